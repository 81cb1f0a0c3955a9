"""The page client's own manners: each rule is shown a page that breaks it."""

import pytest

from tests.support.house_rules import faults_in

GOOD = """<!doctype html><html lang="nl"><head><title>Dossier - Waterrecht</title></head><body><main>
<h1>Dossier</h1><form method="post" action="/x"><input type="hidden" name="csrf_token" value="t">
<label for="naam">Naam</label><input id="naam" name="naam"><button>Verstuur</button></form></main></body></html>"""


def test_a_page_with_manners_has_no_faults() -> None:
    assert faults_in(GOOD) == []


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("</main>", "</b></main>", "unexpected"),
        ("<h1>Dossier</h1>", "<h1>Dossier</h1><h1>Nog een</h1>", "2 h1 headings"),
        ("<h1>Dossier</h1>", "", "0 h1 headings"),
        ("<title>Dossier", "<title>Iets anders", "does not start with the h1"),
        ('id="naam"', 'id="naam" title="x"></input><b id="naam">x</b><input', "stands 2 times"),
        ('for="naam"', "", "has no label"),
        ('for="naam"', 'for="elders"', "is not there"),
        ('value="t"', 'value=""', "carries no csrf_token"),
        (' lang="nl"', "", "no lang"),
        ("<main>", "<main><script>x()</script>", "a script inside the page"),
        ("<main>", '<main class="a" style="color:red">', "<main style>"),
        ("<button>", '<button onclick="x()">', "<button onclick>"),
        ("<main>", '<main><a href="javascript:x()">x</a>', "a javascript: address"),
        ("<main>", '<main><img src="/x.png">', "has no alt"),
        ("Verstuur", "", "without a name"),
        ("<main>", '<main><img alt="" src="https://elders.example/x.png">', "fetches from elsewhere"),
        ("<main>", '<main><a href="#weg">x</a>', "is not there"),
    ],
)
def test_a_page_that_breaks_a_rule_is_told(was: str, becomes: str, complaint: str) -> None:
    assert was in GOOD
    assert any(complaint in fault for fault in faults_in(GOOD.replace(was, becomes)))
