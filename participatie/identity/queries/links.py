"""What may be known of links: by who has the token, and by the browser that asked."""

from collections.abc import Sequence
from enum import StrEnum

import sqlalchemy as sa

from participatie.db.session import session
from participatie.identity.models import OneTimeLink
from participatie.identity.terms import LinkPurpose
from participatie.kernel import clock
from participatie.security.tokens import hash_token


class LinkState(StrEnum):
    """What can be done with a link in this browser."""

    READY = "ready"
    OVER = "over"
    ELSEWHERE = "elsewhere"


def find_link(token: str) -> OneTimeLink | None:
    """Find a link by what stands in its address."""
    wanted = sa.select(OneTimeLink).where(OneTimeLink.token_hash == hash_token(token))
    return session.scalars(wanted).one_or_none()


def state_of_link(link: OneTimeLink | None, browser_secret: str) -> LinkState:
    """Say whether a link works here; what never was and what is over look the same."""
    if link is None or link.used_at is not None or clock.now() >= link.expires_at:
        return LinkState.OVER
    if link.browser_hash and link.browser_hash != hash_token(browser_secret):
        return LinkState.ELSEWHERE
    return LinkState.READY


def list_links_of(browser_secret: str) -> Sequence[OneTimeLink]:
    """List the links to sign in with that this browser asked for and that still work."""
    wanted = sa.select(OneTimeLink).where(
        OneTimeLink.browser_hash == hash_token(browser_secret),
        OneTimeLink.purpose.in_([LinkPurpose.SIGN_IN, LinkPurpose.SIGN_UP]),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > clock.now(),
    )
    return session.scalars(wanted).all()
