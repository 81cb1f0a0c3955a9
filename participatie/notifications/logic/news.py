"""What happened, as plain values: everything a letter needs and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from participatie.mail.message import Steps


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The contribution that the letter is about, as its author knows it."""

    reference: str
    code: str | None
    received_at: datetime
    place: str
    body: str
    proposed_was: str
    proposed_becomes: str
    is_public: bool
    waits: bool
    pseudonym: str
    dossier: str
    organisation: str
    phone: str
    answer_by: date | None
    closes_at: datetime
    decided_by: str
    decision_on: date | None
    line: Steps


@dataclass(frozen=True, kw_only=True)
class Received:
    """It came in: in time, late, or when the report of its round stood already."""

    late: bool
    after_report: bool = False
    fingerprint: str = ""
    """The SHA-256 of the exact text."""
    head: str = ""
    """The newest signed head of the record: kept in a mailbox, nobody can take it back."""


@dataclass(frozen=True, kw_only=True)
class Edited:
    """Its author changed the words."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """Its author took it back."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """It was put in a point, alone or with others."""

    number: int
    title: str
    others: int


@dataclass(frozen=True, kw_only=True)
class Moderated:
    """A moderator decided about it, for the first time or after an appeal."""

    outcome: str
    withheld: bool
    rule: str
    reason: str
    facts_used: str = ""
    again: bool = False
    appeal_until: datetime | None = None
    mend_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """It came too late, and somebody decided whether it counts."""

    counts: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class NewWords:
    """Words of the policy before and after, in one paragraph."""

    place: str
    was: str
    becomes: str


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What was promised, who does it, by when, and how it ended."""

    what: str
    who: str
    due_on: date
    kept: bool | None = None
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A point got its answer, or a corrected one."""

    title: str
    we_read: str
    answer: str
    outcome: str
    meaning: str
    reason: str
    interest: str
    other_organisation: str
    role: str
    correction: str
    changes: tuple[NewWords, ...]
    promised: tuple[Promised, ...]


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A new version of the text has other words because of it."""

    version: str
    changes: tuple[NewWords, ...]


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The decision maker decided."""

    by: str
    on: date
    summary: str
    version: str
    url: str


@dataclass(frozen=True, kw_only=True)
class AnswerLate:
    """The day of the answer passed without one."""

    answer_by: date


News = (
    Received
    | Edited
    | Withdrawn
    | Joined
    | Moderated
    | Ruled
    | Answered
    | Changed
    | Decided
    | Promised
    | AnswerLate
)
