"""What the checks of internet.nl ask of every answer: pages, errors, files and what programs ask for."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.exceptions import HTTPException

from participatie.kernel.actor import Role
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_account

DEAD_ENDS = [
    "/bestaat-niet",
    "/static/bestaat-niet.js",
    "/dossiers/bestaat-niet",
    "/beheer/dossiers",
    "/%ff",
    "/inbreng/%00",
]


def directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {part[0]: part[1:] for part in parts}


def faults_in(headers) -> list[str]:
    """List what internet.nl would not accept of one answer."""
    policy = directives(headers.get("Content-Security-Policy", ""))
    faults = [
        f"CSP has no {name}"
        for name in ("default-src", "base-uri", "form-action", "frame-ancestors")
        if name not in policy
    ]
    if policy.get("default-src") not in (["'self'"], ["'none'"]):
        faults.append(f"CSP default-src {policy.get('default-src')}")
    for name, sources in policy.items():
        faults += [f"CSP {name} {source}" for source in sources if "unsafe" in source or "*" in source]
        faults += [
            f"CSP {name} {source}" for source in sources if source in {"http:", "https:", "data:", "blob:"}
        ]
        faults += [f"CSP {name} {source}" for source in sources if source.startswith("http://")]
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    faults += [f"{name}: {headers.get(name)}" for name, value in wanted.items() if headers.get(name) != value]
    if "Server" in headers and re.search(r"\d", headers["Server"]):
        faults.append(f"tells its version: {headers['Server']}")
    return faults


def plain_addresses(app) -> list[str]:
    """Every address that needs no values."""
    adapter = app.url_map.bind("localhost")
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set()))
    return sorted({adapter.build(rule.endpoint) for rule in rules if not rule.arguments})


def test_every_answer_carries_what_protects(app, client, db) -> None:
    with db.writing():
        slug = an_open_round().dossier.slug
    pages = [f"/dossiers/{slug}", f"/dossiers/{slug}/tekst", f"/dossiers/{slug}/reageren?lid=4.1"]
    for address in (*plain_addresses(app), *pages, *DEAD_ENDS):
        answer = client.http.get(address)
        assert faults_in(answer.headers) == [], address


def test_every_file_carries_what_protects(app, client) -> None:
    folder = app.config["PARTICIPATIE"].static_dir
    files = sorted(path for path in folder.rglob("*.*") if path.is_file() and not path.name.startswith("."))
    assert files
    for path in files:
        answer = client.http.get(f"/static/{path.relative_to(folder)}")
        assert answer.status_code == 200, path
        assert faults_in(answer.headers) == [], path
        assert "Access-Control-Allow-Origin" not in answer.headers
        answer.close()


def test_every_kind_of_no_carries_what_protects(app, client, monkeypatch) -> None:
    for status in (400, 403, 404, 405, 409, 413, 422, 429, 500, 503):

        def refuse(code=status):
            error = HTTPException()
            error.code = code
            raise error

        monkeypatch.setitem(app.view_functions, "health.healthz", refuse)
        refuse.audience = __import__("participatie.web.access", fromlist=["EVERYONE"]).EVERYONE
        answer = client.http.get("/healthz")
        assert answer.status_code == status
        assert faults_in(answer.headers) == []
        assert answer.headers["Cache-Control"] == "no-store"


def test_only_over_tls_a_browser_is_told_to_stay_there(client) -> None:
    secure = client.http.get("/", base_url="https://localhost").headers["Strict-Transport-Security"]
    assert int(re.search(r"max-age=(\d+)", secure)[1]) >= 31_536_000
    assert "Strict-Transport-Security" not in client.http.get("/").headers


def test_every_page_has_its_own_nonce(client) -> None:
    policies = {client.http.get("/bestaat-niet").headers["Content-Security-Policy"] for _ in range(5)}
    assert len(policies) == 5


def test_what_is_of_one_person_is_kept_nowhere(app, client, db) -> None:
    with db.writing():
        consultation = an_open_round()
        email = an_account(consultation.dossier.organisation, Role.CIVIL_SERVANT).email
        slug = consultation.dossier.slug
    client.sign_in(email)
    own = ["/", f"/dossiers/{slug}", f"/dossiers/{slug}/tekst", "/werk", f"/beheer/dossiers/{slug}"]
    for address in (*plain_addresses(app), *own):
        answer = client.http.get(address)
        if answer.mimetype == "text/html":
            assert answer.headers["Cache-Control"] == "no-store", address


@pytest.mark.parametrize("fault", [
    {"Content-Security-Policy": "default-src *"},
    {"Content-Security-Policy": "default-src 'self'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options": ""},
    {"Referrer-Policy": "unsafe-url"},
    {"Server": "gunicorn/23.0"},
])  # fmt: skip
def test_an_answer_without_protection_is_told(client, fault) -> None:
    good = dict(client.http.get("/").headers)
    assert faults_in(good) == []
    assert faults_in({**good, **fault})


def test_who_found_a_weakness_reads_whom_to_tell(client) -> None:
    answer = client.http.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"].startswith(("mailto:", "https://"))
    until = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < until - datetime.now(UTC) < timedelta(days=365)
    assert fields["Canonical"].endswith("/.well-known/security.txt")


def test_robots_are_asked_to_leave_the_desk_alone(client) -> None:
    told = client.http.get("/robots.txt").text
    assert "Disallow: /beheer" in told
    assert "Disallow: /mijn-inbreng" in told
    assert "Disallow: /dossiers" not in told


def test_an_error_tells_a_number_and_nothing_of_the_inside(app, client, monkeypatch) -> None:
    def break_down():
        raise RuntimeError("SELECT secret FROM /srv/participatie/app.py line 12")

    from participatie.web.access import EVERYONE

    break_down.audience = EVERYONE
    monkeypatch.setitem(app.view_functions, "health.healthz", break_down)
    page = client.get("/healthz", status=500)
    assert re.search(r"noem nummer [0-9a-f]{8}", page.text)
    for word in ("SELECT", "RuntimeError", "Traceback", ".py", "/srv", "werkzeug", "Flask"):
        assert word not in page.html


def test_a_host_that_is_not_ours_gets_no_page(client) -> None:
    answer = client.http.get("/", headers={"Host": "elders.example"})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert faults_in(answer.headers) == []
