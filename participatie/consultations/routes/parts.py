"""The pages on which the parts of a dossier are filled in, one subject each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import policy, queries
from participatie.consultations.forms import (
    ContactForm,
    CriteriaForm,
    DecisionDayForm,
    DecisionForm,
    DescriptionForm,
    HorizonsForm,
    InfluenceForm,
    Lines,
    PromiseForm,
    RevisedForm,
)
from participatie.consultations.logic.details import DossierDetails, HorizonChoice
from participatie.consultations.models import Dossier
from participatie.consultations.policy import Do
from participatie.consultations.routes.door import blueprint, differences, own_dossier, refused
from participatie.consultations.services.dossiers import change_dossier
from participatie.consultations.terms import HORIZON_MEANINGS, LEVEL_MEANINGS, Horizon, ParticipationLevel
from participatie.i18n import gettext as _
from participatie.kernel.errors import Conflict, Refusal
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other

Shown = Callable[[DossierDetails], dict[str, Any]]
Taken = Callable[[Any], Mapping[str, Any]]


@blueprint.route("/dossiers/<slug>/omschrijving", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_description(slug: str) -> BaseResponse:
    """Say what the dossier is about."""
    return _edit(own_dossier(slug), DescriptionForm, *_plain("title", "subtitle", "summary", "area"))


@blueprint.route("/dossiers/<slug>/belofte", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_promise(slug: str) -> BaseResponse:
    """Choose how much say people have, and write down the promise."""
    hints = {level.value: _(meaning) for level, meaning in LEVEL_MEANINGS.items()}
    return _edit(_not_public(slug), PromiseForm, _show_promise, _take_promise, hints=hints)


@blueprint.route("/dossiers/<slug>/besluit", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_decision(slug: str) -> BaseResponse:
    """Say who decides, and when; once people react, only the day may move."""
    dossier = own_dossier(slug)
    if dossier.published_at is None:
        return _edit(dossier, DecisionForm, *_plain("decision_maker", "decision_on"))
    return _edit(dossier, DecisionDayForm, *_plain("decision_on"))


@blueprint.route("/dossiers/<slug>/invloed", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_influence(slug: str) -> BaseResponse:
    """Say what is fixed and what is open."""
    return _edit(_not_public(slug), InfluenceForm, *_lists("fixed", "open"))


@blueprint.route("/dossiers/<slug>/merkbaar", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_criteria(slug: str) -> BaseResponse:
    """Say what people will notice."""
    return _edit(_not_public(slug), CriteriaForm, *_lists("criteria"))


@blueprint.route("/dossiers/<slug>/veerkracht", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_horizons(slug: str) -> BaseResponse:
    """Say which kinds of resilience the plan serves."""
    hints = {horizon.value: _(meaning) for horizon, meaning in HORIZON_MEANINGS.items()}
    return _edit(_not_public(slug), HorizonsForm, _show_horizons, _take_horizons, hints=hints)


@blueprint.route("/dossiers/<slug>/contact", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_contact(slug: str) -> BaseResponse:
    """Say whom people can ask, and how they take part on paper."""
    names = ("owner_role", "contact", "phone", "paper_route", "walk_in")
    return _edit(own_dossier(slug), ContactForm, *_plain(*names))


def _not_public(slug: str) -> Dossier:
    dossier = own_dossier(slug)
    policy.require(current_actor(), Do.CHANGE_PROMISE, dossier)
    return dossier


def _edit(
    dossier: Dossier,
    kind: type[RevisedForm],
    show: Shown,
    take: Taken,
    hints: Mapping[str, str] | None = None,
) -> BaseResponse:
    """Show one part in its form; save it, unless somebody else changed it meanwhile."""
    details = queries.details_of(dossier)
    now = show(details)
    form = kind(revision=str(dossier.revision), **now)
    status, theirs = (422 if form.is_submitted() else 200), None
    if form.validate_on_submit():
        if form.is_about(dossier.revision):
            try:
                change_dossier(current_actor(), dossier, details=replace(details, **take(form)))
            except Refusal as refusal:
                status = refused(form, refusal)
            else:
                say(_("Opgeslagen."))
                return see_other("consultations.show_dossier", slug=dossier.slug, _anchor="beschrijving")
        else:
            status = refused(form, Conflict("changed_meanwhile"))
            theirs = differences(form, {name: _as_text(value) for name, value in now.items()}, now)
    endpoint = str(request.endpoint).removeprefix("consultations.")
    return page(
        f"consultations/{endpoint}.html", status, dossier=dossier, form=form, theirs=theirs, hints=hints or {}
    )


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(value)


def _plain(*names: str) -> tuple[Shown, Taken]:
    """A part whose fields are the fields of the dossier."""

    def show(details: DossierDetails) -> dict[str, Any]:
        return {name: getattr(details, name) for name in names}

    def take(form: Any) -> dict[str, Any]:
        texts = {name: form[name].data for name in names}
        return {
            name: value if value is not None or name == "decision_on" else "" for name, value in texts.items()
        }

    return show, take


def _lists(*names: str) -> tuple[Shown, Taken]:
    """A part whose fields are lists, one thing a line."""

    def show(details: DossierDetails) -> dict[str, Any]:
        return {name: "\n".join(getattr(details, name)) for name in names}

    def take(form: Any) -> dict[str, Any]:
        fields: list[Lines] = [form[name] for name in names]
        return {field.name: field.lines for field in fields}

    return show, take


def _show_promise(details: DossierDetails) -> dict[str, Any]:
    return {"level": details.level.value if details.level else None, "promise": details.promise}


def _take_promise(form: PromiseForm) -> dict[str, Any]:
    level = ParticipationLevel(form.level.data) if form.level.data else None
    return {"level": level, "promise": form.promise.data or ""}


def _show_horizons(details: DossierDetails) -> dict[str, Any]:
    articles = {choice.horizon: choice.articles for choice in details.horizons}
    return {
        "horizons": [choice.horizon.value for choice in details.horizons],
        **{f"articles_{horizon.value}": articles.get(horizon, "") for horizon in Horizon},
    }


def _take_horizons(form: HorizonsForm) -> dict[str, Any]:
    chosen = set(form.horizons.data or ())
    return {
        "horizons": tuple(
            HorizonChoice(horizon, form.articles_of(horizon).data or "")
            for horizon in Horizon
            if horizon.value in chosen
        )
    }
