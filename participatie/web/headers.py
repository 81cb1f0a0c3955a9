"""What every answer carries so that a browser protects people, and which requests are ours at all."""

import secrets
from collections.abc import Callable
from urllib.parse import urlsplit
from wsgiref.headers import Headers

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import BadRequest

from config import Config
from participatie.kernel.errors import NotAllowed

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
OURS = frozenset({"same-origin", "none"})
"""What a browser says of a request that our own page made, or that somebody typed."""
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
POLICY_OF_FILES = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""A style, a font or a picture that is opened by itself may do nothing at all."""
ONLY_TLS = "max-age=63072000; includeSubDomains"


def install(app: Flask) -> None:
    """Give every request a nonce and every answer its headers; refuse posts from other sites."""
    app.before_request(_give_nonce)
    app.before_request(_refuse_bytes_that_are_no_letters)
    app.before_request(_refuse_foreign_posts)
    app.after_request(_add_headers)


def on_files(config: Config) -> Callable[[Headers, str, str], None]:
    """Give what adds the headers to built files: they are served before the site is asked."""

    def add(headers: Headers, _path: str, _url: str) -> None:
        for name, value in {**FIXED, "Content-Security-Policy": POLICY_OF_FILES}.items():
            headers[name] = value
        if config.is_production:
            headers["Strict-Transport-Security"] = ONLY_TLS

    return add


def _give_nonce() -> None:
    g.csp_nonce = secrets.token_urlsafe(16)


def _refuse_bytes_that_are_no_letters() -> None:
    """Refuse an address whose question is no text at all: no browser sends one, and nothing could read it."""
    try:
        request.query_string.decode()
    except UnicodeDecodeError as error:
        raise BadRequest from error


def _refuse_foreign_posts() -> None:
    """Refuse what another site makes a browser send; no route is excepted.

    A browser tells by Sec-Fetch-Site, an older one by Origin. Who tells neither is no browser, and has no
    cookies of somebody else to misuse; the protection in the form is asked of everybody.
    """
    if request.method not in UNSAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site not in OURS:
        raise NotAllowed("other_site")
    if origin == "null" and site is not None:
        return  # a browser that keeps to itself where it is, and that told so by the other header
    if origin is not None and _root(origin) not in {_root(request.host_url), _root(_address())}:
        raise NotAllowed("other_site")


def _address() -> str:
    config: Config = current_app.config["PARTICIPATIE"]
    return config.base_url


def _root(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:  # no address at all
        return "", address
    return parts.scheme, parts.netloc


def _add_headers(response: Response) -> Response:
    nonce = g.get("csp_nonce") or secrets.token_urlsafe(16)
    response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", ONLY_TLS)
    response.headers.setdefault("Cache-Control", "no-store")
    return response
