"""Letters: one function per kind of news, in short plain sentences. Data goes in, a mail comes out.

Every letter says what happened, what it means for the reader, what comes next and where to look, and
shows the status line. The follow code stands in the text and in the part of a link that servers never see.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from participatie.i18n import gettext as _
from participatie.i18n import ngettext
from participatie.i18n.dates import date_and_time, day_and_date, long_date
from participatie.mail.message import Block, Link, Mail, Paragraph, Quote, Rows
from participatie.mail.message import Changed as ChangedWords
from participatie.notifications.logic import news
from participatie.notifications.logic.moderated import moderated

A_MOMENT = timedelta(seconds=1)
"""A round closes at midnight; its last day is the day before."""
Said = tuple[str, tuple[Block, ...]]


def letter(*, to: str, language: str, reference: str, sent: news.Sent, told: news.News) -> Mail:
    """Write the letter that tells this news about this contribution; its language is spoken by the caller."""
    subject, blocks = WRITERS[type(told)](sent, told)
    return Mail(
        to=to,
        language=language,
        reference=reference,
        subject=subject,
        sender=sent.organisation,
        blocks=(*blocks, sent.line, *_way_in(sent)),
        action=Link(
            _("Bekijk wat er met uw inbreng gebeurt"),
            "portal.follow",
            {"nummer": sent.reference},
            fragment=sent.code or "",
        ),
        reason=_(
            "U krijgt deze mail omdat u inbreng gaf en wij uw e-mailadres hebben. "
            "Vragen? Bel %(organisation)s: %(phone)s.",
            organisation=sent.organisation,
            phone=sent.phone,
        ),
    )


def _way_in(sent: news.Sent) -> tuple[Block, ...]:
    rows = [(_("Nummer"), sent.reference)]
    if sent.code:
        rows.append((_("Code"), sent.code))
    return (
        Rows(_("Uw nummer en code"), tuple(rows)),
        Paragraph(
            _(
                "Bewaar uw nummer en uw code. Wie de code heeft, kan uw inbreng bekijken. Geef de code aan niemand."
            )
        ),
    )


def _about(sent: news.Sent) -> str:
    return _("“%(dossier)s”, %(place)s", dossier=sent.dossier, place=sent.place)


def _own_words(sent: news.Sent) -> tuple[Block, ...]:
    blocks: list[Block] = [Quote(_("Uw tekst"), sent.body)] if sent.body else []
    if sent.proposed_becomes:
        blocks.append(
            ChangedWords(_("Uw voorstel voor andere woorden"), sent.proposed_was, sent.proposed_becomes)
        )
    return tuple(blocks)


def _words(changes: tuple[news.NewWords, ...]) -> tuple[Block, ...]:
    return tuple(
        ChangedWords(_("Dit verandert in %(place)s", place=change.place), change.was, change.becomes)
        for change in changes
    )


def _receipt(sent: news.Sent, told: news.Received) -> Said:
    blocks: list[Block] = [
        Paragraph(
            _(
                "Dank u wel. Wij hebben uw inbreng ontvangen op %(moment)s. Uw inbreng gaat over %(about)s.",
                moment=date_and_time(sent.received_at),
                about=_about(sent),
            )
        ),
        *_own_words(sent),
        Paragraph(_who_sees(sent)),
    ]
    if told.after_report:
        blocks.append(
            Paragraph(
                _(
                    "De antwoorden op deze ronde stonden al vast. Wij bewaren uw inbreng. Een medewerker beslist of u "
                    "er nog een eigen antwoord op krijgt. U krijgt daar bericht over, met de reden."
                )
            )
        )
    elif told.late:
        blocks.append(
            Paragraph(
                _(
                    "Uw inbreng kwam nadat de ronde was gesloten. Wij bewaren uw inbreng. "
                    "Een medewerker beslist of die nog meetelt. U krijgt daar bericht over, met de reden."
                )
            )
        )
    else:
        blocks.append(
            Paragraph(
                _(
                    "U kunt uw tekst veranderen of intrekken tot en met %(day)s.",
                    day=day_and_date(sent.closes_at - A_MOMENT),
                )
            )
        )
    blocks += [*_what_next(sent), *_to_keep(told)]
    return _("Ontvangen: uw inbreng %(number)s", number=sent.reference), tuple(blocks)


def _to_keep(told: news.Received) -> tuple[Block, ...]:
    """Give what proves later that nobody changed the words: the fingerprint of the text, and a head of the record."""
    keeps = _("Bewaar deze mail. Hiermee kunt u later aantonen dat niemand uw tekst heeft veranderd.")
    head = (Quote(_("De nieuwste kop van het logboek"), told.head.strip()),) if told.head else ()
    return Paragraph(keeps), Quote(_("Vingerafdruk van uw tekst (SHA-256)"), told.fingerprint), *head


def _who_sees(sent: news.Sent) -> str:
    if sent.waits:
        return _(
            "Een moderator kijkt eerst naar uw inbreng. Tot dan kunnen anderen die niet lezen. "
            "Uw inbreng telt gewoon mee en krijgt antwoord."
        )
    if not sent.is_public:
        return _("Alleen %(organisation)s kan uw inbreng lezen.", organisation=sent.organisation)
    if sent.pseudonym:
        return _("Uw inbreng staat op de website onder de naam %(name)s.", name=sent.pseudonym)
    return _("Uw inbreng staat op de website, zonder uw naam.")


def _what_next(sent: news.Sent) -> list[Block]:
    said = [
        _("Wij lezen uw inbreng en leggen die bij reacties die over hetzelfde gaan. Dan krijgt u antwoord.")
    ]
    if sent.answer_by:
        said.append(_("Dat antwoord krijgt u uiterlijk %(day)s.", day=day_and_date(sent.answer_by)))
    if sent.decided_by and sent.decision_on:
        said.append(
            _(
                "Het besluit komt van: %(who)s. Dat staat gepland op %(day)s.",
                who=sent.decided_by,
                day=long_date(sent.decision_on),
            )
        )
    return [Quote(_("Wat gebeurt er nu?"), " ".join(said))]


def _edited(sent: news.Sent, told: news.Edited) -> Said:
    first = _(
        "U heeft uw inbreng veranderd op %(moment)s. Wij bewaren ook uw eerdere tekst. "
        "Heeft u dit niet zelf gedaan? Bel ons dan.",
        moment=date_and_time(told.at),
    )
    blocks = (Paragraph(first), *_own_words(sent), *_what_next(sent))
    return _("Veranderd: uw inbreng %(number)s", number=sent.reference), blocks


def _withdrawn(sent: news.Sent, told: news.Withdrawn) -> Said:
    del told
    first = _(
        "U heeft uw inbreng over %(about)s ingetrokken. Uw tekst staat niet meer op de website. "
        "U krijgt hierover geen antwoord meer. Heeft u dit niet zelf gedaan? Bel ons dan.",
        about=_about(sent),
    )
    return _("Ingetrokken: uw inbreng %(number)s", number=sent.reference), (
        Paragraph(first),
        *_own_words(sent),
    )


def _joined(sent: news.Sent, told: news.Joined) -> Said:
    others = (
        ngettext(
            "In dit punt staat ook de reactie van %(num)s ander.",
            "In dit punt staan ook de reacties van %(num)s anderen.",
            told.others,
        )
        if told.others
        else _("In dit punt staat nu alleen uw reactie.")
    )
    blocks: tuple[Block, ...] = (
        Paragraph(_("Wij hebben uw inbreng over %(about)s gelezen.", about=_about(sent))),
        Quote(_("Punt %(number)s", number=told.number), told.title),
        Paragraph(
            _(
                "%(others)s Uw inbreng houdt een eigen nummer en blijft heel. Wij geven één antwoord op het hele punt.",
                others=others,
            )
        ),
        Paragraph(_("Bedoelde u iets anders? Bel ons dan. Uw inbreng kan in meer dan één punt staan.")),
    )
    return _("Gelezen: uw inbreng %(number)s", number=sent.reference), blocks


def _moderated(sent: news.Sent, told: news.Moderated) -> Said:
    return moderated(sent, told, about=_about(sent), own_words=_own_words(sent))


def _ruled(sent: news.Sent, told: news.Ruled) -> Said:
    if told.counts:
        first = _(
            "Uw inbreng over %(about)s kwam te laat, maar telt toch mee. U krijgt antwoord.",
            about=_about(sent),
        )
        subject = _("Telt mee: uw inbreng %(number)s", number=sent.reference)
    else:
        first = _(
            "Uw inbreng over %(about)s kwam te laat en telt niet mee in deze ronde.", about=_about(sent)
        )
        subject = _("Telt niet mee: uw inbreng %(number)s", number=sent.reference)
    return subject, (Paragraph(first), Quote(_("Waarom"), told.reason))


def _answered(sent: news.Sent, told: news.Answered) -> Said:
    rows = [(_("Gevolg"), told.outcome), (_("Dat betekent"), told.meaning)]
    optional = (
        (_("Reden"), told.reason),
        (_("Wat u belangrijk vindt"), told.interest),
        (_("Wie hierover gaat"), told.other_organisation),
        (_("Antwoord van"), told.role),
    )
    rows += [(name, text) for name, text in optional if text]
    if told.correction:
        subject = _("Antwoord verbeterd: uw inbreng %(number)s", number=sent.reference)
        first: tuple[Block, ...] = (
            Paragraph(
                _("Wij hebben ons antwoord op uw inbreng over %(about)s verbeterd.", about=_about(sent))
            ),
            Quote(_("Waarom wij het antwoord verbeteren"), told.correction),
            Paragraph(_("Het eerdere antwoord blijft op de website staan.")),
        )
    else:
        subject = _("Antwoord op uw inbreng %(number)s", number=sent.reference)
        first = (Paragraph(_("U krijgt antwoord op uw inbreng over %(about)s.", about=_about(sent))),)
    promised = tuple(Rows(_("Dit zeggen wij toe"), _promise_rows(one)) for one in told.promised)
    blocks = (
        *first,
        Quote(_("Wij lazen"), told.we_read),
        Quote(_("Ons antwoord"), told.answer),
        Rows(told.title, tuple(rows)),
        *_words(told.changes),
        *promised,
        *_own_words(sent),
    )
    return subject, blocks


def _changed(sent: news.Sent, told: news.Changed) -> Said:
    first = Paragraph(
        _(
            "Er is een nieuwe tekst van “%(dossier)s”: %(version)s. Daarin staan andere woorden. "
            "Uw inbreng was daar een reden voor.",
            dossier=sent.dossier,
            version=told.version,
        )
    )
    subject = _("De tekst is veranderd: uw inbreng %(number)s", number=sent.reference)
    return subject, (first, *_words(told.changes), *_own_words(sent))


def _decided(sent: news.Sent, told: news.Decided) -> Said:
    rows = [
        (_("Wie besloot"), told.by),
        (_("Wanneer"), long_date(told.on)),
        (_("Over welke tekst"), told.version),
    ]
    if told.url:
        rows.append((_("Het hele besluit"), told.url))
    first = Paragraph(
        _("Er is een besluit over “%(dossier)s”. U gaf daar inbreng over.", dossier=sent.dossier)
    )
    blocks = (first, Quote(_("Het besluit"), told.summary), Rows(_("Over het besluit"), tuple(rows)))
    return _("Besluit genomen: uw inbreng %(number)s", number=sent.reference), blocks


def _promise_rows(told: news.Promised) -> tuple[tuple[str, str], ...]:
    rows = ((_("Wat"), told.what), (_("Wie"), told.who), (_("Uiterlijk"), long_date(told.due_on)))
    return (*rows, (_("Hoe het afliep"), told.result)) if told.result else rows


def _promised(sent: news.Sent, told: news.Promised) -> Said:
    if told.kept is None:
        subject = _("Te laat: een toezegging over uw inbreng %(number)s", number=sent.reference)
        first = _(
            "Wij hebben iets toegezegd door uw inbreng. Dat is niet op tijd af. "
            "Het staat nu als “te laat” op de website. U krijgt bericht zodra het klaar is."
        )
    elif told.kept:
        subject = _("Gedaan: een toezegging over uw inbreng %(number)s", number=sent.reference)
        first = _("Wij hebben gedaan wat wij door uw inbreng toezegden.")
    else:
        subject = _("Niet gedaan: een toezegging over uw inbreng %(number)s", number=sent.reference)
        first = _("Wij hebben niet gedaan wat wij door uw inbreng toezegden. Hieronder staat waarom.")
    return subject, (Paragraph(first), Rows(_("De toezegging"), _promise_rows(told)), *_own_words(sent))


def _answer_late(sent: news.Sent, told: news.AnswerLate) -> Said:
    first = _(
        "Wij zouden u uiterlijk %(day)s antwoord geven op uw inbreng over %(about)s. Dat is niet gelukt. "
        "Het staat nu als “te laat” op de website. U krijgt bericht zodra het antwoord er is.",
        day=day_and_date(told.answer_by),
        about=_about(sent),
    )
    return _("Ons antwoord is te laat: uw inbreng %(number)s", number=sent.reference), (Paragraph(first),)


WRITERS: dict[type, Callable[[news.Sent, Any], Said]] = {
    news.Received: _receipt,
    news.Edited: _edited,
    news.Withdrawn: _withdrawn,
    news.Joined: _joined,
    news.Moderated: _moderated,
    news.Ruled: _ruled,
    news.Answered: _answered,
    news.Changed: _changed,
    news.Decided: _decided,
    news.Promised: _promised,
    news.AnswerLate: _answer_late,
}
