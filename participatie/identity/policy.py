"""Who may do what with organisations, accounts and contacts."""

from enum import StrEnum

from participatie.identity.models import Organisation
from participatie.kernel.actor import Actor, Role
from participatie.security.policy import Policy, because


class Do(StrEnum):
    """What can be done in this room."""

    ADD_ORGANISATION = "add_organisation"
    ADD_ACCOUNT = "add_account"
    GIVE_ROLE = "give_role"
    KEEP_CONTACT = "keep_contact"
    SIGN_IN = "sign_in"


def is_the_system(actor: Actor, _subject: object) -> bool:
    """A command on the machine itself."""
    return bool(actor.system_name)


@because("not_administrator")
def administers(actor: Actor, organisation: Organisation) -> bool:
    """An administrator, of this very organisation."""
    return actor.has_role(Role.ADMINISTRATOR, organisation_id=organisation.id)


def anyone(_actor: Actor, _subject: object) -> bool:
    """Everybody, with or without an account."""
    return True


POLICY = Policy(
    {
        Do.ADD_ORGANISATION: [[is_the_system]],
        Do.ADD_ACCOUNT: [[is_the_system], [administers]],
        Do.GIVE_ROLE: [[is_the_system], [administers]],
        Do.KEEP_CONTACT: [[anyone]],
        Do.SIGN_IN: [[anyone]],
    }
)
require, allows = POLICY.require, POLICY.allows
