"""Reacting, changing and withdrawing for residents; entering and ruling on late ones for officials."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from flask import Blueprint, current_app, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.logic.round_state import GRACE
from participatie.consultations.models import Article, Dossier, Paragraph, Round
from participatie.contributions import policy, queries, services
from participatie.contributions.forms import (
    EditForm,
    EnterForm,
    LateForm,
    ReactForm,
    WithdrawForm,
    WordingForm,
)
from participatie.contributions.logic.ticket import Ticket, read_ticket, write_ticket
from participatie.contributions.logic.wording import Wording, quote_in, squeeze
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.contributions.services import Place, Sender
from participatie.contributions.terms import (
    KIND_HINTS,
    SENTENCES,
    Channel,
    HoldReason,
    Kind,
    LateRuling,
    Visibility,
)
from participatie.i18n import gettext as _
from participatie.i18n.dates import AMSTERDAM
from participatie.identity import queries as identity
from participatie.kernel import clock, ids
from participatie.kernel.errors import Conflict, NotAllowed, NotFound, Refusal
from participatie.web import login
from participatie.web.access import ANSWERING, EVERYONE, audience, current_actor
from participatie.web.flood import is_flood
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import add as add_sentences

blueprint = Blueprint("contributions", __name__)
add_sentences(SENTENCES)


@dataclass(frozen=True)
class Spot:
    """Where in which text somebody wants to say something."""

    dossier: Dossier
    round: Round
    article: Article | None
    paragraph: Paragraph | None
    is_moved: bool = False
    """What it was about does not stand in this text any more; it is about the whole now."""

    @property
    def place(self) -> Place:
        """The same, as services know it."""
        return Place(
            article_id=self.article.id if self.article else None,
            paragraph_id=self.paragraph.id if self.paragraph else None,
            text=self.paragraph.text if self.paragraph else "",
        )

    @property
    def draft_key(self) -> str:
        """Under which name a browser keeps what is being typed here."""
        anchor = self.paragraph or self.article
        return f"reactie-{anchor.id if anchor else self.round.version_id}"


def _spot(slug: str, values: MultiDict[str, str], ticket: Ticket | None) -> Spot:
    dossier = consultations.get_dossier(current_actor(), slug, load=())
    round_ = queries.find_round_to_react(dossier)
    if round_ is None or round_.version_id is None:
        raise NotFound
    paragraph = queries.find_paragraph(round_.version_id, values["lid"]) if values.get("lid") else None
    article = queries.find_article(round_.version_id, values["artikel"]) if values.get("artikel") else None
    is_gone = (values.get("lid") and paragraph is None) or (values.get("artikel") and article is None)
    if is_gone and (ticket is None or ticket.version_id in {None, round_.version_id}):
        raise NotFound
    return Spot(dossier, round_, article, paragraph, is_moved=bool(is_gone))


def _secrets() -> list[str]:
    config = current_app.config["PARTICIPATIE"]
    return [config.secret_key, *config.secret_key_fallbacks]


def _new_ticket(round_: Round) -> str:
    return write_ticket(Ticket(ids.new_id(), clock.now(), round_.version_id), _secrets()[0])


def _wording(form: WordingForm, quote: str = "", **more: str) -> Wording:
    becomes = form.proposed_becomes.data or ""
    was = form.proposed_was.data or ""
    if not becomes and quote and squeeze(was) == quote:
        was = ""  # the words somebody chose were filled in for them; without new words that is no proposal
    return Wording(
        kind=Kind(form.kind.data),
        body=form.body.data or "",
        quote=quote,
        proposed_was=was,
        proposed_becomes=becomes,
        visibility=Visibility(form.visibility.data),
        pseudonym=form.pseudonym.data or "",
        neighbourhood=form.neighbourhood.data or "",
        **more,
    )


@blueprint.route("/dossiers/<slug>/reageren", methods=["GET", "POST"])
@audience(EVERYONE)
def react(slug: str) -> BaseResponse:
    """Say something about a paragraph, an article or the whole; without an account, in one form."""
    ticket = read_ticket(request.form.get("ticket", ""), _secrets())
    spot = _spot(slug, request.args, ticket)
    words = quote_in(spot.paragraph.text if spot.paragraph else "", request.args.get("woorden", ""))
    form = ReactForm(quote=words, proposed_was=words, email=_own_address())
    if not form.ticket.data:
        form.ticket.data = _new_ticket(spot.round)
    if not form.validate_on_submit():
        return _show_form(spot, form, 422 if form.is_submitted() else 200)
    if ticket is None or ticket.version_id not in {None, spot.round.version_id}:
        changed = "place_is_gone" if spot.is_moved else "text_changed"
        form.ticket.data = _new_ticket(spot.round)
        form.refuse(Conflict(changed if ticket else "form_expired"))
        return _show_form(spot, form, 409 if ticket else 422)
    if form.warns(queries.list_public_texts(spot.round, spot.place.text)):
        return _show_form(spot, form, 422)
    return _send(spot, form, ticket)


def _own_address() -> str:
    """Fill in the address of somebody who is signed in: they may take it out, and still find it with their account."""
    actor = current_actor()
    return identity.get_own_account(actor).email or "" if actor.is_signed_in and not actor.is_staff else ""


def _send(spot: Spot, form: ReactForm, ticket: Ticket) -> BaseResponse:
    quote = quote_in(spot.paragraph.text if spot.paragraph else "", form.quote.data or "")
    try:
        sent = services.submit_contribution(
            current_actor(),
            spot.round,
            spot.place,
            _wording(form, quote),
            submission_key=ticket.key,
            form_opened_at=ticket.opened_at,
            email=form.email.data or "",
            noticed=_noticed(spot.round),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        if refusal.reason == "sent_already":
            form.ticket.data = _new_ticket(spot.round)
        return _show_form(spot, form, refusal.status if refusal.status != 403 else 422)  # noqa: PLR2004
    login.hold_contribution(sent.id)
    return see_other("portal.receipt", reference=sent.reference)


def _noticed(round_: Round) -> tuple[HoldReason, ...]:
    """Count one more; beyond the limit somebody looks first. In the last minutes accounts are not counted."""
    actor = current_actor()
    is_ending = round_.closes_at - GRACE <= clock.now() < round_.closes_at
    if actor.is_signed_in and is_ending:
        return ()
    return (HoldReason.MANY_AT_ONCE,) if is_flood(actor, "contribution") else ()


def _show_form(spot: Spot, form: ReactForm, status: int) -> BaseResponse:
    return page(
        "contributions/react.html",
        status,
        spot=spot,
        form=form,
        kind_hints={kind.value: _(hint) for kind, hint in KIND_HINTS.items()},
        state=consultations.state_of(spot.round).value,
    )


@blueprint.route("/mijn-inbreng/<reference>/wijzigen", methods=["GET", "POST"])
@audience(EVERYONE)
def edit(reference: str) -> BaseResponse:
    """Change one's own words while the round is open."""
    contribution = queries.get_own(current_actor(), reference)
    reason = policy.why_not(current_actor(), Do.EDIT, contribution)
    form = EditForm(
        revision=str(contribution.revision),
        kind=contribution.kind.value,
        body=contribution.body,
        proposed_was=contribution.proposed_was,
        proposed_becomes=contribution.proposed_becomes,
        pseudonym=contribution.pseudonym,
        neighbourhood=contribution.neighbourhood,
        visibility=contribution.visibility.value,
    )
    if reason and not form.is_submitted():
        raise NotAllowed(reason)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit() and not form.warns(_known_of(contribution)):
        try:
            revision = int(form.revision.data or "0") if str(form.revision.data).isdecimal() else 0
            services.edit_contribution(
                current_actor(), contribution, _wording(form, contribution.quote), revision=revision
            )
        except Refusal as refusal:
            form.refuse(refusal)
            status = refusal.status
        else:
            say(_("Uw reactie is gewijzigd. De eerdere tekst blijft bewaard."))
            return see_other("portal.show_own", reference=contribution.reference)
    hints = {kind.value: _(hint) for kind, hint in KIND_HINTS.items()}
    return page("contributions/edit.html", status, contribution=contribution, form=form, kind_hints=hints)


