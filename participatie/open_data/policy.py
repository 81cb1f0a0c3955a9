"""Who may read what was done in a dossier; one's own line and everything public need no row."""

from enum import StrEnum

from participatie.consultations.policy import works_on_dossier
from participatie.security.policy import Policy


class Do(StrEnum):
    """What can be done in this room."""

    READ_LOGBOOK = "read_logbook"


POLICY = Policy({Do.READ_LOGBOOK: [[works_on_dossier]]})
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
