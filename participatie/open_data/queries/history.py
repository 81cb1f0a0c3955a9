"""What was done to a contribution, for its author; and what was done in a dossier, for who works on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier, Version
from participatie.contributions.models import Contribution
from participatie.db.paging import PAGE_SIZE, Page, cut
from participatie.db.session import session
from participatie.facts.models import FactRow, LogEntry
from participatie.facts.record import Fact, kind_of, kinds
from participatie.i18n import gettext as _
from participatie.identity.models import Organisation, RoleAssignment
from participatie.identity.terms import ROLE_LABELS
from participatie.kernel.actor import Actor, Role
from participatie.kernel.ids import parse_id
from participatie.open_data import policy
from participatie.open_data.logic.telling import Theme, theme_of, told
from participatie.open_data.policy import Do
from participatie.responses.models import Bundled, Change, ChangeCause, Commitment, Decision, Point

NAMING = ("ContributionsRead", "ContributionsBundled", "ContributionUnbundled")
"""Facts that name contributions among their values."""
PUBLIC_STEPS = ("AnswerPublished", "WordsChanged", "CommitmentEnded", "DecisionRecorded")
ROUND_STEPS = ("RoundExtended", "RoundConcluded")
PUBLISHED = (
    "VersionPublished",
    "RoundOpened",
    "AnswerPublished",
    "CommitmentEnded",
    "DecisionRecorded",
    "DecisionDayMoved",
    *ROUND_STEPS,
)


@dataclass(frozen=True)
class Happened:
    """One thing that happened, in words: when, what, by whom, about what, and its place in the public log."""

    seq: int
    at: datetime
    sentence: str
    who: str
    about: str = ""
    position: int | None = None


_ROW = sa.select(
    FactRow.seq, FactRow.at, FactRow.kind, FactRow.actor, FactRow.subject_id, FactRow.data, LogEntry.position
).outerjoin(LogEntry, LogEntry.fact_seq == FactRow.seq)


def list_own_history(contribution: Contribution) -> list[Happened]:
    """List everything that was done to a contribution, oldest first, for who sent it; drafts are no deeds yet."""
    points = sa.select(Bundled.point_id).where(Bundled.contribution_id == contribution.id)
    commitments = sa.select(Commitment.id).where(Commitment.point_id.in_(points))
    versions = sa.select(Change.version_id).join(ChangeCause).where(ChangeCause.point_id.in_(points))
    decisions = sa.select(Decision.id).where(Decision.dossier_id == contribution.dossier_id)
    steps: sa.CompoundSelect[Any] = sa.union_all(points, commitments, versions, decisions)
    about_it = sa.and_(FactRow.subject_id == contribution.id, FactRow.kind.in_(_for_the_author()))
    names_it = sa.and_(
        FactRow.dossier_id == contribution.dossier_id,
        FactRow.kind.in_(NAMING),
        sa.cast(FactRow.data, sa.Text).contains(str(contribution.id)),
    )
    follows = sa.and_(FactRow.subject_id.in_(steps), FactRow.kind.in_(PUBLIC_STEPS))
    of_round = sa.and_(FactRow.subject_id == contribution.round_id, FactRow.kind.in_(ROUND_STEPS))
    wanted = _ROW.where(sa.or_(about_it, names_it, follows, of_round)).order_by(FactRow.seq)
    since = [
        row
        for row in session.execute(wanted)
        if row.subject_id == contribution.id or row.at >= contribution.received_at
    ]
    name, known = _Names(row.actor for row in since), kinds()
    own = {f"account:{contribution.account_id}"} if contribution.account_id else {"visitor"}
    return [
        Happened(
            row.seq,
            row.at,
            _sentence(known, row.kind, row.data),
            _("u") if row.actor in own and row.subject_id == contribution.id else name.of(row.actor),
            position=row.position,
        )
        for row in since
    ]


def list_logbook(
    actor: Actor, dossier: Dossier, *, theme: Theme | None = None, start: int | None = None
) -> Page[Happened]:
    """List what was done in a dossier, newest first, from just before fact `start`."""
    policy.require(actor, Do.READ_LOGBOOK, dossier)
    wanted = _ROW.where(FactRow.dossier_id == dossier.id)
    if theme is not None:
        wanted = wanted.where(FactRow.kind.in_(_kinds_of(theme)))
    if start is not None:
        wanted = wanted.where(FactRow.seq < start)
    rows = session.execute(wanted.order_by(FactRow.seq.desc()).limit(PAGE_SIZE + 1)).all()
    return cut(_told(rows), "seq", start=start)


def list_published(dossier: Dossier) -> list[Happened]:
    """List the newest things that the authority published in a dossier, with their places in the log."""
    wanted = _ROW.where(FactRow.dossier_id == dossier.id, FactRow.kind.in_(PUBLISHED))
    return _told(session.execute(wanted.order_by(FactRow.seq.desc()).limit(PAGE_SIZE)).all())


def _told(rows: Sequence[Any]) -> list[Happened]:
    name, known = _Names(row.actor for row in rows), kinds()
    about = _references([row.subject_id for row in rows])
    return [
        Happened(
            row.seq,
            row.at,
            _sentence(known, row.kind, row.data),
            name.of(row.actor),
            about.get(row.subject_id, ""),
            row.position,
        )
        for row in rows
    ]


def _sentence(known: Mapping[str, type[Fact]], kind: str, values: Mapping[str, Any]) -> str:
    return told(known.get(kind, Fact).sentence(values), values)


def _kinds_of(theme: Theme) -> tuple[str, ...]:
    return tuple(name for name, kind in kinds().items() if theme_of(kind.__module__) is theme)


def _for_the_author() -> tuple[str, ...]:
    return tuple(kind_of(kind) for kind in kinds().values() if kind.is_for_author)


def _references(subjects: Sequence[UUID | None]) -> dict[UUID | None, str]:
    """Name contributions, points and versions by the numbers that people know."""
    named: dict[UUID | None, str] = {}
    for numbered, words in (
        (sa.select(Contribution.id, Contribution.reference).where(Contribution.id.in_(subjects)), "%s"),
        (sa.select(Point.id, Point.number).where(Point.id.in_(subjects)), _("punt %s")),
        (sa.select(Version.id, Version.number).where(Version.id.in_(subjects)), _("versie %s")),
    ):
        named |= {identifier: words % number for identifier, number in session.execute(numbered)}
    return named


class _Names:
    """Who acted, by role and organisation: a person's name is nobody's business here."""

    def __init__(self, labels: Iterable[str]) -> None:
        accounts = {found for label in labels if (found := _account(label))}
        wanted = (
            sa.select(RoleAssignment.account_id, RoleAssignment.role, Organisation.name)
            .join(Organisation, Organisation.id == RoleAssignment.organisation_id)
            .where(RoleAssignment.account_id.in_(accounts), RoleAssignment.role != Role.RESIDENT)
            .order_by(RoleAssignment.given_at.desc())
        )
        self.roles = {account: (role, name) for account, role, name in session.execute(wanted)}

    def of(self, label: str) -> str:
        """Say who acted."""
        if label.startswith("system:"):
            return _("de website")
        account = _account(label)
        found = self.roles.get(account) if account else None
        if found:
            return _("%(role)s van %(organisation)s", role=_(ROLE_LABELS[found[0]]), organisation=found[1])
        return _("iemand zonder account") if label == "visitor" else _("een inwoner of oud-medewerker")


def _account(label: str) -> UUID | None:
    return parse_id(label.removeprefix("account:")) if label.startswith("account:") else None
