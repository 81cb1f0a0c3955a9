"""Who may do what with contributions, row by row."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from participatie.contributions.policy import POLICY, Do
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Assignment, Role

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
OWN, OTHER, DOSSIER = uuid4(), uuid4(), uuid4()
PHASES = {
    "concept": {
        "announced_at": None,
        "opens_at": NOW,
        "closes_at": NOW + timedelta(days=1),
        "answered_at": None,
    },
    "announced": {
        "announced_at": NOW,
        "opens_at": NOW + timedelta(days=1),
        "closes_at": NOW + timedelta(days=9),
        "answered_at": None,
    },
    "open": {
        "announced_at": NOW,
        "opens_at": NOW - timedelta(days=1),
        "closes_at": NOW + timedelta(days=1),
        "answered_at": None,
    },
    "grace": {
        "announced_at": NOW,
        "opens_at": NOW - timedelta(days=9),
        "closes_at": NOW - timedelta(minutes=5),
        "answered_at": None,
    },
    "closed": {
        "announced_at": NOW,
        "opens_at": NOW - timedelta(days=9),
        "closes_at": NOW - timedelta(days=1),
        "answered_at": None,
    },
    "answered": {
        "announced_at": NOW,
        "opens_at": NOW - timedelta(days=9),
        "closes_at": NOW - timedelta(days=2),
        "answered_at": NOW - timedelta(days=1),
    },
}
MINE = uuid4()


def staff(role: Role, organisation: UUID = OWN) -> Actor:
    return Actor(account_id=uuid4(), assignments=frozenset({Assignment(role, organisation)}))


ACTORS = {
    "visitor": Actor.visitor(),
    "author": Actor.visitor(frozenset({MINE})),
    "civil servant": staff(Role.CIVIL_SERVANT),
    "project leader": staff(Role.PROJECT_LEADER),
    "administrator": staff(Role.ADMINISTRATOR),
    "moderator": staff(Role.MODERATOR),
    "council member": staff(Role.COUNCIL_MEMBER),
    "civil servant elsewhere": staff(Role.CIVIL_SERVANT, OTHER),
    "moderator elsewhere": staff(Role.MODERATOR, OTHER),
    "system": Actor.system("retention"),
}
ANSWERING = {"civil servant", "project leader", "administrator"}


@dataclass
class FakeRound:
    """A round with just its dates: policy looks at nothing else."""

    phase: str
    dossier_id: UUID = DOSSIER
    dossier: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(organisation_id=OWN))

    def __post_init__(self) -> None:
        for name, value in PHASES[self.phase].items():
            setattr(self, name, value)


def contribution(phase: str, **more: object) -> SimpleNamespace:
    given = {
        "id": MINE,
        "account_id": None,
        "organisation_id": OWN,
        "dossier_id": DOSSIER,
        "round": FakeRound(phase),
        "withdrawn_at": None,
        "is_late": False,
    }
    return SimpleNamespace(**(given | more))


def allowed(action: Do, subject: object) -> set[str]:
    with clock.frozen(NOW):
        return {name for name, actor in ACTORS.items() if POLICY.allows(actor, action, subject)}


@pytest.mark.parametrize("phase", PHASES)
def test_everybody_may_send_from_the_opening_and_nothing_is_refused_afterwards(phase: str) -> None:
    expected = set(ACTORS) if phase not in {"concept", "announced"} else set()
    assert allowed(Do.SUBMIT, FakeRound(phase)) == expected


@pytest.mark.parametrize("phase", PHASES)
def test_only_who_answers_for_the_dossier_enters_what_came_on_paper(phase: str) -> None:
    expected = ANSWERING if phase not in {"concept", "announced"} else set()
    assert allowed(Do.ENTER, FakeRound(phase)) == expected


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("action", [Do.EDIT, Do.WITHDRAW])
def test_only_the_author_changes_or_withdraws_and_only_while_the_round_is_open(
    phase: str, action: Do
) -> None:
    expected = {"author"} if phase in {"open", "grace"} else set()
    assert allowed(action, contribution(phase)) == expected
    assert allowed(action, contribution(phase, withdrawn_at=NOW)) == set()


def test_an_author_reads_it_in_every_phase_and_nobody_else_reads_it_as_their_own() -> None:
    assert all(allowed(Do.READ_OWN, contribution(phase)) == {"author"} for phase in PHASES)


def test_who_answers_and_who_moderates_reads_it_shown_or_not() -> None:
    assert allowed(Do.READ_ANY, contribution("closed")) == ANSWERING | {"moderator"}


def test_only_who_answers_marks_as_read() -> None:
    assert allowed(Do.MARK_READ, contribution("open")) == ANSWERING


def test_only_who_answers_rules_and_only_on_a_late_one() -> None:
    assert allowed(Do.RULE_LATE, contribution("closed", is_late=True)) == ANSWERING
    assert allowed(Do.RULE_LATE, contribution("closed")) == set()


def test_only_a_moderator_of_the_organisation_takes_it_out_of_sight() -> None:
    assert allowed(Do.SET_PUBLICATION, contribution("open")) == {"moderator"}


def test_every_action_has_a_row_and_what_is_absent_is_forbidden() -> None:
    assert set(POLICY.table) == set(Do)


@pytest.mark.parametrize(
    ("action", "subject", "reason"),
    [
        (Do.SUBMIT, FakeRound("announced"), "round_not_open_yet"),
        (Do.EDIT, contribution("open"), "not_your_contribution"),
    ],
)
def test_a_refusal_says_what_is_missing(action: Do, subject: object, reason: str) -> None:
    with clock.frozen(NOW):
        assert POLICY.why_not(ACTORS["visitor"], action, subject) == reason
