"""The diary of the town: deeds with their moments, lived in the order in which they happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from participatie.db.session import unit_of_work
from participatie.kernel import clock


@dataclass
class Diary:
    """Deeds that were noted, and what must happen after each of them."""

    afterwards: Callable[[], None]
    notes: list[tuple[datetime, int, Callable[[], Any]]] = field(default_factory=list)

    def note(self, at: datetime, deed: Callable[[], Any]) -> None:
        """Write down that something happens at a moment; what is noted first comes first."""
        self.notes.append((at, len(self.notes), deed))

    def live(self) -> None:
        """Let everything happen at its own moment, each deed in a unit of work of its own."""
        for at, _, deed in sorted(self.notes, key=lambda note: note[:2]):
            with clock.frozen(at):
                with unit_of_work(writing=True):
                    deed()
                self.afterwards()
