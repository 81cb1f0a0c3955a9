"""Sending in, changing and withdrawing: what a resident does, and what a desk does for one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from participatie.consultations.logic.round_state import accepts
from participatie.consultations.models import Round
from participatie.consultations.queries import state_of
from participatie.consultations.terms import Timeliness
from participatie.contributions import facts, policy
from participatie.contributions.logic.holding import reasons_to_hold
from participatie.contributions.logic.sealed import sealed_words
from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution, EarlierWording
from participatie.contributions.policy import Do
from participatie.contributions.queries import list_public_texts
from participatie.contributions.services.counting import count, draw_number, follow_visibility
from participatie.contributions.services.holding import begin_hold, look_again
from participatie.contributions.terms import Channel, HoldReason, Publication, Visibility
from participatie.db import search
from participatie.db.session import session
from participatie.facts.record import record
from participatie.i18n import SOURCE, language
from participatie.identity.services import keep_contact
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.security.codes import follow_code, hash_code
from participatie.security.html import safe_html


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a contribution is about: a paragraph, an article, or the whole version when both are None."""

    article_id: UUID | None = None
    paragraph_id: UUID | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Sender:
    """How to reach who said it; all of it may be empty, none of it is ever public."""

    email: str = ""
    name: str = ""
    postal_address: str = ""


@dataclass(frozen=True, kw_only=True)
class _Arrival:
    """How and when something came in."""

    key: UUID
    channel: Channel
    received_at: datetime
    is_late: bool
    sender: Sender
    reasons: frozenset[HoldReason]


def submit_contribution(
    actor: Actor,
    round_: Round,
    place: Place,
    wording: Wording,
    *,
    submission_key: UUID,
    form_opened_at: datetime | None = None,
    email: str = "",
    noticed: Collection[HoldReason] = (),
) -> Contribution:
    """Receive what a resident sends through the website, once, however often it is sent.

    What comes after closing is kept and marked late, unless its form was opened in time and it
    arrives within the grace period. What somebody must look at first (by its words, by its round, or
    for what the caller `noticed`) is held. The same key with other words raises `Conflict("sent_already")`.
    """
    policy.require(actor, Do.SUBMIT, round_)
    _check(place, wording)
    if earlier := _sent_before(actor, submission_key, place, wording, round_):
        return _reach(actor, earlier, email)
    in_time = accepts(state_of(round_), form_opened_at, round_.closes_at) is Timeliness.ON_TIME
    arrival = _Arrival(
        key=submission_key,
        channel=Channel.WEBSITE,
        received_at=clock.now(),
        is_late=not in_time,
        sender=Sender(email=email),
        reasons=_reasons(round_, place, wording, noticed),
    )
    kept = _keep(actor, round_, place, wording, arrival)
    if kept is None:
        return _sent_before(actor, submission_key, place, wording, round_) or _gone()
    record(actor, _received(kept), content=_sealed(kept))
    if arrival.reasons:
        record(actor, begin_hold(kept, arrival.reasons))
    return kept


def enter_contribution(
    actor: Actor,
    round_: Round,
    place: Place,
    wording: Wording,
    *,
    channel: Channel,
    submission_key: UUID,
    received_at: datetime,
    sender: Sender | None = None,
) -> Contribution:
    """Enter what came by letter, e-mail, telephone, at the desk or in a meeting: the same list, the same rights."""
    policy.require(actor, Do.ENTER, round_)
    _check(place, wording)
    if received_at > clock.now():
        raise Invalid("received_in_the_future", "received_on")
    if earlier := _sent_before(actor, submission_key, place, wording, round_):
        return earlier
    arrival = _Arrival(
        key=submission_key,
        channel=channel,
        received_at=received_at,
        is_late=received_at >= round_.closes_at,
        sender=sender or Sender(),
        reasons=_reasons(round_, place, wording),
    )
    kept = _keep(actor, round_, place, wording, arrival)
    if kept is None:
        return _sent_before(actor, submission_key, place, wording, round_) or _gone()
    record(actor, _received(kept), content=_sealed(kept))
    if arrival.reasons:
        record(actor, begin_hold(kept, arrival.reasons))
    return kept


