"""The settings that protect people: each is said once here, so that changing one is a decision."""

import sys

import pytest
import sqlalchemy as sa
from flask import Flask

from config import DEMO_KEY, SHORTEST_KEY, Config, MissingSettings
from participatie.db.session import make_engine
from participatie.security.text import LONGEST_TEXT

GOOD = {
    "PARTICIPATIE_ENV": "production",
    "SECRET_KEY": "k" * SHORTEST_KEY,
    "DATABASE_URL": "postgresql+psycopg://host/participatie",
    "REDIS_URL": "redis://host",
    "SMTP_URL": "smtp://host",
    "BASE_URL": "https://participatie.voorbeeld.example",
    "RECORD_KEY": "A" * 43 + "=",
    "SECURITY_CONTACT": "mailto:veilig@voorbeeld.example",
}


def test_a_public_site_starts_with_everything_set() -> None:
    assert Config.from_env(GOOD).is_production


@pytest.mark.parametrize("name", [name for name in GOOD if name != "PARTICIPATIE_ENV"])
def test_a_public_site_does_not_start_without_what_protects_people(name: str) -> None:
    for without in ({**GOOD, name: ""}, {key: value for key, value in GOOD.items() if key != name}):
        with pytest.raises(MissingSettings, match=name):
            Config.from_env(without)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"SECRET_KEY": DEMO_KEY}, "SECRET_KEY"),
        ({"SECRET_KEY": "k" * (SHORTEST_KEY - 1)}, "SECRET_KEY"),
        ({"SECRET_KEY_FALLBACKS": f"{'k' * SHORTEST_KEY},short"}, "SECRET_KEY"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
        ({"BASE_URL": "http://participatie.voorbeeld.example"}, "BASE_URL"),
        ({"SECURITY_CONTACT": "veilig@voorbeeld.example"}, "SECURITY_CONTACT"),
    ],
)
def test_a_public_site_does_not_start_with_what_is_weak(change: dict[str, str], complaint: str) -> None:
    with pytest.raises(MissingSettings, match=complaint):
        Config.from_env({**GOOD, **change})


def test_what_a_form_may_weigh(app) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] == 256 * 1024
    assert app.config["MAX_FORM_MEMORY_SIZE"] >= 16 * LONGEST_TEXT
    assert app.config["MAX_FORM_PARTS"] == 200


def test_forms_and_cookies(app) -> None:
    config = app.config
    assert (config["WTF_CSRF_TIME_LIMIT"], config["WTF_CSRF_SSL_STRICT"]) == (None, False)
    assert config["WTF_CSRF_ENABLED"] is not False if "WTF_CSRF_ENABLED" in config else True
    assert (config["SESSION_COOKIE_HTTPONLY"], config["SESSION_COOKIE_SAMESITE"]) == (True, "Lax")
    assert (config["SESSION_COOKIE_PATH"], config["SESSION_COOKIE_DOMAIN"]) == ("/", None)
    assert config["DEBUG"] is False


def settings_of(config: Config) -> dict[str, object]:
    """What a site is given, without opening its stores: another site is being tested in this process."""
    from participatie import app as house

    made = Flask("another site")
    house._configure(made, config)
    return {**made.config, "outside": made.wsgi_app}


def test_a_public_site_has_a_cookie_that_no_neighbour_can_set(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("participatie.app.structlog.configure", lambda **_: None)
    given = settings_of(Config.from_env({**GOOD, "VAR_DIR": str(tmp_path), "TRUSTED_PROXIES": "2"}))
    assert given["SESSION_COOKIE_NAME"] == "__Host-session"
    assert given["SESSION_COOKIE_SECURE"] is True
    assert given["TRUSTED_HOSTS"] == ["participatie.voorbeeld.example", "localhost", "127.0.0.1"]
    proxy = given["outside"].application  # type: ignore[attr-defined]
    assert (proxy.x_for, proxy.x_proto, proxy.x_host) == (2, 2, 2)


def test_no_proxy_is_believed_unless_it_is_counted(app, client) -> None:
    page = client.get("/", headers={"X-Forwarded-Host": "elders.example", "X-Forwarded-Proto": "https"})
    assert "elders.example" not in page.html
    assert "Strict-Transport-Security" not in page.headers


def test_a_database_in_a_file_keeps_what_it_was_given(database_url, tmp_path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/x.sqlite")
    with engine.connect() as connection:
        told = {
            name: connection.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_database_server_is_not_kept_waiting(postgres_databases) -> None:
    url = postgres_databases.clone()
    engine = make_engine(url)
    with engine.connect() as connection:
        told = {
            name: connection.execute(sa.text(f"SHOW {name}")).scalar()
            for name in (
                *("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"),
                "synchronous_commit",
            )
        }
    engine.dispose()
    postgres_databases.drop(url)
    assert told == {
        "statement_timeout": "5s",
        "lock_timeout": "2s",
        "idle_in_transaction_session_timeout": "10s",
        "synchronous_commit": "on",
    }


def test_the_interpreter_stops_before_a_number_becomes_a_bomb() -> None:
    assert sys.get_int_max_str_digits() <= 10_000
