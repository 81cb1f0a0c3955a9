"""Pages for moderators, and the house rules for everybody."""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.contributions.models import Contribution
from participatie.contributions.terms import KIND_LABELS, Publication
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.kernel.errors import Conflict, Invalid, NotFound
from participatie.kernel.ids import parse_id
from participatie.moderation import policy, queries, services
from participatie.moderation.forms import RestoreForm, WithholdForm
from participatie.moderation.policy import Do
from participatie.moderation.terms import HOUSE_RULE_LABELS, HOUSE_RULE_MEANINGS, Act
from participatie.web import sentences
from participatie.web.access import EVERYONE, MODERATOR, audience, current_actor
from participatie.web.pages import page, say, see_other

blueprint = Blueprint("moderation", __name__)
sentences.add(
    {
        "moderators_only": N_("Deze bladzijde is voor moderatoren."),
        "already_withheld": N_("Deze inbreng is al van de website gehaald."),
        "not_withheld": N_("Deze inbreng staat al op de website."),
        "own_contribution": N_("Dit schreef u zelf. Laat een andere moderator beslissen."),
        "give_a_reason": N_("Schrijf op waarom. De afzender leest dit."),
    }
)


@blueprint.get("/huisregels")
@audience(EVERYONE)
def read_rules() -> Response:
    """Show everybody the house rules and how often each one was applied."""
    return page(
        "moderation/read_rules.html",
        labels=HOUSE_RULE_LABELS,
        meanings=HOUSE_RULE_MEANINGS,
        counts=queries.withheld_per_rule(),
    )


@blueprint.get("/beheer/moderatie")
@audience(MODERATOR)
def list_contributions() -> Response:
    """Show a moderator what is in sight or what was taken out of it, newest first."""
    actor = current_actor()
    withheld = request.args.get("lijst") == "afgeschermd"
    dossier_id = parse_id(request.args.get("dossier", ""))
    shown, more = queries.list_contributions(
        actor, withheld=withheld, dossier_id=dossier_id, start=_start(request.args.get("na", ""))
    )
    return page(
        "moderation/list_contributions.html",
        contributions=shown,
        more=more,
        withheld=withheld,
        counts=queries.count_contributions(actor, dossier_id=dossier_id),
        dossiers=queries.list_dossiers(actor),
        dossier_id=dossier_id,
        kinds=KIND_LABELS,
    )


def _start(reference: str) -> Contribution | None:
    if not reference:
        return None
    try:
        return queries.get_contribution(current_actor(), reference)
    except NotFound:  # an address that somebody typed: begin at the beginning
        return None


@blueprint.route("/beheer/moderatie/<reference>", methods=["GET", "POST"])
@audience(MODERATOR)
def decide(reference: str) -> BaseResponse:
    """Let a moderator take a contribution out of sight or put it back, with a reason."""
    contribution = queries.get_contribution(current_actor(), reference)
    form = WithholdForm() if contribution.publication is Publication.SHOWN else RestoreForm()
    if form.is_submitted() and form.act.data != form.act.default:
        raise Conflict("changed_meanwhile")  # another moderator was first: this click meant something else
    if not form.validate_on_submit():
        return _decision_page(contribution, form)
    try:
        _carry_out(contribution, form)
    except Invalid as refusal:
        form.refuse(refusal)
        return _decision_page(contribution, form)
    return see_other(".list_contributions")


def _carry_out(contribution: Contribution, form: WithholdForm | RestoreForm) -> None:
    if isinstance(form, WithholdForm):
        services.withhold(current_actor(), contribution, rule=form.chosen, reason=form.reason.data or "")
        say(
            _(
                "%(number)s is van de website gehaald. De afzender krijgt bericht.",
                number=contribution.reference,
            )
        )
    else:
        services.restore(current_actor(), contribution, reason=form.reason.data or "")
        say(
            _(
                "%(number)s staat weer op de website. De afzender krijgt bericht.",
                number=contribution.reference,
            )
        )


def _decision_page(contribution: Contribution, form: WithholdForm | RestoreForm) -> Response:
    act = Do.WITHHOLD if isinstance(form, WithholdForm) else Do.RESTORE
    why_not = policy.why_not(current_actor(), act, contribution)
    return page(
        "moderation/decide.html",
        422 if form.errors else 200,
        contribution=contribution,
        form=form,
        withholding=act is Do.WITHHOLD,
        refused=sentences.sentence(why_not) if why_not else "",
        decisions=queries.list_decisions(contribution),
        labels=HOUSE_RULE_LABELS,
        meanings={rule.value: _(text) for rule, text in HOUSE_RULE_MEANINGS.items()},
        kinds=KIND_LABELS,
        restored=Act.RESTORE,
    )
