"""The words of this room, each with its Dutch label."""

from enum import StrEnum

from participatie.i18n import N_


class Outcome(StrEnum):
    """What an answer means for the policy."""

    YES = "ja"
    PARTLY = "deels"
    NO = "nee"
    ALREADY = "stond_er_al_in"
    LATER = "later"
    OTHER_ORGANISATION = "andere_organisatie"
    NO_RESPONSE_NEEDED = "geen_reactie_nodig"


OUTCOME_LABELS = {
    Outcome.YES: N_("Ja"),
    Outcome.PARTLY: N_("Deels"),
    Outcome.NO: N_("Nee"),
    Outcome.ALREADY: N_("Stond er al in"),
    Outcome.LATER: N_("Later"),
    Outcome.OTHER_ORGANISATION: N_("Andere organisatie"),
    Outcome.NO_RESPONSE_NEEDED: N_("Geen reactie nodig"),
}

OUTCOME_MEANINGS = {
    Outcome.YES: N_("Wij veranderen het plan, of beloven wat u vroeg."),
    Outcome.PARTLY: N_("Wij doen een deel van wat u vroeg."),
    Outcome.NO: N_("Wij doen dit niet. Wij leggen uit waarom."),
    Outcome.ALREADY: N_("Het plan regelt dit al."),
    Outcome.LATER: N_("Wij beslissen dit later. Er staat bij wanneer."),
    Outcome.OTHER_ORGANISATION: N_("Een andere organisatie gaat hierover."),
    Outcome.NO_RESPONSE_NEEDED: N_("Wij hebben dit gelezen. Er is geen antwoord nodig."),
}


class Reason(StrEnum):
    """Why: the fixed list a reader learns to recognise."""

    LAW = "wet"
    MONEY = "geld"
    SAFETY = "veiligheid"
    TECHNIQUE = "techniek"
    COMPETENCE = "bevoegdheid"
    WEIGHING = "belangenafweging"
    FACT_WRONG = "feit_onjuist"
    BETTER_PROPOSAL = "beter_voorstel"
    NEW_INFORMATION = "nieuwe_informatie"


REASON_LABELS = {
    Reason.LAW: N_("De wet"),
    Reason.MONEY: N_("Geld"),
    Reason.SAFETY: N_("Veiligheid"),
    Reason.TECHNIQUE: N_("Techniek"),
    Reason.COMPETENCE: N_("Wie erover gaat"),
    Reason.WEIGHING: N_("Afweging van belangen"),
    Reason.FACT_WRONG: N_("Een feit klopte niet"),
    Reason.BETTER_PROPOSAL: N_("Een beter voorstel"),
    Reason.NEW_INFORMATION: N_("Nieuwe informatie"),
}


class CommitmentResult(StrEnum):
    """How a commitment ended; late is not set by anybody, it follows from the date."""

    KEPT = "nagekomen"
    BROKEN = "niet_nagekomen"


RESULT_LABELS = {
    CommitmentResult.KEPT: N_("Ja, dit is nagekomen"),
    CommitmentResult.BROKEN: N_("Nee, dit is niet nagekomen"),
}


class Step(StrEnum):
    """The six steps of the status line."""

    RECEIVED = "ontvangen"
    READ = "gelezen"
    BUNDLED = "gebundeld"
    ANSWERED = "beantwoord"
    DECIDED = "besluit"
    DONE = "gedaan"


STEP_LABELS = {
    Step.RECEIVED: N_("Ontvangen"),
    Step.READ: N_("Gelezen"),
    Step.BUNDLED: N_("Gebundeld"),
    Step.ANSWERED: N_("Beantwoord"),
    Step.DECIDED: N_("Besluit"),
    Step.DONE: N_("Gedaan"),
}
