"""Blacking words out of a contribution and of everything it said before; and asking for a factual answer."""

from collections.abc import Sequence

import sqlalchemy as sa

from participatie.contributions import facts, policy
from participatie.contributions.logic.redacting import blacked_out, stands_in
from participatie.contributions.logic.sealed import sealed_words
from participatie.contributions.models import Contribution, EarlierWording
from participatie.contributions.policy import Do
from participatie.contributions.services.counting import follow_visibility
from participatie.db import search
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.security.html import safe_html

REDACTED = ("body", "proposed_was", "proposed_becomes", "translation", "pseudonym", "neighbourhood")
EARLIER = ("body", "proposed_was", "proposed_becomes")


def redact(actor: Actor, contribution: Contribution, phrases: Sequence[str]) -> dict[str, str]:
    """Put black blocks in the place of words, in what it says and in everything it said before.

    Gives the original texts that changed, by "nu/body" and "1/body" (the revision of an earlier wording):
    who asked for this seals them. Words that stand nowhere raise `Invalid("words_not_there")`.
    """
    policy.require(actor, Do.REDACT, contribution)
    earlier = session.scalars(
        sa.select(EarlierWording).where(EarlierWording.contribution_id == contribution.id)
    ).all()
    texts = [str(getattr(contribution, name)) for name in REDACTED]
    texts += [str(getattr(wording, name)) for wording in earlier for name in EARLIER]
    lost = next((phrase for phrase in phrases if not any(stands_in(text, phrase) for text in texts)), None)
    if lost is not None:
        raise Invalid("words_not_there", "phrases", words=lost)
    originals = _black_out(contribution, "nu", REDACTED, phrases)
    for wording in earlier:
        originals |= _black_out(wording, str(wording.revision), EARLIER, phrases)
    contribution.body_html = safe_html(contribution.body)
    follow_visibility(contribution, was_shown=contribution.is_shown)
    text = " ".join(str(getattr(contribution, name)) for name in REDACTED if name != "proposed_was")
    search.reindex_text(contribution.id, shown=contribution.is_shown, text=text)
    search.forget_words()
    fact = facts.ContributionRedacted(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        subject_id=contribution.id,
        texts=len(originals),
    )
    words = sealed_words(
        contribution,
        reference=contribution.reference,
        anchor_id=contribution.anchor_id,
        quote=contribution.quote,
    )
    record(actor, fact, content=words)
    return originals


def _black_out(
    row: Contribution | EarlierWording, number: str, names: Sequence[str], phrases: Sequence[str]
) -> dict[str, str]:
    originals: dict[str, str] = {}
    for name in names:
        text = str(getattr(row, name))
        blacked = blacked_out(text, phrases)
        if blacked != text:
            originals[f"{number}/{name}"] = text
            setattr(row, name, blacked)
    return originals


def ask_facts(actor: Actor, contribution: Contribution, *, asked: bool) -> Contribution:
    """Let those who answer know that this asks for a factual answer, or no longer."""
    policy.require(actor, Do.SET_PUBLICATION, contribution)
    contribution.asks_facts = asked
    fact = facts.FactsAsked(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        subject_id=contribution.id,
        asked=asked,
    )
    record(actor, fact)
    return contribution
