"""Who may look into the ledger and have a notice sent again: every row of the table, for every role."""

from types import SimpleNamespace
from typing import Any

import pytest

from participatie.kernel.actor import Actor, Assignment, Role
from participatie.kernel.ids import new_id
from participatie.notifications import policy
from participatie.notifications.policy import Do
from participatie.notifications.terms import NoticeState

HERE, ELSEWHERE, DOSSIER, OTHER_DOSSIER = new_id(), new_id(), new_id(), new_id()
THE_DOSSIER: Any = SimpleNamespace(id=DOSSIER, organisation_id=HERE)


def somebody(role: Role, organisation: Any = HERE, dossier: Any = None) -> Actor:
    return Actor(account_id=new_id(), assignments=frozenset({Assignment(role, organisation, dossier)}))


def a_notice(state: NoticeState) -> Any:
    return SimpleNamespace(organisation_id=HERE, dossier_id=DOSSIER, state=state)


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (somebody(Role.CIVIL_SERVANT), True),
        (somebody(Role.PROJECT_LEADER), True),
        (somebody(Role.ADMINISTRATOR), True),
        (somebody(Role.CIVIL_SERVANT, dossier=DOSSIER), True),
        (somebody(Role.CIVIL_SERVANT, dossier=OTHER_DOSSIER), False),
        (somebody(Role.CIVIL_SERVANT, organisation=ELSEWHERE), False),
        (somebody(Role.MODERATOR), False),
        (somebody(Role.COUNCIL_MEMBER), False),
        (somebody(Role.RESIDENT), False),
        (Actor.visitor(), False),
    ],
)
def test_the_ledger_is_for_those_who_answer_the_dossier(actor: Actor, allowed: bool) -> None:
    assert policy.allows(actor, Do.READ_LEDGER, THE_DOSSIER) is allowed
    assert policy.allows(actor, Do.RETRY, a_notice(NoticeState.FAILED)) is allowed


@pytest.mark.parametrize("state", [NoticeState.OWED, NoticeState.SENT, NoticeState.ON_PAGE])
def test_only_what_failed_is_sent_again(state: NoticeState) -> None:
    refused = policy.POLICY.why_not(somebody(Role.CIVIL_SERVANT), Do.RETRY, a_notice(state))
    assert refused == "notice_did_not_fail"


def test_every_row_of_the_table_is_tested_here() -> None:
    assert set(policy.POLICY.table) == {Do.READ_LEDGER, Do.RETRY} == set(Do)
