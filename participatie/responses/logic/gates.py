"""What an answer must hold before it may be published: a no has a reason, a yes points at changed words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from participatie.i18n import N_
from participatie.responses.terms import Outcome, Reason


@dataclass(frozen=True, kw_only=True)
class AnswerFacts:
    """The draft of an answer and what hangs on it."""

    we_read: str
    answer: str
    outcome: Outcome | None
    reason: Reason | None
    interest: str
    other_organisation: str
    contributions: int
    changes: int
    commitments: int
    is_correction: bool
    correction: str


class Gap(NamedTuple):
    """What is missing (a reason code), and the field where it belongs."""

    reason: str
    field: str


GAP_SENTENCES = {
    "point_is_empty": N_("Zet eerst een inbreng in dit punt. Anders antwoordt u aan niemand."),
    "we_read_is_missing": N_("Schrijf bij “Wij lazen” wat er in de inbrengen staat."),
    "answer_is_missing": N_("Schrijf het antwoord."),
    "outcome_is_missing": N_("Kies het gevolg: wat betekent dit antwoord voor het plan?"),
    "no_needs_reason": N_("Een nee heeft een reden nodig. Kies de belangrijkste."),
    "no_needs_interest": N_("Schrijf bij een nee in uw eigen woorden waar het de inwoner om gaat."),
    "yes_needs_change": N_(
        "Een ja of deels verandert iets. Maak een wijziging van de tekst of een toezegging."
    ),
    "later_needs_commitment": N_("Bij later hoort een dag. Maak een toezegging: wat, wie en wanneer."),
    "other_is_not_named": N_("Schrijf welke organisatie hierover gaat."),
    "correction_is_missing": N_(
        "Leg uit waarom u het antwoord verbetert. Het oude antwoord blijft leesbaar."
    ),
}
"""What to do about each gap, for web.sentences."""

_Gate = tuple[Callable[[AnswerFacts], bool], Gap]
_GATES: tuple[_Gate, ...] = (
    (lambda a: a.contributions == 0, Gap("point_is_empty", "contributions")),
    (lambda a: not a.we_read, Gap("we_read_is_missing", "we_read")),
    (lambda a: not a.answer, Gap("answer_is_missing", "answer")),
    (lambda a: a.outcome is None, Gap("outcome_is_missing", "outcome")),
    (lambda a: a.outcome is Outcome.NO and a.reason is None, Gap("no_needs_reason", "reason")),
    (lambda a: a.outcome is Outcome.NO and not a.interest, Gap("no_needs_interest", "interest")),
    (
        lambda a: a.outcome in {Outcome.YES, Outcome.PARTLY} and not a.changes + a.commitments,
        Gap("yes_needs_change", "changes"),
    ),
    (
        lambda a: a.outcome is Outcome.LATER and not a.commitments,
        Gap("later_needs_commitment", "commitments"),
    ),
    (
        lambda a: a.outcome is Outcome.OTHER_ORGANISATION and not a.other_organisation,
        Gap("other_is_not_named", "other_organisation"),
    ),
    (lambda a: a.is_correction and not a.correction, Gap("correction_is_missing", "correction")),
)


def gaps(facts: AnswerFacts) -> tuple[Gap, ...]:
    """List everything that keeps an answer from being published, in the order of the form."""
    return tuple(gap for is_missing, gap in _GATES if is_missing(facts))
