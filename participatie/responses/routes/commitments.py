"""Commitments: everybody reads how they stand; those who answer write what came of them."""

from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.kernel.errors import Refusal
from participatie.responses import queries, services
from participatie.responses.forms import ResultForm
from participatie.responses.routes.door import blueprint, dossier_to_answer, public_dossier, refused
from participatie.responses.terms import RESULT_LABELS
from participatie.web.access import ANSWERING, EVERYONE, audience, current_actor
from participatie.web.pages import page, say, see_other


@blueprint.get("/dossiers/<slug>/toezeggingen")
@audience(EVERYONE)
def list_commitments(slug: str) -> BaseResponse:
    """Show everybody what was promised, by when, and what came of it."""
    dossier = public_dossier(slug)
    return page(
        "responses/list_commitments.html",
        dossier=dossier,
        commitments=queries.list_commitments(dossier.id),
        decisions=queries.list_decisions(dossier.id),
        result_labels=RESULT_LABELS,
    )


@blueprint.get("/beheer/dossiers/<slug>/toezeggingen")
@audience(ANSWERING)
def manage_commitments(slug: str) -> BaseResponse:
    """List what was promised, to write what came of it."""
    dossier = dossier_to_answer(slug)
    return page(
        "responses/manage_commitments.html",
        dossier=dossier,
        commitments=queries.list_commitments(dossier.id),
        result_labels=RESULT_LABELS,
    )


@blueprint.route("/beheer/dossiers/<slug>/toezeggingen/<commitment_id>", methods=["GET", "POST"])
@audience(ANSWERING)
def end_commitment(slug: str, commitment_id: str) -> BaseResponse:
    """Write what came of a commitment, also when it was not kept."""
    dossier = dossier_to_answer(slug)
    commitment = queries.get_commitment(current_actor(), dossier, commitment_id)
    form = ResultForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            services.end_commitment(
                current_actor(), commitment, result=form.chosen, text=form.text.data or ""
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("Opgeslagen. De mensen in dit punt krijgen bericht."))
            return see_other("responses.manage_commitments", slug=slug)
    return page("responses/end_commitment.html", status, dossier=dossier, commitment=commitment, form=form)
