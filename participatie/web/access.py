"""Doors: every view says whom it is for. The door asks for a role; the deed asks the room's policy."""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request

from participatie.kernel import actor as roles
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import NotAllowed, NotFound

View = TypeVar("View", bound=Callable[..., Any])


class Audience(Enum):
    """Whom a page is for: the roles that may come in (any organisation; the gate looks closer)."""

    EVERYONE = frozenset[Role]()
    SIGNED_IN = frozenset(Role)
    STAFF = frozenset(Role) - {Role.RESIDENT}
    ANSWERING = frozenset(roles.ANSWERING)
    MODERATOR = frozenset({Role.MODERATOR})
    ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
    PLATFORM = frozenset({Role.PLATFORM_ADMINISTRATOR})
    DEVELOPER = frozenset({"developer"})


LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYONE, SIGNED_IN, STAFF = Audience.EVERYONE, Audience.SIGNED_IN, Audience.STAFF
ANSWERING, MODERATOR, ADMINISTRATOR = Audience.ANSWERING, Audience.MODERATOR, Audience.ADMINISTRATOR
PLATFORM, DEVELOPER = Audience.PLATFORM, Audience.DEVELOPER


def audience(who: Audience) -> Callable[[View], View]:
    """Declare whom a view is for; the architecture tests want one on every route."""

    def declare(view: View) -> View:
        view.audience = who  # type: ignore[attr-defined]
        return view

    return declare


def install(app: Flask) -> None:
    """Stand at every door; a view without a declared audience opens for nobody."""
    app.before_request(_check_door)


def current_actor() -> Actor:
    """Give who is asking, as `web.login` found out; a visitor when the request was refused before that."""
    actor: Actor | None = g.get("actor")
    return actor or Actor.visitor()


def _check_door() -> None:
    if request.endpoint is None or request.endpoint == "static":
        return
    view = current_app.view_functions[request.endpoint]
    who: Audience | None = getattr(view, "audience", None)
    if who is None or (who is DEVELOPER and not _is_on_this_computer()):
        raise NotFound
    if who in {EVERYONE, DEVELOPER}:
        return
    actor = current_actor()
    if not actor.is_signed_in:
        raise NotAllowed("sign_in_first")
    if who is not SIGNED_IN and not actor.has_role_anywhere(*who.value):
        raise NotAllowed("other_role")


def _is_on_this_computer() -> bool:
    """Whether the site runs for who builds it: a public site that forgets its environment shows no mails."""
    hostname = urlsplit(request.host_url).hostname
    return hostname in LOOPBACK and not current_app.config["PARTICIPATIE"].is_production
