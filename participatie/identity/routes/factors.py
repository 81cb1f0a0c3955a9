"""Pages about one's own second factors: setting up, looking at, and taking away."""

from datetime import timedelta
from uuid import UUID

from flask import jsonify, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.identity import policy, queries, services
from participatie.identity.forms import AuthenticatorForm, EmptyForm, PasskeyForm
from participatie.identity.logic.drawing import draw, in_groups
from participatie.identity.logic.recovery import FEW
from participatie.identity.models.factors import Keyring
from participatie.identity.policy import Do
from participatie.identity.routes.door import blueprint
from participatie.identity.terms import Factor
from participatie.kernel.errors import Invalid, NotAllowed
from participatie.security import passkeys, sealed, totp
from participatie.web import login
from participatie.web.access import EVERYONE, SIGNED_IN, audience, current_actor
from participatie.web.login import Known
from participatie.web.pages import page, say, see_other
from participatie.web.returning import own_path
from participatie.web.sentences import add

SETTING_UP = "authenticator-set-up"
SETTING_UP_LASTS = timedelta(hours=1)
add(
    {
        "authenticator_is_there": N_("Er staat al een app met codes bij uw account. Haal die eerst weg."),
        "wrong_first_code": N_(
            "Deze code klopt niet. Kijk welke zes cijfers uw app nu laat zien en vul die in. "
            "Lukt het niet? Kijk of de klok van uw telefoon goed staat."
        ),
        "passkey_not_made": N_("De passkey is niet gemaakt. Druk nog een keer op de knop."),
        "passkey_is_known": N_("Deze passkey staat al bij een account. Kies een ander apparaat."),
        "last_factor": N_(
            "Dit is uw enige tweede stap. Medewerkers hebben er altijd een nodig. Voeg eerst een andere toe."
        ),
    }
)


@blueprint.app_template_global()
def keys_possible() -> bool:
    """Say whether browsers keep passkeys for this site."""
    return passkeys.are_possible()


def signed_in() -> tuple[Known, Keyring]:
    """Give who is signed in, or half signed in, with their factors; a visitor must sign in first."""
    known = login.current_session()
    if known is None:
        raise NotAllowed("sign_in_first")
    return known, queries.get_keyring(known.actor)


@blueprint.get("/inloggen/tweede-stap/instellen")
@audience(EVERYONE)
def choose_factor() -> BaseResponse:
    """Let somebody choose a second step: the first one, or one more."""
    known, keyring = signed_in()
    policy.require(known.actor, Do.ADD_FACTOR, keyring)
    wanted = request.args.get("terug", "")
    return page(
        "identity/choose_factor.html",
        keyring=keyring,
        keys_possible=passkeys.are_possible(),
        is_staff=known.actor.is_staff,
        terug=wanted,
    )


@blueprint.get("/account/tweede-stap")
@audience(SIGNED_IN)
def list_factors() -> BaseResponse:
    """Show with what somebody can prove who they are."""
    keyring = queries.get_keyring(current_actor())
    return page(
        "identity/list_factors.html",
        keyring=keyring,
        keys_possible=passkeys.are_possible(),
        few=FEW,
        may_remove=policy.POLICY.why_not(current_actor(), Do.REMOVE_FACTOR, keyring) != "last_factor",
    )


@blueprint.route("/account/tweede-stap/app", methods=["GET", "POST"])
@audience(EVERYONE)
def add_authenticator() -> BaseResponse:
    """Give an app its secret, and let it show that it has it."""
    known, keyring = signed_in()
    policy.require(known.actor, Do.ADD_FACTOR, keyring)
    form = AuthenticatorForm(terug=request.args.get("terug", ""))
    owner = f"{keyring.account.id} "
    kept = sealed.unseal(SETTING_UP, form.ticket.data or "", lasts=SETTING_UP_LASTS) or ""
    secret = kept.removeprefix(owner) if kept.startswith(owner) else totp.new_secret()
    form.ticket.data = sealed.seal(SETTING_UP, owner + secret)
    if form.validate_on_submit():
        try:
            services.add_authenticator(known.actor, keyring, secret=secret, code=form.code.data or "")
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            return _finish(known, keyring, Factor.TOTP, form.terug.data or "")
    return page(
        "identity/add_authenticator.html",
        422 if form.errors else 200,
        form=form,
        is_there=keyring.authenticator is not None,
        drawing=draw(totp.address(secret, owner=keyring.owner, site=passkeys.site_name())),
        secret=in_groups(secret),
    )


