"""What this room keeps only for a while, and how much of it is over at a moment."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from participatie.db.base import Base
from participatie.db.session import session
from participatie.identity.models import Attempt, Invitation, Letter, OneTimeLink, SignIn, Unmasking
from participatie.identity.models.federation import UsedProof

TABLES: dict[str, type[Base]] = {
    "sign_ins": SignIn,
    "links": OneTimeLink,
    "letters": Letter,
    "attempts": Attempt,
    "used_proofs": UsedProof,
    "invitations": Invitation,
    "unmaskings": Unmasking,
}
_AGED: dict[str, sa.SQLColumnExpression[Any]] = {
    "sign_ins": sa.func.coalesce(SignIn.ended_at, SignIn.last_seen_at),
    "links": OneTimeLink.expires_at,
    "letters": Letter.created_at,
    "attempts": Attempt.at,
    "used_proofs": UsedProof.used_at,
    "invitations": Invitation.expires_at,
    "unmaskings": Unmasking.agreed_at,
}


def over(what: str, before: datetime) -> sa.ColumnElement[bool]:
    """The rows of a kind that are from before a moment. An author who must still be told keeps the record."""
    aged = _AGED[what] < before
    return sa.and_(aged, Unmasking.told_at.is_not(None)) if what == "unmaskings" else aged


def count_over(what: str, before: datetime) -> int:
    """Count what will have to go by then."""
    return session.scalar(sa.select(sa.func.count()).select_from(TABLES[what]).where(over(what, before))) or 0
