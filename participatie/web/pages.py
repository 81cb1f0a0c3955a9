"""Rendering: what every template may count on, one-time messages, assets, and answers "unchanged"."""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    flash,
    g,
    get_flashed_messages,
    make_response,
    render_template,
    request,
    session,
    url_for,
)
from flask_wtf.csrf import generate_csrf
from jinja2 import StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape
from werkzeug.http import quote_etag
from werkzeug.wrappers import Response as BaseResponse

from participatie import i18n
from participatie.i18n import dates
from participatie.web.access import current_actor
from participatie.web.fragments import kept

RELEASE = "1"


def install(app: Flask, site: Callable[[], dict[str, Any]]) -> None:
    """Give templates their strictness, language, dates and the site's own data."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.extend(newstyle_gettext=True)
    app.jinja_env.globals.update(_=_sentence, gettext=_sentence, ngettext=_counting_sentence)
    app.jinja_env.globals.update(asset=asset, csrf_token=generate_csrf, languages=i18n.LANGUAGES)
    app.jinja_env.globals.update(spoken=i18n.language)
    app.jinja_env.filters.update(
        long_date=dates.long_date,
        day_and_date=dates.day_and_date,
        clock_time=dates.clock_time,
        date_and_time=dates.date_and_time,
        until=dates.until,
        number=dates.number,
        t=lambda text: i18n.gettext(str(text)),
    )

    @app.context_processor
    def shared() -> dict[str, Any]:
        return {
            "current_actor": current_actor(),
            "csp_nonce": g.csp_nonce,
            "language": i18n.language(),
            "messages": get_flashed_messages(with_categories=True) if "_flashes" in session else [],
            "site": site(),
            "is_development": not app.config["PARTICIPATIE"].is_production,
        }

    @app.before_request
    def choose_language() -> None:
        i18n.speak(session.get("language", i18n.SOURCE))


@cache
def _safe(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - a sentence of our own catalogues; what is filled in is escaped


@pass_eval_context
def _sentence(context: EvalContext, message: str, **values: object) -> str:
    """Translate in a template as Jinja's own extension does, without its detours: pages have many sentences."""
    text = i18n.gettext(message)
    text = _safe(text) if context.autoescape else text
    return text % values if values else text


@pass_eval_context
def _counting_sentence(context: EvalContext, one: str, many: str, num: int, **values: object) -> str:
    """Translate a sentence that counts, in a template."""
    if not context.autoescape:
        return i18n.ngettext(one, many, num, **values)
    safe = {name: escape(value) for name, value in values.items() if name != "num"}
    return Markup(i18n.ngettext(one, many, num, **safe))  # noqa: S704 - its values are escaped


@cache
def _manifest(folder: Path) -> dict[str, str]:
    path = folder / "manifest.json"
    return json.loads(path.read_text()) if path.exists() else {}


def asset(name: str) -> str:
    """Give the address of a built file, hashed so that a browser may keep it for ever."""
    built = _manifest(current_app.config["PARTICIPATIE"].static_dir)
    return url_for("static", filename=built.get(name, name))


def page(template: str, status: int = 200, **context: Any) -> Response:
    """Render a page."""
    return make_response(render_template(template, **context), status)


def say(text: str, level: str = "ok") -> None:
    """Show a sentence on the next page (levels: ok, info, warning, error)."""
    flash(text, level)


def see_other(endpoint: str, **values: Any) -> BaseResponse:
    """Send the browser on after a POST that ended well."""
    return current_app.redirect(url_for(endpoint, **values), 303)


def unchanged_page(parts: Iterable[object], render: Callable[[], Response]) -> Response:
    """Answer 304 to an anonymous reader who has this very page, else give it with its ETag, made once.

    `parts` must name everything the page depends on. Whoever has a session gets a page of their own.
    """
    if dict(session):
        return render()
    built = _manifest(current_app.config["PARTICIPATIE"].static_dir)
    told = "|".join(map(str, [RELEASE, *built.values(), i18n.language(), request.path, *parts]))
    etag = hashlib.sha256(told.encode()).hexdigest()[:32]
    if etag in request.if_none_match:
        response = Response(status=304)
    else:
        response = Response(kept(("page", etag), lambda: render().get_data()), mimetype="text/html")
    response.headers["ETag"] = quote_etag(etag)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    return response
