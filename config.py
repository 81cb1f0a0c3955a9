"""Settings: read once from the environment, here and nowhere else.

A default must be right on a citizen's laptop and harmless in public. In production nothing that
protects people has a default: `Config.from_env` names everything that is missing in one message.
"""

import base64
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent
REQUIRED_IN_PRODUCTION = (
    *("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "BASE_URL", "RECORD_KEY"),
    "SECURITY_CONTACT",
)
DEMO_KEY = "only-for-a-demo-town-on-loopback"
SHORTEST_KEY = 32

RECORD_SEED_BYTES = 32


class MissingSettings(RuntimeError):
    """The process may not start: settings that protect people are absent."""


@dataclass(frozen=True, kw_only=True)
class IdentityProvider:
    """Who may tell us who somebody is (OpenID Connect); `accepted_acr` are the ways that count as two factors."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    accepted_acr: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Config:
    """Everything the site can be told from outside."""

    environment: str = "development"
    secret_key: str = DEMO_KEY
    secret_key_fallbacks: tuple[str, ...] = ()
    record_key: str = ""
    """What signs the heads of the record: 32 random bytes in base64. Empty: derived from the secret key."""
    database_url: str = f"sqlite:///{ROOT / 'var' / 'participatie.sqlite'}"
    redis_url: str = ""
    smtp_url: str = ""
    mail_from: str = "Participatie <participatie@waterrecht.example>"
    base_url: str = "http://127.0.0.1:8000"
    security_contact: str = "mailto:beveiliging@waterrecht.example"
    """Where somebody who found a weakness can tell so: an address of mail or of a page (/.well-known/security.txt)."""
    trusted_proxies: int = 0
    web_workers: int = 2
    web_threads: int = 4
    is_patient: bool = False
    """Whether this process may ask the database long questions: a job or a command, never a page."""
    keep_pages: int = 48
    """How many million characters of rendered lists each process keeps; 0 keeps nothing."""
    keep_days: Mapping[str, int] = field(default_factory=dict)
    """Other numbers of days than the table of retention has: KEEP_DAYS="letters=60 contacts=180"."""
    staff_provider: IdentityProvider | None = None
    resident_provider: IdentityProvider | None = None
    site_name: str = "Participatie Waterrecht"
    site_organisation: str = "Gemeente Waterrecht"
    site_desk: str = "Stadhuis Waterrecht, Kadeplein 1"
    site_phone: str = "14 000"
    site_theme: str = "waterrecht"
    var_dir: Path = field(default=ROOT / "var")
    static_dir: Path = field(default=ROOT / "static" / "dist")
    template_dir: Path = field(default=ROOT / "templates")

    @property
    def is_production(self) -> bool:
        """Real residents, real mail: no development pages, secrets required."""
        return self.environment == "production"

    @property
    def is_embedded(self) -> bool:
        """One process does everything: jobs run in it and SQLite keeps them."""
        return not self.redis_url

    @property
    def record_seed(self) -> bytes:
        """Give the seed of the Ed25519 key that signs the record; raise `MissingSettings` when it is none."""
        if not self.record_key:
            return hashlib.sha256(b"record:" + self.secret_key.encode()).digest()
        try:
            seed = base64.b64decode(self.record_key, validate=True)
        except ValueError:  # binascii.Error among them: no base64
            seed = b""
        if len(seed) != RECORD_SEED_BYTES:
            raise MissingSettings("RECORD_KEY must be 32 random bytes in base64: openssl rand -base64 32")
        return seed

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings; raise `MissingSettings` naming all that production lacks."""
        environment = environ.get("PARTICIPATIE_ENV", "development")
        if environment == "production":
            _refuse_unsafe(environ)
        var_dir = Path(environ.get("VAR_DIR", str(ROOT / "var")))
        return cls(
            environment=environment,
            secret_key=environ.get("SECRET_KEY", cls.secret_key),
            secret_key_fallbacks=tuple(filter(None, environ.get("SECRET_KEY_FALLBACKS", "").split(","))),
            record_key=environ.get("RECORD_KEY", ""),
            database_url=environ.get("DATABASE_URL") or f"sqlite:///{var_dir / 'participatie.sqlite'}",
            redis_url=environ.get("REDIS_URL", ""),
            smtp_url=environ.get("SMTP_URL", ""),
            mail_from=environ.get("MAIL_FROM", cls.mail_from),
            base_url=environ.get("BASE_URL", cls.base_url).rstrip("/"),
            security_contact=environ.get("SECURITY_CONTACT", cls.security_contact),
            trusted_proxies=int(environ.get("TRUSTED_PROXIES", "0")),
            web_workers=int(environ.get("WEB_WORKERS", "2")),
            web_threads=int(environ.get("WEB_THREADS", "4")),
            keep_pages=int(environ.get("KEEP_PAGES", "48")),
            keep_days=_numbers(environ.get("KEEP_DAYS", "")),
            staff_provider=_identity_provider(environ, "STAFF", "uw organisatie"),
            resident_provider=_identity_provider(environ, "RESIDENT", "DigiD"),
            site_name=environ.get("SITE_NAME", cls.site_name),
            site_organisation=environ.get("SITE_ORGANISATION", cls.site_organisation),
            site_desk=environ.get("SITE_DESK", cls.site_desk),
            site_phone=environ.get("SITE_PHONE", cls.site_phone),
            site_theme=environ.get("SITE_THEME", cls.site_theme),
            var_dir=var_dir,
        )


def _refuse_unsafe(environ: Mapping[str, str]) -> None:
    """Say all that keeps a public site from starting, in one message."""
    missing = [name for name in REQUIRED_IN_PRODUCTION if not environ.get(name)]
    if missing:
        raise MissingSettings("Set these before starting in production: " + ", ".join(missing))
    keys = [environ["SECRET_KEY"], *filter(None, environ.get("SECRET_KEY_FALLBACKS", "").split(","))]
    faults = {
        f"SECRET_KEY and each of its fallbacks must be {SHORTEST_KEY} characters or more, made by chance": any(
            len(key) < SHORTEST_KEY or key == DEMO_KEY for key in keys
        ),
        "FLASK_DEBUG shows the inside of the site to everybody: take it away": environ.get(
            "FLASK_DEBUG", ""
        ).lower()
        not in {"", "0", "false", "no"},
        "BASE_URL must begin with https://": not environ["BASE_URL"].startswith("https://"),
        "SECURITY_CONTACT must begin with mailto: or https://": not environ["SECURITY_CONTACT"].startswith(
            ("mailto:", "https://")
        ),
    }
    if any(faults.values()):
        told = "; ".join(fault for fault, is_so in faults.items() if is_so)
        raise MissingSettings(f"Mend these before starting in production: {told}")


def _identity_provider(environ: Mapping[str, str], whose: str, name: str) -> IdentityProvider | None:
    """Read one provider (OIDC_STAFF_ISSUER, OIDC_STAFF_CLIENT_ID ...): all of it, or nothing."""
    prefix = f"OIDC_{whose}_"
    given = {part: environ.get(prefix + part, "") for part in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")}
    if not any(given.values()):
        return None
    missing = [prefix + part for part, text in given.items() if not text]
    if missing:
        raise MissingSettings("A provider needs all its settings: " + ", ".join(missing))
    if environ.get("PARTICIPATIE_ENV") == "production" and not given["ISSUER"].startswith("https://"):
        raise MissingSettings(f"{prefix}ISSUER must begin with https://")
    return IdentityProvider(
        issuer=given["ISSUER"],
        client_id=given["CLIENT_ID"],
        client_secret=given["CLIENT_SECRET"],
        name=environ.get(prefix + "NAME", name),
        accepted_acr=tuple(environ.get(prefix + "ACR", "").split()),
    )


def _numbers(text: str) -> Mapping[str, int]:
    """Read names with numbers: "letters=60 contacts=180"."""
    pairs = (pair.partition("=") for pair in text.split())
    return {name: int(number) for name, _, number in pairs}
