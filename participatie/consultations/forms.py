"""The forms of this room: one page, one subject, few fields."""

from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.consultations.terms import (
    HORIZON_LABELS,
    LEVEL_LABELS,
    PROCEDURE_LABELS,
    Horizon,
    Procedure,
)
from participatie.i18n import lazy
from participatie.web.forms import Day, Form, LongText, at_most, needed

SHORT = 200
LONGEST_MANUSCRIPT = 400_000


class Lines(LongText):
    """A list, one thing a line; a dash or a dot before it is only how people type lists."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The things, without empty lines."""
        lines = (
            line.strip().removeprefix("-").removeprefix("•").strip()
            for line in str(self.data or "").split("\n")
        )
        return tuple(line for line in lines if line)


class MultiCheckboxField(SelectMultipleField):
    """Any number of choices, each a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class RevisedForm(Form):
    """A form that knows which moment of the thing it was opened on."""

    revision = HiddenField()

    def is_about(self, current: int) -> bool:
        """Say whether nothing changed since the form was opened; after this the form is about what is there now."""
        opened_on, self.revision.data = str(self.revision.data), str(current)
        return opened_on == str(current)


class StartForm(Form):
    """A new dossier: a name is enough to begin."""

    organisation = SelectField(lazy("Organisatie"))
    title = StringField(lazy("Naam van het dossier"), [needed("Geef het dossier een naam."), at_most(SHORT)])
    summary = LongText("Waar gaat het over?", limit=2000)


class DescriptionForm(RevisedForm):
    """What it is about."""

    title = StringField(lazy("Naam van het dossier"), [needed("Geef het dossier een naam."), at_most(SHORT)])
    subtitle = StringField(lazy("Soort plan"), [at_most(SHORT)])
    summary = LongText("Samenvatting", limit=2000)
    area = StringField(lazy("Gebied"), [at_most(SHORT)])


class PromiseForm(RevisedForm):
    """How much say people have, and what is promised."""

    level = RadioField(
        lazy("Participatieniveau"),
        [Optional()],
        choices=[(level.value, lazy(label)) for level, label in LEVEL_LABELS.items()],
    )
    promise = LongText("Belofte", limit=2000)


class DecisionForm(RevisedForm):
    """Who decides, and when."""

    decision_maker = StringField(lazy("Wie neemt het besluit?"), [at_most(SHORT)])
    decision_on = Day("Wanneer wordt het besluit genomen?", [Optional()])


class DecisionDayForm(RevisedForm):
    """When the decision is taken: all that may still move once people react."""

    decision_on = Day(
        "Wanneer wordt het besluit genomen?", [needed("Vul in wanneer het besluit wordt genomen.")]
    )


class InfluenceForm(RevisedForm):
    """What is fixed and what is open."""

    fixed = Lines("Staat vast")
    open = Lines("Staat open")


class CriteriaForm(RevisedForm):
    """What people will notice."""

    criteria = Lines("Wat gaan mensen ervan merken?", limit=3000)


class HorizonsForm(RevisedForm):
    """Which kinds of resilience the plan serves, and in which articles."""

    horizons = MultiCheckboxField(
        lazy("Waar werkt dit plan aan?"),
        choices=[(horizon.value, lazy(label)) for horizon, label in HORIZON_LABELS.items()],
    )
    articles_coping = StringField(lazy("Artikelen bij ‘Nu helpen’"), [at_most(SHORT)])
    articles_adaptatie = StringField(lazy("Artikelen bij ‘Aanpassen’"), [at_most(SHORT)])
    articles_transformatie = StringField(lazy("Artikelen bij ‘Anders doen’"), [at_most(SHORT)])

    def articles_of(self, horizon: Horizon) -> StringField:
        """The field for the articles of one kind."""
        field: StringField = self[f"articles_{horizon.value}"]
        return field


class ContactForm(RevisedForm):
    """Whom people can ask, and how they take part without a computer."""

    owner_role = StringField(lazy("Verantwoordelijke functie"), [at_most(SHORT)])
    contact = StringField(lazy("Contactpunt"), [at_most(SHORT)])
    phone = StringField(lazy("Telefoonnummer"), [at_most(SHORT)])
    paper_route = LongText("Meedoen op papier of aan de balie", limit=1000)
    walk_in = StringField(lazy("Inloop"), [at_most(SHORT)])


class PartnerForm(Form):
    """Another organisation that does part of the work."""

    organisation = SelectField(lazy("Organisatie"))
    part = StringField(lazy("Wat doet deze organisatie?"), [at_most(SHORT)])


class RoundForm(RevisedForm):
    """A round: its question and its days."""

    name = StringField(lazy("Naam van de ronde"), [needed("Geef de ronde een naam."), at_most(SHORT)])
    question = LongText("Wat vraagt u?", limit=2000)
    procedure = RadioField(
        lazy("Procedure"),
        [needed("Kies een procedure.")],
        choices=[(procedure.value, lazy(label)) for procedure, label in PROCEDURE_LABELS.items()],
        default=Procedure.FREE.value,
    )
    first_day = Day("Eerste dag", [needed("Vul de eerste dag van de ronde in.")])
    last_day = Day("Laatste dag", [Optional()])
    answer_by = Day("Iedereen heeft antwoord op", [Optional()])
    gazette_url = StringField(lazy("Link naar de bekendmaking"), [at_most(2000)])
    moderated_first = BooleanField(
        lazy("Een moderator bekijkt elke reactie voordat anderen haar kunnen lezen")
    )


class OpenForm(RevisedForm):
    """Announce the round with the text that was shown."""

    version = HiddenField()


class ExtendForm(RevisedForm):
    """A later last day, and why."""

    last_day = Day("Nieuwe laatste dag", [needed("Vul de nieuwe laatste dag in.")])
    answer_by = Day("Iedereen heeft antwoord op", [Optional()])
    reason = LongText(
        "Waarom duurt de ronde langer?",
        limit=1000,
        validators=[needed("Leg uit waarom de ronde langer duurt.")],
    )


class TextForm(RevisedForm):
    """The whole text, to type and to correct."""

    markup = LongText("Tekst", limit=LONGEST_MANUSCRIPT, validators=[needed("Typ of plak eerst een tekst.")])


class ImportForm(Form):
    """A text from elsewhere: a file, or pasted."""

    file = FileField(lazy("Bestand"))
    pasted = LongText("Of plak de tekst hier", limit=LONGEST_MANUSCRIPT)


class RestoreForm(Form):
    """Put an earlier save back: a button and nothing else."""


class PublishForm(RevisedForm):
    """What the new version is called, and why it is there."""

    label = StringField(lazy("Naam van deze versie"), [needed("Geef deze versie een naam."), at_most(SHORT)])
    note = LongText("Toelichting", limit=2000)
