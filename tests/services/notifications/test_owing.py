"""What happened makes us owe news to everybody it is about: once, with or without an address."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
import sqlalchemy as sa

from participatie.contributions.models import Contribution
from participatie.contributions.services import edit_contribution, rule_late, withdraw_contribution
from participatie.contributions.terms import LateRuling
from participatie.facts.models import FactRow
from participatie.facts.record import listener_by_name
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor, Role
from participatie.moderation.services import restore, withhold
from participatie.moderation.terms import HouseRule
from participatie.notifications.handlers.late import tell_what_is_late
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeKind, NoticeState
from participatie.responses import services
from participatie.responses.terms import CommitmentResult
from tests.factories import responses as make
from tests.factories.consultations import Consultation, a_closed_round, an_open_round
from tests.factories.identity import an_actor
from tests.support.mailbox import text_of

WHO = "inwoner@example.org"


def told(db, contribution: Contribution) -> list[NoticeKind]:
    with db.reading():
        wanted = sa.select(Notice.kind).where(Notice.contribution_id == contribution.id)
        return list(db.session.scalars(wanted.order_by(Notice.owed_at, Notice.kind)))


def states(db) -> list[NoticeState]:
    with db.reading():
        return list(db.session.scalars(sa.select(Notice.state)))


def many_more(db, contribution: Contribution, number: int) -> Sequence[Contribution]:
    """The same words sent in by many others, without an address."""
    table = Contribution.__table__
    row = dict(db.session.execute(sa.select(table).where(table.c.id == contribution.id)).mappings().one())
    copies = [
        row
        | {
            "id": ids.new_id(),
            "number": 1000 + at,
            "reference": f"M-{at}",
            "submission_key": ids.new_id(),
            "contact_id": None,
        }
        for at in range(number)
    ]
    db.session.execute(sa.insert(table), copies)
    return db.session.scalars(sa.select(Contribution).where(Contribution.number >= 1000)).all()


def test_whoever_sends_something_in_gets_a_receipt_with_number_code_and_own_words(
    db, mailbox, run_jobs
) -> None:
    with db.writing():
        sent = make.a_contribution(an_open_round(), "Het water staat tot de stoep.", email=WHO)
    run_jobs()
    (mail,) = mailbox.to(WHO)
    text = text_of(mail)
    assert mail["Subject"] == f"Ontvangen: uw inbreng {sent.reference}"
    assert f"Nummer: {sent.reference}" in text
    assert "Het water staat tot de stoep." in text
    assert "Samen droge voeten in De Laagte" in text
    assert "Dat antwoord krijgt u uiterlijk" in text
    assert "[x] Ontvangen: klaar" in text


def test_the_code_is_in_the_text_and_in_the_part_of_the_link_that_no_server_sees(
    db, mailbox, run_jobs
) -> None:
    with db.writing():
        sent = make.a_contribution(an_open_round(), email=WHO)
    run_jobs()
    text = text_of(mailbox.to(WHO)[0])
    code = text.partition("Code: ")[2].split()[0]
    assert len(code) == 14
    address = next(word for word in text.split() if word.startswith("http://localhost/"))
    before, _, fragment = address.partition("#")
    assert fragment == code
    assert code not in before
    assert sent.reference in before


def test_without_an_address_the_news_is_owed_on_the_site_and_no_mail_is_tried(db, mailbox, run_jobs) -> None:
    with db.writing():
        make.a_contribution(an_open_round())
    run_jobs()
    assert states(db) == [NoticeState.ON_PAGE]
    assert mailbox.messages == []


def test_hearing_the_same_fact_twice_owes_once(db, mailbox, run_jobs) -> None:
    with db.writing():
        sent = make.a_contribution(an_open_round(), email=WHO)
    run_jobs()
    with db.writing():
        fact = db.session.scalars(sa.select(FactRow).where(FactRow.kind == "ContributionReceived")).one()
        listener_by_name("notifications.handlers.listening.owe_receipt")(fact)
    run_jobs()
    assert told(db, sent) == [NoticeKind.RECEIPT]
    assert len(mailbox.to(WHO)) == 1


def test_a_late_contribution_is_received_too_and_says_that_somebody_decides(db, mailbox, run_jobs) -> None:
    with db.writing():
        made = a_closed_round()
        sent = make.a_contribution(made, late=True, email=WHO)
        rule_late(made.civil_servant, sent, ruling=LateRuling.COUNTS, reason="De post was te laat.")
    run_jobs()
    receipt, ruling = sorted(mailbox.to(WHO), key=lambda mail: "meetelt" not in text_of(mail))
    assert "nadat de ronde was gesloten" in text_of(receipt)
    assert "telt toch mee" in text_of(ruling)
    assert "De post was te laat." in text_of(ruling)


def test_each_edit_and_a_withdrawal_are_confirmed(db, mailbox, run_jobs) -> None:
    with db.writing():
        sent = make.a_contribution(an_open_round(), "Eerst dit.", email=WHO)
        holder = Actor.visitor(frozenset({sent.id}))
        wording = make.Wording(kind=sent.kind, body="Toch liever dit.")
        db.session.refresh(sent, ["round", "paragraph"])
        edit_contribution(holder, sent, wording, revision=sent.revision)
    run_jobs()
    with db.writing():
        again = db.session.get(Contribution, sent.id)
        db.session.refresh(again, ["round", "paragraph"])
        withdraw_contribution(holder, again)
    run_jobs()
    assert set(told(db, sent)) == {NoticeKind.RECEIPT, NoticeKind.EDITED, NoticeKind.WITHDRAWN}
    edited = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Veranderd"))
    assert "Toch liever dit." in text_of(edited)


def test_being_put_in_a_point_is_told_once_per_point(db, mailbox, run_jobs) -> None:
    with db.writing():
        made = a_closed_round()
        mine, other = make.a_contribution(made, "Mijn zorg.", email=WHO), make.a_contribution(made, "Zorg.")
        point = make.a_point(made, mine, other, title="Bereikbaar zijn")
        services.bundle(made.civil_servant, point, [mine], marked={mine.id: "Mijn"})
    run_jobs()
    assert told(db, mine) == [NoticeKind.RECEIPT, NoticeKind.BUNDLED]
    assert told(db, other) == [NoticeKind.RECEIPT, NoticeKind.BUNDLED]
    (news,) = [mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Gelezen")]
    assert "Bereikbaar zijn" in text_of(news)
    assert "de reactie van 1 ander" in text_of(news)


def test_an_answer_reaches_everybody_behind_the_point_with_the_changed_words(db, mailbox, run_jobs) -> None:
    with db.writing():
        make.an_answered_round()
    run_jobs()
    answer = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Antwoord op"))
    text = text_of(answer)
    assert "U vindt 24 uur te lang." in text
    assert "Wij helpen binnen 12 uur." in text
    assert "Gevolg: Deels" in text
    assert "Was: binnen 24 uur" in text
    assert "Wordt: binnen 12 uur" in text
    assert "Een noodteam dat ook 's nachts komt" in text
    assert "[x] Beantwoord: klaar" in text


def test_a_correction_is_told_as_one_and_whoever_joins_later_gets_the_newest_answer(
    db, mailbox, run_jobs
) -> None:
    with db.writing():
        made = make.an_answered_round()
        make.a_draft(made.consultation, made.point, answer="Toch overdag.")
        services.publish_answer(
            made.consultation.civil_servant, made.point, correction="Er stond een fout in."
        )
        later = make.a_contribution(made.consultation, "Ook ik.", email="later@example.org")
        services.bundle(made.consultation.civil_servant, made.point, [later, made.contribution], marked={})
    run_jobs()
    assert NoticeKind.CORRECTED in told(db, made.contribution)
    assert told(db, made.contribution).count(NoticeKind.ANSWERED) == 1
    assert told(db, later) == [NoticeKind.RECEIPT, NoticeKind.ANSWERED]
    newest = text_of(mailbox.to("later@example.org")[-1])
    assert "Toch overdag." in newest
    assert "verbeterd" not in newest
    corrected = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Antwoord verbeterd"))
    assert "Er stond een fout in." in text_of(corrected)


def test_changed_words_a_decision_and_a_kept_commitment_are_told_to_those_behind_them(
    db, mailbox, run_jobs
) -> None:
    with db.writing():
        made = make.an_answered_round()
        who, dossier = made.consultation.civil_servant, made.consultation.dossier
        bystander = make.a_contribution(made.consultation, "Iets anders.", email="ander@example.org")
        version = services.publish_next_version(
            who, dossier, made.consultation.version, label="Versie 2", note="Na de eerste ronde."
        )
        services.record_decision(
            made.consultation.project_leader,
            dossier,
            version,
            decided_by="gemeenteraad",
            decided_on=make.in_days(0),
            summary="De raad stelt het plan vast.",
            url="https://waterrecht.example/besluit",
        )
        (commitment,) = db.session.scalars(sa.select(make.services.commitments.Commitment))
        services.end_commitment(who, commitment, result=CommitmentResult.KEPT, text="Het team rijdt.")
    run_jobs()
    news = {mail["Subject"].partition(":")[0]: text_of(mail) for mail in mailbox.to(WHO)}
    assert "Wordt: binnen 12 uur" in news["De tekst is veranderd"]
    assert "De raad stelt het plan vast." in news["Besluit genomen"]
    assert "Het team rijdt." in news["Gedaan"]
    assert set(told(db, bystander)) == {NoticeKind.RECEIPT, NoticeKind.DECIDED}


def test_moderation_is_told_at_once_with_rule_and_reason_and_so_is_its_end(db, mailbox, run_jobs) -> None:
    with db.writing():
        made = an_open_round()
        moderator = an_actor(made.organisation, Role.MODERATOR)
        sent = make.a_contribution(made, "Bel mij op 06.", email=WHO)
        withhold(moderator, sent, rule=HouseRule.PERSONAL_DATA, reason="Er staat een telefoonnummer in.")
    run_jobs()
    with db.writing():
        restore(moderator, db.session.get(Contribution, sent.id), reason="Het was geen echt nummer.")
    run_jobs()
    hidden = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Niet meer op de website"))
    assert "Zet geen persoonsgegevens in uw tekst" in text_of(hidden)
    assert "Er staat een telefoonnummer in." in text_of(hidden)
    assert "U krijgt gewoon antwoord." in text_of(hidden)
    shown = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Weer zichtbaar"))
    assert "Het was geen echt nummer." in text_of(shown)


@pytest.mark.parametrize("days", [80, 120])
def test_a_late_answer_is_told_once_by_the_clock_alone(db, mailbox, run_jobs, days: int) -> None:
    with db.writing():
        made = a_closed_round()
        waiting = make.a_contribution(made, "Wanneer hoor ik iets?", email=WHO)
        answered = make.a_contribution(made, "Ik hoorde al iets.")
        point = make.a_point(made, answered)
        make.a_draft(made, point)
        services.publish_answer(made.civil_servant, point)
    with clock.frozen(clock.now() + timedelta(days=days)):
        tell_what_is_late()
        tell_what_is_late()
        run_jobs()
    assert told(db, waiting).count(NoticeKind.ANSWER_LATE) == 1
    assert NoticeKind.ANSWER_LATE not in told(db, answered)
    late = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Ons antwoord is te laat"))
    assert "Dat is niet gelukt." in text_of(late)
    assert "[!] Beantwoord: te laat" in text_of(late)


def test_a_late_commitment_is_told_once(db, run_jobs) -> None:
    with db.writing():
        made = make.an_answered_round()
    tell_what_is_late()
    assert NoticeKind.COMMITMENT_LATE not in told(db, made.contribution)
    with clock.frozen(clock.now() + timedelta(days=91)):
        tell_what_is_late()
        tell_what_is_late()
    run_jobs()
    assert told(db, made.contribution).count(NoticeKind.COMMITMENT_LATE) == 1


def test_news_for_more_than_a_thousand_is_owed_in_turns_and_complete(db, run_jobs) -> None:
    with db.writing():
        made: Consultation = a_closed_round()
        first = make.a_contribution(made, "Wij allemaal.")
        everybody = [first, *many_more(db, first, 1100)]
        point = make.a_point(made, *everybody)
        make.a_draft(made, point)
        services.publish_answer(made.civil_servant, point)
    run_jobs()
    with db.reading():
        owed = sa.select(sa.func.count()).where(Notice.kind == NoticeKind.ANSWERED)
        assert db.session.scalar(owed) == 1101
        once = sa.select(sa.func.count(sa.distinct(Notice.contribution_id)))
        assert db.session.scalar(once.where(Notice.kind == NoticeKind.ANSWERED)) == 1101
