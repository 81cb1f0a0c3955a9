"""Only the issuer of the settings is asked, and what it answers has a limit; a lying one is not believed."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from config import Config, IdentityProvider, MissingSettings
from participatie.security import providers
from participatie.security.outgoing import LARGEST
from participatie.security.providers import ProviderFailed

HOME = "/.well-known/openid-configuration"


class Liar:
    """A server on loopback that answers what a test wants; `asked` is every path that somebody asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status, self.body, self.headers = 200, b"{}", {"Content-Type": "application/json"}
        liar = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                liar.asked.append(self.path)
                self.send_response(liar.status)
                for name, value in liar.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(liar.body)

            def log_message(self, *_args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def tells(self, **changed: str) -> None:
        """Describe itself, but for what a test changes."""
        about = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        self.body = json.dumps(about | changed).encode()

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def liar() -> Iterator[Liar]:
    server = Liar()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _fresh() -> None:
    providers.forget_descriptions()


def begin(liar: Liar) -> str:
    provider = IdentityProvider(issuer=liar.issuer, client_id="wij", client_secret="geheim", name="Proef")
    return providers.begin(provider, come_back_to="https://ons.example/terug")[0]


def why(liar: Liar) -> str:
    with pytest.raises(ProviderFailed) as failure:
        begin(liar)
    return failure.value.reason


def test_a_plain_description_leads_to_the_issuer_with_a_challenge(liar: Liar) -> None:
    liar.tells()
    address = begin(liar)
    assert address.startswith(f"{liar.issuer}/auth?")
    assert "code_challenge_method=S256" in address
    assert "geheim" not in address


@pytest.mark.parametrize("endpoint", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("elsewhere", ["http://169.254.169.254/x", "http://127.0.0.1:1/x", "", "/keys"])
def test_an_address_that_is_not_at_the_issuer_is_never_asked(
    liar: Liar, endpoint: str, elsewhere: str
) -> None:
    liar.tells(**{endpoint: elsewhere})
    assert why(liar) == "provider_not_believed"
    assert liar.asked == [HOME]


def test_a_description_of_another_issuer_is_not_believed(liar: Liar) -> None:
    liar.tells(issuer=f"{liar.issuer}/")
    assert why(liar) == "provider_not_believed"


def test_nobody_is_followed_to_another_address(liar: Liar) -> None:
    liar.status, liar.headers = 302, {"Location": f"{liar.issuer}/elders"}
    assert why(liar) == "provider_away"
    assert liar.asked == [HOME]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"<html>", b"[" * 100_000, b'{"x": "' + b"x" * LARGEST + b'"}'], ids=len
)
def test_nonsense_and_too_much_are_as_if_nobody_answered(liar: Liar, body: bytes) -> None:
    liar.body = body
    assert why(liar) == "provider_away"


def settings(**more: str) -> Config:
    given = {"OIDC_STAFF_ISSUER": "https://sso.example", "OIDC_STAFF_CLIENT_ID": "wij"}
    return Config.from_env({"PARTICIPATIE_ENV": "test", **given, **more})


def test_a_provider_needs_all_its_settings() -> None:
    with pytest.raises(MissingSettings, match="OIDC_STAFF_CLIENT_SECRET"):
        settings()
    provider = settings(OIDC_STAFF_CLIENT_SECRET="geheim", OIDC_STAFF_ACR="loa3 loa4").staff_provider
    assert provider is not None
    assert provider.accepted_acr == ("loa3", "loa4")
    assert "geheim" not in repr(provider)


def test_days_to_keep_are_read_by_name() -> None:
    assert Config.from_env({"KEEP_DAYS": "letters=60 contacts=180"}).keep_days == {
        "letters": 60,
        "contacts": 180,
    }
