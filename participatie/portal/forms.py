"""The forms of this room."""

from typing import Self

from flask import request
from wtforms import EmailField, HiddenField, RadioField, SearchField, StringField
from wtforms.validators import Optional

from participatie.i18n import lazy
from participatie.web.forms import Form, LongText, at_most, is_address, needed


class FollowForm(Form):
    """Number and code: all that is needed to follow a contribution."""

    nummer = StringField(lazy("Uw nummer"), [needed("Vul uw nummer in. Het begint met WR."), at_most(60)])
    code = StringField(
        lazy("Uw volgcode"), [needed("Vul uw volgcode in. Die staat op uw ontvangstbewijs."), at_most(60)]
    )

    @classmethod
    def from_address(cls) -> Self:
        """Open the form with the number that a mail's link names; the code is never in an address."""
        return cls(nummer=request.args.get("nummer", "")[:60])


class ForgetForm(Form):
    """A button that lets this device forget."""


class ClaimForm(Form):
    """A button that puts a contribution with one's account."""


class LanguageForm(Form):
    """Which language somebody wants to read."""

    language = HiddenField()
    terug = HiddenField()


class SearchForm(Form):
    """Words to look for; in the address, so that a search can be shared."""

    class Meta(Form.Meta):
        """A search changes nothing and needs no protection."""

        csrf = False

    q = SearchField(lazy("Zoek in de reacties"), [at_most(200)])


CONTACT, AUTHOR, ALL = "adres", "afzender", "alles"
"""What somebody wants erased: how to reach them, who they are, or their words as well."""


class ContactForm(Form):
    """How somebody can be reached."""

    email = EmailField(lazy("Uw e-mailadres"), [Optional(), at_most(254), is_address()])
    name = StringField(lazy("Uw naam"), [at_most(200)])
    postal_address = LongText("Uw postadres", limit=500)


class EraseContributionForm(Form):
    """What of a contribution must be erased."""

    what = RadioField(
        lazy("Wat wilt u wissen?"),
        [needed("Kies wat u wilt wissen.")],
        choices=[
            (CONTACT, lazy("Alleen mijn e-mailadres, naam en postadres. U krijgt dan geen mail meer.")),
            (AUTHOR, lazy("Alles over mij. Mijn tekst blijft staan onder “een inwoner”.")),
            (ALL, lazy("Alles over mij, en ook mijn tekst. Alleen het nummer blijft staan.")),
        ],
    )


class EraseAccountForm(Form):
    """What becomes of what was sent from the account."""

    words = RadioField(
        lazy("Wat doen wij met wat u stuurde?"),
        [needed("Kies wat wij met uw reacties doen.")],
        choices=[
            (AUTHOR, lazy("Mijn teksten blijven staan, onder “een inwoner”.")),
            (ALL, lazy("Mijn teksten gaan ook weg. Alleen de nummers blijven staan.")),
        ],
    )
