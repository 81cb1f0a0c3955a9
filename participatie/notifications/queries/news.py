"""Gathering what one notice has to tell: read again when it is sent, so that it is never an old story."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.consultations.models import Article, Paragraph, Round, Version
from participatie.contributions.logic.sealed import text_hash
from participatie.contributions.models import Contribution, EarlierWording
from participatie.contributions.terms import LateRuling, Publication, Visibility
from participatie.db.session import session
from participatie.facts import log
from participatie.i18n import gettext as _
from participatie.i18n import speaking
from participatie.identity.models import Organisation
from participatie.identity.queries import find_address
from participatie.mail.message import Mail, Steps
from participatie.moderation.logic.urgency import MEND_WITHIN, may_appeal_until, may_be_appealed
from participatie.moderation.models import AppealRuling, ModerationDecision
from participatie.moderation.terms import HOUSE_RULE_LABELS, Outcome
from participatie.notifications.logic import letters, news
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeKind
from participatie.responses.logic.status_line import shown
from participatie.responses.models import Answer, Bundled, Change, ChangeCause, Commitment, Decision, Point
from participatie.responses.queries import line_of
from participatie.responses.queries.changes import TOLD
from participatie.responses.terms import (
    OUTCOME_LABELS,
    OUTCOME_MEANINGS,
    REASON_LABELS,
    CommitmentResult,
)
from participatie.security.codes import code_for_print


@dataclass(frozen=True)
class _Told:
    """A notice with the contribution it is about."""

    notice: Notice
    contribution: Contribution


def find_letter(notice_id: UUID) -> Mail | None:
    """Write the letter of a notice as things stand now; None when there is no address (any more)."""
    wanted = sa.select(Notice, Contribution).join(Contribution, Notice.contribution_id == Contribution.id)
    row = session.execute(
        wanted.where(Notice.id == notice_id).options(
            joinedload(Contribution.dossier),
            joinedload(Contribution.round),
            joinedload(Contribution.article),
            joinedload(Contribution.paragraph),
        )
    ).one()
    told = _Told(*row)
    address = find_address(told.notice.contact_id) if told.notice.contact_id else None
    if address is None:
        return None
    to, language = address
    with speaking(language):
        return letters.letter(
            to=to,
            language=language,
            reference=f"bericht-{notice_id}",
            sent=_sent(told.contribution),
            told=NEWS[told.notice.kind](told),
        )


def _sent(contribution: Contribution) -> news.Sent:
    dossier, round_ = contribution.dossier, contribution.round
    organisation: Organisation = dossier.organisation
    public = contribution.visibility is Visibility.PUBLIC and contribution.publication is Publication.SHOWN
    return news.Sent(
        reference=contribution.reference,
        code=code_for_print(contribution.id, contribution.code_hash),
        received_at=contribution.received_at,
        place=_place(contribution.article, contribution.paragraph),
        body=contribution.body,
        proposed_was=contribution.proposed_was,
        proposed_becomes=contribution.proposed_becomes,
        is_public=public,
        waits=contribution.publication is Publication.HELD,
        pseudonym=contribution.pseudonym,
        dossier=dossier.title,
        organisation=organisation.name,
        phone=dossier.phone or organisation.phone,
        answer_by=None if contribution.after_report else round_.answer_by,
        closes_at=round_.closes_at,
        decided_by=dossier.decision_maker,
        decision_on=dossier.decision_on,
        line=Steps(tuple(_step(step) for step in shown(line_of(contribution)))),
    )


def _step(step: Mapping[str, str]) -> tuple[str, str, str]:
    said = (step["date"], step["role"] if step["state"] == "done" else "", step["note"])
    return step["name"], step["state"], ", ".join(filter(None, said))


def _place(article: Article | None, paragraph: Paragraph | None) -> str:
    if paragraph is not None:
        return _("lid %(number)s", number=paragraph.number)
    if article is not None:
        return _("artikel %(number)s", number=article.number)
    return _("het hele plan")


def _received(told: _Told) -> news.News:
    head = log.find_head()
    return news.Received(
        late=told.contribution.is_late,
        after_report=told.contribution.after_report,
        fingerprint=text_hash(told.contribution),
        head=head.note if head else "",
    )


def _edited(told: _Told) -> news.News:
    replaced = sa.select(EarlierWording.replaced_at).where(
        EarlierWording.contribution_id == told.contribution.id, EarlierWording.revision < told.notice.stamp
    )
    at = session.scalar(replaced.order_by(EarlierWording.revision.desc()).limit(1))
    return news.Edited(at=at or told.contribution.edited_at or told.notice.owed_at)


def _withdrawn(_told: _Told) -> news.News:
    return news.Withdrawn()


def _joined(told: _Told) -> news.News:
    point = session.get_one(Point, told.notice.about_id)
    inside = sa.select(sa.func.count()).where(
        Bundled.point_id == point.id, Bundled.contribution_id != told.contribution.id
    )
    return news.Joined(number=point.number, title=point.title, others=session.scalar(inside) or 0)


def _moderated(told: _Told) -> news.News:
    decision = session.get_one(ModerationDecision, told.notice.about_id)
    ruling = session.scalars(
        sa.select(AppealRuling).where(AppealRuling.decision_id == decision.id)
    ).one_or_none()
    takes_away = may_be_appealed(decision.outcome)
    before = session.scalars(
        sa.select(ModerationDecision.outcome)
        .where(
            ModerationDecision.subject_id == decision.subject_id,
            ModerationDecision.decided_at < decision.decided_at,
        )
        .order_by(ModerationDecision.decided_at.desc())
        .limit(1)
    ).first()
    is_back = before is Outcome.HIDDEN and decision.outcome is Outcome.VISIBLE
    return news.Moderated(
        outcome="terug" if is_back else decision.outcome.value,
        withheld=decision.outcome is Outcome.HIDDEN,
        rule=_(HOUSE_RULE_LABELS[decision.rule]) if decision.rule else "",
        reason=decision.reason,
        facts_used=decision.facts_used,
        again=ruling is not None,
        appeal_until=may_appeal_until(decision.decided_at) if takes_away else None,
        mend_until=decision.decided_at + MEND_WITHIN if decision.outcome is Outcome.HIDDEN else None,
    )


def _ruled(told: _Told) -> news.News:
    counts = told.contribution.late_ruling is LateRuling.COUNTS
    return news.Ruled(counts=counts, reason=told.contribution.late_reason)


def _answered(told: _Told) -> news.News:
    wanted = sa.select(Answer).where(
        Answer.point_id == told.notice.about_id, Answer.revision == told.notice.stamp
    )
    answer = session.scalars(wanted).one()
    promised = sa.select(Commitment).where(
        Commitment.point_id == answer.point_id, Commitment.made_at <= answer.published_at
    )
    return news.Answered(
        title=answer.title,
        we_read=answer.we_read,
        answer=answer.text,
        outcome=_(OUTCOME_LABELS[answer.outcome]),
        meaning=_(OUTCOME_MEANINGS[answer.outcome]),
        reason=_(REASON_LABELS[answer.reason]) if answer.reason else "",
        interest=answer.interest,
        other_organisation=answer.other_organisation,
        role=answer.role,
        correction=answer.correction if told.notice.kind is NoticeKind.CORRECTED else "",
        changes=_new_words(_promised_by(answer)),
        promised=tuple(_promise(one) for one in session.scalars(promised.order_by(Commitment.due_on))),
    )


def _promised_by(answer: Answer) -> sa.ColumnElement[bool]:
    """The changes that this very answer promised: not what was drafted later, nor what it took back."""
    at = answer.published_at
    still = sa.or_(ChangeCause.dropped_at.is_(None), ChangeCause.dropped_at > at)
    return sa.and_(ChangeCause.point_id == answer.point_id, ChangeCause.added_at <= at, still)


def _new_words(condition: sa.ColumnElement[bool]) -> tuple[news.NewWords, ...]:
    wanted = (
        sa.select(Change.was, Change.becomes, Paragraph.number)
        .join(Paragraph, Change.paragraph_id == Paragraph.id)
        .where(Change.id.in_(sa.select(ChangeCause.change_id).where(condition)))
    )
    rows = session.execute(wanted.order_by(Paragraph.position, Change.made_at)).all()
    return tuple(
        news.NewWords(place=_("lid %(number)s", number=number), was=was, becomes=becomes)
        for was, becomes, number in rows
    )


def _changed(told: _Told) -> news.News:
    version = session.get_one(Version, told.notice.about_id)
    points = sa.select(Bundled.point_id).where(Bundled.contribution_id == told.contribution.id)
    into = sa.select(Change.id).where(Change.version_id == version.id)
    return news.Changed(
        version=version.label,
        changes=_new_words(sa.and_(ChangeCause.point_id.in_(points), ChangeCause.change_id.in_(into), TOLD)),
    )


def _decided(told: _Told) -> news.News:
    decision = session.get_one(Decision, told.notice.about_id)
    version = session.get_one(Version, decision.version_id)
    return news.Decided(
        by=decision.decided_by,
        on=decision.decided_on,
        summary=decision.summary,
        version=version.label,
        url=decision.url,
    )


def _promise(commitment: Commitment) -> news.Promised:
    return news.Promised(
        what=commitment.what,
        who=commitment.who,
        due_on=commitment.due_on,
        kept=None if commitment.result is None else commitment.result is CommitmentResult.KEPT,
        result=commitment.result_text,
    )


def _promised(told: _Told) -> news.News:
    return _promise(session.get_one(Commitment, told.notice.about_id))


def _answer_late(told: _Told) -> news.News:
    round_ = session.get_one(Round, told.notice.about_id)
    assert round_.answer_by is not None  # noqa: S101 - a round without a day is never late
    return news.AnswerLate(answer_by=round_.answer_by)


NEWS: dict[NoticeKind, Callable[[_Told], news.News]] = {
    NoticeKind.RECEIPT: _received,
    NoticeKind.EDITED: _edited,
    NoticeKind.WITHDRAWN: _withdrawn,
    NoticeKind.BUNDLED: _joined,
    NoticeKind.WITHHELD: _moderated,
    NoticeKind.LATE_RULED: _ruled,
    NoticeKind.ANSWERED: _answered,
    NoticeKind.CORRECTED: _answered,
    NoticeKind.WORDS_CHANGED: _changed,
    NoticeKind.DECIDED: _decided,
    NoticeKind.COMMITMENT_ENDED: _promised,
    NoticeKind.COMMITMENT_LATE: _promised,
    NoticeKind.ANSWER_LATE: _answer_late,
}
