"""The opinion map in plain Dutch: the same facts as the tables, complete without a picture and without a machine's prose."""

from collections.abc import Mapping

import numpy as np

from participatie.deliberation.logic.opinion_map import OpinionMap
from participatie.i18n import gettext as _
from participatie.i18n import ngettext

MOST_TOLD = 3
SUPPORTED = 0.5
LETTERS = "ABCDE"


def explain(drawn: OpinionMap, texts: Mapping[int, str]) -> str:
    """Tell a map: size, groups with what sets each apart, what connects, what is uncertain, how it was made."""
    parts = [_size(drawn)]
    parts += _groups(drawn, texts) if drawn.are_clear else [_no_groups(drawn)]
    parts += [_bridges(drawn, texts), _uncertain(drawn), _method(drawn)]
    return "\n\n".join(part for part in parts if part)


def group_name(drawn: OpinionMap, group: int) -> str:
    """Give the letter of a group; groups beyond the alphabet of the map keep their number."""
    return LETTERS[group] if group < len(LETTERS) else str(drawn.names[group])


def _size(drawn: OpinionMap) -> str:
    people, statements = drawn.ballots.shape
    return _(
        "%(people)s mensen gaven %(votes)s keer hun mening over %(statements)s stellingen.",
        people=people,
        votes=len(drawn.ballots.vote),
        statements=statements,
    )


def _no_groups(drawn: OpinionMap) -> str:
    if not len(drawn.ballots.vote):
        return _("Er zijn nog geen stemmen. Daarom is er nog geen kaart.")
    return _("Er zijn geen duidelijke groepen. De verschillen tussen mensen zijn niet groter dan bij toeval.")


def _groups(drawn: OpinionMap, texts: Mapping[int, str]) -> list[str]:
    outside = int((drawn.groups < 0).sum())
    counted = ngettext(
        "Er is %(num)s groep van mensen die vaak hetzelfde stemmen.",
        "Er zijn %(num)s groepen van mensen die vaak hetzelfde stemmen.",
        len(drawn.names),
    )
    if outside:
        counted += " " + ngettext(
            "%(num)s persoon stemde te weinig om bij een groep te horen.",
            "%(num)s mensen stemden te weinig om bij een groep te horen.",
            outside,
        )
    return [counted, *(_group(drawn, group, texts) for group in range(len(drawn.names)))]


def _group(drawn: OpinionMap, group: int, texts: Mapping[int, str]) -> str:
    lines = [
        _("Groep %(name)s telt %(people)s mensen.", name=group_name(drawn, group), people=drawn.sizes[group])
    ]
    told = drawn.representative[group][:MOST_TOLD]
    if told:
        lines.append(_("Hierin verschilt deze groep het meest van de anderen:"))
    lines += [_stand(drawn, group, statement, texts) for statement in told]
    return "\n".join(lines)


def _stand(drawn: OpinionMap, group: int, statement: int, texts: Mapping[int, str]) -> str:
    tallies = drawn.tallies
    agree, disagree = int(tallies.agree[group, statement]), int(tallies.disagree[group, statement])
    details = {
        "text": _text(drawn, statement, texts),
        "agree": agree,
        "disagree": disagree,
        "seen": int(tallies.seen[group, statement]),
    }
    if agree >= disagree:
        return _("- “%(text)s”: %(agree)s van de %(seen)s zijn het eens.", **details)
    return _("- “%(text)s”: %(disagree)s van de %(seen)s zijn het oneens.", **details)


def bridges(drawn: OpinionMap) -> list[int]:
    """Give the positions of the strongest bridging statements: at least half supports them in every group."""
    fit = drawn.bridging.has_evidence & (drawn.bridging.lower > SUPPORTED)
    order = np.argsort(np.where(fit, -drawn.bridging.score, np.inf), kind="stable")
    return [int(one) for one in order[:MOST_TOLD] if fit[one]]


def _bridges(drawn: OpinionMap, texts: Mapping[int, str]) -> str:
    if not len(drawn.ballots.vote):
        return ""
    told = bridges(drawn)
    if not told:
        return _("Er is nog geen stelling waarvan zeker is dat alle groepen haar steunen.")
    lines = [_("Dit verbindt mensen. In elke groep is hier steun voor:")]
    for statement in told:
        low, high = (
            round(100 * float(side[statement])) for side in (drawn.bridging.lower, drawn.bridging.upper)
        )
        lines.append(
            _(
                "- “%(text)s”: in elke groep minstens %(score)s van de 100 (tussen %(low)s en %(high)s).",
                text=_text(drawn, statement, texts),
                score=round(100 * float(drawn.bridging.score[statement])),
                low=low,
                high=high,
            )
        )
    return "\n".join(lines)


def _uncertain(drawn: OpinionMap) -> str:
    few = int((drawn.ballots.accepted & ~drawn.bridging.has_evidence).sum())
    if not few or not len(drawn.ballots.vote):
        return ""
    return ngettext(
        "Over %(num)s stelling is nog te weinig gestemd om te zeggen of zij mensen verbindt.",
        "Over %(num)s stellingen is nog te weinig gestemd om te zeggen of zij mensen verbinden.",
        few,
    )


def _method(drawn: OpinionMap) -> str:
    if not len(drawn.ballots.vote):
        return ""
    return _(
        "Zo is dit berekend: wie vaak hetzelfde stemt, staat dicht bij elkaar. Een groep telt even zwaar, "
        "hoe groot zij ook is. Wie precies hetzelfde stemt als een ander, telt samen met die ander één keer. "
        "“Geen mening” telt voor de helft als steun."
    )


def _text(drawn: OpinionMap, statement: int, texts: Mapping[int, str]) -> str:
    number = drawn.ballots.statements[statement]
    return texts.get(number) or _("stelling %(number)s", number=number)
