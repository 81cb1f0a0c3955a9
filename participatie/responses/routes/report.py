"""The report of responses (reactienota), as a page and as a PDF, from the same data."""

from flask import Response, current_app
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier, Round
from participatie.kernel.errors import NotFound
from participatie.responses import policy
from participatie.responses.logic.report_data import as_data, lead, procedure_rows
from participatie.responses.logic.report_pdf import render_pdf
from participatie.responses.policy import Do
from participatie.responses.queries.report import report_of
from participatie.responses.routes.door import blueprint, public_dossier
from participatie.responses.terms import OUTCOME_LABELS, REASON_LABELS
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.limits import exporting
from participatie.web.pages import page


def _round(slug: str, number: int) -> tuple[Dossier, Round]:
    """Give a round whose report stands; those who answer may look at it before."""
    dossier = public_dossier(slug)
    round_ = consultations.get_round(current_actor(), dossier, number)
    if round_.answered_at is None and not policy.allows(current_actor(), Do.READ_DRAFTS, dossier):
        raise NotFound
    return dossier, round_


@blueprint.get("/dossiers/<slug>/rondes/<int:number>/reactienota")
@audience(EVERYONE)
def read_report(slug: str, number: int) -> BaseResponse:
    """Show the report: on one page, how it went, every point, what changed, where to find yourself, what is next."""
    dossier, round_ = _round(slug, number)
    report = report_of(round_)
    return page(
        "responses/read_report.html",
        dossier=dossier,
        round=round_,
        report=report,
        lead=lead(report),
        procedure=procedure_rows(report),
        outcome_labels=OUTCOME_LABELS,
        reason_labels=REASON_LABELS,
    )


@blueprint.get("/dossiers/<slug>/rondes/<int:number>/reactienota.pdf")
@exporting()
@audience(EVERYONE)
def download_report(slug: str, number: int) -> BaseResponse:
    """Give the report as a tagged PDF, to print or to send along with a council proposal."""
    dossier, round_ = _round(slug, number)
    config = current_app.config["PARTICIPATIE"]
    made = render_pdf(
        as_data(report_of(round_)),
        template=config.template_dir / "responses" / "nota.typ",
        fonts=config.static_dir / "fonts-pdf",
    )
    name = f"reactienota-{dossier.number}-ronde-{number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(made, mimetype="application/pdf", headers=headers)
