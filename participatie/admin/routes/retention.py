"""How long what is kept, what goes in the next thirty days, and what went."""

from datetime import timedelta

from flask import Response

from participatie.admin.handlers.retention import table
from participatie.admin.logic.retention import NEVER_KEPT
from participatie.admin.queries.retention import count_due, list_gone
from participatie.admin.routes.door import blueprint
from participatie.kernel import clock
from participatie.web.access import ADMINISTRATOR, audience
from participatie.web.pages import page

AHEAD = timedelta(days=30)


@blueprint.get("/bewaartermijnen")
@audience(ADMINISTRATOR)
def show_retention() -> Response:
    """Show the table, with counts only: nobody is named here."""
    soon = clock.now() + AHEAD
    return page(
        "admin/show_retention.html",
        table=[(one, count_due(one, soon)) for one in table()],
        gone=list_gone(),
        labels={one.name: one.label for one in table()},
        never=NEVER_KEPT,
    )
