"""Reading a draft from a file."""

import base64

import pytest

from participatie.consultations.logic.importing import (
    IMPORT_SENTENCES,
    ImportedText,
    ImportHint,
    ImportRefusal,
    read_document,
    read_pasted,
)
from tests.support import documents

PLAN = [
    ("title", "Samen droge voeten"),
    ("text", "Een woord vooraf."),
    ("heading", "Artikel 3 Hulp bij wateroverlast"),
    ("text", "3.1 Er komt één meldpunt:"),
    ("bullet", "voor bewoners"),
    ("bullet", "voor winkels"),
    ("text", "3.2 Het meldpunt is altijd open."),
    ("heading", "Artikel 4 Straten"),
    ("text", "Het plein wordt een waterplein."),
    ("text", "De straat krijgt bomen."),
]
AS_READ = {
    "0 Inleiding": ["0.1 Een woord vooraf."],
    "3 Hulp bij wateroverlast": [
        "3.1 Er komt één meldpunt:\n- voor bewoners\n- voor winkels",
        "3.2 Het meldpunt is altijd open.",
    ],
    "4 Straten": ["4.1 Het plein wordt een waterplein.", "4.2 De straat krijgt bomen."],
}
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _shown(text: ImportedText) -> dict[str, list[str]]:
    return {
        f"{article.number} {article.heading}": [f"{p.number} {p.text}" for p in article.paragraphs]
        for article in text.articles
    }


