"""What an operator's tools ask: whether the process lives, and whether it can work."""

import sqlalchemy as sa
from flask import Blueprint, Response

from participatie.db.session import session
from participatie.web.access import EVERYONE, audience
from participatie.web.limits import limiter

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@limiter.exempt
@audience(EVERYONE)
def healthz() -> Response:
    """Say that the process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@limiter.exempt
@audience(EVERYONE)
def readyz() -> Response:
    """Say whether the database answers; a database that is away makes this a 503."""
    session.execute(sa.text("SELECT 1"))
    return Response("ready\n", mimetype="text/plain")
