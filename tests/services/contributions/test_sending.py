"""What is sent is received once, at the right place, in time or late, and stays its author's."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
import sqlalchemy as sa

from participatie.consultations.models import Round
from participatie.contributions import queries, services
from participatie.contributions.models import Contribution, Tally
from participatie.contributions.terms import Channel, LateRuling, Publication, Visibility
from participatie.db import session as sessions
from participatie.facts.models import FactRow
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from participatie.security.codes import follow_code
from tests.factories.consultations import a_closed_round, an_open_round
from tests.factories.contributions import a_contribution, a_place, a_wording, its_author
from tests.factories.identity import an_actor


def counts(version_id, anchor_id):
    shown = queries.shown_counts(version_id)
    return shown.get(anchor_id, 0), shown.get(version_id, 0)


def own(sent):
    """The contribution as its author gets it from the site."""
    return queries.get_own(its_author(sent), sent.reference)


def test_a_contribution_gets_the_next_number_of_its_dossier(db):
    with db.writing():
        consultation = an_open_round()
        first, second = a_contribution(consultation), a_contribution(consultation, "Nog iets.")
        assert first.reference == f"{consultation.dossier.number}-0001"
        assert second.reference == f"{consultation.dossier.number}-0002"


def test_sending_the_same_form_twice_gives_one_contribution(db):
    with db.writing():
        consultation = an_open_round()
        key = uuid4()
        sent = [
            services.submit_contribution(
                Actor.visitor(),
                consultation.round,
                a_place(consultation, "4.1"),
                a_wording(),
                submission_key=key,
            )
            for _again in range(3)
        ]
        assert {contribution.id for contribution in sent} == {sent[0].id}
        assert counts(consultation.version.id, sent[0].anchor_id) == (1, 1)


def test_the_same_form_with_other_words_is_refused_and_names_the_first(db):
    with db.writing():
        consultation = an_open_round()
        key, place = uuid4(), a_place(consultation, "4.1")
        first = services.submit_contribution(
            Actor.visitor(), consultation.round, place, a_wording(), submission_key=key
        )
        with pytest.raises(Conflict) as refusal:
            services.submit_contribution(
                Actor.visitor(), consultation.round, place, a_wording("Iets anders."), submission_key=key
            )
        assert refusal.value.details["number"] == first.reference


def test_twenty_clicks_at_the_same_moment_give_one_row(app, fresh_database):
    engine = sessions.make_engine(fresh_database)
    sessions.bind_engine(engine)
    with sessions.unit_of_work(writing=True):
        consultation = an_open_round()
        place = a_place(consultation, "4.1")
    key, together, found = uuid4(), Barrier(20), []

    def click():
        together.wait()
        with sessions.unit_of_work(writing=True):
            round_ = sessions.session.get_one(Round, consultation.round.id)
            sent = services.submit_contribution(
                Actor.visitor(), round_, place, a_wording(), submission_key=key
            )
            found.append(sent.reference)

    clicks = [Thread(target=click) for _ in range(20)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    with sessions.unit_of_work(writing=False):
        rows = sessions.session.scalars(sa.select(Contribution.reference)).all()
    engine.dispose()
    sessions.bind_engine(app.extensions["engine"])
    assert len(found) == 20
    assert set(found) == set(rows) == {f"{consultation.dossier.number}-0001"}


@pytest.mark.parametrize(
    ("opened", "sent", "late"),
    [(-60, -1, False), (-1, 14, False), (1, 14, True), (-1, 16, True), (None, 5, True)],
)
def test_a_form_that_was_open_at_closing_has_fifteen_minutes(db, opened, sent, late):
    with db.writing():
        consultation = an_open_round()
        closes = consultation.round.closes_at
        with clock.frozen(closes + timedelta(minutes=sent)):
            contribution = services.submit_contribution(
                Actor.visitor(),
                consultation.round,
                a_place(consultation, "4.1"),
                a_wording(),
                submission_key=uuid4(),
                form_opened_at=None if opened is None else closes + timedelta(minutes=opened),
            )
        assert contribution.is_late is late


def test_before_the_opening_and_after_the_answers_nothing_is_taken(db):
    with db.writing():
        consultation = an_open_round(opened_days_ago=-3)
        with pytest.raises(NotAllowed, match="round_not_open_yet"):
            a_contribution(consultation)


def test_a_contribution_needs_words(db):
    with db.writing():
        consultation = an_open_round()
        with pytest.raises(Invalid) as refusal:
            a_contribution(consultation, "")
        assert (refusal.value.reason, refusal.value.field) == ("say_something", "body")


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ("40 parkeerplaatsen", "", "proposal_half"),
        ("", "20 parkeerplaatsen", "proposal_half"),
        ("400 parkeerplaatsen", "20 parkeerplaatsen", "proposal_not_in_text"),
    ],
)
def test_a_proposal_names_words_that_are_really_there(db, was, becomes, reason):
    with db.writing():
        consultation = an_open_round()
        with pytest.raises(Invalid, match=reason):
            a_contribution(consultation, proposed_was=was, proposed_becomes=becomes)


def test_a_proposal_alone_is_enough(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(
            consultation, "", proposed_was="40 parkeerplaatsen", proposed_becomes="20 parkeerplaatsen"
        )
        assert (sent.proposed_was, sent.proposed_becomes) == ("40 parkeerplaatsen", "20 parkeerplaatsen")


def test_what_only_the_authority_may_see_is_counted_as_received_but_not_as_shown(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation, visibility=Visibility.AUTHORITY)
        tally = db.session.get(Tally, sent.anchor_id)
        assert (tally.shown, tally.received) == (0, 1)
        assert queries.list_shown(sent.anchor_id).items == []
        assert queries.find_shown(sent.reference) is None


def test_without_an_address_nothing_of_a_person_is_kept(db):
    with db.writing():
        sent = a_contribution(an_open_round())
        assert (sent.contact_id, sent.account_id) == (None, None)


def test_the_number_and_code_open_it_and_nothing_else_does(db):
    with db.writing():
        sent = a_contribution(an_open_round())
        code = follow_code(sent.id)
        assert queries.find_by_code(sent.reference, code) is sent
        assert queries.find_by_code(sent.reference.lower(), f" {code.lower().replace('-', ' ')} ") is sent
        assert queries.find_by_code(sent.reference, "AAAA-AAAA-AAAA") is None
        assert queries.find_by_code("WR-1999-001-0001", code) is None
        assert queries.find_code(sent) == code


def test_nobody_opens_the_contribution_of_another(db):
    with db.writing():
        consultation = an_open_round()
        mine, other = a_contribution(consultation), a_contribution(consultation, "Van een ander.")
        assert queries.get_own(its_author(mine), mine.reference) is mine
        for actor in (its_author(other), Actor.visitor(), consultation.civil_servant):
            with pytest.raises(NotFound):
                queries.get_own(actor, mine.reference)


def test_an_edit_keeps_what_it_said_before(db):
    with db.writing():
        sent = a_contribution(an_open_round(), "Eerst dit.")
        services.edit_contribution(its_author(sent), own(sent), a_wording("Nu dat."), revision=sent.revision)
        assert sent.body == "Nu dat."
        assert [earlier.body for earlier in queries.list_earlier_wordings(sent)] == ["Eerst dit."]


def test_an_edit_from_an_old_screen_is_refused(db):
    with db.writing():
        sent = a_contribution(an_open_round(), "Eerst dit.")
        services.edit_contribution(its_author(sent), own(sent), a_wording("Nu dat."), revision=1)
        with pytest.raises(Conflict, match="changed_meanwhile"):
            services.edit_contribution(its_author(sent), own(sent), a_wording("Of toch dit."), revision=1)


def test_making_it_private_takes_it_out_of_sight_and_out_of_the_search(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation, "Zoek mij op.")
        private = a_wording("Zoek mij op.", visibility=Visibility.AUTHORITY)
        services.edit_contribution(its_author(sent), own(sent), private, revision=1)
        assert counts(consultation.version.id, sent.anchor_id) == (0, 0)
        assert queries.search_shown(consultation.dossier.id, "zoek").items == []


def test_what_is_withdrawn_is_out_of_sight_but_stays_received(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation)
        services.withdraw_contribution(its_author(sent), sent)
        assert queries.find_shown(sent.reference) is None
        assert db.session.get(Tally, sent.anchor_id).received == 1
        with pytest.raises(NotAllowed, match="already_withdrawn"):
            services.withdraw_contribution(its_author(sent), sent)


def test_a_letter_stands_in_the_same_list_with_the_same_kind_of_number(db):
    with db.writing():
        consultation = an_open_round()
        letter = services.enter_contribution(
            consultation.civil_servant,
            consultation.round,
            a_place(consultation, "4"),
            a_wording("Met de hand geschreven."),
            channel=Channel.LETTER,
            submission_key=uuid4(),
            received_at=clock.now(),
            sender=services.Sender(name="J. de Boer", postal_address="Dorpsstraat 1"),
        )
        assert letter.reference.endswith("-0001")
        assert [row.channel for row in queries.list_shown(letter.anchor_id).items] == [Channel.LETTER]
        assert "Boer" not in repr(queries.list_shown(letter.anchor_id).items)


def test_a_late_letter_is_kept_and_ruled_on_with_a_reason(db):
    with db.writing():
        consultation = a_closed_round()
        letter = services.enter_contribution(
            consultation.civil_servant,
            consultation.round,
            a_place(consultation),
            a_wording("Te laat gepost."),
            channel=Channel.LETTER,
            submission_key=uuid4(),
            received_at=clock.now(),
        )
        assert letter.is_late
        with pytest.raises(Invalid, match="give_a_reason"):
            services.rule_late(consultation.civil_servant, letter, ruling=LateRuling.COUNTS, reason="")
        services.rule_late(
            consultation.civil_servant, letter, ruling=LateRuling.COUNTS, reason="De post staakte."
        )
        assert letter.late_ruling is LateRuling.COUNTS


def test_what_a_moderator_withholds_stays_received_and_comes_back_whole(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation)
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        services.set_publication(moderator, sent, Publication.WITHHELD)
        assert counts(consultation.version.id, sent.anchor_id) == (0, 0)
        assert queries.get_own(its_author(sent), sent.reference) is sent
        services.set_publication(moderator, sent, Publication.SHOWN)
        assert counts(consultation.version.id, sent.anchor_id) == (1, 1)


def test_reading_is_noted_once_with_the_role_of_the_first_reader(db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation)
        services.mark_read(consultation.civil_servant, [sent], role="ambtenaar")
        services.mark_read(consultation.civil_servant, [sent], role="projectleider")
        assert sent.read_by_role == "ambtenaar"
        read = db.session.scalars(sa.select(FactRow).where(FactRow.kind == "ContributionsRead")).all()
        assert len(read) == 1


def test_words_are_found_in_every_form(db):
    with db.writing():
        consultation = an_open_round()
        a_contribution(consultation, "Ik mis fietspaden langs het water.")
        a_contribution(consultation, "De zienswijzen zijn niet gelezen.")
        for word, expected in {
            "fietspad": 1,
            "zienswijze": 1,
            "wat": 1,
            "boom": 0,
            "fietspaden water": 1,
        }.items():
            found = queries.search_shown(consultation.dossier.id, word).items
            assert len(found) == expected, word


def test_a_list_goes_on_where_the_last_page_ended(db):
    with db.writing():
        consultation = an_open_round()
        for number in range(7):
            a_contribution(consultation, f"Reactie {number}")
        anchor = a_place(consultation, "4.1").paragraph_id
        first = queries.list_shown(anchor, size=3)
        second = queries.list_shown(anchor, start=first.after, size=3)
        last = queries.list_shown(anchor, start=second.after, size=3)
        assert [len(page.items) for page in (first, second, last)] == [3, 3, 1]
        assert last.after is None
        assert [row.number for page in (first, second, last) for row in page.items] == list(range(1, 8))
