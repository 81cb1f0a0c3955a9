"""Showing a second factor: the second step of signing in, and confirming before a weighty act.

Whoever posts a form and must first confirm that it is them loses nothing: the page that asks carries the form
along, and its answer (307) lets the browser post the same again to where it was going.
"""

from flask import jsonify, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import N_, ngettext
from participatie.i18n import gettext as _
from participatie.i18n.dates import clock_time
from participatie.identity import queries, services
from participatie.identity.forms import ProofForm, ProveAgainForm
from participatie.identity.logic.recovery import FEW
from participatie.identity.models import SignIn
from participatie.identity.models.factors import Keyring
from participatie.identity.routes.door import blueprint
from participatie.identity.routes.entrance import come_in, go_on
from participatie.identity.routes.factors import signed_in
from participatie.identity.terms import AttemptKind, Factor, Shown
from participatie.kernel.errors import Invalid, NotAllowed, Refusal
from participatie.security import passkeys
from participatie.web import errors, login
from participatie.web.access import EVERYONE, SIGNED_IN, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.returning import own_path
from participatie.web.sentences import add, sentence

OWN = "bevestig-"
TEMPLATE = "identity/prove_again.html"
TOO_MANY = 429
add(
    {
        "wrong_code": N_(
            "Deze code klopt niet, of is al gebruikt. Wacht tot uw app een nieuwe code laat zien en vul die in."
        ),
        "wrong_recovery_code": N_(
            "Deze herstelcode klopt niet, of is al gebruikt. Kijk op uw lijst en kies een andere."
        ),
        "wrong_password_again": N_("Dit wachtwoord klopt niet. Probeer het opnieuw."),
        "wrong_passkey": N_("Uw apparaat gaf geen geldig antwoord. Druk nog een keer op de knop."),
        "no_way_chosen": N_("Vul een code in, of kies een andere manier."),
        "try_later": N_(
            "Er is te vaak een verkeerde code ingevuld. U kunt het na %(time)s opnieuw proberen, "
            "of een andere manier kiezen."
        ),
        "passkey_not_known": N_(
            "Met deze passkey kunnen wij u niet inloggen. Log in met een link of een wachtwoord."
        ),
    }
)


@blueprint.route("/inloggen/tweede-stap", methods=["GET", "POST"])
@audience(EVERYONE)
def second_step() -> BaseResponse:
    """Ask who showed a password or a link for a second factor."""
    known = login.half_signed_in()
    if known is None:
        return redirect(own_path(request.args.get("terug", ""), "identity.sign_in"), 303)
    keyring = queries.get_keyring(known.actor)
    form = ProofForm(terug=request.args.get("terug", ""))
    if keyring.is_empty:
        return see_other("identity.choose_factor", terug=form.terug.data)
    status = 200
    if form.validate_on_submit():
        begun = queries.get_sign_in(known.actor, known.sign_in_id)
        status = _show(form, begun)
        if status < 400:  # noqa: PLR2004 - from here on it is a refusal
            _warn_about_codes(keyring, form)
            return go_on(begun, form.terug.data or "")
    elif form.errors:
        status = 422
    return page("identity/second_step.html", status, **_ways(form, keyring))


def _ways(form: ProofForm, keyring: Keyring) -> dict[str, object]:
    form.answer.data = form.ticket.data = ""
    return {"form": form, "keyring": keyring, "keys_possible": passkeys.are_possible()}


def _show(form: ProofForm, sign_in: SignIn) -> int:
    """Try the way that was chosen; gives the status of the answer, and says on the form what was wrong."""
    actor = queries.actor_of(sign_in.account)
    kind, reason, field = AttemptKind.FACTOR, "wrong_code", "code"
    if form.answer.data:
        shown = services.show_passkey(actor, sign_in, ticket=form.ticket.data or "", answer=form.answer.data)
        reason, field = "wrong_passkey", ""
    elif form.recovery_code.data:
        shown = services.show_recovery_code(actor, sign_in, code=form.recovery_code.data)
        kind, reason, field = AttemptKind.RECOVERY_CODE, "wrong_recovery_code", "recovery_code"
    elif form.password.data:
        shown = services.show_password(actor, sign_in, password=form.password.data)
        reason, field = "wrong_password_again", "password"
    elif form.code.data:
        shown = services.show_code(actor, sign_in, code=form.code.data)
    else:
        form.refuse(Invalid("no_way_chosen"))
        return 422
    if shown is Shown.RIGHT:
        return 200
    if shown is Shown.WRONG:
        form.refuse(Invalid(reason, field))
        return 422
    moment = queries.find_next_try(sign_in.account, kind)
    form.refuse(Invalid("try_later", field, time=clock_time(moment) if moment else ""))
    return TOO_MANY


