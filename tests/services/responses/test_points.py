"""Naming what was said, and putting contributions in and out of points."""

import pytest

from participatie.contributions.logic.wording import Wording
from participatie.contributions.queries import get_own
from participatie.contributions.services import edit_contribution, withdraw_contribution
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.responses import queries, services
from tests.conftest import Database
from tests.factories.consultations import a_closed_round, an_open_round
from tests.factories.identity import an_actor, an_organisation
from tests.factories.responses import a_contribution, a_draft, a_point, an_answered_round


def test_points_of_a_dossier_are_numbered_in_the_order_they_are_made(db: Database):
    with db.writing():
        made = a_closed_round()
        assert [a_point(made).number, a_point(made).number] == [1, 2]


def test_a_point_needs_a_name_and_somebody_who_answers_it(db: Database):
    with db.writing():
        made = a_closed_round()
        with pytest.raises(Invalid) as no_title:
            a_point(made, title="")
        with pytest.raises(Invalid) as no_owner:
            a_point(made, owner_role="")
    assert (no_title.value.field, no_owner.value.field) == ("title", "owner_role")


def test_bundling_counts_as_reading(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(made)
        assert reaction.read_at is None
        a_point(made, reaction)
        assert reaction.read_at is not None
        assert reaction.read_by_role == "Adviseur riolering"


def test_one_contribution_can_be_in_several_points_with_other_words_marked_in_each(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(made, "Bel mij terug.\nEn maak de put\nschoon.")
        a_point(made, reaction, marked={reaction.id: "Bel mij terug"})
        a_point(made, reaction, marked={reaction.id: "maak de put schoon"})
        found = queries.list_points_of(reaction)
    assert [(one.number, one.marked) for one in found] == [(1, "Bel mij terug"), (2, "maak de put schoon")]


def test_bundling_again_marks_anew_and_adds_nothing_twice(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(made, "Bel mij terug, en snel.")
        point = a_point(made, reaction)
        services.bundle(made.civil_servant, point, [reaction], marked={reaction.id: "en snel"})
        bundled = queries.list_bundled(point)
    assert [one.marked for one in bundled] == ["en snel"]


def test_marked_words_must_stand_in_the_contribution(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(made, "Bel mij terug.")
        with pytest.raises(Invalid) as refusal:
            a_point(made, reaction, marked={reaction.id: "Bel ons terug"})
    assert refusal.value.reason == "words_are_not_in_text"
    assert refusal.value.field == f"marked-{reaction.id}"
    assert refusal.value.details["number"] == reaction.reference


def test_what_its_author_took_back_cannot_be_bundled(db: Database):
    with db.writing():
        made = an_open_round()
        reaction = a_contribution(made)
        author = Actor.visitor(frozenset({reaction.id}))
        withdraw_contribution(author, get_own(author, reaction.reference))
        with pytest.raises(Invalid, match="contribution_is_withdrawn"):
            a_point(made, reaction)


def test_a_contribution_of_another_round_does_not_fit_in_a_point(db: Database):
    with db.writing():
        made, other = a_closed_round(), a_closed_round()
        reaction = a_contribution(other)
        with pytest.raises(Invalid, match="other_round"):
            a_point(made, reaction)


def test_bundling_nothing_is_refused(db: Database):
    with db.writing():
        made = a_closed_round()
        with pytest.raises(Invalid, match="nothing_chosen"):
            services.bundle(made.civil_servant, a_point(made), [], marked={})


def test_a_contribution_leaves_a_point_only_while_its_answer_is_a_draft(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction, other = a_contribution(made), a_contribution(made, "Dat vind ik ook.")
        point = a_point(made, reaction, other)
        services.unbundle(made.civil_servant, point, other)
        assert [one.contribution_id for one in queries.list_bundled(point)] == [reaction.id]
        a_draft(made, point)
        services.publish_answer(made.civil_servant, point)
        with pytest.raises(NotAllowed, match="answer_is_public"):
            services.unbundle(made.civil_servant, point, reaction)


def test_a_point_gets_another_name_unless_somebody_was_first(db: Database):
    with db.writing():
        made = a_closed_round()
        point = a_point(made)
        before = point.revision
        services.change_point(
            made.civil_servant, point, title="Iets anders", owner_role="Wijkregisseur", revision=before
        )
        assert (point.title, point.owner_role) == ("Iets anders", "Wijkregisseur")
        with pytest.raises(Conflict, match="changed_meanwhile"):
            services.change_point(
                made.civil_servant, point, title="Nog iets", owner_role="Wijkregisseur", revision=before
            )


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.COUNCIL_MEMBER, Role.RESIDENT])
def test_who_does_not_answer_here_makes_no_points(db: Database, role: Role):
    with db.writing():
        made = a_closed_round()
        somebody = an_actor(made.organisation, role)
        with pytest.raises(NotAllowed, match="not_your_dossier"):
            services.make_point(somebody, made.round, title="Iets", owner_role="Iemand")


def test_another_organisation_makes_no_points_here(db: Database):
    with db.writing():
        made = a_closed_round()
        stranger = an_actor(an_organisation("Gemeente Elders"))
        with pytest.raises(NotAllowed, match="not_your_dossier"):
            services.make_point(stranger, made.round, title="Iets", owner_role="Iemand")


def test_words_that_their_author_took_out_are_not_quoted_any_more(db: Database):
    with db.writing():
        made = an_open_round()
        sent = a_contribution(made, "Bel mij op 06-12345678. De put zit verstopt.")
        point = a_point(made, sent, marked={sent.id: "Bel mij op 06-12345678."})
        a_draft(made, point)
        services.publish_answer(made.civil_servant, point)
        author, reference = Actor.visitor(frozenset({sent.id})), sent.reference
        db.session.expire_all()
        sent = get_own(author, reference)
        wording = Wording(kind=sent.kind, body="De put zit verstopt.")
        edit_contribution(author, sent, wording, revision=sent.revision)
        read = queries.read_point(made.dossier, point.number)
    assert read.quotes == ()


def test_who_took_it_back_or_has_no_address_is_not_counted_among_those_who_get_mail(db: Database):
    with db.writing():
        made = an_open_round()
        reached = a_contribution(made, "Een.", email="een@example.org")
        gone = a_contribution(made, "Twee.", email="twee@example.org")
        point = a_point(made, reached, gone)
        withdraw_contribution(Actor.visitor(frozenset({gone.id})), gone)
        assert queries.count_to_tell(point) == (1, 1)


def test_the_list_of_commitments_shows_no_title_that_is_only_a_draft(db: Database):
    with db.writing():
        given = an_answered_round()
        services.change_point(
            given.consultation.civil_servant,
            given.point,
            title="Concept: nog niet bekend",
            owner_role="Adviseur",
            revision=given.point.revision,
        )
        (promised,) = queries.list_commitments(given.consultation.dossier.id)
    assert promised.point_title == "Hulp moet sneller komen"
