"""Before anybody can react: the dossier, its text, and its rounds."""

from datetime import timedelta
from typing import Any

from participatie.consultations.logic.details import DossierDetails, HorizonChoice
from participatie.consultations.services.dossiers import add_partner, start_dossier
from participatie.consultations.services.rounds import announce_round, plan_round
from participatie.consultations.services.texts import NewArticle, NewParagraph, publish_text
from participatie.consultations.terms import Horizon, ParticipationLevel
from participatie.demo.material import PROCEDURES
from participatie.demo.people import BODIES, TOWN
from participatie.demo.stage import Stage
from participatie.identity.queries import get_organisation

WRITING_TIME = timedelta(days=8)


def prepare(stage: Stage) -> None:
    """Note how a dossier is started, gets its text and its rounds."""
    begin = stage.play["begin"]
    stage.note(begin, lambda _: _start(stage))
    stage.note(begin + timedelta(hours=2), lambda _: _invite_partners(stage))
    stage.note(begin + WRITING_TIME, lambda _: _publish(stage))
    rounds = {round_["id"]: round_ for round_ in stage.story["rondes"]}
    for directions in stage.play["rondes"]:
        stage.note(
            directions["aankondiging"],
            lambda told: _announce(stage, told),
            rounds[directions["id"]] | directions,
        )


def _start(stage: Stage) -> None:
    story, organisation = stage.story["dossier"], get_organisation(TOWN)
    serial = story["id"].rpartition("-")[2]
    dossier = start_dossier(
        stage.cast["ambtenaar"],
        organisation,
        title=story["titel"],
        number=f"{organisation.code}-{stage.play['begin'].year}-{serial}",
        slug=story["slug"],
        details=_details(story, stage.play),
    )
    stage.dossier_id = dossier.id


def _details(story: dict[str, Any], play: dict[str, Any]) -> DossierDetails:
    contact = story["contact"]
    return DossierDetails(
        title=story["titel"],
        subtitle=story["ondertitel"],
        summary=story["samenvatting"],
        area=story["gebied"],
        level=ParticipationLevel(story["participatieniveau"]),
        promise=story["belofte"],
        fixed=tuple(story["staat_vast"]),
        open=tuple(story["staat_open"]),
        decision_maker="Gemeenteraad van Waterrecht",
        decision_on=story["besluit_gepland"],
        owner_role=story["eigenaar"],
        contact=contact["loket"],
        phone=contact["telefoon"].removesuffix(" (verzonnen)"),
        paper_route=play["postadres"],
        walk_in=contact["inloop"],
        horizons=tuple(
            HorizonChoice(Horizon(row["niveau"]), ", ".join(row["artikelen"])) for row in story["veerkracht"]
        ),
        criteria=tuple(play["merkbaar"]),
    )


def _invite_partners(stage: Stage) -> None:
    slugs = {body.key: body.slug for body in BODIES}
    for key, part in stage.play["partners"].items():
        partner = get_organisation(slugs[key])
        add_partner(stage.cast["ambtenaar"], stage.dossier(), organisation=partner, part=part)


def _publish(stage: Stage) -> None:
    text = stage.story["tekst"]
    articles = [
        NewArticle(
            article["nr"],
            article["kop"],
            paragraphs=[NewParagraph(paragraph["nr"], paragraph["tekst"]) for paragraph in article["leden"]],
        )
        for article in text["artikelen"]
    ]
    publish_text(
        stage.cast["projectleider"], stage.dossier(), based_on=None, articles=articles, label=text["versie"]
    )


def _announce(stage: Stage, told: dict[str, Any]) -> None:
    actor, dossier = stage.cast["projectleider"], stage.dossier()
    round_ = plan_round(
        actor,
        dossier,
        name=told["naam"],
        first_day=told["start"],
        last_day=told["eind"],
        question=told["vraag"],
        procedure=PROCEDURES[stage.story["dossier"]["procedure"]],
        answer_by=told["antwoord_uiterlijk"],
        gazette_url=stage.play["bekendmaking"],
    )
    announce_round(actor, round_, stage.newest_version())
    stage.rounds[told["id"]] = round_.id
