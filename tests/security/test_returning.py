"""After signing in one comes back to a page of ours; no address leads to another site."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.web.returning import own_path

ELSEWHERE = [
    "https://elders.example",
    "//elders.example",
    "https:elders.example",
    "https:/elders.example",
    "http:///elders.example",
    "/\\elders.example",
    "\\\\elders.example",
    "/\t/elders.example",
    "\n//elders.example",
    "///elders.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%2felders.example",
    "/%5celders.example",
    "//[",
    "http://[::1",
    "/..//elders.example",
    "/dossiers/../../elders.example",
    "/dossiers//elders.example",
    "/.elders.example",
    "@elders.example",
    "/dossiers\r\nSet-Cookie: x=1",
    "/dossiers\x00",
    "／／elders.example",
    "/" + "a" * 5000,
    "",
]
ODD = st.text(
    st.one_of(st.sampled_from("/\\:@.?#%&=\t\r\n\x00 ／"), st.sampled_from("abehlorstvx"), st.characters()),
    max_size=40,
)


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_an_address_elsewhere_becomes_a_page_of_ours(app, wanted) -> None:
    with app.test_request_context("/"):
        assert own_path(wanted, "portal.home") == "/"


@pytest.mark.parametrize(
    "wanted",
    ["/dossiers", "/dossiers?vanaf=2&q=water+en+groen", "/dossiers/abc/reageren?lid=3.1", "/dossiers/%C3%A9"],
)
def test_a_page_of_ours_stays_what_it_is(app, wanted) -> None:
    with app.test_request_context("/"):
        assert own_path(wanted, "portal.home") == wanted


def test_whatever_is_asked_the_path_is_ours(app) -> None:
    @given(st.one_of(ODD, ODD.map(lambda text: "/dossiers" + text), ODD.map(lambda text: "/" + text)))
    def look(wanted: str) -> None:
        with app.test_request_context("/"):
            parts = urlsplit(own_path(wanted, "portal.home"))
        assert (parts.scheme, parts.netloc) == ("", "")
        assert parts.path.startswith("/")
        assert not parts.path.startswith("//")

    look()


def test_a_browser_stays_here_too(app, page) -> None:
    """Chromium reads addresses in its own way: what we answer leads to our own host in its eyes as well."""
    with app.test_request_context("/"):
        wanted = [
            own_path(text, "portal.home")
            for text in (*ELSEWHERE, *(f"/dossiers{text}" for text in ELSEWHERE))
        ]
    hosts = page.evaluate("paths => paths.map(path => new URL(path, 'https://ours.example/x').host)", wanted)
    assert set(hosts) == {"ours.example"}


def test_a_path_with_two_slashes_leads_nowhere_else(client, page) -> None:
    for path in (
        "//elders.example",
        "//elders.example/dossiers/",
        "/dossiers//elders.example",
        "/\\elders.example",
    ):
        answer = client.http.get("/", environ_overrides={"PATH_INFO": path, "REQUEST_URI": path})
        location = answer.headers.get("Location", "/")
        host = page.evaluate("path => new URL(path, 'http://localhost/x').host", location)
        assert host == "localhost", path
