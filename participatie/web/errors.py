"""Refusals become pages, once: plain Dutch, a way on, and a reference number that the log also has."""

import math
import re
import secrets
from collections.abc import Callable

import structlog
from flask import Flask, Response, redirect, request, url_for
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError, TooManyRequests
from werkzeug.wrappers import Response as BaseResponse

from participatie.db.session import abandon
from participatie.i18n import gettext as _
from participatie.kernel import clock
from participatie.kernel.errors import NotAllowed, Refusal
from participatie.security.text import plain_text
from participatie.web.limits import limiter
from participatie.web.pages import page
from participatie.web.sentences import sentence

log = structlog.get_logger()
PAGES = {400, 403, 404, 405, 409, 413, 422, 429, 500, 503}
NOT_TYPED = {"csrf_token", "password", "submission_key", "ticket", "code", "recovery_code"}
"""What a form carries that nobody wrote, or that may not be shown again."""
OF_A_PROOF = "bevestig-"
"""How the names begin of what somebody showed to prove who they are."""
_TOKEN = re.compile(r"[\w.:=+/-]{21,}", re.ASCII)
_SHORTEST = 20

Answer = Callable[[Refusal], BaseResponse | None]
_ANSWERS: dict[str, Answer] = {}


def install(app: Flask) -> None:
    """Map every kind of no to its page."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(StaleDataError, _somebody_was_first)
    app.register_error_handler(IntegrityError, _taken_meanwhile)
    app.register_error_handler(DataError, _impossible)
    app.register_error_handler(OverflowError, _impossible)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(Exception, _broken)


def answers(reason: str) -> Callable[[Answer], Answer]:
    """Let a room give the page of one of its refusals itself; None leaves it to the ordinary one."""

    def add(answer: Answer) -> Answer:
        _ANSWERS[reason] = answer
        return answer

    return add


def _show(status: int, text: str = "") -> Response:
    reference = secrets.token_hex(4)
    log.info("refused", status=status, reference=reference, endpoint=request.endpoint)
    return page("errors/error.html", status, code=status, text=text, reference=reference, kept=_typed_text())


def _typed_text() -> list[tuple[str, str]]:
    """Give back what somebody typed in a form that could not be handled, so that nothing is lost."""
    if request.method != "POST":
        return []
    try:
        form = request.form
    except HTTPException:  # the form itself was too large to read
        return []
    given = (
        (name, plain_text(text))
        for name, text in form.items(multi=True)
        if name not in NOT_TYPED and not name.startswith(OF_A_PROOF)
    )
    return [(name, text) for name, text in given if _was_typed(text)]


def _was_typed(text: str) -> bool:
    """Tell words from what a form carries along: a choice is one short word, a ticket one long one."""
    return not _TOKEN.fullmatch(text) and (len(text) > _SHORTEST or " " in text or "@" in text)


def _refused(refusal: Refusal) -> BaseResponse:
    if isinstance(refusal, NotAllowed) and refusal.reason == "sign_in_first" and request.method == "GET":
        return redirect(url_for("identity.sign_in", terug=request.full_path.rstrip("?")), 303)
    own = _ANSWERS.get(refusal.reason)
    answer = own(refusal) if own else None
    if answer is not None:
        abandon()  # it may lead on to another page, but what was refused leaves nothing behind
        return answer
    return _show(refusal.status, sentence(refusal.reason, refusal.details))


def _http(error: HTTPException) -> BaseResponse:
    status = error.code or 500
    if 300 <= status < 400:  # noqa: PLR2004 - a redirect is no error
        return error.get_response()
    if isinstance(error, SecurityError):  # a host that is not ours: there is no page to lead the way to
        return Response(_("Dit adres is niet van deze website.") + "\n", 400, mimetype="text/plain")
    shown = _show(status if status in PAGES else 400)
    if isinstance(error, TooManyRequests):
        shown.headers.setdefault("Retry-After", str(_seconds_to_wait()))
    return shown


def _seconds_to_wait() -> int:
    """Say when asking again makes sense, in whole seconds, rounded up."""
    breached = limiter.current_limit
    return max(1, math.ceil(breached.reset_at - clock.now().timestamp())) if breached else 60


def _somebody_was_first(_error: StaleDataError) -> Response:
    """Two people saved the same thing in the same moment; the second sees what they typed."""
    return _show(409, sentence("changed_meanwhile"))


def _taken_meanwhile(error: IntegrityError) -> Response:
    """Two people made the same thing in the same moment: the database gave it to the first."""
    log.error("taken meanwhile", endpoint=request.endpoint, exc_info=error)
    return _show(409, sentence("changed_meanwhile"))


def _impossible(_error: DataError | OverflowError) -> Response:
    """Somebody made up an address with a number or a letter that no row can hold."""
    return _show(404)


def _database_away(error: OperationalError) -> Response:
    log.error("database away", kind=type(error.orig).__name__)
    return _show(503)


def _broken(error: Exception) -> Response:
    log.error("broken", kind=type(error).__name__, endpoint=request.endpoint, exc_info=error)
    return _show(500)
