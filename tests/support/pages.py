"""A client that uses the site as a person does: follows links, fills in forms, and minds the house rules."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from participatie.kernel.actor import Actor
from tests.support.house_rules import faults_in, parse, text_of

NO_QUERY = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA)", re.IGNORECASE)
REDIRECTS = {301, 302, 303, 307, 308}
SAME_AGAIN = {307, 308}
"""Answers on which a browser posts the very same to another address."""


@contextmanager
def statements_sent() -> Iterator[list[str]]:
    """Collect every SQL statement that is sent meanwhile; beginning and ending are not counted."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not NO_QUERY.match(statement):
            sent.append(statement)

    event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(sa.Engine, "before_cursor_execute", note)


class Page:
    """One answer of the site, seen as a person sees it."""

    def __init__(self, client: "PageClient", response: TestResponse, statements: list[str]) -> None:
        self.client, self.response, self.statements = client, response, statements
        self.status = response.status_code
        self.path = response.request.path
        self.address = response.request.full_path.rstrip("?")
        self.headers = response.headers
        self.is_html = response.mimetype == "text/html"
        self.html = response.get_data(as_text=True) if (response.mimetype or "").startswith("text/") else ""
        self.root: Element = parse(self.html)[0] if self.is_html else Element("html")

    @property
    def queries(self) -> int:
        return len(self.statements)

    @property
    def data(self) -> bytes:
        return self.response.get_data()

    @property
    def title(self) -> str:
        return " ".join((self.root.findtext(".//head/title") or "").split())

    @property
    def h1(self) -> str:
        return next((text_of(heading) for heading in self.root.iter("h1")), "")

    @property
    def text(self) -> str:
        body = self.root.find("body")
        return text_of(body) if body is not None else " ".join(self.html.split())

    def says(self, words: str) -> bool:
        """Whether these words can be read on the page."""
        return " ".join(words.split()) in self.text

    def all(self, tag: str, class_: str = "", **attributes: str) -> list[Element]:
        """List elements by tag, class and attributes (`data_x` means data-x)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.root.iter(tag)
            if (not class_ or class_ in (element.get("class") or "").split())
            and all(element.get(name) == value for name, value in wanted.items())
        ]

    def texts(self, tag: str, class_: str = "", **attributes: str) -> list[str]:
        return [text_of(element) for element in self.all(tag, class_, **attributes)]

    def by_id(self, name: str) -> Element:
        found = next((element for element in self.root.iter() if element.get("id") == name), None)
        assert found is not None, f"nothing on {self.address} has the id {name!r}"
        return found

    def described(self, field_name: str) -> str:
        """Give the hint and the error that belong to a field, as a screen reader would."""
        field = next((element for element in self.root.iter() if element.get("name") == field_name), None)
        assert field is not None, f"no field {field_name!r} on {self.address}"
        return " ".join(text_of(self.by_id(name)) for name in (field.get("aria-describedby") or "").split())

    def links(self) -> dict[str, str]:
        return {text_of(link): link.get("href", "") for link in self.root.iter("a")}

    def link(self, words: str) -> str:
        """Give the address of the first link that has these words in its name."""
        for link in self.root.iter("a"):
            name = " ".join([text_of(link), link.get("aria-label") or ""])
            if words in name:
                return link.get("href", "")
        raise AssertionError(f"no link {words!r} on {self.address}; there are {sorted(self.links())}")

    def follow(self, words: str, **options: Any) -> "Page":
        """Click the first link with these words."""
        return self.client.get(urljoin(self.address, self.link(words)), **options)

    def form(self, words: str = "", *, field: str = "", action: str = "") -> "FormOnPage":
        """Give a form by words on its button, by a field it has, or by its action; else the one in <main>."""
        forms = [FormOnPage(self, element) for element in self._forms()]
        for form in forms:
            by_button = not words or any(words in name for name in form.buttons)
            if by_button and (not field or field in form.names) and (not action or action in form.action):
                return form
        asked = words or field or action
        raise AssertionError(
            f"no form {asked!r} on {self.address}; buttons: {[form.buttons for form in forms]}"
        )

    def _forms(self) -> list[Element]:
        main = self.root.find(".//main")
        inside = list(main.iter("form")) if main is not None else []
        return inside + [form for form in self.root.iter("form") if form not in inside]


class FormOnPage:
    """A form as it stands on a page, with what is filled in already."""

    def __init__(self, page: Page, element: Element) -> None:
        self.page, self.element = page, element
        self.action = urljoin(page.address, element.get("action") or page.address)
        self.method = element.get("method", "get").lower()
        self.pairs: list[tuple[str, Any]] = list(_filled_in(element))
        self.names = {field.get("name") for field in element.iter() if field.get("name")}
        self._buttons = [
            button for button in element.iter("button") if button.get("type", "submit") == "submit"
        ]
        self.buttons = [text_of(button) for button in self._buttons]

    def value(self, name: str) -> Any:
        """Give what is filled in now."""
        return next((value for key, value in self.pairs if key == name), None)

    def fill(self, **values: Any) -> Self:
        """Fill in fields; a list fills several of one name, None empties. The field must be on the form."""
        for name, value in values.items():
            assert name in self.names, f"no field {name!r}; there are {sorted(filter(None, self.names))}"
            self.pairs = [pair for pair in self.pairs if pair[0] != name]
            given = value if isinstance(value, list) else [] if value is None else [value]
            self.pairs += [(name, item) for item in given]
        return self

    def submit(self, button: str = "", **options: Any) -> Page:
        """Press a button (the first one by default) and go where that leads."""
        pressed = next((one for one in self._buttons if button in text_of(one)), None)
        assert pressed is not None or not button, f"no button {button!r}; there are {self.buttons}"
        pairs = list(self.pairs)
        action = self.action
        if pressed is not None:
            action = urljoin(self.page.address, pressed.get("formaction") or self.action)
            if pressed.get("name"):
                pairs.append((pressed.get("name", ""), pressed.get("value", "")))
        data: dict[str, list[Any]] = {}
        for name, value in pairs:
            data.setdefault(name, []).append(value)
        if self.method == "get":
            return self.page.client.get(urlsplit(action).path, query_string=data, **options)
        return self.page.client.post(action, data, **options)


def _filled_in(form: Element) -> Iterator[tuple[str, Any]]:
    for field in form.iter():
        name, kind = field.get("name"), field.get("type", "text")
        if not name or field.get("disabled") is not None:
            continue
        if field.tag == "textarea":
            yield name, "".join(field.itertext())
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            for option in chosen or ([] if field.get("multiple") is not None else options[:1]):
                yield name, option.get("value", text_of(option))
        elif field.tag == "input" and kind in {"checkbox", "radio"}:
            if field.get("checked") is not None:
                yield name, field.get("value", "on")
        elif field.tag == "input" and kind not in {"submit", "button", "reset", "image", "file"}:
            yield name, field.get("value", "")


class PageClient:
    """Visits pages; each HTML answer must keep the house rules, and what it asked of the database is counted."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.http = app.test_client()
        self.page: Page | None = None
        self.statements: list[str] = []

    @property
    def queries(self) -> int:
        """How many SQL statements the last get or post took, without the page it led to."""
        return len(self.statements)

    def get(self, address: str, *, status: int | None = 200, follow: bool = True, **options: Any) -> Page:
        """Visit a page; it must answer with `status` (None: any), after redirects when `follow`."""
        return self._ask("GET", address, status, follow=follow, **options)

    def post(
        self, address: str, data: Any = None, *, status: int | None = 200, follow: bool = True, **options: Any
    ) -> Page:
        """Send data with the CSRF token of the last page seen, unless it brings its own."""
        if isinstance(data, dict) and "csrf_token" not in data and self.csrf_token:
            data = {"csrf_token": self.csrf_token, **data}
        return self._ask("POST", address, status, follow=follow, data=data, **options)

    @property
    def csrf_token(self) -> str:
        fields = self.page.all("input", name="csrf_token") if self.page else []
        return fields[0].get("value", "") if fields else ""

    def sign_in(self, email: str, _password: str = "") -> Page:
        """Be signed in at once and completely, as by a link of the operator; gives the page one comes in at."""
        from participatie.db.session import unit_of_work
        from participatie.identity import queries, services
        from participatie.identity.terms import Factor

        with unit_of_work(writing=True):
            account = queries.find_account(email)
            assert account is not None, f"nobody has the address {email}"
            begun, token = services.begin_sign_in(
                Actor.visitor(), account, factor=Factor.OPERATOR, device="Firefox op Linux"
            )
            begun_by = queries.actor_of(begun.account)
        with self.http.session_transaction() as kept:
            kept["_user_id"] = token
            kept.pop("csrf_token", None)
        return self.get("/werk" if begun_by.is_staff else "/volg")

    def _ask(self, method: str, address: str, status: int | None, *, follow: bool, **options: Any) -> Page:
        page = self._once(method, address, **options)
        self.statements = page.statements
        while follow and page.status in REDIRECTS:
            target = urljoin(page.address, page.headers["Location"])
            parts = urlsplit(target)
            again = (method, options) if page.status in SAME_AGAIN else ("GET", {})
            page = self._once(again[0], parts.path + (f"?{parts.query}" if parts.query else ""), **again[1])
        if status is not None:
            assert page.status == status, (
                f"{method} {address}: {page.status} instead of {status}: {page.text[:400]}"
            )
        self.page = page if page.is_html else self.page
        return page

    def _once(self, method: str, address: str, **options: Any) -> Page:
        with statements_sent() as statements:
            response = self.http.open(address.partition("#")[0], method=method, **options)
        page = Page(self, response, statements)
        if page.is_html and page.status not in REDIRECTS and not response.request.headers.get("HX-Request"):
            faults = faults_in(page.html)
            assert not faults, f"{method} {address} breaks house rules:\n  " + "\n  ".join(faults)
        return page
