"""Who may do what, in words, made of the rules themselves."""

from flask import Response, request

from participatie.admin.queries.rules import list_rules
from participatie.admin.routes.door import blueprint
from participatie.identity.terms import ROLE_LABELS
from participatie.kernel.actor import Role
from participatie.web.access import STAFF, audience
from participatie.web.pages import page


@blueprint.get("/wie-mag-wat")
@audience(STAFF)
def show_rules() -> Response:
    """Tell per room who may do what and when; with a role only what somebody with that role may do."""
    wanted = request.args.get("rol", "")
    role = next((one for one in Role if one.value == wanted), None)
    return page("admin/show_rules.html", rooms=list_rules(role), role=role, roles=Role, labels=ROLE_LABELS)
