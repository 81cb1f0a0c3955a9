"""What each fact makes us owe, and to whom. Every listener may hear the same fact twice: news is owed once."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from participatie.contributions.models import Contribution
from participatie.db.session import after_commit, session
from participatie.facts.models import FactRow
from participatie.facts.record import kind_of
from participatie.kernel import clock
from participatie.notifications.handlers.owing import owe, wake
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeKind, NoticeState
from participatie.responses.facts import AnswerPublished
from participatie.responses.models import Bundled, Change, ChangeCause
from participatie.responses.queries.changes import TOLD


def _subject(fact: FactRow) -> UUID:
    assert fact.subject_id is not None  # noqa: S101 - every fact that is listened to here is about something
    return fact.subject_id


def _this(fact: FactRow) -> sa.ColumnElement[bool]:
    return Contribution.id == _subject(fact)


def behind_point(point_id: UUID, *, by: datetime | None = None) -> sa.ColumnElement[bool]:
    """The contributions in a point (by some moment), but not those that their authors took back."""
    inside = sa.select(Bundled.contribution_id).where(Bundled.point_id == point_id)
    if by is not None:
        inside = inside.where(Bundled.added_at <= by)
    return sa.and_(Contribution.id.in_(inside), Contribution.withdrawn_at.is_(None))


def owe_receipt(fact: FactRow) -> bool:
    """Confirm to whoever sent something in."""
    return owe(_this(fact), NoticeKind.RECEIPT, _subject(fact))


def owe_by_mail(fact: FactRow) -> None:
    """Mail what stood only on the site: who sent something without an address gave one after all."""
    contribution = session.get_one(Contribution, _subject(fact))
    waiting = sa.select(Notice).where(
        Notice.contribution_id == contribution.id, Notice.state == NoticeState.ON_PAGE
    )
    notices = session.scalars(waiting.where(Notice.contact_id.is_(None))).all()
    for notice in notices:
        notice.contact_id, notice.state = contribution.contact_id, NoticeState.OWED
        notice.next_attempt_at = clock.now()
    numbers = [str(notice.id) for notice in notices]
    after_commit(lambda: wake(numbers))


def owe_news_of_edit(fact: FactRow) -> bool:
    """Confirm a change of one's own words, each time."""
    return owe(_this(fact), NoticeKind.EDITED, _subject(fact), stamp=int(fact.data["revision"]))


def owe_news_of_withdrawal(fact: FactRow) -> bool:
    """Confirm that something was taken back."""
    return owe(_this(fact), NoticeKind.WITHDRAWN, _subject(fact))


def owe_late_ruling(fact: FactRow) -> bool:
    """Tell whether a late contribution counts, and why; another ruling is told again."""
    return owe(_this(fact), NoticeKind.LATE_RULED, _subject(fact), stamp=fact.seq)


def owe_moderation_decision(fact: FactRow) -> bool:
    """Tell that something was taken out of sight or put back, by which rule and why."""
    return owe(_this(fact), NoticeKind.WITHHELD, UUID(fact.data["decision_id"]))


def owe_place_in_point(fact: FactRow) -> bool:
    """Tell once per point that a contribution was put in it: nothing merges without trace.

    When the point had its answer already, the newest answer is the news.
    """
    chosen = [UUID(text) for text in fact.data["contribution_ids"]]
    point_id = _subject(fact)
    whom = sa.and_(behind_point(point_id), Contribution.id.in_(chosen))
    published = session.scalars(
        sa.select(FactRow)
        .where(
            FactRow.subject_id == point_id, FactRow.kind == kind_of(AnswerPublished), FactRow.seq < fact.seq
        )
        .order_by(FactRow.seq.desc())
        .limit(1)
    ).first()
    if published is None:
        return owe(whom, NoticeKind.BUNDLED, point_id)
    told = sa.exists().where(
        Notice.contribution_id == Contribution.id,
        Notice.kind == NoticeKind.ANSWERED,
        Notice.about_id == point_id,
    )
    return owe(sa.and_(whom, ~told), NoticeKind.ANSWERED, point_id, stamp=int(published.data["revision"]))


def owe_answer(fact: FactRow) -> bool:
    """Tell everybody behind a point its answer, and every correction of it."""
    revision = int(fact.data["revision"])
    kind = NoticeKind.ANSWERED if revision == 1 else NoticeKind.CORRECTED
    return owe(behind_point(_subject(fact), by=fact.at), kind, _subject(fact), stamp=revision)


def owe_changed_words(fact: FactRow) -> bool:
    """Tell those whose contributions caused changes that the new text is there."""
    version_id = UUID(fact.data["version_id"])
    behind = (
        sa.select(Bundled.contribution_id)
        .join(ChangeCause, ChangeCause.point_id == Bundled.point_id)
        .join(Change, Change.id == ChangeCause.change_id)
        .where(Change.version_id == version_id, TOLD)
    )
    whom = sa.and_(Contribution.id.in_(behind), Contribution.withdrawn_at.is_(None))
    return owe(whom, NoticeKind.WORDS_CHANGED, version_id)


def owe_decision(fact: FactRow) -> bool:
    """Tell everybody who took part in a dossier what was decided."""
    whom = sa.and_(Contribution.dossier_id == fact.dossier_id, Contribution.withdrawn_at.is_(None))
    return owe(whom, NoticeKind.DECIDED, _subject(fact))


def owe_end_of_commitment(fact: FactRow) -> bool:
    """Tell everybody behind a point how what was promised there ended."""
    return owe(behind_point(UUID(fact.data["point_id"])), NoticeKind.COMMITMENT_ENDED, _subject(fact))


def send_again(fact: FactRow) -> None:
    """Wake a worker for a notice that an official wants sent once more."""
    notice_id = str(_subject(fact))
    after_commit(lambda: wake([notice_id]))
