"""Noting that a session is used: bookkeeping between requests, not a deed of anybody."""

from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.identity.logic.lasting import RENEWED_EVERY
from participatie.identity.models import SignIn
from participatie.kernel import clock
from participatie.security.tokens import hash_token, new_token


def note_seen(token: str) -> str | None:
    """Note that the session of this token was used now; a remembered one gets a new token once a day."""
    hashed, moment = hash_token(token), clock.now()
    alive = (SignIn.token_hash == hashed, SignIn.ended_at.is_(None))
    session.execute(sa.update(SignIn).where(*alive).values(last_seen_at=moment))
    due = (SignIn.is_remembered, SignIn.renewed_at <= moment - RENEWED_EVERY)
    fresh = new_token()
    renewed: UUID | None = session.scalar(
        sa.update(SignIn)
        .where(*alive, *due)
        .values(token_hash=hash_token(fresh), previous_hash=hashed, renewed_at=moment)
        .returning(SignIn.id)
    )
    return fresh if renewed else None
