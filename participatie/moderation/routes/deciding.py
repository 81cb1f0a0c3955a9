"""One text at a time: deciding, looking again, opening what was blacked out, and the file for the police."""

import io
import zipfile

from flask import Response, make_response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.kernel import clock
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.moderation import policy, queries, services
from participatie.moderation.forms import OUTCOMES, ButtonForm, DecideForm, ReadOriginalForm
from participatie.moderation.logic.items import Item
from participatie.moderation.logic.urgency import holds_claim, likely_rule, offered
from participatie.moderation.policy import Do
from participatie.moderation.routes.door import address_of, blueprint, waited
from participatie.moderation.terms import (
    APPEAL_RESULT_LABELS,
    HOUSE_RULE_LABELS,
    OUTCOME_DONE,
    OUTCOME_MEANINGS,
    READ_REASON_LABELS,
    STANDING_LABELS,
    WHY_LABELS,
    Outcome,
)
from participatie.web import sentences
from participatie.web.access import MODERATOR, STAFF, audience, current_actor
from participatie.web.pages import page, say, see_other

WORDS = {
    "rule_labels": HOUSE_RULE_LABELS,
    "done": OUTCOME_DONE,
    "whys": WHY_LABELS,
    "standings": STANDING_LABELS,
    "results": APPEAL_RESULT_LABELS,
}


@blueprint.route("/beheer/moderatie/<kind>/<reference>", methods=["GET", "POST"])
@audience(MODERATOR)
def decide(kind: str, reference: str) -> BaseResponse:
    """Let a moderator decide about a text, with a house rule and a reason that its author reads."""
    actor = current_actor()
    item = queries.get_item(actor, kind, reference)
    form = _form(item)
    if form.is_submitted() and form.seen.data != item.fingerprint:
        raise Conflict(
            "changed_meanwhile"
        )  # the author or a colleague was first: this click was about other words
    if form.validate_on_submit():
        try:
            services.decide(actor, item, form.choice)
        except (Invalid, Conflict) as refusal:
            form.refuse(refusal)
        else:
            return _done(item, form.choice.outcome)
    status = 422 if form.errors or form.form_errors else 200
    return page("moderation/decide.html", status, form=form, **_around(item), **WORDS)


def _form(item: Item) -> DecideForm:
    case = queries.find_case(item)
    rule = likely_rule([each.why for each in case.signals]) if case else None
    wish = queries.find_wish(case)
    wanted = request.args.get("besluit", "")
    form = DecideForm(
        outcome=wanted if wanted in set(Outcome) else "",
        rule=rule.value if rule and wanted != Outcome.VISIBLE else "",
        phrases=wish.words if wish and case and case.waiting_since else "",
        seen=item.fingerprint,
    )
    order = [outcome.value for outcome in offered(item.standing)]
    form.outcome.choices = sorted(OUTCOMES, key=lambda choice: order.index(choice[0]))
    return form


def _done(item: Item, outcome: Outcome) -> BaseResponse:
    """Say what was done, and go on to what asks for a look next when the moderator is working through the queue."""
    number, how = item.reference, _(OUTCOME_DONE[outcome])
    say(_("%(number)s: %(how)s. De afzender krijgt bericht.", number=number, how=how))
    if request.args.get("verder"):
        follows = queries.find_next(current_actor(), item)
        if follows is not None:
            return see_other(".decide", kind=follows.kind, reference=follows.reference, verder=1)
    return see_other(".list_cases")


def _around(item: Item) -> dict[str, object]:
    """Gather what stands around the form: why it is here, what was said about it, and what was decided before."""
    actor, case = current_actor(), queries.find_case(item)
    claimed = case is not None and holds_claim(case.claimed_at, clock.now())
    why_not = policy.why_not(actor, Do.DECIDE, item)
    return {
        "item": item,
        "case": case,
        "is_mine": claimed and case is not None and case.claimed_by == actor.account_id,
        "looking": queries.name_of(case.claimed_by) if claimed and case else "",
        "circles": queries.list_reports(case),
        "wish": queries.find_wish(case),
        "decisions": queries.list_decisions(item),
        "appeals": queries.list_appeals(item),
        "originals": len(queries.list_originals(item)),
        "refused": sentences.sentence(why_not) if why_not else "",
        "meanings": {outcome.value: _(text) for outcome, text in OUTCOME_MEANINGS.items()},
        "button_form": ButtonForm(),
        "address_of": address_of,
        "waited": waited,
    }


