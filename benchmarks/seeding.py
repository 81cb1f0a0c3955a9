"""A town of any size: dossier, text and round through services, thousands of reactions in bulk.

The bulk writes what the services would have written: contributions, tallies, the serial, the pulse, the search
index, facts with their deliveries, and points with published answers. The bare site gets the same rows in tables
of its own.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from benchmarks import bare
from participatie.consultations.queries import read_text
from participatie.consultations.services.texts import NewArticle, NewParagraph
from participatie.contributions.facts import ContributionReceived
from participatie.contributions.models import Contribution, Pulse, Serial, Tally
from participatie.contributions.terms import Channel, Kind, Publication, Visibility
from participatie.db.search import SearchEntry, stems_of
from participatie.db.session import session, unit_of_work
from participatie.facts.models import Delivery, FactRow
from participatie.facts.record import listener_name
from participatie.kernel import clock
from participatie.notifications.handlers import HANDLERS
from participatie.responses.models import Answer, Bundled, Point
from participatie.responses.terms import Outcome
from participatie.security.codes import follow_code, hash_code
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_actor, an_organisation

HOT = 500
"""So many reactions stand at one paragraph, however many there are in all."""
HOT_PLACE = "4.1"
POSTING_PLACE = "1.2"
WORD = "rollator"
WORD_IN_HOT = 10  # one in ten of the hot ones, so that a page of results is as long at every level
ANSWERED = 5  # one in five of the hot ones has an answer
PER_POINT = 4
CHUNK = 5_000
_SYLLABLES = [
    "wa",
    "ter",
    "straat",
    "groen",
    "par",
    "keer",
    "plaats",
    "vij",
    "ver",
    "stoep",
    "hulp",
    "wijk",
    "dijk",
    "rioo",
    "lering",
    "bewo",
    "ner",
    "meld",
    "punt",
]
_random = random.Random(20261123)
_WORDS = ["".join(_random.choices(_SYLLABLES, k=_random.randint(1, 4))) for _ in range(4_000)]


def sentence(count: int) -> str:
    """Make up some words."""
    return " ".join(_random.choices(_WORDS, k=count)).capitalize() + "."


@dataclass(frozen=True)
class Town:
    """The dossier that everything is about, and where its paragraphs are."""

    slug: str
    organisation_id: UUID
    dossier_id: UUID
    dossier_number: str
    round_id: UUID
    version_id: UUID
    paragraphs: dict[str, UUID]


def build_town() -> Town:
    """Make twenty dossiers with open rounds; the first, with thirty paragraphs of 120 words, is the one."""
    with unit_of_work(writing=True):
        organisation = an_organisation("Gemeente Waterrecht", "WR", "waterrecht")
        civil_servant = an_actor(organisation)
        made = an_open_round(organisation=organisation, civil_servant=civil_servant, articles=_articles())
        for number in range(2, 21):
            an_open_round(
                organisation=organisation, civil_servant=civil_servant, title=f"Plan voor buurt {number}"
            )
        places = [lid for part in read_text(made.version.id) for lid in part.paragraphs]
        return Town(
            slug=made.dossier.slug,
            organisation_id=organisation.id,
            dossier_id=made.dossier.id,
            dossier_number=made.dossier.number,
            round_id=made.round.id,
            version_id=made.version.id,
            paragraphs={lid.number: lid.id for lid in places},
        )


def _articles() -> list[NewArticle]:
    return [
        NewArticle(
            str(article),
            sentence(4),
            paragraphs=tuple(NewParagraph(f"{article}.{at}", sentence(120)) for at in range(1, 6)),
        )
        for article in range(1, 7)
    ]


def grow(town: Town, total: int) -> None:
    """Let there be `total` reactions, 500 of them at one paragraph and the others spread over the rest."""
    with unit_of_work(writing=True):
        take_your_time()
        have = session.scalar(sa.select(Serial.last).where(Serial.dossier_id == town.dossier_id)) or 0
        rows = [_row(town, number) for number in range(have + 1, total + 1)]
        for start in range(0, len(rows), CHUNK):
            _write(rows[start : start + CHUNK])
        _count(town, rows)
        if have == 0:
            _answer(town, rows[:HOT:ANSWERED])
    bare_rows(have)


def _row(town: Town, number: int) -> dict[str, Any]:
    hot = number <= HOT
    others = [place for place in town.paragraphs if place != HOT_PLACE]
    place = HOT_PLACE if hot else others[number % len(others)]
    words = sentence(_random.randint(15, 70))
    body = f"{words} Mijn {WORD} past er niet." if number % (WORD_IN_HOT if hot else 100) == 0 else words
    identifier = uuid4()
    proposes = number % 10 == 3
    return {
        "id": identifier,
        "organisation_id": town.organisation_id,
        "dossier_id": town.dossier_id,
        "round_id": town.round_id,
        "version_id": town.version_id,
        "article_id": None,
        "paragraph_id": town.paragraphs[place],
        "anchor_id": town.paragraphs[place],
        "number": number,
        "reference": f"{town.dossier_number}-{number:04d}",
        "submission_key": uuid4(),
        "content_hash": "",
        "code_hash": hash_code(follow_code(identifier)),
        "kind": _random.choice(list(Kind)),
        "body": body,
        "body_html": f"<p>{body}</p>",
        "quote": sentence(5) if number % 8 == 1 else "",
        "proposed_was": "binnen 24 uur" if proposes else "",
        "proposed_becomes": "binnen 12 uur" if proposes else "",
        "language": "nl",
        "translation": "",
        "pseudonym": f"Bewoner {number}" if number % 4 else "",
        "neighbourhood": "De Kom" if number % 3 else "",
        "visibility": Visibility.PUBLIC,
        "publication": Publication.SHOWN,
        "is_shown": True,
        "channel": Channel.LETTER if number % 12 == 5 else Channel.WEBSITE,
        "contact_id": None,
        "account_id": None,
        "received_at": clock.now() - timedelta(minutes=number % 9_000),
        "is_late": number % 40 == 7,
        "late_ruling": None,
        "late_reason": "",
        "read_at": None,
        "read_by_role": "",
        "edited_at": None,
        "withdrawn_at": None,
        "revision": 1,
    }


def _write(rows: list[dict[str, Any]]) -> None:
    session.execute(sa.insert(Contribution), rows)
    session.execute(
        sa.insert(SearchEntry),
        [
            {
                "subject_id": row["id"],
                "dossier_id": row["dossier_id"],
                "shown": True,
                "stems": stems_of(f"{row['body']} {row['pseudonym']} {row['neighbourhood']}"),
            }
            for row in rows
        ],
    )
    session.execute(sa.insert(FactRow), [_fact(row) for row in rows])
    session.execute(_deliveries(rows[0]["dossier_id"]))


def _fact(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": ContributionReceived.__name__,
        "at": row["received_at"],
        "actor": "visitor",
        "organisation_id": row["organisation_id"],
        "dossier_id": row["dossier_id"],
        "subject_id": row["id"],
        "data": {"round_id": str(row["round_id"]), "channel": row["channel"].value, "late": row["is_late"]},
    }


def _deliveries(dossier_id: UUID) -> Any:
    """Everything that was received has been told to who listens."""
    told = sa.select(Delivery.id).where(Delivery.fact_seq == FactRow.seq).exists()
    listeners = [listener_name(listener) for listener in HANDLERS.get(ContributionReceived, ())]
    chosen = sa.union_all(
        *(
            sa.select(FactRow.seq, sa.literal(name), sa.literal(0), FactRow.at, FactRow.at).where(
                FactRow.dossier_id == dossier_id, FactRow.kind == ContributionReceived.__name__, ~told
            )
            for name in listeners
        )
    )
    names = ["fact_seq", "listener", "attempts", "next_attempt_at", "done_at"]
    return sa.insert(Delivery).from_select(names, chosen)


def _count(town: Town, rows: list[dict[str, Any]]) -> None:
    counted: dict[UUID, int] = {}
    for row in rows:
        counted[row["anchor_id"]] = counted.get(row["anchor_id"], 0) + 1
    counted[town.version_id] = len(rows)
    for anchor_id, count in counted.items():
        held = session.get(Tally, anchor_id) or Tally(
            anchor_id=anchor_id, version_id=town.version_id, shown=0, received=0
        )
        held.shown += count
        held.received += count
        session.add(held)
    serial = session.get(Serial, town.dossier_id) or Serial(dossier_id=town.dossier_id, last=0)
    pulse = session.get(Pulse, town.version_id) or Pulse(version_id=town.version_id, beat=0)
    serial.last += len(rows)
    pulse.beat += len(rows)
    session.add_all([serial, pulse])


def _answer(town: Town, rows: list[dict[str, Any]]) -> None:
    for number, start in enumerate(range(0, len(rows), PER_POINT), start=1):
        point = Point(
            id=uuid4(),
            organisation_id=town.organisation_id,
            dossier_id=town.dossier_id,
            round_id=town.round_id,
            number=number,
            title=sentence(5),
            published_at=clock.now(),
        )
        session.add(point)
        session.flush()
        session.add_all(
            Bundled(point_id=point.id, contribution_id=row["id"]) for row in rows[start : start + PER_POINT]
        )
        session.add(
            Answer(
                point_id=point.id,
                revision=1,
                title=point.title,
                we_read=sentence(20),
                text=sentence(60),
                outcome=_random.choice([Outcome.YES, Outcome.PARTLY, Outcome.LATER]),
                role="Adviseur",
                published_at=clock.now(),
            )
        )


# The bare site: the same rows, and nothing more than it needs.

_BARE_SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE bare_fts USING fts5(stems, content='bare_comment', content_rowid='id')",
        (
            "CREATE TRIGGER bare_comment_added AFTER INSERT ON bare_comment BEGIN"
            " INSERT INTO bare_fts(rowid, stems) VALUES (new.id, new.stems); END"
        ),
    ),
    "postgresql": (
        (
            "ALTER TABLE bare_comment ADD COLUMN vector tsvector"
            " GENERATED ALWAYS AS (to_tsvector('simple', stems)) STORED"
        ),
        "CREATE INDEX ix_bare_comment_vector ON bare_comment USING gin (vector)",
    ),
}


def bare_tables(engine: sa.Engine) -> None:
    """Make the tables of the bare site."""
    bare.Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for statement in _BARE_SEARCH[engine.dialect.name]:
            connection.exec_driver_sql(statement)


def bare_rows(have: int) -> None:
    """Let the bare site have what the site has; it has had all up to number `have`."""
    with unit_of_work(writing=True):
        take_your_time()
        for statement in _copies():
            session.execute(sa.text(statement), {"have": have} if ":have" in statement else {})
    engine = session_engine()
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")


def take_your_time() -> None:
    """Lift the limit on statements for this transaction: seeding may take longer than a page."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("SET LOCAL statement_timeout = 0"))
        session.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def session_engine() -> sa.Engine:
    """Give the engine that sessions are bound to."""
    with unit_of_work(writing=False):
        return session.get_bind().engine  # type: ignore[no-any-return]


