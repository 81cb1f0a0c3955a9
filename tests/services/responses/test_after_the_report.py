"""What comes when the report of its round stands already is marked so, ruled on, and gets an answer of its own."""

from participatie.contributions.services import rule_late
from participatie.contributions.terms import LateRuling
from participatie.i18n import speaking
from participatie.responses import queries, services
from participatie.responses.queries.report import report_of
from participatie.responses.queries.workbench import Which
from participatie.responses.terms import Outcome
from tests.conftest import Database
from tests.factories.consultations import Consultation
from tests.factories.responses import a_contribution, a_draft, a_point, an_answered_round


def _concluded() -> Consultation:
    made = an_answered_round().consultation
    services.conclude_round(made.project_leader, made.round, learned="Veel.", next_steps="Verder.")
    return made


def test_it_stands_with_the_late_ones_at_the_desk_and_apart_in_the_report(db: Database):
    with db.writing(), speaking("nl"):
        made = _concluded()
        late = a_contribution(made, "Toch nog iets.", late=True)
        assert late.after_report
        listed = queries.list_work(made.round, which=Which.UNRULED).items
        assert [(item.reference, item.after_report) for item in listed] == [(late.reference, True)]
        entries = {entry.reference: entry.remark for entry in report_of(made.round).entries}
        assert entries[late.reference] == "kwam na deze reactienota, nog geen antwoord"
        assert "" in entries.values()


def test_it_promises_no_day_that_has_passed(db: Database):
    with db.writing(), speaking("nl"):
        made = _concluded()
        late = a_contribution(made, "Toch nog iets.", late=True)
        answered = next(step for step in queries.line_of(late) if step.step.value == "beantwoord")
        assert answered.expected is None


def test_it_gets_an_answer_of_its_own_and_the_report_says_where(db: Database):
    with db.writing(), speaking("nl"):
        made = _concluded()
        late = a_contribution(made, "Toch nog iets.", late=True)
        rule_late(made.civil_servant, late, ruling=LateRuling.COUNTS, reason="Dit wisten wij nog niet.")
        point = a_point(made, late, title="Dit kwam later")
        a_draft(made, point, Outcome.NO)
        services.publish_answer(made.civil_servant, point)
        entry = next(one for one in report_of(made.round).entries if one.reference == late.reference)
        assert entry.points == (point.number,)
        assert entry.remark == "kwam na deze reactienota"
        assert queries.count_coverage(made.round).is_complete
