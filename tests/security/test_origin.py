"""A form is taken from our own pages only, and what somebody wrote comes back when it was not."""

import pytest

from tests.factories.consultations import an_open_round
from tests.security.test_every_route import WRITING

WORDS = "Een lange zin die niemand kwijt wil raken."
FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "nonsense"},
    {"Sec-Fetch-Site": ""},
    {"Origin": "https://elders.example"},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost:8001"},
    {"Origin": "http://localhost.elders.example"},
    {"Origin": "http://elders.example@localhost"},
    {"Origin": "http://["},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "https://elders.example", "Sec-Fetch-Site": "same-origin"},
]
OURS = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost"},
]


def addresses(app) -> list[str]:
    """One address for every route that takes something in; there need be nothing at it."""
    adapter = app.url_map.bind("localhost")
    made = {"int": 1, "uuid": "00000000-0000-4000-8000-000000000000"}
    found = []
    for rule in app.url_map.iter_rules():
        if WRITING & (rule.methods or set()):
            kinds = {name: type(converter).__name__ for name, converter in rule._converters.items()}
            values = {name: made["int" if "Integer" in kind else "uuid"] for name, kind in kinds.items()}
            method = min(WRITING & (rule.methods or set()))
            found.append(adapter.build(rule.endpoint, values, method=method))
    return sorted(set(found))


def test_no_address_takes_what_another_site_sends(app, client) -> None:
    found = addresses(app)
    assert len(found) > 30
    for address in found:
        answer = client.post(address, {"body": WORDS}, status=403, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.says("een andere website"), address
        assert WORDS in answer.texts("textarea"), address


@pytest.mark.parametrize("headers", FROM_ELSEWHERE, ids=str)
def test_a_post_from_elsewhere_is_refused_and_the_words_come_back(client, db, headers) -> None:
    with db.writing():
        slug = an_open_round().dossier.slug
    form = client.get(f"/dossiers/{slug}/reageren?lid=4.1").form("Verstuur").fill(body=WORDS)
    answer = form.submit(status=403, headers=headers)
    assert answer.says("een andere website")
    assert WORDS in answer.texts("textarea")


@pytest.mark.parametrize("headers", OURS, ids=str)
def test_a_post_from_our_own_page_is_taken(client, db, headers) -> None:
    with db.writing():
        slug = an_open_round().dossier.slug
    form = client.get(f"/dossiers/{slug}/reageren?lid=4.1").form("Verstuur").fill(body=WORDS)
    assert form.submit(headers=headers).says(WORDS)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_ways_of_writing_are_refused_as_well(client, method) -> None:
    answer = client.http.open("/", method=method, headers={"Origin": "https://elders.example"})
    assert answer.status_code in {403, 405}
