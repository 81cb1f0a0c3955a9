"""The bare limit: the same rows with Flask, SQLAlchemy entities and Jinja, and nothing else.

No rights, moderation, versions, answers, audit trail, notices, languages or layout. It runs under the same
server with the same number of workers and the same care for garbage collection as the site itself.
"""

import gc
import hashlib
import os
import secrets
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import (
    Flask,
    Response,
    abort,
    current_app,
    has_request_context,
    redirect,
    render_template_string,
    request,
    session,
)
from markupsafe import Markup
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from participatie.db.session import SQLITE_HABITS

worker_class = "gthread"
workers = 2
threads = 4
keepalive = 5
loglevel = "warning"
control_socket_disable = True
ROWS = 50


class Base(DeclarativeBase):
    """The tables of the bare page."""


class Dossier(Base):
    """A plan, with a count of what came in."""

    __tablename__ = "bare_dossier"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    summary: Mapped[str]
    closes_at: Mapped[datetime]
    comments: Mapped[int] = mapped_column(default=0)


class Paragraph(Base):
    """A paragraph with its counter and its version: the key of its kept list."""

    __tablename__ = "bare_paragraph"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    number: Mapped[str]
    text: Mapped[str]
    comments: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=0)


class Comment(Base):
    """What somebody said."""

    __tablename__ = "bare_comment"
    __table_args__ = (sa.Index("ix_bare_comment_paragraph", "paragraph_id", "id"),)

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=True)
    dossier_id: Mapped[UUID]
    paragraph_id: Mapped[UUID]
    reference: Mapped[str]
    kind: Mapped[str]
    body: Mapped[str]
    author: Mapped[str]
    place: Mapped[str]
    received_at: Mapped[datetime]
    stems: Mapped[str] = mapped_column(default="")


