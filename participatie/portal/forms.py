"""The forms of this room."""

from typing import Self

from flask import request
from wtforms import HiddenField, SearchField, StringField

from participatie.i18n import lazy
from participatie.web.forms import Form, at_most, needed


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
