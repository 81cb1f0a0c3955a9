"""A dossier is numbered, described, shared, and seen only by those who may."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from participatie.consultations import queries
from participatie.consultations.logic.details import HorizonChoice
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Dossier
from participatie.consultations.services import dossiers
from participatie.consultations.terms import Horizon
from participatie.db.session import session
from participatie.facts.models import FactRow
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Invalid, NotAllowed, NotFound
from tests.factories import consultations as make
from tests.factories.identity import an_actor, an_organisation


def test_dossiers_are_numbered_per_organisation_and_year(db) -> None:
    with db.writing():
        water = an_organisation(code="WS")
        other = an_organisation(code="PR")
        with clock.frozen(make.moment("2026-12-31", "22:59")):
            numbers = [
                dossiers.start_dossier(an_actor(water), water, title="Een dijk").number,
                dossiers.start_dossier(an_actor(water), water, title="Een sloot").number,
                dossiers.start_dossier(an_actor(other), other, title="Een weg").number,
            ]
        with clock.frozen(make.moment("2026-12-31", "23:01")):
            numbers.append(dossiers.start_dossier(an_actor(water), water, title="Een brug").number)
    assert numbers == ["WS-2026-001", "WS-2026-002", "PR-2026-001", "WS-2027-001"]


def test_two_dossiers_with_one_name_have_two_addresses(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        slugs = [dossiers.start_dossier(actor, organisation, title="Café én brug!").slug for _ in range(3)]
    assert slugs == ["cafe-en-brug", "cafe-en-brug-2", "cafe-en-brug-3"]


def test_a_number_and_address_may_be_given(db) -> None:
    with db.writing():
        organisation = an_organisation(code="WR")
        actor = an_actor(organisation)
        given = dossiers.start_dossier(
            actor, organisation, title="De Laagte", number="WR-2026-017", slug="wateroverlast-de-laagte"
        )
        with clock.frozen(make.moment("2026-10-01")):
            following = dossiers.start_dossier(actor, organisation, title="Volgende")
        assert (given.number, given.slug) == ("WR-2026-017", "wateroverlast-de-laagte")
        assert following.number == "WR-2026-018"


def test_a_dossier_without_a_name_is_not_started(db) -> None:
    with db.writing():
        organisation = an_organisation()
        with pytest.raises(Invalid) as refused:
            dossiers.start_dossier(an_actor(organisation), organisation, title="  ")
        assert refused.value.field == "title"


def test_what_was_filled_in_comes_back_as_it_was(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        slug = make.a_dossier(actor, organisation).slug
        whole = make.details()
    with db.reading():
        assert queries.details_of(queries.get_dossier(actor, slug)) == whole


def test_a_change_replaces_the_lists_and_tells_which_fields(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        dossier = make.a_dossier(actor, organisation)
    with db.writing():
        dossier = queries.get_dossier(actor, dossier.slug)
        before = dossier.revision
        changed = replace(
            queries.details_of(dossier),
            fixed=("Het doel.", "Het geld."),
            criteria=("Droge voeten.",),
            horizons=(HorizonChoice(Horizon.TRANSFORMATION, "7"), HorizonChoice(Horizon.COPING, "3, 4")),
        )
        dossiers.change_dossier(actor, dossier, details=changed)
        assert dossier.revision == before + 1
    with db.reading():
        assert queries.details_of(queries.get_dossier(actor, dossier.slug)) == changed
        told = session.query(FactRow).filter_by(kind="DossierChanged", subject_id=dossier.id).one()
        assert set(told.data["changed"]) == {"fixed", "criteria", "horizons"}


def test_saving_the_same_again_changes_nothing(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        dossier = make.a_dossier(actor, organisation)
        dossiers.change_dossier(actor, dossier, details=queries.details_of(dossier))
        assert session.query(FactRow).filter_by(kind="DossierChanged").count() == 0


def test_a_name_cannot_be_emptied(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        dossier = make.a_dossier(actor, organisation)
        with pytest.raises(Invalid):
            dossiers.change_dossier(actor, dossier, details=replace(queries.details_of(dossier), title=" "))


def test_a_partner_joins_once(db) -> None:
    with db.writing():
        organisation = an_organisation()
        board = an_organisation("Waterschap Rechterwaard")
        actor = an_actor(organisation)
        dossier = make.a_dossier(actor, organisation)
        dossiers.add_partner(actor, dossier, organisation=board, part="Beheert de sloten.")
        assert [partner.organisation.name for partner in queries.list_partners(dossier)] == [board.name]
        for twice in (board, organisation):
            with pytest.raises(Invalid, match="already_partner"):
                dossiers.add_partner(actor, dossier, organisation=twice)


def test_a_draft_is_for_its_own_makers_and_a_public_dossier_for_everybody(db) -> None:
    with db.writing():
        organisation = an_organisation()
        maker = an_actor(organisation)
        draft = make.a_dossier(maker, organisation, title="Nog geheim")
        public = make.an_open_round(organisation=organisation, civil_servant=maker).dossier
        others = [
            Actor.visitor(),
            an_actor(an_organisation(), Role.PROJECT_LEADER),
            an_actor(an_organisation(), Role.MODERATOR),
            an_actor(organisation, Role.COUNCIL_MEMBER),
        ]
        for other in others:
            assert [dossier.id for dossier in queries.list_dossiers(other).items] == [public.id]
            with pytest.raises(NotFound):
                queries.get_dossier(other, draft.slug)
        assert {dossier.id for dossier in queries.list_dossiers(maker).items} == {draft.id, public.id}
        assert {dossier.id for dossier in queries.list_own_dossiers(maker).items} == {draft.id, public.id}
        assert queries.list_own_dossiers(others[1]).items == []
        moderator = an_actor(organisation, Role.MODERATOR)
        assert queries.get_dossier(moderator, draft.slug) is draft
        assert queries.list_own_dossiers(moderator).items == []
        job = Actor.system("proef")
        assert queries.get_dossier(job, draft.slug) is draft
        assert len(queries.list_dossiers(job).items) == 2


def test_somebody_of_one_dossier_works_on_that_one_only(db) -> None:
    with db.writing():
        organisation = an_organisation()
        maker = an_actor(organisation)
        mine = make.a_dossier(maker, organisation, title="Van mij")
        not_mine = make.a_dossier(maker, organisation, title="Niet van mij")
        helper = make.helper_on(mine)
        assert [dossier.id for dossier in queries.list_own_dossiers(helper).items] == [mine.id]
        dossiers.change_dossier(helper, mine, details=make.details(title="Van ons"))
        with pytest.raises(NotAllowed):
            dossiers.change_dossier(helper, not_mine, details=make.details(title="Gekaapt"))


def test_the_list_of_dossiers_goes_on_after_fifty(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        for at in range(52):
            dossiers.start_dossier(actor, organisation, title=f"Dossier {at}", slug=f"d-{at}")
        first = queries.list_own_dossiers(actor)
        assert len(first.items) == 50
        rest = queries.list_own_dossiers(actor, start=first.after)
        assert len(rest.items) == 2
        assert rest.after is None
        assert not {dossier.id for dossier in first.items} & {dossier.id for dossier in rest.items}


def test_two_who_save_in_the_same_moment_do_not_overwrite_each_other(db) -> None:
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        dossier = make.a_dossier(actor, organisation)
        other = sa.update(Dossier).values(revision=Dossier.revision + 1)
        session.execute(other, execution_options={"synchronize_session": False})
        changed = replace(queries.details_of(dossier), promise="Anders.")
        with pytest.raises(StaleDataError):
            dossiers.change_dossier(actor, dossier, details=changed)
        session.rollback()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"contact": ""}, "contact"),
        ({"paper_route": ""}, "paper_route"),
        ({"decision_on": None}, "decision_on"),
        ({"decision_on": local_day(clock.now())}, "decision_on"),
    ],
)
def test_what_people_were_told_to_count_on_does_not_disappear(db, changes, field: str) -> None:
    with db.writing():
        made = make.an_open_round()
        before = queries.details_of(queries.complete(made.dossier))
        with pytest.raises(Invalid) as refused:
            dossiers.change_dossier(made.civil_servant, made.dossier, details=replace(before, **changes))
        assert refused.value.field == field


def test_a_promised_decision_day_moves_in_sight_of_everybody(db) -> None:
    with db.writing():
        made = make.an_open_round()
        promised = made.dossier.decision_on
        before = queries.details_of(queries.complete(made.dossier))
        later = promised + timedelta(days=40)
        dossiers.change_dossier(made.civil_servant, made.dossier, details=replace(before, decision_on=later))
        moves = queries.list_moves(made.dossier.id, made.round).decisions
    assert [(move.was, move.becomes) for move in moves] == [(promised, later)]
