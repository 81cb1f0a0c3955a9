"""The queue: everything that asks for a look, the gravest first, the oldest before the newer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from participatie.db.paging import PAGE_SIZE
from participatie.db.search import SearchEntry, matches
from participatie.db.session import session
from participatie.identity.models import Account
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.kernel.ids import parse_id
from participatie.moderation import policy
from participatie.moderation.logic.items import Item, Places, moderable
from participatie.moderation.logic.urgency import APPEAL_LATE_AFTER, holds_claim
from participatie.moderation.models import Appeal, AppealRuling, Case, SavedView, Signal
from participatie.moderation.policy import Do
from participatie.moderation.terms import Standing, Why


class State(StrEnum):
    """Which cases the list shows."""

    WAITING = "te-doen"
    HIDDEN = "afgeschermd"
    DONE = "bekeken"


@dataclass(frozen=True)
class Selection:
    """What a moderator wants to see of the queue."""

    state: State = State.WAITING
    dossier_id: UUID | None = None
    why: Why | None = None
    kind: str = ""
    words: str = ""

    @property
    def as_query(self) -> dict[str, str]:
        """Give it as it stands in an address; what is not chosen is left out."""
        chosen = {
            "lijst": "" if self.state is State.WAITING else self.state.value,
            "dossier": str(self.dossier_id or ""),
            "waarom": self.why.value if self.why else "",
            "soort": self.kind,
            "q": self.words,
        }
        return {name: value for name, value in chosen.items() if value}

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Selection":
        """Read it from an address; what makes no sense is left out."""
        state, why = query.get("lijst", ""), query.get("waarom", "")
        return cls(
            state=State(state) if state in set(State) else State.WAITING,
            dossier_id=parse_id(query.get("dossier", "")),
            why=Why(why) if why in set(Why) else None,
            kind=query.get("soort", ""),
            words=query.get("q", "").strip()[:200],
        )


@dataclass(frozen=True)
class Row:
    """One case of the queue with what it is about."""

    case: Case
    item: Item
    claimed_by: str = ""
    is_late: bool = False

    @property
    def key(self) -> str:
        """Give the name under which it is chosen."""
        return f"{self.item.kind}/{self.item.reference}"


@dataclass(frozen=True)
class QueuePage:
    """Some cases; `after` is where the next page begins."""

    rows: Sequence[Row]
    after: UUID | None = None


@dataclass(frozen=True)
class Counts:
    """How much of everything there is."""

    waiting: int = 0
    hidden: int = 0
    done: int = 0
    whys: Mapping[Why, int] = field(default_factory=dict)


def _mine(places: Places) -> sa.ColumnElement[bool]:
    return sa.or_(Case.organisation_id.in_(places.organisations), Case.dossier_id.in_(places.dossiers))


_STATES: dict[State, sa.ColumnElement[bool]] = {
    State.WAITING: Case.waiting_since.is_not(None),
    State.HIDDEN: sa.and_(Case.waiting_since.is_(None), Case.standing != Standing.VISIBLE),
    State.DONE: sa.and_(Case.waiting_since.is_(None), Case.standing == Standing.VISIBLE),
}


def _chosen(wanted: sa.Select[Case], selection: Selection) -> sa.Select[Case]:
    wanted = wanted.where(_STATES[selection.state])
    if selection.dossier_id is not None:
        wanted = wanted.where(Case.dossier_id == selection.dossier_id)
    if selection.kind:
        wanted = wanted.where(Case.kind == selection.kind)
    if selection.why is not None:
        wanted = wanted.where(sa.exists().where(Signal.case_id == Case.id, Signal.why == selection.why))
    if selection.words:
        found = sa.select(SearchEntry.subject_id).where(matches(selection.words))
        number = Case.reference == selection.words.upper()
        wanted = wanted.where(sa.or_(number, Case.subject_id.in_(found)))
    return wanted


def list_queue(
    actor: Actor, selection: Selection, *, after: UUID | None = None, size: int = PAGE_SIZE
) -> QueuePage:
    """List the cases an actor moderates, from just after the case that `after` names."""
    policy.require(actor, Do.MODERATE, None)
    wanted = _chosen(sa.select(Case).where(_mine(policy.moderated_places(actor))), selection)
    start = session.get(Case, after) if after else None
    if start is not None:
        wanted = wanted.where(_behind(start))
    order = (Case.risk.desc(), Case.reporters.desc(), Case.waiting_since, Case.opened_at.desc(), Case.id)
    cases = session.scalars(wanted.order_by(*order).limit(size + 1)).all()
    more = len(cases) > size
    return QueuePage(_rows(cases[:size]), cases[size - 1].id if more else None)


def _behind(start: Case) -> sa.ColumnElement[bool]:
    """What comes after a case: less grave, or as grave and less reported, or as both and younger."""
    same_risk = Case.risk == start.risk
    same = sa.and_(same_risk, Case.reporters == start.reporters)
    if start.waiting_since is None:
        younger = sa.or_(
            Case.opened_at < start.opened_at, sa.and_(Case.opened_at == start.opened_at, Case.id > start.id)
        )
    else:
        younger = sa.or_(
            Case.waiting_since > start.waiting_since,
            sa.and_(Case.waiting_since == start.waiting_since, Case.opened_at < start.opened_at),
            sa.and_(
                Case.waiting_since == start.waiting_since,
                Case.opened_at == start.opened_at,
                Case.id > start.id,
            ),
        )
    return sa.or_(
        Case.risk < start.risk,
        sa.and_(same_risk, Case.reporters < start.reporters),
        sa.and_(same, younger),
    )


def _rows(cases: Sequence[Case]) -> list[Row]:
    items: dict[UUID, Item] = {}
    for kind in {case.kind for case in cases}:
        items |= moderable(kind).load([case.subject_id for case in cases if case.kind == kind])
    now = clock.now()
    looking = {case.claimed_by for case in cases if holds_claim(case.claimed_at, now)}
    named = session.execute(sa.select(Account.id, Account.name).where(Account.id.in_(looking)))
    names = dict(named.all())
    late = set(
        session.scalars(
            sa.select(Appeal.case_id)
            .outerjoin(AppealRuling, AppealRuling.appeal_id == Appeal.id)
            .where(
                Appeal.case_id.in_([case.id for case in cases]),
                AppealRuling.appeal_id.is_(None),
                Appeal.asked_at < now - APPEAL_LATE_AFTER,
            )
        )
    )
    return [
        Row(
            case,
            items[case.subject_id],
            names.get(case.claimed_by, "") if holds_claim(case.claimed_at, now) and case.claimed_by else "",
            case.id in late,
        )
        for case in cases
        if case.subject_id in items
    ]


def count_queue(actor: Actor, *, dossier_id: UUID | None = None) -> Counts:
    """Count what waits, and why, and what was decided, in the places an actor moderates."""
    policy.require(actor, Do.MODERATE, None)
    here = _mine(policy.moderated_places(actor))
    if dossier_id is not None:
        here = sa.and_(here, Case.dossier_id == dossier_id)
    numbers = [sa.func.count().filter(_STATES[state]) for state in State]
    row: Sequence[int] = session.execute(sa.select(*numbers).select_from(Case).where(here)).one()
    whys = (
        sa.select(Signal.why, sa.func.count())
        .join(Case, Case.id == Signal.case_id)
        .where(here)
        .group_by(Signal.why)
    )
    return Counts(row[0], row[1], row[2], dict(session.execute(whys).all()))


def find_next(actor: Actor, besides: Item) -> Item | None:
    """Find what asks for a look next, other than this item and what colleagues are looking at."""
    page = list_queue(actor, Selection(), size=10)
    return next((row.item for row in page.rows if row.item.id != besides.id and not row.claimed_by), None)


def list_views(actor: Actor) -> Sequence[SavedView]:
    """List the selections that a moderator keeps."""
    mine = sa.select(SavedView).where(SavedView.account_id == actor.account_id)
    return session.scalars(mine.order_by(SavedView.name)).all()


def get_view(actor: Actor, view_id: UUID) -> SavedView:
    """Give a selection to who keeps it."""
    found = session.get(SavedView, view_id)
    if found is None or found.account_id != actor.account_id:
        raise NotFound
    return found
