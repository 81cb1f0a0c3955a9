"""What an actor may see of dossiers, rounds and texts. Gates answer "not found" for what is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, defer, joinedload, selectinload
from sqlalchemy.orm.interfaces import LoaderOption

from participatie.consultations import policy
from participatie.consultations.facts import RoundExtended
from participatie.consultations.logic import dutch_days
from participatie.consultations.logic.details import DossierDetails, HorizonChoice
from participatie.consultations.logic.missing import Missing
from participatie.consultations.logic.readiness import ReadinessFacts, missing
from participatie.consultations.models import (
    Article,
    Dossier,
    DossierPartner,
    ManuscriptRevision,
    Paragraph,
    Round,
    Version,
)
from participatie.consultations.policy import AUTHORS, Do
from participatie.consultations.terms import Influence, Procedure, RoundState
from participatie.db.paging import PAGE_SIZE, Page
from participatie.db.session import session
from participatie.facts.models import FactRow
from participatie.facts.record import kind_of
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound

ROUNDS: tuple[LoaderOption, ...] = (selectinload(Dossier.rounds),)
"""Just the rounds: one query more than the dossier itself."""

ROUNDS_BESIDE: tuple[LoaderOption, ...] = (joinedload(Dossier.rounds),)
"""The rounds in the same query as their one dossier."""

DETAILS: tuple[LoaderOption, ...] = (
    selectinload(Dossier.items),
    selectinload(Dossier.horizons),
    selectinload(Dossier.criteria),
)
WHOLE: tuple[LoaderOption, ...] = (*DETAILS, selectinload(Dossier.partners), *ROUNDS)
"""Everything a dossier has: five queries more than the dossier itself."""


@dataclass(frozen=True)
class ParagraphText:
    """A paragraph as it is read."""

    id: UUID
    number: str
    text: str
    lineage_id: UUID


@dataclass(frozen=True)
class ArticleText:
    """An article as it is read, with its paragraphs in order."""

    id: UUID
    number: str
    heading: str
    lineage_id: UUID
    paragraphs: tuple[ParagraphText, ...]


@dataclass(frozen=True)
class Extension:
    """A closing time that moved later, and why."""

    at: datetime
    old_closes_at: datetime
    new_closes_at: datetime
    reason: str

    @property
    def last_day(self) -> date:
        """The last day on which people can take part now."""
        return dutch_days.local_day(self.new_closes_at - timedelta(seconds=1))


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """Give the condition on `Dossier` for what an actor may see: what is public, and their own drafts."""
    if actor.system_name:
        return sa.true()
    return sa.or_(Dossier.published_at.is_not(None), _written_by(actor))


def _written_by(actor: Actor) -> sa.ColumnElement[bool]:
    own = [held for held in actor.assignments if held.role in AUTHORS]
    organisations = {held.organisation_id for held in own if held.dossier_id is None}
    dossiers = {held.dossier_id for held in own if held.dossier_id is not None}
    return sa.or_(Dossier.organisation_id.in_(organisations), Dossier.id.in_(dossiers))


def list_dossiers(
    actor: Actor, *, start: int | None = None, load: Sequence[LoaderOption] = ROUNDS
) -> Page[Dossier]:
    """List the dossiers an actor may see, newest first: public ones, and the drafts they write themselves."""
    return _listed(visible_to(actor), start, load)


def list_own_dossiers(
    actor: Actor, *, start: int | None = None, load: Sequence[LoaderOption] = ROUNDS
) -> Page[Dossier]:
    """List the dossiers an actor writes, newest first."""
    return _listed(_written_by(actor), start, load)


def _listed(
    condition: sa.ColumnElement[bool], start: int | None, load: Sequence[LoaderOption]
) -> Page[Dossier]:
    newest_first = (Dossier.created_at.desc(), Dossier.number.desc())
    wanted = sa.select(Dossier).where(condition).order_by(*newest_first).options(*load)
    rows = session.scalars(wanted.offset(start or 0).limit(PAGE_SIZE + 1)).all()
    more = len(rows) > PAGE_SIZE
    return Page(rows[:PAGE_SIZE], after=(start or 0) + PAGE_SIZE if more else None, is_first=not start)


def get_dossier(actor: Actor, slug: str, *, load: Sequence[LoaderOption] = WHOLE) -> Dossier:
    """Give a dossier by its address, with what `load` names (WHOLE, ROUNDS or nothing)."""
    rows = session.scalars(_by_slug(tuple(load)), {"slug": slug})
    dossier: Dossier | None = rows.unique().one_or_none()
    if dossier is None or not policy.allows(actor, Do.SEE_DOSSIER, dossier):
        raise NotFound
    return dossier


@cache
def _by_slug(load: tuple[LoaderOption, ...]) -> Any:
    """Write the question that nearly every page begins with only once per set of parts."""
    return sa.select(Dossier).where(Dossier.slug == sa.bindparam("slug")).options(*load)


def complete(dossier: Dossier) -> Dossier:
    """Fetch everything of a dossier that is already at hand in part."""
    return session.scalars(sa.select(Dossier).where(Dossier.id == dossier.id).options(*WHOLE)).one()


def details_of(dossier: Dossier) -> DossierDetails:
    """Give what a dossier tells people as one value; its parts must have been loaded."""
    return DossierDetails(
        title=dossier.title,
        subtitle=dossier.subtitle,
        summary=dossier.summary,
        area=dossier.area,
        level=dossier.level,
        promise=dossier.promise,
        fixed=tuple(item.text for item in dossier.items if item.influence is Influence.FIXED),
        open=tuple(item.text for item in dossier.items if item.influence is Influence.OPEN),
        decision_maker=dossier.decision_maker,
        decision_on=dossier.decision_on,
        owner_role=dossier.owner_role,
        contact=dossier.contact,
        phone=dossier.phone,
        paper_route=dossier.paper_route,
        walk_in=dossier.walk_in,
        horizons=tuple(HorizonChoice(held.horizon, held.articles) for held in dossier.horizons),
        criteria=tuple(criterion.text for criterion in dossier.criteria),
    )


def list_possible_partners(dossier: Dossier) -> Sequence[Organisation]:
    """List the organisations that could still join a dossier, by name; its partners must have been loaded."""
    present = [dossier.organisation_id, *(partner.organisation_id for partner in dossier.partners)]
    wanted = sa.select(Organisation).where(Organisation.id.not_in(present))
    return session.scalars(wanted.order_by(Organisation.name)).all()


def list_partners(dossier: Dossier) -> Sequence[DossierPartner]:
    """List the organisations that do part of the work."""
    return session.scalars(sa.select(DossierPartner).where(DossierPartner.dossier_id == dossier.id)).all()


def state_of(round_: Round) -> RoundState:
    """Say where a round stands at this moment."""
    return policy.state_now(round_)


def real_opening(round_: Round) -> datetime:
    """Give the moment a round opens if it is announced now: as planned, or today when that day has passed."""
    return max(round_.opens_at, dutch_days.midnight(dutch_days.local_day(clock.now())))


def first_day_of(round_: Round) -> date:
    """Give the first day on which people can take part."""
    return dutch_days.local_day(round_.opens_at)


def last_day_of(round_: Round) -> date:
    """Give the last day on which people can take part: a round closes at its end."""
    return dutch_days.local_day(round_.closes_at - timedelta(seconds=1))


def get_round(actor: Actor, dossier: Dossier, number: int) -> Round:
    """Give a round by its number; a draft only to those who write it."""
    wanted = sa.select(Round).join(Round.dossier).where(Dossier.id == dossier.id, Round.number == number)
    shown = sa.or_(Round.announced_at.is_not(None), _written_by(actor))
    found = session.scalars(
        wanted.where(visible_to(actor), shown).options(contains_eager(Round.dossier))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def list_rounds(actor: Actor, dossier: Dossier) -> list[Round]:
    """List the rounds of a dossier in order; drafts only to those who write them."""
    writes = policy.allows(actor, Do.PLAN_ROUND, dossier)
    wanted = sa.select(Round).where(Round.dossier_id == dossier.id).order_by(Round.number)
    return [row for row in session.scalars(wanted) if writes or row.announced_at is not None]


def find_current_round(rounds: Sequence[Round]) -> Round | None:
    """Find the round people look for: the one that runs, else the next one, else the last one that ran."""
    states = {round_: state_of(round_) for round_ in rounds}
    for wanted in ({RoundState.OPEN, RoundState.GRACE}, {RoundState.ANNOUNCED}):
        running = [round_ for round_ in rounds if states[round_] in wanted]
        if running:
            return min(running, key=lambda round_: round_.opens_at)
    over = [round_ for round_ in rounds if states[round_] is not RoundState.DRAFT]
    return max(over, key=lambda round_: round_.closes_at, default=None)


def list_extensions(round_: Round) -> list[Extension]:
    """List when and why the closing time of a round moved, oldest first."""
    moved = sa.select(FactRow).where(FactRow.subject_id == round_.id)
    facts = session.scalars(moved.where(FactRow.kind == kind_of(RoundExtended)).order_by(FactRow.seq))
    return [
        Extension(
            at=fact.at,
            old_closes_at=datetime.fromisoformat(fact.data["old_closes_at"]),
            new_closes_at=datetime.fromisoformat(fact.data["new_closes_at"]),
            reason=fact.data["reason"],
        )
        for fact in facts
    ]


def get_version(actor: Actor, dossier: Dossier, number: int) -> Version:
    """Give a version of the text by its number."""
    wanted = sa.select(Version).join(Version.dossier).options(contains_eager(Version.dossier))
    version = session.scalars(
        wanted.where(Dossier.id == dossier.id, Version.number == number, visible_to(actor))
    ).one_or_none()
    if version is None:
        raise NotFound
    return version


def list_versions(dossier: Dossier) -> Sequence[Version]:
    """List the versions of a text, newest first."""
    wanted = sa.select(Version).where(Version.dossier_id == dossier.id)
    return session.scalars(wanted.order_by(Version.number.desc())).all()


def count_versions(dossiers: Sequence[Dossier]) -> dict[UUID, int]:
    """Count the versions of each dossier, in one query."""
    wanted = sa.select(Version.dossier_id, sa.func.count()).group_by(Version.dossier_id)
    rows = session.execute(wanted.where(Version.dossier_id.in_([dossier.id for dossier in dossiers])))
    return {row[0]: row[1] for row in rows}


def find_newest_version(dossier_id: UUID) -> Version | None:
    """Find the version that holds now."""
    wanted = sa.select(Version).where(Version.dossier_id == dossier_id)
    return session.scalars(wanted.order_by(Version.number.desc()).limit(1)).one_or_none()


_TEXT = (
    sa.select(
        Article.id,
        Article.number,
        Article.heading,
        Article.lineage_id,
        Paragraph.id,
        Paragraph.number,
        Paragraph.text,
        Paragraph.lineage_id,
    )
    .join_from(Article, Paragraph, Paragraph.article_id == Article.id, isouter=True)
    .order_by(Article.position, Paragraph.position)
)

_PARAGRAPH_NUMBER = 5


def read_text(version_id: UUID) -> tuple[ArticleText, ...]:
    """Read a version as plain rows, in one query whatever its length."""
    rows = session.execute(_TEXT.where(Article.version_id == version_id)).all()
    return tuple(
        ArticleText(
            *article, tuple(ParagraphText(*row[4:]) for row in group if row[_PARAGRAPH_NUMBER] is not None)
        )
        for article, group in groupby(rows, key=_article_of)
    )


def _article_of(row: Sequence[Any]) -> tuple[UUID, str, str, UUID]:
    return row[0], row[1], row[2], row[3]


def get_article(actor: Actor, version: Version, number: str) -> Article:
    """Give an article of a version by its number."""
    wanted = sa.select(Article).join(Article.version).join(Version.dossier)
    article = session.scalars(
        wanted.where(Version.id == version.id, Article.number == number, visible_to(actor))
    ).one_or_none()
    if article is None:
        raise NotFound
    return article


def get_paragraph(actor: Actor, version: Version, number: str) -> Paragraph:
    """Give a paragraph of a version by its number, with its article."""
    wanted = sa.select(Paragraph).join(Paragraph.article).join(Article.version).join(Version.dossier)
    paragraph = session.scalars(
        wanted.where(Version.id == version.id, Paragraph.number == number, visible_to(actor)).options(
            joinedload(Paragraph.article, innerjoin=True)
        )
    ).one_or_none()
    if paragraph is None:
        raise NotFound
    return paragraph


def list_manuscripts(dossier: Dossier) -> Sequence[ManuscriptRevision]:
    """List every save of the text, newest first; what each says is fetched when it is asked for."""
    wanted = sa.select(ManuscriptRevision).where(ManuscriptRevision.dossier_id == dossier.id)
    newest_first = wanted.order_by(ManuscriptRevision.number.desc())
    return session.scalars(newest_first.options(defer(ManuscriptRevision.markup))).all()


def find_newest_manuscript(dossier_id: UUID) -> ManuscriptRevision | None:
    """Find the text as it is being written now."""
    wanted = sa.select(ManuscriptRevision).where(ManuscriptRevision.dossier_id == dossier_id)
    return session.scalars(wanted.order_by(ManuscriptRevision.number.desc()).limit(1)).one_or_none()


def get_manuscript(dossier: Dossier, number: int) -> ManuscriptRevision:
    """Give one save of the text by its number."""
    wanted = sa.select(ManuscriptRevision).where(ManuscriptRevision.dossier_id == dossier.id)
    found = session.scalars(wanted.where(ManuscriptRevision.number == number)).one_or_none()
    if found is None:
        raise NotFound
    return found


def readiness(dossier: Dossier, round_: Round | None) -> list[Missing]:
    """List what keeps a round from opening now; the parts of the dossier must have been loaded.

    A round that starts later than planned starts today: nobody gets fewer days than the law gives.
    """
    details = details_of(dossier)
    return missing(
        ReadinessFacts(
            level=details.level,
            promise=details.promise,
            fixed=details.fixed,
            open=details.open,
            decision_maker=details.decision_maker,
            decision_on=details.decision_on,
            answer_by=round_.answer_by if round_ else None,
            contact=details.contact,
            paper_route=details.paper_route,
            horizons=[choice.horizon for choice in details.horizons],
            criteria=details.criteria,
            has_version=find_newest_version(dossier.id) is not None,
            procedure=round_.procedure if round_ else Procedure.FREE,
            first_day=dutch_days.local_day(real_opening(round_)) if round_ else None,
            last_day=last_day_of(round_) if round_ else None,
            gazette_url=round_.gazette_url if round_ else "",
        )
    )
