"""What this room does by itself: it brings letters and notes that sessions are used."""

from collections.abc import Mapping, Sequence

from participatie.facts.record import Fact, Listener
from participatie.identity.facts import LetterOwed
from participatie.identity.handlers import post, seeing, telling, tidying
from participatie.identity.logic import factor_letters, privacy_letters

HANDLERS: Mapping[type[Fact], Sequence[Listener]] = {
    LetterOwed: [post.bring],
}

__all__ = ["HANDLERS", "factor_letters", "post", "privacy_letters", "seeing", "telling", "tidying"]
