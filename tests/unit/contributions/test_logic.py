"""Words and tickets."""

from datetime import UTC, datetime
from uuid import uuid4

from participatie.contributions.logic.ticket import Ticket, read_ticket, write_ticket
from participatie.contributions.logic.wording import quote_in
from tests.factories.contributions import a_wording

TICKET = Ticket(uuid4(), datetime(2026, 10, 19, 21, 52, tzinfo=UTC))


def test_a_ticket_comes_back_as_it_was_written_also_after_the_key_was_renewed() -> None:
    assert read_ticket(write_ticket(TICKET, "oud"), ["nieuw", "oud"]) == TICKET


def test_a_ticket_that_this_site_did_not_sign_is_none() -> None:
    assert read_ticket(write_ticket(TICKET, "een ander"), ["van ons"]) is None
    assert read_ticket("", ["van ons"]) is None
    assert read_ticket(write_ticket(TICKET, "van ons")[:-2] + "xx", ["van ons"]) is None


def test_selected_words_are_kept_only_when_they_stand_in_the_text() -> None:
    text = "In de Lindebuurt verdwijnen\n40 parkeerplaatsen voor groen."
    assert quote_in(text, "verdwijnen 40\n  parkeerplaatsen") == "verdwijnen 40 parkeerplaatsen"
    assert quote_in(text, "verdwijnen 50 parkeerplaatsen") == ""
    assert quote_in(text, "  ") == ""


def test_the_same_words_at_another_place_are_not_the_same_submission() -> None:
    assert a_wording().fingerprint("lid 1") == a_wording().fingerprint("lid 1")
    assert a_wording().fingerprint("lid 1") != a_wording().fingerprint("lid 2")
    assert a_wording().fingerprint("lid 1") != a_wording(body="Anders.").fingerprint("lid 1")
