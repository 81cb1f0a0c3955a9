"""What programs ask of every site by a fixed name: whom to tell about a weakness, and what to leave alone."""

from datetime import timedelta

from flask import Blueprint, Response, current_app

from participatie.kernel import clock
from participatie.web.access import EVERYONE, audience
from participatie.web.limits import limiter

blueprint = Blueprint("wellknown", __name__)
VALID = timedelta(days=180)
NOT_FOR_ROBOTS = (
    "/beheer",
    "/werk",
    "/account",
    "/inloggen",
    "/uitloggen",
    "/mijn-inbreng",
    "/volg",
    "/taal",
)


@blueprint.get("/.well-known/security.txt")
@limiter.exempt
@audience(EVERYONE)
def security_txt() -> Response:
    """Say whom to tell about a weakness (RFC 9116); valid for half a year from now."""
    config = current_app.config["PARTICIPATIE"]
    until = (clock.now() + VALID).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {config.security_contact}",
        f"Expires: {until}",
        "Preferred-Languages: nl, en",
        f"Canonical: {config.base_url}/.well-known/security.txt",
    ]
    return _text(lines)


@blueprint.get("/robots.txt")
@limiter.exempt
@audience(EVERYONE)
def robots_txt() -> Response:
    """Ask search machines to leave alone what is of one person or of the desk."""
    return _text(["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)])


def _text(lines: list[str]) -> Response:
    answer = Response("\n".join(lines) + "\n", mimetype="text/plain")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
