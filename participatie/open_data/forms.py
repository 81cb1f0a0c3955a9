"""The form of this room."""

from wtforms import StringField

from participatie.i18n import lazy
from participatie.web.forms import Form, at_most


class LookForm(Form):
    """The number of a contribution that everybody may read; it stands in the address."""

    class Meta(Form.Meta):
        """Looking changes nothing, and needs no protection."""

        csrf = False

    nummer = StringField(lazy("Nummer van een reactie"), [at_most(60)])
