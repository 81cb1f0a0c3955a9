"""The forms of this room."""

from wtforms import HiddenField, RadioField

from participatie.i18n import lazy
from participatie.moderation.terms import HOUSE_RULE_LABELS, Act, HouseRule
from participatie.web.forms import Form, LongText, needed

LONGEST_REASON = 2000


class WithholdForm(Form):
    """What a moderator says when taking something out of sight."""

    act = HiddenField(default=Act.WITHHOLD.value)
    rule = RadioField(
        lazy("Welke huisregel?"),
        [needed("Kies de huisregel die deze tekst breekt.")],
        choices=[(rule.value, lazy(label)) for rule, label in HOUSE_RULE_LABELS.items()],
    )
    reason = LongText(
        "Waarom breekt deze tekst de regel?",
        validators=[needed("Schrijf op waarom. De afzender leest dit.")],
        limit=LONGEST_REASON,
    )

    @property
    def chosen(self) -> HouseRule:
        """The rule that was chosen."""
        return HouseRule(self.rule.data)


class RestoreForm(Form):
    """What a moderator says when putting something back."""

    act = HiddenField(default=Act.RESTORE.value)
    reason = LongText(
        "Waarom zet u deze tekst terug?",
        validators=[needed("Schrijf op waarom. De afzender leest dit.")],
        limit=LONGEST_REASON,
    )
