"""Reading ODT: its content goes by as a stream, told on in the words of HTML."""

from collections import defaultdict
from collections.abc import Mapping

from participatie.consultations.logic.importing.blocks import BlockCollector
from participatie.consultations.logic.importing.codes import ImportHint, ImportRefusal
from participatie.consultations.logic.importing.container import judge_xml, parse_xml, read_members
from participatie.consultations.logic.importing.errors import NotADocument

_CONTENT, _STYLES, _MANIFEST, _MIMETYPE = "content.xml", "styles.xml", "META-INF/manifest.xml", "mimetype"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _TABLE, _STYLE = (f"{_OASIS}{name}:1.0 " for name in ("text", "office", "table", "style"))
_BOLD = f"{_OASIS}xsl-fo-compatible:1.0 font-weight"
_MOST_SPACES = 100
_PLAIN_TAGS = {
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "li",
    f"{_TEXT}line-break": "br",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_OASIS}drawing:1.0 image": "img",
}
_LEFT_OUT = {
    f"{_TEXT}note": ImportHint.NOTES_LEFT_OUT,
    f"{_OFFICE}annotation": ImportHint.NOTES_LEFT_OUT,
    f"{_TEXT}tracked-changes": None,
    f"{_TEXT}table-of-content": None,
    f"{_OFFICE}forms": None,
}


def read_opendocument(data: bytes) -> BlockCollector:
    """Gather the blocks of an ODT file; deleted words of tracked changes and the contents list are not in it."""
    members = read_members(data, {_CONTENT, _STYLES, _MANIFEST, _MIMETYPE}.__contains__)
    if not members.pop(_MIMETYPE, b"").startswith(_OPEN_TEXT) or _CONTENT not in members:
        raise NotADocument(ImportRefusal.OTHER_CONTENT)
    if b"encryption-data" in members.pop(_MANIFEST, b""):
        raise NotADocument(ImportRefusal.LOCKED)
    judge_xml(members)
    styles = _Styles()
    for name in (_STYLES, _CONTENT):
        parse_xml(members.get(name, b"<none/>"), styles.start, styles.end)
    body = _Body(styles)
    parse_xml(members[_CONTENT], body.start, body.end, body.data)
    return body.collector


class _Styles:
    """What of the styles says something about structure: parents, bold, and which lists are numbered."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.bold: set[str] = set()
        self.numbered: defaultdict[str, set[str]] = defaultdict(set)
        self._style = ""
        self._list_style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style, or something in it, begins."""
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
            self.parents[self._style] = attributes.get(f"{_STYLE}parent-style-name", "")
        elif name == f"{_STYLE}text-properties" and attributes.get(_BOLD) == "bold" and self._style:
            self.bold.add(self._style)
        elif name == f"{_TEXT}list-style":
            self._list_style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_TEXT}list-level-style-number" and attributes.get(f"{_STYLE}num-format"):
            self.numbered[self._list_style].add(attributes.get(f"{_TEXT}level", ""))

    def end(self, name: str) -> None:
        """A style ends."""
        if name == f"{_STYLE}style":
            self._style = ""

    def is_title(self, style: str) -> bool:
        """Say whether this is the style of a document's title, or made from it."""
        return "Title" in {style, self.parents.get(style)}


class _Body:
    """Tells the text of a document on to a collector."""

    def __init__(self, styles: _Styles) -> None:
        self.collector = BlockCollector()
        self._styles = styles
        self._open: list[str] = []
        """For each element that is open the tag it was told on as, or nothing."""
        self._lists: list[str] = []
        self._left_out = 0
        self._is_in_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == f"{_OFFICE}text":
            self._is_in_text = True
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
            if warning := _LEFT_OUT.get(name):
                self.collector.warn(warning)
        elif self._is_in_text:
            self._tell(name, attributes)

    def data(self, text: str) -> None:
        """Some words."""
        if self._is_in_text and not self._left_out:
            self.collector.data(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._left_out:
            self._left_out -= 1
        elif self._is_in_text:
            for tag in reversed(self._open.pop().split()):
                self.collector.end(tag)
            if name == f"{_TEXT}list":
                self._lists.pop()
            self._is_in_text = name != f"{_OFFICE}text"
            if not self._is_in_text:
                self.collector.close()

    def _tell(self, name: str, attributes: Mapping[str, str]) -> None:
        tags, told = self._translate(name, attributes)
        self._open.append(tags)
        for tag in tags.split():
            self.collector.start(tag, told)
        if name == f"{_TEXT}s":
            spaces = attributes.get(f"{_TEXT}c", "1")
            self.collector.data(" " * min(int(spaces) if spaces.isdecimal() else 1, _MOST_SPACES))
        elif name == f"{_TEXT}tab":
            self.collector.data(" ")

    def _translate(self, name: str, attributes: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """Give the HTML tags for an element, outermost first, and the attributes to tell."""
        style = attributes.get(f"{_TEXT}style-name", "")
        bold = " b" if style in self._styles.bold else ""
        if name == f"{_TEXT}h":
            level = attributes.get(f"{_TEXT}outline-level", "1")
            return (f"h{level}" if level in {"1", "2", "3", "4", "5", "6"} else "h6"), {}
        if name == f"{_TEXT}p":
            return ("h1", {"class": "title"}) if self._styles.is_title(style) else (f"p{bold}", {})
        if name == f"{_TEXT}span":
            return bold.strip(), {}
        if name == f"{_TEXT}a":
            return "a", {"href": attributes.get("http://www.w3.org/1999/xlink href", "")}
        if name == f"{_TEXT}list":
            return self._translate_list(style), {}
        value = attributes.get(f"{_TEXT}start-value", "")
        return _PLAIN_TAGS.get(name, ""), {"value": value} if value else {}

    def _translate_list(self, style: str) -> str:
        """A list within a list has the style of the outer one."""
        self._lists.append(style or (self._lists[-1] if self._lists else ""))
        return "ol" if str(len(self._lists)) in self._styles.numbered[self._lists[-1]] else "ul"
