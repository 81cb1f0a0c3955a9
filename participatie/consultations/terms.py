"""The words of this room, each with its Dutch label."""

from enum import StrEnum

from participatie.i18n import N_


class ParticipationLevel(StrEnum):
    """How much say people have; the level makes the promise."""

    INFORM = "informeren"
    CONSULT = "raadplegen"
    ADVISE = "adviseren"
    COPRODUCE = "coproduceren"
    CO_DECIDE = "meebeslissen"


LEVEL_LABELS = {
    ParticipationLevel.INFORM: N_("Informeren"),
    ParticipationLevel.CONSULT: N_("Raadplegen"),
    ParticipationLevel.ADVISE: N_("Adviseren"),
    ParticipationLevel.COPRODUCE: N_("Coproduceren"),
    ParticipationLevel.CO_DECIDE: N_("Meebeslissen"),
}

LEVEL_MEANINGS = {
    ParticipationLevel.INFORM: N_("Wij vertellen u wat er gebeurt. U kunt vragen stellen."),
    ParticipationLevel.CONSULT: N_(
        "Wij vragen wat u vindt. Wij wegen dat mee en leggen uit wat wij ermee doen."
    ),
    ParticipationLevel.ADVISE: N_("U geeft advies. Wij volgen het, of wij leggen uit waarom niet."),
    ParticipationLevel.COPRODUCE: N_("Wij maken het plan samen. U schrijft mee aan de tekst."),
    ParticipationLevel.CO_DECIDE: N_("Wij beslissen samen."),
}


class Horizon(StrEnum):
    """The level of resilience a part of the policy is about (Keck and Sakdapolrak 2013)."""

    COPING = "coping"
    ADAPTATION = "adaptatie"
    TRANSFORMATION = "transformatie"


HORIZON_LABELS = {
    Horizon.COPING: N_("Nu helpen"),
    Horizon.ADAPTATION: N_("Aanpassen"),
    Horizon.TRANSFORMATION: N_("Anders doen"),
}

HORIZON_MEANINGS = {
    Horizon.COPING: N_("Coping: wat helpt er als het nu misgaat?"),
    Horizon.ADAPTATION: N_("Adaptatie: wat passen wij aan, zodat het minder vaak misgaat?"),
    Horizon.TRANSFORMATION: N_("Transformatie: wat moet er op lange termijn echt anders?"),
}


class Influence(StrEnum):
    """Whether something can still be influenced."""

    FIXED = "vast"
    OPEN = "open"


class ManuscriptSource(StrEnum):
    """Where a text came from."""

    TYPED = "getypt"
    IMPORTED = "bestand"
    RESTORED = "teruggezet"


class Procedure(StrEnum):
    """By which rules a round is held."""

    FREE = "vrij"
    CONSULTATION = "consultatie"
    FORMAL = "uov"
    """The statutory procedure of Awb section 3.4 (uniforme openbare voorbereidingsprocedure)."""


PROCEDURE_LABELS = {
    Procedure.FREE: N_("Vrij: u kiest zelf de dagen"),
    Procedure.CONSULTATION: N_("Consultatie: minstens 28 dagen"),
    Procedure.FORMAL: N_("Uniforme openbare voorbereidingsprocedure: zes weken"),
}


class RoundState(StrEnum):
    """Where a round stands; computed from its dates, never stored."""

    DRAFT = "concept"
    ANNOUNCED = "aangekondigd"
    OPEN = "open"
    GRACE = "uitloop"
    CLOSED = "gesloten"
    ANSWERED = "beantwoord"


class Timeliness(StrEnum):
    """Whether what somebody sent came before, during or after the round."""

    EARLY = "te_vroeg"
    ON_TIME = "op_tijd"
    LATE = "te_laat"


TIMELINESS_LABELS = {
    Timeliness.EARLY: N_("Te vroeg"),
    Timeliness.ON_TIME: N_("Op tijd"),
    Timeliness.LATE: N_("Te laat"),
}


ROUND_STATE_LABELS = {
    RoundState.DRAFT: N_("Concept"),
    RoundState.ANNOUNCED: N_("Begint binnenkort"),
    RoundState.OPEN: N_("U kunt nu reageren"),
    RoundState.GRACE: N_("Sluit nu"),
    RoundState.CLOSED: N_("Gesloten"),
    RoundState.ANSWERED: N_("Beantwoord"),
}
