"""Every address, asked by everybody, for the things of their own organisation and of the neighbour.

`routes.yaml` says who of organisation A gets in. A thing of organisation B that is not public is as absent as
one that never was: the same status, the same words. And no answer at all holds a word that only B may read.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from flask import Flask
from sqlalchemy.engine import Engine
from werkzeug.test import TestResponse

from participatie.web.access import Audience
from participatie.web.limits import limiter
from tests.matrix.addresses import Address, addresses, audience_of, rules
from tests.matrix.town import PEOPLE, STAFF, VISITOR, Town, built

TOLD: dict[str, str] = yaml.safe_load((Path(__file__).parent / "routes.yaml").read_text())
EVERYBODY, NOBODY = "everybody", "nobody"
REFUSED = {400, 401, 403, 404, 405}
ABSENT = {403, 404}
ENDS_THE_SESSION = {"identity.sign_out", "identity.end_other_devices"}


@pytest.fixture(scope="module")
def site(_site: Flask) -> Flask:
    return _site


@pytest.fixture(scope="module")
def town(site: Flask, engine: Engine) -> Iterator[Town]:
    with built(site, engine) as town:
        yield town


def methods_of(app: Flask) -> dict[str, set[str]]:
    return {rule.endpoint: (rule.methods or set()) & {"GET", "POST"} for rule in rules(app)}


def ask(town: Town, who: str, method: str, path: str) -> TestResponse:
    """Ask for something; whatever the answer is, a word that only the neighbour may read is noted."""
    with town.app.app_context():
        limiter.reset()  # nobody in here asks too much
    response = town.clients[who].open(path, method=method, headers={"Origin": "http://localhost"})
    if town.b.canary.encode() in response.get_data():
        town.leaks.append(f"{method} {path} as {who}")
    return response


def is_in(response: TestResponse) -> bool:
    """Whether somebody was let in: anything but a refusal or the way to the sign-in page."""
    to_sign_in = response.status_code in {302, 303} and "/inloggen" in response.headers["Location"]
    return response.status_code not in REFUSED and not to_sign_in


def test_every_address_is_in_the_matrix(site: Flask) -> None:
    assert {rule.endpoint for rule in rules(site)} == set(TOLD)


def test_every_address_has_an_audience(site: Flask) -> None:
    found = {rule.endpoint: audience_of(site, rule.endpoint) for rule in rules(site)}
    assert [endpoint for endpoint, who in found.items() if not isinstance(who, Audience)] == []


def expected(endpoint: str) -> set[str]:
    told = TOLD[endpoint]
    return set(PEOPLE) if told == EVERYBODY else set() if told == NOBODY else set(told.split())


def test_everybody_gets_in_where_they_should_and_nowhere_else(town: Town) -> None:
    methods, wrong = methods_of(town.app), []
    let_in: dict[str, set[str]] = {endpoint: set() for endpoint in methods}
    for address in addresses(town.app, town.a):
        if address.endpoint in ENDS_THE_SESSION:
            let_in[address.endpoint] |= set(expected(address.endpoint))
            continue
        method = "GET" if "GET" in methods[address.endpoint] else "POST"
        for who in PEOPLE:
            response = ask(town, who, method, address.path)
            if response.status_code >= 500 or response.status_code == 429:
                wrong.append(f"{method} {address.path} as {who}: {response.status_code}")
            if is_in(response):
                let_in[address.endpoint].add(who)
            elif not fits_the_door(audience_of(town.app, address.endpoint), who, response):
                wrong.append(f"{method} {address.path} as {who}: the door answers {response.status_code}")
    wrong += [
        f"{endpoint}: {' '.join(sorted(found)) or NOBODY} instead of {TOLD[endpoint]}"
        for endpoint, found in let_in.items()
        if found != expected(endpoint)
    ]
    assert not wrong, "\n".join(wrong)
    assert not town.leaks, "\n".join(town.leaks)


def fits_the_door(audience: Audience, who: str, response: TestResponse) -> bool:
    """Whether a refusal is the one that the declared audience gives, or (inside) one of the deed itself."""
    if audience in {Audience.EVERYONE, Audience.DEVELOPER}:
        return True
    if who == VISITOR:
        return response.status_code in {303, 403}
    if audience is not Audience.SIGNED_IN and STAFF[who] not in audience.value:
        return response.status_code == 403
    return True


def told(response: TestResponse, *names: str) -> str:
    """What an answer says, without what differs from one answer to the next and without what was asked for."""
    text = response.get_data().decode(errors="replace")
    found = re.search(r"<main.*</main>", text, re.DOTALL)
    text = found.group() if found else text
    for name in names:
        text = text.replace(name, "")
    return re.sub(r'value="[^"]*"|\b[0-9a-f]{8}\b', "", text)


ASKING = ("MO", "CA", "OA")
"""Who tries the neighbour's things at pages that are for everybody."""


