"""The workbench: everything that came in, what waits for what, and putting it in points."""

from collections.abc import Sequence

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations.models import Round
from participatie.contributions.models import Contribution
from participatie.contributions.services import mark_read
from participatie.contributions.terms import CHANNEL_LABELS, KIND_LABELS
from participatie.i18n import gettext as _
from participatie.i18n import lazy, ngettext
from participatie.kernel.errors import Invalid, NotFound, Refusal
from participatie.responses import queries, services
from participatie.responses.forms import NEW_POINT, BundleForm, WorkForm, bundle_form
from participatie.responses.logic.marking import pieces
from participatie.responses.models import Point
from participatie.responses.queries import Which
from participatie.responses.routes.door import blueprint, press, refused
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other

KEPT = ("toon", "q", "na")


def _where() -> dict[str, str]:
    """Give the part of the address that says what the list shows."""
    return {name: request.args[name] for name in KEPT if request.args.get(name)}


@blueprint.get("/beheer/dossiers/<slug>/rondes/<int:number>/werkbank")
@audience(ANSWERING)
def workbench(slug: str, number: int) -> BaseResponse:
    """Show the list, the contribution that was chosen from it, and the points it is in."""
    round_ = queries.get_round_to_answer(current_actor(), slug, number)
    form = WorkForm(request.args)
    good = form.validate()
    start = request.args.get("na", type=int)
    found = queries.list_work(
        round_,
        which=Which(form.toon.data) if good else Which.ALL,
        query=(form.q.data or "").strip() if good else "",
        start=start,
    )
    chosen = request.args.get("inbreng", type=int)
    return page(
        "responses/workbench.html",
        200 if good else 422,
        round=round_,
        dossier=round_.dossier,
        form=form,
        counts=queries.count_coverage(round_),
        found=found,
        start=start,
        where=_where(),
        kind_labels=KIND_LABELS,
        channel_labels=CHANNEL_LABELS,
        **_chosen(round_, chosen),
    )


def _chosen(round_: Round, number: int | None) -> dict[str, object]:
    """Gather what the second and third pane show."""
    if number is None:
        return {"contribution": None, "its_points": (), "text": (), "bundle_form": None}
    contribution = queries.find_in_round(round_, number)
    if contribution is None:
        raise NotFound
    its_points = queries.list_points_of(contribution)
    form = _form_for(round_, [contribution])
    return {
        "contribution": contribution,
        "its_points": its_points,
        "text": pieces(contribution.body, [point.marked for point in its_points]),
        "bundle_form": form,
    }


def _form_for(round_: Round, chosen: Sequence[Contribution]) -> BundleForm:
    """Make the form that puts these contributions in a point of this round."""
    form = bundle_form(one.id for one in chosen)()
    form.point.choices = [
        (NEW_POINT, lazy("Een nieuw punt")),
        *((str(item.number), f"{item.number}. {item.title}") for item in queries.list_points(round_)),
    ]
    if not form.is_submitted():
        form.owner_role.data = round_.dossier.owner_role
    return form


@blueprint.post("/beheer/dossiers/<slug>/rondes/<int:number>/gelezen/<int:contribution>")
@audience(ANSWERING)
def mark_as_read(slug: str, number: int, contribution: int) -> BaseResponse:
    """Note that somebody read a contribution; its author sees it on the line."""
    round_ = queries.get_round_to_answer(current_actor(), slug, number)
    found = queries.find_in_round(round_, contribution)
    press()
    if found is None:
        raise NotFound
    mark_read(current_actor(), [found], role=round_.dossier.owner_role)
    say(_("Inbreng %(number)s is gelezen.", number=found.reference))
    return see_other("responses.workbench", slug=slug, number=number, inbreng=contribution, **_where())


@blueprint.route("/beheer/dossiers/<slug>/rondes/<int:number>/bundelen", methods=["GET", "POST"])
@audience(ANSWERING)
def bundle_chosen(slug: str, number: int) -> BaseResponse:
    """Put the chosen contributions in a point, old or new, and mark the words that matter in each."""
    round_ = queries.get_round_to_answer(current_actor(), slug, number)
    chosen = queries.list_chosen(round_, request.values.getlist("gekozen"))
    form = _form_for(round_, chosen)
    status = 422 if form.is_submitted() or not chosen else 200
    if not chosen:
        refused(form, Invalid("nothing_chosen"))
    elif form.validate_on_submit():
        try:
            point = _bundle(round_, form, chosen)
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_told(point, len(chosen)))
            return _go_on(slug, number, point)
    return page(
        "responses/bundle_chosen.html",
        status,
        round=round_,
        dossier=round_.dossier,
        form=form,
        chosen=chosen,
        where=_where(),
        kind_labels=KIND_LABELS,
    )


def _bundle(round_: Round, form: BundleForm, chosen: Sequence[Contribution]) -> Point:
    actor = current_actor()
    if form.point.data == NEW_POINT:
        point = services.make_point(
            actor,
            round_,
            title=form.title.data or "",
            theme=form.theme.data or "",
            owner_role=form.owner_role.data or "",
        )
    else:
        point = queries.get_point(actor, round_.dossier, int(form.point.data))
    marked = {one.id: form[f"marked-{one.id}"].data or "" for one in chosen}
    services.bundle(actor, point, chosen, marked=marked)
    return point


def _told(point: Point, many: int) -> str:
    return ngettext(
        "%(num)s inbreng staat nu in punt %(number)s.",
        "%(num)s inbrengen staan nu in punt %(number)s.",
        many,
        number=point.number,
    )


def _go_on(slug: str, number: int, point: Point) -> BaseResponse:
    """Go to the point, or back to where somebody was in the list."""
    if request.form.get("daarna") == "punt":
        return see_other("responses.show_point", slug=slug, number=point.number)
    values = {name: request.form[name] for name in (*KEPT, "inbreng") if request.form.get(name)}
    return see_other("responses.workbench", slug=slug, number=number, **values)
