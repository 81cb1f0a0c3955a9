"""What is taken along: the public log, its heads, proofs, and the verifier."""

import json
from collections.abc import Iterator
from inspect import getsource
from typing import Any

from flask import Response, make_response, render_template

from participatie.consultations.queries import get_dossier
from participatie.contributions import queries as contributions
from participatie.db.session import unit_of_work
from participatie.facts import log, verify
from participatie.kernel import clock
from participatie.kernel.errors import NotFound
from participatie.open_data import queries
from participatie.open_data.routes.door import blueprint
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.limits import limiter

LINES_AT_A_TIME = 2_000
TAKING_ALONG = "60 per hour"


@blueprint.get("/controleer/checkpoint")
@audience(EVERYONE)
def checkpoint() -> Response:
    """Give the newest head as plain text, for tools that follow logs."""
    head = log.find_head()
    if head is None:
        raise NotFound
    return Response(head.note, mimetype="text/plain")


@blueprint.get("/controleer/koppen.atom")
@audience(EVERYONE)
def heads_feed() -> Response:
    """Give the newest heads as a feed: who follows it keeps heads that cannot be taken back."""
    response = make_response(
        render_template("open_data/heads_feed.xml", heads=log.list_heads(), began=clock.now())
    )
    response.mimetype = "application/atom+xml"
    return response


@blueprint.get("/controleer/logboek.jsonl")
@limiter.limit(TAKING_ALONG)
@audience(EVERYONE)
def export_log() -> Response:
    """Give the whole public log up to the newest head, a line for each entry."""
    head = log.find_head()
    response = Response(_stream(head.size if head else 0), mimetype="application/jsonl")
    response.headers["Content-Disposition"] = 'attachment; filename="logboek.jsonl"'
    return response


def _stream(size: int) -> Iterator[str]:
    """Read a part at a time, each in a unit of work of its own: the one of the request has ended by then."""
    yield queries.first_line()
    for start in range(0, size, LINES_AT_A_TIME):
        with unit_of_work(writing=False):
            lines = queries.list_lines(start, min(start + LINES_AT_A_TIME, size))
        yield "".join(lines)


@blueprint.get("/controleer/controleer.py")
@audience(EVERYONE)
def verifier() -> Response:
    """Give the program that checks the log on one's own computer."""
    response = Response(getsource(verify), mimetype="text/x-python")
    response.headers["Content-Disposition"] = 'attachment; filename="controleer.py"'
    return response


@blueprint.get("/controleer/<reference>/bewijs.json")
@audience(EVERYONE)
def public_proof(reference: str) -> Response:
    """Give the proof of a contribution that everybody may read, with its answers."""
    found = contributions.find_shown(reference.upper())
    if found is None:
        raise NotFound
    return _file(queries.prove_contribution(found, for_author=False), found.reference)


@blueprint.get("/mijn-inbreng/<reference>/bewijs.json")
@audience(EVERYONE)
def own_proof(reference: str) -> Response:
    """Give the proof of one's own contribution, every wording of it included."""
    found = contributions.get_own(current_actor(), reference)
    return _file(queries.prove_contribution(found, for_author=True), found.reference)


@blueprint.get("/dossiers/<slug>/bewijs.json")
@limiter.limit(TAKING_ALONG)
@audience(EVERYONE)
def dossier_proof(slug: str) -> Response:
    """Give the proof of every text, answer and decision of a dossier."""
    dossier = get_dossier(current_actor(), slug, load=())
    return _file(queries.prove_dossier(dossier), dossier.number)


def _file(proof: dict[str, Any], name: str) -> Response:
    response = Response(json.dumps(proof, ensure_ascii=False, indent=1), mimetype="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="bewijs-{name}.json"'
    return response
