"""The list of dossiers, a new one, and the overview of one with what is still missing."""

from uuid import UUID

from flask import request, url_for
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import policy, queries
from participatie.consultations.forms import PartnerForm, StartForm
from participatie.consultations.logic.details import DossierDetails
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.logic.missing import FIELDS, Missing
from participatie.consultations.models import Dossier, Round
from participatie.consultations.policy import Do
from participatie.consultations.routes.door import blueprint, own_dossier, refused
from participatie.consultations.services import dossiers as services
from participatie.consultations.terms import (
    HORIZON_LABELS,
    LEVEL_LABELS,
    PROCEDURE_LABELS,
    Procedure,
    RoundState,
)
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.i18n.dates import long_date
from participatie.identity import queries as identity
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.errors import Refusal
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence

PARTS = {
    "level": "edit_promise",
    "promise": "edit_promise",
    "fixed": "edit_influence",
    "open": "edit_influence",
    "decision_maker": "edit_decision",
    "decision_on": "edit_decision",
    "contact": "edit_contact",
    "paper_route": "edit_contact",
    "horizons": "edit_horizons",
    "criteria": "edit_criteria",
}
"""On which page each thing is filled in; the others belong to the round or the text."""

LABELS = {
    "level": N_("Participatieniveau"),
    "promise": N_("Belofte"),
    "fixed": N_("Wat vaststaat"),
    "open": N_("Wat openstaat"),
    "decision_maker": N_("Wie het besluit neemt"),
    "decision_on": N_("Wanneer het besluit wordt genomen"),
    "answer_by": N_("Wanneer iedereen antwoord heeft"),
    "contact": N_("Contactpunt"),
    "paper_route": N_("Meedoen op papier"),
    "horizons": N_("Soort veerkracht"),
    "criteria": N_("Wat mensen ervan gaan merken"),
    "version": N_("Een gepubliceerde tekst"),
    "gazette_url": N_("Link naar de bekendmaking"),
    "first_day": N_("Eerste dag"),
    "last_day": N_("Laatste dag"),
}


@blueprint.get("/dossiers")
@audience(ANSWERING)
def list_dossiers() -> BaseResponse:
    """Show the dossiers somebody works on, with what waits in each."""
    start = request.args.get("vanaf", 0, type=int)
    found = queries.list_own_dossiers(current_actor(), start=max(start, 0))
    versions = queries.count_versions(found.items)
    rows = [
        {
            "dossier": dossier,
            "state": state_of_dossier(dossier).value,
            "versions": versions.get(dossier.id, 0),
            "waits": what_waits(dossier, versions.get(dossier.id, 0)),
        }
        for dossier in found.items
    ]
    return page("consultations/list_dossiers.html", found=found, rows=rows, start=max(start, 0))


@blueprint.route("/dossiers/nieuw", methods=["GET", "POST"])
@audience(ANSWERING)
def start_dossier() -> BaseResponse:
    """Start a dossier with a name."""
    mine = [
        organisation
        for organisation in identity.list_organisations(current_actor())
        if policy.allows(current_actor(), Do.START_DOSSIER, organisation)
    ]
    form = StartForm()
    form.organisation.choices = [(str(organisation.id), organisation.name) for organisation in mine]
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        chosen = next(one for one in mine if str(one.id) == form.organisation.data)
        try:
            return _started(form, chosen)
        except Refusal as refusal:
            status = refused(form, refusal)
    return page("consultations/start_dossier.html", status, form=form)


def _started(form: StartForm, organisation: Organisation) -> BaseResponse:
    title = form.title.data or ""
    dossier = services.start_dossier(
        current_actor(),
        organisation,
        title=title,
        details=DossierDetails(title=title, summary=form.summary.data or ""),
    )
    say(
        _(
            "Het dossier %(number)s is er. Niemand buiten uw organisatie kan het al zien.",
            number=dossier.number,
        )
    )
    return see_other("consultations.show_dossier", slug=dossier.slug)


@blueprint.get("/dossiers/<slug>")
@audience(ANSWERING)
def show_dossier(slug: str) -> BaseResponse:
    """Show a dossier as its makers see it: what is missing, the rounds, the text, and what people will read."""
    dossier = own_dossier(slug)
    draft = next((round_ for round_ in dossier.rounds if queries.state_of(round_) is RoundState.DRAFT), None)
    version, save = queries.find_newest_version(dossier.id), queries.find_newest_manuscript(dossier.id)
    return page(
        "consultations/show_dossier.html",
        dossier=dossier,
        details=queries.details_of(dossier),
        state=state_of_dossier(dossier).value,
        draft=draft,
        checks=checks(dossier, draft) if draft or not dossier.rounds else [],
        rounds=[round_shown(round_) for round_ in dossier.rounds],
        version=version,
        manuscript=save if save and not (version and version.published_at >= save.saved_at) else None,
        current=queries.find_current_round(dossier.rounds),
        waits=what_waits(dossier, version.number if version else 0),
        level_labels=LEVEL_LABELS,
        horizon_labels=HORIZON_LABELS,
    )