def edit_contribution(
    actor: Actor, contribution: Contribution, wording: Wording, *, revision: int
) -> Contribution:
    """Change one's own words while the round is open; the earlier wording is kept."""
    policy.require(actor, Do.EDIT, contribution)
    if contribution.revision != revision:
        raise Conflict("changed_meanwhile")
    _check(Place(paragraph_id=contribution.paragraph_id, text=_paragraph_text(contribution)), wording)
    session.add(
        EarlierWording(
            contribution_id=contribution.id,
            revision=contribution.revision,
            kind=contribution.kind,
            body=contribution.body,
            proposed_was=contribution.proposed_was,
            proposed_becomes=contribution.proposed_becomes,
            replaced_at=clock.now(),
        )
    )
    was_shown = contribution.is_shown
    looked = look_again(contribution, wording)
    _take_over(contribution, wording)
    contribution.edited_at = clock.now()
    follow_visibility(contribution, was_shown=was_shown)
    search.reindex_text(contribution.id, shown=contribution.is_shown, text=wording.searchable)
    session.flush()  # the fact tells the new revision number
    record(
        actor,
        facts.ContributionEdited(
            organisation_id=contribution.organisation_id,
            dossier_id=contribution.dossier_id,
            subject_id=contribution.id,
            revision=contribution.revision,
        ),
        content=_sealed(contribution),
    )
    if looked is not None:
        record(actor, looked)
    return contribution


def withdraw_contribution(actor: Actor, contribution: Contribution) -> Contribution:
    """Take one's own words back: out of sight, still counted as withdrawn."""
    policy.require(actor, Do.WITHDRAW, contribution)
    was_shown = contribution.is_shown
    contribution.withdrawn_at = clock.now()
    contribution.is_shown = False
    follow_visibility(contribution, was_shown=was_shown)
    search.reindex_text(contribution.id, shown=False, text="")
    record(
        actor,
        facts.ContributionWithdrawn(
            organisation_id=contribution.organisation_id,
            dossier_id=contribution.dossier_id,
            subject_id=contribution.id,
        ),
    )
    return contribution


def _check(place: Place, wording: Wording) -> None:
    if not wording.body and not wording.proposed_becomes:
        raise Invalid("say_something", "body")
    if bool(wording.proposed_was) != bool(wording.proposed_becomes):
        raise Invalid("proposal_half", "proposed_becomes" if wording.proposed_was else "proposed_was")
    if wording.proposed_was and wording.proposed_was not in place.text:
        raise Invalid("proposal_not_in_text", "proposed_was")


def _sent_before(
    actor: Actor, key: UUID, place: Place, wording: Wording, round_: Round
) -> Contribution | None:
    """Find what this form brought before, or the very same words that this browser sent to this place.

    The second is for who goes back and sends again: the page has a new key, the words are the same.
    """
    fingerprint = wording.fingerprint(_anchor(place, round_))
    same_words = sa.and_(
        Contribution.id.in_(actor.contribution_ids),
        Contribution.content_hash == fingerprint,
        Contribution.edited_at.is_(None),
        Contribution.withdrawn_at.is_(None),
    )
    earlier = session.scalars(
        sa.select(Contribution).where(sa.or_(Contribution.submission_key == key, same_words))
    ).all()
    by_key = next((one for one in earlier if one.submission_key == key), None)
    if by_key is not None and by_key.content_hash != fingerprint:
        raise Conflict("sent_already", number=by_key.reference)
    return by_key or next(iter(earlier), None)


def _anchor(place: Place, round_: Round) -> str:
    return f"{round_.id}/{place.paragraph_id or place.article_id or round_.version_id}"


def _keep(
    actor: Actor, round_: Round, place: Place, wording: Wording, arrival: _Arrival
) -> Contribution | None:
    """Write the row with its number; None when the very same submission won the race."""
    if round_.version_id is None:
        raise Invalid("round_without_text")
    contribution = _new_contribution(actor, round_, place, wording, arrival)
    try:
        with session.begin_nested():
            contribution.number = draw_number(round_.dossier_id)
            contribution.reference = f"{round_.dossier.number}-{contribution.number:04d}"
            contribution.after_report = _has_report(round_)
            session.add(contribution)
    except IntegrityError as error:
        if "submission_key" not in str(error.orig):
            raise
        return None
    count(contribution, shown=int(contribution.is_shown), received=1)
    search.index_text(
        contribution.id, dossier_id=round_.dossier_id, shown=contribution.is_shown, text=wording.searchable
    )
    return contribution