def _known_of(contribution: Contribution) -> tuple[str, ...]:
    """What is public already: also the words themselves, when everybody can read them now."""
    place = contribution.paragraph.text if contribution.paragraph else ""
    own = (contribution.body, contribution.proposed_becomes, contribution.pseudonym)
    return queries.list_public_texts(contribution.round, place) + (own if contribution.is_shown else ())


@blueprint.route("/mijn-inbreng/<reference>/intrekken", methods=["GET", "POST"])
@audience(EVERYONE)
def withdraw(reference: str) -> BaseResponse:
    """Take one's own words back, after being told what that means."""
    contribution = queries.get_own(current_actor(), reference)
    form = WithdrawForm()
    if not form.validate_on_submit():
        policy.require(current_actor(), Do.WITHDRAW, contribution)
        return page(
            "contributions/withdraw.html", 422 if form.errors else 200, contribution=contribution, form=form
        )
    services.withdraw_contribution(current_actor(), contribution)
    say(_("Uw reactie is ingetrokken. Anderen kunnen haar niet meer lezen."))
    return see_other("portal.show_own", reference=contribution.reference)


@blueprint.route("/beheer/dossiers/<slug>/rondes/<int:number>/invoeren", methods=["GET", "POST"])
@audience(ANSWERING)
def enter(slug: str, number: int) -> BaseResponse:
    """Enter a letter, a mail, a phone call or a turn at a meeting: it gets the same number and rights."""
    actor = current_actor()
    dossier = consultations.get_dossier(actor, slug, load=())
    round_ = consultations.get_round(actor, dossier, number)
    policy.require(actor, Do.ENTER, round_)
    text = consultations.read_text(_version_of(round_))
    form = EnterForm(received_on=clock.now().astimezone(AMSTERDAM).date())
    form.place.choices = [("", _("Het hele dossier"))]
    for article in text:
        form.place.choices.append(
            (
                f"a:{article.id}",
                _("Artikel %(number)s %(heading)s", number=article.number, heading=article.heading),
            )
        )
        form.place.choices.extend(
            (f"p:{lid.id}", _("Lid %(number)s", number=lid.number)) for lid in article.paragraphs
        )
    if not form.ticket.data:
        form.ticket.data = _new_ticket(round_)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit() and not form.warns(queries.list_public_texts(round_)):
        texts = {lid.id: lid.text for article in text for lid in article.paragraphs}
        ticket = read_ticket(form.ticket.data, _secrets()) or Ticket(ids.new_id(), clock.now())
        try:
            entered = services.enter_contribution(
                actor,
                round_,
                _chosen_place(form.place.data or "", texts),
                _wording(form),
                channel=Channel(form.channel.data),
                submission_key=ticket.key,
                received_at=_moment(form),
                sender=Sender(
                    email=form.email.data or "",
                    name=form.name.data or "",
                    postal_address=form.postal_address.data or "",
                ),
            )
        except Refusal as refusal:
            form.refuse(refusal)
            status = refusal.status
        else:
            say(_("Ingevoerd als %(reference)s.", reference=entered.reference))
            return see_other("contributions.entered", reference=entered.reference)
    return page("contributions/enter.html", status, dossier=dossier, round=round_, form=form)


