"""Sessions and the unit of work: the only file that commits.

A unit of work is one request, one job or one command. A writing one begins IMMEDIATE on SQLite, so
that two writers queue instead of failing; a reading one always rolls back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker

_scope: ContextVar[object | None] = ContextVar("unit_of_work", default=None)
_writing: ContextVar[bool] = ContextVar("writing", default=False)
_factory = sessionmaker(autoflush=True, expire_on_commit=False)

SQLITE_HABITS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON")
POSTGRESQL_LIMITS = (
    "-c statement_timeout={seconds}s -c lock_timeout=2s -c idle_in_transaction_session_timeout={twice}s "
    "-c synchronous_commit=on"
)
QUICK = 5
PATIENT = 60
"""Seconds that a question to PostgreSQL may take: of a page, and of a job or a command."""


def _current_scope() -> object:
    scope = _scope.get()
    if scope is None:
        message = "No unit of work is open here"
        raise RuntimeError(message)
    return scope


session: scoped_session[Session] = scoped_session(_factory, scopefunc=_current_scope)


def make_engine(url: str, *, seconds: int = QUICK) -> Engine:
    """Open the database at `url` (sqlite:/// or postgresql+psycopg://) with the habits of this house."""
    if url.startswith("sqlite"):
        engine = sa.create_engine(url, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _set_sqlite_habits)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return sa.create_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={
            "options": POSTGRESQL_LIMITS.format(seconds=seconds, twice=2 * seconds),
            "connect_timeout": 5,
        },
    )


def _set_sqlite_habits(dbapi: Any, _record: Any) -> None:
    dbapi.isolation_level = None  # SQLAlchemy's events begin transactions, not the driver
    for habit in SQLITE_HABITS:
        dbapi.execute(f"PRAGMA {habit}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def bind_engine(engine: Engine | Connection) -> None:
    """Let sessions made from now on talk to this engine (or, in tests, to one connection)."""
    _factory.configure(
        bind=engine,
        join_transaction_mode="create_savepoint"
        if isinstance(engine, Connection)
        else "conditional_savepoint",
    )


@contextmanager
def unit_of_work(*, writing: bool) -> Iterator[None]:
    """Do everything inside or nothing: commit at a good end when `writing`, roll back otherwise."""
    scope, mode = _scope.set(object()), _writing.set(writing)
    followers: list[Callable[[], None]] = []
    try:
        session().info["after_commit"] = followers
        yield
        if writing and not session.info.get("abandoned"):
            session.commit()
        else:
            followers.clear()
            session.rollback()
    except BaseException:  # whatever it was, half a deed must not stay
        followers.clear()
        session.rollback()
        raise
    finally:
        session.remove()
        _writing.reset(mode)
        _scope.reset(scope)
    for follow in followers:
        follow()


def keep_so_far() -> None:
    """Commit what was written until now, whatever becomes of the rest: an attempt counts though it is refused."""
    session.commit()
    followers: list[Callable[[], None]] = session().info["after_commit"]
    while followers:
        followers.pop(0)()


def abandon() -> None:
    """Let the open unit of work end without keeping anything, though nothing was raised."""
    session.info["abandoned"] = True


def after_commit(follow: Callable[[], None]) -> None:
    """Do something once what is being written is certain; it is forgotten when the work is rolled back."""
    followers: list[Callable[[], None]] = session().info["after_commit"]
    followers.append(follow)
