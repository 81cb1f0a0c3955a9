"""Flask-Login holds sign-in together; this file turns what it knows into an `Actor`."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from flask import Flask, g, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from participatie.kernel.actor import Actor
from participatie.kernel.ids import parse_id

HELD = "held_contributions"
MOST_HELD = 50
LoadActor = Callable[[UUID], Actor | None]


class SignedIn(UserMixin):  # type: ignore[misc]
    """What Flask-Login keeps: an actor whose account exists and is active."""

    def __init__(self, actor: Actor) -> None:
        """Wrap the actor."""
        self.actor = actor

    def get_id(self) -> str:
        """Give the account's identifier for the session."""
        return str(self.actor.account_id)


def install(app: Flask, load_actor: LoadActor) -> None:
    """Load the actor of each request; `load_actor` is handed over by app.py from the identity room."""
    manager = LoginManager()
    manager.session_protection = "basic"

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load_user(account_id: str) -> SignedIn | None:
        identifier = parse_id(account_id)
        actor = load_actor(identifier) if identifier else None
        return SignedIn(actor) if actor else None

    manager.init_app(app)
    app.before_request(_find_actor)


def _find_actor() -> None:
    held = held_contributions()
    if "_user_id" in session and current_user.is_authenticated:
        known: Actor = current_user.actor
        g.actor = replace(known, contribution_ids=held)
    else:
        g.actor = Actor.visitor(held)


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


def sign_in(actor: Actor) -> None:
    """Start a session for an actor that has just proved who they are."""
    kept = {name: session[name] for name in (HELD, "language") if name in session}
    session.clear()  # nothing else from before sign-in survives, not even the form protection
    session.update(kept)
    login_user(SignedIn(actor))


def sign_out() -> None:
    """End the session on this device."""
    logout_user()
    session.clear()
