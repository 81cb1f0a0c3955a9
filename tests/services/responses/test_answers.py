"""Answers: what may be published, and what happens when one is corrected."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from participatie.facts.models import FactRow
from participatie.kernel.errors import Conflict, Invalid, NotFound
from participatie.responses import queries, services
from participatie.responses.models import Answer, Point
from participatie.responses.terms import Outcome
from tests.conftest import Database
from tests.factories.consultations import Consultation, a_closed_round
from tests.factories.responses import (
    a_change,
    a_contribution,
    a_draft,
    a_point,
    an_answered_round,
    in_days,
)


def _point_with_draft(outcome: Outcome | None = Outcome.NO, **changes: Any) -> tuple[Consultation, Point]:
    made = a_closed_round()
    return made, a_draft(made, a_point(made, a_contribution(made)), outcome, **changes)


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"we_read": ""}, "we_read_is_missing", "we_read"),
        ({"answer": ""}, "answer_is_missing", "answer"),
        ({"outcome": None}, "outcome_is_missing", "outcome"),
        ({"reason": None}, "no_needs_reason", "reason"),
        ({"interest": ""}, "no_needs_interest", "interest"),
        ({"outcome": Outcome.YES}, "yes_needs_change", "changes"),
        ({"outcome": Outcome.PARTLY}, "yes_needs_change", "changes"),
        ({"outcome": Outcome.LATER}, "later_needs_commitment", "commitments"),
        ({"outcome": Outcome.OTHER_ORGANISATION}, "other_is_not_named", "other_organisation"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_at_its_field(
    db: Database, changes: dict[str, Any], reason: str, field: str
):
    with db.writing():
        made, point = _point_with_draft(**changes)
        with pytest.raises(Invalid) as refusal:
            services.publish_answer(made.civil_servant, point)
        assert (refusal.value.reason, refusal.value.field) == (reason, field)
        with pytest.raises(NotFound):
            queries.read_point(made.dossier, point.number)


def test_an_answer_to_nobody_is_refused(db: Database):
    with db.writing():
        made = a_closed_round()
        point = a_draft(made, a_point(made))
        with pytest.raises(Invalid, match="point_is_empty"):
            services.publish_answer(made.civil_servant, point)


@pytest.mark.parametrize("outcome", [Outcome.ALREADY, Outcome.NO_RESPONSE_NEEDED])
def test_some_outcomes_need_no_more_than_an_answer(db: Database, outcome: Outcome):
    with db.writing():
        made, point = _point_with_draft(outcome, reason=None, interest="")
        assert services.publish_answer(made.civil_servant, point).outcome is outcome


def test_a_yes_may_rest_on_changed_words_or_on_a_commitment(db: Database):
    with db.writing():
        made, point = _point_with_draft(Outcome.YES)
        a_change(made, point)
        other = a_draft(made, a_point(made, a_contribution(made)), Outcome.YES)
        services.make_commitment(
            made.civil_servant, other, what="Een brief", who="gemeente", due_on=in_days(30)
        )
        assert services.publish_answer(made.civil_servant, point).revision == 1
        assert services.publish_answer(made.civil_servant, other).revision == 1


def test_nobody_outside_sees_a_draft_and_everybody_sees_an_answer(db: Database):
    with db.writing():
        made, point = _point_with_draft()
        with pytest.raises(NotFound):
            queries.read_point(made.dossier, point.number)
        services.publish_answer(made.civil_servant, point)
        assert queries.read_point(made.dossier, point.number).answer.text == point.answer


def test_a_correction_needs_an_explanation_and_the_old_answer_stays_readable(db: Database):
    with db.writing():
        made, point = _point_with_draft()
        services.publish_answer(made.civil_servant, point)
        a_draft(made, point, answer="Het meldpunt is tot 22.00 uur open.")
        assert queries.read_point(made.dossier, point.number).answer.text.startswith("Het meldpunt is alleen")
        with pytest.raises(Invalid) as refusal:
            services.publish_answer(made.civil_servant, point)
        assert refusal.value.field == "correction"
        services.publish_answer(made.civil_servant, point, correction="De tijd klopte niet.")
        read = queries.read_point(made.dossier, point.number)
    assert (read.answer.revision, read.answer.correction) == (2, "De tijd klopte niet.")
    assert [one.answer.text for one in read.earlier] == ["Het meldpunt is alleen overdag open."]


def test_what_is_promised_after_publishing_stays_private_until_the_correction(db: Database):
    with db.writing():
        given = an_answered_round()
        made, point = given.consultation, given.point
        services.make_commitment(
            made.civil_servant, point, what="Ook een brief", who="gemeente", due_on=in_days(9)
        )
        assert len(queries.read_point(made.dossier, point.number).commitments) == 1
        services.publish_answer(made.civil_servant, point, correction="Wij beloven nu ook een brief.")
        assert len(queries.read_point(made.dossier, point.number).commitments) == 2


def test_a_published_answer_cannot_be_rewritten_not_even_by_the_database_user(db: Database):
    with db.writing():
        answer = an_answered_round().answer
        with pytest.raises(IntegrityError, match="append only"), db.session.begin_nested():
            db.session.execute(sa.update(Answer).where(Answer.id == answer.id).values(text="Iets anders"))


def test_two_people_saving_the_same_draft_are_told_apart(db: Database):
    with db.writing():
        made, point = _point_with_draft()
        with pytest.raises(Conflict, match="changed_meanwhile"):
            a_draft(made, point, revision=point.revision - 1)


def test_publishing_is_told_once_with_the_outcome(db: Database):
    with db.writing():
        given = an_answered_round()
        fact = db.session.scalars(sa.select(FactRow).where(FactRow.kind == "AnswerPublished")).one()
    assert fact.subject_id == given.point.id
    assert fact.data == {"answer_id": str(given.answer.id), "revision": 1, "outcome": "deels"}


def test_an_earlier_answer_still_shows_the_words_it_promised_then(db: Database):
    with db.writing():
        made, point = _point_with_draft(Outcome.YES)
        change = a_change(made, point)
        services.make_commitment(
            made.civil_servant, point, what="Een brief", who="gemeente", due_on=in_days(30)
        )
        services.publish_answer(made.civil_servant, point)
    with db.writing():
        services.drop_change(made.civil_servant, change, point=point)
        services.publish_answer(made.civil_servant, point, correction="Deze woorden blijven toch staan.")
    with db.writing():
        read = queries.read_point(made.dossier, point.number)
        assert read.changes == ()
        assert [(words.was, words.becomes) for words in read.earlier[0].promised] == [
            (change.was, change.becomes)
        ]
