"""The pages on which a round is planned, changed, opened and extended."""

from typing import Any

from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import policy, queries
from participatie.consultations.forms import ExtendForm, OpenForm, RoundForm
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Round
from participatie.consultations.policy import Do
from participatie.consultations.routes.door import blueprint, differences, own_dossier, own_round, refused
from participatie.consultations.routes.dossiers import checks
from participatie.consultations.services import rounds as services
from participatie.consultations.terms import PROCEDURE_LABELS, Procedure
from participatie.i18n import gettext as _
from participatie.i18n.dates import long_date
from participatie.kernel import clock
from participatie.kernel.errors import Conflict, Refusal
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other


@blueprint.route("/dossiers/<slug>/rondes/nieuw", methods=["GET", "POST"])
@audience(ANSWERING)
def plan_round(slug: str) -> BaseResponse:
    """Plan a round; nobody outside sees it yet."""
    dossier = own_dossier(slug, Do.PLAN_ROUND)
    form = RoundForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            services.plan_round(current_actor(), dossier, **_planned(form))
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("De ronde is gepland. Zij gaat pas open als u dat bevestigt."))
            return see_other("consultations.show_dossier", slug=slug, _anchor="rondes")
    return page("consultations/plan_round.html", status, dossier=dossier, form=form, theirs=None)


@blueprint.route("/dossiers/<slug>/rondes/<int:number>/wijzigen", methods=["GET", "POST"])
@audience(ANSWERING)
def change_round(slug: str, number: int) -> BaseResponse:
    """Change a round that nobody has been told of yet."""
    round_ = own_round(slug, number)
    policy.require(current_actor(), Do.CHANGE_ROUND, round_)
    now = _shown(round_)
    form = RoundForm(revision=str(round_.revision), **now)
    status, theirs = (422 if form.is_submitted() else 200), None
    if form.validate_on_submit():
        if not form.is_about(round_.revision):
            status = refused(form, Conflict("changed_meanwhile"))
            texts = {name: _("ja") if value is True else str(value or "") for name, value in now.items()}
            theirs = differences(form, texts, now)
        else:
            try:
                services.change_round(current_actor(), round_, **_planned(form))
            except Refusal as refusal:
                status = refused(form, refusal)
            else:
                say(_("Opgeslagen."))
                return see_other("consultations.show_dossier", slug=slug, _anchor="rondes")
    return page(
        "consultations/change_round.html",
        status,
        dossier=round_.dossier,
        round=round_,
        form=form,
        theirs=theirs,
    )


@blueprint.route("/dossiers/<slug>/rondes/<int:number>/openen", methods=["GET", "POST"])
@audience(ANSWERING)
def open_round(slug: str, number: int) -> BaseResponse:
    """Say exactly what becomes public and what cannot be undone, and then do it."""
    round_ = own_round(slug, number)
    policy.require(current_actor(), Do.ANNOUNCE_ROUND, round_)
    version = queries.find_newest_version(round_.dossier_id)
    shown = str(version.id) if version else ""
    form = OpenForm(revision=str(round_.revision), version=shown)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        same_text, form.version.data = form.version.data == shown, shown
        try:
            if not form.is_about(round_.revision):
                raise Conflict("changed_meanwhile")
            if version is None or not same_text:
                raise Conflict("newer_version")
            services.announce_round(current_actor(), round_, version)
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            return _announced(round_)
    return page(
        "consultations/open_round.html",
        status,
        dossier=round_.dossier,
        round=round_,
        form=form,
        version=version,
        procedure=_(PROCEDURE_LABELS[round_.procedure]),
        first_day=local_day(queries.real_opening(round_)),
        last_day=queries.last_day_of(round_),
        opens_now=queries.real_opening(round_) <= clock.now(),
        lacking=[check for check in checks(round_.dossier, round_) if not check[1]],
    )


def _announced(round_: Round) -> BaseResponse:
    if round_.opens_at <= clock.now():
        say(_("De ronde is open. Iedereen kan nu reageren."))
    else:
        say(_("De ronde is bekendgemaakt. Reageren kan vanaf %(day)s.", day=long_date(round_.opens_at)))
    return see_other("consultations.show_dossier", slug=round_.dossier.slug, _anchor="rondes")


@blueprint.route("/dossiers/<slug>/rondes/<int:number>/verlengen", methods=["GET", "POST"])
@audience(ANSWERING)
def extend_round(slug: str, number: int) -> BaseResponse:
    """Give people more time, with the reason."""
    round_ = own_round(slug, number)
    policy.require(current_actor(), Do.EXTEND_ROUND, round_)
    form = ExtendForm(revision=str(round_.revision), answer_by=round_.answer_by)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            if not form.is_about(round_.revision):
                raise Conflict("changed_meanwhile")
            services.extend_round(
                current_actor(),
                round_,
                last_day=form.last_day.data or queries.last_day_of(round_),
                reason=form.reason.data or "",
                answer_by=form.answer_by.data,
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("Reageren kan nu tot en met %(day)s.", day=long_date(queries.last_day_of(round_))))
            return see_other("consultations.show_dossier", slug=slug, _anchor="rondes")
    return page(
        "consultations/extend_round.html",
        status,
        dossier=round_.dossier,
        round=round_,
        form=form,
        last_day=queries.last_day_of(round_),
        extensions=queries.list_extensions(round_),
    )


def _shown(round_: Round) -> dict[str, Any]:
    return {
        "name": round_.name,
        "question": round_.question,
        "procedure": round_.procedure.value,
        "first_day": queries.first_day_of(round_),
        "last_day": queries.last_day_of(round_),
        "answer_by": round_.answer_by,
        "gazette_url": round_.gazette_url,
        "moderated_first": round_.moderated_first,
    }


def _planned(form: RoundForm) -> dict[str, Any]:
    return {
        "name": form.name.data or "",
        "question": form.question.data or "",
        "procedure": Procedure(form.procedure.data),
        "first_day": form.first_day.data,
        "last_day": form.last_day.data,
        "answer_by": form.answer_by.data,
        "gazette_url": form.gazette_url.data or "",
        "moderated_first": bool(form.moderated_first.data),
    }
