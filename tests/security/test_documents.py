"""A printed report is made whatever people wrote: no sign keeps it back, and nothing in it is a command."""

import io

import pikepdf
import pytest

from participatie.responses.logic.report_pdf import printable, render_pdf
from tests.security.payloads import PAYLOADS

TEMPLATE = """#set document(title: "Proef")
#set text(font: "Noto Sans", lang: "nl")
#for one in json(bytes(sys.inputs.data)).texts [#par(one)]
"""
SIGNS = ("👍🏽 goed plan", "🏳️\u200d🌈", "שלום", "يوم جيد", "好主意", "ไม่", "\u0378", "𝓐")


@pytest.fixture
def printed(app, tmp_path):
    template = tmp_path / "proef.typ"
    template.write_text(TEMPLATE)
    fonts = app.config["PARTICIPATIE"].static_dir / "fonts-pdf"
    return lambda *texts: render_pdf({"texts": list(texts)}, template=template, fonts=fonts)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_our_letters_lack_keeps_nobody_from_the_report(printed, sign) -> None:
    assert printed(f"Wij lazen: {sign}.").startswith(b"%PDF")


def test_hostile_text_is_words_on_paper_too(printed) -> None:
    with pikepdf.open(io.BytesIO(printed(*PAYLOADS))) as document:
        dictionaries = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
    assert dictionaries
    for name in ("/JS", "/JavaScript", "/Launch", "/URI", "/EmbeddedFile"):
        assert not [thing for thing in dictionaries if name in thing], name


def test_words_that_can_be_printed_stay_what_they_are() -> None:
    told = {"texts": ["“Één œuvre” – € 1.000 …", "Žižek, Νίκος, Мария → ≥\n\ttwee"], "count": 3, "none": None}
    assert printable(told) == told
