"""What a round still lacks before it may open: nobody is asked to react to a promise that is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from participatie.consultations.logic import procedures
from participatie.consultations.logic.missing import Missing
from participatie.consultations.terms import Procedure

FEWEST_CRITERIA, MOST_CRITERIA = 3, 5


@dataclass(frozen=True, kw_only=True)
class ReadinessFacts:
    """What is known of a dossier and its round when somebody wants to open it."""

    level: str | None
    promise: str
    fixed: Sequence[str]
    open: Sequence[str]
    decision_maker: str
    decision_on: date | None
    answer_by: date | None
    contact: str
    paper_route: str
    horizons: Sequence[str]
    criteria: Sequence[str]
    has_version: bool
    procedure: Procedure
    first_day: date | None
    last_day: date | None
    gazette_url: str = ""


def missing(facts: ReadinessFacts) -> list[Missing]:
    """List what keeps a round from opening, in the order of the form; an empty list means that it may open."""
    return [
        *_missing_words(facts),
        *_missing_moments(facts),
        *_missing_criteria(facts.criteria),
        *([] if facts.has_version else [Missing.VERSION]),
        *procedures.problems(facts.procedure, facts.first_day, facts.last_day, facts.gazette_url),
    ]


def _missing_words(facts: ReadinessFacts) -> list[Missing]:
    present = {
        Missing.LEVEL: _is_filled(facts.level or ""),
        Missing.PROMISE: _is_filled(facts.promise),
        Missing.FIXED: _is_filled(*facts.fixed),
        Missing.OPEN: _is_filled(*facts.open),
        Missing.DECISION_MAKER: _is_filled(facts.decision_maker),
        Missing.CONTACT: _is_filled(facts.contact),
        Missing.PAPER_ROUTE: _is_filled(facts.paper_route),
        Missing.HORIZONS: _is_filled(*facts.horizons),
    }
    return [code for code, is_present in present.items() if not is_present]


def _missing_moments(facts: ReadinessFacts) -> list[Missing]:
    """The answers come after the round, and the decision not before the answers."""
    found = []
    if facts.answer_by is None:
        found.append(Missing.ANSWER_BY)
    elif facts.last_day is not None and facts.answer_by <= facts.last_day:
        found.append(Missing.ANSWER_BEFORE_CLOSING)
    if facts.decision_on is None:
        found.append(Missing.DECISION_ON)
    elif facts.answer_by is not None and facts.decision_on < facts.answer_by:
        found.append(Missing.DECISION_BEFORE_ANSWERS)
    return found


def _missing_criteria(criteria: Sequence[str]) -> list[Missing]:
    count = sum(_is_filled(criterion) for criterion in criteria)
    if count < FEWEST_CRITERIA:
        return [Missing.CRITERIA_TOO_FEW]
    return [Missing.CRITERIA_TOO_MANY] if count > MOST_CRITERIA else []


def _is_filled(*texts: str) -> bool:
    return any(text.strip() for text in texts)
