"""The warning before something is sent that everybody can read: what was seen, why it matters, and three ways on.

One form class and one component (`components/personal_data_warning.html`) serve every kind of content. The form
comes back once, with every word; it remembers what was shown, so that who chooses to send it is not asked again.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
    """What was seen in one field: its words with what stands around them, and what each could mean."""

    field_id: str
    label: str
    parts: tuple[tuple[str, bool], ...]
    """Pieces of the text in order; True: these are the words that were seen."""
    meanings: tuple[tuple[str, str], ...]
    """The words with what they look like."""


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
        texts = {name: str(self[name].data or "") for name in self.looked_at}
        found = {name: self.looked_at[name](text, known) for name, text in texts.items() if text}
        marks = {_mark(texts[name], one) for name, seen in found.items() for one in seen}
        shown = set(str(self.warned.data or "").split())
        if not marks or self._goes_on(marks, shown):
            return False
        if shown and marks <= shown:
            self.way.errors = [_("Uw tekst is nog hetzelfde. Pas hem aan, of kies een andere mogelijkheid.")]
        self.seen = tuple(
            self._seen(name, texts[name], seen[:MOST_SHOWN]) for name, seen in found.items() if seen
        )
        self.waits = any(one.is_strong for seen in found.values() for one in seen)
        self.warned.data = " ".join(sorted(marks))[:4000]
        self.way.data = None if self.way.data == Way.PRIVATE.value else self.way.data
        return True

    def _goes_on(self, marks: set[str], shown: set[str]) -> bool:
        """Say whether what was seen was shown already, and who wrote it chose to go on."""
        if shown and self.way.data == Way.PRIVATE.value:
            self.make_private()
            return self.is_private()
        return self.way.data == Way.AS_IT_IS.value and marks <= shown

    def _seen(self, name: str, text: str, seen: Sequence[Finding]) -> Seen:
        meanings: dict[str, list[str]] = {}
        for one in seen:
            said = meanings.setdefault(_(KIND_MEANINGS[one.kind]), [])
            said += [one.words(text)] if one.words(text) not in said else []
        field = self[name]
        told = tuple((", ".join(said), meaning) for meaning, said in meanings.items())
        return Seen(field.id, str(field.label.text), tuple(_parts(text, seen)), told)


def _parts(text: str, seen: Sequence[Finding]) -> Iterator[tuple[str, bool]]:
    """Cut a text in the words that were seen and what stands around them; what is far from all is left out."""
    at = 0
    for one in seen:
        between = text[at : one.start]
        if len(between) > (2 if at else 1) * AROUND:
            after = between[:AROUND].rpartition(" ")[0] if at else ""
            between = f"{after} … {between[-AROUND:].partition(' ')[2]}".lstrip()
        yield between, False
        yield one.words(text), True
        at = one.end
    rest = text[at:]
    yield (rest if len(rest) <= AROUND else rest[:AROUND].rpartition(" ")[0] + " …"), False


def _mark(text: str, finding: Finding) -> str:
    """Give a short sign for one finding, by which a form knows that it was shown."""
    said = f"{finding.kind.value}:{' '.join(finding.words(text).casefold().split())}"
    return hashlib.sha256(said.encode()).hexdigest()[:10]
