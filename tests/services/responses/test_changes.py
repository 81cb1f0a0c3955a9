"""Changed words: proposed for answers or ambtshalve, and together the next version."""

from collections.abc import Callable
from typing import Any

import pytest

from participatie.consultations.queries import read_text
from participatie.consultations.services.texts import NewArticle, NewParagraph
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.responses import queries, services
from participatie.responses.logic.changes import ChangeRefused
from participatie.responses.terms import Outcome
from tests.conftest import Database
from tests.factories.consultations import a_closed_round, a_version, an_open_round
from tests.factories.identity import an_actor, an_organisation
from tests.factories.responses import (
    Answered,
    a_change,
    a_contribution,
    a_draft,
    a_paragraph,
    a_point,
    an_answered_round,
)


def _texts(version_id: object) -> dict[str, str]:
    text = read_text(version_id)  # type: ignore[arg-type]
    return {paragraph.number: paragraph.text for article in text for paragraph in article.paragraphs}


def test_the_old_words_must_stand_in_the_paragraph(db: Database):
    with db.writing():
        made = a_closed_round()
        with pytest.raises(ChangeRefused) as refusal:
            a_change(made, a_point(made), was="binnen 48 uur")
    assert (refusal.value.reason, refusal.value.field) == ("change_was_not_found", "was")


def test_a_change_nobody_asked_for_needs_a_reason_of_its_own(db: Database):
    with db.writing():
        made = a_closed_round()
        with pytest.raises(Invalid) as refusal:
            a_change(made)
        assert refusal.value.field == "own_reason"
        change = a_change(made, own_reason="De wet vraagt dit.")
        found = queries.list_waiting_changes(made.version.id)
    assert [(one.id, one.is_own_motion, one.own_reason) for one in found] == [
        (change.id, True, "De wet vraagt dit.")
    ]


def test_the_same_change_for_two_points_is_one_change_with_two_causes(db: Database):
    with db.writing():
        made = a_closed_round()
        one, other = a_point(made, a_contribution(made)), a_point(made, a_contribution(made))
        assert a_change(made, one).id == a_change(made, other).id
        (change,) = queries.list_waiting_changes(made.version.id)
    assert [cause.number for cause in change.causes] == [1, 2]


def test_the_point_of_another_dossier_causes_nothing_here(db: Database):
    with db.writing():
        made = a_closed_round()
        with pytest.raises(Invalid, match="other_dossier"):
            a_change(made, a_point(a_closed_round()))


def test_words_are_changed_only_in_the_newest_text(db: Database):
    with db.writing():
        made = a_closed_round()
        a_version(made.civil_servant, made.dossier)
        with pytest.raises(Conflict, match="text_is_superseded"):
            a_change(made, a_point(made))


def test_a_draft_change_can_be_taken_back_and_a_promised_one_cannot(db: Database):
    with db.writing():
        made = a_closed_round()
        point = a_point(made, a_contribution(made))
        services.drop_change(made.civil_servant, a_change(made, point))
        assert queries.list_waiting_changes(made.version.id) == ()
        given = an_answered_round()
        with pytest.raises(Conflict, match="change_is_public"):
            services.drop_change(given.consultation.civil_servant, given.change)


def test_taking_a_shared_change_back_for_one_point_leaves_it_to_the_other(db: Database):
    with db.writing():
        made = a_closed_round()
        one, other = a_point(made, a_contribution(made)), a_point(made, a_contribution(made))
        a_change(made, one)
        change = a_change(made, other)
        services.drop_change(made.civil_servant, change, point=one)
        (left,) = queries.list_waiting_changes(made.version.id)
    assert [cause.number for cause in left.causes] == [other.number]


