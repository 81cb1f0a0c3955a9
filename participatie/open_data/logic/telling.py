"""Telling a fact in a sentence: its own words, with its values filled in as people write them."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from participatie.i18n import N_, dates
from participatie.i18n import gettext as _


class Theme(StrEnum):
    """What facts are about, to choose from; each is a room of the house."""

    CONTRIBUTIONS = "reacties"
    MODERATION = "huisregels"
    RESPONSES = "antwoorden"
    CONSULTATIONS = "tekst-en-rondes"
    NOTIFICATIONS = "berichten"
    OTHERS = "overig"


THEME_LABELS: dict[Theme, str] = {
    Theme.CONTRIBUTIONS: N_("Reacties"),
    Theme.MODERATION: N_("Huisregels"),
    Theme.RESPONSES: N_("Antwoorden en besluiten"),
    Theme.CONSULTATIONS: N_("Tekst en rondes"),
    Theme.NOTIFICATIONS: N_("Berichten"),
    Theme.OTHERS: N_("Overig"),
}
_ROOMS = {
    "contributions": Theme.CONTRIBUTIONS,
    "moderation": Theme.MODERATION,
    "responses": Theme.RESPONSES,
    "consultations": Theme.CONSULTATIONS,
    "notifications": Theme.NOTIFICATIONS,
}


def theme_of(module: str) -> Theme:
    """Give the theme of the facts that a module names."""
    return _ROOMS.get(module.split(".")[1], Theme.OTHERS)


def told(sentence: str, values: Mapping[str, Any]) -> str:
    """Fill in a sentence; moments become days and times, lists become enumerations."""
    if not sentence:
        return _("Er gebeurde iets waarvoor nog geen woorden zijn.")
    return (
        _(sentence, **{name: _readable(value) for name, value in values.items()}) if values else _(sentence)
    )


def _readable(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(str(_readable(one)) for one in value)
    if not isinstance(value, str) or "T" not in value:
        return value
    try:
        return dates.until(datetime.fromisoformat(value))
    except ValueError:  # a text that only looked like a moment
        return value
