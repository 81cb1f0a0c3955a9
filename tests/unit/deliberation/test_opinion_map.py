"""The opinion map finds what is there, says when nothing is, and cannot be bought by numbers."""

from math import isclose

import numpy as np
import pytest

from participatie.deliberation.logic.ballots import Ballots, collect
from participatie.deliberation.logic.opinion_map import draw_map, map_of_groups
from participatie.deliberation.logic.tallies import compare, count_votes, group_informed_consensus
from participatie.deliberation.logic.words import bridges, explain
from tests.unit.deliberation.worlds import (
    BRIDGES,
    FAVOURITES,
    OTHER_FAVOURITES,
    likeness,
    one_room,
    rows_of,
    shuffled,
    two_camps,
)

KINDS = [{}, {"wings": True}, {"copies": True}]


def _scores(ballots: Ballots) -> np.ndarray:
    bridging = draw_map(ballots).bridging
    return np.where(bridging.has_evidence, bridging.score, -1.0)


@pytest.mark.parametrize("kind", KINDS, ids=["fresh", "wings", "copies"])
@pytest.mark.parametrize("ratio", [1, 10, 19])
def test_what_both_camps_support_comes_before_what_one_camp_loves_however_large_it_is(kind, ratio):
    draws = [_scores(two_camps(ratio, seed, **kind)) for seed in range(2)]
    for loved in (FAVOURITES, OTHER_FAVOURITES):
        wins = [(one[BRIDGES][:, None] > one[loved][None, :]).mean() for one in draws]
        assert np.mean(wins) >= 0.95
    for one in draws:
        assert sum(position < 10 for position in np.argsort(-one)[:10]) >= 8


def test_the_score_of_a_bridge_does_not_grow_with_copies_of_one_camp():
    alone, copied = (_scores(two_camps(ratio, 3, copies=True))[BRIDGES].mean() for ratio in (1, 19))
    assert abs(alone - copied) <= 0.03


def test_a_brigade_of_copies_takes_no_bridge_down():
    before = two_camps(5, 1)
    best = np.argsort(-_scores(before))[:10]
    brigade = np.full((20, 60), 9)
    brigade[:, best] = -1
    brigade[:, 20:25] = 1
    rows = np.stack([before.person, before.statement, before.vote.astype(int)], axis=1)
    extra = rows_of(brigade)
    extra[:, 0] += 10_000
    after = np.argsort(-_scores(collect(np.concatenate([rows, extra]), statements=range(60))))[:10]
    assert len(set(best) & set(after)) >= 8


def test_two_camps_are_found_and_shuffled_votes_have_no_groups():
    ballots = two_camps(2, 5)
    drawn = draw_map(ballots)
    truth = (np.array(ballots.people) >= 200).astype(int)
    assert drawn.are_clear
    assert drawn.sizes == (200, 100)
    assert likeness(drawn.groups, truth) >= 0.98
    for seed in range(5):
        nothing = draw_map(shuffled(ballots, seed))
        assert not nothing.are_clear
        assert set(nothing.groups) == {-1}


def test_ten_people_in_one_room_are_told_apart():
    full = [one_room(seed, 1.0) for seed in range(10)]
    assert sum(likeness(draw_map(votes).groups + 1, camps) >= 0.9 for votes, camps in full) >= 9


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(1, 1, 1)],
        [(1, 1, 1), (2, 1, 1), (3, 1, 0)],
        [(person, statement, 1) for person in range(12) for statement in range(9)],
        [(person, statement, 0) for person in range(40) for statement in range(9)],
    ],
    ids=["nobody", "one person", "three people", "all equal", "only passes"],
)
def test_odd_conversations_get_a_map_without_groups(rows):
    drawn = draw_map(collect(rows, statements=[1, 99]))
    assert not drawn.are_clear
    assert np.isfinite(drawn.place).all()
    assert not drawn.bridging.has_evidence[list(drawn.ballots.statements).index(99)]
    assert explain(drawn, {})


def test_the_same_votes_give_the_same_map_in_whatever_order_they_came():
    ballots = two_camps(2, 6)
    rows = np.stack([ballots.person, ballots.statement, ballots.vote.astype(int)], axis=1)
    once = draw_map(collect(rows))
    for seed in range(3):
        again = draw_map(collect(np.random.default_rng(seed).permutation(rows)))
        assert (once.groups == again.groups).all()
        assert (once.place == again.place).all()
        assert (once.bridging.score == again.bridging.score).all()


def test_the_latest_vote_of_a_person_counts_and_a_rejected_statement_shapes_nothing():
    drawn = collect([(7, 1, -1), (7, 1, 1), (7, 2, 1)], rejected=[2])
    assert list(drawn.vote) == [1, 1]
    assert list(drawn.shaping.statement) == [0]
    with pytest.raises(ValueError, match="1, 0 or -1"):
        collect([(1, 1, 2)])


def test_the_published_formulas_equal_values_worked_by_hand():
    # Group 0: 3 agree, 1 disagrees, 1 passes. Group 1: 1 agrees, 3 disagree.
    votes = [1, 1, 1, -1, 0, 1, -1, -1, -1]
    ballots = collect([(person, 1, vote) for person, vote in enumerate(votes)])
    tallies = count_votes(ballots, np.array([0] * 5 + [1] * 4))
    assert isclose(group_informed_consensus(tallies)[0], (4 / 7) * (2 / 6))
    agree, _disagree = compare(tallies)
    assert isclose(agree.rate[0, 0], 4 / 7)
    assert isclose(agree.rate_test[0, 0], 2 * 6**0.5 * (4 / 6 - 0.5))
    assert isclose(agree.ratio[0, 0], (4 / 7) / (2 / 6))
    pooled = (3 + 1 + 2) / (5 + 4 + 2)
    expected = (4 / 6 - 2 / 5) / (pooled * (1 - pooled) * (1 / 6 + 1 / 5)) ** 0.5
    assert isclose(agree.ratio_test[0, 0], expected)


def test_groups_that_were_given_keep_their_names():
    ballots = collect([(person, statement, 1) for person in range(4) for statement in range(2)])
    drawn = map_of_groups(ballots, {0: 3, 1: 3, 2: 8, 3: None})
    assert drawn.names == (3, 8)
    assert drawn.sizes == (2, 1)
    assert list(drawn.groups) == [0, 0, 1, -1]


def test_the_explanation_says_the_numbers_of_the_tables():
    ballots = two_camps(3, 8)
    drawn = draw_map(ballots)
    told = explain(drawn, {number: f"Stelling nummer {number}" for number in ballots.statements})
    assert f"{len(ballots.people)} mensen gaven {len(ballots.vote)} keer hun mening" in told
    for letter, size in zip("AB", drawn.sizes, strict=True):
        assert f"Groep {letter} telt {size} mensen." in told
    for group, statements in enumerate(drawn.representative):
        for statement in statements[:3]:
            agree, seen = drawn.tallies.agree[group, statement], drawn.tallies.seen[group, statement]
            disagree = drawn.tallies.disagree[group, statement]
            stand = f"{int(max(agree, disagree))} van de {int(seen)} zijn het"
            assert f"- “Stelling nummer {ballots.statements[statement]}”: {stand}" in told
    for statement in bridges(drawn):
        percent = round(100 * drawn.bridging.score[statement])
        assert f"Stelling nummer {statement}”: in elke groep minstens {percent} van de 100" in told