def _copies() -> Iterator[str]:
    yield (
        "INSERT INTO bare_dossier (id, slug, title, summary, closes_at, comments)"
        " SELECT d.id, d.slug, d.title, d.summary, r.closes_at, 0 FROM dossier d JOIN round r ON r.dossier_id = d.id"
        " WHERE d.id NOT IN (SELECT id FROM bare_dossier)"
    )
    yield (
        "INSERT INTO bare_paragraph (id, dossier_id, position, number, text, comments, version)"
        " SELECT p.id, v.dossier_id, p.position, p.number, p.text, 0, 0 FROM paragraph p"
        " JOIN version v ON v.id = p.version_id WHERE p.id NOT IN (SELECT id FROM bare_paragraph)"
    )
    yield (
        "INSERT INTO bare_comment (dossier_id, paragraph_id, reference, kind, body, author, place, received_at, stems)"
        " SELECT c.dossier_id, c.paragraph_id, c.reference, c.kind, c.body_html, c.pseudonym, c.neighbourhood,"
        " c.received_at, s.stems FROM contribution c JOIN search_entry s ON s.subject_id = c.id"
        " WHERE c.number > :have ORDER BY c.number"
    )
    yield (
        "UPDATE bare_paragraph SET comments = (SELECT count(*) FROM bare_comment"
        " WHERE bare_comment.paragraph_id = bare_paragraph.id), version = version + 1"
    )
    yield (
        "UPDATE bare_dossier SET comments = (SELECT count(*) FROM bare_comment"
        " WHERE bare_comment.dossier_id = bare_dossier.id)"
    )
