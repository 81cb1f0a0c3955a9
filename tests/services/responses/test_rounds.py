"""Ending a round with everybody answered, decisions, and commitments with their results."""

from datetime import timedelta

import pytest

from participatie.contributions.queries import get_own
from participatie.contributions.services import rule_late, withdraw_contribution
from participatie.contributions.terms import LateRuling
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.responses import queries, services
from participatie.responses.queries.workbench import Which
from participatie.responses.terms import CommitmentResult
from tests.conftest import Database
from tests.factories.consultations import Consultation, a_closed_round, an_open_round
from tests.factories.responses import a_contribution, a_draft, a_point, an_answered_round, in_days

LEARNED = {"learned": "Wij vroegen te laat om hulp.", "next_steps": "De raad beslist in februari."}


def _conclude(made: Consultation) -> None:
    services.conclude_round(made.project_leader, made.round, **LEARNED)


def test_a_round_is_not_concluded_while_somebody_waits_and_says_exactly_who(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        loose = a_contribution(made, "Ik ook.")
        waiting = a_contribution(made, "Ik nog meer.")
        a_point(made, waiting)
        with pytest.raises(Invalid) as refusal:
            _conclude(made)
    assert refusal.value.reason == "contributions_wait"
    assert refusal.value.details["references"] == (loose.reference, waiting.reference)


def test_somebody_who_said_two_things_waits_until_both_are_answered(db: Database):
    with db.writing():
        given = an_answered_round()
        a_point(given.consultation, given.contribution)
        with pytest.raises(Invalid) as refusal:
            _conclude(given.consultation)
    assert refusal.value.details["references"] == (given.contribution.reference,)


def test_a_round_is_concluded_when_everybody_has_an_answer(db: Database):
    with db.writing():
        made = an_answered_round().consultation
        _conclude(made)
        assert made.round.answered_at is not None
        assert made.round.learned == LEARNED["learned"]
        with pytest.raises(NotAllowed, match="round_not_closed"):
            _conclude(made)


def test_an_open_round_is_not_concluded(db: Database):
    with db.writing():
        made = an_open_round()
        with pytest.raises(NotAllowed, match="round_not_closed"):
            _conclude(made)


@pytest.mark.parametrize("field", ["learned", "next_steps"])
def test_what_was_learned_and_what_comes_next_are_told(db: Database, field: str):
    with db.writing():
        made = an_answered_round().consultation
        with pytest.raises(Invalid) as refusal:
            services.conclude_round(made.project_leader, made.round, **(LEARNED | {field: ""}))
    assert refusal.value.field == field


def test_withdrawn_contributions_ask_no_answer(db: Database):
    with db.writing():
        made = an_open_round(opened_days_ago=30, days=31)
        reaction = a_contribution(made)
        author = Actor.visitor(frozenset({reaction.id}))
        withdraw_contribution(author, get_own(author, reaction.reference))
        with clock.frozen(made.round.closes_at + timedelta(days=1)):
            _conclude(made)
    assert made.round.answered_at is not None


def test_a_late_contribution_waits_for_a_ruling_and_counts_only_when_it_says_so(db: Database):
    with db.writing():
        made = a_closed_round()
        late, later = (a_contribution(made, body, late=True) for body in ("Te laat?", "Nog later?"))
        assert queries.count_coverage(made.round).unruled == 2
        rule_late(made.civil_servant, late, ruling=LateRuling.DOES_NOT_COUNT, reason="Twee weken te laat.")
        rule_late(made.civil_servant, later, ruling=LateRuling.COUNTS, reason="De post was traag.")
        assert [one.reference for one in queries.list_unanswered(made.round)] == [later.reference]
        a_draft(made, point := a_point(made, later))
        services.publish_answer(made.civil_servant, point)
        _conclude(made)
    assert made.round.answered_at is not None


def test_the_counts_and_the_lists_agree(db: Database):
    with db.writing():
        made = an_answered_round().consultation
        loose = a_contribution(made, "De fietspaden zijn te smal.")
        waiting = a_contribution(made, "De put is vol.")
        late = a_contribution(made, "Ik was op vakantie.", late=True)
        a_point(made, waiting)
        counts = queries.count_coverage(made.round)
        lists = {which: queries.list_work(made.round, which=which).items for which in Which}
    assert (counts.total, counts.loose, counts.waiting, counts.unruled, counts.answered) == (4, 1, 1, 1, 1)
    assert [one.id for one in lists[Which.LOOSE]] == [loose.id]
    assert [one.id for one in lists[Which.WAITING]] == [waiting.id]
    assert [one.id for one in lists[Which.UNRULED]] == [late.id]
    assert len(lists[Which.ALL]) == 4
    assert not counts.is_complete


def test_the_list_is_searched_in_dutch_and_by_number(db: Database):
    with db.writing():
        made = a_closed_round()
        wanted = a_contribution(made, "De fietspaden zijn te smal.")
        a_contribution(made, "De put is vol.")
        by_word = queries.list_work(made.round, query="fietspad").items
        by_number = queries.list_work(made.round, query=wanted.reference).items
    assert [one.id for one in by_word] == [one.id for one in by_number] == [wanted.id]


def test_a_decision_names_who_decided_and_lies_not_in_the_future(db: Database):
    with db.writing():
        made = a_closed_round()
        given = {"decided_by": "gemeenteraad", "decided_on": in_days(0), "summary": "Vastgesteld."}
        with pytest.raises(Invalid) as too_early:
            services.record_decision(
                made.project_leader, made.dossier, made.version, **(given | {"decided_on": in_days(1)})
            )
        with pytest.raises(Invalid) as nobody:
            services.record_decision(
                made.project_leader, made.dossier, made.version, **(given | {"decided_by": ""})
            )
        services.record_decision(made.project_leader, made.dossier, made.version, **given)
        (decision,) = queries.list_decisions(made.dossier.id)
    assert too_early.value.field == "decided_on"
    assert nobody.value.field == "decided_by"
    assert decision.summary == "Vastgesteld."


def test_a_commitment_is_late_as_soon_as_its_day_has_passed(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        assert [one.state for one in queries.list_commitments(made.dossier.id)] == ["open"]
        with clock.frozen(clock.now() + timedelta(days=91)):
            assert [one.state for one in queries.list_commitments(made.dossier.id)] == ["late"]


def test_a_commitment_ends_with_words_and_only_once(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        (promised,) = queries.list_commitments(made.dossier.id)
        commitment = queries.get_commitment(made.civil_servant, made.dossier, str(promised.id))
        with pytest.raises(Invalid) as silent:
            services.end_commitment(made.civil_servant, commitment, result=CommitmentResult.KEPT, text="")
        services.end_commitment(
            made.civil_servant, commitment, result=CommitmentResult.KEPT, text="Het noodteam is er."
        )
        with pytest.raises(NotAllowed, match="commitment_has_ended"):
            services.end_commitment(
                made.civil_servant, commitment, result=CommitmentResult.BROKEN, text="Toch niet."
            )
        assert [one.state for one in queries.list_commitments(made.dossier.id)] == ["done"]
    assert silent.value.field == "text"


def test_a_draft_commitment_goes_as_it_came_and_a_public_one_stays(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        point = a_point(made, a_contribution(made))
        draft = services.make_commitment(
            made.civil_servant, point, what="Een brief", who="gemeente", due_on=in_days(3)
        )
        with pytest.raises(Conflict, match="commitment_is_draft"):
            services.end_commitment(made.civil_servant, draft, result=CommitmentResult.KEPT, text="Klaar.")
        services.drop_commitment(made.civil_servant, draft)
        assert queries.commitments_of([point.id]) == {}
        (promised,) = queries.list_commitments(made.dossier.id)
        public = queries.get_commitment(made.civil_servant, made.dossier, str(promised.id))
        with pytest.raises(Conflict, match="commitment_is_public"):
            services.drop_commitment(made.civil_servant, public)


@pytest.mark.parametrize(
    ("changes", "field"), [({"what": ""}, "what"), ({"who": ""}, "who"), ({"due_on": in_days(-1)}, "due_on")]
)
def test_a_commitment_says_what_who_and_a_day_to_come(db: Database, changes: dict[str, object], field: str):
    with db.writing():
        made = a_closed_round()
        given = {"what": "Een brief", "who": "gemeente", "due_on": in_days(3)} | changes
        with pytest.raises(Invalid) as refusal:
            services.make_commitment(made.civil_servant, a_point(made), **given)  # type: ignore[arg-type]
    assert refusal.value.field == field
