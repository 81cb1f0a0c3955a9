"""Erasing what a contribution holds of its author: how to reach them, who they are, and if they want their words.

The contribution itself stays, with its number: it was counted, read and answered. What the record could
prove about its words is erased with them.
"""

from uuid import UUID

import sqlalchemy as sa

from participatie.contributions import facts, policy
from participatie.contributions.logic.sealed import sealed_words
from participatie.contributions.models import Contribution, EarlierWording
from participatie.contributions.policy import Do
from participatie.contributions.services.counting import follow_visibility
from participatie.contributions.terms import ERASED_TEXT
from participatie.db import search
from participatie.db.session import session
from participatie.facts.forgetting import forget_salts
from participatie.facts.record import record
from participatie.identity.services import keep_contact, privacy
from participatie.kernel import ids
from participatie.kernel.actor import Actor
from participatie.security.html import safe_html

ERASURE = Actor.system("erasure")


def correct_contact(
    actor: Actor, contribution: Contribution, *, email: str, name: str, postal_address: str
) -> Contribution:
    """Put right how to reach whoever sent this; when nothing was kept yet, keep it from now on."""
    policy.require(actor, Do.CHANGE_OWN_CONTACT, contribution)
    given = {"email": email, "name": name, "postal_address": postal_address}
    if contribution.contact_id is None:
        contribution.contact_id = keep_contact(actor, **given).id
    else:
        privacy.correct_contact(ERASURE, contribution.contact_id, **given)
    record(actor, facts.OwnContactChanged(**_about(contribution)))
    return contribution


def forget_contact(actor: Actor, contribution: Contribution) -> Contribution:
    """Erase how to reach whoever sent this; with number and code they follow it as before."""
    policy.require(actor, Do.FORGET_CONTACT, contribution)
    _let_contact_go(contribution)
    record(actor, facts.OwnContactForgotten(**_about(contribution)))
    return contribution


def forget_author(actor: Actor, contribution: Contribution) -> Contribution:
    """Let a contribution be of "a resident" from now on: no name, no neighbourhood, no way back to a person."""
    policy.require(actor, Do.FORGET_AUTHOR, contribution)
    _let_contact_go(contribution)
    contribution.account_id = None
    contribution.pseudonym = contribution.neighbourhood = ""
    contribution.content_hash = _meaningless()
    earlier = sa.delete(EarlierWording).where(EarlierWording.contribution_id == contribution.id)
    if session.connection().execute(earlier).rowcount:
        forget_salts(actor, contribution.id)  # what it says now is bound anew below
    _let_all_follow(contribution)
    record(actor, facts.AuthorForgotten(**_about(contribution)), content=_words(contribution))
    return contribution


def erase_words(actor: Actor, contribution: Contribution) -> Contribution:
    """Put one sentence in the place of all that somebody wrote, and let the contribution be of "a resident"."""
    policy.require(actor, Do.ERASE_WORDS, contribution)
    contribution.body = ERASED_TEXT
    contribution.body_html = safe_html(ERASED_TEXT)
    contribution.proposed_was = contribution.proposed_becomes = contribution.translation = ""
    contribution.quote, contribution.language = "", "nl"
    forget_salts(actor, contribution.id)
    forget_author(actor, contribution)
    record(actor, facts.WordsErased(**_about(contribution)), content=_words(contribution))
    return contribution


def _let_contact_go(contribution: Contribution) -> None:
    if contribution.contact_id is not None:
        privacy.erase_contact(ERASURE, contribution.contact_id)
        contribution.contact_id = None


def _let_all_follow(contribution: Contribution) -> None:
    """Let the index and the kept pages follow, so that the fact binds what stands there now."""
    text = "" if contribution.body == ERASED_TEXT else f"{contribution.body} {contribution.proposed_becomes}"
    search.reindex_text(
        contribution.id, shown=contribution.is_shown, text=f"{text} {contribution.translation}".strip()
    )
    follow_visibility(contribution, was_shown=contribution.is_shown)
    session.flush()
    search.forget_words()


def _meaningless() -> str:
    """A fingerprint of nothing: two equal texts of one person can no longer be told to be equal."""
    return ids.new_id().hex


def _words(contribution: Contribution) -> dict[str, str]:
    return sealed_words(
        contribution,
        reference=contribution.reference,
        anchor_id=contribution.anchor_id,
        quote=contribution.quote,
    )


def _about(contribution: Contribution) -> dict[str, UUID]:
    return {
        "organisation_id": contribution.organisation_id,
        "dossier_id": contribution.dossier_id,
        "subject_id": contribution.id,
    }
