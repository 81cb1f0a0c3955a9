"""The demo town, built for real: what somebody finds who walks in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml
from flask import Flask
from sqlalchemy.engine import Engine

from config import ROOT, Config
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Dossier, Round
from participatie.consultations.queries import last_day_of, read_text, state_of
from participatie.consultations.terms import RoundState
from participatie.contributions.logic.redacting import blacked_out
from participatie.contributions.models import Contribution
from participatie.contributions.queries import find_by_code
from participatie.contributions.terms import Publication
from participatie.db import session as sessions
from participatie.db.session import session, unit_of_work
from participatie.demo import town
from participatie.demo.material import SLUGS, tell
from participatie.demo.moving import ANCHOR, MONTHS
from participatie.demo.people import PASSWORD, PEOPLE, everybody
from participatie.demo.reacting import CHANNELS
from participatie.facts.models import Delivery, FactRow
from participatie.identity.queries import actor_of, find_account
from participatie.identity.services import Browser, sign_in
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.moderation import queries as moderation
from participatie.moderation.models import ModerationDecision
from participatie.moderation.queries import Selection
from participatie.moderation.terms import AppealResult, Standing, Why
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeKind
from participatie.responses.models import Answer, Bundled, Change, ChangeCause, Commitment, Point
from participatie.responses.queries.workbench import list_unanswered
from participatie.responses.terms import Outcome
from tests.support.databases import Databases
from tests.support.mailbox import Mailbox

TODAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAYS = (
    datetime(2026, 11, 29, 22, 30, tzinfo=UTC),  # the last hour and a half of the week of the story
    datetime(2027, 1, 1, 8, 0, tzinfo=UTC),  # over the end of a year
    datetime(2027, 3, 28, 12, 0, tzinfo=UTC),  # the day on which the clock goes forward
    datetime(2027, 5, 5, 12, 0, tzinfo=UTC),  # six weeks that would have ended on Easter Monday
    datetime(2027, 11, 1, 0, 30, tzinfo=UTC),  # a year later, after the clock went back
)


class Walk:
    """The town that was built, and what was told in the terminal."""

    def __init__(self, site: Flask, told: str, mailbox: Mailbox) -> None:
        self.site, self.told, self.mailbox = site, told, mailbox


@pytest.fixture(scope="module")
def built(
    databases: Databases, _site: Flask, _mail_server: Mailbox, engine: Engine
) -> Iterator[tuple[Engine, Walk]]:
    url = databases.clone()
    own = sessions.make_engine(url)
    sessions.bind_engine(own)
    _mail_server.messages.clear()
    with clock.frozen(TODAY):
        told = town.build(_site)
    yield own, Walk(_site, told, _mail_server)
    sessions.bind_engine(engine)
    own.dispose()
    databases.drop(url)


@pytest.fixture
def walk(built: tuple[Engine, Walk]) -> Iterator[Walk]:
    own, walk = built
    sessions.bind_engine(own)
    with clock.frozen(TODAY), unit_of_work(writing=False):
        yield walk


def decided(slug: str) -> list[dict[str, Any]]:
    return list(tell(slug, local_day(TODAY))["spel"]["besluiten"])


def rounds() -> list[Round]:
    wanted = sa.select(Round).join(Dossier).order_by(Dossier.number, Round.number)
    return list(session.scalars(wanted))


def reaction(text: str) -> Contribution:
    return session.scalars(
        sa.select(Contribution).where(Contribution.body.contains(text, autoescape=True))
    ).one()


def test_every_reaction_of_the_files_is_there_with_its_channel_and_its_time(walk: Walk) -> None:
    sent = [told for slug in SLUGS for told in tell(slug, local_day(TODAY))["reacties"]]
    black = {
        told["reactie"]: told["woorden"] for slug in SLUGS for told in decided(slug) if "woorden" in told
    }
    expected = {
        (
            blacked_out(told["tekst"].strip(), black.get(told["id"], [])),
            CHANNELS[told["kanaal"]],
            told["datum"],
        )
        for told in sent
    }
    found = session.scalars(sa.select(Contribution)).all()
    assert {(one.body, one.channel, one.received_at) for one in found} == expected
    assert len(found) == len(sent)


def test_one_dossier_is_answered_and_the_other_is_in_an_open_second_round(walk: Walk) -> None:
    assert [state_of(round_) for round_ in rounds()] == [
        RoundState.ANSWERED,
        RoundState.ANSWERED,
        RoundState.OPEN,
    ]


def test_every_reaction_of_a_round_that_has_ended_is_in_a_published_point(walk: Walk) -> None:
    for round_ in rounds()[:2]:
        assert list_unanswered(round_) == []
        behind = sa.select(Bundled.contribution_id).join(Answer, Answer.point_id == Bundled.point_id)
        alone = sa.select(Contribution).where(
            Contribution.round_id == round_.id,
            Contribution.withdrawn_at.is_(None),
            Contribution.id.not_in(behind),
        )
        assert session.scalars(alone).all() == []


def test_the_workbench_has_fresh_work(walk: Walk) -> None:
    open_round = rounds()[2]
    fresh = session.scalars(sa.select(Contribution).where(Contribution.round_id == open_round.id)).all()
    assert 3 <= len(fresh) <= 8
    assert any(one.proposed_becomes for one in fresh)
    assert {one.read_at is None for one in fresh} == {True, False}
    drafts = session.scalars(sa.select(Point).where(Point.round_id == open_round.id)).all()
    assert [point.published_at for point in drafts] == [None]


def test_moderation_hid_threats_and_what_is_about_others_but_not_anger(walk: Walk) -> None:
    withheld = session.scalars(
        sa.select(Contribution).where(Contribution.publication == Publication.WITHHELD)
    ).all()
    assert {one.reference for one in withheld} == {
        reaction(words).reference
        for words in ("zakkenvullers", "Jan de Voorbeeld", "P. Verzonnen", "geitenwollensok")
    }
    assert reaction("zo maak je ruzie in de wijk").is_shown
    assert reaction("zo maak je ruzie in de wijk").asks_facts
    assert all(session.scalars(sa.select(ModerationDecision.reason)))


def test_a_moderators_day_is_ready(walk: Walk) -> None:
    moderator = everybody()["moderator"]
    rows = moderation.list_queue(moderator, Selection()).rows
    whys = {row.item.parts[0].text[:12]: [each.why for each in row.case.signals] for row in rows}
    assert whys == {
        "Nog één keer": [Why.THREAT],
        "Wij koken el": [Why.APPEAL],
        "Tot 22.00 uu": [Why.REPORTED],
    }
    assert rows[0].case.standing is Standing.HELD
    assert rows[2].case.reporters == 2
    assert "█████" in reaction("Wij koken elke donderdag").body
    assert moderation.public_figures().appeals[AppealResult.UPHELD] == 1
    assert moderation.duty_now(rows[0].item.organisation_id).name


def test_every_no_restates_the_interest_and_every_kind_of_outcome_can_be_seen(walk: Walk) -> None:
    answers = session.scalars(sa.select(Answer)).all()
    assert {answer.outcome for answer in answers} == set(Outcome)
    assert all(answer.interest and answer.reason for answer in answers if answer.outcome is Outcome.NO)


def test_both_texts_were_changed_by_answers_and_by_the_authority_itself(walk: Walk) -> None:
    for dossier in session.scalars(sa.select(Dossier)):
        changes = session.scalars(sa.select(Change).where(Change.dossier_id == dossier.id)).all()
        caused = set(session.scalars(sa.select(ChangeCause.change_id)))
        assert all(change.version_id for change in changes)
        assert {change.id in caused for change in changes} == {True, False}
        assert all(change.own_reason for change in changes if change.id not in caused)


def test_one_promise_was_kept_and_one_is_late_and_that_was_told(walk: Walk) -> None:
    promises = session.scalars(sa.select(Commitment)).all()
    assert any(promise.result for promise in promises)
    late = [one for one in promises if one.result is None and one.due_on < local_day(TODAY)]
    assert len(late) == 1
    told = sa.select(Notice.about_id).where(Notice.kind == NoticeKind.COMMITMENT_LATE)
    assert set(session.scalars(told)) == {late[0].id}


def test_nothing_waits_and_whoever_left_an_address_has_mail(walk: Walk) -> None:
    assert session.scalar(sa.select(sa.func.count()).where(Delivery.done_at.is_(None))) == 0
    subjects = [message["Subject"] for message in walk.mailbox.to("ineke@example.org")]
    assert len(subjects) >= 3
    assert len({message["X-Envelope-To"] for message in walk.mailbox.messages}) >= 25


def test_the_terminal_tells_who_can_sign_in_and_what_can_be_followed(walk: Walk) -> None:
    for person in PEOPLE:
        assert person.email in walk.told
        begun, _token = sign_in(
            Actor.visitor(), email=person.email, password=PASSWORD, browser=Browser(device="Firefox")
        )
        actor = actor_of(begun.account)
        assert actor.has_role_anywhere(person.role)
        assert actor.is_staff is (person.role is not Role.RESIDENT)
    followed = [line.split()[:2] for line in walk.told.splitlines() if line.startswith("  WR-")]
    assert len(followed) >= 4
    for reference, code in followed:
        assert find_by_code(reference, code) is not None


def test_the_resident_has_something_of_their_own(walk: Walk) -> None:
    resident = find_account(PEOPLE[0].email)
    mine = session.scalars(sa.select(Contribution).where(Contribution.account_id == resident.id))
    assert [one.pseudonym for one in mine] == ["Peter uit de Lindelaan"]


def test_every_sender_was_read_before_they_were_answered(walk: Walk) -> None:
    for contribution in session.scalars(sa.select(Contribution).where(Contribution.read_at.is_not(None))):
        assert contribution.read_at is not None
        assert contribution.received_at < contribution.read_at
        assert contribution.read_at.astimezone(UTC).weekday() < 5


def test_a_town_that_stands_is_left_alone(built: tuple[Engine, Walk]) -> None:
    own, walk = built
    sessions.bind_engine(own)
    with unit_of_work(writing=False):
        before = session.scalar(sa.select(sa.func.max(FactRow.seq)))
    told = town.build(walk.site)
    with unit_of_work(writing=False):
        assert session.scalar(sa.select(sa.func.max(FactRow.seq))) == before
    assert "niets veranderd" in told
    assert PASSWORD in told


@pytest.mark.parametrize("today", DAYS, ids=lambda day: day.date().isoformat())
def test_on_any_day_one_is_answered_and_in_the_other_somebody_can_react(
    today: datetime, db: Any, app: Flask
) -> None:
    with clock.frozen(today):
        town.play(lambda: None)
        with db.reading():
            water, first, second = rounds()
            assert [state_of(one) for one in (water, first, second)] == [
                RoundState.ANSWERED,
                RoundState.ANSWERED,
                RoundState.OPEN,
            ]
            assert second.closes_at - today > timedelta(days=13)
            assert list_unanswered(water) == list_unanswered(first) == []
            assert session.scalars(sa.select(sa.func.max(FactRow.at))).one() <= today
            assert all(
                dossier.decision_on > local_day(today) for dossier in session.scalars(sa.select(Dossier))
            )
            assert _said_of(water) in _text(water, "11.1")
            assert _said_of(second) in _text(second, "12.2")


def _said_of(round_: Round) -> str:
    last = last_day_of(round_)
    return f"tot en met {last.day} {MONTHS[last.month - 1]} {last.year}"


def _text(round_: Round, number: str) -> str:
    assert round_.version_id is not None
    [found] = [
        paragraph.text
        for article in read_text(round_.version_id)
        for paragraph in article.paragraphs
        if paragraph.number == number
    ]
    return found


def test_a_town_can_be_taken_down(fresh_database: str, config: Config, tmp_path: Path) -> None:
    there = replace(config, database_url=fresh_database, var_dir=tmp_path)
    for name in ("jobs.sqlite", "mails/one.eml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    town.demolish(there)
    assert list(tmp_path.iterdir()) == []
    again = sessions.make_engine(fresh_database)
    assert sa.inspect(again).get_table_names() == []
    again.dispose()


def test_the_labels_for_scoring_are_nowhere_in_the_package() -> None:
    for path in (ROOT / "participatie/demo").rglob("*"):
        if path.suffix in {".yaml", ".py"}:
            text = path.read_text(encoding="utf-8")
            for word in ("labels", "vlaggen", "standpunt:", "kwaliteit:"):
                assert word not in text, f"{word} in {path.name}"
    labels = yaml.safe_load((ROOT / "tests/data/demo-labels.yaml").read_text(encoding="utf-8"))
    given = {
        told["id"]
        for slug in SLUGS
        for told in yaml.safe_load(
            (ROOT / f"participatie/demo/data/dossier-{slug}.yaml").read_text(encoding="utf-8")
        )["reacties"]
    }
    assert set(labels) == given
    assert local_day(TODAY) == ANCHOR
