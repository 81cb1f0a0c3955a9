"""Every public fact gets one place in a log that nobody can change, and its words can be proved."""

from itertools import pairwise

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from participatie.contributions.logic.sealed import sealed_words
from participatie.contributions.queries import get_own
from participatie.contributions.services import edit_contribution, withdraw_contribution
from participatie.facts import checkpoint, log, sealing, verify
from participatie.facts.checkpoint import Signer, signer
from participatie.facts.entries import commit_to, content_of
from participatie.facts.forgetting import forget_salts
from participatie.facts.models import FactRow, LogEntry, LogHead, LogNode
from participatie.kernel.actor import Actor
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, a_wording, its_author
from tests.factories.responses import an_answered_round
from tests.support.record import exported


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


def kinds(db) -> list[str]:
    with db.reading():
        return [sealed.kind for sealed in log.list_entries(0, 10_000)]


def test_a_sealed_fact_gets_its_place_after_the_commit_and_a_signed_head_above_it(db, consultation):
    with db.writing():
        a_contribution(consultation)
    assert kinds(db) == []
    sealing.seal()
    assert kinds(db) == ["VersionPublished", "RoundOpened", "ContributionReceived"]
    with db.reading():
        head = log.find_head()
        assert head is not None
        assert verify.open_note(head.note, signer().public_key)[0] == 3
    size, heads, _ = verify.check_log(exported(db), signer().public_key)
    assert (size, heads) == (3, 1)


def test_drafts_are_never_in_the_log(db):
    with db.writing():
        an_answered_round()
    sealing.seal()
    found = set(kinds(db))
    assert {"AnswerPublished", "ContributionReceived", "VersionPublished"} <= found
    assert not found & {"AnswerDrafted", "CommitmentMade", "PointMade", "ChangeProposed", "ManuscriptSaved"}


def test_sealing_again_adds_nothing_and_signs_no_new_head(db, consultation):
    sealing.seal()
    sealing.seal()
    with db.reading():
        assert [head.size for head in log.list_heads()] == [2]


def test_the_log_grows_in_batches_and_every_head_fits(db, consultation, monkeypatch):
    monkeypatch.setattr(sealing, "_WAITING", sealing._WAITING.limit(4))
    monkeypatch.setattr(sealing, "BATCH", 4)
    for _ in range(3):
        with db.writing():
            for _ in range(7):
                a_contribution(consultation)
        sealing.seal()
    size, heads, _ = verify.check_log(exported(db), signer().public_key)
    assert size == 23
    assert heads >= 6


def test_a_new_key_signs_what_it_finds_and_the_export_stays_whole(db, consultation, monkeypatch):
    sealing.seal()
    before = exported(db)
    monkeypatch.setattr(checkpoint, "_signers", [Signer("elders.example/controleer", bytes(range(32)))])
    sealing.seal()
    sealing.seal()
    with db.reading():
        assert [head.size for head in log.list_heads()] == [2]
    assert verify.check_log(exported(db), signer().public_key)[:2] == (2, 1)
    monkeypatch.undo()
    assert exported(db) == before


def test_every_entry_can_be_proved_under_every_later_head(db, consultation):
    with db.writing():
        for _ in range(20):
            a_contribution(consultation)
    sealing.seal()
    with db.reading():
        entries = log.list_entries(0, 100)
        note = log.find_head().note
        size, root = verify.open_note(note, signer().public_key)
        paths = log.list_proofs(range(size), size)
        for sealed in entries:
            path = [bytes.fromhex(one) for one in paths[sealed.position]]
            assert verify.climb(sealed.position, size, verify.leaf(sealed.entry), path) == root


def test_the_commitment_opens_with_the_exact_words_and_no_others(db, consultation):
    with db.writing():
        sent = a_contribution(consultation, "De vijver is te diep.")
    with db.reading():
        (sealed,) = log.list_sealed([sent.id])
        words = sealed_words(sent, reference=sent.reference, anchor_id=sent.anchor_id, quote=sent.quote)
        assert commit_to(sealed.salt, content_of(sealed.values, words)) == sealed.commitment
        other = words | {"body": "De vijver is te ondiep."}
        assert commit_to(sealed.salt, content_of(sealed.values, other)) != sealed.commitment


def test_what_happens_to_a_contribution_is_sealed_step_by_step(db, consultation):
    with db.writing():
        sent = a_contribution(consultation, place="")
        author = its_author(sent)
        sent = get_own(author, sent.reference)
        edit_contribution(author, sent, a_wording("Nieuwe woorden."), revision=sent.revision)
        withdraw_contribution(author, sent)
    sealing.seal()
    assert kinds(db)[2:] == ["ContributionReceived", "ContributionEdited", "ContributionWithdrawn"]
    with db.reading():
        positions = [sealed.position for sealed in log.list_sealed([sent.id])]
        assert all(after == before + 1 for before, after in pairwise(positions))


def test_erasing_the_salts_leaves_a_log_that_verifies(db, consultation):
    with db.writing():
        sent = [a_contribution(consultation, f"Reactie {number}") for number in range(500)]
    sealing.seal()
    with db.writing():
        assert [forget_salts(Actor.system("test"), one.id) for one in sent] == [1] * 500
    sealing.seal()
    with db.reading():
        salts = [sealed.salt for one in sent for sealed in log.list_sealed([one.id])[:1]]
        assert salts == [None] * 500
        assert log.list_entries(502, 503)[0].kind == "SaltsForgotten"
    assert verify.check_log(exported(db), signer().public_key)[0] == 1002


@pytest.mark.parametrize(
    "act",
    [
        sa.delete(LogEntry),
        sa.update(LogEntry).values(commitment="0" * 64),
        sa.update(LogEntry).values(position=LogEntry.position + 1000),
        sa.update(LogEntry).values(position=None),
        sa.update(LogEntry).values(salt=b"another"),
        sa.update(LogNode).values(hash=b"another"),
        sa.delete(LogNode),
        sa.update(LogHead).values(note="another"),
        sa.delete(LogHead),
        sa.update(FactRow).values(kind="another"),
    ],
    ids=str,
)
def test_the_database_itself_refuses_to_change_the_log(db, consultation, act):
    sealing.seal()
    with pytest.raises(DBAPIError), db.writing():
        db.session.connection().execute(act)


def test_a_salt_that_was_erased_does_not_come_back(db, consultation):
    sealing.seal()
    with db.writing():
        db.session.connection().execute(sa.update(LogEntry).values(salt=None))
    with pytest.raises(DBAPIError), db.writing():
        db.session.connection().execute(sa.update(LogEntry).values(salt=b"new"))
