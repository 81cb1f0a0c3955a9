"""The codes for what keeps a round from opening: where somebody can mend it, and the sentence beside it."""

from enum import StrEnum

from participatie.i18n import N_


class Missing(StrEnum):
    """What keeps a round from opening."""

    LEVEL = "level_missing"
    PROMISE = "promise_missing"
    FIXED = "fixed_missing"
    OPEN = "open_missing"
    DECISION_MAKER = "decision_maker_missing"
    DECISION_ON = "decision_on_missing"
    DECISION_BEFORE_ANSWERS = "decision_on_before_answers"
    ANSWER_BY = "answer_by_missing"
    ANSWER_BEFORE_CLOSING = "answer_by_before_closing"
    CONTACT = "contact_missing"
    PAPER_ROUTE = "paper_route_missing"
    HORIZONS = "horizons_missing"
    CRITERIA_TOO_FEW = "criteria_too_few"
    CRITERIA_TOO_MANY = "criteria_too_many"
    VERSION = "version_missing"
    GAZETTE_URL = "gazette_url_missing"
    FIRST_DAY = "first_day_missing"
    LAST_DAY = "last_day_missing"
    LAST_DAY_BEFORE_FIRST = "last_day_before_first"
    CONSULTATION_TOO_SHORT = "last_day_consultation_too_short"
    FORMAL_TOO_SHORT = "last_day_formal_too_short"
    FORMAL_ENDS_ON_CLOSED_DAY = "last_day_is_no_working_day"

    @property
    def field(self) -> str:
        """The form field in which somebody can mend it: the code begins with its name."""
        return next(name for name in FIELDS if self.startswith(f"{name}_"))


FIELDS = (
    "level",
    "promise",
    "fixed",
    "open",
    "decision_maker",
    "decision_on",
    "answer_by",
    "contact",
    "paper_route",
    "horizons",
    "criteria",
    "version",
    "gazette_url",
    "first_day",
    "last_day",
)
"""The places in the form, in its order."""

MISSING_SENTENCES: dict[str, str] = {
    Missing.LEVEL: N_("Kies het participatieniveau."),
    Missing.PROMISE: N_("Schrijf de belofte op: wat doet u met de inbreng?"),
    Missing.FIXED: N_("Noem minstens één ding dat vaststaat."),
    Missing.OPEN: N_("Noem minstens één ding waar mensen nog invloed op hebben."),
    Missing.DECISION_MAKER: N_("Vul in wie het besluit neemt."),
    Missing.DECISION_ON: N_("Vul in wanneer het besluit wordt genomen."),
    Missing.DECISION_BEFORE_ANSWERS: N_(
        "Het besluit staat gepland voordat de antwoorden er zijn. Kies een latere dag voor het besluit."
    ),
    Missing.ANSWER_BY: N_("Vul in wanneer iedereen uiterlijk antwoord heeft."),
    Missing.ANSWER_BEFORE_CLOSING: N_(
        "De dag voor de antwoorden valt voor het einde van de ronde. Kies een latere dag."
    ),
    Missing.CONTACT: N_("Vul in bij wie mensen terechtkunnen met vragen."),
    Missing.PAPER_ROUTE: N_("Vul in hoe mensen op papier of aan de balie kunnen meedoen."),
    Missing.HORIZONS: N_("Kies minstens één soort veerkracht."),
    Missing.CRITERIA_TOO_FEW: N_("Noem minstens drie dingen die mensen van het plan gaan merken."),
    Missing.CRITERIA_TOO_MANY: N_("Noem niet meer dan vijf dingen die mensen van het plan gaan merken."),
    Missing.VERSION: N_("Publiceer eerst een versie van de tekst."),
    Missing.GAZETTE_URL: N_("Vul de link in naar de bekendmaking op officielebekendmakingen.nl."),
    Missing.FIRST_DAY: N_("Vul de eerste dag van de ronde in."),
    Missing.LAST_DAY: N_("Vul de laatste dag van de ronde in."),
    Missing.LAST_DAY_BEFORE_FIRST: N_("De laatste dag valt voor de eerste dag. Kies een latere laatste dag."),
    Missing.CONSULTATION_TOO_SHORT: N_(
        "Een consultatie duurt minstens 28 dagen. Kies een latere laatste dag."
    ),
    Missing.FORMAL_TOO_SHORT: N_(
        "In deze procedure hebben mensen minstens zes weken de tijd. Kies een latere laatste dag."
    ),
    Missing.FORMAL_ENDS_ON_CLOSED_DAY: N_(
        "De laatste dag is een zaterdag, zondag of feestdag. Kies de eerste werkdag daarna."
    ),
}
"""What is missing, in a sentence that says what to do; for web.sentences."""
