"""The forms of this room."""

from wtforms import EmailField, HiddenField, RadioField, SelectField, TimeField
from wtforms.validators import Optional

from participatie.contributions.logic.holding import WATCHED
from participatie.contributions.terms import (
    CHANNEL_LABELS,
    KIND_LABELS,
    Channel,
    Kind,
    LateRuling,
    Visibility,
)
from participatie.i18n import lazy
from participatie.web.forms import Day, Form, LongText, ShortName, at_most, is_address, needed
from participatie.web.personal_data import CarefulForm

KINDS = [(kind.value, lazy(label)) for kind, label in KIND_LABELS.items()]
VISIBILITIES = [
    (Visibility.PUBLIC.value, lazy("Iedereen. Wij zetten er alleen uw schuilnaam en buurt bij.")),
    (Visibility.AUTHORITY.value, lazy("Alleen de medewerkers die uw reactie behandelen.")),
]


class WordingForm(CarefulForm):
    """The words themselves: what every contribution has, however it came in."""

    looked_at = WATCHED

    kind = RadioField(
        lazy("Wat wilt u ons geven?"), [needed("Kies wat het is.")], choices=KINDS, default=Kind.IDEA.value
    )
    body = LongText("Uw reactie")
    proposed_was = LongText("Deze woorden wilt u anders")
    proposed_becomes = LongText("Zo moet het worden")
    pseudonym = ShortName("Uw schuilnaam")
    neighbourhood = ShortName("Uw buurt")
    visibility = RadioField(
        lazy("Wie mag uw reactie lezen?"),
        [needed("Kies wie uw reactie mag lezen.")],
        choices=VISIBILITIES,
        default=Visibility.PUBLIC.value,
    )

    def is_private(self) -> bool:
        """Say whether only those who handle it will read it."""
        return bool(self.visibility.data == Visibility.AUTHORITY.value)

    def make_private(self) -> None:
        """Choose that only those who handle it read it."""
        self.visibility.data = Visibility.AUTHORITY.value


class ReactForm(WordingForm):
    """What a resident sends; the ticket makes that sending it twice gives one contribution."""

    quote = HiddenField(validators=[at_most(2000)])
    email = EmailField(
        lazy("Uw e-mailadres"),
        [Optional(), at_most(254), is_address()],
    )
    ticket = HiddenField()


class EditForm(WordingForm):
    """The same words again, changed by who sent them."""

    revision = HiddenField()


class WithdrawForm(Form):
    """Take it back: a button and nothing else."""


class EnterForm(WordingForm):
    """What came in outside the website, entered by a civil servant."""

    channel = SelectField(
        lazy("Hoe kwam het binnen?"),
        choices=[
            (kind.value, lazy(label)) for kind, label in CHANNEL_LABELS.items() if kind is not Channel.WEBSITE
        ],
    )
    received_on = Day("Op welke dag?", [needed("Vul de dag in waarop het binnenkwam.")])
    received_time = TimeField(lazy("Hoe laat?"), [Optional()])
    place = SelectField(lazy("Waar gaat het over?"), validate_choice=True)
    name = ShortName("Naam van de afzender")
    email = EmailField(lazy("E-mailadres van de afzender"), [Optional(), at_most(254), is_address()])
    postal_address = LongText("Postadres van de afzender", limit=500)
    ticket = HiddenField()


class LateForm(Form):
    """Whether a late contribution counts, and why."""

    ruling = RadioField(
        lazy("Telt deze late reactie mee?"),
        [needed("Kies of de reactie meetelt.")],
        choices=[
            (LateRuling.COUNTS.value, lazy("Ja, zij telt mee.")),
            (LateRuling.DOES_NOT_COUNT.value, lazy("Nee, zij telt niet mee.")),
        ],
    )
    reason = LongText("Waarom?", limit=2000, validators=[needed("Leg uit waarom. De afzender leest dit.")])
