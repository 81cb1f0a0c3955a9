"""What may be seen of contributions: by everybody, by who sent them, by who answers them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.consultations.models import Article, Dossier, Paragraph, Round
from participatie.consultations.queries import state_of
from participatie.consultations.terms import RoundState
from participatie.contributions import policy
from participatie.contributions.models import Contribution, EarlierWording, Hold, Tally
from participatie.contributions.policy import Do
from participatie.contributions.terms import Channel, Kind
from participatie.db.paging import PAGE_SIZE, Page, cut
from participatie.db.search import SearchEntry, matches
from participatie.db.session import session
from participatie.i18n import gettext as _
from participatie.identity.logic.kept import Kept
from participatie.identity.models import Account
from participatie.identity.queries.privacy import find_contact, find_open_unmasking, kept_of_contact
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.security.codes import code_for_print, code_matches, hash_code

_NOBODY = hash_code("the code of a contribution that does not exist")


class Shown(NamedTuple):
    """A contribution as everybody may read it: a plain row, made for lists."""

    id: UUID
    number: int
    reference: str
    kind: Kind
    body_html: str
    quote: str
    proposed_was: str
    proposed_becomes: str
    language: str
    translation: str
    pseudonym: str
    neighbourhood: str
    channel: Channel
    received_at: datetime
    is_late: bool


_SHOWN_COLUMNS = [Contribution.__table__.c[name] for name in Shown._fields]


_AFTER = (
    sa.select(*_SHOWN_COLUMNS)
    .where(Contribution.is_shown, Contribution.number > sa.bindparam("start"))
    .order_by(Contribution.number)
    .limit(sa.bindparam("most"))
)
_AT_PLACE = _AFTER.where(Contribution.anchor_id == sa.bindparam("place_id"))
_IN_DOSSIER = _AFTER.where(Contribution.dossier_id == sa.bindparam("place_id"))


def _page_of(wanted: sa.Select[Any], place_id: UUID, start: int | None, size: int) -> Page[Shown]:
    asked = {"place_id": place_id, "start": start or 0, "most": size + 1}
    rows = [Shown._make(row) for row in session.execute(wanted, asked)]
    return cut(rows, "number", size=size, start=start)


def list_shown(anchor_id: UUID, *, start: int | None = None, size: int = PAGE_SIZE) -> Page[Shown]:
    """List what everybody may read about one place in the text, oldest first, from just after number `start`."""
    return _page_of(_AT_PLACE, anchor_id, start, size)


def list_shown_in_dossier(
    dossier_id: UUID, *, start: int | None = None, size: int = PAGE_SIZE
) -> Page[Shown]:
    """List what everybody may read about a whole dossier."""
    return _page_of(_IN_DOSSIER, dossier_id, start, size)


def search_shown(
    dossier_id: UUID, query: str, *, start: int | None = None, size: int = PAGE_SIZE
) -> Page[Shown]:
    """Find what everybody may read by its words, in Dutch: fietspaden finds fietspad."""
    # Whose, and whether shown, is asked of the contributions. PostgreSQL must look in the index first: left to
    # itself it walks through the dossier and tries every text, as it hopes to meet a page of hits soon.
    found = sa.select(SearchEntry.subject_id).where(matches(query)).cte("found")
    first = sa.select(found.prefix_with("MATERIALIZED", dialect="postgresql").c.subject_id)
    return _page_of(_IN_DOSSIER.where(Contribution.id.in_(first)), dossier_id, start, size)


def shown_counts(version_id: UUID) -> dict[UUID, int]:
    """Give the number of readable contributions per place in a version (paragraph, article, or the version)."""
    rows = session.execute(sa.select(Tally.anchor_id, Tally.shown).where(Tally.version_id == version_id))
    return dict(rows.all())


def find_shown(reference: str) -> Contribution | None:
    """Find a contribution that everybody may read, by its number."""
    wanted = sa.select(Contribution).where(Contribution.reference == reference, Contribution.is_shown)
    return session.scalars(wanted.options(*_WITH_PLACE)).one_or_none()


def find_by_code(reference: str, code: str) -> Contribution | None:
    """Find a contribution by number and follow code; an unknown number takes the same work as a wrong code."""
    wanted = sa.select(Contribution).where(Contribution.reference == reference.strip().upper())
    found = session.scalars(wanted).one_or_none()
    matching = code_matches(found.code_hash if found else _NOBODY, code)
    return found if matching else None


_WITH_PLACE = (
    joinedload(Contribution.dossier, innerjoin=True).joinedload(Dossier.organisation, innerjoin=True),
    joinedload(Contribution.round, innerjoin=True),
    joinedload(Contribution.article),
    joinedload(Contribution.paragraph),
)


def find_code(contribution: Contribution) -> str | None:
    """Give the follow code again, to print it for who sent it; None after the site's key has gone."""
    return code_for_print(contribution.id, contribution.code_hash)


