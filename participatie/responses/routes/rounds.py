"""Ending a round, and writing down what was decided."""

from collections.abc import Sequence
from typing import Any

from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier, Version
from participatie.consultations.queries import state_of
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.identity.models import Account
from participatie.identity.queries.second_person import find_waiting, list_seconds
from participatie.kernel.errors import NotFound, Refusal
from participatie.responses import policy, queries, services
from participatie.responses.forms import ConcludeForm, DecisionForm
from participatie.responses.logic.coverage import Standing
from participatie.responses.policy import Do
from participatie.responses.routes.door import blueprint, dossier_to_answer, refused
from participatie.responses.services.deciding import FINAL_DECISION
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence


@blueprint.route("/beheer/dossiers/<slug>/rondes/<int:number>/afronden", methods=["GET", "POST"])
@audience(ANSWERING)
def conclude_round(slug: str, number: int) -> BaseResponse:
    """List exactly who still waits; when nobody does, complete the report of responses."""
    round_ = queries.get_round_to_answer(current_actor(), slug, number)
    form = ConcludeForm(learned=round_.learned, next_steps=round_.next_steps)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            services.conclude_round(
                current_actor(),
                round_,
                learned=form.learned.data or "",
                next_steps=form.next_steps.data or "",
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("De ronde is afgerond. De reactienota is openbaar."))
            return see_other("responses.read_report", slug=slug, number=number)
    return page(
        "responses/conclude_round.html",
        status,
        round=round_,
        dossier=round_.dossier,
        form=form,
        counts=queries.count_coverage(round_),
        waiting=queries.list_unanswered(round_),
        unruled=Standing.UNRULED,
        loose=Standing.LOOSE,
        state=state_of(round_),
        can_conclude=policy.allows(current_actor(), Do.CONCLUDE_ROUND, round_),
    )


@blueprint.route("/beheer/dossiers/<slug>/besluiten", methods=["GET", "POST"])
@audience(ANSWERING)
def record_decision(slug: str) -> BaseResponse:
    """Write down what the decision maker decided."""
    dossier = dossier_to_answer(slug)
    versions = consultations.list_versions(dossier)
    form = DecisionForm(decided_by=dossier.decision_maker)
    form.version.choices = [(str(version.number), version.label) for version in versions]
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        version = next((held for held in versions if str(held.number) == form.version.data), None)
        if version is None:
            raise NotFound
        try:
            asked = _decide(dossier, version, form)
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_(ASKED) if asked else _("Het besluit staat erbij. Iedereen die meedeed, krijgt bericht."))
            return see_other("responses.record_decision", slug=slug)
    return page(
        "responses/record_decision.html",
        status,
        dossier=dossier,
        form=form,
        decisions=queries.list_decisions(dossier.id),
        labels={version.id: version.label for version in versions},
        waiting=find_waiting(FINAL_DECISION, dossier.id),
        seconds=_seconds(dossier),
        why_not=_why_not(dossier),
    )


ASKED = N_("Uw vraag is verstuurd. Als een collega akkoord is, staat het besluit erbij.")


def _seconds(dossier: Dossier) -> Sequence[Account]:
    return list_seconds(current_actor(), FINAL_DECISION, dossier.organisation_id, dossier.id)


def _why_not(dossier: Dossier) -> str:
    """Say why this person may not write down a decision at all; having to show a factor again is no such reason."""
    reason = policy.why_not(current_actor(), Do.ASK_DECISION, dossier)
    return sentence(reason) if reason not in {"", "prove_again"} else ""


def _decide(dossier: Dossier, version: Version, form: DecisionForm) -> bool:
    """Write the decision down, or ask a colleague where there is one; says whether a colleague was asked."""
    given: dict[str, Any] = {
        "decided_by": form.decided_by.data or "",
        "decided_on": form.decided_on.data,
        "summary": form.summary.data or "",
        "url": form.url.data or "",
    }
    if _seconds(dossier):
        services.ask_decision(current_actor(), dossier, version, **given)
        return True
    services.record_decision(current_actor(), dossier, version, **given)
    return False
