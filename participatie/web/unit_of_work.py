"""One unit of work per request: a POST that ends well commits once, a GET never changes anything."""

from contextlib import ExitStack

from flask import Flask, Response, g, request

from participatie.db.session import abandon, unit_of_work

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def install(app: Flask) -> None:
    """Wrap every request in its unit of work."""
    app.before_request(_open)
    app.after_request(_close)
    app.teardown_request(_drop)


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
    return response


def _drop(error: BaseException | None) -> None:
    work: ExitStack | None = g.pop("work", None)
    if work is not None:
        abandon()
        work.close()
    del error
