"""The report of responses of a round, gathered in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier, Round, Version
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.i18n import gettext as _
from participatie.responses.logic.redline import redline
from participatie.responses.logic.report import (
    PROCEDURES,
    Course,
    Entry,
    Report,
    ReportChange,
    ReportCommitment,
    ReportDecision,
    ReportPoint,
    ReportQuote,
)
from participatie.responses.models import Answer, Bundled, Change, ChangeCause, Point
from participatie.responses.queries.answers import IS_LATEST, LatestAnswer
from participatie.responses.queries.changes import OWN_MOTION, TOLD, ChangeInPlace, list_changes
from participatie.responses.queries.commitments import CommitmentInView, commitments_of
from participatie.responses.queries.lines import list_decisions
from participatie.responses.queries.points import Quote, quotes_of


def report_of(round_: Round) -> Report:
    """Gather the report of a round: only published answers, and of contributions never more than is public."""
    dossier = round_.dossier
    answered = _answered(round_)
    ids = [point.id for point, _ in answered]
    entries, raised_by = _entries(round_, {point.id: point.number for point, _ in answered})
    labels = _labels(dossier)
    changes = list_changes(_changes_of(round_, ids))
    by_point = _by_point(changes, labels)
    promised, quotes = commitments_of(ids), quotes_of(ids)
    return Report(
        organisation=dossier.organisation.name,
        dossier_number=dossier.number,
        title=dossier.title,
        subtitle=dossier.subtitle,
        round_number=round_.number,
        round_name=round_.name,
        question=round_.question,
        answered_at=round_.answered_at,
        learned=round_.learned,
        next_steps=round_.next_steps,
        procedure=_procedure(round_, labels),
        points=tuple(
            _point(
                point,
                answer,
                raised_by.get(point.id, ()),
                quotes.get(point.id, ()),
                by_point.get(point.id, ()),
                promised.get(point.id, ()),
            )
            for point, answer in answered
        ),
        changes=tuple(_change(change, labels) for change in changes if not change.is_own_motion),
        own_changes=tuple(_change(change, labels) for change in changes if change.is_own_motion),
        entries=tuple(entries),
        decisions=tuple(
            ReportDecision(
                decided_by=made.decided_by, decided_on=made.decided_on, summary=made.summary, url=made.url
            )
            for made in list_decisions(dossier.id)
        ),
    )


def _answered(round_: Round) -> Sequence[tuple[Point, Answer]]:
    rows = session.execute(
        sa.select(Point, LatestAnswer)
        .join(LatestAnswer, IS_LATEST)
        .where(Point.round_id == round_.id)
        .order_by(Point.number)
    )
    return [(point, answer) for point, answer in rows]


def _entries(round_: Round, numbers: Mapping[UUID, int]) -> tuple[list[Entry], dict[UUID, tuple[Entry, ...]]]:
    """Give every contribution that was received, and per point who raised it."""
    rows = session.execute(
        sa.select(
            Contribution.id,
            Contribution.number,
            Contribution.reference,
            Contribution.channel,
            Contribution.neighbourhood,
            Contribution.is_shown,
            Contribution.withdrawn_at.is_not(None),
            Contribution.is_late,
            Contribution.late_ruling,
            Contribution.after_report,
        )
        .where(Contribution.round_id == round_.id)
        .order_by(Contribution.number)
    ).all()
    points: dict[UUID, list[UUID]] = {}
    for point_id, contribution_id in session.execute(
        sa.select(Bundled.point_id, Bundled.contribution_id).where(Bundled.point_id.in_(list(numbers)))
    ):
        points.setdefault(contribution_id, []).append(point_id)
    entries = {row[0]: _entry(row, sorted(numbers[held] for held in points.get(row[0], ()))) for row in rows}
    raised: dict[UUID, list[Entry]] = {}
    for contribution_id, entry in entries.items():
        for point_id in points.get(contribution_id, ()):
            raised.setdefault(point_id, []).append(entry)
    return list(entries.values()), {point_id: tuple(found) for point_id, found in raised.items()}


def _entry(row: Sequence[Any], points: Iterable[int]) -> Entry:
    names = (
        "number",
        "reference",
        "channel",
        "neighbourhood",
        "is_shown",
        "is_withdrawn",
        "is_late",
        "late_ruling",
        "after_report",
    )
    return Entry(points=tuple(points), **dict(zip(names, row[1:], strict=True)))


def _labels(dossier: Dossier) -> dict[UUID, str]:
    rows = session.execute(sa.select(Version.id, Version.label).where(Version.dossier_id == dossier.id))
    return {row.id: row.label for row in rows}


def _changes_of(round_: Round, point_ids: Sequence[UUID]) -> sa.ColumnElement[bool]:
    """What answers of this round promised, and what the authority changed itself in the text it was about."""
    caused = sa.select(ChangeCause.change_id).where(ChangeCause.point_id.in_(point_ids), TOLD)
    own = sa.and_(OWN_MOTION, Change.base_version_id == round_.version_id, Change.version_id.is_not(None))
    return sa.or_(Change.id.in_(caused), own)


def _by_point(
    changes: Iterable[ChangeInPlace], labels: Mapping[UUID, str]
) -> dict[UUID, tuple[ReportChange, ...]]:
    found: dict[UUID, list[ReportChange]] = {}
    for change in changes:
        for cause in filter(lambda cause: cause.is_public, change.causes):
            found.setdefault(cause.point_id, []).append(_change(change, labels))
    return {point_id: tuple(made) for point_id, made in found.items()}


def _change(change: ChangeInPlace, labels: Mapping[UUID, str]) -> ReportChange:
    return ReportChange(
        id=change.id,
        paragraph_number=change.paragraph_number,
        segments=redline(change.was, change.becomes),
        version_number=change.version_number,
        version_label=labels[change.version_id] if change.version_id else "",
        own_reason=change.own_reason if change.is_own_motion else "",
        points=tuple(cause.number for cause in change.causes if cause.is_public),
    )


def _point(
    point: Point,
    answer: Answer,
    raised_by: tuple[Entry, ...],
    quotes: Iterable[Quote],
    changes: tuple[ReportChange, ...],
    promised: Iterable[CommitmentInView],
) -> ReportPoint:
    return ReportPoint(
        number=point.number,
        theme=point.theme,
        title=answer.title,
        we_read=answer.we_read,
        answer=answer.text,
        outcome=answer.outcome,
        reason=answer.reason,
        interest=answer.interest,
        other_organisation=answer.other_organisation,
        answered_by=answer.role,
        answered_on=answer.published_at,
        revision=answer.revision,
        correction=answer.correction,
        raised_by=raised_by,
        quotes=tuple(
            ReportQuote(
                words=quote.words,
                number=quote.number,
                pseudonym=quote.pseudonym,
                neighbourhood=quote.neighbourhood,
            )
            for quote in quotes
        ),
        changes=changes,
        commitments=tuple(
            ReportCommitment(
                what=one.what,
                who=one.who,
                due_on=one.due_on,
                state=one.state,
                result_text=one.result_text,
            )
            for one in promised
            if one.is_public
        ),
    )


def _procedure(round_: Round, labels: Mapping[UUID, str]) -> Course:
    return Course(
        label=_(PROCEDURES[round_.procedure]),
        gazette_url=round_.gazette_url,
        opens_at=round_.opens_at,
        closes_at=round_.closes_at,
        answer_by=round_.answer_by,
        version_label=labels[round_.version_id] if round_.version_id else "",
        decision_maker=round_.dossier.decision_maker,
        decision_on=round_.dossier.decision_on,
    )
