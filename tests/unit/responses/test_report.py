"""The report of responses, thought out without a database."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from participatie.contributions.terms import Channel, LateRuling
from participatie.responses.logic.redline import redline
from participatie.responses.logic.report import (
    Course,
    Entry,
    Report,
    ReportChange,
    ReportCommitment,
    ReportDecision,
    ReportPoint,
    ReportQuote,
)
from participatie.responses.logic.report_data import as_data, lead, procedure_rows
from participatie.responses.terms import Outcome, Reason

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _entry(number: int, **changes: Any) -> Entry:
    given: dict[str, Any] = {
        "channel": Channel.WEBSITE,
        "neighbourhood": "",
        "is_shown": True,
        "is_withdrawn": False,
        "is_late": False,
        "late_ruling": None,
        "points": (),
    }
    return Entry(number=number, reference=f"WR-2026-017-{number:04d}", **(given | changes))


def _change(**changes: Any) -> ReportChange:
    given: dict[str, Any] = {
        "id": UUID(int=1),
        "paragraph_number": "3.1",
        "segments": redline("binnen 24 uur", "binnen 12 uur"),
        "version_number": 2,
        "version_label": "Gewijzigd ontwerp",
        "own_reason": "",
        "points": (1,),
    }
    return ReportChange(**(given | changes))


def _point(number: int, **changes: Any) -> ReportPoint:
    given: dict[str, Any] = {
        "theme": "",
        "title": f"Punt {number}",
        "we_read": "U vindt iets.",
        "answer": "Wij ook.",
        "outcome": Outcome.YES,
        "reason": None,
        "interest": "",
        "other_organisation": "",
        "answered_by": "Adviseur",
        "answered_on": AT,
        "revision": 1,
        "correction": "",
        "raised_by": (),
        "quotes": (),
        "changes": (),
        "commitments": (),
    }
    return ReportPoint(number=number, **(given | changes))


def _report(**changes: Any) -> Report:
    course = Course(
        label="Consultatie",
        gazette_url="",
        opens_at=datetime(2026, 9, 30, 22, tzinfo=UTC),
        closes_at=datetime(2026, 11, 11, 23, tzinfo=UTC),
        answer_by=date(2026, 12, 8),
        version_label="Ontwerp",
        decision_maker="gemeenteraad",
        decision_on=None,
    )
    given: dict[str, Any] = {
        "organisation": "Gemeente Waterrecht",
        "dossier_number": "WR-2026-017",
        "title": "Droge voeten",
        "subtitle": "",
        "round_number": 1,
        "round_name": "Ontwerp",
        "question": "",
        "answered_at": None,
        "learned": "",
        "next_steps": "",
        "procedure": course,
        "points": (),
        "changes": (),
        "own_changes": (),
        "entries": (),
        "decisions": (),
    }
    return Report(**(given | changes))


def test_contributions_are_counted_by_channel_and_neighbourhood():
    report = _report(
        entries=(
            _entry(1, neighbourhood="Oude Haven"),
            _entry(2, neighbourhood="Molenwijk", channel=Channel.LETTER),
            _entry(3, neighbourhood="Molenwijk"),
            _entry(4),
        )
    )
    assert report.total == 4
    assert report.channels == [("website", 3), ("brief", 1)]
    assert report.neighbourhoods == [("Molenwijk", 2), ("Oude Haven", 1), ("buurt niet genoemd", 1)]
    assert _report(entries=(_entry(1, neighbourhood="Kade"),)).neighbourhoods == [("Kade", 1)]


def test_what_was_withdrawn_late_or_hidden_is_counted_too():
    report = _report(
        entries=(
            _entry(1, is_withdrawn=True, is_shown=False),
            _entry(2, is_late=True, late_ruling=LateRuling.DOES_NOT_COUNT),
            _entry(3, is_late=True, late_ruling=LateRuling.COUNTS),
            _entry(4, is_shown=False),
        )
    )
    assert (report.withdrawn, report.late, report.late_excluded, report.not_shown) == (1, 2, 1, 1)


def test_everybody_is_told_where_they_are_or_why_not():
    remarks = [
        _entry(1, is_withdrawn=True).remark,
        _entry(2, is_late=True, late_ruling=LateRuling.DOES_NOT_COUNT).remark,
        _entry(3).remark,
        _entry(4, points=(1,)).remark,
    ]
    assert remarks == ["ingetrokken door de afzender", "te laat, telt niet mee", "nog geen antwoord", ""]


def test_the_council_reads_first_what_most_people_raised():
    many, few = (_entry(1), _entry(2)), (_entry(1),)
    points = (
        _point(1, raised_by=few, changes=(_change(),)),
        _point(2, raised_by=many, changes=(_change(),)),
        _point(3, outcome=Outcome.NO, reason=Reason.MONEY, raised_by=many, changes=(_change(),)),
        _point(4, raised_by=many),
    )
    report = _report(points=points)
    assert [point.number for point in report.most_changed] == [2, 1]
    assert [point.number for point in report.most_refused] == [3]
    assert report.outcomes == [(Outcome.YES, 3), (Outcome.NO, 1)]


def test_points_are_ordered_by_theme_and_never_by_person():
    points = (_point(1), _point(2, theme="Water"), _point(3, theme="Geld"), _point(4, theme="Water"))
    themes = [(theme, [point.number for point in held]) for theme, held in _report(points=points).themes]
    assert themes == [("Geld", [3]), ("Water", [2, 4]), ("", [1])]


def test_a_quote_names_a_pseudonym_or_only_a_number():
    words = {"words": "Kom op tijd.", "number": 7}
    assert ReportQuote(**words, pseudonym="Waterrat", neighbourhood="Kade").source == (
        "Waterrat, Kade (inbreng 7)"
    )
    assert ReportQuote(**words, pseudonym="", neighbourhood="").source == "inbreng 7"


def test_the_paper_says_what_the_page_says():
    quote = ReportQuote(words="Te laat.", number=1, pseudonym="", neighbourhood="")
    promised = ReportCommitment(
        what="Een brief", who="gemeente", due_on=date(2027, 1, 15), state="open", result_text=""
    )
    whole = _point(
        1,
        theme="Hulp",
        outcome=Outcome.OTHER_ORGANISATION,
        other_organisation="het waterschap",
        reason=Reason.COMPETENCE,
        correction="De naam klopte niet.",
        raised_by=(_entry(1),),
        quotes=(quote,),
        changes=(_change(version_number=None),),
        commitments=(promised,),
    )
    decision = ReportDecision(decided_by="raad", decided_on=date(2027, 2, 11), summary="Ja.", url="")
    data = as_data(
        _report(
            answered_at=AT,
            points=(whole, _point(2, outcome=Outcome.NO, reason=Reason.MONEY)),
            changes=(_change(points=(1, 2)), _change(points=())),
            own_changes=(_change(own_reason="De wet vraagt dit.", points=()),),
            entries=(_entry(1, points=(1, 2)), _entry(2)),
            decisions=(decision,),
        )
    )
    (hulp, rest) = data["themes"]
    (printed,) = hulp["points"]
    assert (hulp["name"], rest["name"]) == ("Hulp", "Overige punten")
    assert printed["outcome"] == "Andere organisatie: het waterschap"
    assert printed["quotes"] == [["Te laat.", "inbreng 1"]]
    assert printed["changes"][0]["standing"] == "komt in de volgende versie"
    assert printed["correction"] == "Verbeterd: De naam klopte niet."
    assert printed["commitments"][0]["due"] == "uiterlijk 15 januari 2027"
    assert [change["why"] for change in data["changes"]] == ["punten 1, 2", ""]
    assert data["own_changes"][0]["why"] == "De wet vraagt dit."
    assert data["lookup"] == [["WR-2026-017-0001", "punten 1, 2"], ["WR-2026-017-0002", "nog geen antwoord"]]
    assert data["summary"]["most_refused"][0]["reason"] == "Geld"
    assert data["summary"]["most_changed"][0]["reason"] == "Wie erover gaat"
    assert data["decisions"][0]["what"] == "raad, 11 februari 2027"
    assert "Vastgesteld op 20 november 2026" in data["colophon"]
    assert "Concept" in as_data(_report())["colophon"]


def test_how_it_went_counts_days_as_people_do():
    rows = dict(procedure_rows(_report()))
    assert rows["Reageren kon"] == "van 1 oktober 2026 tot en met 11 november 2026"
    assert rows["Bekendmaking"] == "op deze website"
    assert "Besluit" not in rows
    course = _report().procedure
    decided = Course(
        **(vars(course) | {"decision_on": date(2027, 2, 11), "gazette_url": "https://x.example"})
    )
    rows = dict(procedure_rows(_report(procedure=decided)))
    assert rows["Besluit"] == "gemeenteraad, 11 februari 2027"
    assert rows["Bekendmaking"] == "https://x.example"


def test_the_first_sentence_counts_right():
    report = _report(entries=(_entry(1),), points=(_point(1),))
    assert (
        lead(report) == "Wij kregen 1 inbreng. Daarin lazen wij 1 punt. Op elk punt staat hier ons antwoord."
    )