def test_a_draft_lets_go_of_a_change_that_another_answer_promised(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        other = a_point(made, a_contribution(made))
        a_change(made, other)
        services.drop_change(made.civil_servant, given.change, point=other)
        (left,) = queries.list_waiting_changes(made.version.id)
    assert [cause.number for cause in left.causes] == [given.point.number]


def test_own_words_that_wait_for_an_answer_already_are_told_and_do_not_wait_in_silence(db: Database):
    with db.writing():
        made = a_closed_round()
        waiting = a_change(made, a_point(made))
        paragraph = a_paragraph(made)
        with pytest.raises(Conflict, match="change_waits_for_answer"):
            services.propose_change(
                made.civil_servant,
                made.dossier,
                paragraph,
                was=waiting.was,
                becomes=waiting.becomes,
                own_reason="De wet vraagt dit ook.",
            )


def test_the_next_version_holds_promised_words_and_own_words_but_no_drafts(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        own = a_change(
            made,
            was="krijgt hulp",
            becomes="krijgt gratis hulp",
            paragraph="3.2",
            own_reason="De raad wil dit.",
        )
        draft_of = a_point(made, a_contribution(made, "Te weinig plek."), title="Parkeren")
        draft = a_change(made, draft_of, was="40", becomes="30", paragraph="4.1")
        version = services.publish_next_version(
            made.civil_servant, made.dossier, made.version, label="Gewijzigd ontwerp"
        )
        texts, in_version = _texts(version.id), queries.list_changes_in(version.id)
        (moved,) = queries.list_waiting_changes(version.id)
    assert texts["3.1"] == "De gemeente helpt binnen 12 uur wie water in huis heeft."
    assert texts["3.2"] == "Wie zelf niet kan dweilen, krijgt gratis hulp van het noodteam."
    assert "40 parkeerplaatsen" in texts["4.1"]
    assert {one.id for one in in_version} == {given.change.id, own.id}
    assert moved.id == draft.id


def test_a_version_knows_who_caused_each_change(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        version = services.publish_next_version(
            made.civil_servant, made.dossier, made.version, label="Gewijzigd ontwerp"
        )
        (change,) = queries.list_changes_in(version.id)
        (cause,) = change.causes
    assert (cause.title, cause.outcome) == ("Hulp moet sneller komen", Outcome.PARTLY)
    assert [raiser.reference for raiser in cause.raised_by] == [given.contribution.reference]
    assert given.change.version_id == version.id


def test_the_paragraph_keeps_its_lineage_in_the_next_version(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        version = services.publish_next_version(
            made.civil_servant, made.dossier, made.version, label="Versie 2"
        )
        old, new = read_text(made.version.id), read_text(version.id)
    assert [p.lineage_id for a in old for p in a.paragraphs] == [
        p.lineage_id for a in new for p in a.paragraphs
    ]


def test_a_paragraph_of_which_no_word_is_left_is_gone(db: Database):
    with db.writing():
        made = a_closed_round()
        whole = a_paragraph(made, "4.1").text
        a_change(made, was=whole, becomes="", paragraph="4.1", own_reason="Dit staat al in een ander plan.")
        version = services.publish_next_version(
            made.civil_servant, made.dossier, made.version, label="Versie 2"
        )
        assert list(_texts(version.id)) == ["3.1", "3.2"]
        assert [article.number for article in read_text(version.id)] == ["3"]


def test_nothing_is_published_when_nothing_changed(db: Database):
    with db.writing():
        made = a_closed_round()
        with pytest.raises(Invalid, match="nothing_to_publish"):
            services.publish_next_version(made.civil_servant, made.dossier, made.version, label="Versie 2")


def test_two_changes_of_the_same_words_are_refused_with_their_paragraph(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        a_change(made, was="helpt binnen 24", becomes="komt binnen 6", own_reason="Sneller kan ook.")
        with pytest.raises(Conflict) as refusal:
            services.publish_next_version(made.civil_servant, made.dossier, made.version, label="Versie 2")
    assert (refusal.value.reason, refusal.value.details["number"]) == ("changes_do_not_fit", "3.1")


def test_the_text_rests_while_people_react_to_it(db: Database):
    with db.writing():
        made = an_open_round()
        a_change(made, own_reason="De wet vraagt dit.")
        with pytest.raises(Conflict, match="round_runs"):
            services.publish_next_version(made.civil_servant, made.dossier, made.version, label="Versie 2")


def test_another_organisation_changes_no_words_here(db: Database):
    with db.writing():
        made = a_closed_round()
        stranger = an_actor(an_organisation("Gemeente Elders"))
        with pytest.raises(NotAllowed, match="not_your_dossier"):
            services.propose_change(
                stranger, made.dossier, a_paragraph(made), was="24", becomes="12", own_reason="Zomaar."
            )


def test_a_draft_answer_shows_no_outcome_as_a_cause(db: Database):
    with db.writing():
        made = a_closed_round()
        point = a_draft(made, a_point(made, a_contribution(made)), Outcome.YES)
        a_change(made, point)
        (change,) = queries.list_waiting_changes(made.version.id)
    assert [(cause.outcome, cause.is_public) for cause in change.causes] == [(None, False)]
    assert not change.is_settled


def _corrected(given: Answered, **changes: Any) -> None:
    made = given.consultation
    a_draft(made, given.point, changes.pop("outcome", Outcome.PARTLY), **changes)
    services.publish_answer(made.civil_servant, given.point, correction="Wij hadden ons vergist.")


def test_two_answers_cannot_promise_different_words_for_the_same_words(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        other = a_draft(made, a_point(made, a_contribution(made)), Outcome.YES)
        a_change(made, other, was="helpt binnen 24 uur", becomes="komt binnen een dag")
        with pytest.raises(Conflict) as refusal:
            services.publish_answer(made.civil_servant, other)
        assert (refusal.value.reason, refusal.value.details["number"]) == ("changes_do_not_fit", "3.1")
        assert queries.list_answers(other) == []


def test_a_promised_change_taken_back_stays_promised_until_the_answer_is_corrected(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        services.drop_change(made.civil_servant, given.change, point=given.point)
        assert [one.id for one in queries.read_point(made.dossier, 1).changes] == [given.change.id]
        better = a_change(made, given.point, becomes="binnen 18 uur")
        _corrected(given)
        assert [one.id for one in queries.read_point(made.dossier, 1).changes] == [better.id]
        version = services.publish_next_version(
            made.civil_servant, made.dossier, made.version, label="Versie 2"
        )
        assert _texts(version.id)["3.1"] == "De gemeente helpt binnen 18 uur wie water in huis heeft."


def test_the_only_change_of_a_yes_is_taken_back_only_with_another_outcome(db: Database):
    with db.writing():
        made = a_closed_round()
        point = a_draft(made, a_point(made, a_contribution(made)), Outcome.YES)
        change = a_change(made, point)
        services.publish_answer(made.civil_servant, point)
        services.drop_change(made.civil_servant, change, point=point)
        with pytest.raises(Invalid, match="yes_needs_change"):
            services.publish_answer(made.civil_servant, point, correction="Toch niet.")
        a_draft(made, point, Outcome.NO)
        services.publish_answer(made.civil_servant, point, correction="Toch niet.")
        with pytest.raises(Invalid, match="nothing_to_publish"):
            services.publish_next_version(made.civil_servant, made.dossier, made.version, label="Versie 2")


def test_a_public_answer_gets_no_changes_that_were_proposed_after_it(db: Database):
    with db.writing():
        made = a_closed_round()
        first, second = (a_draft(made, a_point(made, a_contribution(made)), Outcome.YES) for _ in range(2))
        shared = a_change(made, first)
        a_change(made, second, was="40", becomes="30", paragraph="4.1")
        services.publish_answer(made.civil_servant, second)
        assert a_change(made, second).id == shared.id
        (shown,) = queries.read_point(made.dossier, second.number).changes
        assert shown.becomes == "30"
        assert not any(one.is_settled for one in queries.list_changes_for([first.id])[first.id])


def test_what_was_promised_follows_a_text_that_was_published_at_the_desk(
    db: Database, run_jobs: Callable[..., int]
):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        own = a_change(made, was="40", becomes="30", paragraph="4.1", own_reason="De raad wil dit.")
        texts = [
            NewArticle(
                article.number,
                article.heading,
                article.lineage_id,
                [
                    NewParagraph(one.number, one.text.replace("40", "30"), one.lineage_id)
                    for one in article.paragraphs
                ],
            )
            for article in read_text(made.version.id)
        ]
        rewritten = a_version(made.civil_servant, made.dossier, texts)
    run_jobs()
    with db.writing():
        (waiting,) = queries.list_waiting_changes(rewritten.id)
        (done,) = queries.list_changes_in(rewritten.id)
        assert (waiting.id, done.id) == (given.change.id, own.id)
        version = services.publish_next_version(
            made.civil_servant, made.dossier, rewritten, label="Gewijzigd ontwerp"
        )
        assert _texts(version.id)["3.1"] == "De gemeente helpt binnen 12 uur wie water in huis heeft."
