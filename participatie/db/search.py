"""The search index: Dutch words are stemmed here, once, so both databases find the same.

SQLite keeps the stems in an FTS5 table and PostgreSQL in a stored `tsvector`; both made by migration.
"""

import re
import unicodedata
from functools import lru_cache
from uuid import UUID

import snowballstemmer
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participatie.db.base import Base
from participatie.db.session import session

_WORD = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"([bcdfghklmnprst])\1$")
_EEEN = re.compile(r"(ee)en$")
_SOFT = {"z": "s", "v": "f"}
_porter = snowballstemmer.stemmer("dutch_porter")


class SearchEntry(Base):
    """The stems of one text, under what it belongs to; `shown` says whether everybody may find it."""

    __tablename__ = "search_entry"
    __table_args__ = (sa.Index("ix_search_entry_dossier", "dossier_id", "shown"),)

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    subject_id: Mapped[UUID] = mapped_column(unique=True)
    dossier_id: Mapped[UUID]
    shown: Mapped[bool]
    stems: Mapped[str]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a Dutch word: fietspaden and fietspad, zienswijzen and zienswijze meet."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    root = str(_porter.stemWord(bare))
    root = _DOUBLED.sub(r"\1", _EEEN.sub(r"\1", root))
    return root[:-1] + _SOFT[root[-1]] if root[-1:] in _SOFT else root


def stems_of(text: str) -> str:
    """Give the stems of a text, in order, separated by spaces."""
    return " ".join(stem(word) for word in _WORD.findall(text))


def index_text(subject_id: UUID, *, dossier_id: UUID, shown: bool, text: str) -> None:
    """Put a new text in the index."""
    session.add(SearchEntry(subject_id=subject_id, dossier_id=dossier_id, shown=shown, stems=stems_of(text)))


def reindex_text(subject_id: UUID, *, shown: bool, text: str) -> None:
    """Let the index follow a text that changed."""
    entry = sa.update(SearchEntry).where(SearchEntry.subject_id == subject_id)
    session.execute(entry.values(shown=shown, stems=stems_of(text)))


def show_text(subject_id: UUID, *, shown: bool) -> None:
    """Let everybody find a text, or only those who handle it; its words stay as they are."""
    session.execute(sa.update(SearchEntry).where(SearchEntry.subject_id == subject_id).values(shown=shown))


def forget_words() -> None:
    """Let the index let go of words that no text has any more: SQLite keeps them until it tidies up."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text("INSERT INTO search_fts(search_fts) VALUES ('optimize')"))


def matches(query: str) -> sa.ColumnElement[bool]:
    """Give the condition on `SearchEntry` for all words of a query, the last as a beginning; false for none."""
    words = [stem(word) for word in _WORD.findall(query)][:12]
    if not words:
        return sa.false()
    if session.get_bind().dialect.name == "sqlite":
        phrase = " AND ".join(f'"{word}"' for word in words) + "*"
        found = sa.text("SELECT rowid FROM search_fts WHERE stems MATCH :phrase").bindparams(phrase=phrase)
        return SearchEntry.id.in_(found.columns(sa.column("rowid", sa.Integer)))
    phrase = " & ".join(f"'{word}'" for word in words) + ":*"
    return sa.literal_column("search_entry.vector").op("@@")(sa.func.to_tsquery("simple", phrase))
