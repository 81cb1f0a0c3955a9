"""Checking the record, and reading what was done to one's own contribution or in a dossier."""

from flask import Response, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations.queries import get_dossier
from participatie.contributions import queries as contributions
from participatie.facts import log
from participatie.facts.checkpoint import signer
from participatie.i18n import gettext as _
from participatie.kernel.errors import NotFound
from participatie.open_data import policy, queries
from participatie.open_data.forms import LookForm
from participatie.open_data.logic.telling import THEME_LABELS, Theme
from participatie.open_data.policy import Do
from participatie.open_data.routes.door import blueprint
from participatie.web.access import ANSWERING, EVERYONE, audience, current_actor
from participatie.web.pages import page, see_other

UNKNOWN = 422


@blueprint.get("/controleer")
@audience(EVERYONE)
def check_record() -> BaseResponse:
    """Explain what the record proves and what not, and let anybody check it."""
    form = LookForm(request.args)
    wanted = (form.nummer.data or "").strip().upper()
    if wanted:
        found = contributions.find_shown(wanted)
        if found is not None:
            return see_other(".check_contribution", reference=found.reference)
        form.nummer.errors = [
            _(
                "Er is geen reactie met dit nummer die iedereen mag lezen. Is het uw eigen reactie? Kijk dan bij "
                '"Volg mijn inbreng".'
            )
        ]
    return page(
        "open_data/check_record.html",
        UNKNOWN if wanted else 200,
        form=form,
        head=log.find_head(),
        key=signer().public_key,
    )


@blueprint.get("/controleer/<reference>")
@audience(EVERYONE)
def check_contribution(reference: str) -> Response:
    """Check one contribution that everybody may read: here in the browser, or with its proof."""
    found = contributions.find_shown(reference.upper())
    if found is None:
        raise NotFound
    return page(
        "open_data/check_contribution.html",
        contribution=found,
        sealed=log.list_sealed([found.id]),
        key=signer().public_key,
    )


@blueprint.get("/dossiers/<slug>/controleer")
@audience(EVERYONE)
def check_dossier(slug: str) -> Response:
    """Check everything that was published in a dossier: texts, answers, decisions."""
    dossier = get_dossier(current_actor(), slug, load=())
    return page(
        "open_data/check_dossier.html",
        dossier=dossier,
        published=queries.list_published(dossier),
        key=signer().public_key,
    )


@blueprint.get("/mijn-inbreng/<reference>/logboek")
@audience(EVERYONE)
def show_own_history(reference: str) -> Response:
    """Tell everything that was done to one's own contribution, and give its proof."""
    found = contributions.get_own(current_actor(), reference)
    return page(
        "open_data/show_own_history.html",
        contribution=found,
        happened=queries.list_own_history(found),
        key=signer().public_key,
    )


@blueprint.get("/beheer/dossiers/<slug>/logboek")
@audience(ANSWERING)
def list_logbook(slug: str) -> Response:
    """Tell everything that was done in a dossier, newest first."""
    actor = current_actor()
    dossier = get_dossier(actor, slug, load=())
    policy.require(actor, Do.READ_LOGBOOK, dossier)
    wanted = request.args.get("over", "")
    chosen = Theme(wanted) if wanted in set(Theme) else None
    start = request.args.get("voor", type=int)
    return page(
        "open_data/list_logbook.html",
        dossier=dossier,
        themes=THEME_LABELS,
        chosen=chosen,
        listed=queries.list_logbook(actor, dossier, theme=chosen, start=start),
    )
