"""What the deeds of one story share: its text, the people, and where everything is that has happened so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from participatie.consultations.models import Dossier, Round, Version
from participatie.consultations.queries import find_newest_version
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.demo.diary import Diary
from participatie.demo.material import Story
from participatie.kernel.actor import Actor
from participatie.responses.models import Point


@dataclass
class Stage:
    """One story being played. Every deed looks its things up again: it lives in its own unit of work."""

    story: Story
    cast: dict[str, Actor]
    diary: Diary
    dossier_id: UUID | None = None
    rounds: dict[str, UUID] = field(default_factory=dict)
    contributions: dict[str, UUID] = field(default_factory=dict)
    points: dict[str, UUID] = field(default_factory=dict)

    @property
    def play(self) -> dict[str, Any]:
        """How the story is to be played: everything the dossier itself does not tell."""
        directions: dict[str, Any] = self.story["spel"]
        return directions

    def note(self, at: datetime, deed: Callable[[Any], None], told: Any = None) -> None:
        """Write a deed of this story in the diary."""
        self.diary.note(at, lambda: deed(told))

    def dossier(self) -> Dossier:
        """Give the dossier of this story."""
        return session.get_one(Dossier, self.dossier_id)

    def round(self, key: str) -> Round:
        """Give a round by its name in the story."""
        return session.get_one(Round, self.rounds[key])

    def contribution(self, key: str) -> Contribution:
        """Give a contribution by its name in the story."""
        return session.get_one(Contribution, self.contributions[key])

    def point(self, key: str) -> Point:
        """Give a point by its name in the story."""
        return session.get_one(Point, self.points[key])

    def newest_version(self) -> Version:
        """Give the text as it stands."""
        version = find_newest_version(self.dossier().id)
        assert version is not None  # noqa: S101 - a story begins with its text
        return version
