"""Flask-Login holds sign-in together; this file turns the key in the cookie into an `Actor`.

The cookie holds a key, not a session: who it belongs to and whether it still opens anything is looked up
at every request. Rooms are not known here; app.py hands over how to look up and how to note a visit.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, cast
from uuid import UUID

from flask import Flask, Response, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from participatie.kernel.actor import Actor
from participatie.kernel.ids import parse_id
from participatie.web import unit_of_work
from participatie.web.devices import device_words

HELD = "held_contributions"
MOST_HELD = 50
KEPT_AT_SIGN_IN = (HELD, "language")


class Known(Protocol):
    """What the identity room tells of a session."""

    @property
    def sign_in_id(self) -> UUID:
        """Which session it is."""

    @property
    def actor(self) -> Actor:
        """Whose it is."""

    @property
    def is_complete(self) -> bool:
        """Whether everything was shown that this account must show."""

    @property
    def is_ended(self) -> bool:
        """Whether somebody ended it."""

    @property
    def is_remembered(self) -> bool:
        """Whether it outlives the browser's window."""

    @property
    def wants_seeing(self) -> bool:
        """Whether it is time to note that it is used."""


FindSession = Callable[[str], Known | None]
NoteSeen = Callable[[str], str | None]
"""Notes that a session is used; gives a new token when it is time for one."""


class SignedIn(UserMixin):  # type: ignore[misc]
    """What Flask-Login keeps: a key, and whose session it opens."""

    def __init__(self, token: str, known: Known | None = None) -> None:
        """Hold the key."""
        self.token, self.known = token, known

    def get_id(self) -> str:
        """Give the key for the cookie."""
        return self.token


def install(app: Flask, find_session: FindSession, note_seen: NoteSeen) -> None:
    """Load who is asking at each request; both functions come from the identity room."""
    manager = LoginManager()
    manager.session_protection = None  # a session is protected by its table, not by an address and an agent

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load_user(token: str) -> SignedIn | None:
        known = find_session(token)
        return SignedIn(token, known) if known else None

    manager.init_app(app)
    app.before_request(_find_actor)

    @app.after_request
    def note_visit(response: Response) -> Response:
        known = g.get("known")
        if known is not None and known.wants_seeing and "_user_id" in session:
            token = session["_user_id"]
            unit_of_work.afterwards(lambda: _take_new_key(token, note_seen(token)))
        return response


def _take_new_key(old: str, new: str | None) -> None:
    if new is not None and session.get("_user_id") == old:
        session["_user_id"] = new


def _find_actor() -> None:
    known = _known_session()
    if (
        known is not None and known.is_ended
    ):  # a copy of a cookie from before signing out opens nothing at all
        session.clear()
        known = None
    held = held_contributions()
    g.known = known
    if known is not None and known.is_complete:
        g.actor = replace(known.actor, contribution_ids=held)
    else:
        g.actor = Actor.visitor(held)


def _known_session() -> Known | None:
    if "_user_id" not in session or not current_user.is_authenticated:
        return None
    return cast("Known | None", current_user.known)


def current_session() -> Known | None:
    """Give the session of who is (half) signed in; None for a visitor."""
    known: Known | None = g.get("known")
    return known


def half_signed_in() -> Known | None:
    """Give the session of who showed a password or link and must still show a second factor."""
    known = current_session()
    return known if known is not None and not known.is_complete else None


def let_in() -> None:
    """Show the rest of this request as to who is signed in: they have just shown their second factor."""
    known = current_session()
    if known is not None:
        g.actor = replace(known.actor, contribution_ids=held_contributions())


def has_run_out() -> bool:
    """Say whether this browser brings the key of a session that ended by itself."""
    return "_user_id" in session and current_session() is None


def this_device() -> str:
    """Say in a few words which device is asking."""
    return device_words(request.headers.get("User-Agent", ""))


def held_contributions() -> frozenset[UUID]:
    """Give the contributions of which this browser has shown the code (or which it sent)."""
    found = (parse_id(text) for text in session.get(HELD, ()))
    return frozenset(identifier for identifier in found if identifier)


def hold_contribution(contribution_id: UUID) -> None:
    """Remember in this browser's session that it may see and edit this contribution."""
    held = [text for text in session.get(HELD, []) if text != str(contribution_id)]
    session[HELD] = [str(contribution_id), *held][:MOST_HELD]


def forget_contributions() -> None:
    """Let this browser forget: for a computer in the library."""
    session.pop(HELD, None)


def sign_in(token: str, *, remembered: bool = False) -> None:
    """Let this browser hold the key of a session that has just begun."""
    kept = {name: session[name] for name in KEPT_AT_SIGN_IN if name in session}
    session.clear()  # nothing else from before sign-in survives, not even the form protection
    session.update(kept)
    session.permanent = remembered
    login_user(SignedIn(token))
    session.pop("_id")  # what Flask-Login makes of address and agent; we keep neither


def sign_out() -> None:
    """Take the key out of this browser; ending the session itself is a service of the identity room."""
    logout_user()
    session.clear()
