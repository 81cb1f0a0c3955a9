"""Why a contribution waits for a moderator: what its words hold, and what its round and its sender add to that."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from participatie.consultations.logic.dutch_days import local_day, next_working_day
from participatie.contributions.logic.wording import Wording
from participatie.contributions.terms import HoldReason, Visibility
from participatie.security.personal_data import Finding, find, find_in_name

WATCHED = {"body": find, "proposed_becomes": find, "pseudonym": find_in_name, "neighbourhood": find_in_name}
"""The fields of a wording that everybody may read, each with who looks at it."""
NOT_OF_WORDS = frozenset({HoldReason.MODERATED_FIRST, HoldReason.MANY_AT_ONCE, HoldReason.MODERATOR})
STAYING = frozenset({HoldReason.MANY_AT_ONCE, HoldReason.MODERATOR})
"""Reasons that other words do not take away."""


def findings(texts: Mapping[str, str], known: Collection[str] = ()) -> dict[str, tuple[Finding, ...]]:
    """Find per field what should perhaps not be public; `known` are texts that are public already."""
    found = {name: look(texts.get(name, ""), known) for name, look in WATCHED.items()}
    return {name: seen for name, seen in found.items() if seen}


def reasons_to_hold(
    wording: Wording, known: Collection[str] = (), *, noticed: Iterable[HoldReason] = ()
) -> frozenset[HoldReason]:
    """Give why somebody must look before everybody can; nothing for what is not meant for everybody.

    `noticed` are reasons that have nothing to do with the words.
    """
    if wording.visibility is Visibility.AUTHORITY:
        return frozenset()
    texts = {name: getattr(wording, name) for name in WATCHED}
    strong = (one for seen in findings(texts, known).values() for one in seen if one.is_strong)
    return frozenset(noticed) | {HoldReason(one.kind.value) for one in strong}


def first_look_by(at: datetime) -> date:
    """Give the day on which a moderator has looked: the first working day after it came."""
    return next_working_day(local_day(at) + timedelta(days=1))


def reasons_after(
    open_now: Collection[HoldReason], wanted: Collection[HoldReason], visibility: Visibility
) -> frozenset[HoldReason]:
    """Give why it waits after its author changed it: what was seen in the new words, and what words do not change."""
    staying = STAYING if visibility is Visibility.AUTHORITY else NOT_OF_WORDS
    return frozenset(wanted) | (frozenset(open_now) & staying)
