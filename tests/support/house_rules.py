"""What must hold for every page, whatever it shows; the page client asks this of each HTML answer."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

DATA_SCRIPTS = {"application/json", "application/ld+json"}
NEED_NO_LABEL = {"hidden", "submit", "button", "reset", "image"}


def parse(html: str) -> tuple[Element, list[str]]:
    """Read HTML the way a browser does; also give what a validator would say of its form."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    faults = [
        f"line {position[0]}: {code} {values or ''}".strip() for position, code, values in parser.errors
    ]
    return root, faults


def text_of(element: Element) -> str:
    """Give the text inside an element, whitespace made single; scripts are no text."""
    return re.sub(r"\s+", " ", "".join(_pieces(element))).strip()


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in {"script", "style", "template"} or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def faults_in(html: str) -> list[str]:
    """List what is wrong with a page; an empty list is a page with manners."""
    root, faults = parse(html)
    rules = (_headings, _identifiers, _labels, _forms, _language, _nothing_inline, _names, _own_files)
    return faults + [fault for rule in rules for fault in rule(root)]


def _headings(root: Element) -> Iterator[str]:
    ones = [text_of(heading) for heading in root.iter("h1")]
    title = " ".join((root.findtext(".//head/title") or "").split())
    if len(ones) != 1:
        yield f"{len(ones)} h1 headings instead of one: {ones}"
    elif not ones[0] or not title.startswith(ones[0]):
        yield f"the title {title!r} does not start with the h1 {ones[0]!r}"


def _identifiers(root: Element) -> Iterator[str]:
    found = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    yield from (f"id {name!r} stands {times} times" for name, times in found.items() if times > 1)
    if "" in found:
        yield "an empty id"
    for element in root.iter():
        names = [
            *_words(element, "aria-labelledby"),
            *_words(element, "aria-describedby"),
            *_words(element, "for"),
        ]
        href = element.get("href", "")
        if element.tag == "a" and href.startswith("#") and href != "#":
            names.append(href[1:])
        yield from (
            f"<{element.tag}> points at {name!r}, which is not there" for name in names if name not in found
        )


def _words(element: Element, attribute: str) -> list[str]:
    return (element.get(attribute) or "").split()


def _labels(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label")}
    inside = {id(field) for label in root.iter("label") for field in label.iter()}
    for field in root.iter():
        if field.tag not in {"input", "select", "textarea"} or field.get("type") in NEED_NO_LABEL:
            continue
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not named and field.get("id") not in labelled and id(field) not in inside:
            yield f"the field {field.get('name')!r} has no label"


def _forms(root: Element) -> Iterator[str]:
    for form in root.iter("form"):
        if form.get("method", "get").lower() != "post":
            continue
        if not any(field.get("name") == "csrf_token" and field.get("value") for field in form.iter("input")):
            yield f"the form to {form.get('action') or 'this page'} carries no csrf_token"


def _language(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "html has no lang"


def _nothing_inline(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "script" and not element.get("src") and element.get("type") not in DATA_SCRIPTS:
            yield "a script inside the page"
        if element.tag == "style":
            yield "a style element"
        if isinstance(element.tag, str):
            yield from (
                f"<{element.tag} {name}>"
                for name in element.attrib
                if name == "style" or name.startswith("on")
            )
        if element.get("href", "").strip().lower().startswith("javascript:"):
            yield "a javascript: address"


def _names(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "img" and element.get("alt") is None:
            yield f"the picture {element.get('src')!r} has no alt"
        if element.tag in {"a", "button"} and not (text_of(element) or element.get("aria-label")):
            pictures = [image for image in element.iter("img") if image.get("alt")]
            if not pictures and not element.get("aria-labelledby"):
                yield f"a <{element.tag}> without a name"


def _own_files(root: Element) -> Iterator[str]:
    for element in root.iter():
        sources = {"script": "src", "img": "src", "link": "href", "iframe": "src"}
        address = element.get(sources.get(str(element.tag), "src"), "")
        if (
            element.tag in sources
            and re.match(r"(https?:)?//", address)
            and element.get("rel") != "canonical"
        ):
            yield f"<{element.tag}> fetches from elsewhere: {address}"
