"""Who may answer, and when: every row of the table, for every kind of actor and in every phase."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from participatie.consultations.models import Dossier, Round
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Assignment, Role
from participatie.responses import policy
from participatie.responses.models import Commitment, Point
from participatie.responses.policy import Do
from participatie.responses.terms import CommitmentResult

HERE, ELSEWHERE, DOSSIER = uuid4(), uuid4(), uuid4()
OPENS = datetime(2026, 10, 1, tzinfo=UTC)
CLOSES = datetime(2026, 11, 12, tzinfo=UTC)


def _actor(role: Role, organisation: Any = HERE, dossier: Any = None) -> Actor:
    return Actor(account_id=uuid4(), assignments=frozenset({Assignment(role, organisation, dossier)}))


ANSWERING = {
    "ambtenaar": _actor(Role.CIVIL_SERVANT),
    "projectleider": _actor(Role.PROJECT_LEADER),
    "beheerder": _actor(Role.ADMINISTRATOR),
    "ambtenaar van alleen dit dossier": _actor(Role.CIVIL_SERVANT, HERE, DOSSIER),
}
OTHERS = {
    "bezoeker": Actor.visitor(),
    "inwoner": _actor(Role.RESIDENT),
    "moderator": _actor(Role.MODERATOR),
    "raadslid": _actor(Role.COUNCIL_MEMBER),
    "ambtenaar van elders": _actor(Role.CIVIL_SERVANT, ELSEWHERE),
    "ambtenaar van een ander dossier": _actor(Role.CIVIL_SERVANT, HERE, uuid4()),
    "een taak op de achtergrond": Actor.system("retention"),
}


def _dossier() -> Dossier:
    return Dossier(id=DOSSIER, organisation_id=HERE)


def _round(**changes: Any) -> Round:
    given = {"announced_at": OPENS, "opens_at": OPENS, "closes_at": CLOSES, "answered_at": None}
    return Round(dossier=_dossier(), dossier_id=DOSSIER, **(given | changes))


def _point(**changes: Any) -> Point:
    return Point(organisation_id=HERE, dossier_id=DOSSIER, **changes)


def _commitment(**changes: Any) -> Commitment:
    return Commitment(organisation_id=HERE, dossier_id=DOSSIER, **changes)


SUBJECTS: dict[Do, Any] = {
    Do.READ_DRAFTS: _point(),
    Do.MAKE_POINT: _round(),
    Do.CHANGE_POINT: _point(),
    Do.BUNDLE: _point(),
    Do.UNBUNDLE: _point(),
    Do.DRAFT_ANSWER: _point(),
    Do.PROPOSE_CHANGE: _dossier(),
    Do.DROP_CHANGE: _dossier(),
    Do.MAKE_COMMITMENT: _point(),
    Do.DROP_COMMITMENT: _commitment(),
    Do.PUBLISH_ANSWER: _point(),
    Do.PUBLISH_VERSION: _dossier(),
    Do.FOLLOW_TEXT: _dossier(),
    Do.CONCLUDE_ROUND: _round(),
    Do.RECORD_DECISION: _dossier(),
    Do.END_COMMITMENT: _commitment(),
}
BY_ITSELF = Do.FOLLOW_TEXT
BY_PEOPLE = [do for do in Do if do is not BY_ITSELF]
AFTER_CLOSING = CLOSES + timedelta(days=1)


def test_every_act_is_in_the_table_and_tested():
    assert set(policy.POLICY.table) == set(Do) == set(SUBJECTS)


@pytest.mark.parametrize("do", BY_PEOPLE)
@pytest.mark.parametrize("who", list(ANSWERING))
def test_who_answers_may(do: Do, who: str):
    with clock.frozen(AFTER_CLOSING):
        assert policy.allows(ANSWERING[who], do, SUBJECTS[do])


@pytest.mark.parametrize("do", BY_PEOPLE)
@pytest.mark.parametrize("who", list(OTHERS))
def test_others_may_not(do: Do, who: str):
    with clock.frozen(AFTER_CLOSING):
        assert policy.why_not(OTHERS[who], do, SUBJECTS[do]) == "not_your_dossier"


def test_only_the_site_itself_lets_promises_follow_a_text():
    assert policy.allows(Actor.system("responses"), BY_ITSELF, _dossier())
    assert not any(policy.allows(who, BY_ITSELF, _dossier()) for who in ANSWERING.values())


PHASES = {
    "concept": (_round(announced_at=None), OPENS),
    "aangekondigd": (_round(), OPENS - timedelta(days=1)),
    "open": (_round(), OPENS + timedelta(days=1)),
    "uitloop": (_round(), CLOSES + timedelta(minutes=5)),
    "gesloten": (_round(), AFTER_CLOSING),
    "beantwoord": (_round(answered_at=AFTER_CLOSING), AFTER_CLOSING + timedelta(days=1)),
}


@pytest.mark.parametrize(
    ("phase", "make_point", "conclude"),
    [
        ("concept", "round_has_not_begun", "round_not_closed"),
        ("aangekondigd", "round_has_not_begun", "round_not_closed"),
        ("open", "", "round_not_closed"),
        ("uitloop", "", "round_not_closed"),
        ("gesloten", "", ""),
        ("beantwoord", "", "round_not_closed"),
    ],
)
def test_the_phase_of_the_round_decides(phase: str, make_point: str, conclude: str):
    round_, at = PHASES[phase]
    actor = ANSWERING["ambtenaar"]
    with clock.frozen(at):
        assert policy.why_not(actor, Do.MAKE_POINT, round_) == make_point
        assert policy.why_not(actor, Do.CONCLUDE_ROUND, round_) == conclude


def test_what_is_public_stays_as_it_is():
    actor = ANSWERING["projectleider"]
    published = _point(published_at=AFTER_CLOSING)
    ended = _commitment(result=CommitmentResult.KEPT)
    assert policy.why_not(actor, Do.UNBUNDLE, published) == "answer_is_public"
    assert policy.why_not(actor, Do.END_COMMITMENT, ended) == "commitment_has_ended"
    assert policy.allows(actor, Do.DRAFT_ANSWER, published)
