"""Puts the house together: the only file that knows every room."""

import logging
import sys
from types import ModuleType
from urllib.parse import urlsplit

import sqlalchemy as sa
import structlog
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from config import Config
from participatie.admin import handlers as admin_handlers
from participatie.admin import routes as admin_routes
from participatie.admin import services as admin_services
from participatie.consultations import models as consultation_models
from participatie.consultations import routes as consultation_routes
from participatie.contributions import models as contribution_models
from participatie.contributions import routes as contribution_routes
from participatie.contributions import services as contribution_services
from participatie.db import search
from participatie.db.base import Base
from participatie.db.session import PATIENT, QUICK, bind_engine, make_engine
from participatie.demo import codes as demo_codes
from participatie.facts import checkpoint, dispatch, record, sealing
from participatie.facts import models as fact_models
from participatie.identity import handlers as identity_handlers
from participatie.identity import models as identity_models
from participatie.identity import queries as identity_queries
from participatie.identity import routes as identity_routes
from participatie.identity.logic import acts
from participatie.identity.logic.lasting import REMEMBERED
from participatie.identity.services import platform
from participatie.jobs import queue
from participatie.mail import deliver
from participatie.mail.message import Link
from participatie.mail.transport import FolderTransport, SmtpTransport, Transport
from participatie.moderation import handlers as moderation_handlers
from participatie.moderation import models as moderation_models
from participatie.moderation import routes as moderation_routes
from participatie.moderation.logic import items
from participatie.notifications import handlers as notification_handlers
from participatie.notifications import models as notification_models
from participatie.notifications import routes as notification_routes
from participatie.open_data import routes as open_data_routes
from participatie.portal import routes as portal_routes
from participatie.responses import handlers as response_handlers
from participatie.responses import models as response_models
from participatie.responses import routes as response_routes
from participatie.responses import services as response_services
from participatie.security import codes, passkeys, sealed, tokens
from participatie.security.text import LONGEST_TEXT
from participatie.web import (
    access,
    development,
    errors,
    fragments,
    headers,
    health,
    limits,
    login,
    pages,
    unit_of_work,
    wellknown,
)
from participatie.web.json import CarefulJson

MODELS: tuple[ModuleType, ...] = (
    fact_models,
    search,
    identity_models,
    consultation_models,
    contribution_models,
    response_models,
    moderation_models,
    notification_models,
)
JOBS: tuple[ModuleType, ...] = (
    dispatch,
    identity_handlers,
    admin_handlers,
    sealing,
    moderation_handlers,
    notification_handlers,
)
"""Modules whose jobs register themselves when they are imported."""

BLUEPRINTS = (
    portal_routes.blueprint,
    identity_routes.blueprint,
    consultation_routes.blueprint,
    contribution_routes.blueprint,
    response_routes.blueprint,
    moderation_routes.blueprint,
    notification_routes.blueprint,
    open_data_routes.blueprint,
    admin_routes.blueprint,
    health.blueprint,
    wellknown.blueprint,
    development.blueprint,
)
LARGEST_FORM = 256 * 1024
"""A text of 20,000 letters, however each is written down; the pages that take more say so themselves."""
LOOPBACK = ("localhost", "127.0.0.1")


def metadata() -> sa.MetaData:
    """Give the schema of all rooms, for migrations and their tests."""
    assert MODELS  # noqa: S101 - importing the modules above is what fills the schema
    return Base.metadata


def create_app(config: Config | None = None) -> Flask:
    """Build the site for one installation."""
    config = config or Config.from_env()
    app = Flask(
        "participatie",
        root_path=str(config.template_dir.parent),
        template_folder=str(config.template_dir),
        static_folder=str(config.static_dir),
        static_url_path="/static",
    )
    _configure(app, config)
    _open_stores(app, config)
    _install_web(app, config)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    acts.register(*admin_services.ACTS, *contribution_services.ACTS, *response_services.ACTS, *platform.ACTS)
    record.subscribe(identity_handlers.HANDLERS)
    items.register(moderation_handlers.KINDS)
    record.subscribe(response_handlers.HANDLERS)
    record.subscribe(moderation_handlers.HANDLERS)
    record.subscribe(notification_handlers.HANDLERS)
    app.extensions["huey"] = queue.open_queue(config)
    return app


def _configure(app: Flask, config: Config) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    app.config.update(
        PARTICIPATIE=config,
        SECRET_KEY=config.secret_key,
        SECRET_KEY_FALLBACKS=list(config.secret_key_fallbacks),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=16 * LONGEST_TEXT,
        MAX_FORM_PARTS=200,
        TRUSTED_HOSTS=[str(urlsplit(config.base_url).hostname), *LOOPBACK],
        SESSION_COOKIE_NAME="__Host-session" if config.is_production else "session",
        SESSION_COOKIE_SECURE=config.is_production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        PERMANENT_SESSION_LIFETIME=REMEMBERED,
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        TEMPLATES_AUTO_RELOAD=False,
        TESTING=config.environment == "test",
        DEBUG=False,
    )
    app.json = CarefulJson(app)
    if config.trusted_proxies:
        hops = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    config.static_dir.mkdir(parents=True, exist_ok=True)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(config.static_dir),
        prefix="static/",
        allow_all_origins=False,
        max_age=31_536_000,
        add_headers_function=headers.on_files(config),
    )


def _open_stores(app: Flask, config: Config) -> None:
    if config.database_url.startswith("sqlite:///"):
        config.var_dir.mkdir(parents=True, exist_ok=True)
    engine = make_engine(config.database_url, seconds=PATIENT if config.is_patient else QUICK)
    bind_engine(engine)
    app.extensions["engine"] = engine
    admin_handlers.retention.set_days(config.keep_days)
    codes.set_keys([config.secret_key, *config.secret_key_fallbacks])
    tokens.set_keys([config.secret_key, *config.secret_key_fallbacks])
    sealed.set_keys([config.secret_key, *config.secret_key_fallbacks])
    passkeys.set_place(config.base_url, config.site_name)
    checkpoint.open_record(_log_name(config), config.record_seed)
    deliver.open_post(_post(app, config))


def _log_name(config: Config) -> str:
    """Name the log after the site: an address without its scheme."""
    return config.base_url.partition("://")[2] + "/controleer"


def _post(app: Flask, config: Config) -> deliver.Post:
    transport: Transport = (
        SmtpTransport(config.smtp_url) if config.smtp_url else FolderTransport(config.var_dir / "mails")
    )

    def link(target: Link) -> str:
        adapter = app.url_map.bind("site", url_scheme="https")
        path = adapter.build(target.endpoint, target.values, force_external=False)
        return config.base_url + path + (f"#{target.fragment}" if target.fragment else "")

    return deliver.Post(
        environment=app.jinja_env,
        transport=transport,
        link=link,
        sender=config.mail_from,
        host=config.mail_from.rpartition("@")[2].strip("> "),
    )


def _install_web(app: Flask, config: Config) -> None:
    site = {
        "name": config.site_name,
        "organisation": config.site_organisation,
        "desk": config.site_desk,
        "phone": config.site_phone,
        "theme": config.site_theme,
    }
    headers.install(app)
    unit_of_work.install(app)
    login.install(app, identity_queries.find_session, identity_handlers.seeing.note_seen)
    pages.install(app, lambda: site)
    fragments.keep(config.keep_pages)
    access.install(app)
    limits.install(app, config)
    development.tell_codes(demo_codes.codes_now)
    errors.install(app)
