"""The apps with codes that the people of Waterrecht have: their secrets are no secrets at all."""

import hashlib
from base64 import b32encode

from participatie.identity import queries, services
from participatie.identity.models import Account
from participatie.kernel import clock
from participatie.security import totp


def secret_of(key: str) -> str:
    """Give the secret of somebody's app: made of the name that the stories use."""
    return b32encode(hashlib.sha256(f"waterrecht:{key}".encode()).digest()[:20]).decode()


def give_app(account: Account, key: str) -> None:
    """Let somebody set up an app, as everybody who works here must at the first sign-in."""
    secret = secret_of(key)
    code = totp.code_of(secret, totp.step_at(clock.now()))
    keyring = queries.find_keyring(account)
    actor = queries.actor_of(account, proved_at=clock.now())
    services.add_authenticator(actor, keyring, secret=secret, code=code)