def get_own(actor: Actor, reference: str) -> Contribution:
    """Give a contribution to who holds its code or sent it from their account; absent for everybody else."""
    wanted = sa.select(Contribution).where(Contribution.reference == reference.strip().upper())
    found = session.scalars(wanted.options(*_WITH_PLACE)).one_or_none()
    if found is None or not policy.allows(actor, Do.READ_OWN, found):
        raise NotFound
    return found


def list_own(actor: Actor) -> Sequence[Contribution]:
    """List what this browser or account holds, newest first."""
    mine: sa.ColumnElement[bool] = Contribution.id.in_(actor.contribution_ids)
    if actor.account_id is not None:
        mine = sa.or_(mine, Contribution.account_id == actor.account_id)
    wanted = sa.select(Contribution).where(mine).options(*_WITH_PLACE)
    return session.scalars(wanted.order_by(Contribution.received_at.desc()).limit(PAGE_SIZE)).all()


def list_of_account(actor: Actor) -> Sequence[Contribution]:
    """List everything that was sent from an account, oldest first."""
    wanted = sa.select(Contribution).where(Contribution.account_id == actor.account_id)
    if actor.account_id is None:
        return ()
    return session.scalars(wanted.options(*_WITH_PLACE).order_by(Contribution.received_at)).all()


def get_received(actor: Actor, reference: str) -> Contribution:
    """Give a contribution, shown or not, to who answers or moderates it; absent for everybody else."""
    wanted = sa.select(Contribution).where(Contribution.reference == reference.strip().upper())
    found = session.scalars(wanted.options(*_WITH_PLACE)).one_or_none()
    if found is None or not policy.allows(actor, Do.READ_ANY, found):
        raise NotFound
    return found


def find_author(actor: Actor, contribution: Contribution) -> list[Kept]:
    """Give who sent something to one of the two people who may see it today; absent for everybody else."""
    if find_open_unmasking(actor, contribution.id) is None:
        raise NotFound
    contact = find_contact(contribution.contact_id)
    account = session.get(Account, contribution.account_id) if contribution.account_id else None
    found = [kept_of_contact(contact)] if contact else []
    if account is not None:
        rows = ((_("Naam"), account.name), (_("E-mailadres"), account.email))
        found.append(Kept(_("Het account van de afzender"), rows))
    return found


def list_public_texts(round_: Round, paragraph: str = "") -> tuple[str, ...]:
    """List what everybody may know already: how to reach who answers, and the text that is being reacted to."""
    dossier, organisation = round_.dossier, round_.dossier.organisation
    desk = (organisation.phone, organisation.email, organisation.postal_address, organisation.desk)
    door = (dossier.phone, dossier.contact, dossier.paper_route, dossier.walk_in)
    return tuple(text for text in (*desk, *door, paragraph) if text)


def list_holds(contribution: Contribution) -> Sequence[Hold]:
    """List why it waits for a moderator now."""
    wanted = sa.select(Hold).where(Hold.contribution_id == contribution.id, Hold.ended_at.is_(None))
    return session.scalars(wanted.order_by(Hold.reason)).all()


def list_earlier_wordings(contribution: Contribution) -> Sequence[EarlierWording]:
    """List what it said before, newest first."""
    wanted = sa.select(EarlierWording).where(EarlierWording.contribution_id == contribution.id)
    return session.scalars(wanted.order_by(EarlierWording.revision.desc())).all()


def place_name(contribution: Contribution) -> tuple[str, str]:
    """Say what it is about: ("lid", "4.3"), ("artikel", "4") or ("geheel", "")."""
    if contribution.paragraph is not None:
        return "lid", contribution.paragraph.number
    if contribution.article is not None:
        return "artikel", contribution.article.number
    return "geheel", ""


def find_paragraph(version_id: UUID, number: str) -> Paragraph | None:
    """Find a paragraph of a version by its number."""
    wanted = sa.select(Paragraph).where(Paragraph.version_id == version_id, Paragraph.number == number)
    return session.scalars(wanted).one_or_none()


def find_article(version_id: UUID, number: str) -> Article | None:
    """Find an article of a version by its number."""
    wanted = sa.select(Article).where(Article.version_id == version_id, Article.number == number)
    return session.scalars(wanted).one_or_none()


_ANNOUNCED = (
    sa.select(Round)
    .where(Round.dossier_id == sa.bindparam("dossier_id"), Round.announced_at.is_not(None))
    .order_by(Round.number.desc())
)


def find_round_to_react(dossier: Dossier) -> Round | None:
    """Find the round in which something can be sent: the open one, else the one that last began."""
    rounds = session.scalars(_ANNOUNCED, {"dossier_id": dossier.id}).all()
    begun = [round_ for round_ in rounds if state_of(round_) not in {RoundState.DRAFT, RoundState.ANNOUNCED}]
    taking = [round_ for round_ in begun if state_of(round_) in {RoundState.OPEN, RoundState.GRACE}]
    return next(iter(taking or begun or rounds), None)
