"""The warning before something is sent that everybody can read: what was seen, why it matters, and three ways on.

One form class and one component (`components/personal_data_warning.html`) serve every kind of content. The form
comes back once, with every word; it remembers what was shown, so that who chooses to send it is not asked again.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from wtforms import HiddenField, RadioField

from participatie.i18n import N_, lazy
from participatie.i18n import gettext as _
from participatie.security.personal_data import Finding, Kind, find
from participatie.web.forms import Form, at_most

Look = Callable[[str, Collection[str]], tuple[Finding, ...]]
AROUND = 44
MOST_SHOWN = 12


class Way(StrEnum):
    """What somebody does after the warning."""

    MEND = "aanpassen"
    PRIVATE = "alleen_medewerkers"
    AS_IT_IS = "zo_versturen"


WAY_LABELS = {
    Way.MEND: N_("Ik pas mijn tekst hieronder aan"),
    Way.PRIVATE: N_("Alleen de medewerkers mogen dit lezen"),
    Way.AS_IT_IS: N_("Ik verstuur het zoals het er staat"),
}
KIND_MEANINGS = {
    Kind.BSN: N_("Dit lijkt een burgerservicenummer. Wie dat heeft, kan doen alsof hij iemand anders is."),
    Kind.IBAN: N_("Dit lijkt een rekeningnummer. Dat is hier nooit nodig."),
    Kind.EMAIL: N_("Dit lijkt een e-mailadres. Iedereen kan dan mailen. In uw tekst is het niet nodig."),
    Kind.PHONE: N_("Dit lijkt een telefoonnummer. Iedereen kan dan bellen."),
    Kind.ADDRESS: N_(
        "Dit lijkt een adres. Iedereen weet dan waar iemand woont. De straat of de buurt is genoeg."
    ),
    Kind.HEALTH: N_(
        "Dit gaat over de gezondheid van een ander. Dat mag alleen die ander vertellen. Laat weg om wie het gaat."
    ),
    Kind.DEBT: N_(
        "Dit gaat over de geldzaken van een ander. Dat mag alleen die ander vertellen. Laat weg om wie het gaat."
    ),
    Kind.LICENCE_PLATE: N_("Dit lijkt een kenteken. Daaraan is iemand te herkennen."),
    Kind.NAME: N_("Dit lijkt de naam van iemand. Wil diegene dat iedereen dit leest?"),
    Kind.THREAT: N_(
        "Dit leest als een bedreiging. U mag boos zijn en dat opschrijven. Maak niemand bang met geweld."
    ),
}


@dataclass(frozen=True)
class Seen:
    """One thing that was seen, as the warning shows it: the words with what stands around them."""

    field_id: str
    label: str
    before: str
    words: str
    after: str
    meaning: str


class CarefulForm(Form):
    """A form with words that everybody may read. `looked_at` says which fields, and who looks at each."""

    looked_at: ClassVar[Mapping[str, Look]] = {"body": find}

    warned = HiddenField(validators=[at_most(4000)])
    way = RadioField(
        lazy("Wat wilt u doen?"),
        choices=[(way.value, lazy(label)) for way, label in WAY_LABELS.items()],
        validate_choice=False,
    )

    seen: tuple[Seen, ...] = ()
    waits: bool = False
    """Whether a moderator looks first when it is sent as it is."""

    def is_private(self) -> bool:
        """Say whether not everybody will read it; a form that has this choice says so here."""
        return False

    def make_private(self) -> None:
        """Let only staff read it: the second way."""

    def warns(self, known: Collection[str] = ()) -> bool:
        """Look at the words and say whether the form must come back first; `known` is what is public already."""
        if self.is_private():
            return False
        found = [
            (name, text, one)
            for name, look in self.looked_at.items()
            if (text := str(self[name].data or ""))
            for one in look(text, known)
        ]
        marks = {_mark(text, one) for _name, text, one in found}
        shown = set(str(self.warned.data or "").split())
        if not found or self._goes_on(marks, shown):
            return False
        if shown and marks <= shown:
            self.way.errors = [_("Uw tekst is nog hetzelfde. Pas hem aan, of kies een andere mogelijkheid.")]
        self.seen = tuple(self._seen(*one) for one in found[:MOST_SHOWN])
        self.waits = any(one.is_strong for _name, _text, one in found)
        self.warned.data = " ".join(sorted(marks))[:4000]
        self.way.data = None if self.way.data == Way.PRIVATE.value else self.way.data
        return True

    def _goes_on(self, marks: set[str], shown: set[str]) -> bool:
        """Say whether what was seen was shown already, and who wrote it chose to go on."""
        if shown and self.way.data == Way.PRIVATE.value:
            self.make_private()
            return self.is_private()
        return self.way.data == Way.AS_IT_IS.value and marks <= shown

    def _seen(self, name: str, text: str, one: Finding) -> Seen:
        before, after = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
        if one.start > AROUND:
            before = "… " + before.partition(" ")[2]
        if one.end + AROUND < len(text):
            after = after.rpartition(" ")[0] + " …"
        field = self[name]
        meaning = _(KIND_MEANINGS[one.kind])
        return Seen(field.id, str(field.label.text), before, one.words(text), after, meaning)


def _mark(text: str, finding: Finding) -> str:
    """Give a short sign for one finding, by which a form knows that it was shown."""
    said = f"{finding.kind.value}:{' '.join(finding.words(text).casefold().split())}"
    return hashlib.sha256(said.encode()).hexdigest()[:10]
