"""The forms of this room."""

from wtforms import BooleanField, EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import Length, Optional

from participatie.i18n import N_, lazy
from participatie.security.passwords import LONGEST, SHORTEST
from participatie.web.forms import Form, at_most, is_address, needed


class SignInForm(Form):
    """Who somebody says they are."""

    email = EmailField(lazy("E-mailadres"), [needed("Vul uw e-mailadres in."), at_most(254)])
    password = PasswordField(lazy("Wachtwoord"), [needed("Vul uw wachtwoord in."), Length(max=1024)])
    onthoud = BooleanField(lazy("Houd mij 30 dagen ingelogd op dit apparaat"))
    terug = HiddenField(validators=[at_most(2000)])


class LinkForm(Form):
    """Where a link to sign in must go."""

    adres = EmailField(
        lazy("E-mailadres"),
        [
            needed("Vul uw e-mailadres in."),
            at_most(254),
            is_address(N_("Dit e-mailadres klopt niet. Kijk het na.")),
        ],
    )
    terug = HiddenField(validators=[at_most(2000)])


class LinkCodeForm(Form):
    """The code from the mail."""

    code = StringField(lazy("Code uit uw mail"), [needed("Vul de code uit uw mail in."), at_most(40)])
    onthoud = BooleanField(lazy("Houd mij 30 dagen ingelogd op dit apparaat"))


class OpenLinkForm(Form):
    """A click: who only opens a link, as scanners of mail do, signs nobody in."""

    onthoud = BooleanField(lazy("Houd mij 30 dagen ingelogd op dit apparaat"))


class NameForm(Form):
    """The name on an account."""

    name = StringField(lazy("Uw naam"), [at_most(200)])


class PasswordForm(Form):
    """A password to choose."""

    password = PasswordField(
        lazy("Nieuw wachtwoord"),
        [
            needed("Vul een wachtwoord in."),
            Length(SHORTEST, LONGEST, lazy("Kies een wachtwoord van 12 tot 128 tekens.")),
        ],
    )


class AcceptForm(Form):
    """How somebody who was invited will sign in: with a password, or (empty) with a link by mail."""

    password = PasswordField(
        lazy("Wachtwoord"),
        [
            Optional(),
            Length(SHORTEST, LONGEST, lazy("Kies een wachtwoord van 12 tot 128 tekens.")),
        ],
    )


class NewEmailForm(Form):
    """Another address for an account."""

    email = EmailField(
        lazy("Nieuw e-mailadres"),
        [
            needed("Vul uw nieuwe e-mailadres in."),
            at_most(254),
            is_address(N_("Dit e-mailadres klopt niet. Kijk het na.")),
        ],
    )


class EmptyForm(Form):
    """A button that needs nothing but protection."""


class ProofForm(Form):
    """One of the ways to show a second factor; an empty way was not chosen."""

    code = StringField(lazy("Code uit uw app"), [at_most(40)])
    recovery_code = StringField(lazy("Herstelcode"), [at_most(80)])
    password = PasswordField(lazy("Wachtwoord"), [Length(max=1024)])
    answer = HiddenField(validators=[at_most()])
    ticket = HiddenField(validators=[at_most(2000)])
    terug = HiddenField(validators=[at_most(2000)])


class ProveAgainForm(ProofForm):
    """The same, with what was asked before: its address, its method, and whether it brought a file."""

    method = HiddenField(validators=[at_most(10)])
    had_file = HiddenField(validators=[at_most(10)])


class AuthenticatorForm(Form):
    """The first code of an app; `ticket` is the secret that the app was given, sealed."""

    code = StringField(
        lazy("Code uit uw app"), [needed("Vul de zes cijfers in die uw app nu laat zien."), at_most(40)]
    )
    ticket = HiddenField(validators=[at_most(2000)])
    terug = HiddenField(validators=[at_most(2000)])


class PasskeyForm(Form):
    """What a device answered, and what its owner calls it."""

    name = StringField(lazy("Naam van deze passkey"), [needed("Geef de passkey een naam."), at_most(60)])
    answer = HiddenField(validators=[at_most()])
    ticket = HiddenField(validators=[at_most(2000)])
    terug = HiddenField(validators=[at_most(2000)])
