"""Names for things: random, so that knowing one thing never leads to the next."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """Give a fresh random identifier."""
    return uuid4()


def parse_id(text: str) -> UUID | None:
    """Read an identifier that came from outside; None if it is none."""
    try:
        return UUID(text)
    except ValueError:  # anything a stranger typed into an address
        return None
