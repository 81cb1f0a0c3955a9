"""The forms of this room: shape only; what an answer must hold is for the services to judge."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import Optional, Regexp

from participatie.i18n import lazy
from participatie.responses.queries.workbench import Which
from participatie.responses.terms import (
    OUTCOME_LABELS,
    REASON_LABELS,
    RESULT_LABELS,
    CommitmentResult,
    Outcome,
    Reason,
)
from participatie.web.forms import Day, Form, LongText, at_most, needed

SHORT = 300
NEW_POINT = "nieuw"


class EmptyForm(Form):
    """A button and nothing else."""


class WorkForm(Form):
    """What the list of the workbench shows; it travels in the address, so that a refresh loses nothing."""

    class Meta(Form.Meta):
        """A search needs no protection: it changes nothing."""

        csrf = False

    toon = SelectField(
        lazy("Toon"),
        choices=[
            (Which.LOOSE.value, lazy("Niet in een punt")),
            (Which.WAITING.value, lazy("Zonder antwoord")),
            (Which.UNRULED.value, lazy("Te laat, nog geen besluit")),
            (Which.ALL.value, lazy("Alles")),
        ],
        default=Which.LOOSE.value,
    )
    q = StringField(lazy("Zoek op woord of nummer"), [at_most(200)])


class PointForm(Form):
    """How a point is called and who answers it."""

    title = StringField(
        lazy("Wat is er gezegd? In één zin"),
        [needed("Schrijf in één zin wat er is gezegd."), at_most(SHORT)],
    )
    theme = StringField(lazy("Thema"), [at_most(100)])
    owner_role = StringField(
        lazy("Wie antwoordt? Een functie, geen naam"),
        [needed("Schrijf welke functie dit punt beantwoordt."), at_most(200)],
    )
    revision = HiddenField()


class BundleForm(Form):
    """Putting chosen contributions in a point, or in a new one."""

    point = SelectField(lazy("In welk punt?"))
    title = StringField(lazy("Wat is er gezegd? In één zin"), [at_most(SHORT)])
    theme = StringField(lazy("Thema"), [at_most(100)])
    owner_role = StringField(lazy("Wie antwoordt? Een functie, geen naam"), [at_most(200)])


def bundle_form(contribution_ids: Iterable[UUID]) -> type[BundleForm]:
    """Make the form for these contributions: each has a field for the words that matter."""
    fields = {f"marked-{one}": LongText("Woorden die ertoe doen", limit=2000) for one in contribution_ids}
    return type("BundleTheseForm", (BundleForm,), fields)


class AnswerForm(Form):
    """The draft of an answer; it may be saved half finished."""

    we_read = LongText("Wij lazen", limit=5000)
    answer = LongText("Ons antwoord")
    outcome = RadioField(
        lazy("Gevolg"),
        [Optional()],
        choices=[(outcome.value, lazy(label)) for outcome, label in OUTCOME_LABELS.items()],
    )
    reason = SelectField(
        lazy("Belangrijkste reden"),
        choices=[("", lazy("Kies een reden"))]
        + [(reason.value, lazy(label)) for reason, label in REASON_LABELS.items()],
    )
    interest = LongText("Waar het de inwoner om gaat", limit=2000)
    other_organisation = StringField(lazy("Welke organisatie gaat hierover?"), [at_most(200)])
    revision = HiddenField()

    @property
    def draft(self) -> dict[str, Any]:
        """What was filled in, as the service takes it."""
        return {
            "we_read": self.we_read.data or "",
            "answer": self.answer.data or "",
            "outcome": Outcome(self.outcome.data) if self.outcome.data else None,
            "reason": Reason(self.reason.data) if self.reason.data else None,
            "interest": self.interest.data or "",
            "other_organisation": self.other_organisation.data or "",
        }


class PublishForm(Form):
    """Publishing; a correction is explained."""

    correction = LongText("Waarom verbetert u dit antwoord?", limit=2000)
    revision = HiddenField()


class ChangeForm(Form):
    """Old and new words of one paragraph."""

    was = LongText(
        "Was: de woorden die er nu staan", validators=[needed("Neem de woorden over die veranderen.")]
    )
    becomes = LongText("Wordt: de nieuwe woorden")


class OwnChangeForm(ChangeForm):
    """A change that nobody asked for."""

    own_reason = LongText(
        "Waarom verandert dit?", validators=[needed("Leg uit waarom u dit verandert.")], limit=2000
    )


class CommitmentForm(Form):
    """A promise: what, who, by when."""

    what = StringField(lazy("Wat doen wij?"), [needed("Schrijf wat er gaat gebeuren."), at_most(SHORT)])
    who = StringField(lazy("Wie doet het?"), [needed("Schrijf wie dit doet."), at_most(200)])
    due_on = Day("Uiterlijk op", [needed("Kies de dag waarop dit klaar is.")])


class ResultForm(Form):
    """What came of a commitment."""

    result = RadioField(
        lazy("Is het gelukt?"),
        [needed("Kies of het is gelukt.")],
        choices=[(result.value, lazy(label)) for result, label in RESULT_LABELS.items()],
    )
    text = LongText("Wat is ervan gekomen?", validators=[needed("Schrijf wat ervan is gekomen.")], limit=2000)

    @property
    def chosen(self) -> CommitmentResult:
        """The result that was chosen."""
        return CommitmentResult(self.result.data)


class VersionForm(Form):
    """The name of the next version, and what people should know of it."""

    label = StringField(lazy("Naam van de versie"), [needed("Geef de versie een naam."), at_most(SHORT)])
    note = LongText("Toelichting", limit=2000)
    seen = HiddenField()


class ConcludeForm(Form):
    """The last part of the report."""

    learned = LongText(
        "Wat wij leerden", validators=[needed("Schrijf wat u van deze ronde leerde.")], limit=5000
    )
    next_steps = LongText(
        "Hoe gaat het verder", validators=[needed("Schrijf hoe het verdergaat, met data.")], limit=5000
    )


class DecisionForm(Form):
    """What was decided."""

    version = SelectField(lazy("Over welke versie?"))
    decided_by = StringField(
        lazy("Wie nam het besluit?"), [needed("Schrijf wie het besluit nam."), at_most(200)]
    )
    decided_on = Day("Op welke dag?", [needed("Kies de dag van het besluit.")])
    summary = LongText(
        "Wat is er besloten?",
        validators=[needed("Schrijf in gewone woorden wat er is besloten.")],
        limit=5000,
    )
    url = StringField(
        lazy("Link naar het besluit"),
        [
            at_most(500),
            Optional(),
            Regexp(r"^https?://\S+$", message=lazy("Vul een link in die begint met https://.")),
        ],
    )
