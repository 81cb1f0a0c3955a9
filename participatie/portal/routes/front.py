"""Home, the dossiers, a dossier, and what everybody may want to know about taking part."""

from flask import Response, redirect, request, session
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier, Round
from participatie.consultations.terms import HORIZON_LABELS, HORIZON_MEANINGS, LEVEL_LABELS, LEVEL_MEANINGS
from participatie.i18n import LANGUAGES
from participatie.i18n import gettext as _
from participatie.portal import queries
from participatie.portal.forms import LanguageForm
from participatie.portal.queries import Card
from participatie.portal.routes.door import blueprint
from participatie.responses import queries as responses
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.pages import page, unchanged_page
from participatie.web.returning import own_path


def _card(card: Card) -> dict[str, object]:
    round_ = consultations.find_current_round(card.rounds)
    return {
        "dossier": card.dossier,
        "organisation": card.organisation,
        "round": round_,
        "state": consultations.state_of(round_).value if round_ else "",
        "last_day": consultations.last_day_of(round_) if round_ else None,
        "count": card.count,
        "shows": (
            card.dossier.id,
            card.dossier.revision,
            card.organisation,
            card.count,
            round_ and (round_.id, round_.revision),
        ),
    }


def _cards(start: int | None = None) -> tuple[list[dict[str, object]], int | None]:
    listed = queries.list_cards(start)
    return [_card(card) for card in listed.items], listed.after


@blueprint.get("/")
@audience(EVERYONE)
def home() -> Response:
    """Welcome: what can be done here now, and how to follow what was sent."""
    cards, _after = _cards()
    running = [card for card in cards if card["state"] in {"open", "uitloop", "aangekondigd"}]
    others = [card for card in cards if card not in running]
    return page("portal/home.html", running=running, others=others)


@blueprint.get("/dossiers")
@audience(EVERYONE)
def dossiers() -> Response:
    """List every dossier, the newest first."""
    start = request.args.get("vanaf", type=int)
    cards, after = _cards(start)
    return unchanged_page(
        (start, after, *((card["shows"], card["state"], card["last_day"]) for card in cards)),
        lambda: page("portal/dossiers.html", cards=cards, after=after, start=start),
    )


@blueprint.get("/dossiers/<slug>")
@audience(EVERYONE)
def show_dossier(slug: str) -> Response:
    """Show a dossier: the promise, what is fixed and open, where we are, and what can be done now."""
    actor = current_actor()
    dossier = consultations.get_dossier(actor, slug)
    rounds = [held for held in dossier.rounds if held.announced_at]
    current = consultations.find_current_round(rounds)
    received = queries.received_counts([held.version_id for held in rounds if held.version_id])
    decisions = responses.list_decisions(dossier.id)
    moves = consultations.list_moves(dossier.id, current)
    return page(
        "portal/show_dossier.html",
        dossier=dossier,
        details=consultations.details_of(dossier),
        rounds=[
            (held, consultations.state_of(held).value, consultations.last_day_of(held)) for held in rounds
        ],
        current=current,
        state=consultations.state_of(current).value if current else "",
        received=sum(received.values()),
        versions=consultations.list_versions(dossier),
        level=(LEVEL_LABELS[dossier.level], LEVEL_MEANINGS[dossier.level]) if dossier.level else ("", ""),
        horizon_labels=HORIZON_LABELS,
        horizon_meanings=HORIZON_MEANINGS,
        extensions=moves.extensions,
        decisions=decisions,
        decision_moves=moves.decisions,
        timeline=_timeline(dossier, rounds, decided=bool(decisions)),
    )


def _timeline(dossier: Dossier, rounds: list[Round], *, decided: bool) -> list[dict[str, object]]:
    states = {"aangekondigd": "todo", "open": "current", "uitloop": "current"}
    steps: list[dict[str, object]] = []
    for held in rounds:
        state = consultations.state_of(held).value
        steps.append(
            {
                "kind": "round",
                "round": held,
                "state": states.get(state, "done"),
                "last_day": consultations.last_day_of(held),
            }
        )
        steps.append({"kind": "answers", "round": held, "state": "done" if held.answered_at else "todo"})
    steps.append({"kind": "decision", "dossier": dossier, "state": "done" if decided else "todo"})
    return steps


@blueprint.get("/over-meedoen")
@audience(EVERYONE)
def about() -> Response:
    """Explain in a minute what happens with what somebody sends."""
    return page("portal/about.html")


@blueprint.get("/op-papier")
@audience(EVERYONE)
def paper() -> Response:
    """Explain how to take part by letter, telephone or at the desk, dossier by dossier."""
    cards, _after = _cards()
    return page(
        "portal/paper.html",
        cards=[card for card in cards if card["state"] in {"open", "uitloop", "aangekondigd"}],
    )


@blueprint.get("/toegankelijkheid")
@audience(EVERYONE)
def accessibility() -> Response:
    """Say how this site was made usable for everybody, and what to do when it is not."""
    return page("portal/accessibility.html")


@blueprint.get("/privacy")
@audience(EVERYONE)
def privacy() -> Response:
    """Say what is kept of people, why, and for how long."""
    return page("portal/privacy.html")


@blueprint.route("/taal", methods=["GET", "POST"])
@audience(EVERYONE)
def choose_language() -> BaseResponse:
    """Speak another language on this device from now on."""
    form = LanguageForm(terug=request.args.get("terug", ""))
    if form.validate_on_submit() and form.language.data in LANGUAGES:
        session["language"] = form.language.data
        return redirect(own_path(form.terug.data or "", "portal.home"), 303)
    return page(
        "portal/choose_language.html", 422 if form.is_submitted() else 200, form=form, title=_("Kies uw taal")
    )
