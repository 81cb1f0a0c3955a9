"""Who may get, give up and take away second factors: every row, for every kind of person."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from participatie.identity.models import Account, Organisation, RoleAssignment
from participatie.identity.models.factors import Authenticator, Keyring, Passkey
from participatie.identity.policy import POLICY, Do, Membership
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Assignment, Role

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HERE, THERE = Organisation(id=uuid4(), name="Hier"), Organisation(id=uuid4(), name="Daar")
ME, OTHER = uuid4(), uuid4()
FRESH, STALE = NOW - timedelta(minutes=14), NOW - timedelta(minutes=16)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


def actor(role=Role.CIVIL_SERVANT, proved_at=FRESH, account_id=ME, where=HERE):
    held = frozenset({Assignment(role, where.id)})
    return Actor(account_id=account_id, assignments=held, proved_at=proved_at)


def ring(count, owner=ME):
    passkeys = tuple(Passkey() for _ in range(max(count - 1, 0)))
    return Keyring(Account(id=owner), passkeys, Authenticator() if count else None)


@pytest.mark.parametrize(
    ("who", "count", "reason"),
    [
        (actor(proved_at=None), 0, ""),  # the very first, before anything was shown
        (actor(Role.RESIDENT, proved_at=None), 0, "prove_again"),
        (actor(Role.RESIDENT), 0, ""),
        (actor(proved_at=None), 1, "prove_again"),
        (actor(proved_at=STALE), 1, "prove_again"),
        (actor(), 1, ""),
        (actor(account_id=OTHER), 0, "not_your_account"),
        (actor(Role.ADMINISTRATOR, account_id=OTHER), 0, "not_your_account"),
        (Actor.visitor(), 0, "not_your_account"),
        (Actor.system("demo"), 0, "not_your_account"),
    ],
)
def test_a_factor_is_added_by_its_owner_who_showed_one(who, count, reason):
    assert POLICY.why_not(who, Do.ADD_FACTOR, ring(count)) == reason


@pytest.mark.parametrize(
    ("who", "count", "reason"),
    [
        (actor(), 1, "last_factor"),
        (actor(), 2, ""),
        (actor(proved_at=STALE), 2, "prove_again"),
        (actor(Role.RESIDENT), 1, ""),
        (actor(Role.RESIDENT, proved_at=STALE), 1, "prove_again"),
        (actor(account_id=OTHER), 2, "not_your_account"),
        (Actor.visitor(), 2, "not_your_account"),
    ],
)
def test_staff_never_lose_their_last_factor(who, count, reason):
    assert POLICY.why_not(who, Do.REMOVE_FACTOR, ring(count)) == reason


def membership(*where, owner=OTHER):
    held = [RoleAssignment(role=Role.CIVIL_SERVANT, organisation_id=one.id) for one in where]
    return Membership(HERE, Account(id=owner, assignments=held))


@pytest.mark.parametrize(
    ("who", "whose", "reason"),
    [
        (actor(Role.ADMINISTRATOR), membership(HERE), ""),
        (actor(Role.ADMINISTRATOR, proved_at=STALE), membership(HERE), "prove_again"),
        (actor(Role.ADMINISTRATOR), membership(HERE, owner=ME), "own_rights"),
        (actor(Role.ADMINISTRATOR), membership(HERE, THERE), "works_elsewhere_too"),
        (actor(Role.ADMINISTRATOR, where=THERE), membership(HERE), "not_administrator"),
        *((actor(role), membership(HERE), "not_administrator") for role in set(Role) - {Role.ADMINISTRATOR}),
        (Actor.visitor(), membership(HERE), "not_administrator"),
        (Actor.system("operator"), membership(HERE, THERE), ""),
    ],
)
def test_an_administrator_resets_the_factors_of_a_colleague(who, whose, reason):
    assert POLICY.why_not(who, Do.RESET_FACTORS, whose) == reason
