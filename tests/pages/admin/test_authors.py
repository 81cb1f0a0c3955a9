"""Looking behind a pseudonym: never alone, never without a ground, never without telling."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from participatie.contributions.queries import find_author, get_received
from participatie.contributions.services import ask_to_unmask
from participatie.contributions.terms import ERASED_TEXT
from participatie.identity.handlers.telling import tell_authors
from participatie.identity.logic import acts
from participatie.identity.models import Account, Contact, Organisation, Unmasking
from participatie.identity.queries import actor_of
from participatie.identity.services import second_person
from participatie.identity.terms import LegalGround
from participatie.kernel import clock
from participatie.kernel.actor import Role
from participatie.kernel.errors import Invalid, NotAllowed, NotFound
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution
from tests.factories.identity import ALWAYS, an_account
from tests.support.mailbox import text_of

ADDRESS = "schrijver@example.org"
WHY = "De politie wil de afzender spreken."


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def sent(db, consultation):
    with db.writing():
        return a_contribution(consultation, "Dit pikken wij niet.", email=ADDRESS)


@pytest.fixture
def people(db, consultation) -> list[Account]:
    """Three civil servants of the organisation; an administrator comes last."""
    with db.writing():
        servants = [
            an_account(consultation.organisation, Role.CIVIL_SERVANT, name=name)
            for name in ("An", "Bo", "Co")
        ]
        return [*servants, an_account(consultation.organisation, Role.ADMINISTRATOR, name="Di")]


def address_of(sent) -> str:
    return f"/beheer/inbreng/{sent.reference}/afzender"


def ask(client, sent, *, ground="vordering", tell_on="", status=200):
    form = client.get(address_of(sent)).form("Vraag een collega")
    return form.fill(ground=ground, reason=WHY, tell_on=tell_on).submit(status=status)


def agree(client):
    return client.get("/beheer/tweede-persoon").follow("Zien wie de afzender").form("Ik ben akkoord").submit()


@pytest.fixture
def looked(client, new_client, people, sent):
    """An asked, Bo agreed: gives An's browser and Bo's."""
    client.sign_in(people[0].email)
    assert ask(client, sent).says("Een collega moet nog akkoord gaan")
    colleague = new_client()
    colleague.sign_in(people[1].email)
    agree(colleague)
    return client, colleague


def test_nobody_sees_an_author_before_a_colleague_agrees(client, people, sent):
    client.sign_in(people[0].email)
    assert ADDRESS not in client.get(address_of(sent)).html
    assert ADDRESS not in ask(client, sent).html


def test_both_see_the_author_for_a_day_and_nobody_else_does(looked, new_client, people, sent):
    for one in looked:
        assert one.get(address_of(sent)).says(ADDRESS)
    third = new_client()
    third.sign_in(people[2].email)
    assert ADDRESS not in third.get(address_of(sent)).html
    with clock.frozen(clock.now() + timedelta(hours=25)):
        again = new_client()
        again.sign_in(people[0].email)
        assert ADDRESS not in again.get(address_of(sent)).html


def test_the_author_is_told_at_once_and_reads_it_at_their_contribution(
    looked, new_client, run_jobs, mailbox, sent
):
    run_jobs()
    letters = [
        text_of(message) for message in mailbox.to(ADDRESS) if "Twee medewerkers" in message["Subject"]
    ]
    assert len(letters) == 1
    assert sent.reference in letters[0]
    assert "Politie of Openbaar Ministerie" in letters[0]
    author = new_client()
    with author.http.session_transaction() as kept:
        kept["held_contributions"] = [str(sent.id)]
    assert author.get(f"/mijn-inbreng/{sent.reference}/gegevens").says(WHY)


@pytest.fixture
def seen_in_secret(client, new_client, people, sent):
    """An asked and Bo agreed, and the law lets the author hear it ninety days later; gives that day."""
    later = clock.now() + timedelta(days=90)
    client.sign_in(people[0].email)
    ask(client, sent, tell_on=later.strftime("%d-%m-%Y"))
    colleague = new_client()
    colleague.sign_in(people[1].email)
    agree(colleague)
    return later


def test_when_the_law_forbids_telling_now_the_author_hears_it_on_the_day(
    db, run_jobs, mailbox, seen_in_secret
):
    tell_authors()
    with db.reading():
        assert db.session.query(Unmasking).one().told_at is None
    with clock.frozen(seen_in_secret + timedelta(days=1)):
        tell_authors()
        tell_authors()
        run_jobs()
    assert len([one for one in mailbox.to(ADDRESS) if "Twee medewerkers" in one["Subject"]]) == 1


def test_telling_cannot_wait_longer_than_a_year_nor_without_a_ground_for_it(client, people, sent):
    client.sign_in(people[0].email)
    far = (clock.now() + timedelta(days=400)).strftime("%d-%m-%Y")
    near = (clock.now() + timedelta(days=40)).strftime("%d-%m-%Y")
    refused = ask(client, sent, tell_on=far, status=422)
    assert "niet later dan over een jaar" in refused.described("tell_on")
    assert refused.form("Vraag een collega").value("reason") == WHY
    assert "meteen" in ask(client, sent, ground="verzoek_schrijver", tell_on=near, status=422).described(
        "tell_on"
    )


def test_who_asked_cannot_agree(db, people, sent):
    her = actor_of(people[0], proved_at=ALWAYS)
    with db.writing():
        found = get_received(her, sent.reference)
        asked = ask_to_unmask(her, found, ground=LegalGround.DANGER, reason=WHY)
        with pytest.raises(NotAllowed, match="asked_it_yourself"):
            second_person.agree(her, asked)
        with pytest.raises(NotFound):
            find_author(her, found)


def test_alone_nobody_can_look(db, consultation, sent):
    with db.writing():
        only = actor_of(an_account(consultation.organisation, Role.CIVIL_SERVANT), proved_at=ALWAYS)
        found = get_received(only, sent.reference)
        db.session.query(Account).filter(Account.id != only.account_id).update({"closed_at": clock.now()})
        with pytest.raises(Invalid, match="nobody_to_ask"):
            ask_to_unmask(only, found, ground=LegalGround.POLICE, reason=WHY)


def test_of_an_anonymous_author_there_is_nothing_to_see(client, db, consultation, people):
    with db.writing():
        anonymous = a_contribution(consultation, "Zonder adres.")
    client.sign_in(people[0].email)
    page = client.get(address_of(anonymous))
    assert page.says("Deze inbreng is anoniem")
    assert not page.all("textarea")
    her = actor_of(people[0], proved_at=ALWAYS)
    with db.writing():
        found = get_received(her, anonymous.reference)
        with pytest.raises(NotAllowed, match="no_author_kept"):
            ask_to_unmask(her, found, ground=LegalGround.POLICE, reason=WHY)


def test_who_erased_their_address_in_between_is_not_seen(client, new_client, db, people, sent):
    client.sign_in(people[0].email)
    ask(client, sent)
    author = new_client()
    with author.http.session_transaction() as kept:
        kept["held_contributions"] = [str(sent.id)]
    author.get(f"/mijn-inbreng/{sent.reference}/gegevens/wissen").form("Wis dit").fill(what="adres").submit()
    colleague = new_client()
    colleague.sign_in(people[1].email)
    form = colleague.get("/beheer/tweede-persoon").follow("Zien wie de afzender").form("Ik ben akkoord")
    assert "niets bewaard" in form.submit(status=403).text


def test_administrators_see_every_time_that_somebody_looked(looked, new_client, people, sent):
    administrator = new_client()
    administrator.sign_in(people[3].email)
    page = administrator.get("/beheer/afzenders")
    for words in (sent.reference, "An", "Bo", WHY):
        assert page.says(words), words
    looked[0].get("/beheer/afzenders", status=403)


def test_moderators_and_other_organisations_cannot_ask(client, new_client, db, consultation, sent):
    with db.writing():
        moderator = an_account(consultation.organisation, Role.MODERATOR)
        stranger = an_account(an_open_round().organisation, Role.CIVIL_SERVANT)
    client.sign_in(moderator.email)
    client.get(address_of(sent), status=403)
    other = new_client()
    other.sign_in(stranger.email)
    other.get(address_of(sent), status=404)


def test_the_act_is_known_to_the_second_person(app):
    assert acts.act_by_name("unmask_author").label


@pytest.mark.usefixtures("looked")
def test_what_was_written_about_a_look_cannot_be_changed(db):
    with db.writing(), pytest.raises(IntegrityError, match="append only"), db.session.begin_nested():
        db.session.execute(sa.update(Unmasking).values(reason="Zomaar."))


def test_two_administrators_erase_an_author_who_asks_by_letter(client, new_client, db, people, sent):
    with db.writing():
        second = an_account(people_of(db, people), Role.ADMINISTRATOR, name="Ed")
    client.sign_in(people[3].email)
    page = client.get(address_of(sent)).follow("vraagt om gewist te worden")
    form = page.form("Vraag een collega").fill(
        what="alles", reason="Brief van 20 november, nummer en code klopten."
    )
    assert form.submit().says("Een collega moet nog akkoord gaan")
    assert ADDRESS in contact_of(db)
    colleague = new_client()
    colleague.sign_in(second.email)
    colleague.get("/beheer/tweede-persoon").follow("De afzender van een reactie wissen").form(
        "akkoord"
    ).submit()
    assert ADDRESS not in contact_of(db)
    assert colleague.get(address_of(sent)).says(ERASED_TEXT)


def people_of(db, people):
    return db.session.get(Organisation, people[3].assignments[0].organisation_id)


def contact_of(db) -> list[str | None]:
    with db.reading():
        return list(db.session.scalars(sa.select(Contact.email)))


def test_a_civil_servant_cannot_ask_to_erase(client, people, sent):
    client.sign_in(people[0].email)
    client.get(f"/beheer/inbreng/{sent.reference}/wissen", status=403)
