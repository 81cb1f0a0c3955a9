"""Every address of the site with real things filled in: those of one organisation, or things that are not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from flask import Flask
from werkzeug.routing import Rule

from participatie.web.access import Audience
from tests.matrix.town import KIND, Home

NOTHING = "00000000-0000-4000-8000-000000000000"
IDS = {
    "account_id": "account",
    "role_id": "role",
    "invitation_id": "invitation",
    "request_id": "request",
    "change_id": "change",
    "commitment_id": "commitment",
    "notice_id": "notice",
}
OF_NOBODY = {
    "sign_in_id": NOTHING,
    "identity_id": NOTHING,
    "passkey_id": NOTHING,
    "view_id": NOTHING,
    "token": "verzonnen",
    "door": "verzonnen",
    "name": "verzonnen",
    "filename": "verzonnen",
}
"""What belongs to one person or one mail, never to an organisation."""
ROSTER = "moderation.edit_roster"
OURSELVES = {"static"}


@dataclass(frozen=True)
class Address:
    """One address: its endpoint, and the same address with a thing in it that is not there."""

    endpoint: str
    path: str
    absent: str
    names: str
    """What was filled in, for who reads a failure."""


def rules(app: Flask) -> list[Rule]:
    """Every rule of the site, without what serves files."""
    found = (rule for rule in app.url_map.iter_rules() if rule.endpoint not in OURSELVES)
    return sorted(found, key=str)


def audience_of(app: Flask, endpoint: str) -> Audience | None:
    return getattr(app.view_functions[endpoint], "audience", None)


def values_for(home: Home, rule: Rule, argument: str) -> dict[str, str]:
    """What fits in an argument, by a name for it; `KeyError` for an argument that nobody taught these tests."""
    known = {
        "slug": home.slugs,
        "reference": home.references,
        "number": {"1": "1", "2": "2"} if "/punten/" in str(rule) else {"1": "1"},
        "contribution": {"2": "2"},
        "kind": {KIND: KIND},
        "place": {"": "3" if "artikel" in str(rule) else "3.1"},
        **{name: {"": value} for name, value in OF_NOBODY.items()},
        **{name: {f"{kind} {n}": one for n, one in enumerate(home.ids[kind])} for name, kind in IDS.items()},
    }
    if rule.endpoint == ROSTER and argument == "slug":
        return {"organisation": home.organisation.slug}
    return known[argument]


def nothing_like(argument: str) -> str:
    """A value of the same shape that names nothing."""
    if argument in {"number", "contribution"}:
        return "97"
    if argument in IDS or argument in OF_NOBODY:
        return NOTHING
    return {"reference": "O99-2026-999-9999", "kind": KIND, "place": "97"}.get(argument, "bestaat-niet")


def addresses(app: Flask, home: Home) -> Iterator[Address]:
    """Every address with every thing of an organisation in it."""
    for rule in rules(app):
        arguments = sorted(rule.arguments)
        choices = [values_for(home, rule, argument).items() for argument in arguments]
        for chosen in product(*choices):
            given = {argument: value for argument, (_name, value) in zip(arguments, chosen, strict=True)}
            missing = dict(given)
            if arguments:
                last = "reference" if "reference" in arguments else _deepest(str(rule), arguments)
                missing[last] = nothing_like(last)
            yield Address(
                rule.endpoint,
                _path(rule, given),
                _path(rule, missing),
                ", ".join(name for name, _value in chosen if name),
            )


def _deepest(rule: str, arguments: list[str]) -> str:
    return max(arguments, key=lambda argument: rule.rindex(f"{argument}>"))


def _path(rule: Rule, given: dict[str, str]) -> str:
    path = str(rule)
    for argument, value in given.items():
        start = path.rindex("<", 0, path.index(f"{argument}>"))
        path = path[:start] + value + path[path.index(">", start) + 1 :]
    return path
