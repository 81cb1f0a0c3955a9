"""Signing in and out, and choosing a language."""

from flask import redirect, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.identity import services
from participatie.identity.forms import EmptyForm, SignInForm
from participatie.identity.routes.door import blueprint
from participatie.kernel.errors import Invalid
from participatie.web import login
from participatie.web.access import EVERYONE, SIGNED_IN, audience, current_actor
from participatie.web.limits import SIGN_IN, limiter
from participatie.web.pages import page, say, see_other
from participatie.web.returning import own_path


@blueprint.route("/inloggen", methods=["GET", "POST"])
@limiter.limit(SIGN_IN, methods=["POST"])
@audience(EVERYONE)
def sign_in() -> BaseResponse:
    """Ask who somebody is, and take them back to where they wanted to be."""
    form = SignInForm(terug=request.args.get("terug", ""))
    if not form.validate_on_submit():
        return page("identity/sign_in.html", 422 if form.errors else 200, form=form)
    try:
        known = services.sign_in(
            current_actor(), email=form.email.data or "", password=form.password.data or ""
        )
    except Invalid as refusal:
        form.refuse(refusal)
        return page("identity/sign_in.html", 422, form=form)
    login.sign_in(known)
    otherwise = "portal.work" if known.is_staff else "portal.follow"
    return redirect(own_path(form.terug.data or "", otherwise), 303)


@blueprint.route("/uitloggen", methods=["GET", "POST"])
@audience(SIGNED_IN)
def sign_out() -> BaseResponse:
    """End the session on this device, after a click."""
    form = EmptyForm()
    if not form.validate_on_submit():
        return page("identity/sign_out.html", 422 if form.errors else 200, form=form)
    login.sign_out()
    say(_("U bent uitgelogd."))
    return see_other("portal.home")
