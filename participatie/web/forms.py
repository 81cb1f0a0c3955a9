"""The base of every form: what is typed is normalised, never lost, and refused in plain Dutch."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, Field, StringField, TextAreaField, ValidationError
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, Regexp

from participatie.i18n import N_, lazy
from participatie.i18n import gettext as _
from participatie.kernel.errors import Refusal
from participatie.security.text import LONGEST_TEXT, is_one_script, is_readable, plain_name, plain_text
from participatie.web.sentences import sentence

HAVE_A_PAGE = frozenset({"prove_again"})
"""Refusals that are answered by a page of their own, whichever form met them."""


class DutchMessages:
    """The sentences of WTForms itself, through our own catalogue."""

    def gettext(self, message: str) -> str:
        """Translate one of the library's own messages."""
        return _(OWN_WORDS.get(message, message))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Translate one of the library's own counting messages."""
        return self.gettext(one if count == 1 else many)


NO_SUCH_DAY = N_("Vul een bestaande datum in, bijvoorbeeld 19-10-2026.")
OWN_WORDS = {
    "Not a valid choice.": N_("Kies een van de mogelijkheden."),
    "Not a valid choice": N_("Kies een van de mogelijkheden."),
    "Invalid Choice: could not coerce.": N_("Kies een van de mogelijkheden."),
    "Not a valid date value.": NO_SUCH_DAY,
    "Not a valid datetime value.": N_("Vul een bestaande datum en tijd in."),
    "Not a valid integer value.": N_("Vul een getal in."),
    "This field is required.": N_("Vul dit veld in."),
    "Invalid input.": N_("Dit klopt niet. Kijk het nog eens na."),
}


LONGEST_NAME = 200


def _clean(value: Any) -> Any:
    return plain_text(value) if isinstance(value, str) else value


EXPIRED = N_("Uw formulier was verlopen. Uw tekst staat er nog. Verstuur het nog een keer.")
UNREADABLE = N_(
    "Er stond een teken in dat niemand kan lezen. Dat is weg. Kijk uw tekst na en verstuur hem nog een keer."
)


class Form(FlaskForm):  # type: ignore[misc]
    """A form of this site: protected, without a time limit, with an error summary."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Normalise every text field, and speak Dutch."""

        locales = ("nl",)

        def get_translations(self, form: BaseForm) -> DutchMessages:  # noqa: ARG002
            """Give the sentences of the library in our words."""
            return DutchMessages()

        def bind_field(
            self, form: BaseForm, unbound_field: "UnboundField[Any]", options: dict[str, Any]
        ) -> Field:
            """Put the normaliser in front of every text field."""
            if issubclass(unbound_field.field_class, StringField):
                options["filters"] = [_clean, *options.get("filters", ())]
            bound: Field = unbound_field.bind(form=form, **options)
            return bound

    def refuse(self, refusal: Refusal, field: str = "") -> None:
        """Show a refusal of a service beside the field it is about, or above the form.

        One that has a page of its own goes on to that page, which carries the form along.
        """
        if refusal.reason in HAVE_A_PAGE:
            raise refusal
        name = field or getattr(refusal, "field", "") or ""
        text = sentence(refusal.reason, refusal.details)
        target = self._fields.get(name)
        if target is None:
            self.form_errors.append(text)
        else:
            target.errors = [*target.errors, text]

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Check the form; a protection that had run out is a mistake like another, and nothing typed is lost."""
        is_right: bool = super().validate(extra_validators)
        token = self._fields.get("csrf_token")
        if token is not None and token.errors:
            token.errors = [_(EXPIRED)]
        broken = [field for field in self if isinstance(field, StringField) and not _can_be_read(field)]
        for field in broken:
            field.errors = [*field.errors, _(UNREADABLE)]
        return is_right and not broken


def _can_be_read(field: Field) -> bool:
    return all(is_readable(given) for given in field.raw_data or () if isinstance(given, str))


class Needed(InputRequired):
    """Something must be filled in; spaces are nothing."""

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Refuse a field that is empty once it is tidied."""
        if isinstance(field.data, str) and not field.data.strip():
            field.raw_data = None
        super().__call__(form, field)


def needed(message: str) -> InputRequired:
    """Ask for a field with a sentence that says what to do."""
    return Needed(lazy(message))


def at_most(length: int = LONGEST_TEXT) -> Length:
    """Cap a text; the sentence names the limit and the form keeps what was typed."""
    return Length(
        max=length,
        message=lazy(
            "Uw tekst is te lang. Er passen %(max)d tekens in. Maak de tekst korter of verdeel hem."
        ),
    )


class LongText(TextAreaField):
    """A text of at most 20,000 characters that counts down while somebody types."""

    def __init__(self, label: str, *args: Any, limit: int = LONGEST_TEXT, **kw: Any) -> None:
        """Add the cap; the label is one for the catalogue."""
        kw["validators"] = [*kw.get("validators", ()), at_most(limit)]
        super().__init__(lazy(label), *args, **kw)
        self.type = TextAreaField.__name__  # components look at the kind of field, not at our subclass


class ShortName(StringField):
    """The name of a person or a place: one line, in one script, so that nobody can look like somebody else."""

    def __init__(self, label: str, validators: Any = (), *, limit: int = LONGEST_NAME, **kw: Any) -> None:
        """Add the cap; the label is one for the catalogue."""
        kw["filters"] = [*kw.get("filters", ()), _named]
        super().__init__(lazy(label), [*validators, at_most(limit)], **kw)
        self.type = StringField.__name__  # components look at the kind of field, not at our subclass

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse letters that only look like ours."""
        super().pre_validate(form)
        if self.data and not is_one_script(self.data):
            raise ValidationError(_("Gebruik letters van één schrift. Hier staan er twee door elkaar."))


def _named(value: Any) -> Any:
    return plain_name(value) if isinstance(value, str) else value


class Day(DateField):
    """A day of our time: from the calendar of the browser, or typed as 19-10-2026."""

    def __init__(self, label: str, validators: Any = (), **kw: Any) -> None:
        """Take both ways of writing; the label is one for the catalogue."""
        super().__init__(lazy(label), validators, format=["%Y-%m-%d", "%d-%m-%Y"], **kw)
        self.type = DateField.__name__  # components look at the kind of field, not at our subclass

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse a year that can only be a slip of the pen; calculating with it would fail."""
        super().pre_validate(form)
        if self.data is not None and self.data.year not in YEARS:
            raise ValidationError(_(NO_SUCH_DAY))


YEARS = range(1900, 2200)
ADDRESS = r"^[^@\s,;:<>\"()\[\]]+@[^@\s,;:<>\"()\[\]]+\.[^@\s,;:<>\"()\[\].]{2,}$"


def is_address(message: str = N_("Dit e-mailadres klopt niet. Kijk het na, of laat het leeg.")) -> Regexp:
    """Ask for one plain e-mail address."""
    return Regexp(ADDRESS, message=lazy(message))
