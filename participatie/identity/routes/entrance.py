"""Signing in, by a link in a mail or with a password, and signing out."""

from urllib.parse import urlencode

from flask import Response, redirect, request, session
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.identity import queries, services
from participatie.identity.forms import EmptyForm, LinkCodeForm, LinkForm, OpenLinkForm, SignInForm
from participatie.identity.models import SignIn
from participatie.identity.queries import LinkState
from participatie.identity.routes.door import blueprint
from participatie.identity.services import Browser
from participatie.identity.terms import LinkPurpose
from participatie.kernel.errors import Invalid, NotAllowed, TooMany
from participatie.security.tokens import new_token
from participatie.web import login
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.limits import address_range
from participatie.web.pages import page, say, see_other
from participatie.web.returning import own_path

SECRET, WANTED = "link_secret", "link_wanted"


def this_browser() -> Browser:
    """Say where somebody is; the secret of this browser is empty until it asked for a link."""
    return Browser(secret=session.get(SECRET, ""), network=address_range(), device=login.this_device())


@blueprint.route("/inloggen", methods=["GET", "POST"])
@audience(EVERYONE)
def sign_in() -> BaseResponse:
    """Offer both ways in, and take whoever has a password to where they wanted to be."""
    form = SignInForm(terug=request.args.get("terug", ""))
    if not form.validate_on_submit():
        return _ways_in(form, 422 if form.errors else 200)
    try:
        begun, token = services.sign_in(
            current_actor(),
            email=form.email.data or "",
            password=form.password.data or "",
            browser=this_browser(),
            remembered=form.onthoud.data,
        )
    except (Invalid, TooMany) as refusal:
        form.refuse(refusal, "password")
        return _ways_in(form, refusal.status)
    return come_in(begun, token, form.terug.data or "")


def _ways_in(form: SignInForm, status: int) -> Response:
    ask = LinkForm(formdata=None, terug=form.terug.data or "")
    return page("identity/sign_in.html", status, form=form, ask=ask, has_run_out=login.has_run_out())


def come_in(begun: SignIn, token: str, wanted: str) -> BaseResponse:
    """Give this browser the key of a session that has just begun, and send its owner on."""
    login.sign_in(token, remembered=begun.is_remembered)
    return go_on(begun, wanted)


def go_on(begun: SignIn, wanted: str) -> BaseResponse:
    """Send somebody who signed in to where they wanted to be, or first to their second step."""
    known = queries.actor_of(begun.account)
    if begun.proved_at is None:
        return redirect(f"/inloggen/tweede-stap?{urlencode({'terug': wanted})}", 303)
    return redirect(own_path(wanted, "portal.work" if known.is_staff else "identity.account"), 303)


@blueprint.post("/inloggen/link")
@audience(EVERYONE)
def ask_link() -> BaseResponse:
    """Mail a link to an address; whatever the address, what follows is the same page."""
    form = LinkForm()
    if not form.validate_on_submit():
        return page("identity/ask_link.html", 422, form=form)
    session.setdefault(SECRET, new_token())
    session[WANTED] = form.terug.data or ""
    services.ask_link(current_actor(), email=form.adres.data or "", browser=this_browser())
    return see_other("identity.check_mail")


@blueprint.route("/inloggen/mail", methods=["GET", "POST"])
@audience(EVERYONE)
def check_mail() -> BaseResponse:
    """Say that a mail is on its way, and take the code from it from who reads mail on another device."""
    form = LinkCodeForm()
    if not form.validate_on_submit():
        return page("identity/check_mail.html", 422 if form.errors else 200, form=form)
    try:
        begun, token = services.use_link_code(
            current_actor(), form.code.data or "", browser=this_browser(), remembered=form.onthoud.data
        )
    except (Invalid, TooMany) as refusal:
        form.refuse(refusal, "code")
        return page("identity/check_mail.html", refusal.status, form=form)
    return come_in(begun, token, session.get(WANTED, ""))


@blueprint.route("/inloggen/link/<token>", methods=["GET", "POST"])
@audience(EVERYONE)
def open_link(token: str) -> BaseResponse:
    """Show what a link from a mail does; only a click on the button does it, for mail scanners open links too."""
    link, browser = queries.find_link(token), this_browser()
    state = queries.state_of_link(link, browser.secret)
    form = OpenLinkForm()
    if link is None or state is not LinkState.READY:
        return page("identity/open_link.html", 410, state=state.value, purpose="", form=form, token=token)
    if not form.validate_on_submit():
        status = 422 if form.errors else 200
        return page(
            "identity/open_link.html",
            status,
            state=state.value,
            purpose=link.purpose.value,
            form=form,
            token=token,
        )
    if link.purpose is LinkPurpose.CHANGE_EMAIL:
        return _take_new_email(token)
    begun, key = services.use_link(current_actor(), link, browser=browser, remembered=form.onthoud.data)
    return come_in(begun, key, session.get(WANTED, ""))


def _take_new_email(token: str) -> BaseResponse:
    known, link = login.current_session(), queries.find_link(token)
    if known is None or not known.is_complete or link is None:
        raise NotAllowed("sign_in_for_new_email")
    account = queries.get_own_account(known.actor)
    services.change_email(known.actor, account, link, here=known.sign_in_id)
    say(_("Uw account heeft nu uw nieuwe e-mailadres."))
    return see_other("identity.account")


@blueprint.route("/uitloggen", methods=["GET", "POST"])
@audience(EVERYONE)
def sign_out() -> BaseResponse:
    """End the session on this device, after a click; also for who is only half signed in."""
    form = EmptyForm()
    if not form.validate_on_submit():
        return page("identity/sign_out.html", 422 if form.errors else 200, form=form)
    known = login.current_session()
    if known is not None:
        services.end_sign_in(known.actor, queries.get_sign_in(known.actor, known.sign_in_id))
    login.sign_out()
    say(_("U bent uitgelogd."))
    return see_other("portal.home")
