"""Everybody gets an answer: points, answers, changed words, commitments, the next version, and what was learned."""

from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import AMSTERDAM
from participatie.consultations.queries import get_paragraph
from participatie.contributions.services import mark_read
from participatie.db.session import session
from participatie.demo.material import OUTCOMES, REASONS
from participatie.demo.stage import Stage
from participatie.responses import services
from participatie.responses.models import Commitment, Point
from participatie.responses.terms import CommitmentResult

BUNDLED_BEFORE = timedelta(weeks=1)


def answer(stage: Stage) -> None:
    """Note how every contribution gets its answer, and how the rounds end."""
    for minutes, told in enumerate(stage.story["antwoorden"]):
        later = timedelta(minutes=minutes)
        stage.note(_at(told["datum"], 10) - BUNDLED_BEFORE + later, lambda told: _bundle(stage, told), told)
        stage.note(_at(told["datum"], 9) + later, lambda told: _write(stage, told), told)
        stage.note(_at(told["datum"], 11) + later, lambda told: _publish(stage, told), told)
    for told in stage.story["ambtshalve"]:
        stage.note(told["datum"], lambda told: _change_of_own_motion(stage, told), told)
    for told in stage.play["rondes"]:
        if "afsluiting" in told:
            stage.note(told["versie_op"], lambda told: _publish_version(stage, told), told)
            stage.note(told["afsluiting"], lambda told: _conclude(stage, told), told)
    for told in stage.play["nagekomen"]:
        stage.note(told["datum"], lambda told: _keep_promise(stage, told), told)
    if "concept" in stage.play:
        stage.note(
            stage.play["concept"]["datum"], lambda told: _begin_draft(stage, told), stage.play["concept"]
        )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), AMSTERDAM)


def _bundle(stage: Stage, told: dict[str, Any]) -> None:
    rounds = {reaction["id"]: reaction["ronde"] for reaction in stage.story["reacties"]}
    point = services.make_point(
        stage.cast["ambtenaar"],
        stage.round(rounds[told["reacties"][0]]),
        title=told["punt"],
        theme=told["thema"],
        owner_role=told["beantwoord_door"],
    )
    stage.points[told["id"]] = point.id
    _put_in(stage, point, {key: told["gemarkeerd"].get(key, "") for key in told["reacties"]})


def _put_in(stage: Stage, point: Point, marked: dict[str, str]) -> None:
    services.bundle(
        stage.cast["ambtenaar"],
        point,
        [stage.contribution(key) for key in marked],
        marked={stage.contributions[key]: words for key, words in marked.items()},
    )


def _write(stage: Stage, told: dict[str, Any]) -> None:
    actor, point = stage.cast["ambtenaar"], stage.point(told["id"])
    services.draft_answer(
        actor,
        point,
        we_read=told["wij_lazen"].strip(),
        answer=told["antwoord"].strip(),
        outcome=OUTCOMES[told["uitkomst"]],
        reason=REASONS[told["reden"]] if told["reden"] else None,
        interest=told["belang"],
        other_organisation=told.get("organisatie", ""),
        revision=point.revision,
    )
    for change in told["wijzigingen"]:
        _change(stage, change, points=[point])
    if promised := told["toezegging"]:
        services.make_commitment(
            actor, point, what=promised["wat"], who=promised["wie"], due_on=promised["uiterlijk"]
        )


def _change(stage: Stage, told: dict[str, Any], **because: Any) -> None:
    actor = stage.cast["ambtenaar"]
    paragraph = get_paragraph(actor, stage.newest_version(), told["artikel"])
    services.propose_change(
        actor, stage.dossier(), paragraph, was=told["was"], becomes=told["wordt"], **because
    )


def _publish(stage: Stage, told: dict[str, Any]) -> None:
    services.publish_answer(stage.cast["projectleider"], stage.point(told["id"]))


def _change_of_own_motion(stage: Stage, told: dict[str, Any]) -> None:
    _change(stage, told, own_reason=told["reden"])


def _publish_version(stage: Stage, told: dict[str, Any]) -> None:
    services.publish_next_version(
        stage.cast["projectleider"],
        stage.dossier(),
        stage.newest_version(),
        label=told["versie"],
        note=told["toelichting"],
    )


def _conclude(stage: Stage, told: dict[str, Any]) -> None:
    services.conclude_round(
        stage.cast["projectleider"],
        stage.round(told["id"]),
        learned=told["geleerd"].strip(),
        next_steps=told["vervolg"].strip(),
    )


def _keep_promise(stage: Stage, told: dict[str, Any]) -> None:
    promised = sa.select(Commitment).where(Commitment.point_id == stage.points[told["punt"]])
    services.end_commitment(
        stage.cast["projectleider"],
        session.scalars(promised).one(),
        result=CommitmentResult.KEPT,
        text=told["resultaat"],
    )


def _begin_draft(stage: Stage, told: dict[str, Any]) -> None:
    """Leave the workbench as somebody finds it on a Monday: some read, one point begun, the rest untouched."""
    actor = stage.cast["ambtenaar"]
    read = [stage.contribution(key) for key in told["gelezen"]]
    mark_read(actor, read, role="Beleidsmedewerker participatie")
    point = services.make_point(
        actor, stage.round(told["ronde"]), title=told["punt"], theme=told["thema"], owner_role=told["rol"]
    )
    _put_in(stage, point, told["reacties"])
    services.draft_answer(
        actor,
        point,
        we_read=told["wij_lazen"],
        answer="",
        outcome=None,
        reason=None,
        interest="",
        other_organisation="",
        revision=point.revision,
    )
