"""The moderators at work: what is hidden or blacked out, what is reported, who disagrees, who is on duty."""

from datetime import timedelta
from typing import Any

from participatie.consultations.logic.dutch_days import local_day
from participatie.demo.people import TOWN
from participatie.demo.stage import Stage
from participatie.identity.queries import get_organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.moderation import queries, services
from participatie.moderation.logic.items import Item
from participatie.moderation.services import Choice
from participatie.moderation.terms import HouseRule, Outcome

AFTER_HOURS = "06-00 00 00 00"


def moderate(stage: Stage) -> None:
    """Note what is reported, decided, appealed and looked at again, and who is on duty."""
    play = stage.play
    for told in play["afgeschermd"]:
        stage.note(told["datum"], lambda told: _decide(stage, told), told | {"besluit": "afgeschermd"})
    for told in play["meldingen"]:
        stage.note(told["datum"], lambda told: _report(stage, told), told)
    for told in play["besluiten"]:
        stage.note(told["datum"], lambda told: _decide(stage, told), told)
    for told in play["bezwaren"]:
        stage.note(told["datum"], lambda told: _appeal(stage, told), told)
        if told["besluit"]:
            stage.note(told["besluit_op"], lambda told: _look_again(stage, told), told)
    if play["dienst"]:
        first = min(told["datum"] for told in stage.story["reacties"] if told["ronde"] == "Z2")
        for days in (0, 5):
            stage.note(first + timedelta(days=days), lambda _told: _set_roster(stage))


def _item(stage: Stage, key: str) -> Item:
    return queries.get_item_of(stage.contribution(key))


def _choice(told: dict[str, Any]) -> Choice:
    return Choice(
        outcome=Outcome(told["besluit"]),
        rule=HouseRule(told["regel"]) if "regel" in told else None,
        reason=told["reden"],
        facts_used=told.get("gekeken", ""),
        phrases=tuple(told.get("woorden", ())),
    )


def _decide(stage: Stage, told: dict[str, Any]) -> None:
    services.decide(stage.cast["moderator"], _item(stage, told["reactie"]), _choice(told))


def _report(stage: Stage, told: dict[str, Any]) -> None:
    services.report_item(
        Actor.visitor(),
        _item(stage, told["reactie"]),
        rule=HouseRule(told["regel"]),
        words=told["tekst"],
        reporter=told["door"],
        circle="",
        counts=True,
    )


def _appeal(stage: Stage, told: dict[str, Any]) -> None:
    item = _item(stage, told["reactie"])
    decision = queries.find_newest(item.id)
    assert decision is not None  # noqa: S101 - the story appeals what it decided
    author = Actor.visitor(frozenset({item.id}))
    services.appeal(author, queries.appealed_of(item, decision), words=told["tekst"])


def _look_again(stage: Stage, told: dict[str, Any]) -> None:
    item = _item(stage, told["reactie"])
    asked = queries.get_open_appeal(item)
    appealed = queries.appealed_of(item, asked.decision, other_moderators=1)
    services.rule_on_appeal(stage.cast["moderator2"], appealed, asked.appeal, _choice(told))


def _set_roster(stage: Stage) -> None:
    """Let the moderators take turns for the coming two weeks."""
    people, today = stage.play["dienst"], local_day(clock.now())
    days = [today + timedelta(days=number) for number in range(14)]
    services.set_roster(
        stage.cast["moderator"],
        get_organisation(TOWN),
        {day: stage.cast[people[day.weekday()]].account_id for day in days},
        opens=9,
        closes=17,
        phone=AFTER_HOURS,
    )
