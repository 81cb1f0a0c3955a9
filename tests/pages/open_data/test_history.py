"""Everybody can read what was done to their own things, and officials what was done in their dossier."""

import pytest

from participatie.contributions.services import mark_read, withdraw_contribution
from participatie.facts import sealing
from participatie.facts.record import Fact, kinds
from participatie.identity.models import Account
from participatie.kernel.actor import Role
from participatie.open_data.logic.telling import told
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, its_author
from tests.factories.identity import an_actor, an_organisation
from tests.factories.responses import an_answered_round


@pytest.fixture
def answered(db):
    with db.writing():
        made = an_answered_round()
    sealing.seal()
    return made


def signed_in(client, db, actor):
    with db.reading():
        email = db.session.get(Account, actor.account_id).email
    client.sign_in(email)
    return client


def holding(client, contribution):
    with client.http.session_transaction() as kept:
        kept["held_contributions"] = [str(contribution.id)]
    return client


def test_every_kind_of_fact_is_told_in_a_sentence():
    silent = [kind.__qualname__ for kind in kinds().values() if not kind.tells and not kind.__subclasses__()]
    assert silent == []


def test_a_kind_without_words_would_be_told():
    assert Fact.tells == ""
    assert "geen woorden" in told(Fact.tells, {})


def test_somebody_reads_everything_that_was_done_to_their_reaction(client, answered):
    page = holding(client, answered.contribution).get(
        f"/mijn-inbreng/{answered.contribution.reference}/logboek"
    )
    steps = [
        "De reactie is ontvangen.",
        "De reactie is met andere in een punt gezet.",
        "Het antwoord is gepubliceerd.",
    ]
    places = [page.text.index(step) for step in steps]
    assert places == sorted(places)
    assert page.says("Door: u")
    assert page.says(f"Door: ambtenaar van {answered.consultation.organisation.name}")
    assert page.says("vastgelegd op plaats")


def test_a_draft_is_no_deed_yet(client, db, answered):
    page = holding(client, answered.contribution).get(
        f"/mijn-inbreng/{answered.contribution.reference}/logboek"
    )
    assert not page.says("Een antwoord in bewerking is bewaard.")
    assert not page.says("Er is een toezegging opgeschreven.")


def test_who_read_it_stands_there_with_their_role_and_without_a_name(client, db):
    with db.writing():
        consultation = an_open_round()
        sent = a_contribution(consultation, place="")
        mark_read(consultation.civil_servant, [sent], role="Beleidsadviseur")
        withdraw_contribution(its_author(sent), sent)
    page = holding(client, sent).get(f"/mijn-inbreng/{sent.reference}/logboek")
    assert page.says("De reactie is gelezen door: Beleidsadviseur.")
    assert page.says("De reactie is ingetrokken.")
    assert not page.says(consultation.civil_servant.name)


def test_an_official_reads_what_was_done_in_the_dossier_and_chooses_what_about(client, db, answered):
    signed_in(client, db, answered.consultation.civil_servant)
    slug = answered.consultation.dossier.slug
    page = client.get(f"/beheer/dossiers/{slug}/logboek")
    assert page.says("versie 1 · De tekst is gepubliceerd.")
    assert page.says("Het antwoord is gepubliceerd.")
    assert page.says(answered.contribution.reference)
    assert page.says("punt 1")
    chosen = client.get(f"/beheer/dossiers/{slug}/logboek?over=reacties")
    assert chosen.says("De reactie is ontvangen.")
    assert not chosen.says("Het antwoord is gepubliceerd.")
    assert client.get(f"/beheer/dossiers/{slug}/logboek?over=huisregels").says("Hier is nog niets gedaan")


def test_a_long_logbook_goes_in_pages(client, db):
    with db.writing():
        consultation = an_open_round()
        sent = [a_contribution(consultation, f"Reactie {number}") for number in range(60)]
    signed_in(client, db, consultation.civil_servant)
    page = client.get(f"/beheer/dossiers/{consultation.dossier.slug}/logboek?over=reacties")
    assert page.says(sent[-1].reference)
    assert not page.says(sent[0].reference)
    assert page.queries <= 14, page.statements
    (older,) = [link.get("href") for link in page.all("a") if link.get("rel") == "next"]
    assert client.get(older).says(sent[0].reference)


def test_the_logbook_of_another_organisation_stays_closed(client, db, answered):
    with db.writing():
        stranger = an_actor(an_organisation(), Role.CIVIL_SERVANT)
    signed_in(client, db, stranger)
    client.get(f"/beheer/dossiers/{answered.consultation.dossier.slug}/logboek", status=403)
