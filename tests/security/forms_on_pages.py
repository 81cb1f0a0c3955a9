"""Filling in any form with hostile text, and looking whether an answer is still only words."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from lxml import html as reader

from tests.security.payloads import LONG, MARK, PAYLOADS

Element = reader.HtmlElement
NEVER = {
    *("iframe", "object", "embed", "base", "math", "animate", "applet", "frame", "frameset", "mglyph"),
    *("noscript", "plaintext", "xmp", "style", "foreignobject", "portal"),
}
ADDRESSES = ("href", "src", "action", "formaction", "data", "srcset", "poster", "xlink:href")
SHORT = 195
CALCULATED = f"49{MARK}"


def bundles() -> list[str]:
    """The payloads that fit, tied together so that each bundle fits in a short field."""
    made = [""]
    for payload in (one for one in PAYLOADS if one not in LONG and len(one) <= SHORT):
        if len(made[-1]) + len(payload) + 1 > SHORT:
            made.append("")
        made[-1] = f"{made[-1]} {payload}".strip(" ")
    return made


BUNDLES = bundles()
EVERYTHING = "\n\n".join(PAYLOADS)


def read(html: str) -> Element:
    return reader.document_fromstring(html)


def leaks(html: str) -> list[str]:
    """List where hostile text is more than text."""
    found = [f"a template calculated: {CALCULATED}"] if CALCULATED in html else []
    for element in read(html).iter(etree.Element):
        tag = str(element.tag).lower()
        if tag in NEVER:
            found.append(f"<{tag}>")
        if tag == "script" and not element.get("src") and not str(element.get("type")).endswith("json"):
            found.append(f"a script: {element.text}")
        if tag == "meta" and element.get("http-equiv"):
            found.append("<meta http-equiv>")
        found += [f"<{tag} {fault}>" for fault in _attributes(element)]
    return found


def _attributes(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.startswith("on") or name in {"style", "srcdoc", "ping"} or MARK in name:
            yield name
        if name in ADDRESSES:
            bare = "".join(value.split()).lower()
            if bare.startswith(("javascript:", "data:", "vbscript:")):
                yield f"{name}={value}"
            if name not in {"href", "action"} and "elders.example" in bare:
                yield f"{name}={value}"


@dataclass(frozen=True)
class FoundForm:
    """A form on a page."""

    page: str
    element: Element

    @property
    def action(self) -> str:
        return urljoin(self.page, self.element.get("action") or self.page)

    @property
    def method(self) -> str:
        return str(self.element.get("method", "get")).upper()

    @property
    def fields(self) -> list[Element]:
        wanted = self.element.xpath(".//input|.//textarea|.//select")
        return [one for one in wanted if one.get("name") and one.get("disabled") is None]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted({str(one.get("name")) for one in self.fields}))

    @property
    def takes_words(self) -> bool:
        return any(_kind(one) in WORDS for one in self.fields)

    def filled(self, short: str, long: str) -> list[tuple[str, str]]:
        """Fill in what takes words, and the rest as somebody would who wants it to be taken."""
        pairs: list[tuple[str, str]] = []
        chosen: set[str] = set()
        for field in self.fields:
            name, kind = str(field.get("name")), _kind(field)
            if kind == "radio":
                if name not in chosen and (field.get("checked") is not None or not self._checked(name)):
                    chosen.add(name)
                    pairs.append((name, field.get("value", "on")))
            elif kind != "file":
                pairs.append((name, _answer(field, kind, short, long)))
        return pairs + self._button()

    def _checked(self, name: str) -> bool:
        return any(one.get("name") == name and one.get("checked") is not None for one in self.fields)

    def _button(self) -> list[tuple[str, str]]:
        named = self.element.xpath(".//button[@name]")
        return [(named[0].get("name"), named[0].get("value", ""))] if named else []

    def tampered(self, payload: str) -> list[tuple[str, str]]:
        """Put hostile text in everything that is sent, also where a browser lets nobody type."""
        return [
            (name, str(value) if name == "csrf_token" else payload) for name, value in self.filled("", "")
        ]


WORDS = {"text", "search", "tel", "url", "email", "textarea"}


def _kind(field: Element) -> str:
    return str(field.get("type", "text")).lower() if field.tag == "input" else str(field.tag)


def _answer(field: Element, kind: str, short: str, long: str) -> str:
    given = str(field.get("value") or "")
    if kind == "textarea":
        return long
    if kind == "select":
        values = [str(option.get("value", option.text or "")) for option in field.iter("option")]
        picked = [
            str(option.get("value", ""))
            for option in field.iter("option")
            if option.get("selected") is not None
        ]
        return next(filter(None, [*picked, *values]), "")
    if kind == "email":
        return given or "aanval@elders.example"
    if kind in WORDS:
        return short
    usual = {
        "date": "2030-01-07",
        "time": "12:00",
        "number": "1",
        "password": "een lang wachtwoord voor proeven",
    }
    return given or usual.get(kind, "on" if kind == "checkbox" else "")


def forms_on(address: str, html: str) -> list[FoundForm]:
    return [FoundForm(address, element) for element in read(html).iter("form")]


def links_on(address: str, html: str) -> list[str]:
    """Where one can go from here, within the site."""
    found = (urljoin(address, str(link.get("href"))) for link in read(html).iter("a") if link.get("href"))
    return list(
        dict.fromkeys(path.partition("#")[0] for path in found if path.startswith("/") and MARK not in path)
    )
