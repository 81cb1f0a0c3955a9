"""The form on the page with all components: one field of every kind, so that each can be seen and scanned."""

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    FileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.widgets import CheckboxInput

from participatie.web.forms import Form, LongText, needed
from participatie.web.personal_data import CarefulForm

KINDS = [("ervaring", "Ervaring"), ("idee", "Idee"), ("vraag", "Vraag"), ("zorg", "Zorg")]
PLACES = [("", "Kies een buurt"), ("kom", "De Kom"), ("sluis", "Sluisbuurt")]
TOPICS = [("water", "Water"), ("groen", "Groen")]


class SampleForm(Form):
    """Every kind of field there is."""

    text = LongText("Uw reactie", validators=[needed("Schrijf uw reactie.")])
    kind = RadioField("Wat voor reactie is dit?", [needed("Kies wat voor reactie het is.")], choices=KINDS)
    email = EmailField("E-mailadres")
    code = StringField("Code uit uw app")
    day = DateField("Datum van de bijeenkomst", [needed("Vul een datum in.")])
    place = SelectField("Buurt", choices=PLACES)
    topics = SelectMultipleField("Onderwerpen", choices=TOPICS, option_widget=CheckboxInput())
    document = FileField("Document")
    agree = BooleanField("Ik heb het ontwerp gelezen", [needed("Zet een vinkje.")])


def wrong_form() -> SampleForm:
    """Give the form as it looks after sending it empty."""
    form = SampleForm(meta={"csrf": False})
    form.validate()
    form.code.errors = ["Deze code klopt niet, of is al gebruikt."]
    form.email.errors = ["Vul een e-mailadres in zoals naam@voorbeeld.nl."]
    return form


def fresh_form() -> SampleForm:
    """Give the form as it looks at first, with ids of its own."""
    return SampleForm(prefix="leeg-", meta={"csrf": False})


class SampleText(CarefulForm):
    """A text that everybody may read."""

    body = LongText("Uw tekst")


def careful_form() -> SampleText:
    """Give a form that came back, because somebody should look once more at what everybody will read."""
    form = SampleText(prefix="let-op-", meta={"csrf": False})
    form.body.data = "Mijn buurman Jan heeft dementie en loopt 's nachts buiten. Bel mij op 06-12345678."
    form.warns()
    return form
