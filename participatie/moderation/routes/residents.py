"""What everybody can do: read the rules, report a text, ask for another look, ask for black blocks."""

import hashlib
import hmac
import secrets

from flask import Response, current_app, redirect, session
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations.logic.dutch_days import local_day
from participatie.i18n import gettext as _
from participatie.kernel import clock
from participatie.kernel.errors import Invalid, NotAllowed, NotFound
from participatie.moderation import policy, queries, services
from participatie.moderation.forms import AppealForm, AskRedactionForm, ReportForm
from participatie.moderation.logic.items import Item
from participatie.moderation.policy import Do
from participatie.moderation.routes.door import address_of, blueprint, in_words
from participatie.moderation.terms import (
    APPEAL_RESULT_LABELS,
    HOUSE_RULE_LABELS,
    HOUSE_RULE_MEANINGS,
    OUTCOME_DONE,
    HouseRule,
)
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.limits import address_range, fits
from participatie.web.pages import page, say

REPORTER = "reporter"
PER_PERSON, PER_PLACE = "20 per day", "60 per hour"


@blueprint.get("/huisregels")
@audience(EVERYONE)
def read_rules() -> Response:
    """Show everybody the house rules, how often each one was applied, and what came of appeals."""
    return page(
        "moderation/read_rules.html",
        labels=HOUSE_RULE_LABELS,
        meanings=HOUSE_RULE_MEANINGS,
        figures=queries.public_figures(),
        results=APPEAL_RESULT_LABELS,
        in_words=in_words,
    )


@blueprint.route("/melden/<kind>/<reference>", methods=["GET", "POST"])
@audience(EVERYONE)
def report(kind: str, reference: str) -> BaseResponse:
    """Let anybody tell a moderator that a text may break a rule; nothing happens to it until somebody looked."""
    item = queries.get_shown(kind, reference)
    form = ReportForm()
    if not form.validate_on_submit():
        meanings = {rule.value: _(text) for rule, text in HOUSE_RULE_MEANINGS.items()}
        status = 422 if form.errors else 200
        return page("moderation/report.html", status, item=item, form=form, meanings=meanings)
    reporter, person = _reporter(item)
    counts = all([fits(PER_PERSON, "report", person), fits(PER_PLACE, "report-place", _circle())])
    services.report_item(
        current_actor(),
        item,
        rule=HouseRule(form.rule.data),
        words=form.words.data or "",
        reporter=reporter,
        circle=_circle(),
        counts=counts,
    )
    say(_("Dank u wel. Een moderator kijkt naar %(number)s.", number=item.reference))
    return redirect(address_of(item.where), 303)


def _sealed(*words: object) -> str:
    """Give a short text that only this site can make of these words, and that leads nobody back to them."""
    key = str(current_app.config["PARTICIPATIE"].secret_key).encode()
    return hmac.new(key, "/".join(map(str, words)).encode(), hashlib.sha256).hexdigest()[:32]


def _reporter(item: Item) -> tuple[str, str]:
    """Tell browsers (or accounts) apart: for this one item in the table, and for today in the counter."""
    account = current_actor().account_id
    person = str(account) if account else session.setdefault(REPORTER, secrets.token_urlsafe(12))
    return _sealed("reporter", item.id, person), _sealed("reporter", _today(), person)


def _circle() -> str:
    """Say that reports came from one place on the internet, on this day; where that is can not be read back."""
    return _sealed("circle", _today(), address_range())


def _today() -> str:
    return local_day(clock.now()).isoformat()


@blueprint.route("/herbeoordeling/<kind>/<reference>", methods=["GET", "POST"])
@audience(EVERYONE)
def appeal(kind: str, reference: str) -> BaseResponse:
    """Let an author ask, within fourteen days, that somebody else looks again."""
    actor = current_actor()
    item = queries.get_own(actor, kind, reference)
    decision = queries.find_newest(item.id)
    if decision is None:
        raise NotFound
    appealed = queries.appealed_of(item, decision)
    form = AppealForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            services.appeal(actor, appealed, words=form.words.data or "")
        except (Invalid, NotAllowed) as refusal:
            form.refuse(refusal)
        else:
            say(_("Iemand anders kijkt opnieuw naar uw tekst. U krijgt bericht."))
            return redirect(address_of(item.own), 303)
    elif not form.is_submitted():
        policy.require(actor, Do.APPEAL, appealed)
    return page(
        "moderation/appeal.html",
        status,
        item=item,
        decision=decision,
        form=form,
        rule_labels=HOUSE_RULE_LABELS,
        done=OUTCOME_DONE,
        back=address_of(item.own),
    )


@blueprint.route("/zwartmaken/<kind>/<reference>", methods=["GET", "POST"])
@audience(EVERYONE)
def ask_redaction(kind: str, reference: str) -> BaseResponse:
    """Let an author ask for words of their own to be blacked out, also when they can change nothing any more."""
    actor = current_actor()
    item = queries.get_own(actor, kind, reference)
    policy.require(actor, Do.ASK_REDACTION, item)
    form = AskRedactionForm()
    if form.validate_on_submit():
        services.ask_redaction(actor, item, words=form.words.data or "")
        say(_("Een moderator maakt deze woorden zwart. U krijgt bericht."))
        return redirect(address_of(item.own), 303)
    return page(
        "moderation/ask_redaction.html",
        422 if form.errors else 200,
        item=item,
        form=form,
        back=address_of(item.own),
    )
