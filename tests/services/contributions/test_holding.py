"""What a moderator looks at first is received like everything else, and is not shown until then."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from participatie.contributions import queries, services
from participatie.contributions.models import Contribution, Hold
from participatie.contributions.terms import Channel, HoldReason, Publication, Visibility
from participatie.facts.models import FactRow
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, a_place, a_wording, its_author
from tests.factories.identity import an_actor

CALL_ME = "De stoep is te smal. Bel mij op 06-12345678."


def why(sent):
    return {hold.reason for hold in queries.list_holds(sent)}


def facts_of(db, sent, kind):
    wanted = sa.select(FactRow).where(FactRow.subject_id == sent.id, FactRow.kind == kind)
    return db.session.scalars(wanted).all()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"body": CALL_ME}, HoldReason.PHONE),
        ({"body": "Mijn BSN is 999990019."}, HoldReason.BSN),
        ({"body": "Maak het over op NL91 ABNA 0417 1643 00."}, HoldReason.IBAN),
        ({"body": "Mail naar jan at voorbeeld punt nl."}, HoldReason.EMAIL),
        ({"body": "Ik woon Sluisstraat 999, 1234 AB Waterrecht."}, HoldReason.ADDRESS),
        ({"body": "Mijn buurman Jan heeft dementie."}, HoldReason.HEALTH),
        ({"body": "Mevrouw de Vries zit in de schulden."}, HoldReason.DEBT),
        ({"body": "Als zij aanbelt schop ik haar de trap af."}, HoldReason.THREAT),
        ({"pseudonym": "Bel 06-12345678"}, HoldReason.PHONE),
        ({"neighbourhood": "Sluisstraat 12, 1234 AB"}, HoldReason.ADDRESS),
        (
            {"proposed_was": "40 parkeerplaatsen", "proposed_becomes": "een bord met 06-12345678"},
            HoldReason.PHONE,
        ),
    ],
)
def test_what_holds_personal_data_is_received_and_waits(db, fields, reason):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation, **fields)
        assert sent.reference.endswith("-0001")
        assert sent.publication is Publication.HELD
        assert not sent.is_shown
        assert why(sent) == {reason}
        assert queries.list_shown(sent.anchor_id).items == []
        assert queries.shown_counts(consultation.version.id)[consultation.version.id] == 0
        told = facts_of(db, sent, "ContributionHeld")
        assert [fact.data["reasons"] for fact in told] == [[reason.value]]


@pytest.mark.parametrize(
    "body",
    [
        "Mensen met dementie hebben rust nodig en schulden horen niet in de buurtkamer.",
        "Mijn moeder heeft dementie en gaat naar De Brug.",
        "Ik ben woedend. Nieuwe bewoners krijgen een huis en mijn dochter niets.",
        "Kijk eens bij Havenkade 12 naar die losse tegel.",
        "Vraag het aan mevrouw Jansen.",
        "Bel 14 000 of kom naar het stadhuis.",
    ],
)
def test_anger_policy_and_what_is_weak_are_shown_at_once(db, body):
    with db.writing():
        assert a_contribution(an_open_round(), body).is_shown


def test_the_telephone_of_the_desk_is_no_secret(db):
    with db.writing():
        consultation = an_open_round(phone="0512 - 99 88 77", contact="Meldpunt, meldpunt@waterrecht.nl")
        sent = a_contribution(consultation, "Ik belde 0512-998877 en schreef meldpunt@waterrecht.nl.")
        assert sent.is_shown


def test_what_only_the_authority_reads_does_not_wait(db):
    with db.writing():
        sent = a_contribution(an_open_round(), CALL_ME, visibility=Visibility.AUTHORITY)
        assert sent.publication is Publication.SHOWN
        assert why(sent) == set()


def test_a_letter_that_an_official_enters_waits_as_well(db):
    with db.writing():
        consultation = an_open_round()
        sent = services.enter_contribution(
            consultation.civil_servant,
            consultation.round,
            a_place(consultation, "4.1"),
            a_wording(CALL_ME),
            channel=Channel.LETTER,
            submission_key=uuid4(),
            received_at=clock.now(),
        )
        assert sent.publication is Publication.HELD


def test_words_that_wait_are_not_found(db):
    with db.writing():
        consultation = an_open_round()
        a_contribution(consultation, "Rollator. " + CALL_ME)
        assert queries.search_shown(consultation.dossier.id, "rollator").items == []


def test_taking_it_out_lets_it_be_shown_and_tells_so(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation, CALL_ME)
        own = queries.get_own(its_author(sent), sent.reference)
        services.edit_contribution(
            its_author(sent), own, a_wording("De stoep is te smal."), revision=own.revision
        )
        assert own.is_shown
        assert why(own) == set()
        assert len(facts_of(db, own, "ContributionReleased")) == 1
        assert [one.reference for one in queries.list_shown(own.anchor_id).items] == [own.reference]


def test_putting_it_in_afterwards_takes_it_out_of_sight(db):
    with db.writing():
        sent = a_contribution(an_open_round(), "De stoep is te smal.")
        own = queries.get_own(its_author(sent), sent.reference)
        services.edit_contribution(its_author(sent), own, a_wording(CALL_ME), revision=own.revision)
        assert own.publication is Publication.HELD
        assert not own.is_shown
        assert len(facts_of(db, own, "ContributionHeld")) == 1


def test_what_a_moderator_let_stand_is_no_reason_again(db):
    with db.writing():
        consultation = an_open_round()
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        sent = a_contribution(consultation, CALL_ME)
        own = queries.get_own(its_author(sent), sent.reference)
        services.set_publication(moderator, own, Publication.SHOWN)
        assert own.is_shown
        services.edit_contribution(
            its_author(sent), own, a_wording(CALL_ME + " Graag na zes uur."), revision=own.revision
        )
        assert own.is_shown


def test_what_a_moderator_holds_stays_held_whatever_the_author_changes(db):
    with db.writing():
        consultation = an_open_round()
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        sent = a_contribution(consultation, "De stoep is te smal.")
        own = queries.get_own(its_author(sent), sent.reference)
        services.set_publication(moderator, own, Publication.HELD)
        assert why(own) == {HoldReason.MODERATOR}
        services.edit_contribution(
            its_author(sent), own, a_wording("De stoep is veel te smal."), revision=own.revision
        )
        assert own.publication is Publication.HELD


def test_what_was_private_and_becomes_public_is_looked_at_then(db):
    with db.writing():
        sent = a_contribution(an_open_round(), CALL_ME, visibility=Visibility.AUTHORITY)
        own = queries.get_own(its_author(sent), sent.reference)
        services.edit_contribution(its_author(sent), own, a_wording(CALL_ME), revision=own.revision)
        assert own.publication is Publication.HELD


def test_in_a_round_that_is_moderated_first_everything_waits_also_after_an_edit(db):
    with db.writing():
        consultation = an_open_round()
        consultation.round.moderated_first = True
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        sent = a_contribution(consultation, "De stoep is te smal.")
        assert why(sent) == {HoldReason.MODERATED_FIRST}
        own = queries.get_own(its_author(sent), sent.reference)
        services.set_publication(moderator, own, Publication.SHOWN)
        services.edit_contribution(its_author(sent), own, a_wording("En ook te hoog."), revision=own.revision)
        assert own.publication is Publication.HELD


def test_what_somebody_noticed_makes_it_wait_and_no_other_words_free_it(db):
    with db.writing():
        consultation = an_open_round()
        sent = services.submit_contribution(
            Actor.visitor(),
            consultation.round,
            a_place(consultation, "4.1"),
            a_wording(),
            submission_key=uuid4(),
            noticed=[HoldReason.MANY_AT_ONCE],
        )
        own = queries.get_own(its_author(sent), sent.reference)
        services.edit_contribution(its_author(sent), own, a_wording("Anders."), revision=own.revision)
        assert own.publication is Publication.HELD
        assert why(own) == {HoldReason.MANY_AT_ONCE}


def test_the_kinds_are_kept_and_not_the_words(db):
    with db.writing():
        sent = a_contribution(an_open_round(), CALL_ME)
        held = db.session.scalars(sa.select(Hold).where(Hold.contribution_id == sent.id)).one()
        assert "12345678" not in repr([getattr(held, column.key) for column in Hold.__table__.c])
        assert all("12345678" not in str(row.data) for row in db.session.scalars(sa.select(FactRow)))


def test_after_the_report_it_is_kept_marked_and_waits_for_a_ruling(db):
    with db.writing():
        consultation = an_open_round()
        with clock.frozen(consultation.round.closes_at + timedelta(days=30)):
            consultation.round.answered_at = clock.now()
            db.session.flush()
            sent = a_contribution(consultation)
            assert sent.is_late
            assert sent.after_report
            assert db.session.scalar(sa.select(sa.func.count(Contribution.id))) == 1


def test_an_address_that_was_forgotten_is_taken_over_with_the_same_receipt(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation)
        author = its_author(sent)
        again = a_contribution(consultation, email="inwoner@example.org", actor=author)
        assert again.id == sent.id
        assert again.contact_id is not None
        assert len(facts_of(db, sent, "AddressAdded")) == 1
        kept = again.contact_id
        a_contribution(consultation, email="ander@example.org", actor=author)
        assert sent.contact_id == kept
