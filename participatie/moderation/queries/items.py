"""Giving items to who may look at them; absent for everybody else."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.identity.models import Account, RoleAssignment
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import NotFound
from participatie.moderation import policy
from participatie.moderation.logic.items import Item, moderable
from participatie.moderation.logic.police_file import PoliceFile
from participatie.moderation.models import Case, ModerationDecision, SealedOriginal
from participatie.moderation.policy import Do
from participatie.moderation.queries.decisions import list_decisions
from participatie.moderation.terms import Standing


def _is_ours(item: Item) -> bool:
    """Whether it is for everybody, or was taken out of sight: the rest is for who answers it."""
    return item.is_public or item.standing is not Standing.VISIBLE


def get_item(actor: Actor, kind: str, reference: str) -> Item:
    """Give an item to its moderator, if everybody may read it or it was kept from them."""
    found = moderable(kind).find(reference)
    if found is None or not policy.moderates_it(actor, found) or not _is_ours(found):
        raise NotFound
    return found


def get_item_to_rule(actor: Actor, kind: str, reference: str) -> Item:
    """Give an item to who may rule on an appeal about it: a moderator, or an administrator of the organisation."""
    found = moderable(kind).find(reference)
    administers = found is not None and actor.has_role(
        Role.ADMINISTRATOR, organisation_id=found.organisation_id
    )
    if found is None or not (administers or policy.moderates_it(actor, found)):
        raise NotFound
    return found


def get_shown(kind: str, reference: str) -> Item:
    """Give an item that everybody can read now."""
    found = moderable(kind).find(reference)
    if found is None or not found.is_public or found.standing is not Standing.VISIBLE:
        raise NotFound
    return found


def get_own(actor: Actor, kind: str, reference: str) -> Item:
    """Give an item to who wrote it."""
    found = moderable(kind).find(reference)
    if found is None or not policy.holds_it(actor, found):
        raise NotFound
    return found


def get_item_of(contribution: Contribution) -> Item:
    """Give a contribution as an item."""
    return moderable("inbreng").load([contribution.id])[contribution.id]


def list_items(actor: Actor, chosen: Sequence[str]) -> Sequence[Item]:
    """Give the chosen items ("inbreng/WR-2026-017-0029") that an actor moderates; what is not theirs is left out."""
    found = []
    for name in chosen:
        kind, _slash, reference = name.partition("/")
        try:
            found.append(get_item(actor, kind, reference))
        except NotFound:  # of elsewhere, or made up
            continue
    return found


def list_recent(
    actor: Actor, kind: str, *, dossier_id: UUID | None, words: str, after: str, size: int
) -> Sequence[Item]:
    """List what everybody can read now in the places an actor moderates, newest first."""
    policy.require(actor, Do.MODERATE, None)
    places = policy.moderated_places(actor)
    return moderable(kind).recent(places, dossier_id=dossier_id, words=words, after=after, size=size)


def list_dossiers(actor: Actor) -> Sequence[tuple[UUID, str]]:
    """List the dossiers an actor moderates, by title, for choosing one."""
    policy.require(actor, Do.MODERATE, None)
    places = policy.moderated_places(actor)
    wanted = sa.select(Dossier.id, Dossier.title).where(
        sa.or_(Dossier.organisation_id.in_(places.organisations), Dossier.id.in_(places.dossiers))
    )
    return session.execute(wanted.order_by(Dossier.title)).all()


def find_case(item: Item) -> Case | None:
    """Find the case of an item, if it ever asked for a look."""
    wanted = sa.select(Case).where(Case.kind == item.kind, Case.subject_id == item.id)
    return session.scalars(wanted).one_or_none()


def list_originals(item: Item) -> Sequence[SealedOriginal]:
    """List the sealed words of an item, oldest first."""
    wanted = sa.select(SealedOriginal).where(SealedOriginal.subject_id == item.id)
    return session.scalars(wanted.order_by(SealedOriginal.sealed_at)).all()


def name_of(account_id: UUID | None) -> str:
    """Give the name of a colleague, for other moderators."""
    account = session.get(Account, account_id) if account_id else None
    return account.name if account else ""


def count_other_moderators(item: Item, decision: ModerationDecision) -> int:
    """Count who else could look again: moderators of the place who did not take the decision."""
    here = sa.or_(RoleAssignment.dossier_id.is_(None), RoleAssignment.dossier_id == item.dossier_id)
    wanted = (
        sa.select(sa.func.count(Account.id.distinct()))
        .join(RoleAssignment, RoleAssignment.account_id == Account.id)
        .where(
            RoleAssignment.role == Role.MODERATOR,
            RoleAssignment.organisation_id == item.organisation_id,
            here,
            Account.closed_at.is_(None),
            Account.id.is_distinct_from(decision.decided_by),
            Account.id.is_distinct_from(item.author_id),
        )
    )
    return session.scalar(wanted) or 0


def police_file(item: Item) -> PoliceFile:
    """Put together everything an item said, exactly as received, and what was decided about it."""
    originals: dict[str, str] = {}
    for sealed in reversed(list_originals(item)):
        originals |= sealed.texts  # the oldest last: that is what was received
    wordings = []
    for wording in moderable(item.kind).wordings(item):
        texts = {
            part.name: originals.get(f"{wording.number}/{part.name}", part.text) for part in wording.parts
        }
        until = wording.written_until.isoformat() if wording.written_until else ""
        wordings.append({"volgnummer": wording.number, "vervangen_op": until, "tekst": texts})
    decisions = [
        {
            "besluit": one.outcome.value,
            "huisregel": one.rule.value if one.rule else "",
            "reden": one.reason,
            "rol": one.role,
            "op": one.decided_at.isoformat(),
        }
        for one in list_decisions(item)
    ]
    about = {"soort": item.kind, "plaats": item.place, "ontvangen_op": item.written_at.isoformat()}
    return PoliceFile(reference=item.reference, about=about, wordings=wordings, decisions=decisions)
