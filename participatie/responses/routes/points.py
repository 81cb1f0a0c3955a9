"""A point as those who answer see it: what came in, the draft, changed words, commitments."""

from typing import Any

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier
from participatie.contributions.terms import KIND_LABELS
from participatie.i18n import gettext as _
from participatie.kernel.errors import NotFound, Refusal
from participatie.responses import queries, services
from participatie.responses.forms import AnswerForm, ChangeForm, CommitmentForm, PointForm
from participatie.responses.logic.marking import pieces
from participatie.responses.logic.redline import redline
from participatie.responses.models import Point
from participatie.responses.routes.door import (
    blueprint,
    dossier_to_answer,
    point_to_answer,
    press,
    refused,
    stale,
)
from participatie.responses.terms import OUTCOME_MEANINGS
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence


@blueprint.get("/beheer/dossiers/<slug>/rondes/<int:number>/punten")
@audience(ANSWERING)
def list_points(slug: str, number: int) -> BaseResponse:
    """List the points of a round with what they still lack."""
    round_ = queries.get_round_to_answer(current_actor(), slug, number)
    return page(
        "responses/list_points.html",
        round=round_,
        dossier=round_.dossier,
        points=queries.list_points(round_),
        counts=queries.count_coverage(round_),
    )


@blueprint.route("/beheer/dossiers/<slug>/punten/<int:number>", methods=["GET", "POST"])
@audience(ANSWERING)
def show_point(slug: str, number: int) -> BaseResponse:
    """Write the answer to a point, beside the contributions it is about."""
    dossier, point = point_to_answer(slug, number)
    form = AnswerForm(**_draft(point))
    status, theirs = (422 if form.is_submitted() else 200), None
    if form.validate_on_submit():
        if stale(form, point.revision):
            status, theirs = 409, point
        else:
            services.draft_answer(current_actor(), point, revision=point.revision, **form.draft)
            say(_("Het concept is opgeslagen. Niemand buiten ziet het nog."))
            return see_other("responses.show_point", slug=slug, number=number)
    return page("responses/show_point.html", status, form=form, theirs=theirs, **_around(dossier, point))


def _draft(point: Point) -> dict[str, Any]:
    return {
        "we_read": point.we_read,
        "answer": point.answer,
        "outcome": point.outcome.value if point.outcome else None,
        "reason": point.reason.value if point.reason else "",
        "interest": point.interest,
        "other_organisation": point.other_organisation,
        "revision": str(point.revision),
    }


def _around(dossier: Dossier, point: Point) -> dict[str, Any]:
    """Gather everything that hangs on a point."""
    bundled = queries.list_bundled(point)
    gaps = queries.missing_for_publication(point, correction="-")
    return {
        "dossier": dossier,
        "point": point,
        "round": queries.round_of(point),
        "bundled": [(row.contribution, pieces(row.contribution.body, [row.marked])) for row in bundled],
        "changes": queries.list_changes_for([point.id]).get(point.id, []),
        "commitments": queries.commitments_of([point.id]).get(point.id, []),
        "answers": queries.list_answers(point),
        "gaps": [(sentence(gap.reason), gap.field) for gap in gaps],
        "outcome_meanings": {outcome.value: _(text) for outcome, text in OUTCOME_MEANINGS.items()},
        "redline": redline,
        "kind_labels": KIND_LABELS,
    }


@blueprint.route("/beheer/dossiers/<slug>/punten/<int:number>/naam", methods=["GET", "POST"])
@audience(ANSWERING)
def change_point(slug: str, number: int) -> BaseResponse:
    """Give a point another name, theme or owner."""
    dossier, point = point_to_answer(slug, number)
    form = PointForm(
        title=point.title, theme=point.theme, owner_role=point.owner_role, revision=str(point.revision)
    )
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        if stale(form, point.revision):
            status = 409
        else:
            services.change_point(
                current_actor(),
                point,
                title=form.title.data or "",
                theme=form.theme.data or "",
                owner_role=form.owner_role.data or "",
                revision=point.revision,
            )
            say(_("Opgeslagen."))
            return see_other("responses.show_point", slug=slug, number=number)
    return page("responses/change_point.html", status, dossier=dossier, point=point, form=form)