@blueprint.route("/dossiers/<slug>/partners", methods=["GET", "POST"])
@audience(ANSWERING)
def add_partner(slug: str) -> BaseResponse:
    """Let another organisation take part in a dossier."""
    dossier = own_dossier(slug, Do.ADD_PARTNER)
    possible = queries.list_possible_partners(dossier)
    form = PartnerForm()
    form.organisation.choices = [(str(one.id), one.name) for one in possible]
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        chosen = next(one for one in possible if one.id == UUID(form.organisation.data))
        try:
            services.add_partner(current_actor(), dossier, organisation=chosen, part=form.part.data or "")
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("%(name)s doet mee.", name=chosen.name))
            return see_other("consultations.show_dossier", slug=slug, _anchor="partners")
    return page("consultations/add_partner.html", status, dossier=dossier, form=form)


def state_of_dossier(dossier: Dossier) -> RoundState:
    """Give the state of the round people look for; without one the dossier is a draft."""
    current = queries.find_current_round(dossier.rounds)
    return queries.state_of(current) if current else RoundState.DRAFT


def what_waits(dossier: Dossier, versions: int) -> str:
    """Say in one sentence what is the next thing to do, or to wait for."""
    current = queries.find_current_round(dossier.rounds)
    if current is not None:
        return _what_a_round_waits_for(current)
    if not dossier.rounds:
        return _("Nog geen ronde gepland.")
    return _("De ronde is gepland en nog niet open.") if versions else _("Er is nog geen tekst gepubliceerd.")


def _what_a_round_waits_for(round_: Round) -> str:
    state = queries.state_of(round_)
    if state is RoundState.ANNOUNCED:
        return _("De ronde begint op %(day)s.", day=long_date(queries.first_day_of(round_)))
    if state in {RoundState.OPEN, RoundState.GRACE}:
        return _("Reageren kan tot en met %(day)s.", day=long_date(queries.last_day_of(round_)))
    if state is RoundState.ANSWERED or round_.answer_by is None:
        return _("Iedereen heeft antwoord.")
    if round_.answer_by < local_day(clock.now()):
        return _("De antwoorden zijn te laat: beloofd voor %(day)s.", day=long_date(round_.answer_by))
    return _("Iedereen krijgt uiterlijk %(day)s antwoord.", day=long_date(round_.answer_by))


def round_shown(round_: Round) -> dict[str, object]:
    """Give a round as the overview shows it."""
    actor = current_actor()
    return {
        "round": round_,
        "state": queries.state_of(round_).value,
        "procedure": _(PROCEDURE_LABELS[round_.procedure]),
        "first_day": queries.first_day_of(round_),
        "last_day": queries.last_day_of(round_),
        "may_change": policy.allows(actor, Do.CHANGE_ROUND, round_),
        "may_extend": policy.allows(actor, Do.EXTEND_ROUND, round_),
    }


def checks(dossier: Dossier, round_: Round | None) -> list[tuple[str, bool, str | None]]:
    """List everything a round needs: the words, whether it is there, and where to mend it when it is not."""
    lacking = queries.readiness(dossier, round_)
    found: list[tuple[str, bool, str | None]] = []
    for field in FIELDS:
        codes = [code for code in lacking if code.field == field]
        if codes:
            found += [(sentence(code), False, _place(dossier, round_, code)) for code in codes]
        elif field != "gazette_url" or (round_ and round_.procedure is Procedure.FORMAL):
            found.append((_(LABELS[field]), True, None))
    return found


def _place(dossier: Dossier, round_: Round | None, code: Missing) -> str:
    if code.field in PARTS:
        return url_for(f"consultations.{PARTS[code.field]}", slug=dossier.slug, _anchor=code.field)
    if code is Missing.VERSION:
        return url_for("consultations.edit_text", slug=dossier.slug)
    if round_ is None:
        return url_for("consultations.plan_round", slug=dossier.slug, _anchor=code.field)
    return url_for("consultations.change_round", slug=dossier.slug, number=round_.number, _anchor=code.field)
