"""The forms of this room."""

from datetime import date
from typing import Any

from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField
from wtforms.form import BaseForm
from wtforms.validators import NumberRange, Optional

from participatie.i18n import lazy
from participatie.moderation.queries.duty import RosterDay
from participatie.moderation.services import Choice
from participatie.moderation.terms import (
    HOUSE_RULE_LABELS,
    OUTCOME_LABELS,
    READ_REASON_LABELS,
    HouseRule,
    Outcome,
    ReadReason,
)
from participatie.web.forms import Form, LongText, at_most, needed

LONGEST_REASON = 2000
NONE = ("", lazy("Geen: er is geen regel gebroken"))
RULES = [(rule.value, lazy(label)) for rule, label in HOUSE_RULE_LABELS.items()]


OUTCOMES = [(outcome.value, lazy(label)) for outcome, label in OUTCOME_LABELS.items()]


class DecideForm(Form):
    """What a moderator decides; the author reads the reason."""

    outcome = RadioField(
        lazy("Wat besluit u?"),
        [needed("Kies wat u besluit.")],
        choices=OUTCOMES,
    )
    rule = SelectField(lazy("Welke huisregel?"), choices=[NONE, *RULES], default="")
    phrases = LongText("Welke woorden maakt u zwart?", limit=LONGEST_REASON)
    reason = LongText(
        "Waarom?",
        validators=[needed("Schrijf op waarom. De afzender leest dit.")],
        limit=LONGEST_REASON,
    )
    facts_used = LongText("Waar kijkt u naar?", limit=LONGEST_REASON)
    seen = HiddenField()

    @property
    def choice(self) -> Choice:
        """What was filled in, as a decision."""
        words = (line.strip() for line in (self.phrases.data or "").splitlines())
        return Choice(
            outcome=Outcome(self.outcome.data),
            rule=HouseRule(self.rule.data) if self.rule.data else None,
            reason=self.reason.data or "",
            facts_used=self.facts_used.data or "",
            phrases=tuple(dict.fromkeys(filter(None, words))),
        )


class DecideManyForm(DecideForm):
    """One decision about several items; words to black out are chosen one item at a time."""

    phrases = None  # type: ignore[assignment]
    outcome = RadioField(
        lazy("Wat besluit u?"),
        [needed("Kies wat u besluit.")],
        choices=[
            (outcome.value, lazy(label))
            for outcome, label in OUTCOME_LABELS.items()
            if outcome is not Outcome.REDACTED
        ],
    )

    @property
    def choice(self) -> Choice:
        """What was filled in, as a decision."""
        return Choice(
            outcome=Outcome(self.outcome.data),
            rule=HouseRule(self.rule.data) if self.rule.data else None,
            reason=self.reason.data or "",
            facts_used=self.facts_used.data or "",
        )


class ButtonForm(Form):
    """A button that needs nothing but protection."""


class ReportForm(Form):
    """What somebody says when they report a text."""

    rule = RadioField(
        lazy("Welke huisregel breekt deze tekst?"), [needed("Kies een huisregel.")], choices=RULES
    )
    words = LongText("Wilt u er iets bij schrijven?", limit=LONGEST_REASON)


class AppealForm(Form):
    """Why somebody disagrees with a decision."""

    words = LongText(
        "Waarom bent u het er niet mee eens?",
        validators=[needed("Schrijf op waarom u het er niet mee eens bent.")],
        limit=LONGEST_REASON,
    )


class AskRedactionForm(Form):
    """Which words of one's own should be blacked out."""

    words = LongText(
        "Welke woorden moeten zwart worden?",
        validators=[needed("Neem de woorden over uit uw tekst.")],
        limit=LONGEST_REASON,
    )


class ReadOriginalForm(Form):
    """Why somebody opens what was blacked out."""

    reason = RadioField(
        lazy("Waarom wilt u deze woorden lezen?"),
        [needed("Kies waarom.")],
        choices=[(reason.value, lazy(label)) for reason, label in READ_REASON_LABELS.items()],
    )

    @property
    def chosen(self) -> ReadReason:
        """The reason that was chosen."""
        return ReadReason(self.reason.data)


class SaveViewForm(Form):
    """A name for a selection of the queue."""

    name = StringField(lazy("Naam voor deze keuze"), [needed("Geef deze keuze een naam."), at_most(60)])


class RosterForm(Form):
    """Hours and telephone; the days are added per organisation."""

    opens = IntegerField(lazy("Vanaf hoe laat?"), [needed("Vul een uur in."), NumberRange(0, 23)])
    closes = IntegerField(lazy("Tot hoe laat?"), [needed("Vul een uur in."), NumberRange(1, 24)])
    phone = StringField(lazy("Telefoon buiten deze uren"), [Optional(), at_most(60)])

    @classmethod
    def of_days(cls, days: list[RosterDay], people: list[tuple[str, str]], **kw: Any) -> "RosterForm":
        """Make the form with one choice per day."""
        fields = {
            field_of(one.day): SelectField(
                choices=[("", lazy("niemand")), *people],
                default=str(one.account_id or ""),
            )
            for one in days
        }
        made: type[RosterForm] = type(cls.__name__, (cls,), fields)
        return made(**kw)


def field_of(day: date) -> str:
    """Name the field of a day."""
    return f"d{day:%Y%m%d}"


def chosen_on(form: BaseForm, day: date) -> str:
    """Give who was chosen on a day."""
    return str(form[field_of(day)].data or "")
