"""How the house says no. The web maps each kind once to a status and a sentence.

A `reason` is a short code ("round_closed"); pages turn it into a helpful Dutch sentence.
"""


class Refusal(Exception):
    """Something was asked that cannot be done; nothing was changed."""

    status = 400

    def __init__(self, reason: str, **details: object) -> None:
        """Keep the reason code and what the sentence needs to know."""
        super().__init__(reason)
        self.reason = reason
        self.details = details


class NotAllowed(Refusal):
    """This actor may not do this, or not now (403)."""

    status = 403


class NotFound(Refusal):
    """There is no such thing, or this actor may not know of it (404)."""

    status = 404

    def __init__(self, reason: str = "not_found", **details: object) -> None:
        """Absent and hidden look the same."""
        super().__init__(reason, **details)


class Conflict(Refusal):
    """Somebody else was first, or the thing has moved on (409)."""

    status = 409


class Invalid(Refusal):
    """What was sent breaks a rule that needs the record to judge; `field` says where (422)."""

    status = 422

    def __init__(self, reason: str, field: str = "", **details: object) -> None:
        """Name the form field beside which the sentence belongs."""
        super().__init__(reason, **details)
        self.field = field


class TooMany(Refusal):
    """This was done too often; after a while it can be done again (429)."""

    status = 429
