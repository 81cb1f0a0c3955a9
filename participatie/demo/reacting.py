"""What people send in, through every channel, and what the desk and the moderator do with it."""

import re
import unicodedata
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution
from participatie.contributions.queries import find_article, find_paragraph, get_own, get_received
from participatie.contributions.services import (
    Place,
    Sender,
    enter_contribution,
    mark_read,
    rule_late,
    submit_contribution,
    withdraw_contribution,
)
from participatie.contributions.terms import Channel, Kind, LateRuling, Visibility
from participatie.db.session import session
from participatie.demo.people import PEOPLE
from participatie.demo.stage import Stage
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor

CHANNELS = {
    "website": Channel.WEBSITE,
    "email": Channel.EMAIL,
    "post": Channel.LETTER,
    "telefoon": Channel.PHONE,
    "balie": Channel.DESK,
    "bijeenkomst": Channel.MEETING,
}
NAMELESS, NOWHERE, THE_WHOLE = "anoniem", "onbekend", "algemeen"
DESK_TIME = timedelta(minutes=90)
FORM_TIME = timedelta(minutes=9)


def react(stage: Stage) -> None:
    """Note everything that comes in, and how it is received."""
    for told in stage.story["reacties"]:
        came_online = told["kanaal"] == "website"
        at = told["datum"] if came_online else told["datum"] + DESK_TIME
        stage.note(at, lambda told: _receive(stage, told), told)
    play = stage.play
    for told in play["te_laat"]:
        stage.note(told["datum"], lambda told: _rule(stage, told), told)
    for told in play["ingetrokken"]:
        stage.note(told["datum"], lambda told: _withdraw(stage, told), told)
    _note_readings(stage)


def _receive(stage: Stage, told: dict[str, Any]) -> None:
    round_ = stage.round(told["ronde"])
    assert round_.version_id is not None  # noqa: S101 - an announced round has its text
    place, wording = _place(round_.version_id, told["bij"]), _wording(stage.play, told)
    if told["kanaal"] == "website":
        received = submit_contribution(
            _author(stage, told),
            round_,
            place,
            wording,
            submission_key=ids.new_id(),
            form_opened_at=clock.now() - FORM_TIME,
            email=_address(stage, told),
        )
    else:
        received = enter_contribution(
            stage.cast["ambtenaar"],
            round_,
            place,
            wording,
            channel=CHANNELS[told["kanaal"]],
            submission_key=ids.new_id(),
            received_at=told["datum"],
            sender=_sender(stage, told),
        )
    stage.contributions[told["id"]] = received.id


def _place(version_id: Any, about: str) -> Place:
    if about == THE_WHOLE:
        return Place()
    paragraph = find_paragraph(version_id, about)
    if paragraph is not None:
        return Place(article_id=paragraph.article_id, paragraph_id=paragraph.id, text=paragraph.text)
    article = find_article(version_id, about)
    assert article is not None  # noqa: S101 - the story names what is in its own text
    return Place(article_id=article.id)


def _wording(play: dict[str, Any], told: dict[str, Any]) -> Wording:
    key, proposal = told["id"], told.get("voorstel", {})
    hidden = key in play["alleen_organisatie"]
    return Wording(
        kind=next(Kind(kind) for kind, keys in play["soorten"].items() if key in keys),
        body=told["tekst"].strip(),
        quote=play["citaten"].get(key, ""),
        proposed_was=proposal.get("was", ""),
        proposed_becomes=proposal.get("wordt", ""),
        visibility=Visibility.AUTHORITY if hidden else Visibility.PUBLIC,
        pseudonym="" if told["naam_openbaar"] == NAMELESS else told["naam_openbaar"],
        neighbourhood="" if told["buurt"] == NOWHERE else told["buurt"],
        language=told.get("taal", "nl"),
        translation=told.get("vertaling_nl", "").strip(),
    )


def _author(stage: Stage, told: dict[str, Any]) -> Actor:
    return stage.cast["inwoner"] if told["id"] == stage.play["account"] else Actor.visitor()


def _address(stage: Stage, told: dict[str, Any]) -> str:
    if told["id"] == stage.play["account"]:
        return next(person.email for person in PEOPLE if person.key == "inwoner")
    if told["id"] not in stage.play["met_adres"]:
        return ""
    is_nameless = told["naam_openbaar"] == NAMELESS
    name = f"bewoner {told['id']}" if is_nameless else told["naam_openbaar"]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", ".", plain).strip(".") + "@example.org"


def _sender(stage: Stage, told: dict[str, Any]) -> Sender:
    by_letter = stage.play["per_brief"].get(told["id"], {})
    return Sender(
        email=_address(stage, told), name=by_letter.get("naam", ""), postal_address=by_letter.get("adres", "")
    )


def _rule(stage: Stage, told: dict[str, Any]) -> None:
    actor = stage.cast["ambtenaar"]
    contribution = get_received(actor, stage.contribution(told["reactie"]).reference)
    rule_late(actor, contribution, ruling=LateRuling(told["besluit"]), reason=told["reden"])


def _withdraw(stage: Stage, told: dict[str, Any]) -> None:
    contribution = stage.contribution(told["reactie"])
    author = Actor.visitor(frozenset({contribution.id}))
    reference = contribution.reference
    session.expire(contribution)
    withdraw_contribution(author, get_own(author, reference))


def _note_readings(stage: Stage) -> None:
    """Let the civil servant read the pile every Friday of a round that has been concluded."""
    rounds = {round_["id"]: round_ for round_ in stage.story["rondes"]}
    for directions in stage.play["rondes"]:
        if "afsluiting" not in directions:
            continue
        first = rounds[directions["id"]]["start"]
        friday = directions["afsluiting"].replace(hour=16, minute=30)
        friday += timedelta(days=(first.weekday() - friday.weekday()) % 7 + 4 - first.weekday() - 7)
        while friday.date() > first:
            stage.note(friday, lambda key: _read_pile(stage, key), directions["id"])
            friday -= timedelta(weeks=1)


def _read_pile(stage: Stage, key: str) -> None:
    unread = sa.select(Contribution).where(
        Contribution.round_id == stage.rounds[key],
        Contribution.read_at.is_(None),
        Contribution.withdrawn_at.is_(None),
    )
    pile = session.scalars(unread.order_by(Contribution.number)).all()
    if pile:
        mark_read(stage.cast["ambtenaar"], pile, role="Beleidsmedewerker participatie")
