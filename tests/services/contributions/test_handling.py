"""What officials do with contributions, and what readers and searchers notice of it."""

from datetime import timedelta

import pytest

from participatie.contributions import queries
from participatie.contributions.services import (
    edit_contribution,
    enter_contribution,
    set_publication,
    submit_contribution,
)
from participatie.contributions.terms import Channel, Publication
from participatie.kernel import clock, ids
from participatie.kernel.actor import Role
from participatie.kernel.errors import Invalid
from tests.conftest import Database
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, a_place, a_wording, its_author
from tests.factories.identity import an_actor


def test_what_is_put_back_in_sight_is_found_by_all_its_words_again(db: Database):
    with db.writing():
        made = an_open_round()
        sent = a_contribution(made, "De stoep is te smal.", pseudonym="Waterrat")
        moderator = an_actor(made.organisation, Role.MODERATOR)
        set_publication(moderator, sent, Publication.WITHHELD)
        set_publication(moderator, sent, Publication.SHOWN)
        found = queries.search_shown(made.dossier.id, "waterrat").items
    assert [row.reference for row in found] == [sent.reference]


def test_a_letter_cannot_have_come_in_tomorrow(db: Database):
    with db.writing():
        made = an_open_round()
        with pytest.raises(Invalid) as refusal:
            enter_contribution(
                made.civil_servant,
                made.round,
                a_place(made),
                a_wording(),
                channel=Channel.LETTER,
                submission_key=ids.new_id(),
                received_at=clock.now() + timedelta(days=1),
            )
    assert (refusal.value.reason, refusal.value.field) == ("received_in_the_future", "received_on")


def test_words_that_were_changed_since_can_be_sent_again(db: Database):
    with db.writing():
        made = an_open_round()
        first = a_contribution(made, "De stoep is te smal.")
        author, reference = its_author(first), first.reference
        db.session.expire_all()
        first = queries.get_own(author, reference)
        edit_contribution(author, first, a_wording("De stoep is te hoog."), revision=first.revision)
        second = submit_contribution(
            author,
            made.round,
            a_place(made, "4.1"),
            a_wording("De stoep is te smal."),
            submission_key=ids.new_id(),
            form_opened_at=clock.now(),
        )
    assert second.id != first.id
    assert (first.body, second.body) == ("De stoep is te hoog.", "De stoep is te smal.")
