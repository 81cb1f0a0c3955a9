"""Anybody can check the record: on the site, with files that they take along, and without trusting the site."""

import json
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from participatie.contributions.logic.sealed import text_hash
from participatie.contributions.models import Contribution
from participatie.contributions.queries import get_own
from participatie.contributions.services import edit_contribution, set_publication
from participatie.contributions.services.erasing import erase_words, forget_author
from participatie.contributions.services.redacting import redact
from participatie.contributions.terms import Publication, Visibility
from participatie.facts import sealing, verify
from participatie.facts.checkpoint import signer
from participatie.facts.forgetting import forget_salts
from participatie.kernel.actor import Actor, Role
from participatie.moderation.services.deciding import withhold
from participatie.moderation.terms import HouseRule
from participatie.responses.models import Answer
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, a_wording, its_author
from tests.factories.identity import an_actor
from tests.factories.responses import an_answered_round
from tests.support.pages import statements_sent
from tests.support.sources import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def sent(db, consultation):
    with db.writing():
        contribution = a_contribution(consultation, "De vijver is te diep voor kinderen.", place="")
    sealing.seal()
    return contribution


@pytest.fixture
def author(client, sent):
    """Somebody who showed the code of the contribution in this browser."""
    with client.http.session_transaction() as kept:
        kept["held_contributions"] = [str(sent.id)]
    return client


def key() -> str:
    return signer().public_key


def words_in(proof: dict) -> list[str]:
    return [step["words"]["body"] for step in proof["steps"] if "body" in step["words"]]


def test_the_page_says_what_is_proved_and_what_not_and_shows_the_newest_head(client, sent):
    page = client.get("/controleer")
    assert page.says("Wat dit bewijst")
    assert page.says("Wat dit niet bewijst")
    head = client.get("/controleer/checkpoint")
    assert head.html.strip() in page.html
    assert verify.open_note(head.html, key())[0] == 3


def test_before_anything_is_sealed_the_page_says_so(client):
    assert client.get("/controleer").says("Er is nog niets vastgelegd.")
    client.get("/controleer/checkpoint", status=404)
    feed = ET.fromstring(client.get("/controleer/koppen.atom").data)  # noqa: S314 - our own feed
    assert feed.findall(f"{ATOM}entry") == []


def test_the_feed_carries_every_head_so_that_others_keep_them(client, db, consultation, sent):
    with db.writing():
        a_contribution(consultation)
    sealing.seal()
    feed = ET.fromstring(client.get("/controleer/koppen.atom").data)  # noqa: S314 - our own feed
    notes = [entry.findtext(f"{ATOM}content") for entry in feed.findall(f"{ATOM}entry")]
    assert [verify.open_note(note, key())[0] for note in notes] == [4, 3]


def test_what_is_taken_along_is_checked_without_the_site(client, sent, tmp_path):
    log, program, proof = tmp_path / "logboek.jsonl", tmp_path / "controleer.py", tmp_path / "bewijs.json"
    log.write_bytes(client.get("/controleer/logboek.jsonl").data)
    program.write_bytes(client.get("/controleer/controleer.py").data)
    proof.write_bytes(client.get(f"/controleer/{sent.reference}/bewijs.json").data)
    command = [sys.executable, "-I", program, log, "--sleutel", key(), "--bewijs", proof]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Het logboek klopt: 3 regels, 1 koppen." in done.stdout
    log.write_text(log.read_text().replace("Received", "Recieved"))
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_the_log_holds_no_words_and_no_salts(client, sent):
    log = client.get("/controleer/logboek.jsonl").data.decode()
    assert "vijver" not in log
    assert "salt" not in log
    assert {frozenset(json.loads(line)) for line in log.splitlines()[1:]} == {
        frozenset(verify.ENTRY),
        frozenset({"note"}),
    }


def test_the_verifier_is_short_enough_to_read():
    assert len((ROOT / "participatie/facts/verify.py").read_text().splitlines()) < 200


def test_a_public_contribution_is_found_by_its_number_and_can_be_proved(client, sent):
    page = client.get(f"/controleer?nummer={sent.reference.lower()}")
    assert page.path == f"/controleer/{sent.reference}"
    assert page.says("De vijver is te diep voor kinderen.")
    assert page.says("Plaats in het logboek")
    proof = json.loads(client.get(f"/controleer/{sent.reference}/bewijs.json").data)
    assert words_in(proof) == ["De vijver is te diep voor kinderen."]
    assert proof["text_sha256"] == text_hash(sent)
    assert len(verify.check_proof(proof, key())) == 3


def test_what_not_everybody_may_read_has_no_public_proof(client, db, consultation, sent):
    with db.writing():
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        set_publication(moderator, db.session.merge(sent), Publication.WITHHELD)
        private = a_contribution(consultation, visibility=Visibility.AUTHORITY)
    for reference in (sent.reference, private.reference, "WR-2026-999-0001"):
        client.get(f"/controleer/{reference}", status=404)
        client.get(f"/controleer/{reference}/bewijs.json", status=404)
        page = client.get(f"/controleer?nummer={reference}", status=422)
        assert page.says("Er is geen reactie met dit nummer die iedereen mag lezen.")
        client.get(f"/mijn-inbreng/{reference}/bewijs.json", status=404)
        client.get(f"/mijn-inbreng/{reference}/logboek", status=404)


def test_an_earlier_wording_opens_for_its_author_only(author, new_client, db, sent):
    with db.writing():
        held = get_own(its_author(sent), sent.reference)
        edit_contribution(its_author(sent), held, a_wording("Nu met een hek."), revision=held.revision)
    sealing.seal()
    own = json.loads(author.get(f"/mijn-inbreng/{sent.reference}/bewijs.json").data)
    assert words_in(own) == ["De vijver is te diep voor kinderen.", "Nu met een hek."]
    public = json.loads(new_client().get(f"/controleer/{sent.reference}/bewijs.json").data)
    assert words_in(public) == ["Nu met een hek."]
    for proof in (own, public):
        verify.check_proof(proof, key())


