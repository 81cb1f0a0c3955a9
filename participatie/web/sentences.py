"""Every reason code in a helpful Dutch sentence: what is wrong, and what somebody can do now.

Rooms add their own codes with `add`; a code without a sentence is found by a test.
"""

from collections.abc import Mapping

from participatie.i18n import N_
from participatie.i18n import gettext as _

_SENTENCES: dict[str, str] = {
    "not_allowed": N_("Dit mag u hier niet doen."),
    "not_found": N_("Deze bladzijde bestaat niet, of niet meer."),
    "sign_in_first": N_("Log eerst in. Daarna komt u terug op deze bladzijde."),
    "other_role": N_("Deze bladzijde is voor medewerkers met een andere rol."),
    "other_site": N_("Dit verzoek kwam van een andere website. Begin opnieuw op deze website."),
    "changed_meanwhile": N_(
        "Iemand anders heeft dit intussen veranderd. Kijk eerst wat er nu staat. Uw tekst staat er nog."
    ),
}


def add(sentences: Mapping[str, str]) -> None:
    """Let a room say its reason codes in words."""
    _SENTENCES.update(sentences)


def known(reason: str) -> bool:
    """Say whether a reason code has its own sentence."""
    return reason in _SENTENCES


def sentence(reason: str, details: Mapping[str, object] | None = None) -> str:
    """Give the sentence for a reason code, with its details filled in."""
    text = _(_SENTENCES.get(reason, _SENTENCES["not_allowed"]))
    return text % dict(details) if details and "%(" in text else text
