"""The forms of this room."""

from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import Length

from participatie.i18n import lazy
from participatie.web.forms import Form, at_most, needed


class SignInForm(Form):
    """Who somebody says they are."""

    email = EmailField(lazy("E-mailadres"), [needed("Vul uw e-mailadres in."), at_most(254)])
    password = PasswordField(lazy("Wachtwoord"), [needed("Vul uw wachtwoord in."), Length(max=1024)])
    terug = HiddenField(validators=[at_most(2000)])


class EmptyForm(Form):
    """A button that needs nothing but protection."""
