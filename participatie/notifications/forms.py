"""The forms of this room."""

from participatie.web.forms import Form


class RetryForm(Form):
    """A button that needs nothing but protection."""
