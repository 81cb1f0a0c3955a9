"""Whatever comes over the line, the site answers; nothing that a program makes up breaks it."""

import random
from itertools import chain

import pytest
from werkzeug.exceptions import BadRequest

from tests.factories.consultations import an_open_round

MANY = 1_000
"""Requests in every run. Set it higher to look longer."""
BYTES = bytes(range(256))
WORDS = (
    *(
        b"/",
        b"dossiers",
        b"volg",
        b"inbreng",
        b"beheer",
        b"reageren",
        b"versies/1",
        b"static",
        b"..",
        b"%",
        b"%00",
    ),
    *(
        b"%ff",
        b"%c0%af",
        b"%ed%a0%80",
        b"\xed\xa0\x80",
        b"\xff\xfe",
        b"?",
        b"&",
        b"=",
        b";",
        b"#",
        b"q",
        b"na",
    ),
    *(
        b"'",
        b'"',
        b"<",
        b"\\",
        b"{{7*7}}",
        b"9" * 30,
        b"-1",
        b"1e9",
        b"NaN",
        b"+",
        b"\t",
        b"\x7f",
        b"[]",
        b"ticket",
    ),
)
HEADERS = ("Cookie", "Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Content-Type", "Referer",
           "X-Forwarded-For", "Origin", "Authorization", "Accept", "User-Agent")  # fmt: skip


def noise(chance: random.Random, pieces: int) -> bytes:
    """Bytes that nobody meant: words of ours with anything in between."""
    made = (chance.choice((chance.choice(WORDS), bytes(chance.choices(BYTES, k=3)))) for _ in range(pieces))
    return b"".join(made)


def a_request(chance: random.Random, addresses: list[str]) -> dict[str, object]:
    """One request as a server hands it over: text of which each letter is one byte."""
    path = chance.choice((*addresses, "/")).encode() + noise(chance, chance.randint(0, 4))
    environ: dict[str, str] = {}
    for name in chance.sample(HEADERS, chance.randint(0, 3)):
        value = noise(chance, chance.randint(0, 6)).decode("latin-1").replace("\r", " ").replace("\n", " ")
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    environ["PATH_INFO"] = path.decode("latin-1")
    environ["QUERY_STRING"] = noise(chance, chance.randint(0, 5)).decode("latin-1")
    kinds = (
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json",
        "text/plain",
    )
    method = chance.choice(("GET", "GET", "HEAD", "POST", "POST", "PUT", "OPTIONS", "TRACE", "NONSENSE"))
    return {
        "method": method,
        "data": noise(chance, chance.randint(0, 30)) if method in {"POST", "PUT"} else None,
        "content_type": chance.choice(kinds) if "CONTENT_TYPE" not in environ else None,
        "environ_overrides": environ,
    }


@pytest.fixture
def slug(db) -> str:
    with db.writing():
        return an_open_round().dossier.slug


def test_no_bytes_break_the_site(app, client, slug) -> None:
    chance = random.Random(7)  # noqa: S311 - the same noise every time
    addresses = sorted({str(rule).partition("<")[0] for rule in app.url_map.iter_rules()})
    addresses += [
        f"/dossiers/{slug}/{part}" for part in ("tekst", "reacties", "reageren", "versies/1/lid/3.1")
    ]
    broken = []
    for number in range(MANY):
        wanted = a_request(chance, addresses)
        answer = client.http.open("/", **{name: value for name, value in wanted.items() if value is not None})
        if answer.status_code >= 500:
            broken.append((number, answer.status_code, wanted))
        answer.close()
    assert broken == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/%ff", ""),
        ("/dossiers", "q=%ff%fe"),
        ("/dossiers", "%00=%00"),
        ("/inbreng/%ed%a0%80", ""),
        ("/x%00y", ""),
    ],
)
def test_bytes_that_are_no_letters_get_an_answer_in_words(client, path, query) -> None:
    assert client.get(f"{path}?{query}", status=None).status in {200, 400, 404}


@pytest.mark.parametrize(
    "cookie", ["session=\xff\xfe", "session=e30.aaaa.bbbb", "session=" + "a" * 4000, "=;=;\x00"]
)
def test_a_cookie_that_was_made_up_is_no_cookie(client, cookie) -> None:
    answer = client.http.get("/volg", environ_overrides={"HTTP_COOKIE": cookie})
    assert answer.status_code == 200


@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 50_000, '"\\ud800', "\x00", "NaN" * 10, ""])
def test_json_that_nobody_meant_is_a_mistake_of_the_sender(app, body) -> None:
    asked = app.test_request_context("/", method="POST", data=body, content_type="application/json")
    with asked as context, pytest.raises(BadRequest):
        context.request.get_json()


def test_a_form_of_a_thousand_parts_is_refused(client, slug) -> None:
    parts = chain.from_iterable(
        (b"--x\r\n", f'Content-Disposition: form-data; name="f{n}"\r\n\r\nv\r\n'.encode())
        for n in range(1000)
    )
    answer = client.http.post(
        f"/dossiers/{slug}/reageren",
        data=b"".join([*parts, b"--x--\r\n"]),
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413


def test_a_text_of_twenty_thousand_letters_of_any_kind_fits(client, slug) -> None:
    form = client.get(f"/dossiers/{slug}/reageren?lid=4.1").form("Verstuur")
    assert form.fill(body="👍" * 20_000).submit().h1.startswith("Ontvangstbewijs")
    form = client.get(f"/dossiers/{slug}/reageren?lid=4.1").form("Verstuur")
    assert "te lang" in form.fill(body="é" * 20_001).submit(status=422).described("body")