MARKDOWN = """---
title: Plan
---
# Samen droge voeten

Een woord
vooraf.

## Artikel 3 Hulp bij wateroverlast

3.1 Er komt **één** meldpunt:

- voor bewoners
- voor winkels

3.2 Het meldpunt is altijd open.

## Artikel 4 Straten

Het plein wordt een waterplein.

De straat krijgt bomen.
"""
HTML = """<!doctype html><html><head><title>Plan</title><style>p{}</style></head><body><nav>Menu</nav>
<h1 class="title">Samen droge voeten</h1><p>Een woord <i>vooraf</i>.
<h2>Artikel 3 Hulp bij wateroverlast</h2><p>3.1 Er komt &eacute;&eacute;n meldpunt:<ul><li>voor bewoners<li>voor winkels</ul>
<p>3.2 Het meldpunt is altijd open.<script>alert(1)</script>
<h2>Artikel 4 Straten</h2><p>Het plein wordt een waterplein.<p>De straat krijgt bomen."""
PLAIN = """Een woord vooraf.

Artikel 3 Hulp bij wateroverlast
3.1 Er komt één meldpunt:
- voor bewoners
- voor winkels
3.2 Het meldpunt is
altijd open.

Artikel 4 Straten

Het plein wordt een waterplein.

De straat krijgt bomen.
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.docx", documents.word(PLAN)),
        ("Plan.ODT", documents.open_text(PLAN)),
        ("plan.md", MARKDOWN.encode()),
        ("plan.html", HTML.encode()),
        ("plan.txt", PLAIN.encode()),
        ("plan.txt", PLAIN.encode("cp1252")),
        ("plan.txt", PLAIN.replace("\n", "\r\n").encode("utf-16")),
    ],
)
def test_the_same_plan_is_read_the_same_from_every_kind_of_file(name: str, data: bytes) -> None:
    assert _shown(read_document(name, data)) == AS_READ


@pytest.mark.parametrize("make", [documents.word, documents.open_text])
def test_a_numbered_list_under_a_heading_is_its_paragraphs(make: object) -> None:
    parts = [("heading", "Hulp"), ("number", "Het college helpt."), ("number", "De raad betaalt.")]
    name = "plan.docx" if make is documents.word else "plan.odt"
    text = read_document(name, make(parts))  # type: ignore[operator]
    assert _shown(text) == {"1 Hulp": ["1.1 Het college helpt.", "1.2 De raad betaalt."]}
    assert ImportHint.NUMBERS_MADE in text.warnings


@pytest.mark.parametrize("make", [documents.word, documents.open_text])
def test_a_bold_line_is_a_heading_where_nobody_used_styles(make: object) -> None:
    parts = [
        ("strong", "1. Hulp"),
        ("text", "Er komt hulp."),
        ("strong", "2. Geld"),
        ("text", "Het kost geld."),
    ]
    name = "plan.docx" if make is documents.word else "plan.odt"
    text = read_document(name, make(parts))  # type: ignore[operator]
    assert _shown(text) == {"1 Hulp": ["1.1 Er komt hulp."], "2 Geld": ["2.1 Het kost geld."]}


def test_tables_become_lines_and_pictures_are_left_out_with_a_hint() -> None:
    table = read_document("a.docx", documents.word_with_table([["Wie", "Wat"], ["Rijk", "2,5 miljoen"]]))
    assert _shown(table) == {"1 Geld": ["1.1 Wie | Wat\nRijk | 2,5 miljoen"]}
    assert ImportHint.TABLES_FLATTENED in table.warnings
    picture = read_document("a.docx", documents.word_with_image(PIXEL))
    assert _shown(picture) == {"1 Kaart": ["1.1 De kaart van de wijk."]}
    assert ImportHint.IMAGES_LEFT_OUT in picture.warnings


def test_an_open_document_leaves_out_notes_contents_and_what_was_struck() -> None:
    body = (
        "<text:tracked-changes><text:p>Geschrapt</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>Inhoud</text:p></text:table-of-content><office:forms><text:p>F</text:p></office:forms>"
        '<text:h text:outline-level="9">3. Hulp</text:h>'
        '<text:p>Er<text:s text:c="3"/>is<text:s text:c="x"/><text:tab/>hulp<text:note><text:p>noot</text:p></text:note>.'
        '<text:line-break/>Zie <text:a xlink:href="https://a.example">hier</text:a>.</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        '<text:list><text:list-item text:start-value="2"><text:p>een</text:p><text:list><text:list-item><text:p>twee</text:p>'
        "</text:list-item></text:list></text:list-item></text:list><draw:frame><draw:image/></draw:frame>"
    )
    text = read_document("a.odt", documents.open_text_of(body))
    assert _shown(text) == {"3 Hulp": ["3.1 Er is hulp.\nZie hier.", "3.2 a | b\n- een\n- twee"]}
    assert set(text.warnings) == {
        ImportHint.NUMBERS_MADE,
        ImportHint.NOTES_LEFT_OUT,
        ImportHint.LINKS_LEFT_OUT,
        ImportHint.TABLES_FLATTENED,
        ImportHint.IMAGES_LEFT_OUT,
    }


def _html(body: str) -> dict[str, list[str]]:
    return _shown(read_document("a.html", body.encode()))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Plan</h1><h2>Een</h2><p>a<h2>Twee</h2><p>b", {"1 Een": ["1.1 a"], "2 Twee": ["2.1 b"]}),
        ("<h1>Plan</h1><p>a", {"1 Plan": ["1.1 a"]}),
        ("<p>a<p>b", {"1 Inleiding": ["1.1 a", "1.2 b"]}),
        ("<h2>Een</h2><p>a<h2>1. Twee</h2><p>b", {"0 Een": ["0.1 a"], "1 Twee": ["1.1 b"]}),
        ("<h1>Hoofdstuk 2 Doen</h1><p>a<h2>2.1 Nu</h2><p>b", {"2 Doen": ["2.0.1 a"], "2.1 Nu": ["2.1.1 b"]}),
        (
            "<h1>Hoofdstuk 1 Regels</h1><p>a<h2>Artikel 1</h2><p>b<h2>Artikel 2 (vervallen)</h2>",
            {"0 Hoofdstuk 1 Regels": ["0.1 a"], "1 ": ["1.1 b"], "2 (vervallen)": []},
        ),
        ("<h2>Hulp</h2><p>3.1 a<p>3.2 b", {"3 Hulp": ["3.1 a", "3.2 b"]}),
        (
            "<h2>30 km in de wijk</h2><p>a<h2>2e ronde</h2><p>b",
            {"1 30 km in de wijk": ["1.1 a"], "2 2e ronde": ["2.1 b"]},
        ),
        (
            "<h2>3. Hulp</h2><p>1. een<p>vervolg<p>2. twee<p>9. negen",
            {"3 Hulp": ["3.1 een\nvervolg", "3.2 twee\n9. negen"]},
        ),
        (
            "<h2>3. Hulp</h2><ol><li>een<li>twee:<ol><li>x</ol></ol><ul><li>y</ul><p>vervolg<ol><li>drie</ol>",
            {"3 Hulp": ["3.1 een", "3.2 twee:\n1. x\n- y\nvervolg", "3.3 drie"]},
        ),
        (
            "<h2>3. Hulp</h2><p>Dit:<ol start=4><li>een<p>meer<li value=9>twee</ol>",
            {"3 Hulp": ["3.1 Dit:\n4. een\nmeer\n9. twee"]},
        ),
        ("<h2>1 A</h2><ol><li>een:</ol><ol><li>x</ol>", {"1 A": ["1.1 een:\n1. x"]}),
        (f"<h2>1. Hulp</h2><h3>{'lang ' * 50}</h3>", {"1 Hulp": [f"1.1 {('lang ' * 50).strip()}"]}),
        (
            "<p>Artikel 3 van de wet geldt.<p>Artikel 3 Wet<p>a",
            {"0 Inleiding": ["0.1 Artikel 3 van de wet geldt."], "3 Wet": ["3.1 a"]},
        ),
        (
            "<li>los<h2>1. A</h2><b>vet</b> en niet<br>regel",
            {"0 Inleiding": ["0.1 los"], "1 A": ["1.1 vet en niet\nregel"]},
        ),
        ("<h2>1. A</h2><table><tr><td>a<table><tr><td>b</table></table>", {"1 A": ["1.1 a\nb"]}),
    ],
)
def test_headings_lists_and_numbers_are_understood_as_a_reader_would(
    body: str, expected: dict[str, list[str]]
) -> None:
    assert _html(body) == expected


def test_a_chapter_without_text_is_left_out_with_a_hint() -> None:
    text = read_document(
        "a.md", b"# 1 Regels\n\n## Artikel 1 Wat\n\nTekst\n\n## Artikel 1 Weer\n\n<b>&</b>\n\n2.1 Ander"
    )
    assert _shown(text) == {"1 Wat": ["1.1 Tekst"], "2 Weer": ["2.0 <b>&</b>", "2.1 Ander"]}
    assert ImportHint.CHAPTERS_LEFT_OUT in text.warnings
    assert ImportHint.NUMBERS_CHANGED in text.warnings


def test_notes_and_numbers_of_other_articles_are_pointed_out() -> None:
    body = (
        b'<h2>1. A</h2><p>Tekst<a id="footnote-ref-1">[1]</a>.<p>4.1 Ander<ol><li id="footnote-1">Noot</ol>'
    )
    text = read_document("a.html", body)
    assert _shown(text) == {"1 A": ["1.1 Tekst.", "1.2 4.1 Ander"]}
    assert {ImportHint.NOTES_LEFT_OUT, ImportHint.NUMBER_OF_OTHER_ARTICLE} <= set(text.warnings)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (
            "# 3 Hulp\nEr komt\nhulp.\n\n# 4 Geld\n\nGeld.",
            {"3 Hulp": ["3.1 Er komt hulp."], "4 Geld": ["4.1 Geld."]},
        ),
        (
            "3. Hulp\n\n1. een\n2. twee\n\n4. Geld\n\nGeld.",
            {"3 Hulp": ["3.1 een", "3.2 twee"], "4 Geld": ["4.1 Geld."]},
        ),
        ("Artikel 1\nWij doen:\n1. een\n2. twee", {"1 ": ["1.1 Wij doen:\n1. een\n2. twee"]}),
    ],
)
def test_pasted_text_is_understood_by_its_lines(pasted: str, expected: dict[str, list[str]]) -> None:
    assert _shown(read_pasted(pasted)) == expected


def test_every_code_has_a_sentence() -> None:
    assert set(IMPORT_SENTENCES) == {*ImportRefusal, *ImportHint}
