"""Coming in with an invitation: a click, a way to sign in, and then a second step."""

from flask import Response
from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.identity import policy, queries, services
from participatie.identity.forms import AcceptForm
from participatie.identity.models import Invitation
from participatie.identity.policy import Do
from participatie.identity.queries.staff import find_invitation
from participatie.identity.routes.door import blueprint
from participatie.identity.routes.entrance import come_in
from participatie.identity.services import staff
from participatie.identity.terms import ROLE_LABELS, Factor
from participatie.kernel.errors import Refusal
from participatie.web import login
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.login import current_session
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence

GONE = 410


@blueprint.route("/uitnodiging/<token>", methods=["GET", "POST"])
@audience(EVERYONE)
def accept_invitation(token: str) -> BaseResponse:
    """Show who invites to what; only a press of the button comes in, for mail scanners open links too."""
    invitation = find_invitation(token)
    reason = (
        policy.why_not(current_actor(), Do.ACCEPT_INVITATION, invitation) if invitation else "no_invitation"
    )
    form = AcceptForm()
    if invitation is None or reason:
        return page(
            "identity/accept_invitation.html", GONE, invitation=None, why_not=sentence(reason), form=form
        )
    account = queries.find_account(invitation.email)
    is_here = account is not None and account.id == current_actor().account_id
    if account is not None and not is_here:
        return _show(token, invitation, form, has_account=True)
    if not form.validate_on_submit():
        return _show(token, invitation, form, status=422 if form.errors else 200, is_here=is_here)
    try:
        accepted = staff.accept_invitation(current_actor(), invitation, password=form.password.data or "")
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(token, invitation, form, status=refusal.status, is_here=is_here)
    if is_here:
        say(_("U werkt nu ook voor %(organisation)s.", organisation=invitation.organisation.name))
        return see_other("portal.work")
    begun, key = services.begin_sign_in(
        current_actor(), accepted, factor=Factor.NONE, device=login.this_device()
    )
    return come_in(begun, key, "")


def _show(
    token: str,
    invitation: Invitation,
    form: AcceptForm,
    *,
    status: int = 200,
    has_account: bool = False,
    is_here: bool = False,
) -> Response:
    return page(
        "identity/accept_invitation.html",
        status,
        token=token,
        invitation=invitation,
        role=_(ROLE_LABELS[invitation.role]),
        form=form,
        has_account=has_account,
        is_here=is_here,
        is_another=has_account and current_session() is not None,
        why_not="",
    )
