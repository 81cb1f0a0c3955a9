"""Contributions, as this room looks at what people write: the first kind that is moderated here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.contributions import services
from participatie.contributions.models import Contribution
from participatie.contributions.queries import list_earlier_wordings
from participatie.contributions.terms import Publication, Visibility
from participatie.db.search import SearchEntry, matches
from participatie.db.session import session
from participatie.i18n import N_
from participatie.kernel.actor import Actor
from participatie.moderation.logic.items import Item, Own, Part, Places, Wording
from participatie.moderation.terms import Standing

STANDINGS = {
    Publication.SHOWN: Standing.VISIBLE,
    Publication.HELD: Standing.HELD,
    Publication.WITHHELD: Standing.HIDDEN,
}
PUBLICATIONS = {standing: publication for publication, standing in STANDINGS.items()}
PARTS = {
    "body": N_("Tekst"),
    "proposed_was": N_("Deze woorden anders"),
    "proposed_becomes": N_("Voorstel"),
    "translation": N_("Vertaling"),
    "pseudonym": N_("Schuilnaam"),
    "neighbourhood": N_("Buurt"),
}
EARLIER = ("body", "proposed_was", "proposed_becomes")


def _parts(row: object, names: Iterable[str]) -> tuple[Part, ...]:
    texts = ((name, str(getattr(row, name))) for name in names)
    return tuple(Part(name, PARTS[name], text) for name, text in texts if text)


def _item(contribution: Contribution) -> Item:
    reference = contribution.reference
    return Item(
        kind=Contributions.kind,
        kind_label=Contributions.label,
        id=contribution.id,
        reference=reference,
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        place=contribution.dossier.title,
        parts=_parts(contribution, PARTS),
        language=contribution.language,
        byline=", ".join(filter(None, (contribution.pseudonym, contribution.neighbourhood))),
        author_id=contribution.account_id,
        written_at=contribution.edited_at or contribution.received_at,
        standing=STANDINGS[contribution.publication],
        is_public=contribution.visibility is Visibility.PUBLIC,
        is_reachable=contribution.contact_id is not None or contribution.account_id is not None,
        where=Own("portal.find_contribution", {"reference": reference}),
        own=Own("portal.show_own", {"reference": reference}),
        mend=Own("contributions.edit", {"reference": reference}),
    )


_WANTED = (
    sa.select(Contribution)
    .where(Contribution.withdrawn_at.is_(None))
    .options(joinedload(Contribution.dossier), joinedload(Contribution.round))
)


@dataclass(frozen=True)
class Contributions:
    """What people send in about a text."""

    kind: str = "inbreng"
    label: str = N_("Inbreng")

    def find(self, reference: str) -> Item | None:
        """Find a contribution by its number; one that its author took back is gone."""
        wanted = _WANTED.where(Contribution.reference == reference.strip().upper())
        found = session.scalars(wanted).one_or_none()
        return _item(found) if found is not None else None

    def load(self, ids: Iterable[UUID]) -> Mapping[UUID, Item]:
        """Give contributions by id, in one query."""
        found = session.scalars(_WANTED.where(Contribution.id.in_(list(ids))))
        return {each.id: _item(each) for each in found}

    def recent(
        self, places: Places, *, dossier_id: UUID | None, words: str, after: str, size: int
    ) -> Sequence[Item]:
        """List what everybody can read, newest first."""
        mine = sa.or_(
            Contribution.organisation_id.in_(places.organisations),
            Contribution.dossier_id.in_(places.dossiers),
        )
        wanted = _WANTED.where(mine, Contribution.is_shown)
        if dossier_id is not None:
            wanted = wanted.where(Contribution.dossier_id == dossier_id)
        if words:
            found = sa.select(SearchEntry.subject_id).where(matches(words))
            number = Contribution.reference == words.upper()
            wanted = wanted.where(sa.or_(number, Contribution.id.in_(found)))
        start = session.scalars(sa.select(Contribution).where(Contribution.reference == after)).one_or_none()
        if start is not None:
            at, identifier = Contribution.received_at, Contribution.id
            last = sa.tuple_(sa.literal(start.received_at, at.type), sa.literal(start.id, identifier.type))
            wanted = wanted.where(sa.tuple_(at, identifier) < last)
        newest = wanted.order_by(Contribution.received_at.desc(), Contribution.id.desc())
        return [_item(each) for each in session.scalars(newest.limit(size))]

    def wordings(self, item: Item) -> Sequence[Wording]:
        """List everything it said, newest first."""
        earlier = list_earlier_wordings(_row(item))
        return [
            Wording("nu", None, item.parts),
            *(Wording(str(each.revision), each.replaced_at, _parts(each, EARLIER)) for each in earlier),
        ]

    def set_standing(self, actor: Actor, item: Item, standing: Standing) -> None:
        """Take it out of sight or put it back."""
        services.set_publication(actor, _row(item), PUBLICATIONS[standing])

    def redact(self, actor: Actor, item: Item, phrases: Sequence[str]) -> dict[str, str]:
        """Black words out of it; give the originals."""
        return services.redact(actor, _row(item), phrases)

    def ask_facts(self, actor: Actor, item: Item, *, asked: bool) -> None:
        """Flag it for those who answer."""
        services.ask_facts(actor, _row(item), asked=asked)


def _row(item: Item) -> Contribution:
    return session.get_one(Contribution, item.id)
