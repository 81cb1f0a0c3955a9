"""Who may do what in consultations: every action for every kind of actor in every phase."""

from datetime import timedelta

import pytest

from participatie.consultations import policy
from participatie.consultations.models import Dossier, Round
from participatie.consultations.policy import Do
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Assignment, Role
from participatie.kernel.ids import new_id

HERE, ELSEWHERE, DOSSIER, OTHER_DOSSIER = new_id(), new_id(), new_id(), new_id()
NOW = clock.now()
DAY = timedelta(days=1)


def actor(role: Role, organisation=HERE, dossier=None) -> Actor:
    return Actor(account_id=new_id(), assignments=frozenset({Assignment(role, organisation, dossier)}))


AUTHORS = {
    "civil servant": actor(Role.CIVIL_SERVANT),
    "project leader": actor(Role.PROJECT_LEADER),
    "administrator": actor(Role.ADMINISTRATOR),
}
ON_THIS_DOSSIER = {"civil servant of this dossier": actor(Role.CIVIL_SERVANT, dossier=DOSSIER)}
OTHERS = {
    "visitor": Actor.visitor(),
    "resident": actor(Role.RESIDENT),
    "moderator": actor(Role.MODERATOR),
    "council member": actor(Role.COUNCIL_MEMBER),
    "civil servant elsewhere": actor(Role.CIVIL_SERVANT, ELSEWHERE),
    "administrator elsewhere": actor(Role.ADMINISTRATOR, ELSEWHERE),
    "civil servant of another dossier": actor(Role.CIVIL_SERVANT, dossier=OTHER_DOSSIER),
}
SYSTEM = {"system": Actor.system("job")}
EVERYBODY = AUTHORS | ON_THIS_DOSSIER | OTHERS | SYSTEM


def dossier(*, public: bool) -> Dossier:
    return Dossier(id=DOSSIER, organisation_id=HERE, published_at=NOW if public else None)


def a_round(opens: int, closes: int, *, announced: bool = True, answered: bool = False) -> Round:
    return Round(
        dossier=dossier(public=announced),
        announced_at=NOW - 90 * DAY if announced else None,
        opens_at=NOW + opens * DAY,
        closes_at=NOW + closes * DAY,
        answered_at=NOW - DAY if answered else None,
    )


DRAFT, PUBLIC = dossier(public=False), dossier(public=True)
PHASES = {
    "concept": a_round(1, 30, announced=False),
    "aangekondigd": a_round(1, 30),
    "open": a_round(-1, 30),
    "gesloten": a_round(-30, -2),
    "beantwoord": a_round(-30, -2, answered=True),
}
IN_GRACE = a_round(-30, 0)
IN_GRACE.closes_at = NOW - timedelta(minutes=5)
PHASES["uitloop"] = IN_GRACE

MAKERS = frozenset(AUTHORS | ON_THIS_DOSSIER)
RULES = {
    (Do.CHANGE_DOSSIER, "draft"): MAKERS,
    (Do.CHANGE_DOSSIER, "public"): MAKERS,
    (Do.CHANGE_PROMISE, "draft"): MAKERS,
    (Do.CHANGE_PROMISE, "public"): frozenset(),
    (Do.ADD_PARTNER, "draft"): MAKERS,
    (Do.ADD_PARTNER, "public"): MAKERS,
    (Do.PLAN_ROUND, "draft"): MAKERS,
    (Do.PLAN_ROUND, "public"): MAKERS,
    (Do.WRITE_TEXT, "draft"): MAKERS,
    (Do.WRITE_TEXT, "public"): MAKERS,
    (Do.PUBLISH_TEXT, "draft"): MAKERS,
    (Do.PUBLISH_TEXT, "public"): MAKERS,
    (Do.SEE_DOSSIER, "draft"): MAKERS | frozenset(SYSTEM),
    (Do.SEE_DOSSIER, "public"): frozenset(EVERYBODY),
}
OPEN_PHASES = {
    Do.CHANGE_ROUND: {"concept"},
    Do.ANNOUNCE_ROUND: {"concept"},
    Do.EXTEND_ROUND: {"aangekondigd", "open"},
    Do.ANSWER_ROUND: {"gesloten"},
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(("action", "phase"), RULES)
def test_who_may_do_what_with_a_dossier(action: Do, phase: str, who: str) -> None:
    subject = DRAFT if phase == "draft" else PUBLIC
    assert policy.allows(EVERYBODY[who], action, subject) == (who in RULES[action, phase])


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("action", OPEN_PHASES)
def test_who_may_do_what_with_a_round_in_each_phase(action: Do, phase: str, who: str) -> None:
    allowed = who in MAKERS and phase in OPEN_PHASES[action]
    assert policy.allows(EVERYBODY[who], action, PHASES[phase]) == allowed


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_starts_a_dossier_works_for_the_whole_organisation(who: str) -> None:
    organisation = Organisation(id=HERE)
    assert policy.allows(EVERYBODY[who], Do.START_DOSSIER, organisation) == (who in AUTHORS)


def test_a_refusal_says_why() -> None:
    stranger, maker = OTHERS["civil servant elsewhere"], AUTHORS["civil servant"]
    assert policy.why_not(stranger, Do.CHANGE_DOSSIER, PUBLIC) == "other_organisation"
    assert policy.why_not(maker, Do.CHANGE_PROMISE, PUBLIC) == "promise_stands"
    assert policy.why_not(maker, Do.CHANGE_ROUND, PHASES["open"]) == "round_announced"
    assert policy.why_not(maker, Do.EXTEND_ROUND, PHASES["gesloten"]) == "round_not_running"
    assert policy.why_not(maker, Do.ANSWER_ROUND, PHASES["open"]) == "round_not_closed"


def test_every_action_has_a_row() -> None:
    assert set(policy.POLICY.table) == set(Do)
