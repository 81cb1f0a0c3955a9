"""Signing in and out, and choosing a language."""

from urllib.parse import urlencode

from flask import redirect, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.identity import queries, services
from participatie.identity.forms import EmptyForm, SignInForm
from participatie.identity.models import SignIn
from participatie.identity.routes.door import blueprint
from participatie.identity.terms import Factor
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
        sign_in_, token = services.sign_in(
            current_actor(),
            email=form.email.data or "",
            password=form.password.data or "",
            device=login.this_device(),
        )
    except Invalid as refusal:
        form.refuse(refusal)
        return page("identity/sign_in.html", 422, form=form)
    login.sign_in(token)
    return go_on(sign_in_, form.terug.data or "")


def go_on(begun: SignIn, wanted: str) -> BaseResponse:
    """Send somebody who signed in to where they wanted to be, or first to their second step."""
    known = queries.actor_of(begun.account)
    if known.is_staff and begun.factor is Factor.NONE:
        return redirect(f"/inloggen/tweede-stap?{urlencode({'terug': wanted})}", 303)
    return redirect(own_path(wanted, "portal.work" if known.is_staff else "portal.follow"), 303)


@blueprint.route("/uitloggen", methods=["GET", "POST"])
@audience(SIGNED_IN)
def sign_out() -> BaseResponse:
    """End the session on this device, after a click."""
    form = EmptyForm()
    if not form.validate_on_submit():
        return page("identity/sign_out.html", 422 if form.errors else 200, form=form)
    known = login.current_session()
    if known is not None:
        services.end_sign_in(known.actor, queries.get_sign_in(known.actor, known.sign_in_id))
    login.sign_out()
    say(_("U bent uitgelogd."))
    return see_other("portal.home")
