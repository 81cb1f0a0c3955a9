"""What every answer carries so that a browser protects people: CSP with a nonce, and the rest."""

import secrets

from flask import Flask, Response, g, request

from participatie.kernel.errors import NotAllowed

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def install(app: Flask) -> None:
    """Give every request a nonce and every answer its headers; refuse posts from other sites."""
    app.before_request(_give_nonce)
    app.before_request(_refuse_foreign_posts)
    app.after_request(_add_headers)


def _give_nonce() -> None:
    g.csp_nonce = secrets.token_urlsafe(16)


def _refuse_foreign_posts() -> None:
    if request.method in UNSAFE and request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        raise NotAllowed("other_site")


def _add_headers(response: Response) -> Response:
    nonce = g.get("csp_nonce", "")
    response.headers.setdefault(
        "Content-Security-Policy",
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    response.headers.setdefault("Cache-Control", "no-store")
    return response
