"""What the deeds are about: for every deed of every room the thing, in each state in which it matters.

A subject is made when it is asked for, so that no case can spoil another. Nothing touches a database.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from participatie.consultations.models import Dossier, Round
from participatie.contributions.models import Contribution
from participatie.contributions.terms import Publication
from participatie.identity.logic import acts
from participatie.identity.logic.acts import WeightyAct
from participatie.identity.models import (
    Account,
    Invitation,
    Organisation,
    RoleAssignment,
    SecondPersonRequest,
)
from participatie.identity.models.factors import Authenticator, Keyring, Passkey
from participatie.identity.policy import Asking, Behind, Membership, Rights
from participatie.kernel.actor import LEADING, Role
from participatie.moderation.logic.items import Item
from participatie.moderation.models import ModerationDecision
from participatie.moderation.policy import Appealed
from participatie.moderation.terms import Outcome
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeState
from participatie.responses.models import Commitment, Point
from tests.matrix.actors import (
    ASKER,
    AUTHOR,
    CONTRIBUTION,
    DECIDER,
    DOSSIER,
    HERE,
    NOW,
    OWNER,
    PLATFORM_ASKER,
)

DAY = timedelta(days=1)
Make = Callable[[], Any]
ACT, PLATFORM_ACT = "matrix_act", "matrix_platform_act"
acts.register(
    WeightyAct(name=ACT, label="", roles=LEADING, execute=lambda _actor, _asked: None),
    WeightyAct(
        name=PLATFORM_ACT,
        label="",
        roles=(Role.PLATFORM_ADMINISTRATOR,),
        execute=lambda _actor, _asked: None,
    ),
)


def nothing() -> None:
    """Some deeds are about nothing in particular."""


def dossier(*, public: bool = True) -> Dossier:
    return Dossier(id=DOSSIER, organisation_id=HERE, published_at=NOW - 90 * DAY if public else None)


PHASES: Mapping[str, tuple[bool, timedelta, timedelta, bool]] = {
    "draft": (False, DAY, 30 * DAY, False),
    "announced": (True, DAY, 30 * DAY, False),
    "open": (True, -DAY, 30 * DAY, False),
    "grace": (True, -30 * DAY, timedelta(minutes=-5), False),
    "closed": (True, -30 * DAY, -2 * DAY, False),
    "answered": (True, -30 * DAY, -2 * DAY, True),
}


def round_in(phase: str) -> Round:
    announced, opens, closes, answered = PHASES[phase]
    return Round(
        dossier=dossier(public=announced),
        dossier_id=DOSSIER,
        announced_at=NOW - 60 * DAY if announced else None,
        opens_at=NOW + opens,
        closes_at=NOW + closes,
        answered_at=NOW - DAY if answered else None,
    )


def contribution(phase: str = "open", **changes: Any) -> Contribution:
    given: dict[str, Any] = {
        "id": CONTRIBUTION,
        "account_id": AUTHOR,
        "publication": Publication.SHOWN,
        "is_late": False,
    }
    made = Contribution(organisation_id=HERE, dossier_id=DOSSIER, **(given | changes))
    made.round = round_in(phase)
    return made


def account(number: UUID = OWNER, *roles: Role, where: UUID = HERE, **changes: Any) -> Account:
    held = [RoleAssignment(role=role, organisation_id=where) for role in roles]
    return Account(**({"id": number, "email": "iemand@example.org", "assignments": held} | changes))


def organisation() -> Organisation:
    return Organisation(id=HERE)


def rights(role: Role = Role.CIVIL_SERVANT, **changes: Any) -> Rights:
    return Rights(**({"organisation": organisation(), "role": role, "account": account()} | changes))


def member(number: UUID = OWNER, where: UUID = HERE, **changes: Any) -> Membership:
    return Membership(organisation(), account(number, Role.CIVIL_SERVANT, where=where, **changes))


def invitation(**changes: Any) -> Invitation:
    given = {"organisation_id": HERE, "expires_at": NOW + DAY, "accepted_at": None, "withdrawn_at": None}
    return Invitation(**(given | changes))


def request(**changes: Any) -> SecondPersonRequest:
    given = {
        "act": ACT,
        "organisation_id": HERE,
        "dossier_id": DOSSIER,
        "asked_by": ASKER,
        "expires_at": NOW + DAY,
        "decided_at": None,
    }
    return SecondPersonRequest(**(given | changes))


def platform_request() -> SecondPersonRequest:
    return request(act=PLATFORM_ACT, organisation_id=None, dossier_id=None, asked_by=PLATFORM_ASKER)


def keyring(number: UUID, factors: int) -> Keyring:
    passkeys = tuple(Passkey(account_id=number) for _ in range(factors - 1))
    return Keyring(account(number), passkeys, Authenticator(account_id=number) if factors else None)


def behind() -> Behind:
    return Behind(
        organisation_id=HERE,
        dossier_id=DOSSIER,
        contribution_id=CONTRIBUTION,
        reference="WR-1",
        contact_id=None,
        account_id=AUTHOR,
        asked_by=ASKER,
    )


def item(**changes: Any) -> Item:
    given: dict[str, Any] = {"id": CONTRIBUTION, "author_id": AUTHOR, "is_public": True}
    return an_item(**(given | changes))


def an_item(**changes: Any) -> Item:
    names = Item.__dataclass_fields__
    rest = dict.fromkeys(names) | {"organisation_id": HERE, "dossier_id": DOSSIER}
    return Item(**(rest | changes))


def appealed(**changes: Any) -> Appealed:
    item_changes = changes.pop("item", {})
    decision = {"outcome": Outcome.HIDDEN, "decided_by": DECIDER, "decided_at": NOW - DAY}
    decided = ModerationDecision(**(decision | changes.pop("decision", {})))
    return Appealed(item(**item_changes), decision=decided, **changes)


def point(**changes: Any) -> Point:
    return Point(organisation_id=HERE, dossier_id=DOSSIER, **changes)


def commitment(**changes: Any) -> Commitment:
    return Commitment(organisation_id=HERE, dossier_id=DOSSIER, **changes)


def notice(state: NoticeState) -> Notice:
    return Notice(organisation_id=HERE, dossier_id=DOSSIER, state=state)


def in_every_phase(make: Callable[[str], Any] = round_in) -> dict[str, Make]:
    return {phase: (lambda phase=phase: make(phase)) for phase in PHASES}


def asking(act: str = ACT, where: UUID | None = HERE) -> Asking:
    return Asking(act, where, DOSSIER if where else None)
