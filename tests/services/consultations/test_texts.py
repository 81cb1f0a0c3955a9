"""A text is kept at every save, and a version never changes."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from participatie.consultations import queries
from participatie.consultations.models import Paragraph
from participatie.consultations.services import manuscripts, rounds
from participatie.consultations.services.texts import NewArticle, NewParagraph, publish_text
from participatie.consultations.terms import ManuscriptSource
from participatie.db.session import session
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid, NotFound
from tests.factories import consultations as make
from tests.factories.identity import an_actor, an_organisation
from tests.support.pages import statements_sent

FIRST = """# 3 Hulp bij wateroverlast

3.1 De gemeente helpt binnen 24 uur wie water in huis heeft.

3.2 Wie zelf niet kan dweilen, krijgt hulp van het noodteam.

# 4 Straten en pleinen

4.1 In de Lindebuurt verdwijnen 40 parkeerplaatsen voor groen.
"""
SECOND = """# 3 Hulp bij wateroverlast

3.1 De gemeente helpt binnen 12 uur wie water in huis heeft.

3.2 Er komt een vast telefoonnummer dat altijd opneemt.

3.3 Wie zelf niet kan dweilen, krijgt hulp van het noodteam.

# 4 Straten en pleinen

4.1 In de Lindebuurt verdwijnen 40 parkeerplaatsen voor groen.
"""


@pytest.fixture
def desk(db):
    """An actor with a draft dossier, inside a unit of work."""
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        yield actor, make.a_dossier(actor, organisation)


def save(actor, dossier, markup: str):
    return manuscripts.save_manuscript(actor, dossier, markup=markup, source=ManuscriptSource.TYPED)


def test_every_save_stays_and_the_newest_counts(desk) -> None:
    actor, dossier = desk
    save(actor, dossier, FIRST)
    save(actor, dossier, SECOND)
    assert [kept.number for kept in queries.list_manuscripts(dossier)] == [2, 1]
    assert queries.find_newest_manuscript(dossier.id).markup == SECOND
    assert queries.get_manuscript(dossier, 1).markup == FIRST
    with pytest.raises(NotFound):
        queries.get_manuscript(dossier, 3)


def test_an_empty_text_is_not_saved(desk) -> None:
    with pytest.raises(Invalid, match="manuscript_empty"):
        save(*desk, "  \n ")


def test_a_published_text_reads_as_it_was_written_in_one_query(desk) -> None:
    actor, dossier = desk
    version = manuscripts.publish_manuscript(actor, dossier, save(actor, dossier, FIRST), label="Ontwerp")
    with statements_sent() as sent:
        text = queries.read_text(version.id)
    assert len(sent) == 1
    assert [(article.number, article.heading) for article in text] == [
        ("3", "Hulp bij wateroverlast"),
        ("4", "Straten en pleinen"),
    ]
    assert [paragraph.number for paragraph in text[0].paragraphs] == ["3.1", "3.2"]
    assert text[1].paragraphs[0].text == "In de Lindebuurt verdwijnen 40 parkeerplaatsen voor groen."


def test_paragraphs_keep_their_lineage_in_the_next_version(desk) -> None:
    actor, dossier = desk
    first = manuscripts.publish_manuscript(actor, dossier, save(actor, dossier, FIRST), label="Ontwerp")
    second = manuscripts.publish_manuscript(actor, dossier, save(actor, dossier, SECOND), label="Beter")
    old = {p.number: p.lineage_id for article in queries.read_text(first.id) for p in article.paragraphs}
    new = {p.number: p.lineage_id for article in queries.read_text(second.id) for p in article.paragraphs}
    assert (second.number, second.based_on_id) == (2, first.id)
    assert (new["3.1"], new["3.3"], new["4.1"]) == (old["3.1"], old["3.2"], old["4.1"])
    assert new["3.2"] not in old.values()
    articles = [[article.lineage_id for article in queries.read_text(one.id)] for one in (first, second)]
    assert articles[0] == articles[1]


@pytest.mark.parametrize("act", [sa.update(Paragraph).values(text="Stiekem anders."), sa.delete(Paragraph)])
def test_the_database_itself_refuses_to_change_a_version(desk, act) -> None:
    actor, dossier = desk
    make.a_version(actor, dossier)
    with pytest.raises(DatabaseError), session.begin_nested():
        session.execute(act)


@pytest.mark.parametrize(
    ("articles", "code"),
    [
        ([], "manuscript_empty"),
        ([NewArticle("1", "Leeg", paragraphs=(NewParagraph("1.1", " "),))], "manuscript_empty"),
        (
            [NewArticle("1", "Twee", paragraphs=(NewParagraph("1.1", "a"), NewParagraph("1.1", "b")))],
            "version_number_twice",
        ),
    ],
)
def test_a_text_that_cannot_be_read_is_not_published(desk, articles, code: str) -> None:
    actor, dossier = desk
    with pytest.raises(Invalid, match=code):
        publish_text(actor, dossier, based_on=None, articles=articles, label="Ontwerp")


def test_a_version_has_a_name(desk) -> None:
    actor, dossier = desk
    with pytest.raises(Invalid, match="version_label_missing"):
        publish_text(actor, dossier, based_on=None, articles=make.ARTICLES, label=" ")


def test_a_version_follows_the_newest_one(desk) -> None:
    actor, dossier = desk
    first = make.a_version(actor, dossier)
    make.a_version(actor, dossier)
    with pytest.raises(Conflict, match="newer_version"):
        publish_text(actor, dossier, based_on=first, articles=make.ARTICLES, label="Te laat")


def test_the_text_stands_while_people_react_to_it(db) -> None:
    with db.writing():
        made = make.an_open_round()
        with pytest.raises(Conflict, match="round_runs"):
            make.a_version(made.civil_servant, made.dossier)


def test_after_reactions_another_text_comes_only_with_answers_and_a_reason(db) -> None:
    with db.writing():
        made = make.a_closed_round()
        kept = save(made.civil_servant, made.dossier, SECOND)
        with pytest.raises(Conflict, match="answers_first"):
            manuscripts.publish_manuscript(made.civil_servant, made.dossier, kept, label="Nieuw")
        rounds.mark_round_answered(made.project_leader, made.round, learned="", next_steps="")
        with pytest.raises(Invalid, match="version_note_missing"):
            manuscripts.publish_manuscript(made.civil_servant, made.dossier, kept, label="Nieuw")
        version = manuscripts.publish_manuscript(
            made.civil_servant, made.dossier, kept, label="Nieuw", note="Er is meer geld."
        )
        assert version.number == 2


def test_answers_make_the_next_version_of_a_closed_round(db) -> None:
    with db.writing():
        made = make.a_closed_round()
        assert make.a_version(made.civil_servant, made.dossier).number == 2
        assert queries.count_versions([made.dossier]) == {made.dossier.id: 2}


def test_parts_of_a_text_are_found_by_number_and_hidden_with_their_dossier(desk) -> None:
    actor, dossier = desk
    version = make.a_version(actor, dossier)
    assert queries.get_paragraph(actor, version, "3.2").article.number == "3"
    assert queries.get_article(actor, version, "4").heading == "Straten en pleinen"
    assert queries.get_version(actor, dossier, 1) is version
    for ask in (
        lambda: queries.get_paragraph(actor, version, "9.9"),
        lambda: queries.get_article(actor, version, "9"),
        lambda: queries.get_version(actor, dossier, 2),
        lambda: queries.get_paragraph(Actor.visitor(), version, "3.2"),
        lambda: queries.get_article(Actor.visitor(), version, "4"),
        lambda: queries.get_version(Actor.visitor(), dossier, 1),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_save_remembers_when_and_from_which_file(desk) -> None:
    actor, dossier = desk
    with clock.frozen(make.moment("2026-10-01")):
        kept = manuscripts.save_manuscript(
            actor,
            dossier,
            markup=FIRST,
            source=ManuscriptSource.IMPORTED,
            file_name="plan.docx",
            warnings=["import_numbers_made"],
        )
    assert (kept.saved_at, kept.file_name, kept.warnings, kept.saved_by) == (
        make.moment("2026-10-01"),
        "plan.docx",
        "import_numbers_made",
        actor.account_id,
    )


def test_a_save_from_before_the_newest_version_is_not_published_by_mistake(desk) -> None:
    actor, dossier = desk
    with clock.frozen(make.moment("2026-10-01")):
        old = save(actor, dossier, FIRST)
    with clock.frozen(make.moment("2026-10-02")):
        make.a_version(actor, dossier)
    with pytest.raises(Conflict, match="save_is_older"):
        manuscripts.publish_manuscript(actor, dossier, old, label="Oud")
