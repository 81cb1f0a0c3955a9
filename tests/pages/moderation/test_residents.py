"""Residents report, ask for another look, mend what was hidden, and ask for black blocks."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from participatie.contributions.queries import find_shown
from participatie.kernel import clock
from participatie.kernel.actor import Role
from participatie.moderation import queries, services
from participatie.moderation.services import Choice, withhold
from participatie.moderation.terms import HouseRule, Outcome, Why
from participatie.security.codes import follow_code
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import PASSWORD, an_account, an_actor

WHY = "U noemt uw buurman een sukkel."


@pytest.fixture
def made(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def moderator(db, made):
    with db.writing():
        return an_actor(made.organisation, Role.MODERATOR)


@pytest.fixture
def sent(db, made):
    with db.writing():
        return make.a_contribution(made, "Mijn buurman is een sukkel.", paragraph="3.1")


def hide(db, moderator, sent) -> None:
    with db.writing():
        fresh = db.session.merge(sent)
        withhold(moderator, fresh, rule=HouseRule.INSULT, reason=WHY)


def follow(client, sent):
    form = client.get("/volg").form(field="nummer")
    return form.fill(nummer=sent.reference, code=follow_code(sent.id)).submit()


@dataclass
class Waiting:
    reference: str
    whys: list[Why]
    reporters: int
    is_late: bool
    wish: str
    circles: list[int]


def waiting(db, moderator) -> list[Waiting]:
    with db.reading():
        rows = queries.list_queue(moderator, queries.Selection()).rows
        return [
            Waiting(
                row.item.reference,
                [each.why for each in row.case.signals],
                row.case.reporters,
                row.is_late,
                wish.words if (wish := queries.find_wish(row.case)) else "",
                [len(circle.reports) for circle in queries.list_reports(row.case)],
            )
            for row in rows
        ]


def report(client, sent, **more):
    page = client.get(f"/inbreng/{sent.reference}").follow("Meld")
    return page.form("Meld deze tekst").fill(**({"rule": "belediging"} | more)).submit()


def test_anybody_reports_a_text_and_it_stays_until_somebody_looked(client, db, moderator, sent) -> None:
    page = report(client, sent, words="Dit doet pijn.")
    assert page.says(f"Dank u wel. Een moderator kijkt naar {sent.reference}.")
    row = waiting(db, moderator)[0]
    assert row.whys == [Why.REPORTED]
    with db.reading():
        assert find_shown(sent.reference) is not None


def test_who_reports_twice_is_thanked_twice_and_counts_once(client, new_client, db, moderator, sent) -> None:
    report(client, sent)
    assert report(client, sent).says("Dank u wel.")
    assert waiting(db, moderator)[0].reporters == 1
    report(new_client(), sent)
    assert waiting(db, moderator)[0].reporters == 2
    assert waiting(db, moderator)[0].circles == [2]


def test_a_report_without_a_rule_is_refused_and_keeps_its_words(client, sent) -> None:
    page = client.get(f"/inbreng/{sent.reference}").follow("Meld")
    refused = page.form("Meld deze tekst").fill(words="Dit doet pijn.").submit(status=422)
    assert refused.says("Kies een huisregel.")
    assert refused.form("Meld deze tekst").value("words").strip() == "Dit doet pijn."


def test_many_reports_from_one_browser_are_kept_but_move_nothing_up(client, db, made, moderator) -> None:
    with db.writing():
        many = [make.a_contribution(made, f"Nummer {number}.") for number in range(21)]
    for one in many:
        client.get(f"/melden/inbreng/{one.reference}").form("Meld deze tekst").fill(rule="haat").submit()
    rows = waiting(db, moderator)
    assert len(rows) == 21
    assert rows[-1].whys == [Why.FLOOD]
    assert rows[-1].reporters == 0


def test_an_author_reads_the_decision_appeals_and_hears_what_somebody_else_found(
    client, new_client, db, made, moderator, sent
) -> None:
    hide(db, moderator, sent)
    own = follow(client, sent)
    assert own.says(WHY)
    assert own.says("Scheld niemand uit")
    asked = own.follow("Vraag om een herbeoordeling")
    assert (
        asked.form("herbeoordeling").submit(status=422).says("Schrijf op waarom u het er niet mee eens bent.")
    )
    done = asked.form("herbeoordeling").fill(words="Zo noemen wij elkaar altijd.").submit()
    assert done.says("Iemand anders kijkt opnieuw naar uw tekst.")
    client.get(f"/herbeoordeling/inbreng/{sent.reference}", status=403)

    with db.writing():
        an_account(made.organisation, Role.MODERATOR, email="ander@waterrecht.example")
    other = new_client()
    other.sign_in("ander@waterrecht.example", PASSWORD)
    page = other.get("/beheer/moderatie").follow(sent.reference).follow("Beoordeel opnieuw")
    assert page.says("Zo noemen wij elkaar altijd.")
    form = page.form("Leg de herbeoordeling vast")
    form.fill(outcome="zichtbaar", rule="", reason="Onder vrienden mag dit.").submit()
    own = client.get(f"/mijn-inbreng/{sent.reference}")
    assert own.says("De tekst is weer zichtbaar. Onder vrienden mag dit.")
    with db.reading():
        assert find_shown(sent.reference) is not None
    rows = new_client().get("/huisregels").texts("tr")
    assert [row for row in rows if row.startswith("De tekst is weer zichtbaar") and row.endswith("1")]


def test_who_decided_does_not_judge_the_appeal(client, db, made, sent) -> None:
    with db.writing():
        judge = an_actor(made.organisation, Role.MODERATOR, email="saskia@waterrecht.example")
        an_actor(made.organisation, Role.MODERATOR)
    hide(db, judge, sent)
    appeal(client, sent)
    client.sign_in("saskia@waterrecht.example", PASSWORD)
    page = client.get(f"/beheer/moderatie/inbreng/{sent.reference}/opnieuw")
    assert page.says("Dit besluit nam u zelf.")


def appeal(client, sent) -> None:
    page = follow(client, sent).follow("Vraag om een herbeoordeling")
    page.form("herbeoordeling").fill(words="Ik ben het er niet mee eens.").submit()


def test_with_one_moderator_an_administrator_of_the_organisation_looks_again(
    client, new_client, db, made, moderator, sent
) -> None:
    with db.writing():
        an_account(made.organisation, Role.ADMINISTRATOR, email="bram@waterrecht.example")
    hide(db, moderator, sent)
    appeal(client, sent)
    bram = new_client()
    bram.sign_in("bram@waterrecht.example", PASSWORD)
    page = bram.get(f"/beheer/moderatie/inbreng/{sent.reference}/opnieuw")
    form = page.form("Leg de herbeoordeling vast")
    form.fill(outcome="afgeschermd", rule="belediging", reason="Ook ik lees schelden.").submit()
    assert client.get(f"/mijn-inbreng/{sent.reference}").says("Het besluit blijft. Ook ik lees schelden.")


def test_after_fourteen_days_an_appeal_is_too_late_and_says_what_to_do(client, db, moderator, sent) -> None:
    hide(db, moderator, sent)
    follow(client, sent)
    with clock.frozen(clock.now() + timedelta(days=14, minutes=1)):
        page = client.get(f"/herbeoordeling/inbreng/{sent.reference}", status=403)
    assert page.says("Bel ons als u het er niet mee eens bent.")


def test_an_appeal_that_waits_for_more_than_a_week_is_late_for_everybody(
    client, db, made, moderator, sent
) -> None:
    hide(db, moderator, sent)
    appeal(client, sent)
    with clock.frozen(clock.now() + timedelta(days=8)):
        assert client.get(f"/mijn-inbreng/{sent.reference}").says("Dat is te laat.")
        assert waiting(db, moderator)[0].is_late


def test_a_hidden_text_is_mended_after_closing_and_waits_for_a_moderator(
    client, db, moderator, sent, run_jobs
) -> None:
    hide(db, moderator, sent)
    own = follow(client, sent)
    with clock.frozen(clock.now() + timedelta(days=13)):
        page = client.get(f"/mijn-inbreng/{sent.reference}").follow("Verbeter uw tekst")
        assert own.status == 200
        page.form(field="body").fill(body="Mijn buurman helpt niet mee.").submit()
        run_jobs()
        row = waiting(db, moderator)[0]
        assert row.whys == [Why.MENDED]
        assert client.get(f"/mijn-inbreng/{sent.reference}").says("Een moderator kijkt er nog een keer naar.")
    with db.writing():
        item = queries.get_item(moderator, "inbreng", sent.reference)
        services.decide(moderator, item, Choice(outcome=Outcome.VISIBLE, reason="Zo kan het."))
    with db.reading():
        assert find_shown(sent.reference) is not None


def test_after_fourteen_days_nobody_is_told_to_mend_what_they_can_no_longer_change(
    client, db, moderator, sent
) -> None:
    hide(db, moderator, sent)
    assert "Verbeter uw tekst" in follow(client, sent).links()
    with clock.frozen(clock.now() + timedelta(days=60)):
        own = client.get(f"/mijn-inbreng/{sent.reference}")
        assert "Verbeter uw tekst" not in own.links()
        assert "Vraag om een herbeoordeling" not in own.links()
        client.get(f"/mijn-inbreng/{sent.reference}/wijzigen", status=403)


def test_an_author_asks_for_black_blocks_in_their_own_text(client, db, moderator, sent) -> None:
    page = follow(client, sent).follow("Laat woorden zwart maken")
    page.form("Vraag dit aan").fill(words="sukkel").submit()
    row = waiting(db, moderator)[0]
    assert row.whys == [Why.ASKED]
    assert row.wish == "sukkel"


def test_nobody_appeals_or_blacks_out_for_another(client, db, moderator, sent) -> None:
    hide(db, moderator, sent)
    client.get(f"/herbeoordeling/inbreng/{sent.reference}", status=404)
    client.get(f"/zwartmaken/inbreng/{sent.reference}", status=404)
    client.get(f"/melden/inbreng/{sent.reference}", status=404)
    client.get("/melden/onzin/WR-1", status=404)
