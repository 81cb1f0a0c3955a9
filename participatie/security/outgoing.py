"""Asking an identity provider over the network: with a limit on time and size, never on to another address.

Read only when somebody comes in through a provider: the packages below take longer than the rest of a start.
"""

from datetime import timedelta
from typing import Any

import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import RequestException

from config import IdentityProvider
from participatie.kernel import clock

log = structlog.get_logger()
PATIENCE = 5.0
LONGEST = timedelta(seconds=10)
LARGEST = 256 * 1024


class Away(Exception):
    """Nobody answered, too slowly, too much, or nothing that could be read."""


class Rejected(Exception):
    """The provider did not take a code, or answered nonsense."""


class _Careful(HTTPAdapter):
    """Reads an answer with a limit on its size and on the time it takes."""

    def send(self, request: PreparedRequest, *args: Any, **kw: Any) -> Response:
        """Send one request and read its answer."""
        started = clock.now()
        kw["stream"] = True
        response = super().send(request, *args, **kw)
        body = b""
        for part in response.iter_content(16 * 1024):
            body += part
            if len(body) > LARGEST or clock.now() - started > LONGEST:
                response.close()
                raise RequestException("too much or too slow")
        response._content = body  # noqa: SLF001 - requests has no other way to hand over what was read
        return response


def open_client(provider: IdentityProvider, come_back_to: str) -> Any:
    """Give Authlib's client for one provider; whatever the environment says, it goes straight there."""
    client = OAuth2Session(
        provider.client_id,
        provider.client_secret,
        scope="openid",
        redirect_uri=come_back_to,
        code_challenge_method="S256",
        default_timeout=PATIENCE,
    )
    client.trust_env = False
    for scheme in ("https://", "http://"):
        client.mount(scheme, _Careful())
    return client


def get_object(client: Any, address: str) -> dict[str, Any]:
    """Get a JSON object; raises `Away`."""
    try:
        response = client.get(address, withhold_token=True, allow_redirects=False)
        found = response.json() if response.status_code == 200 else None  # noqa: PLR2004 - OK
    except (RequestException, ValueError, RecursionError) as error:  # away, too slow, too much, or no JSON
        log.warning("provider away", error=type(error).__name__)
        raise Away from error
    if not isinstance(found, dict):
        raise Away
    return found


def trade_code(client: Any, address: str, *, code: str, verifier: str) -> str:
    """Trade a code for the token that says who somebody is; raises `Away` or `Rejected`."""
    try:
        token = client.fetch_token(
            address,
            grant_type="authorization_code",
            code=code,
            code_verifier=verifier,
            allow_redirects=False,
        )
    except RequestException as error:  # it went away between the two questions
        log.warning("provider away", error=type(error).__name__)
        raise Away from error
    except (AuthlibBaseError, ValueError, TypeError, RecursionError) as error:  # used before, or nonsense
        raise Rejected(type(error).__name__) from error
    return str(token.get("id_token", ""))