def _version_of(round_: Round) -> UUID:
    if round_.version_id is None:
        raise NotFound
    return round_.version_id


def _chosen_place(chosen: str, texts: dict[UUID, str]) -> Place:
    kind, _colon, identifier = chosen.partition(":")
    found = ids.parse_id(identifier)
    if found is None:
        return Place()
    return Place(article_id=found) if kind == "a" else Place(paragraph_id=found, text=texts.get(found, ""))


def _moment(form: EnterForm) -> datetime:
    """Give the moment that was filled in; a day without a time means noon, or now when it is not noon yet."""
    now, day = clock.now(), form.received_on.data
    moment = datetime.combine(day, form.received_time.data or time(12), AMSTERDAM) if day else now
    is_today = day == now.astimezone(AMSTERDAM).date()
    return min(moment, now) if is_today and not form.received_time.data else moment


@blueprint.get("/beheer/inbreng/<reference>/ontvangstbewijs")
@audience(ANSWERING)
def entered(reference: str) -> BaseResponse:
    """Print the receipt of what was entered, with its follow code, to hand or send to who said it."""
    contribution = queries.get_received(current_actor(), reference)
    if contribution.channel is Channel.WEBSITE:
        raise NotFound  # whoever sent it through the website has the only copy of the code
    return page("contributions/entered.html", contribution=contribution, code=queries.find_code(contribution))


@blueprint.route("/beheer/inbreng/<reference>/te-laat", methods=["GET", "POST"])
@audience(ANSWERING)
def rule_late(reference: str) -> BaseResponse:
    """Decide whether a late contribution counts, with a reason."""
    contribution = queries.get_received(current_actor(), reference)
    policy.require(current_actor(), Do.RULE_LATE, contribution)
    form = LateForm(
        ruling=contribution.late_ruling.value if contribution.late_ruling else None,
        reason=contribution.late_reason,
    )
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return page("contributions/rule_late.html", status, contribution=contribution, form=form)
    services.rule_late(
        current_actor(), contribution, ruling=LateRuling(form.ruling.data), reason=form.reason.data or ""
    )
    say(_("Uw besluit staat vast. De afzender krijgt bericht."))
    return see_other("responses.workbench", slug=contribution.dossier.slug, number=contribution.round.number)
