"""Owing a letter about an account: written down in the same transaction as what it tells."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from participatie.db.session import session
from participatie.facts.record import record
from participatie.i18n import language
from participatie.identity import facts
from participatie.identity.models import Letter
from participatie.kernel.actor import Actor

POST_ROOM = Actor.system("post")


def owe_letter(
    kind: str,
    *,
    account_id: UUID | None = None,
    email: str | None = None,
    link_id: UUID | None = None,
    data: Mapping[str, Any] | None = None,
) -> Letter:
    """Owe a letter to an account, or to an address that is not (or no longer) that of an account.

    `kind` has its writer in `logic`; `data` holds ids and plain values, never a name, address or secret.
    """
    letter = Letter(
        kind=kind,
        account_id=account_id,
        email=email,
        link_id=link_id,
        language=language(),
        data=dict(data or {}),
    )
    session.add(letter)
    session.flush()  # the fact names it
    record(POST_ROOM, facts.LetterOwed(subject_id=letter.id, letter=kind))
    return letter
