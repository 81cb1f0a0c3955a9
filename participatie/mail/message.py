"""What a mail says, without how it looks: the same data makes the text and the HTML form."""

from dataclasses import dataclass, field
from typing import Any


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

    text: str


@dataclass(frozen=True)
class Quote:
    """Words that the reader wrote, or that we wrote to the reader."""

    title: str
    text: str


@dataclass(frozen=True)
class Changed:
    """Words of the policy before and after."""

    title: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Steps:
    """The status line: (name, state, when) for each step."""

    steps: tuple[tuple[str, str, str], ...]


Block = Paragraph | Quote | Changed | Steps


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail to one person; `reference` makes its Message-ID the same at every attempt."""

    to: str
    subject: str
    reference: str
    blocks: tuple[Block, ...]
    action: Link | None = None
    reason: str = ""
    language: str = "nl"
