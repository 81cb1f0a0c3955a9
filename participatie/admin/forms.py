"""Forms of this room: inviting, roles, agreeing, adding an organisation."""

from wtforms import EmailField, RadioField, SelectField, StringField
from wtforms.validators import Optional, Regexp

from participatie.admin.services.erasing import WHAT_LABELS
from participatie.i18n import N_, lazy
from participatie.identity.terms import GROUND_LABELS, ORGANISATION_KIND_LABELS
from participatie.web.forms import Day, Form, LongText, ShortName, at_most, is_address, needed

WHOLE = ""
"""The choice for the whole organisation instead of one dossier."""
WRONG_ADDRESS = N_("Dit e-mailadres klopt niet. Kijk het na.")


class EmptyForm(Form):
    """A button that needs nothing but protection."""


class AgreeForm(Form):
    """Agreeing needs nothing but the press of the button."""


class DeclineForm(Form):
    """Why somebody does not agree."""

    reason = LongText(
        "Waarom bent u niet akkoord?",
        validators=[needed("Schrijf waarom u niet akkoord gaat. Uw collega leest dit.")],
        limit=2000,
    )


class RoleForm(Form):
    """A role, for the whole organisation or for one dossier."""

    role = SelectField(lazy("Rol"), [needed("Kies een rol.")])
    dossier = SelectField(lazy("Waarvoor"))


class InviteForm(RoleForm):
    """Somebody who is asked to come and work here."""

    name = ShortName("Naam", [needed("Vul de naam van uw collega in.")])
    email = EmailField(
        lazy("E-mailadres van het werk"),
        [needed("Vul het e-mailadres van uw collega in."), is_address(WRONG_ADDRESS), at_most(254)],
    )
    job_title = ShortName("Functie", [needed("Vul de functie in. Bijvoorbeeld: adviseur riolering.")])


class OrganisationForm(Form):
    """An organisation that joins, and its first administrator."""

    name = ShortName("Naam van de organisatie", [needed("Vul de naam van de organisatie in.")])
    kind = SelectField(
        lazy("Soort organisatie"),
        choices=[(kind.value, lazy(label)) for kind, label in ORGANISATION_KIND_LABELS.items()],
    )
    slug = StringField(
        lazy("Korte naam in adressen"),
        [
            needed("Vul een korte naam in."),
            Regexp(r"^[a-z][a-z0-9-]{1,40}$", message=lazy("Gebruik kleine letters, cijfers en streepjes.")),
        ],
    )
    code = StringField(
        lazy("Begin van dossiernummers"),
        [
            needed("Vul twee tot vier hoofdletters in."),
            Regexp(r"^[A-Z]{2,4}$", message=lazy("Vul twee tot vier hoofdletters in.")),
        ],
    )
    administrator = ShortName("Naam van de eerste beheerder", [needed("Vul de naam van de beheerder in.")])
    email = EmailField(
        lazy("E-mailadres van de eerste beheerder"),
        [needed("Vul het e-mailadres van de beheerder in."), is_address(WRONG_ADDRESS), at_most(254)],
    )


class UnmaskForm(Form):
    """On which ground of law, and why, somebody must know who sent something."""

    ground = RadioField(
        lazy("Waarom laat de wet dit toe?"),
        [needed("Kies waarom de wet dit toelaat.")],
        choices=[(ground.value, lazy(label)) for ground, label in GROUND_LABELS.items()],
    )
    reason = LongText(
        "Waarom is het nodig?",
        validators=[needed("Leg uit waarom het nodig is. Uw collega en de schrijver lezen dit.")],
        limit=2000,
    )
    tell_on = Day("Wanneer hoort de schrijver het?", [Optional()])


class AskErasureForm(Form):
    """What of an author must be erased, and how they asked for it."""

    what = RadioField(
        lazy("Wat moet weg?"),
        [needed("Kies wat er weg moet.")],
        choices=[(what, lazy(label)) for what, label in WHAT_LABELS.items()],
    )
    reason = LongText(
        "Hoe vroeg de afzender erom?",
        validators=[needed("Schrijf hoe de afzender erom vroeg, en hoe u weet dat het de afzender is.")],
        limit=2000,
    )