def askers(audience: Audience) -> list[str]:
    """Who gets through the door of a page; the test above has seen that nobody else does."""
    if audience in {Audience.EVERYONE, Audience.SIGNED_IN, Audience.DEVELOPER}:
        return list(ASKING)
    return [who for who, role in STAFF.items() if role in audience.value]


def test_a_thing_of_the_neighbour_is_as_absent_as_one_that_never_was(town: Town) -> None:
    methods, wrong, tried = methods_of(town.app), [], 0
    absent: dict[tuple[str, str, str], TestResponse] = {}
    for address in addresses(town.app, town.b):
        if address.path == address.absent:
            continue
        for method in sorted(methods[address.endpoint]):
            if is_in(ask(town, VISITOR, method, address.path)):
                continue
            for who in askers(audience_of(town.app, address.endpoint)):
                tried += 1
                key = (who, method, address.absent)
                if key not in absent:
                    absent[key] = ask(town, *key)
                fault = compare(town, address, ask(town, who, method, address.path), absent[key])
                if fault:
                    wrong.append(f"{method} {address.path} ({address.names}) as {who}: {fault}")
    assert tried > 800
    assert not wrong, "\n".join(wrong)
    assert not town.leaks, "\n".join(town.leaks)


def compare(town: Town, address: Address, there: TestResponse, gone: TestResponse) -> str:
    """Say how the answer gives away that the thing exists; nothing when it does not."""
    if is_in(there):
        return f"lets in, with {there.status_code}"
    if is_public_dossier(town, address):
        return "" if there.status_code in {*ABSENT, 303} else f"{there.status_code}"
    if there.status_code != gone.status_code:
        return f"{there.status_code}, and {gone.status_code} when it is absent"
    same = told(there, address.path, address.absent) == told(gone, address.path, address.absent)
    return "" if same else "other words than when it is absent"


def is_public_dossier(town: Town, address: Address) -> bool:
    """A page of the desk about a dossier, or its announced round: that these exist is no secret."""
    public = {town.b.slugs["open"], town.b.slugs["closed"], town.b.organisation.slug}
    is_public = bool(set(address.path.split("/")) & public)
    return is_public and ("/rondes/" in address.path or not set(address.absent.split("/")) & public)


def test_the_canaries_sing_for_their_own_people(town: Town) -> None:
    """The words are there: who works in A reads them, so that silence above means something."""
    for who, path in (
        ("CA", f"/beheer/dossiers/{town.a.slugs['draft']}"),
        ("CA", f"/beheer/dossiers/{town.a.slugs['closed']}/punten/2"),
        ("CA", f"/beheer/dossiers/{town.a.slugs['open']}/rondes/1/werkbank"),
        ("MO", "/beheer/moderatie/alles?lijst=afgeschermd"),
        ("PL", "/beheer/tweede-persoon"),
        ("OA", "/beheer/mensen"),
    ):
        assert town.a.canary in ask(town, who, "GET", path).get_data(as_text=True), path
