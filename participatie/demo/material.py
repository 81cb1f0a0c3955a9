"""The stories of the two dossiers: what the data files tell, moved to the day of seeding."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from participatie.consultations.logic.procedures import last_day
from participatie.consultations.terms import Procedure
from participatie.demo.moving import Move
from participatie.responses.terms import Outcome, Reason

Story = Mapping[str, Any]
SLUGS = ("wateroverlast", "zorgzame-buurten")
_FOLDER = Path(__file__).parent / "data"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PROCEDURES = {
    "uniforme_openbare_voorbereiding": Procedure.FORMAL,
    "inspraak_participatieverordening": Procedure.CONSULTATION,
}
OUTCOMES = {
    "overgenomen": Outcome.YES,
    "deels_overgenomen": Outcome.PARTLY,
    "niet_overgenomen": Outcome.NO,
    "al_in_plan": Outcome.ALREADY,
    "later": Outcome.LATER,
    "andere_organisatie": Outcome.OTHER_ORGANISATION,
    "geen_reactie_nodig": Outcome.NO_RESPONSE_NEEDED,
}
REASONS = {
    "wet": Reason.LAW,
    "privacy": Reason.LAW,
    "geld": Reason.MONEY,
    "veiligheid": Reason.SAFETY,
    "techniek": Reason.TECHNIQUE,
    "bevoegdheid": Reason.COMPETENCE,
    "besluit_volgt": Reason.COMPETENCE,
    "belangen_afgewogen": Reason.WEIGHING,
    "feit_rechtgezet": Reason.FACT_WRONG,
    "tekst_verduidelijkt": Reason.FACT_WRONG,
    "beter_voorstel": Reason.BETTER_PROPOSAL,
    "nieuwe_informatie": Reason.NEW_INFORMATION,
    "eerdere_belofte": Reason.NEW_INFORMATION,
}


def tell(slug: str, today: date) -> Story:
    """Give one story as if it happened in the months before today: dossier, direction (`spel`) and further answers."""
    told = _read(slug)
    move = Move.to(today)
    return MappingProxyType(move_of_the_law(move, told).everything(told))


def move_of_the_law(move: Move, told: Story) -> Move:
    """Let the last day of a statutory round be the one the law gives, and let the texts say the same."""
    if PROCEDURES[told["dossier"]["procedure"]] is not Procedure.FORMAL:
        return move
    shown = {round_["id"] for round_ in told["spel"]["rondes"]}
    rounds = [round_ for round_ in told["rondes"] if round_["id"] in shown]
    fixed = {
        round_["eind"]: last_day(Procedure.FORMAL, move.exact(round_["start"]), move.exact(round_["eind"]))
        for round_ in rounds
    }
    return Move(move.weeks, fixed)


@cache
def _read(slug: str) -> dict[str, Any]:
    """Read the dossier as it was given, what is needed to play it, and the answers it left open."""
    told: dict[str, Any] = _load(f"dossier-{slug}")
    told["spel"] = _load(f"draaiboek-{slug}")
    further = _load(f"extra-antwoorden-{slug}")
    told["reacties"] += told["spel"]["reacties"]
    told["antwoorden"] += further["antwoorden"]
    told["ambtshalve"] = further["ambtshalve"]
    for answer in told["antwoorden"]:
        answer["belang"] = further["belangen"].get(answer["id"], "")
        answer["gemarkeerd"] = further["gemarkeerd"].get(answer["id"]) or answer.get("gemarkeerd", {})
        answer["thema"] = told["spel"]["puntthemas"].get(answer["id"]) or answer.get("thema", "")
    return told


def _load(name: str) -> dict[str, Any]:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    return loaded
