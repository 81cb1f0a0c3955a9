"""Pages for whoever builds or tries the site on their own computer; absent in production."""

from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from flask import Blueprint, Response, current_app

from participatie.kernel.errors import NotFound
from participatie.web.access import DEVELOPER, audience
from participatie.web.pages import page
from participatie.web.samples import careful_form, fresh_form, wrong_form

blueprint = Blueprint("development", __name__, url_prefix="/ontwikkeling")
ListCodes = Callable[[], Sequence[object]]
_codes: list[ListCodes] = []
MOST_SHOWN = 100


def _folder() -> Path:
    return Path(current_app.config["PARTICIPATIE"].var_dir) / "mails"


def _read(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=policy.default)


@blueprint.get("/mails")
@audience(DEVELOPER)
def mails() -> Response:
    """Show the mails that were sent from this computer, newest first."""
    files = sorted(_folder().glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True)[:MOST_SHOWN]
    return page("development/mails.html", mails=[(path.stem, _read(path)) for path in files])


@blueprint.get("/mails/<name>")
@audience(DEVELOPER)
def mail(name: str) -> Response:
    """Show one mail as its reader would see it."""
    path = _folder() / f"{Path(name).name}.eml"
    if not path.is_file():
        raise NotFound
    message = _read(path)
    body = message.get_body(("plain",))
    return page("development/mail.html", message=message, text=body.get_content() if body else "")


def tell_codes(list_codes: ListCodes) -> None:
    """Take from whoever knows the demo people how to list the codes that their apps show."""
    _codes[:] = [list_codes]


@blueprint.get("/codes")
@audience(DEVELOPER)
def codes() -> Response:
    """Show what the apps of the demo people show now, so that a newcomer can sign in as each of them."""
    return page("development/codes.html", codes=_codes[0]())


@blueprint.get("/componenten")
@audience(DEVELOPER)
def components() -> Response:
    """Show every component in every state."""
    return page(
        "development/components.html", form=wrong_form(), empty_form=fresh_form(), careful=careful_form()
    )
