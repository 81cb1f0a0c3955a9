"""A real OpenID provider on loopback, and somebody who signs in there with a browser of their own."""

import json
import os
import re
import select
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from config import IdentityProvider
from tests.support.ports import free_port

FOLDER = Path(__file__).resolve().parents[1] / "provider"
TWO_FACTORS = "urn:test:two"
ONE_FACTOR = "urn:test:one"
SECRET = "een geheim tussen de proefdienst en deze website"


class Provider:
    """The provider as a process; `stop()` and it is away."""

    def __init__(self, come_back_to: str, *, port: int = 0, client_id: str = "participatie") -> None:
        self.port = port or free_port()
        self.client_id = client_id
        self.issuer = f"http://localhost:{self.port}"
        client = {
            "client_id": client_id,
            "client_secret": SECRET,
            "redirect_uris": [come_back_to],
            "response_types": ["code"],
            "grant_types": ["authorization_code"],
        }
        node = os.environ.get("PLAYWRIGHT_NODEJS_PATH") or shutil.which("node")
        assert node, "no node: python3 dev.py setup --dev"
        self.process = subprocess.Popen(
            [node, FOLDER / "provider.mjs", str(self.port), json.dumps([client])],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        assert ready, "the provider does not start"
        assert self.process.stdout.readline() == b"ready\n", "install it: npm ci, in tests/provider"

    def settings(self, name: str = "Proefdienst", **more: object) -> IdentityProvider:
        """What the site is told of this provider."""
        given = {"issuer": self.issuer, "client_id": self.client_id, "client_secret": SECRET, "name": name}
        return IdentityProvider(**{**given, **more})  # type: ignore[arg-type]

    def visit(self, address: str, subject: str = "", *, acr: str = "", deny: bool = False) -> str:
        """Go to the provider as a person does, say who you are, and give the address it sends you back to."""
        with requests.Session() as person:
            person.trust_env = False
            here = person.get(address, timeout=20)
            answer = {"subject": subject, "acr": acr, **({"deny": "1"} if deny else {})}
            assert re.search("<form", here.text), here.text
            step = person.post(here.url, data=answer, timeout=20, allow_redirects=False)
            while urlsplit(step.headers["Location"]).port == self.port or not step.headers[
                "Location"
            ].startswith("http"):
                following = urljoin(step.url, step.headers["Location"])
                step = person.get(following, timeout=20, allow_redirects=False)
            return step.headers["Location"]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
