"""One's own data: seen, taken along, put right and erased; marked words prove that nothing stays."""

import json

import pytest
from flask import Flask

from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution
from participatie.contributions.queries import get_own
from participatie.contributions.services import edit_contribution
from participatie.contributions.terms import ERASED_TEXT, Kind
from participatie.facts import verify
from participatie.facts.checkpoint import signer
from participatie.facts.sealing import seal
from participatie.identity.models import Account, Contact
from participatie.identity.queries import actor_of
from participatie.kernel.actor import Role
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, its_author
from tests.factories.identity import an_account
from tests.support.canaries import found_in_files, found_in_queue, found_in_tables
from tests.support.pages import PageClient
from tests.support.record import exported

ADDRESS = "kanarie-adres@example.org"
NAME, PLACE = "Schuilkanarie", "Kanariebuurt"
FIRST, WORDS = "Zqeerstetekst over de stoep.", "Zqtweedetekst over de stoep en het pad."


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def sent(db, consultation) -> Contribution:
    """Something with an address, a pseudonym and an earlier wording."""
    with db.writing():
        contribution = a_contribution(consultation, FIRST, email=ADDRESS, pseudonym=NAME, neighbourhood=PLACE)
        words = Wording(kind=Kind.IDEA, body=WORDS, pseudonym=NAME, neighbourhood=PLACE)
        db.session.expunge_all()
        found = get_own(its_author(contribution), contribution.reference)
        return edit_contribution(its_author(found), found, words, revision=found.revision)


@pytest.fixture
def author(client: PageClient, sent: Contribution) -> PageClient:
    """The browser that holds the code."""
    with client.http.session_transaction() as kept:
        kept["held_contributions"] = [str(sent.id)]
    return client


def everywhere(db, app: Flask, *canaries: str) -> list[str]:
    with db.reading():
        tables = found_in_tables(db.session.connection(), *canaries)
    files = found_in_files(app.config["PARTICIPATIE"].var_dir, *canaries)
    return tables + files + found_in_queue(app.extensions["huey"], *canaries)


def test_the_canaries_sing_before_anything_is_erased(db, app, sent):
    """Otherwise finding nothing afterwards would prove nothing."""
    found = everywhere(db, app, ADDRESS, NAME, PLACE, "zqeerste", "zqtweede")
    assert {name.split(":")[0] for name in found} >= {
        "contact",
        "contribution",
        "contribution_wording",
        "search_entry",
    }


def test_an_author_sees_everything_that_is_kept(author, sent, run_jobs):
    run_jobs()
    page = author.get(f"/mijn-inbreng/{sent.reference}").follow("Uw gegevens")
    for words in (ADDRESS, NAME, PLACE, WORDS, FIRST, "Ontvangstbewijs", "alleen als versleutelde afdruk"):
        assert page.says(words), words


def test_an_author_takes_the_same_along_as_a_file(author, sent):
    page = author.get(f"/mijn-inbreng/{sent.reference}/gegevens")
    file = page.follow("Neem mee als bestand")
    assert "attachment" in file.headers["Content-Disposition"]
    assert file.headers["Cache-Control"] == "no-store"
    kept = json.loads(file.data)["kept"]
    assert [one["title"] for one in kept] == page.texts("h2")[: len(kept)]
    assert any(one["data"].get("E-mailadres") == ADDRESS for one in kept)


def test_nobody_else_sees_or_erases_it(new_client, sent):
    stranger = new_client()
    for page in ("gegevens", "gegevens.json", "gegevens/verbeteren", "gegevens/wissen"):
        stranger.get(f"/mijn-inbreng/{sent.reference}/{page}", status=404)


def test_an_author_puts_the_address_right(author, db, sent):
    form = author.get(f"/mijn-inbreng/{sent.reference}/gegevens/verbeteren").form("Bewaar")
    assert form.value("email") == ADDRESS
    assert form.fill(email="geen adres").submit(status=422).says("Dit e-mailadres klopt niet")
    done = author.get(f"/mijn-inbreng/{sent.reference}/gegevens/verbeteren").form("Bewaar")
    assert done.fill(email="nieuw@example.org", name="Fatma").submit().says("Uw gegevens zijn verbeterd.")
    with db.reading():
        contact = db.session.query(Contact).one()
        assert (contact.email, contact.name) == ("nieuw@example.org", "Fatma")