@blueprint.post("/beheer/dossiers/<slug>/punten/<int:number>/inbreng/<int:contribution>/eruit")
@audience(ANSWERING)
def unbundle(slug: str, number: int, contribution: int) -> BaseResponse:
    """Take a contribution out of a point that nobody outside has seen."""
    _dossier, point = point_to_answer(slug, number)
    found = queries.find_in_round(queries.round_of(point), contribution)
    press()
    if found is None:
        raise NotFound
    services.unbundle(current_actor(), point, found)
    say(_("Inbreng %(number)s staat niet meer in dit punt.", number=found.reference))
    return see_other("responses.show_point", slug=slug, number=number, _anchor="inbrengen")


@blueprint.route("/beheer/dossiers/<slug>/punten/<int:number>/wijziging", methods=["GET", "POST"])
@audience(ANSWERING)
def propose_change(slug: str, number: int) -> BaseResponse:
    """Give words of the text new words, because of this point."""
    dossier, point = point_to_answer(slug, number)
    version = consultations.find_newest_version(dossier.id)
    if version is None:
        raise NotFound
    chosen = request.args.get("lid", "")
    paragraph = consultations.get_paragraph(current_actor(), version, chosen) if chosen else None
    form = ChangeForm(was=request.args.get("woorden", ""))
    status = 422 if form.is_submitted() else 200
    if paragraph is not None and form.validate_on_submit():
        try:
            services.propose_change(
                current_actor(),
                dossier,
                paragraph,
                was=form.was.data or "",
                becomes=form.becomes.data or "",
                points=[point],
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("De wijziging van lid %(number)s is opgeslagen.", number=paragraph.number))
            return see_other("responses.show_point", slug=slug, number=number, _anchor="wijzigingen")
    return page(
        "responses/propose_change.html",
        status,
        dossier=dossier,
        point=point,
        version=version,
        text=consultations.read_text(version.id),
        paragraph=paragraph,
        form=form,
        suggestions=queries.list_suggestions(point),
    )


@blueprint.post("/beheer/dossiers/<slug>/punten/<int:number>/wijziging/<change_id>/weg")
@audience(ANSWERING)
def drop_change(slug: str, number: int, change_id: str) -> BaseResponse:
    """Take a change back for this point; what was promised stays so until the answer is corrected."""
    dossier, point = point_to_answer(slug, number)
    change = queries.get_change(current_actor(), dossier, change_id)
    press()
    services.drop_change(current_actor(), change, point=point)
    if any(one.id == change.id for one in queries.list_changes_for([point.id]).get(point.id, ())):
        say(_("De wijziging vervalt als u het verbeterde antwoord publiceert."))
    else:
        say(_("De wijziging is weg."))
    return see_other("responses.show_point", slug=slug, number=number, _anchor="wijzigingen")


@blueprint.route("/beheer/dossiers/<slug>/punten/<int:number>/toezegging", methods=["GET", "POST"])
@audience(ANSWERING)
def make_commitment(slug: str, number: int) -> BaseResponse:
    """Promise something with the answer to this point."""
    dossier, point = point_to_answer(slug, number)
    form = CommitmentForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            services.make_commitment(
                current_actor(),
                point,
                what=form.what.data or "",
                who=form.who.data or "",
                due_on=form.due_on.data,  # type: ignore[arg-type]
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("De toezegging is opgeslagen. Zij wordt openbaar met het antwoord."))
            return see_other("responses.show_point", slug=slug, number=number, _anchor="toezeggingen")
    return page("responses/make_commitment.html", status, dossier=dossier, point=point, form=form)


@blueprint.post("/beheer/dossiers/<slug>/toezeggingen/<commitment_id>/weg")
@audience(ANSWERING)
def drop_commitment(slug: str, commitment_id: str) -> BaseResponse:
    """Take a draft commitment back."""
    commitment = queries.get_commitment(current_actor(), dossier_to_answer(slug), commitment_id)
    number = queries.number_of(commitment.point_id)
    press()
    services.drop_commitment(current_actor(), commitment)
    say(_("De toezegging is weg."))
    return see_other("responses.show_point", slug=slug, number=number, _anchor="toezeggingen")
