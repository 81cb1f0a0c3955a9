"""Coming in through an identity provider: away with an errand, back with a code, and then one click of your own.

Coming back is a GET and changes nothing: what the provider said waits in this browser until somebody presses.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from config import Config, IdentityProvider
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.identity import services
from participatie.identity.forms import EmptyForm
from participatie.identity.queries.federation import find_linked_account, get_linked, list_linked
from participatie.identity.queries.people import get_own_account
from participatie.identity.queries.staff import find_invitation
from participatie.identity.routes.door import blueprint
from participatie.identity.routes.entrance import come_in
from participatie.kernel import clock
from participatie.kernel.errors import NotFound, Refusal
from participatie.security import providers
from participatie.security.id_tokens import Proof
from participatie.security.providers import Errand, ProviderFailed
from participatie.security.tokens import new_token
from participatie.web import login
from participatie.web.access import EVERYONE, SIGNED_IN, audience, current_actor
from participatie.web.limits import SIGN_IN, limiter
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import add, sentence

STAFF, RESIDENTS = "medewerkers", "inwoners"
ERRANDS, PROOF = "provider_errands", "provider_proof"
MOST_ERRANDS = 3
ERRAND_LASTS, PROOF_LASTS = timedelta(minutes=30), timedelta(minutes=10)
AWAY = 503
add(
    {
        "provider_away": N_(
            "De dienst waarmee u inlogt, is nu niet bereikbaar. Probeer het over een paar minuten opnieuw."
        ),
        "provider_denied": N_("U heeft het inloggen afgebroken. Er is niets veranderd."),
        "provider_refused": N_("De dienst waarmee u inlogt, liet u niet door. Probeer het opnieuw."),
        "provider_expired": N_(
            "Dit inloggen duurde te lang, of u begon ermee in een ander venster. Begin opnieuw vanaf deze bladzijde."
        ),
        "provider_not_believed": N_(
            "Wij konden niet nagaan of dit antwoord echt is. Voor uw veiligheid loggen wij u niet in."
        ),
        "provider_too_weak": N_(
            "U logde in op een manier die niet zeker genoeg is. Kies bij het inloggen een sterkere manier."
        ),
        "provider_unknown": N_(
            "Dit werkaccount is hier nog niet bekend. Vraag een beheerder om een uitnodiging."
        ),
        "provider_linked_elsewhere": N_(
            "Dit is al gekoppeld aan een ander account. Log daarmee in, of bel ons."
        ),
        "staff_account": N_(
            "Dit is een account van een medewerker. Een beheerder van uw organisatie sluit het als u stopt."
        ),
        "only_way_in": N_(
            "Dit is uw enige manier om in te loggen. Voeg eerst een e-mailadres toe. Daarna kunt u ontkoppelen."
        ),
    }
)


@blueprint.app_template_global()
def providers_here() -> dict[str, IdentityProvider]:
    """Give the doors with a provider behind them, residents first; nothing configured is no door."""
    config: Config = current_app.config["PARTICIPATIE"]
    known = {RESIDENTS: config.resident_provider, STAFF: config.staff_provider}
    return {door: provider for door, provider in known.items() if provider is not None}


def _provider(door: str) -> IdentityProvider:
    found = providers_here().get(door)
    if found is None:
        raise NotFound
    return found


def _come_back_to(door: str) -> str:
    base: str = current_app.config["PARTICIPATIE"].base_url
    return base + url_for("identity.return_from_provider", door=door)


@blueprint.get("/inloggen/via/<door>")
@limiter.limit(SIGN_IN)
@audience(EVERYONE)
def begin_with_provider(door: str) -> BaseResponse:
    """Send a browser to the provider, with an errand that only this browser can finish."""
    provider = _provider(door)
    try:
        address, errand = providers.begin(provider, come_back_to=_come_back_to(door))
    except ProviderFailed as failure:
        return page("identity/_provider_failed.html", AWAY, **_failed(door, failure))
    kept = dict(list(session.get(ERRANDS, {}).items())[-(MOST_ERRANDS - 1) :])
    kept[errand.state] = {
        "door": door,
        "terug": request.args.get("terug", "")[:1000],
        "uitnodiging": request.args.get("uitnodiging", "")[:100],
        "at": clock.now().isoformat(),
        **asdict(errand),
    }
    session[ERRANDS] = kept
    return redirect(address, 303)


@blueprint.get("/inloggen/via/<door>/terug")
@limiter.limit(SIGN_IN)
@audience(EVERYONE)
def return_from_provider(door: str) -> BaseResponse:
    """Ask the provider who brought this code; the answer waits in this browser for a click."""
    provider = _provider(door)
    answer = {name: request.args[name] for name in ("state", "code", "error", "iss") if name in request.args}
    try:
        kept = _take_errand(door, answer.get("state", ""))
        errand = Errand(kept["state"], kept["nonce"], kept["verifier"])
        proof = providers.finish(provider, errand, come_back_to=_come_back_to(door), answer=answer)
        _check_strength(provider, door, proof)
    except ProviderFailed as failure:
        status = AWAY if failure.reason == "provider_away" else failure.status
        return page("identity/_provider_failed.html", status, **_failed(door, failure))
    session[PROOF] = {
        "door": door,
        "key": new_token(),
        "at": clock.now().isoformat(),
        "terug": kept["terug"],
        "uitnodiging": kept["uitnodiging"],
        **asdict(proof),
    }
    return see_other("identity.go_on_with_provider", door=door)


def _check_strength(provider: IdentityProvider, door: str, proof: Proof) -> None:
    """Residents must come in as sure as the settings ask; staff who did not show a second step do that here."""
    if door == RESIDENTS and provider.accepted_acr and proof.acr not in provider.accepted_acr:
        raise ProviderFailed("provider_too_weak")


def _failed(door: str, failure: ProviderFailed) -> dict[str, Any]:
    return {
        "door": door,
        "name": _provider(door).name,
        "text": sentence(failure.reason),
        "why": failure.reason,
    }


def _take_errand(door: str, state: str) -> dict[str, str]:
    """Give what this browser was sent away with; once, and not after half an hour."""
    kept: dict[str, dict[str, str]] = dict(session.get(ERRANDS, {}))
    errand = kept.pop(state, None)
    session[ERRANDS] = kept
    if errand is None or errand["door"] != door or _is_old(errand["at"], ERRAND_LASTS):
        raise ProviderFailed("provider_expired")
    return errand


def _is_old(moment: str, lasts: timedelta) -> bool:
    return clock.now() - datetime.fromisoformat(moment) > lasts


@blueprint.route("/inloggen/via/<door>/verder", methods=["GET", "POST"])
@audience(EVERYONE)
def go_on_with_provider(door: str) -> BaseResponse:
    """Show what will happen with what the provider said, and do it after a click."""
    provider, kept = _provider(door), session.get(PROOF)
    if kept is None or kept["door"] != door or _is_old(kept["at"], PROOF_LASTS):
        failure = ProviderFailed("provider_expired")
        return page("identity/_provider_failed.html", failure.status, **_failed(door, failure))
    proof = Proof(kept["issuer"], kept["subject"], kept["acr"])
    form, actor, account = EmptyForm(), current_actor(), find_linked_account(proof)
    shown = {
        "form": form,
        "door": door,
        "name": provider.name,
        "account": account,
        "is_invited": bool(kept["uitnodiging"]),
    }
    if not form.validate_on_submit():
        return page("identity/go_on_with_provider.html", 422 if form.errors else 200, **shown)
    try:
        done = _link(proof, kept["key"]) if actor.is_signed_in else _enter(provider, door, proof, kept)
    except Refusal as refusal:
        if refusal.reason == "prove_again":
            raise
        form.refuse(refusal)
        return page("identity/go_on_with_provider.html", refusal.status, **shown)
    session.pop(PROOF, None)
    return done


def _enter(provider: IdentityProvider, door: str, proof: Proof, kept: dict[str, str]) -> BaseResponse:
    """Sign in, or for a resident who is new here: make the account first."""
    how = {"key": kept["key"], "device": login.this_device()}
    strong = door == STAFF and proof.acr in provider.accepted_acr
    invitation = find_invitation(kept["uitnodiging"]) if door == STAFF and kept["uitnodiging"] else None
    is_new = find_linked_account(proof) is None
    if invitation is not None and is_new:
        begun, token = services.come_to_work_with_provider(
            current_actor(), invitation, proof, has_two_factors=strong, **how
        )
    elif door == RESIDENTS and is_new:
        begun, token = services.sign_up_with_provider(current_actor(), proof, **how)
    else:
        begun, token = services.sign_in_with_provider(current_actor(), proof, has_two_factors=strong, **how)
    return come_in(begun, token, kept["terug"])


def _link(proof: Proof, key: str) -> BaseResponse:
    services.link_provider(current_actor(), get_own_account(current_actor()), proof, key=key)
    say(_("Gelukt. U kunt hier voortaan ook zo inloggen."))
    return see_other("identity.list_providers")


@blueprint.get("/account/inloggen-via")
@audience(SIGNED_IN)
def list_providers() -> BaseResponse:
    """Show with which providers one can sign in to this account, and which can be added."""
    linked = list_linked(current_actor())
    names = {provider.issuer: provider.name for provider in providers_here().values()}
    return page(
        "identity/list_providers.html",
        linked=[(one, names.get(one.issuer, one.issuer)) for one in linked],
        addable={
            door: provider.name
            for door, provider in providers_here().items()
            if provider.issuer not in {one.issuer for one in linked}
        },
    )


@blueprint.route("/account/inloggen-via/<uuid:identity_id>/weg", methods=["GET", "POST"])
@audience(SIGNED_IN)
def unlink_provider(identity_id: UUID) -> BaseResponse:
    """Take away a way of signing in, after a click."""
    identity, form = get_linked(current_actor(), identity_id), EmptyForm()
    if not form.validate_on_submit():
        return page(
            "identity/unlink_provider.html", 422 if form.errors else 200, form=form, identity=identity
        )
    services.unlink_provider(current_actor(), get_own_account(current_actor()), identity)
    say(_("U kunt hier niet meer zo inloggen."))
    return see_other("identity.list_providers")