def test_who_sent_without_an_address_can_give_one_later(client, db, consultation):
    with db.writing():
        anonymous = a_contribution(consultation)
    with client.http.session_transaction() as kept:
        kept["held_contributions"] = [str(anonymous.id)]
    page = client.get(f"/mijn-inbreng/{anonymous.reference}/gegevens")
    assert page.says("U bent anoniem")
    form = page.follow("Geef een e-mailadres").form("Bewaar")
    assert form.fill(email="later@example.org").submit().says("later@example.org")


def erase(author: PageClient, sent: Contribution, what: str):
    form = author.get(f"/mijn-inbreng/{sent.reference}/gegevens/wissen").form("Wis dit")
    return form.fill(what=what).submit()


def test_erasing_the_address_leaves_the_words_and_the_way_to_follow(author, db, app, sent, mailbox, run_jobs):
    page = erase(author, sent, "adres")
    assert page.says("Met uw nummer en code kunt u deze inbreng blijven volgen.")
    run_jobs()
    assert mailbox.messages == []
    assert everywhere(db, app, ADDRESS) == []
    assert page.says(WORDS)


def test_erasing_the_author_leaves_the_words_of_a_resident(author, new_client, db, app, sent, consultation):
    erase(author, sent, "afzender")
    assert everywhere(db, app, ADDRESS, NAME, PLACE, "zqeerste") == []
    public = new_client().get(f"/dossiers/{consultation.dossier.slug}/reacties")
    assert public.says(WORDS)
    assert public.says("een inwoner")


def test_erasing_everything_leaves_a_number_and_a_sentence(author, new_client, db, app, sent, consultation):
    page = erase(author, sent, "alles")
    assert everywhere(db, app, ADDRESS, NAME, PLACE, "zqeerste", "zqtweede") == []
    assert page.says(ERASED_TEXT)
    public = new_client().get(f"/dossiers/{consultation.dossier.slug}/reacties")
    assert public.says(ERASED_TEXT)
    assert public.says(sent.reference)


def test_who_erased_everything_still_follows_with_number_and_code(author, new_client, db, sent):
    receipt = author.get(f"/mijn-inbreng/{sent.reference}/ontvangstbewijs")
    code = receipt.texts("p", "copy-code__code")[0]
    erase(author, sent, "alles")
    form = new_client().get("/volg").form("Bekijk mijn inbreng")
    assert form.fill(nummer=sent.reference, code=code).submit().says(ERASED_TEXT)


def test_the_log_still_verifies_after_erasing(author, db, sent):
    seal()
    erase(author, sent, "alles")
    seal()
    entries, _heads, _leaves = verify.check_log(exported(db), signer().public_key)
    assert entries >= 6


@pytest.fixture
def resident(db, consultation) -> Account:
    """Somebody with an account and one contribution sent from it."""
    with db.writing():
        account = Account(email=ADDRESS, name="Kanarienaam", job_title="", password_hash=None)
        db.session.add(account)
        db.session.flush()
        a_contribution(
            consultation, WORDS, actor=actor_of(account), pseudonym=NAME, neighbourhood=PLACE, email=ADDRESS
        )
        return account


def test_an_account_shows_and_gives_everything_that_is_kept(client, resident):
    client.sign_in(ADDRESS)
    page = client.get("/account/gegevens")
    for words in (ADDRESS, "Kanarienaam", WORDS, "Firefox op Linux"):
        assert page.says(words), words
    assert ADDRESS in json.dumps(json.loads(page.follow("Neem mee als bestand").data))


@pytest.mark.usefixtures("resident")
@pytest.mark.parametrize(("words", "stays"), [("afzender", WORDS), ("alles", ERASED_TEXT)])
def test_erasing_an_account_leaves_no_person(client, db, app, consultation, words, stays):
    client.sign_in(ADDRESS)
    form = client.get("/account/wissen").form("Wis mijn account")
    assert form.fill(words=words).submit().says("Uw account en uw gegevens zijn gewist.")
    assert everywhere(db, app, ADDRESS, "Kanarienaam", NAME, PLACE, "Firefox") == []
    client.get("/account/gegevens", follow=False, status=303)
    assert client.get(f"/dossiers/{consultation.dossier.slug}/reacties").says(stays)


def test_staff_do_not_erase_their_own_account(client, db, consultation):
    with db.writing():
        servant = an_account(consultation.organisation, Role.CIVIL_SERVANT)
    client.sign_in(servant.email)
    assert client.get("/account/gegevens").says("Een beheerder van uw organisatie sluit uw account")
    form = client.get("/account/wissen").form("Wis mijn account")
    assert form.fill(words="alles").submit(status=403).says("beheerder")
