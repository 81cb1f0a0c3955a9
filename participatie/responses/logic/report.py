"""The report of responses (reactienota) as data: parts 0 to 5, the same for the page and the PDF.

Points are ordered by theme, never by person; no name of a person is in it, only numbers, pseudonyms
and neighbourhoods.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from participatie.consultations.terms import Procedure
from participatie.contributions.terms import CHANNEL_LABELS, Channel, LateRuling
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.responses.logic.redline import Segment
from participatie.responses.terms import Outcome, Reason

MOST_CHANGED, MOST_REFUSED = 5, 3
PROCEDURES = {
    Procedure.FREE: N_("Participatie zonder vaste regels in de wet"),
    Procedure.CONSULTATION: N_("Consultatie"),
    Procedure.FORMAL: N_(
        "Uniforme openbare voorbereidingsprocedure (Algemene wet bestuursrecht, afdeling 3.4)"
    ),
}
"""How a round was held, as a reader is told."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A contribution as the report counts it, and finds it back: by its number."""

    number: int
    reference: str
    channel: Channel
    neighbourhood: str
    is_shown: bool
    is_withdrawn: bool
    is_late: bool
    late_ruling: LateRuling | None
    points: tuple[int, ...] = ()
    after_report: bool = False

    @property
    def remark(self) -> str:
        """Why it is in no point, when it is in none."""
        if self.is_withdrawn:
            return _("ingetrokken door de afzender")
        if self.late_ruling is LateRuling.DOES_NOT_COUNT:
            return _("te laat, telt niet mee")
        if self.after_report:
            return (
                _("kwam na deze reactienota")
                if self.points
                else _("kwam na deze reactienota, nog geen antwoord")
            )
        return "" if self.points else _("nog geen antwoord")


@dataclass(frozen=True, kw_only=True)
class ReportChange:
    """Words of a paragraph before and after."""

    id: UUID
    paragraph_number: str
    segments: tuple[Segment, ...]
    version_number: int | None
    version_label: str
    own_reason: str
    points: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ReportCommitment:
    """A promise that came with an answer."""

    what: str
    who: str
    due_on: date
    state: str
    result_text: str


@dataclass(frozen=True, kw_only=True)
class ReportQuote:
    """Literal words of somebody, by number, pseudonym and neighbourhood."""

    words: str
    number: int
    pseudonym: str
    neighbourhood: str

    @property
    def source(self) -> str:
        """Who said it, as far as everybody may know."""
        who = ", ".join(filter(None, (self.pseudonym, self.neighbourhood)))
        number = _("inbreng %(number)s", number=self.number)
        return f"{who} ({number})" if who else number


@dataclass(frozen=True, kw_only=True)
class ReportPoint:
    """One thing that was said, and what the authority answered."""

    number: int
    theme: str
    title: str
    we_read: str
    answer: str
    outcome: Outcome
    reason: Reason | None
    interest: str
    other_organisation: str
    answered_by: str
    answered_on: datetime
    revision: int
    correction: str
    raised_by: tuple[Entry, ...]
    quotes: tuple[ReportQuote, ...]
    changes: tuple[ReportChange, ...]
    commitments: tuple[ReportCommitment, ...]


@dataclass(frozen=True, kw_only=True)
class ReportDecision:
    """What was decided."""

    decided_by: str
    decided_on: date
    summary: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Course:
    """How it went."""

    label: str
    gazette_url: str
    opens_at: datetime
    closes_at: datetime
    answer_by: date | None
    version_label: str
    decision_maker: str
    decision_on: date | None


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything of one round, on paper and on screen."""

    organisation: str
    dossier_number: str
    title: str
    subtitle: str
    round_number: int
    round_name: str
    question: str
    answered_at: datetime | None
    learned: str
    next_steps: str
    procedure: Course
    points: tuple[ReportPoint, ...]
    changes: tuple[ReportChange, ...]
    own_changes: tuple[ReportChange, ...]
    entries: tuple[Entry, ...]
    decisions: tuple[ReportDecision, ...]

    @property
    def total(self) -> int:
        """How many contributions were received."""
        return len(self.entries)

    @property
    def channels(self) -> list[tuple[str, int]]:
        """How many came through which channel, most first."""
        counts = Counter(entry.channel for entry in self.entries)
        return [(_(CHANNEL_LABELS[channel]), number) for channel, number in counts.most_common()]

    @property
    def neighbourhoods(self) -> list[tuple[str, int]]:
        """How many came from where, most first; who did not say is counted last."""
        counts = Counter(entry.neighbourhood for entry in self.entries)
        unknown = counts.pop("", 0)
        rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        return rows + ([(_("buurt niet genoemd"), unknown)] if unknown else [])

    @property
    def withdrawn(self) -> int:
        """How many were taken back by who sent them."""
        return sum(entry.is_withdrawn for entry in self.entries)

    @property
    def late(self) -> int:
        """How many came after closing."""
        return sum(entry.is_late for entry in self.entries)

    @property
    def late_excluded(self) -> int:
        """How many of the late ones do not count."""
        return sum(entry.late_ruling is LateRuling.DOES_NOT_COUNT for entry in self.entries)

    @property
    def not_shown(self) -> int:
        """How many everybody cannot read: for the authority only, or taken out of sight."""
        return sum(not entry.is_shown and not entry.is_withdrawn for entry in self.entries)

    @property
    def outcomes(self) -> list[tuple[Outcome, int]]:
        """How many points had which outcome, in the order of the list."""
        counts = Counter(point.outcome for point in self.points)
        return [(outcome, counts[outcome]) for outcome in Outcome if counts[outcome]]

    @property
    def most_changed(self) -> tuple[ReportPoint, ...]:
        """The points that changed the text and that most people raised."""
        changed = (point for point in self.points if point.changes and point.outcome is not Outcome.NO)
        return _most_raised(changed, MOST_CHANGED)

    @property
    def most_refused(self) -> tuple[ReportPoint, ...]:
        """The points that got a no and that most people raised."""
        return _most_raised((point for point in self.points if point.outcome is Outcome.NO), MOST_REFUSED)

    @property
    def themes(self) -> list[tuple[str, list[ReportPoint]]]:
        """The points by theme; those without one come last."""
        ordered = sorted(self.points, key=lambda point: (not point.theme, point.theme, point.number))
        return [(theme, list(points)) for theme, points in groupby(ordered, lambda point: point.theme)]


def _most_raised(points: Iterable[ReportPoint], most: int) -> tuple[ReportPoint, ...]:
    ordered: Sequence[ReportPoint] = sorted(points, key=lambda point: (-len(point.raised_by), point.number))
    return tuple(ordered[:most])
