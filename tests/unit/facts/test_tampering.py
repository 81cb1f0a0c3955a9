"""Whoever changes anything in the public log is found out: every field, every line, every order, every key."""

import copy
import json
import random
from itertools import count

import pytest

from participatie.facts import verify
from participatie.facts.verify import Fault
from tests.support.logs import OTHER, SIGNER, Log, line

SIZE, HEADS_EVERY = 10_000, 25
KEY = SIGNER.public_key
CHANCE = random.Random(7)  # noqa: S311 - the same attacks every time


@pytest.fixture(scope="module")
def log() -> Log:
    return Log(SIZE, heads_every=HEADS_EVERY)


def is_found(lines: list[str], log: Log) -> bool:
    """Whether the verifier says no, knowing the key and the newest head of before."""
    try:
        verify.check_log(lines, KEY, [log.newest])
    except Fault:
        return True
    return False


def other(value: object) -> object:
    return value + 1 if isinstance(value, int) else f"{value[:-1]}{'0' if value[-1] != '0' else '1'}"


def some_lines(log: Log, number: int) -> list[int]:
    entries = [place for place, text in enumerate(log.lines) if '"position"' in text]
    return CHANCE.sample(entries, number)


def test_an_honest_log_is_right(log):
    assert verify.check_log(log.lines, KEY, [log.newest, log.heads[300]])[:2] == (SIZE, 400)


def readers_before(log: Log, places: list[int]) -> dict[int, verify.Reader]:
    """The verifier as it stands before each of these lines, having read an honest log so far."""
    reader, wanted, found = verify.Reader(KEY), set(places), {}
    for place, text in enumerate(log.lines):
        if place in wanted:
            found[place] = copy.deepcopy(reader)
        if place:
            reader.take(text)
    return found


def finds_before_the_next_head(reader: verify.Reader, lines: list[str]) -> bool:
    try:
        for text in lines:
            heads = reader.heads
            reader.take(text)
            if reader.heads > heads:
                return False
    except Fault:
        return True
    return False


@pytest.mark.parametrize("field", sorted(verify.ENTRY))
def test_a_changed_field_is_found_in_every_one_of_1000_entries(log, field):
    for place, reader in readers_before(log, some_lines(log, 1000)).items():
        entry = json.loads(log.lines[place])
        forged = line({**entry, field: other(entry[field])})
        assert finds_before_the_next_head(
            reader, [forged, *log.lines[place + 1 : place + 2 + HEADS_EVERY]]
        ), entry


@pytest.mark.parametrize("field", sorted(verify.ENTRY))
def test_the_whole_verifier_finds_it_too(log, field):
    place = some_lines(log, 1)[0]
    entry = json.loads(log.lines[place])
    forged = [*log.lines[:place], line({**entry, field: other(entry[field])}), *log.lines[place + 1 :]]
    assert is_found(forged, log)


def test_every_changed_byte_of_a_line_and_of_a_head_is_found():
    small = Log(10, heads_every=5)
    for place in range(1, len(small.lines)):
        text = small.lines[place]
        for at in range(len(text) - 1):
            forged = text[:at] + ("#" if text[at] != "#" else "%") + text[at + 1 :]
            assert is_found([*small.lines[:place], forged, *small.lines[place + 1 :]], small), forged


def attacks(log: Log, at: int) -> dict[str, list[str]]:
    lines = log.lines
    renumbered = [json.loads(text) for text in lines]
    return {
        "dropped": [*lines[:at], *lines[at + 1 :]],
        "dropped and renumbered": renumber([*renumbered[:at], *renumbered[at + 1 :]]),
        "put in": [*lines[:at], lines[at], *lines[at:]],
        "put in and renumbered": renumber([*renumbered[:at], renumbered[at], *renumbered[at:]]),
        "swapped": [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]],
        "swapped and renumbered": renumber(
            [*renumbered[:at], renumbered[at + 1], renumbered[at], *renumbered[at + 2 :]]
        ),
        "cut off": lines[:at],
        "cut off behind a head": lines[: 1 + (HEADS_EVERY + 1) * 5],
        "with something more in it": [
            *lines[:at],
            lines[at].replace("{", '{"extra":1,', 1),
            *lines[at + 1 :],
        ],
        "unreadable": [*lines[:at], "{", *lines[at + 1 :]],
        "without its last head": lines[:-1],
    }


def renumber(values: list[dict]) -> list[str]:
    positions = count()
    return [
        line({**value, "position": next(positions)} if "position" in value else value) for value in values
    ]


@pytest.mark.parametrize("attack", attacks(Log(300), 150))
def test_lines_that_go_come_or_change_places_are_found(log, attack):
    assert is_found(attacks(log, 4_445)[attack], log)


def test_a_log_signed_again_with_another_key_is_found(log):
    forged = Log(SIZE, signer=OTHER)
    assert is_found(forged.lines, log)
    with pytest.raises(Fault, match="sleutel"):
        verify.check_log(forged.lines, KEY)
    with pytest.raises(Fault):
        verify.check_log(forged.lines, "", [log.newest])


def test_a_log_rewritten_with_the_own_key_does_not_fit_a_head_that_somebody_kept(log):
    rewritten = Log(SIZE - 1)
    verify.check_log(rewritten.lines, KEY)
    kept = log.heads[500]
    rewritten_from = Log(SIZE, heads_every=77)
    verify.check_log(rewritten_from.lines, KEY, [kept])
    rewritten_from.lines[200] = rewritten_from.lines[200].replace("2026", "2025", 1)
    assert is_found(rewritten_from.lines, log)


def test_the_program_says_in_dutch_how_it_is(log, tmp_path, capsys):
    file, head = tmp_path / "logboek.jsonl", tmp_path / "kop.txt"
    small = Log(7, heads_every=3)
    file.write_text("".join(small.lines), "utf-8")
    head.write_text(small.heads[3], "utf-8")
    assert verify.main([str(file), "--sleutel", KEY, "--kop", str(head)]) == 0
    assert "Het logboek klopt: 7 regels, 3 koppen." in capsys.readouterr().out
    assert verify.main([str(file)]) == 0
    assert "u gaf geen sleutel mee" in capsys.readouterr().out
    file.write_text("".join(small.lines).replace("Answer", "Antwer", 1), "utf-8")
    assert verify.main([str(file), "--sleutel", KEY]) == 1
    assert "KLOPT NIET" in capsys.readouterr().out
    assert verify.main([str(tmp_path / "weg.jsonl")]) == 2