def test_a_text_that_was_changed_behind_the_back_of_its_author_no_longer_fits(author, db, sent):
    with db.writing():
        db.session.merge(sent).body = "De vijver is diep genoeg voor kinderen."
    proof = json.loads(author.get(f"/mijn-inbreng/{sent.reference}/bewijs.json").data)
    with pytest.raises(verify.Fault, match="andere woorden"):
        verify.check_proof(proof, key())


def test_after_erasing_the_place_is_still_proved_and_the_words_are_not(author, db, sent):
    with db.writing():
        forget_salts(Actor.system("test"), sent.id)
    sealing.seal()
    proof = json.loads(author.get(f"/mijn-inbreng/{sent.reference}/bewijs.json").data)
    assert words_in(proof) == []
    assert len(verify.check_proof(proof, key())) == 4


def test_the_proof_of_a_dossier_opens_its_texts_answers_and_commitments(client, db):
    with db.writing():
        answered = an_answered_round()
    sealing.seal()
    dossier = answered.consultation.dossier
    proof = json.loads(client.get(f"/dossiers/{dossier.slug}/bewijs.json").data)
    kinds = {step["entry"]["kind"] for step in proof["steps"] if step["salt"]}
    assert {"VersionPublished", "RoundOpened", "AnswerPublished"} <= kinds
    words = json.dumps(proof, ensure_ascii=False)
    assert "Wij helpen binnen 12 uur." in words
    assert "Een noodteam dat ook 's nachts komt" in words
    verify.check_proof(proof, key())
    whole = "".join(client.get("/controleer/logboek.jsonl").data.decode())
    verify.check_log(whole.splitlines(keepends=True), key(), [], verify.check_proof(proof, key()))


def test_what_was_published_in_a_dossier_is_listed_beside_its_check(client, db):
    with db.writing():
        answered = an_answered_round()
    sealing.seal()
    slug = answered.consultation.dossier.slug
    page = client.get(f"/dossiers/{slug}").follow("Controleer wat hier is gepubliceerd")
    assert page.says("versie 1 · De tekst is gepubliceerd.")
    assert page.says("punt 1 · Het antwoord is gepubliceerd.")
    assert not page.says("De reactie is ontvangen.")
    (box,) = page.all("section", data_proof=f"/dossiers/{slug}/bewijs.json")
    assert box.get("data-key") == key()


def test_the_proof_of_a_contribution_carries_its_answer(client, db):
    with db.writing():
        answered = an_answered_round()
    sealing.seal()
    proof = json.loads(client.get(f"/controleer/{answered.contribution.reference}/bewijs.json").data)
    told = [step["words"].get("text") for step in proof["steps"]]
    assert db.session is not None
    with db.reading():
        answer = db.session.get(Answer, answered.answer.id)
        assert answer.text in told
    verify.check_proof(proof, key())


def test_the_receipt_carries_the_fingerprint_of_the_text_and_the_newest_head(author, sent):
    page = author.get(f"/mijn-inbreng/{sent.reference}/ontvangstbewijs")
    assert page.says(text_hash(sent))
    assert author.get("/controleer/checkpoint").html.strip() in page.html


def test_the_mailed_receipt_carries_them_too(db, consultation, run_jobs, mailbox, sent):
    with db.writing():
        mailed = a_contribution(consultation, "Er is geen bank.", email="inwoner@example.org")
    run_jobs()
    words = mailbox.messages[-1].get_body(("plain",)).get_content()
    assert text_hash(mailed) in words
    assert signer().origin in words


def test_a_redaction_leaves_nothing_that_opens_what_was_blacked_out(author, db, consultation, sent):
    with db.writing():
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        redact(moderator, db.session.merge(sent), ["kinderen"])
    sealing.seal()
    for address in (
        f"/mijn-inbreng/{sent.reference}/bewijs.json",
        f"/controleer/{sent.reference}/bewijs.json",
    ):
        proof = json.loads(author.get(address).data)
        verify.check_proof(proof, key())
        assert len(words_in(proof)) == 1
        assert "kinderen" not in json.dumps(proof)


def test_a_moderators_decision_opens_with_its_reason_for_the_author(author, db, consultation, sent):
    with db.writing():
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        withhold(moderator, sent, rule=HouseRule.PERSONAL_DATA, reason="Er staat een naam in.")
    sealing.seal()
    proof = json.loads(author.get(f"/mijn-inbreng/{sent.reference}/bewijs.json").data)
    assert "Er staat een naam in." in [step["words"].get("reden") for step in proof["steps"]]
    verify.check_proof(proof, key())


@pytest.mark.parametrize("forget", [forget_author, erase_words], ids=["name", "words too"])
def test_who_is_forgotten_keeps_a_proof_of_what_still_stands_there(author, db, sent, forget):
    with db.writing():
        forget(its_author(sent), get_own(its_author(sent), sent.reference))
    sealing.seal()
    proof = json.loads(author.get(f"/controleer/{sent.reference}/bewijs.json").data)
    verify.check_proof(proof, key())
    with db.reading():
        assert words_in(proof) == [db.session.get(Contribution, sent.id).body]


def test_sealing_costs_who_sends_something_one_row_and_no_waiting(db, consultation):
    with db.writing(), statements_sent() as statements:
        a_contribution(consultation)
        db.session.flush()
        assert [one for one in statements if "log_" in one] == [
            one for one in statements if "log_entry" in one
        ]
        assert len([one for one in statements if "log_" in one]) == 1
