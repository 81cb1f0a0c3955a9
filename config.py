"""Settings: read once from the environment, here and nowhere else.

A default must be right on a citizen's laptop and harmless in public. In production nothing that
protects people has a default: `Config.from_env` names everything that is missing in one message.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent
REQUIRED_IN_PRODUCTION = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "BASE_URL")


class MissingSettings(RuntimeError):
    """The process may not start: settings that protect people are absent."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Everything the site can be told from outside."""

    environment: str = "development"
    secret_key: str = "only-for-a-demo-town-on-loopback"  # noqa: S105 - production refuses to start with it
    secret_key_fallbacks: tuple[str, ...] = ()
    database_url: str = f"sqlite:///{ROOT / 'var' / 'participatie.sqlite'}"
    redis_url: str = ""
    smtp_url: str = ""
    mail_from: str = "Participatie <participatie@waterrecht.example>"
    base_url: str = "http://127.0.0.1:8000"
    trusted_proxies: int = 0
    web_workers: int = 2
    web_threads: int = 4
    keep_pages: int = 48
    """How many million characters of rendered lists each process keeps; 0 keeps nothing."""
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

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings; raise `MissingSettings` naming all that production lacks."""
        environment = environ.get("PARTICIPATIE_ENV", "development")
        missing = [name for name in REQUIRED_IN_PRODUCTION if not environ.get(name)]
        if environment == "production" and missing:
            message = "Set these before starting in production: " + ", ".join(missing)
            raise MissingSettings(message)
        var_dir = Path(environ.get("VAR_DIR", str(ROOT / "var")))
        return cls(
            environment=environment,
            secret_key=environ.get("SECRET_KEY", cls.secret_key),
            secret_key_fallbacks=tuple(filter(None, environ.get("SECRET_KEY_FALLBACKS", "").split(","))),
            database_url=environ.get("DATABASE_URL") or f"sqlite:///{var_dir / 'participatie.sqlite'}",
            redis_url=environ.get("REDIS_URL", ""),
            smtp_url=environ.get("SMTP_URL", ""),
            mail_from=environ.get("MAIL_FROM", cls.mail_from),
            base_url=environ.get("BASE_URL", cls.base_url).rstrip("/"),
            trusted_proxies=int(environ.get("TRUSTED_PROXIES", "0")),
            web_workers=int(environ.get("WEB_WORKERS", "2")),
            web_threads=int(environ.get("WEB_THREADS", "4")),
            keep_pages=int(environ.get("KEEP_PAGES", "48")),
            site_name=environ.get("SITE_NAME", cls.site_name),
            site_organisation=environ.get("SITE_ORGANISATION", cls.site_organisation),
            site_desk=environ.get("SITE_DESK", cls.site_desk),
            site_phone=environ.get("SITE_PHONE", cls.site_phone),
            site_theme=environ.get("SITE_THEME", cls.site_theme),
            var_dir=var_dir,
        )