@blueprint.route("/account/tweede-stap/passkey", methods=["GET", "POST"])
@audience(EVERYONE)
def add_passkey() -> BaseResponse:
    """Let a device make a key for this account."""
    known, keyring = signed_in()
    policy.require(known.actor, Do.ADD_FACTOR, keyring)
    form = PasskeyForm(terug=request.args.get("terug", ""), name=login.this_device())
    if form.validate_on_submit():
        try:
            services.add_passkey(
                known.actor,
                keyring,
                name=form.name.data or "",
                ticket=form.ticket.data or "",
                answer=form.answer.data or "",
            )
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            return _finish(known, keyring, Factor.PASSKEY, form.terug.data or "")
    form.answer.data = form.ticket.data = ""
    return page(
        "identity/add_passkey.html",
        422 if form.errors else 200,
        form=form,
        keys_possible=passkeys.are_possible(),
    )


@blueprint.get("/account/tweede-stap/passkey/vraag")
@audience(EVERYONE)
def ask_for_passkey() -> BaseResponse:
    """Give a browser what it must ask its device to make a key."""
    known, keyring = signed_in()
    policy.require(known.actor, Do.ADD_FACTOR, keyring)
    account = keyring.account
    question = passkeys.ask_for_new(
        account.id,
        email=keyring.owner,
        name=account.name or keyring.owner,
        known=[one.credential_id for one in keyring.passkeys],
    )
    return jsonify(options=question.options, ticket=question.ticket)


def _finish(known: Known, keyring: Keyring, factor: Factor, wanted: str) -> BaseResponse:
    """Let somebody in who set up a factor; who has no codes for a bad day gets them now, once."""
    sign_in = queries.get_sign_in(known.actor, known.sign_in_id)
    services.prove_sign_in(known.actor, sign_in, factor=factor)
    login.let_in()
    onward = own_path(wanted, "identity.list_factors")
    if keyring.recovery_codes:
        say(_("Uw tweede stap staat klaar."))
        return redirect(onward, 303)
    codes = services.make_recovery_codes(known.actor, keyring)
    return page("identity/_recovery_codes.html", codes=codes, onward=onward, is_new=True)


@blueprint.route("/account/tweede-stap/app/weg", methods=["GET", "POST"])
@audience(SIGNED_IN)
def remove_authenticator() -> BaseResponse:
    """Take the app away, after being told what that means."""
    keyring, form = queries.get_keyring(current_actor()), EmptyForm()
    policy.require(current_actor(), Do.REMOVE_FACTOR, keyring)
    if not form.validate_on_submit():
        return page("identity/remove_authenticator.html", 422 if form.errors else 200, form=form)
    services.remove_authenticator(current_actor(), keyring)
    say(_("De app met codes is weggehaald."))
    return see_other("identity.list_factors")


@blueprint.route("/account/tweede-stap/passkey/<uuid:passkey_id>/weg", methods=["GET", "POST"])
@audience(SIGNED_IN)
def remove_passkey(passkey_id: UUID) -> BaseResponse:
    """Take one passkey away."""
    keyring, form = queries.get_keyring(current_actor()), EmptyForm()
    passkey = queries.get_passkey(current_actor(), passkey_id)
    policy.require(current_actor(), Do.REMOVE_FACTOR, keyring)
    if not form.validate_on_submit():
        return page("identity/remove_passkey.html", 422 if form.errors else 200, form=form, passkey=passkey)
    services.remove_passkey(current_actor(), keyring, passkey)
    say(_("De passkey is weggehaald."))
    return see_other("identity.list_factors")


@blueprint.route("/account/tweede-stap/herstelcodes", methods=["GET", "POST"])
@audience(SIGNED_IN)
def renew_recovery_codes() -> BaseResponse:
    """Make ten new codes; the ones before stop working."""
    keyring, form = queries.get_keyring(current_actor()), EmptyForm()
    if keyring.is_empty:
        return see_other("identity.list_factors")
    policy.require(current_actor(), Do.ADD_FACTOR, keyring)
    if not form.validate_on_submit():
        return page(
            "identity/renew_recovery_codes.html", 422 if form.errors else 200, form=form, keyring=keyring
        )
    codes = services.make_recovery_codes(current_actor(), keyring)
    onward = own_path("", "identity.list_factors")
    return page("identity/_recovery_codes.html", codes=codes, onward=onward, is_new=False)