def _warn_about_codes(keyring: Keyring, form: ProofForm) -> None:
    """Tell who just used a code on paper how many are left."""
    left = len(keyring.recovery_codes) - 1
    if form.recovery_code.data and not form.answer.data:
        text = ngettext("U heeft nog %(num)s herstelcode.", "U heeft nog %(num)s herstelcodes.", left)
        more = _("Maak nieuwe bij “Mijn tweede stap”.") if left <= FEW else ""
        say(f"{text} {more}".strip(), "warning" if left <= FEW else "info")


@blueprint.get("/inloggen/passkey/vraag")
@audience(EVERYONE)
def ask_to_show_passkey() -> BaseResponse:
    """Give a browser what it must ask its device: for a key of who is (half) signed in, or for any key."""
    known = login.current_session()
    owned = queries.get_keyring(known.actor).passkeys if known else ()
    question = passkeys.ask_to_show(
        known.actor.account_id if known else None,
        known=[(one.credential_id, one.transports) for one in owned],
    )
    return jsonify(options=question.options, ticket=question.ticket)


@blueprint.post("/inloggen/passkey")
@audience(EVERYONE)
def sign_in_with_passkey() -> BaseResponse:
    """Let somebody in who has nothing to type: only a key. It cannot be guessed, so trying is not limited."""
    form = ProofForm()
    wanted = form.terug.data or ""
    try:
        begun, token = services.sign_in_with_passkey(
            current_actor(),
            ticket=(form.ticket.data or "") if form.validate_on_submit() else "",
            answer=form.answer.data or "",
            device=login.this_device(),
        )
    except Invalid as refusal:
        say(sentence(refusal.reason), "error")
        return see_other("identity.sign_in", terug=wanted)
    return come_in(begun, token, wanted)


@errors.answers("prove_again")
def ask_again(refusal: Refusal) -> BaseResponse | None:
    """Answer a deed that wants a fresh proof with the page that asks for one, and carries what was posted."""
    known = login.current_session()
    if known is None:
        return None
    if login.half_signed_in():
        return see_other("identity.second_step", terug=request.full_path.rstrip("?"))
    form = ProveAgainForm(formdata=None, prefix=OWN)
    form.terug.data, form.method.data = request.full_path.rstrip("?"), request.method
    form.had_file.data = "ja" if any(one.filename for one in request.files.values()) else ""
    return _page_to_prove(form, refusal.status)


def _page_to_prove(form: ProveAgainForm, status: int) -> BaseResponse:
    known = login.current_session()
    if known is None:
        raise NotAllowed("sign_in_first")
    sign_in = queries.get_sign_in(known.actor, known.sign_in_id)
    carried = [
        (name, text)
        for name, text in request.form.items(multi=True)
        if name != "csrf_token" and not name.startswith(OWN)
    ]
    return page(
        TEMPLATE,
        status,
        **_ways(form, queries.get_keyring(known.actor)),
        carried=carried,
        came_by_provider=sign_in.factor is Factor.PROVIDER,
        is_staff=known.actor.is_staff,
    )


@blueprint.route("/bevestigen", methods=["GET", "POST"])
@audience(SIGNED_IN)
def prove_again() -> BaseResponse:
    """Check the proof, and let the browser go on with what it was doing."""
    known, _keyring = signed_in()
    form = ProveAgainForm(prefix=OWN, terug=request.args.get("terug", ""))
    if not form.validate_on_submit():
        return _page_to_prove(form, 422 if form.errors else 200)
    keyring = queries.get_keyring(known.actor)
    status = _show(form, queries.get_sign_in(known.actor, known.sign_in_id))
    if status >= 400:  # noqa: PLR2004 - from here on it is a refusal
        return _page_to_prove(form, status)
    _warn_about_codes(keyring, form)
    if form.method.data == "POST":
        return redirect(own_path(form.terug.data or "", "identity.prove_again", method="POST"), 307)
    return redirect(own_path(form.terug.data or "", "identity.list_factors"), 303)
