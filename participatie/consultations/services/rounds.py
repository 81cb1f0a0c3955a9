"""Planning, announcing, extending and ending a round."""

from datetime import date

import sqlalchemy as sa

from participatie.consultations import policy, queries
from participatie.consultations.facts import (
    RoundAnswered,
    RoundChanged,
    RoundExtended,
    RoundOpened,
    RoundPlanned,
)
from participatie.consultations.logic import dutch_days, procedures
from participatie.consultations.logic.missing import Missing
from participatie.consultations.models import Dossier, Round, Version
from participatie.consultations.policy import Do
from participatie.consultations.terms import Procedure
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid

_PLANNED = (
    "name",
    "question",
    "procedure",
    "opens_at",
    "closes_at",
    "answer_by",
    "gazette_url",
    "moderated_first",
)


def plan_round(  # noqa: PLR0913 - a round is planned in one go
    actor: Actor,
    dossier: Dossier,
    *,
    name: str,
    first_day: date,
    last_day: date | None = None,
    question: str = "",
    procedure: Procedure = Procedure.FREE,
    answer_by: date | None = None,
    gazette_url: str = "",
    moderated_first: bool = False,
) -> Round:
    """Plan a round; without a last day it takes the earliest that its procedure allows. Nothing becomes public.

    In a round that is `moderated_first` every contribution waits for a moderator before it is shown.
    """
    policy.require(actor, Do.PLAN_ROUND, dossier)
    last_day = _checked_last_day(name, procedure, first_day, last_day)
    _check_gazette(gazette_url)
    numbers = sa.select(sa.func.max(Round.number)).where(Round.dossier_id == dossier.id)
    round_ = Round(
        dossier=dossier,
        number=(session.scalar(numbers) or 0) + 1,
        name=name.strip(),
        question=question,
        procedure=procedure,
        opens_at=dutch_days.midnight(first_day),
        closes_at=dutch_days.end_of_day(last_day),
        answer_by=answer_by,
        gazette_url=gazette_url,
        moderated_first=moderated_first,
    )
    session.add(round_)
    session.flush()  # the fact needs the identifier
    record(
        actor,
        RoundPlanned(organisation_id=dossier.organisation_id, dossier_id=dossier.id, subject_id=round_.id),
    )
    return round_


def change_round(  # noqa: PLR0913 - as it was planned
    actor: Actor,
    round_: Round,
    *,
    name: str,
    first_day: date,
    last_day: date | None,
    question: str,
    procedure: Procedure,
    answer_by: date | None,
    gazette_url: str,
    moderated_first: bool = False,
) -> None:
    """Change a round that nobody has been told of yet."""
    policy.require(actor, Do.CHANGE_ROUND, round_)
    last_day = _checked_last_day(name, procedure, first_day, last_day)
    _check_gazette(gazette_url)
    before = [getattr(round_, field) for field in _PLANNED]
    round_.name, round_.question, round_.procedure = name.strip(), question, procedure
    round_.opens_at, round_.closes_at = dutch_days.midnight(first_day), dutch_days.end_of_day(last_day)
    round_.answer_by, round_.gazette_url = answer_by, gazette_url
    round_.moderated_first = moderated_first
    changed = tuple(
        field for field, old in zip(_PLANNED, before, strict=True) if getattr(round_, field) != old
    )
    record(
        actor,
        RoundChanged(
            organisation_id=round_.dossier.organisation_id,
            dossier_id=round_.dossier_id,
            subject_id=round_.id,
            changed=changed,
        ),
    )