FRAME = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>
{{ content }}
</main></body></html>"""
TEXT = """{% for lid in paragraphs %}<section id="lid-{{ lid.number }}"><h2>{{ lid.number }}</h2><p>{{ lid.text }}</p>
<p><a href="/dossiers/{{ dossier.slug }}/lid/{{ lid.number }}">{{ lid.comments }} reacties</a></p></section>{% endfor %}"""
COMMENTS = """{% for row in comments %}<article id="{{ row.reference }}"><header><h2>{{ row.reference }}</h2>
<span class="badge">{{ row.kind }}</span><p>{{ row.author }}, {{ row.place }} · {{ row.received_at.strftime('%d-%m-%Y') }}</p></header>
<div>{{ row.body|safe }}</div></article>{% endfor %}"""
PLACE = """<section><p>{{ paragraph.text }}</p></section>{{ comments }}"""
LIST = """<ul>{% for one in dossiers %}<li><h2><a href="/dossiers/{{ one.slug }}">{{ one.title }}</a></h2>
<p>{{ one.summary }}</p><p>tot {{ one.closes_at.strftime('%d-%m-%Y') }} · {{ one.comments }} reacties</p></li>{% endfor %}</ul>"""
FORM = """<form method="post"><input type="hidden" name="csrf" value="{{ token }}"><textarea name="body"></textarea></form>"""


def create_app(database_url: str) -> Flask:
    """Build the bare site on a database that has its tables."""
    app = Flask("bare")
    app.secret_key = "only for a benchmark"
    app.extensions["open"] = sessionmaker(_engine(database_url), expire_on_commit=False)
    app.extensions["kept"] = {}
    app.add_url_rule("/dossiers", view_func=list_dossiers)
    app.add_url_rule("/dossiers/<slug>/tekst", view_func=read_text)
    app.add_url_rule("/dossiers/<slug>/lid/<number>", view_func=read_paragraph)
    app.add_url_rule("/dossiers/<slug>/lid/<number>/reageren", view_func=react, methods=["GET", "POST"])
    app.add_url_rule("/dossiers/<slug>/zoek", view_func=search)
    app.extensions["templates"] = {
        name: app.jinja_env.from_string(source)
        for name, source in {
            "frame": FRAME,
            "text": TEXT,
            "comments": COMMENTS,
            "place": PLACE,
            "list": LIST,
        }.items()
    }
    return app


def _engine(url: str) -> sa.Engine:
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_size=8)
    engine = sa.create_engine(url, connect_args={"check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def prepare(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None
        for habit in SQLITE_HABITS:  # as durable as the site itself
            dbapi.execute(f"PRAGMA {habit}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writing = has_request_context() and request.method == "POST"
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _render(name: str, **values: Any) -> Markup:
    return Markup(current_app.extensions["templates"][name].render(**values))


def _frame(title: str, content: Markup) -> str:
    return _render("frame", title=title, content=content)


def _open() -> Session:
    opened: Session = current_app.extensions["open"]()
    return opened


def _dossier(db: Session, slug: str) -> Dossier:
    return db.scalars(sa.select(Dossier).where(Dossier.slug == slug)).one_or_none() or abort(404)


def _paragraph(db: Session, dossier: Dossier, number: str) -> Paragraph:
    wanted = sa.select(Paragraph).where(Paragraph.dossier_id == dossier.id, Paragraph.number == number)
    return db.scalars(wanted).one_or_none() or abort(404)


def list_dossiers() -> str:
    """List the plans."""
    with _open() as db:
        rows = db.scalars(sa.select(Dossier).order_by(Dossier.slug).limit(ROWS)).all()
        return _frame("Dossiers", _render("list", dossiers=rows))


def read_text(slug: str) -> str:
    """Show all paragraphs with their counts."""
    with _open() as db:
        dossier = _dossier(db, slug)
        rows = db.scalars(
            sa.select(Paragraph).where(Paragraph.dossier_id == dossier.id).order_by(Paragraph.position)
        ).all()
        return _frame(dossier.title, _render("text", dossier=dossier, paragraphs=rows))


def read_paragraph(slug: str, number: str) -> Any:
    """Show a paragraph with its comments: `alles` for all of them, `bewaar` to keep the list by its version."""
    with _open() as db:
        dossier = _dossier(db, slug)
        paragraph = _paragraph(db, dossier, number)
        etag = hashlib.sha256(f"{paragraph.id}.{paragraph.version}".encode()).hexdigest()
        if etag in request.if_none_match:
            return Response(status=304)
        kept: dict[Any, Markup] = current_app.extensions["kept"]
        key = (paragraph.id, paragraph.version, "alles" in request.args)
        comments = kept.get(key) if "bewaar" in request.args else None
        if comments is None:
            wanted = sa.select(Comment).where(Comment.paragraph_id == paragraph.id).order_by(Comment.id)
            if "alles" not in request.args:
                wanted = wanted.limit(ROWS)
            comments = _render("comments", comments=db.scalars(wanted).all())
            if "bewaar" in request.args:
                kept[key] = comments
        page = Response(_frame(dossier.title, _render("place", paragraph=paragraph, comments=comments)))
        page.mimetype = "text/html"
        page.set_etag(etag)
        return page


def search(slug: str) -> str:
    """Find comments with a word."""
    word = request.args["q"]
    with _open() as db:
        dossier = _dossier(db, slug)
        if db.get_bind().dialect.name == "sqlite":
            found = sa.text("SELECT rowid FROM bare_fts WHERE stems MATCH :word").bindparams(word=word)
            condition = Comment.id.in_(found.columns(sa.column("rowid", sa.Integer)))
        else:
            condition = sa.literal_column("bare_comment.vector").op("@@")(sa.func.to_tsquery("simple", word))
        wanted = sa.select(Comment).where(Comment.dossier_id == dossier.id, condition)
        rows = db.scalars(wanted.order_by(Comment.id).limit(ROWS)).all()
        return _frame(dossier.title, _render("comments", comments=rows))


def react(slug: str, number: str) -> Any:
    """Take a comment: session, protection against forged forms, an insert and two counters."""
    if request.method == "GET":
        session["csrf"] = session.get("csrf") or secrets.token_hex()
        return render_template_string(FORM, token=session["csrf"])
    if not secrets.compare_digest(session.get("csrf", ""), request.form.get("csrf", "-")):
        abort(400)
    with _open() as db, db.begin():
        dossier = _dossier(db, slug)
        paragraph = _paragraph(db, dossier, number)
        body = str(Markup.escape(request.form["body"]))
        db.add(
            Comment(
                dossier_id=dossier.id,
                paragraph_id=paragraph.id,
                reference=secrets.token_hex(4),
                kind="idee",
                body=f"<p>{body}</p>",
                author=request.form["author"],
                place=request.form["place"],
                received_at=datetime.now(UTC),
            )
        )
        db.execute(
            sa.update(Paragraph)
            .where(Paragraph.id == paragraph.id)
            .values(comments=Paragraph.comments + 1, version=Paragraph.version + 1)
            .execution_options(synchronize_session=False)
        )
        db.execute(
            sa.update(Dossier)
            .where(Dossier.id == dossier.id)
            .values(comments=Dossier.comments + 1)
            .execution_options(synchronize_session=False)
        )
    return redirect(f"/dossiers/{slug}/lid/{number}", 303)


def post_worker_init(_worker: Any) -> None:
    """Keep what start-up made out of every later collection, as the site does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def serve() -> Flask:
    """Build the site of this process."""
    return create_app(os.environ["DATABASE_URL"])
