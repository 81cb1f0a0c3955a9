"""JSON from outside: what is nested too deep to be meant is a mistake of the sender, not of us."""

from typing import Any

from flask.json.provider import DefaultJSONProvider


class CarefulJson(DefaultJSONProvider):
    """Reads JSON; whatever cannot be read is a ValueError, which Flask answers with 400."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Read JSON."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:  # a hundred thousand brackets
            raise ValueError("nested too deep") from error
