"""The people of an organisation: inviting, giving and taking roles, closing an account."""

from flask import Response, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.admin.forms import WHOLE, EmptyForm, InviteForm, RoleForm
from participatie.admin.queries.people import Colleague, get_colleague, list_colleagues, list_dossiers
from participatie.admin.routes.door import blueprint
from participatie.i18n import gettext as _
from participatie.identity import services
from participatie.identity.models import Organisation
from participatie.identity.policy import Membership
from participatie.identity.queries.staff import get_invitation, list_administered, list_invitations
from participatie.identity.services import staff
from participatie.identity.terms import ROLE_LABELS
from participatie.kernel.actor import Role
from participatie.kernel.errors import Conflict, NotFound, Refusal
from participatie.kernel.ids import parse_id
from participatie.web.access import ADMINISTRATOR, audience, current_actor
from participatie.web.pages import page, say, see_other

GIVEN = (
    Role.CIVIL_SERVANT,
    Role.PROJECT_LEADER,
    Role.MODERATOR,
    Role.ADMINISTRATOR,
    Role.COUNCIL_MEMBER,
)
"""The roles that an administrator of an organisation gives, the most usual first."""


@blueprint.get("/mensen")
@audience(ADMINISTRATOR)
def list_people() -> Response:
    """Show who works here, with which roles, whether they have a second step, and who is invited."""
    organisation = _organisation()
    return page(
        "admin/list_people.html",
        organisation=organisation,
        organisations=list_administered(current_actor()),
        people=list_colleagues(current_actor(), organisation),
        invitations=list_invitations(current_actor(), organisation),
        labels=ROLE_LABELS,
        form=EmptyForm(),
    )


@blueprint.route("/mensen/uitnodigen", methods=["GET", "POST"])
@audience(ADMINISTRATOR)
def invite() -> BaseResponse:
    """Ask a colleague to come and work here, with one role."""
    organisation = _organisation()
    form = InviteForm()
    _offer(form, organisation)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            staff.invite(
                current_actor(),
                organisation,
                email=form.email.data or "",
                name=form.name.data or "",
                job_title=form.job_title.data or "",
                role=Role(form.role.data),
                dossier_id=parse_id(form.dossier.data or ""),
            )
        except Refusal as refusal:
            form.refuse(refusal, "email" if refusal.reason == "works_here_already" else "")
            status = refusal.status
        else:
            say(_("De uitnodiging is verstuurd. De link werkt 72 uur."))
            return see_other("admin.list_people", organisatie=organisation.slug)
    return page("admin/invite.html", status, organisation=organisation, form=form)


@blueprint.post("/mensen/uitnodigingen/<invitation_id>/intrekken")
@audience(ADMINISTRATOR)
def withdraw_invitation(invitation_id: str) -> BaseResponse:
    """Take an invitation back."""
    identifier = parse_id(invitation_id)
    if identifier is None:
        raise NotFound
    invitation = get_invitation(current_actor(), identifier)
    _press()
    staff.withdraw_invitation(current_actor(), invitation)
    say(_("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return see_other("admin.list_people", organisatie=invitation.organisation.slug)


@blueprint.route("/mensen/<account_id>", methods=["GET", "POST"])
@audience(ADMINISTRATOR)
def show_person(account_id: str) -> BaseResponse:
    """Show one colleague with their roles, and give another one."""
    organisation, colleague = _colleague(account_id)
    form = RoleForm()
    _offer(form, organisation)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            services.give_role(
                current_actor(),
                colleague.account,
                organisation,
                role=Role(form.role.data),
                dossier_id=parse_id(form.dossier.data or ""),
            )
        except Refusal as refusal:
            form.refuse(refusal, "role")
            status = refusal.status
        else:
            say(_("De rol is gegeven. Die telt vanaf nu."))
            return see_other("admin.show_person", account_id=account_id, organisatie=organisation.slug)
    return page(
        "admin/show_person.html",
        status,
        organisation=organisation,
        person=colleague,
        form=form,
        labels=ROLE_LABELS,
        is_me=colleague.account.id == current_actor().account_id,
    )


@blueprint.post("/mensen/<account_id>/rollen/<role_id>/intrekken")
@audience(ADMINISTRATOR)
def take_role(account_id: str, role_id: str) -> BaseResponse:
    """Take a role from a colleague; it counts from their next request."""
    organisation, colleague = _colleague(account_id)
    given = next((held for held, _title in colleague.roles if str(held.id) == role_id), None)
    if given is None:
        raise NotFound
    _press()
    staff.take_role(current_actor(), given, organisation)
    say(_("De rol is ingetrokken. Dat werkt meteen."))
    if len(colleague.roles) == 1:
        return see_other("admin.list_people", organisatie=organisation.slug)
    return see_other("admin.show_person", account_id=account_id, organisatie=organisation.slug)


@blueprint.post("/mensen/<account_id>/tweede-stap/weghalen")
@audience(ADMINISTRATOR)
def reset_factors(account_id: str) -> BaseResponse:
    """Take the second step of a colleague away who lost it; at the next sign-in they set up a new one."""
    organisation, colleague = _colleague(account_id)
    _press()
    services.reset_factors(current_actor(), Membership(organisation, colleague.account))
    say(_("De tweede stap is weggehaald. Uw collega stelt bij het inloggen een nieuwe in."))
    return see_other("admin.show_person", account_id=account_id, organisatie=organisation.slug)


@blueprint.post("/mensen/<account_id>/sluiten")
@audience(ADMINISTRATOR)
def close_account(account_id: str) -> BaseResponse:
    """Close the account of a colleague who leaves."""
    organisation, colleague = _colleague(account_id)
    _press()
    staff.close_account(current_actor(), colleague.account, organisation)
    say(_("Het account is gesloten. Deze persoon is overal uitgelogd."))
    return see_other("admin.list_people", organisatie=organisation.slug)


def _organisation() -> Organisation:
    """Give the organisation this is about: the one in the address, else the first that this person administers."""
    mine = list_administered(current_actor())
    wanted = request.args.get("organisatie")
    found = next((one for one in mine if wanted in {None, one.slug}), None)
    if found is None:
        raise NotFound
    return found


def _colleague(account_id: str) -> tuple[Organisation, Colleague]:
    identifier = parse_id(account_id)
    if identifier is None:
        raise NotFound
    organisation = _organisation()
    return organisation, get_colleague(current_actor(), organisation, identifier)


def _offer(form: RoleForm, organisation: Organisation) -> None:
    form.role.choices = [("", _("Kies een rol")), *((role.value, _(ROLE_LABELS[role])) for role in GIVEN)]
    form.dossier.choices = [(WHOLE, _("De hele organisatie"))]
    form.dossier.choices += [(str(identifier), title) for identifier, title in list_dossiers(organisation)]


def _press() -> None:
    if not EmptyForm().validate_on_submit():
        raise Conflict("button_expired")
