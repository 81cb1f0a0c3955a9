"""The queue: what asks for a look, and what moderators do with several at once."""

from collections.abc import Mapping
from uuid import UUID

from flask import Response, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.i18n import ngettext
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.kernel.ids import parse_id
from participatie.moderation import queries, services
from participatie.moderation.forms import ButtonForm, DecideManyForm, SaveViewForm
from participatie.moderation.logic.items import kinds
from participatie.moderation.logic.urgency import likely_rule
from participatie.moderation.queries import Selection, State
from participatie.moderation.routes.door import blueprint, waited
from participatie.moderation.terms import (
    OUTCOME_MEANINGS,
    STANDING_LABELS,
    WHY_LABELS,
    Outcome,
    Why,
)
from participatie.web.access import MODERATOR, audience, current_actor
from participatie.web.pages import page, say, see_other

MOST_CHOSEN = 50
RECENT = 50


@blueprint.get("/beheer/moderatie")
@audience(MODERATOR)
def list_cases() -> Response:
    """Show a moderator what asks for a look, the gravest first; or what was decided before."""
    actor = current_actor()
    selection = Selection.of(request.args)
    organisations = queries.list_organisations(actor)
    return page(
        "moderation/list_cases.html",
        selection=selection,
        states=State,
        found=queries.list_queue(actor, selection, after=parse_id(request.args.get("na", ""))),
        counts=queries.count_queue(actor, dossier_id=selection.dossier_id),
        dossiers=queries.list_dossiers(actor),
        kinds=[(kind.kind, kind.label) for kind in kinds()],
        whys=WHY_LABELS,
        standings=STANDING_LABELS,
        views=queries.list_views(actor),
        view_form=SaveViewForm(),
        duties=[queries.duty_now(one.id) for one in organisations],
        waited=waited,
    )


@blueprint.get("/beheer/moderatie/alles")
@audience(MODERATOR)
def list_items() -> Response:
    """Show a moderator what everybody can read, newest first: also what nobody reported."""
    actor = current_actor()
    selection = Selection.of(request.args)
    kind = selection.kind or kinds()[0].kind
    items = queries.list_recent(
        actor,
        kind,
        dossier_id=selection.dossier_id,
        words=selection.words,
        after=request.args.get("na", ""),
        size=RECENT + 1,
    )
    return page(
        "moderation/list_items.html",
        selection=selection,
        kind=kind,
        items=items[:RECENT],
        more=items[RECENT - 1].reference if len(items) > RECENT else None,
        counts=queries.count_queue(actor, dossier_id=selection.dossier_id),
        dossiers=queries.list_dossiers(actor),
        kinds=[(each.kind, each.label) for each in kinds()],
    )


@blueprint.route("/beheer/moderatie/samen", methods=["GET", "POST"])
@audience(MODERATOR)
def decide_many() -> BaseResponse:
    """Let a moderator decide the same about several texts, for one reason."""
    actor = current_actor()
    chosen = request.values.getlist("gekozen")[:MOST_CHOSEN]
    items = queries.list_items(actor, chosen)
    if not items:
        say(_("Kies eerst een of meer teksten uit de lijst."), "warning")
        return see_other(".list_cases")
    whys = {each.why for item in items if (case := queries.find_case(item)) for each in case.signals}
    form = DecideManyForm(**_wanted(request.args, whys))
    if form.validate_on_submit():
        try:
            services.decide_many(actor, items, form.choice)
        except (Invalid, Conflict, NotAllowed) as refusal:
            form.refuse(refusal)
        else:
            text = ngettext(
                "Over %(num)s tekst is besloten. De schrijver krijgt bericht.",
                "Over %(num)s teksten is besloten. De schrijvers krijgen bericht.",
                len(items),
            )
            say(text)
            return see_other(".list_cases", **_back(request.form))
    return page(
        "moderation/decide_many.html",
        422 if form.errors or form.form_errors else 200,
        items=items,
        form=form,
        meanings={outcome.value: _(text) for outcome, text in OUTCOME_MEANINGS.items()},
        back=Selection.of(request.values).as_query,
    )


def _wanted(query: Mapping[str, str], whys: set[Why]) -> dict[str, str]:
    """Fill in what a key or button asked for, and the rule that the signals point at; a person decides."""
    outcome, rule = query.get("besluit", ""), likely_rule(whys)
    return {
        "outcome": outcome if outcome in set(Outcome) else "",
        "rule": rule.value if rule and outcome != Outcome.VISIBLE else "",
    }


def _back(form: Mapping[str, str]) -> dict[str, str]:
    return Selection.of(form).as_query


@blueprint.post("/beheer/moderatie/weergaven")
@audience(MODERATOR)
def save_view() -> BaseResponse:
    """Keep what is chosen now under a name."""
    form = SaveViewForm()
    chosen = _back(request.form)
    if form.validate_on_submit():
        services.save_view(current_actor(), name=(form.name.data or "").strip(), chosen=chosen)
        say(_("“%(name)s” is bewaard.", name=form.name.data or ""))
    else:
        say(" ".join(str(error) for errors in form.errors.values() for error in errors), "error")
    return see_other(".list_cases", **chosen)


@blueprint.post("/beheer/moderatie/weergaven/<uuid:view_id>/weg")
@audience(MODERATOR)
def drop_view(view_id: UUID) -> BaseResponse:
    """Drop a kept selection."""
    view = queries.get_view(current_actor(), view_id)
    if ButtonForm().validate_on_submit():
        services.drop_view(current_actor(), view)
        say(_("“%(name)s” is weg.", name=view.name))
    return see_other(".list_cases")
