"""Who may take something out of sight: every row of the table, for every role."""

from types import SimpleNamespace
from typing import Any

import pytest

from participatie.contributions.terms import Publication
from participatie.kernel.actor import Actor, Assignment, Role
from participatie.kernel.ids import new_id
from participatie.moderation import policy
from participatie.moderation.policy import Do

HERE, ELSEWHERE, DOSSIER, OTHER_DOSSIER = new_id(), new_id(), new_id(), new_id()


def somebody(role: Role, organisation: Any = HERE, dossier: Any = None) -> Actor:
    return Actor(account_id=new_id(), assignments=frozenset({Assignment(role, organisation, dossier)}))


def a_contribution(publication: Publication, author: Any = None) -> Any:
    return SimpleNamespace(
        organisation_id=HERE, dossier_id=DOSSIER, publication=publication, account_id=author
    )


SHOWN, WITHHELD = a_contribution(Publication.SHOWN), a_contribution(Publication.WITHHELD)
MODERATOR = somebody(Role.MODERATOR)


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (MODERATOR, True),
        (somebody(Role.MODERATOR, dossier=DOSSIER), True),
        (somebody(Role.MODERATOR, dossier=OTHER_DOSSIER), False),
        (somebody(Role.MODERATOR, organisation=ELSEWHERE), False),
        *[(somebody(role), False) for role in Role if role is not Role.MODERATOR],
        (Actor.visitor(), False),
        (Actor.system("demo"), False),
    ],
)
def test_only_a_moderator_of_the_organisation_or_dossier_decides(actor: Actor, allowed: bool) -> None:
    assert policy.allows(actor, Do.WITHHOLD, SHOWN) is allowed
    assert policy.allows(actor, Do.RESTORE, WITHHELD) is allowed


def test_what_is_withheld_already_can_only_be_put_back_and_the_other_way_round() -> None:
    assert policy.why_not(MODERATOR, Do.WITHHOLD, WITHHELD) == "already_withheld"
    assert policy.why_not(MODERATOR, Do.RESTORE, SHOWN) == "not_withheld"


def test_nobody_moderates_their_own_words() -> None:
    own = a_contribution(Publication.SHOWN, author=MODERATOR.account_id)
    assert policy.why_not(MODERATOR, Do.WITHHOLD, own) == "own_contribution"


def test_the_list_is_for_moderators_of_any_organisation() -> None:
    assert policy.allows(somebody(Role.MODERATOR, organisation=ELSEWHERE), Do.MODERATE, None)
    assert policy.why_not(somebody(Role.CIVIL_SERVANT), Do.MODERATE, None) == "moderators_only"


def test_every_row_of_the_table_is_tested_here() -> None:
    assert set(policy.POLICY.table) == {Do.MODERATE, Do.WITHHOLD, Do.RESTORE} == set(Do)