def _has_report(round_: Round) -> bool:
    """Look now that the number is drawn: the report may have been completed while this one waited."""
    return session.scalar(sa.select(Round.answered_at).where(Round.id == round_.id)) is not None


def _reasons(
    round_: Round, place: Place, wording: Wording, noticed: Collection[HoldReason] = ()
) -> frozenset[HoldReason]:
    known = list_public_texts(round_, place.text)
    first = (HoldReason.MODERATED_FIRST,) if round_.moderated_first else ()
    return reasons_to_hold(wording, known, noticed=(*noticed, *first))


def _reach(actor: Actor, earlier: Contribution, email: str) -> Contribution:
    """Take over an address that was forgotten the first time; who sends again with one wants to be told."""
    if email and earlier.contact_id is None and earlier.channel is Channel.WEBSITE:
        earlier.contact_id = keep_contact(actor, email=email, language=language()).id
        record(
            actor,
            facts.AddressAdded(
                organisation_id=earlier.organisation_id,
                dossier_id=earlier.dossier_id,
                subject_id=earlier.id,
            ),
        )
    return earlier


def _new_contribution(
    actor: Actor, round_: Round, place: Place, wording: Wording, arrival: _Arrival
) -> Contribution:
    identifier = ids.new_id()
    contribution = Contribution(
        id=identifier,
        organisation_id=round_.dossier.organisation_id,
        dossier_id=round_.dossier_id,
        dossier=round_.dossier,
        round_id=round_.id,
        round=round_,
        version_id=round_.version_id,
        article_id=place.article_id,
        paragraph_id=place.paragraph_id,
        anchor_id=place.paragraph_id or place.article_id or round_.version_id,
        submission_key=arrival.key,
        content_hash=wording.fingerprint(_anchor(place, round_)),
        code_hash=hash_code(follow_code(identifier)),
        quote=wording.quote,
        channel=arrival.channel,
        contact_id=_contact(actor, arrival),
        account_id=actor.account_id if arrival.channel is Channel.WEBSITE else None,
        received_at=arrival.received_at,
        is_late=arrival.is_late,
        publication=Publication.HELD if arrival.reasons else Publication.SHOWN,
    )
    _take_over(contribution, wording)
    return contribution


def _contact(actor: Actor, arrival: _Arrival) -> UUID | None:
    sender = arrival.sender
    if sender == Sender():
        return None
    return keep_contact(
        actor,
        email=sender.email,
        name=sender.name,
        postal_address=sender.postal_address,
        language=language() if arrival.channel is Channel.WEBSITE else SOURCE,
    ).id


def _take_over(contribution: Contribution, wording: Wording) -> None:
    contribution.kind = wording.kind
    contribution.body = wording.body
    contribution.body_html = safe_html(wording.body)
    contribution.proposed_was = wording.proposed_was
    contribution.proposed_becomes = wording.proposed_becomes
    contribution.language = wording.language
    contribution.translation = wording.translation
    contribution.pseudonym = wording.pseudonym
    contribution.neighbourhood = wording.neighbourhood
    contribution.visibility = wording.visibility
    shown = contribution.publication is Publication.SHOWN and contribution.withdrawn_at is None
    contribution.is_shown = shown and wording.visibility is Visibility.PUBLIC


def _paragraph_text(contribution: Contribution) -> str:
    return contribution.paragraph.text if contribution.paragraph is not None else ""


def _received(contribution: Contribution) -> facts.ContributionReceived:
    return facts.ContributionReceived(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        subject_id=contribution.id,
        round_id=contribution.round_id,
        channel=contribution.channel.value,
        late=contribution.is_late,
    )


def _sealed(contribution: Contribution) -> dict[str, str]:
    return sealed_words(
        contribution,
        reference=contribution.reference,
        anchor_id=contribution.anchor_id,
        quote=contribution.quote,
    )


def _gone() -> Contribution:
    raise Conflict("changed_meanwhile")
