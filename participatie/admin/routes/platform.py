"""The organisations of the platform; who looks after it sees no content of theirs."""

from flask import Response
from werkzeug.wrappers import Response as BaseResponse

from participatie.admin.forms import OrganisationForm
from participatie.admin.routes.door import blueprint
from participatie.i18n import gettext as _
from participatie.identity.models import SecondPersonRequest
from participatie.identity.queries.staff import list_all_organisations
from participatie.identity.services.platform import start_organisation
from participatie.identity.terms import ORGANISATION_KIND_LABELS, OrganisationKind
from participatie.kernel.errors import Refusal
from participatie.web.access import PLATFORM, audience, current_actor
from participatie.web.pages import page, say, see_other


@blueprint.get("/organisaties")
@audience(PLATFORM)
def list_organisations() -> Response:
    """Show which organisations are on this platform, and which have nobody who gives roles."""
    return page(
        "admin/list_organisations.html",
        organisations=list_all_organisations(current_actor()),
        kinds=ORGANISATION_KIND_LABELS,
    )


@blueprint.route("/organisaties/nieuw", methods=["GET", "POST"])
@audience(PLATFORM)
def start() -> BaseResponse:
    """Add an organisation and invite its first administrator; with two platform administrators both agree."""
    form = OrganisationForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            made = start_organisation(
                current_actor(),
                slug=form.slug.data or "",
                code=form.code.data or "",
                name=form.name.data or "",
                kind=OrganisationKind(form.kind.data),
                administrator=form.administrator.data or "",
                email=form.email.data or "",
            )
        except Refusal as refusal:
            form.refuse(refusal)
            status = refusal.status
        else:
            if isinstance(made, SecondPersonRequest):
                say(_("Uw vraag is verstuurd. Als een collega akkoord is, komt de organisatie erbij."))
            else:
                say(_("De organisatie is toegevoegd. De beheerder krijgt een uitnodiging."))
            return see_other("admin.list_organisations")
    return page("admin/start.html", status, form=form)
