"""What somebody sends in, as a value, and the questions that can be asked of it without a database."""

import hashlib
import json
from dataclasses import asdict, dataclass

from participatie.contributions.terms import Kind, Visibility


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of one contribution and how its author wants to be seen; all texts already normalised."""

    kind: Kind
    body: str
    quote: str = ""
    proposed_was: str = ""
    proposed_becomes: str = ""
    visibility: Visibility = Visibility.PUBLIC
    pseudonym: str = ""
    neighbourhood: str = ""
    language: str = "nl"
    translation: str = ""

    @property
    def searchable(self) -> str:
        """Everything a reader might look for."""
        words = f"{self.body} {self.proposed_becomes} {self.translation}"
        return f"{words} {self.pseudonym} {self.neighbourhood}"

    def fingerprint(self, anchor: str) -> str:
        """Give a hash that is the same for the same words at the same place: a retry is recognised by it."""
        content = json.dumps([anchor, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


def squeeze(text: str) -> str:
    """Make all white space single: words selected in a browser carry its line breaks."""
    return " ".join(text.split())


def quote_in(text: str, words: str) -> str:
    """Give the selected words if they really stand in the text, else nothing."""
    wanted = squeeze(words)
    return wanted if wanted and wanted in squeeze(text) else ""
