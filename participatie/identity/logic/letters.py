"""Letters about an account: one function per kind, in short plain sentences. Data goes in, a mail comes out.

Another module of this folder adds a kind with `@writes("kind")`; the kind is the one that the service owes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from participatie.i18n import gettext as _
from participatie.i18n.dates import clock_time, date_and_time
from participatie.mail.message import Block, Link, Mail, Paragraph, Rows


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a writer may know: when it was owed, plain values, and what opens the link (if it brings one)."""

    at: datetime
    values: Mapping[str, Any]
    token: str = ""
    code: str = ""
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a letter says."""

    subject: str
    blocks: tuple[Block, ...]
    action: Link | None = None
    reason: str = ""


Writer = Callable[[Facts], Said]
_WRITERS: dict[str, Writer] = {}


def writes(kind: str) -> Callable[[Writer], Writer]:
    """Let a function write the letters of a kind."""

    def add(writer: Writer) -> Writer:
        _WRITERS[kind] = writer
        return writer

    return add


def letter(kind: str, *, to: str, language: str, reference: str, told: Facts) -> Mail:
    """Write a letter; its language is spoken by the caller."""
    said = _WRITERS[kind](told)
    return Mail(
        to=to,
        language=language,
        reference=reference,
        subject=said.subject,
        blocks=said.blocks,
        action=said.action,
        reason=said.reason or _("U krijgt deze mail omdat u bij ons een account heeft met dit adres."),
    )


def _not_you() -> Paragraph:
    return Paragraph(
        _("Heeft u dit niet zelf gevraagd? Dan hoeft u niets te doen. Zonder deze mail kan niemand verder.")
    )


def _works_once(told: Facts) -> Paragraph:
    return Paragraph(
        _(
            "De link werkt één keer, tot %(time)s. Open hem op het apparaat waarop u hem vroeg.",
            time=clock_time(told.until or told.at),
        )
    )


def _code(told: Facts) -> tuple[Block, ...]:
    return (
        Rows(_("Leest u uw mail op een ander apparaat?"), ((_("Typ dan deze code"), told.code),)),
        Paragraph(_("U typt de code op de bladzijde waar u de link vroeg. Geef de code aan niemand.")),
    )


@writes("sign_in_link")
def _sign_in_link(told: Facts) -> Said:
    return Said(
        subject=_("Uw link om in te loggen"),
        blocks=(
            Paragraph(_("Met de knop hieronder logt u in.")),
            _works_once(told),
            *_code(told),
            _not_you(),
        ),
        action=Link(_("Log in"), "identity.open_link", {"token": told.token}),
    )


@writes("sign_up_link")
def _sign_up_link(told: Facts) -> Said:
    return Said(
        subject=_("Maak een account, als u dat wilt"),
        blocks=(
            Paragraph(
                _("Iemand vroeg met dit adres een link om in te loggen. U heeft hier nog geen account.")
            ),
            Paragraph(
                _(
                    "Wilt u een account? Gebruik dan de knop hieronder. Nodig is het niet: "
                    "u kunt ook zonder account reageren en uw reactie volgen."
                )
            ),
            _works_once(told),
            *_code(told),
            _not_you(),
        ),
        action=Link(_("Maak mijn account"), "identity.open_link", {"token": told.token}),
        reason=_(
            "U krijgt deze mail één keer, omdat iemand dit adres invulde. "
            "Gebruikt u de link niet? Dan wissen wij het adres vandaag nog."
        ),
    )


@writes("new_email_link")
def _new_email_link(told: Facts) -> Said:
    return Said(
        subject=_("Bevestig uw nieuwe e-mailadres"),
        blocks=(
            Paragraph(_("U wilt dit adres gebruiken voor uw account. Bevestig dat met de knop hieronder.")),
            _works_once(told),
            _not_you(),
        ),
        action=Link(_("Bevestig dit adres"), "identity.open_link", {"token": told.token}),
        reason=_("U krijgt deze mail omdat iemand dit adres invulde bij een account."),
    )


def _call_us() -> Paragraph:
    return Paragraph(
        _(
            "Was u dit niet? Log dan in, sluit bij “Mijn apparaten” alle andere apparaten af "
            "en kies een nieuw wachtwoord. Lukt dat niet? Bel ons."
        )
    )


@writes("email_change_asked")
def _email_change_asked(told: Facts) -> Said:
    return Said(
        subject=_("Iemand wil het e-mailadres van uw account veranderen"),
        blocks=(
            Paragraph(
                _(
                    "Op %(moment)s vroeg iemand om een ander e-mailadres voor uw account. "
                    "Het verandert pas als het nieuwe adres is bevestigd.",
                    moment=date_and_time(told.at),
                )
            ),
            _call_us(),
        ),
        action=Link(_("Mijn account"), "identity.account"),
    )


@writes("email_changed")
def _email_changed(told: Facts) -> Said:
    return Said(
        subject=_("Uw account heeft een ander e-mailadres"),
        blocks=(
            Paragraph(
                _(
                    "Sinds %(moment)s gebruikt uw account een ander e-mailadres. "
                    "Met dit adres kunt u niet meer inloggen. Op andere apparaten bent u uitgelogd.",
                    moment=date_and_time(told.at),
                )
            ),
            Paragraph(_("Was u dit niet? Bel ons dan meteen.")),
        ),
    )


@writes("password_changed")
def _password_changed(told: Facts) -> Said:
    return Said(
        subject=_("Het wachtwoord van uw account is veranderd"),
        blocks=(
            Paragraph(
                _("Op %(moment)s is het wachtwoord van uw account veranderd.", moment=date_and_time(told.at))
            ),
            _call_us(),
        ),
        action=Link(_("Mijn account"), "identity.account"),
    )


@writes("new_device")
def _new_device(told: Facts) -> Said:
    return Said(
        subject=_("Er is ingelogd op een ander apparaat"),
        blocks=(
            Paragraph(_("Er is ingelogd op uw account, op een apparaat dat wij nog niet kenden.")),
            Rows(
                _("Wat wij weten"),
                (
                    (_("Wanneer"), date_and_time(told.at)),
                    (_("Apparaat"), str(told.values.get("device", ""))),
                ),
            ),
            Paragraph(_("Was u dit? Dan hoeft u niets te doen.")),
            _call_us(),
        ),
        action=Link(_("Mijn apparaten"), "identity.devices"),
    )


@writes("operator_link")
def _operator_link(told: Facts) -> Said:
    return Said(
        subject=_("De beheerder maakte een link om in te loggen als u"),
        blocks=(
            Paragraph(
                _(
                    "Op %(moment)s maakte de beheerder van deze website een link waarmee één keer "
                    "op uw account is in te loggen. De link werkt tot %(time)s.",
                    moment=date_and_time(told.at),
                    time=clock_time(told.until or told.at),
                )
            ),
            Paragraph(_("Vroeg u hier zelf om? Dan hoeft u niets te doen. Zo niet, bel ons dan meteen.")),
        ),
    )
