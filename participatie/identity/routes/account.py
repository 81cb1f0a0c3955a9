"""One's own account: the name on it, the ways in, and where one is signed in."""

from uuid import UUID

from flask import Response, session
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.i18n import ngettext
from participatie.identity import queries, services
from participatie.identity.forms import EmptyForm, NameForm, NewEmailForm, PasswordForm
from participatie.identity.routes.door import blueprint
from participatie.identity.routes.entrance import SECRET, this_browser
from participatie.identity.terms import FACTOR_LABELS
from participatie.kernel.errors import Invalid, NotAllowed
from participatie.security.tokens import new_token
from participatie.web import login
from participatie.web.access import EVERYONE, SIGNED_IN, audience, current_actor
from participatie.web.login import Known
from participatie.web.pages import page, say, see_other


def _here() -> Known:
    known = login.current_session()
    if known is None:  # the door has seen to it; this is for who reads on
        raise NotAllowed("sign_in_first")
    return known


def _mistakes(form: EmptyForm) -> str:
    return " ".join(str(mistake) for mistakes in form.errors.values() for mistake in mistakes)


@blueprint.route("/account", methods=["GET", "POST"])
@audience(SIGNED_IN)
def account() -> BaseResponse:
    """Show one's own account and its ways in; the name on it can be changed."""
    own = queries.get_own_account(current_actor())
    form = NameForm(name=own.name)
    if not form.validate_on_submit():
        return page("identity/account.html", 422 if form.errors else 200, account=own, form=form)
    services.rename_account(current_actor(), own, name=form.name.data or "")
    say(_("Uw naam is veranderd."))
    return see_other("identity.account")


@blueprint.route("/account/wachtwoord", methods=["GET", "POST"])
@audience(SIGNED_IN)
def password() -> BaseResponse:
    """Choose a password, or another one; who has one can also do without."""
    own, form = queries.get_own_account(current_actor()), PasswordForm()
    if form.validate_on_submit():
        try:
            services.set_password(
                current_actor(), own, password=form.password.data or "", here=_here().sign_in_id
            )
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            say(_("Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd."))
            return see_other("identity.account")
    status = 422 if form.errors else 200
    return page("identity/password.html", status, account=own, form=form, remove=EmptyForm())


@blueprint.post("/account/wachtwoord/weg")
@audience(SIGNED_IN)
def remove_password() -> BaseResponse:
    """Do without a password from now on."""
    if EmptyForm().validate_on_submit():
        services.remove_password(current_actor(), queries.get_own_account(current_actor()))
        say(_("Uw wachtwoord is weg. U logt voortaan in met een link in uw mail."))
    return see_other("identity.account")


@blueprint.route("/account/e-mailadres", methods=["GET", "POST"])
@audience(SIGNED_IN)
def new_email() -> BaseResponse:
    """Ask for another address; it is used once a link that was mailed there has been opened."""
    own, form = queries.get_own_account(current_actor()), NewEmailForm()
    if not form.validate_on_submit():
        return page("identity/new_email.html", 422 if form.errors else 200, account=own, form=form)
    session.setdefault(SECRET, new_token())
    services.ask_new_email(current_actor(), own, email=form.email.data or "", browser=this_browser())
    say(_("Kijk in de mail op uw nieuwe adres. Open daar de link, op dit apparaat."))
    return see_other("identity.account")


@blueprint.get("/account/apparaten")
@audience(SIGNED_IN)
def devices() -> Response:
    """List where one is signed in: since when, last used, and which of them is this one."""
    rows = queries.list_sign_ins(current_actor())
    return page(
        "identity/devices.html",
        rows=rows,
        here=_here().sign_in_id,
        factors=FACTOR_LABELS,
        form=EmptyForm(),
    )


@blueprint.get("/account/nog-hier")
@audience(EVERYONE)
def stay() -> Response:
    """Say nothing: a browser in which somebody types asks this now and then, and that counts as being here."""
    return Response(status=204, mimetype="text/plain")


@blueprint.post("/account/apparaten/<uuid:sign_in_id>/uit")
@audience(SIGNED_IN)
def end_device(sign_in_id: UUID) -> BaseResponse:
    """End the session on one device."""
    form = EmptyForm()
    if form.validate_on_submit():
        services.end_sign_in(current_actor(), queries.get_sign_in(current_actor(), sign_in_id))
        say(_("Dat apparaat is uitgelogd."))
    else:
        say(_mistakes(form), "error")
    return see_other("identity.devices")


@blueprint.post("/account/apparaten/uit")
@audience(SIGNED_IN)
def end_other_devices() -> BaseResponse:
    """End all sessions but this one."""
    form = EmptyForm()
    if form.validate_on_submit():
        own = queries.get_own_account(current_actor())
        count = services.end_all_sign_ins(current_actor(), own, but=_here().sign_in_id)
        say(
            ngettext(
                "%(num)s ander apparaat is uitgelogd.", "%(num)s andere apparaten zijn uitgelogd.", count
            )
        )
    else:
        say(_mistakes(form), "error")
    return see_other("identity.devices")