@blueprint.post("/beheer/moderatie/<kind>/<reference>/bekijken")
@audience(MODERATOR)
def claim(kind: str, reference: str) -> BaseResponse:
    """Let the others know that one is looking at a text, or leave it to them."""
    item = queries.get_item(current_actor(), kind, reference)
    if ButtonForm().validate_on_submit():
        if "los" in request.form:
            services.release(current_actor(), item)
            say(_("U laat %(number)s aan een collega.", number=reference))
        else:
            services.claim(current_actor(), item)
            say(_("U kijkt naar %(number)s. Collega's zien dat een half uur lang.", number=reference))
    return see_other(".decide", kind=kind, reference=reference)


@blueprint.route("/beheer/moderatie/<kind>/<reference>/opnieuw", methods=["GET", "POST"])
@audience(STAFF)
def rule_on_appeal(kind: str, reference: str) -> BaseResponse:
    """Let somebody else than who decided look again, and tell the author what they found."""
    actor = current_actor()
    item = queries.get_item_to_rule(actor, kind, reference)
    asked = queries.get_open_appeal(item)
    others = queries.count_other_moderators(item, asked.decision)
    appealed = queries.appealed_of(item, asked.decision, other_moderators=others)
    form = _form(item)
    if form.is_submitted() and form.seen.data != item.fingerprint:
        raise Conflict("changed_meanwhile")
    if form.validate_on_submit():
        try:
            services.rule_on_appeal(actor, appealed, asked.appeal, form.choice)
        except (Invalid, NotAllowed) as refusal:
            form.refuse(refusal)
        else:
            say(
                _(
                    "De herbeoordeling van %(number)s staat vast. De afzender krijgt bericht.",
                    number=reference,
                )
            )
            is_moderator = policy.moderates_somewhere(actor, None)
            return see_other(".list_cases" if is_moderator else "portal.work")
    why_not = policy.why_not(actor, Do.RULE, appealed)
    around = _around(item) | {"refused": sentences.sentence(why_not) if why_not else ""}
    status = 422 if form.errors or form.form_errors else 200
    return page("moderation/rule_on_appeal.html", status, form=form, asked=asked, **around, **WORDS)


@blueprint.route("/beheer/moderatie/<kind>/<reference>/origineel", methods=["GET", "POST"])
@audience(MODERATOR)
def read_original(kind: str, reference: str) -> BaseResponse:
    """Open what was blacked out, after saying why; that it was opened is written down."""
    actor = current_actor()
    item = queries.get_item(actor, kind, reference)
    form, texts = ReadOriginalForm(), []
    if form.validate_on_submit():
        sealed = services.read_original(actor, item, reason=form.chosen)
        texts = [(one.sealed_at, text) for one in sealed for text in one.texts.values()]
    return page(
        "moderation/read_original.html",
        422 if form.errors else 200,
        item=item,
        form=form,
        texts=texts,
        is_open=form.is_submitted() and not form.errors,
        reasons=READ_REASON_LABELS,
    )


@blueprint.route("/beheer/moderatie/<kind>/<reference>/politie", methods=["GET", "POST"])
@audience(MODERATOR)
def make_file(kind: str, reference: str) -> BaseResponse:
    """Make the file for the police: what was received, word for word, with hashes; for a machine and for a person."""
    actor = current_actor()
    item = queries.get_item(actor, kind, reference)
    if not ButtonForm().validate_on_submit():
        return page("moderation/make_file.html", item=item, form=ButtonForm(), file=queries.police_file(item))
    made = services.make_report_file(actor, item)
    readable = render_template("moderation/_police_file.html", file=made, made_at=clock.now())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{item.reference}.json", made.as_json)
        archive.writestr(f"{item.reference}.html", readable)
    return _download(packed.getvalue(), f"politie-{item.reference}.zip")


def _download(data: bytes, name: str) -> Response:
    response = make_response(data)
    response.mimetype = "application/zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
