"""Whether the time of an answer tells who has an account: known and unknown addresses in turn, in one run.

    .venv/bin/python -m benchmarks.signing_in

Every figure is the middle of many posts in turn; the ratio of the two should be near one.
"""

import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from flask.testing import FlaskClient

from config import Config
from participatie.app import create_app
from participatie.db.session import session, unit_of_work
from participatie.identity.models import Account
from participatie.kernel import clock
from participatie.security.passwords import hash_password
from tests.support.databases import migrate

ROUNDS = 120
MOST_APART = 0.05
KNOWN, UNKNOWN = "inwoner@example.org", "niemand@example.org"
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


def wrong_password(client: FlaskClient, token: str, email: str) -> int:
    form = {"csrf_token": token, "email": email, "password": "een verkeerd wachtwoord"}
    return client.post("/inloggen", data=form).status_code


def a_link(client: FlaskClient, token: str, email: str) -> int:
    return client.post("/inloggen/link", data={"csrf_token": token, "adres": email}).status_code


def middle_times(client: FlaskClient, post: Callable[[FlaskClient, str, str], int]) -> dict[str, float]:
    """Post in turn, each far enough from the one before that no limit speaks."""
    found = CSRF.search(client.get("/inloggen").get_data(as_text=True))
    assert found is not None
    times: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    start = clock.now()
    for turn in range(ROUNDS):
        for email in (KNOWN, UNKNOWN) if turn % 2 else (UNKNOWN, KNOWN):
            with clock.frozen(start + timedelta(hours=7 * turn)):
                begun = perf_counter()
                status = post(client, found[1], email)
                times[email].append(perf_counter() - begun)
            assert status in {303, 422}, status
    return {email: median(taken) for email, taken in times.items()}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/site.sqlite"
        migrate(url, Path(folder))
        config = Config.from_env({"PARTICIPATIE_ENV": "test"})
        app = create_app(replace(config, database_url=url, var_dir=Path(folder), base_url="http://localhost"))
        with unit_of_work(writing=True):
            session.add(Account(email=KNOWN, name="", job_title="", password_hash=hash_password("geheim")))
        apart = []
        for name, post in (("a wrong password", wrong_password), ("a link by mail", a_link)):
            took = middle_times(app.test_client(), post)
            ratio = took[KNOWN] / took[UNKNOWN]
            apart.append(abs(ratio - 1))
            print(
                f"{name:<18} known {took[KNOWN] * 1000:6.2f} ms   unknown {took[UNKNOWN] * 1000:6.2f} ms"
                f"   ratio {ratio:.3f}"
            )
    sys.exit(0 if max(apart) <= MOST_APART else f"further apart than {MOST_APART:.0%}")


if __name__ == "__main__":
    main()
