"""Publishing an answer: first exactly what the resident will read and who will be told, then the deed."""

from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations.models import Dossier
from participatie.i18n import gettext as _
from participatie.kernel.errors import Refusal
from participatie.responses import queries, services
from participatie.responses.forms import PublishForm
from participatie.responses.logic.redline import redline
from participatie.responses.models import Point
from participatie.responses.routes.door import blueprint, point_to_answer, refused, stale
from participatie.responses.terms import REASON_LABELS
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence


@blueprint.route("/beheer/dossiers/<slug>/punten/<int:number>/publiceren", methods=["GET", "POST"])
@audience(ANSWERING)
def publish_answer(slug: str, number: int) -> BaseResponse:
    """Show what residents will read and who will be told, and publish it when that is right."""
    dossier, point = point_to_answer(slug, number)
    form = PublishForm(revision=str(point.revision))
    status = 422 if form.is_submitted() else 200
    if form.is_submitted() and stale(form, point.revision):
        status = 409  # what is published is what was shown, never what a colleague wrote meanwhile
    elif form.validate_on_submit():
        try:
            services.publish_answer(current_actor(), point, correction=form.correction.data or "")
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("Het antwoord is openbaar. De mensen in dit punt krijgen bericht."))
            return see_other("responses.show_point", slug=slug, number=number)
    return page("responses/publish_answer.html", status, form=form, **_preview(dossier, point))


def _preview(dossier: Dossier, point: Point) -> dict[str, object]:
    reached, by_mail = queries.count_to_tell(point)
    return {
        "dossier": dossier,
        "point": point,
        "bundled": [row.contribution for row in queries.list_bundled(point)],
        "changes": [
            one for one in queries.list_changes_for([point.id]).get(point.id, ()) if not one.is_dropped
        ],
        "commitments": queries.commitments_of([point.id]).get(point.id, []),
        "gaps": [
            (sentence(gap.reason), gap.field)
            for gap in queries.missing_for_publication(point, correction="-")
        ],
        "reached": reached,
        "by_mail": by_mail,
        "redline": redline,
        "reason_labels": REASON_LABELS,
    }
