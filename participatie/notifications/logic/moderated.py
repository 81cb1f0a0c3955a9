"""The letter about a decision of a moderator: what, by which rule, why, and what its author can do."""

from collections.abc import Callable

from participatie.i18n import gettext as _
from participatie.i18n.dates import day_and_date
from participatie.mail.message import Block, Paragraph, Quote, Rows
from participatie.notifications.logic import news


def moderated(
    sent: news.Sent, told: news.Moderated, *, about: str, own_words: tuple[Block, ...]
) -> tuple[str, tuple[Block, ...]]:
    """Tell what a moderator decided, by which rule and why, and what the author can do."""
    subject, first = MODERATED[told.outcome](sent.reference, about)
    blocks: list[Block] = [Paragraph(first)]
    if told.again:
        blocks.insert(0, Paragraph(_("U vroeg om een herbeoordeling. Iemand anders keek opnieuw.")))
    rows = ((_("Huisregel"), told.rule), (_("Waarom"), told.reason), (_("Gekeken naar"), told.facts_used))
    blocks.append(Rows(_("Besluit"), tuple((name, text) for name, text in rows if text)))
    if told.withheld:
        blocks.append(
            Paragraph(
                _(
                    "Uw inbreng is niet weg. %(organisation)s heeft die ontvangen en leest die. U krijgt gewoon antwoord.",
                    organisation=sent.organisation,
                )
            )
        )
    if told.outcome not in {"zichtbaar", "terug"}:
        blocks += [*own_words, *_what_you_can_do(sent, told)]
    return subject, tuple(blocks)


def _what_you_can_do(sent: news.Sent, told: news.Moderated) -> list[Block]:
    said = []
    if told.mend_until:
        said.append(
            _(
                "U kunt uw tekst verbeteren tot en met %(day)s. Dan kijken wij opnieuw.",
                day=day_and_date(told.mend_until),
            )
        )
    if told.appeal_until:
        said.append(
            _(
                "Bent u het er niet mee eens? Vraag dan tot en met %(day)s om een herbeoordeling. "
                "Iemand anders kijkt er dan opnieuw naar. Bellen kan ook: %(phone)s.",
                day=day_and_date(told.appeal_until),
                phone=sent.phone,
            )
        )
    return [Quote(_("Wat kunt u doen?"), " ".join(said))] if said else []


def _hidden(number: str, about: str) -> tuple[str, str]:
    return (
        _("Niet meer op de website: uw inbreng %(number)s", number=number),
        _("Een moderator heeft uw inbreng over %(about)s van de website gehaald.", about=about),
    )


def _shown(number: str, about: str) -> tuple[str, str]:
    return (
        _("Bekeken en zichtbaar: uw inbreng %(number)s", number=number),
        _("Een moderator heeft gekeken. Uw inbreng over %(about)s staat op de website.", about=about),
    )


def _shown_again(number: str, about: str) -> tuple[str, str]:
    return (
        _("Weer zichtbaar: uw inbreng %(number)s", number=number),
        _("Uw inbreng over %(about)s staat weer op de website.", about=about),
    )


def _redacted(number: str, about: str) -> tuple[str, str]:
    return (
        _("Woorden zwart gemaakt in uw inbreng %(number)s", number=number),
        _(
            "Een moderator heeft woorden zwart gemaakt in uw inbreng over %(about)s. De rest staat op de website.",
            about=about,
        ),
    )


def _held(number: str, about: str) -> tuple[str, str]:
    return (
        _("Wacht nog: uw inbreng %(number)s", number=number),
        _(
            "Een moderator kijkt nog een keer naar uw inbreng over %(about)s. Tot dan kan niemand anders die lezen.",
            about=about,
        ),
    )


def _asks_facts(number: str, about: str) -> tuple[str, str]:
    return (
        _("Wij vragen om feiten: uw inbreng %(number)s", number=number),
        _(
            "Uw inbreng over %(about)s blijft op de website staan. Wie antwoord geeft, is gevraagd om feiten.",
            about=about,
        ),
    )


MODERATED: dict[str, Callable[[str, str], tuple[str, str]]] = {
    "afgeschermd": _hidden,
    "zichtbaar": _shown,
    "terug": _shown_again,
    "zwartgelakt": _redacted,
    "wacht": _held,
    "feitelijk_antwoord": _asks_facts,
}