def announce_round(actor: Actor, round_: Round, version: Version) -> None:
    """Make a round and its dossier public; it opens by itself on its first day, or at once when that has come.

    Raises `Invalid` ("round_not_ready", with `missing`) while something is missing. A first day that
    has passed becomes today, so that the dates on the page are true.
    """
    policy.require(actor, Do.ANNOUNCE_ROUND, round_)
    dossier = queries.complete(round_.dossier)
    lacking = queries.readiness(dossier, round_)
    if lacking:
        raise Invalid("round_not_ready", lacking[0].field, missing=tuple(lacking))
    newest = queries.find_newest_version(dossier.id)
    if newest is None or newest.id != version.id:
        raise Conflict("newer_version")
    opens_at = queries.real_opening(round_)
    if any(other.closes_at > opens_at and other.opens_at < round_.closes_at for other in _others(round_)):
        raise Invalid("round_overlaps", "first_day")
    round_.opens_at, round_.version_id, round_.announced_at = opens_at, version.id, clock.now()
    dossier.published_at = dossier.published_at or round_.announced_at
    record(
        actor,
        RoundOpened(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=round_.id,
            version_id=version.id,
            opens_at=round_.opens_at.isoformat(),
            closes_at=round_.closes_at.isoformat(),
        ),
        content={"name": round_.name, "question": round_.question},
    )


def extend_round(
    actor: Actor, round_: Round, *, last_day: date, reason: str, answer_by: date | None = None
) -> None:
    """Let a round close later, with the reason; a promised answer date may move later along with it."""
    policy.require(actor, Do.EXTEND_ROUND, round_)
    if not reason.strip():
        raise Invalid("extension_reason_missing", "reason")
    last_day = procedures.last_day(round_.procedure, queries.first_day_of(round_), last_day)
    old, new = round_.closes_at, dutch_days.end_of_day(last_day)
    if new <= old:
        raise Invalid("only_later", "last_day")
    if any(old <= other.opens_at < new for other in _others(round_)):
        raise Invalid("round_overlaps", "last_day")
    round_.answer_by = _kept_promise(round_, last_day, answer_by)
    round_.closes_at = new
    record(
        actor,
        RoundExtended(
            organisation_id=round_.dossier.organisation_id,
            dossier_id=round_.dossier_id,
            subject_id=round_.id,
            old_closes_at=old.isoformat(),
            new_closes_at=new.isoformat(),
            reason=reason.strip(),
        ),
    )


def _kept_promise(round_: Round, last_day: date, wanted: date | None) -> date | None:
    """Give the day for the answers after an extension: never earlier, after the round, before the decision."""
    promised, decided = round_.answer_by, round_.dossier.decision_on
    if wanted is not None and promised is not None and wanted < promised:
        raise Invalid("answers_only_later", "answer_by")
    promised = wanted or promised
    if promised is not None and promised <= last_day:
        raise Invalid(Missing.ANSWER_BEFORE_CLOSING, "answer_by")
    if promised is not None and decided is not None and decided < promised:
        raise Invalid(Missing.DECISION_BEFORE_ANSWERS, "answer_by")
    return promised


def mark_round_answered(actor: Actor, round_: Round, *, learned: str, next_steps: str) -> None:
    """Write down that everybody has an answer; the responses room has checked that it is true."""
    policy.require(actor, Do.ANSWER_ROUND, round_)
    round_.answered_at = clock.now()
    round_.learned, round_.next_steps = learned, next_steps
    record(
        actor,
        RoundAnswered(
            organisation_id=round_.dossier.organisation_id,
            dossier_id=round_.dossier_id,
            subject_id=round_.id,
        ),
    )


def _checked_last_day(name: str, procedure: Procedure, first_day: date, chosen: date | None) -> date:
    """Give the last day under the procedure; the gazette link may come later, wrong days may not."""
    if not name.strip():
        raise Invalid("round_name_missing", "name")
    last_day = procedures.last_day(procedure, first_day, chosen)
    wrong = [
        code
        for code in procedures.problems(procedure, first_day, last_day, "")
        if code is not Missing.GAZETTE_URL
    ]
    if wrong:
        raise Invalid(wrong[0], wrong[0].field)
    return last_day


def _check_gazette(address: str) -> None:
    """Take only the address of a page: it becomes a link for everybody."""
    if address and not address.startswith(("https://", "http://")):
        raise Invalid("gazette_url_wrong", "gazette_url")


def _others(round_: Round) -> list[Round]:
    """List the other announced rounds of the dossier: two at once would divide one conversation."""
    beside = sa.select(Round).where(Round.dossier_id == round_.dossier_id, Round.id != round_.id)
    return list(session.scalars(beside.where(Round.announced_at.is_not(None))))
