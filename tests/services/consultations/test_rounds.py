"""A round opens only when people are told everything, and its promises hold afterwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from participatie.consultations import queries
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.logic.missing import Missing
from participatie.consultations.services import dossiers, rounds
from participatie.consultations.terms import Procedure, RoundState
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.factories import consultations as make
from tests.factories.identity import an_actor, an_organisation


def test_an_announced_round_whose_day_has_come_is_open_at_once(db) -> None:
    with db.writing():
        made = make.an_open_round(opened_days_ago=0)
        assert queries.state_of(made.round) is RoundState.OPEN
        assert made.dossier.published_at is not None
        assert made.round.version_id == made.version.id


def test_a_round_announced_for_later_is_public_but_not_open(db) -> None:
    with db.writing():
        made = make.an_open_round(opened_days_ago=-5)
        assert queries.state_of(made.round) is RoundState.ANNOUNCED
        assert queries.get_dossier(Actor.visitor(), made.dossier.slug) is made.dossier


def test_a_round_cannot_open_while_something_is_missing_and_says_all_of_it(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        dossier = dossiers.start_dossier(actor, organisation, title="Nog bijna leeg")
        version = make.a_version(actor, dossier)
        round_ = make.a_round(actor, dossier, answer_by=None)
        with pytest.raises(Invalid) as refused:
            rounds.announce_round(actor, round_, version)
        assert refused.value.reason == "round_not_ready"
        assert set(refused.value.details["missing"]) == {
            Missing.LEVEL,
            Missing.PROMISE,
            Missing.FIXED,
            Missing.OPEN,
            Missing.DECISION_MAKER,
            Missing.DECISION_ON,
            Missing.ANSWER_BY,
            Missing.CONTACT,
            Missing.PAPER_ROUTE,
            Missing.HORIZONS,
            Missing.CRITERIA_TOO_FEW,
        }
        assert queries.state_of(round_) is RoundState.DRAFT
        assert dossier.published_at is None


def test_a_round_that_starts_later_than_planned_gives_nobody_fewer_days(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        with clock.frozen(make.moment("2026-09-01")):
            dossier = make.a_dossier(actor, organisation, decision_on=date(2027, 2, 11))
            version = make.a_version(actor, dossier)
            round_ = make.a_round(
                actor, dossier, date(2026, 9, 7), procedure=Procedure.CONSULTATION, last_day=date(2026, 10, 4)
            )
        with clock.frozen(make.moment("2026-09-08")), pytest.raises(Invalid) as refused:
            rounds.announce_round(actor, round_, version)
        assert refused.value.details["missing"] == (Missing.CONSULTATION_TOO_SHORT,)
        with clock.frozen(make.moment("2026-09-07")):
            rounds.announce_round(actor, round_, version)


def test_a_statutory_round_ends_six_weeks_later_and_never_on_a_sunday(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        dossier = make.a_dossier(actor, organisation)
        round_ = make.a_round(
            actor, dossier, date(2026, 9, 7), procedure=Procedure.FORMAL, last_day=None, answer_by=None
        )
        assert queries.last_day_of(round_) == date(2026, 10, 19)
        assert Missing.GAZETTE_URL in queries.readiness(queries.complete(dossier), round_)


def test_a_statutory_round_asks_for_the_link_to_the_gazette(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        dossier = make.a_dossier(actor, organisation)
        version = make.a_version(actor, dossier)
        round_ = make.a_round(actor, dossier, procedure=Procedure.FORMAL, days=60)
        with pytest.raises(Invalid) as refused:
            rounds.announce_round(actor, round_, version)
        assert refused.value.details["missing"] == (Missing.GAZETTE_URL,)


def test_what_people_react_to_stands_once_a_round_was_announced(db) -> None:
    with db.writing():
        made = make.an_open_round()
        before = queries.details_of(queries.complete(made.dossier))
        with pytest.raises(NotAllowed) as refused:
            dossiers.change_dossier(
                made.civil_servant, made.dossier, details=replace(before, promise="Wij beloven niets.")
            )
        assert refused.value.reason == "promise_stands"
        dossiers.change_dossier(
            made.civil_servant, made.dossier, details=replace(before, phone="14 001", contact="De balie")
        )
        assert made.dossier.phone == "14 001"
        assert made.dossier.promise == before.promise


def test_two_rounds_of_a_dossier_are_never_open_together(db) -> None:
    with db.writing():
        made = make.an_open_round()
        second = make.a_round(
            made.civil_servant, made.dossier, local_day(clock.now()) + timedelta(days=10), name="Nog een"
        )
        with pytest.raises(Invalid) as refused:
            rounds.announce_round(made.project_leader, second, made.version)
        assert refused.value.reason == "round_overlaps"


def test_an_announced_round_cannot_be_changed_any_more(db) -> None:
    with db.writing():
        made = make.an_open_round()
        with pytest.raises(NotAllowed) as refused:
            rounds.change_round(
                made.civil_servant,
                made.round,
                name="Anders",
                first_day=date(2030, 1, 1),
                last_day=None,
                question="",
                procedure=Procedure.FREE,
                answer_by=None,
                gazette_url="",
            )
        assert refused.value.reason == "round_announced"


def test_a_round_is_extended_to_a_later_day_with_a_reason_that_stays_readable(db) -> None:
    with db.writing():
        made = make.an_open_round()
        later = queries.last_day_of(made.round) + timedelta(days=7)
        rounds.extend_round(made.civil_servant, made.round, last_day=later, reason="De folder kwam te laat.")
        assert queries.last_day_of(made.round) == later
        (told,) = queries.list_extensions(made.round)
        assert told.reason == "De folder kwam te laat."
        assert told.new_closes_at - told.old_closes_at >= timedelta(days=6, hours=23)


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [
        (-1, "Wij willen eerder klaar zijn.", "only_later"),
        (0, "Niets.", "only_later"),
        (7, "  ", "extension_reason_missing"),
        (50, "Heel veel later.", "answer_by_before_closing"),
    ],
)
def test_an_extension_that_breaks_a_promise_is_refused(db, days: int, reason: str, code: str) -> None:
    with db.writing():
        made = make.an_open_round()
        day = queries.last_day_of(made.round) + timedelta(days=days)
        with pytest.raises(Invalid) as refused:
            rounds.extend_round(made.civil_servant, made.round, last_day=day, reason=reason)
        assert refused.value.reason == code


def test_an_extension_may_move_the_promised_answers_along(db) -> None:
    with db.writing():
        made = make.an_open_round()
        day = queries.last_day_of(made.round) + timedelta(days=50)
        with pytest.raises(Invalid, match="answers_only_later"):
            rounds.extend_round(
                made.civil_servant,
                made.round,
                last_day=day,
                reason="Veel vragen.",
                answer_by=made.round.answer_by - timedelta(days=1),
            )
        with pytest.raises(Invalid, match="decision_on_before_answers"):
            rounds.extend_round(
                made.civil_servant,
                made.round,
                last_day=day,
                reason="Veel vragen.",
                answer_by=made.dossier.decision_on + timedelta(days=1),
            )
        rounds.extend_round(
            made.civil_servant,
            made.round,
            last_day=day,
            reason="Veel vragen.",
            answer_by=day + timedelta(days=30),
        )
        assert made.round.answer_by == day + timedelta(days=30)


def test_a_closed_round_is_not_reopened_but_can_be_marked_answered(db) -> None:
    with db.writing():
        made = make.a_closed_round()
        with pytest.raises(NotAllowed, match="round_not_running"):
            rounds.extend_round(made.civil_servant, made.round, last_day=date(2050, 1, 3), reason="Toch nog.")
        rounds.mark_round_answered(
            made.project_leader, made.round, learned="Eerder beginnen.", next_steps="Het besluit."
        )
        assert queries.state_of(made.round) is RoundState.ANSWERED


def test_an_open_round_is_not_marked_answered(db) -> None:
    with db.writing():
        made = make.an_open_round()
        with pytest.raises(NotAllowed, match="round_not_closed"):
            rounds.mark_round_answered(made.project_leader, made.round, learned="", next_steps="")


def test_a_version_published_meanwhile_is_not_announced_unseen(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        dossier = make.a_dossier(actor, organisation)
        seen = make.a_version(actor, dossier)
        round_ = make.a_round(actor, dossier)
        make.a_version(actor, dossier)
        with pytest.raises(Conflict, match="newer_version"):
            rounds.announce_round(actor, round_, seen)


def test_a_colleague_of_another_organisation_opens_nothing_here(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        stranger = an_actor(an_organisation("Waterschap Rechterwaard"), Role.ADMINISTRATOR)
        dossier = make.a_dossier(actor, organisation)
        version = make.a_version(actor, dossier)
        round_ = make.a_round(actor, dossier)
        with pytest.raises(NotAllowed, match="other_organisation"):
            rounds.announce_round(stranger, round_, version)
        with pytest.raises(NotFound):
            queries.get_dossier(stranger, dossier.slug)
        with pytest.raises(NotFound):
            queries.get_round(stranger, dossier, 1)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "round_name_missing"),
        ({"last_day": date(2020, 1, 1)}, "last_day_before_first"),
        ({"procedure": Procedure.CONSULTATION, "days": 27}, "last_day_consultation_too_short"),
    ],
)
def test_a_round_with_wrong_days_is_not_even_planned(db, changes: dict[str, object], code: str) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation, Role.PROJECT_LEADER)
        dossier = make.a_dossier(actor, organisation)
        with pytest.raises(Invalid) as refused:
            make.a_round(actor, dossier, **changes)
        assert refused.value.reason == code


def test_people_look_for_the_round_that_runs_then_the_next_then_the_last(db) -> None:
    with db.writing():
        made = make.a_closed_round()
        assert queries.find_current_round([made.round]) is made.round
        later = make.a_round(
            made.civil_servant, made.dossier, local_day(clock.now()) + timedelta(days=3), name="Tweede"
        )
        assert queries.find_current_round([made.round, later]) is made.round
        rounds.announce_round(made.project_leader, later, made.version)
        assert queries.find_current_round([made.round, later]) is later
        assert queries.list_rounds(Actor.visitor(), made.dossier) == [made.round, later]
