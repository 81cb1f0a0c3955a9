"""The words of this room: kinds of organisation, and what roles are called on screen."""

from enum import StrEnum

from participatie.i18n import N_
from participatie.kernel.actor import Role


class OrganisationKind(StrEnum):
    """What kind of authority or partner an organisation is."""

    MUNICIPALITY = "gemeente"
    PROVINCE = "provincie"
    WATER_BOARD = "waterschap"
    PARTNER = "partner"


ROLE_LABELS: dict[Role, str] = {
    Role.RESIDENT: N_("inwoner"),
    Role.CIVIL_SERVANT: N_("ambtenaar"),
    Role.PROJECT_LEADER: N_("projectleider"),
    Role.MODERATOR: N_("moderator"),
    Role.ADMINISTRATOR: N_("beheerder"),
    Role.COUNCIL_MEMBER: N_("raadslid"),
}
