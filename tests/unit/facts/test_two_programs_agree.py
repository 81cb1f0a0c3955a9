"""The site, the verifier and the browser are three programs that never disagree about the record."""

import json
import random
import shutil
import subprocess
from typing import Any

import pytest

from participatie.facts import entries, verify
from tests.support.logs import OTHER, SIGNER, Log, an_entry
from tests.support.sources import ROOT

CHANCE = random.Random(500)  # noqa: S311 - the same vectors every time
LETTERS = 'aéßĳ€ \n\t"\\/<>&\u2028\u2029\x7f\x1f😀👩‍👧中\u200b0'
PROGRAM = """
import { readFileSync } from "node:fs";
import * as record from "%s";
const given = JSON.parse(readFileSync(0, "utf8"));
const out = [];
for (const one of given.vectors) {
  out.push({
    canonical: record.canonical(one.content),
    commitment: await record.commitment(one.salt, one.content),
    leaf: await record.leafHash(one.entry),
    root: await record.climb(one.position, one.size, await record.leafHash(one.entry), one.path),
    text: await record.textHash(one.content.words.body),
  });
}
const heads = [];
for (const one of given.heads) heads.push(await record.openNote(one.note, one.key));
const proofs = [];
for (const one of given.proofs) proofs.push((await record.checkProof(one, one.key)).verdicts);
process.stdout.write(JSON.stringify({ out, heads, proofs }));
"""


def words(length: int) -> str:
    return "".join(CHANCE.choice(LETTERS) for _ in range(length))


def in_the_browser(**given: Any) -> Any:
    node = shutil.which("node")
    assert node, "there is no node"
    module = (ROOT / "static/src/js/modules/record.js").as_uri()
    command = [node, "--no-warnings", "--input-type=module", "-e", PROGRAM % module]
    given = {"vectors": [], "heads": [], "proofs": [], **given}
    done = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def log() -> Log:
    return Log(613, heads_every=17)


def test_500_vectors_give_the_same_hashes_everywhere(log):
    vectors = []
    for number in range(500):
        position = CHANCE.randrange(613)
        size = CHANCE.choice([head for head in log.heads if head > position])
        content = {
            "values": {"revision": number, "late": number % 2 == 0, "list": [words(3), None, -number]},
            "words": {"body": words(number % 97), f"paragraph {number}.1": words(5), "Zé": words(2)},
        }
        vectors.append(
            {
                "content": content,
                "salt": CHANCE.randbytes(32).hex(),
                "entry": log.entries[position],
                "position": position,
                "size": size,
                "path": log.path(position, size),
            }
        )
    told = in_the_browser(vectors=vectors)["out"]
    for one, answer in zip(vectors, told, strict=True):
        assert answer["canonical"].encode() == entries.canonical(one["content"])
        assert answer["canonical"].encode() == verify.canonical(one["content"])
        assert answer["commitment"] == entries.commit_to(bytes.fromhex(one["salt"]), one["content"])
        assert answer["leaf"] == verify.leaf(one["entry"]).hex()
        root = verify.open_note(log.heads[one["size"]], SIGNER.public_key)[1]
        path = [bytes.fromhex(step) for step in one["path"]]
        assert verify.climb(one["position"], one["size"], verify.leaf(one["entry"]), path) == root
        assert answer["root"] == root.hex()


def test_a_signature_is_judged_alike(log):
    good = {"note": log.newest, "key": SIGNER.public_key}
    heads = [
        good,
        good | {"key": OTHER.public_key},
        good | {"note": log.newest.replace("613", "612", 1)},
        {"note": OTHER.sign(3, bytes(32)), "key": SIGNER.public_key},
    ]
    told = in_the_browser(heads=heads)["heads"]
    assert [head["signed"] for head in told] == [True, False, False, False]
    for head in heads[1:]:
        with pytest.raises(verify.Fault):
            verify.open_note(head["note"], head["key"])


def a_proof(log: Log, number: int, **changes: Any) -> dict[str, Any]:
    step = {
        "entry": an_entry(number),
        "position": number,
        "path": log.path(number, 613),
        "salt": number.to_bytes(32, "big").hex(),
        "values": {"revision": 1},
        "words": {"body": f"Reactie {number}"},
    }
    return {"note": log.newest, "key": SIGNER.public_key, "steps": [step | changes]}


def test_a_proof_is_judged_alike(log):
    proofs = {
        "fits": [a_proof(log, 5), a_proof(log, 612), a_proof(log, 7, salt="", words={}, values={})],
        "words": [a_proof(log, 5, words={"body": "Reactie 6"}), a_proof(log, 5, values={"revision": 2})],
        "place": [
            a_proof(log, 5, position=6),
            a_proof(log, 5, path=log.path(5, 613)[:-1]),
            a_proof(log, 5, path=[*log.path(5, 613), "00" * 32]),
            a_proof(log, 5, position=613),
            a_proof(log, 5, salt="", entry=an_entry(6)),
        ],
        "waits": [a_proof(log, 5, position=None, path=[])],
    }
    expected = [[verdict] for verdict, some in proofs.items() for _ in some]
    given = [proof for some in proofs.values() for proof in some]
    assert in_the_browser(proofs=given)["proofs"] == expected
    for proof, (verdict,) in zip(given, expected, strict=True):
        if verdict in {"words", "place"}:
            with pytest.raises(verify.Fault):
                verify.check_proof(proof, SIGNER.public_key)
        else:
            assert len(verify.check_proof(proof, SIGNER.public_key)) == (verdict == "fits")
