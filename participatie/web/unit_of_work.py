"""One unit of work per request: a POST that ends well commits once, a GET never changes anything."""

from collections.abc import Callable
from contextlib import ExitStack

import structlog
from flask import Flask, Response, g, request
from sqlalchemy.exc import OperationalError

from participatie.db.session import abandon, unit_of_work

log = structlog.get_logger()
WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def install(app: Flask) -> None:
    """Wrap every request in its unit of work."""
    app.before_request(_open)
    app.after_request(_close)
    app.teardown_request(_drop)


def afterwards(deed: Callable[[], None]) -> None:
    """Do some bookkeeping in a work of its own once the request's work is done: that a session was used.

    It is not worth a refused page: when the database is busy it is left until the next request.
    """
    g.setdefault("afterwards", []).append(deed)


def _open() -> None:
    if request.endpoint == "static":
        return
    g.work = ExitStack()
    g.work.enter_context(unit_of_work(writing=request.method in WRITING))


def _close(response: Response) -> Response:
    work: ExitStack | None = g.get("work")
    if work is not None:
        if response.status_code >= 400:  # noqa: PLR2004 - what was refused leaves nothing behind
            abandon()
        g.pop("work")
        work.close()
    for deed in g.pop("afterwards", ()):
        try:
            with unit_of_work(writing=True):
                deed()
        except OperationalError as error:  # somebody else is writing for long, or the database has just gone
            log.warning("bookkeeping left out", kind=type(error.orig).__name__)
    return response


def _drop(error: BaseException | None) -> None:
    work: ExitStack | None = g.pop("work", None)
    if work is not None:
        abandon()
        work.close()
    del error
