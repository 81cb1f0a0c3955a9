"""What a mail says, without how it looks: the same data makes the text and the HTML form."""

from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True)
class Link:
    """A place on the site: endpoint and its values, plus a fragment that servers never see."""

    label: str
    endpoint: str
    values: dict[str, Any] = field(default_factory=dict)
    fragment: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A plain paragraph."""

    part: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True)
class Quote:
    """Words that the reader wrote, or that we wrote to the reader."""

    part: ClassVar[str] = "quote"
    title: str
    text: str


@dataclass(frozen=True)
class Changed:
    """Words of the policy before and after."""

    part: ClassVar[str] = "changed"
    title: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Rows:
    """Names with what belongs to them: a number, a code, a day."""

    part: ClassVar[str] = "rows"
    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Steps:
    """The status line: (name, state, when) for each step; a state is "done", "current", "late" or "todo"."""

    part: ClassVar[str] = "steps"
    steps: tuple[tuple[str, str, str], ...]


Block = Paragraph | Quote | Changed | Rows | Steps


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail to one person; `reference` makes its Message-ID the same at every attempt.

    `sender` is the name under which it comes, when that is another than the site's own.
    """

    to: str
    subject: str
    reference: str
    blocks: tuple[Block, ...]
    action: Link | None = None
    sender: str = ""
    reason: str = ""
    language: str = "nl"
