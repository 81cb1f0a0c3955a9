"""The file command reads exports, plain or packed, and says clearly what it cannot read."""

import gzip
import json

import numpy as np
import pytest

from participatie import cli
from participatie.deliberation.logic.ballots import order_of_arrival
from participatie.deliberation.logic.compatible import compatible_groups
from tests.unit.deliberation.worlds import likeness, two_camps


@pytest.fixture
def files(tmp_path):
    ballots = two_camps(1, 4)
    rows = zip(ballots.person, ballots.statement, ballots.vote, strict=True)
    votes = "timestamp,datetime,comment-id,voter-id,vote\n" + "".join(
        f"{at},x,{statement},{person},{int(vote)}\n" for at, (person, statement, vote) in enumerate(rows)
    )
    (tmp_path / "votes.csv.gz").write_bytes(gzip.compress(votes.encode()))
    comments = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n" + "".join(
        f'0,x,{number},0,0,0,{-1 if number == 59 else 1},"Stelling, nummer {number}"\n'
        for number in range(61)
    )
    (tmp_path / "comments.csv").write_text(comments)
    groups = "participant,group-id\n" + "".join(f"{n},{'' if n == 0 else n % 2}\n" for n in range(200))
    (tmp_path / "groups.csv").write_text(groups)
    return tmp_path


def _draw(files, *more):
    cli.main(
        [
            *("opinion-map", "--votes", str(files / "votes.csv.gz")),
            *("--comments", str(files / "comments.csv"), "--out", str(files / "map.json")),
            *more,
        ]
    )
    return json.loads((files / "map.json").read_text())


def test_the_file_holds_everybody_and_every_statement(files, capsys):
    made = _draw(files)
    assert made["clear_groups"] is True
    assert sorted(group["size"] for group in made["groups"]) == [100, 100]
    assert len(made["participants"]) == 200
    assert [one["statement"] for one in made["statements"]] == list(range(61))
    never_seen, rejected = made["statements"][60], made["statements"][59]
    assert never_seen["bridging"] is None
    assert never_seen["group_informed_consensus"] == 0.25
    assert rejected["bridging"] is None
    assert rejected["representative_for"] == []
    assert made["statements"][0]["bridging"]["lower"] < made["statements"][0]["bridging"]["score"]
    assert made["explanation"] in capsys.readouterr().out


def test_groups_of_a_file_are_taken_over(files):
    made = _draw(files, "--groups", str(files / "groups.csv"))
    assert made["groups"] == [{"id": 0, "size": 99}, {"id": 1, "size": 100}]
    assert made["participants"][0]["group"] is None
    counted = made["statements"][0]["groups"]
    product = 1.0
    for counts in counted.values():
        product *= (counts["agree"] + 1) / (sum(counts.values()) + 2)
    assert made["statements"][0]["group_informed_consensus"] == pytest.approx(product, abs=1e-12)


def test_the_published_steps_find_the_camps_too(files):
    made = _draw(files, "--compatible")
    found = [person["group"] for person in made["participants"]]
    ballots = two_camps(1, 4)
    rows = [(int(person), 0, 0) for person in ballots.person]
    expected, _places = compatible_groups(ballots, order_of_arrival(rows, ballots.people))
    assert likeness(np.array(found), expected) > 0.9


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("votes.csv.gz", b"a,b\n1,2\n", "geen kolom timestamp, comment-id, voter-id, vote"),
        ("votes.csv.gz", b"timestamp,comment-id,voter-id,vote\n1,2,3,5\n", "regel 2: een stem is 1, 0 of -1"),
        ("votes.csv.gz", b"timestamp,comment-id,voter-id,vote\n1,2,drie,1\n", "niet “drie”"),
        ("votes.csv.gz", b"\x1f\x8b\x08broken", "beschadigd"),
        ("comments.csv", b"\xff\xfe\x00", "beschadigd"),
    ],
)
def test_a_file_that_is_no_export_gets_a_clear_sentence(files, name, content, says):
    (files / name).write_bytes(content)
    with pytest.raises(SystemExit) as refusal:
        _draw(files)
    assert says in str(refusal.value.code)
    assert not (files / "map.json").exists()


def test_a_file_that_is_not_there_is_named(files):
    (files / "votes.csv.gz").unlink()
    with pytest.raises(SystemExit) as refusal:
        _draw(files)
    assert "kunnen" in str(refusal.value.code)
    assert "votes.csv.gz" in str(refusal.value.code)
