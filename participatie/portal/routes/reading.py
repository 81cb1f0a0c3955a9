"""Reading the draft and what others say about it: the heart of the site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier, Round, Version
from participatie.contributions import queries as contributions
from participatie.contributions.queries import Shown
from participatie.contributions.terms import CHANNEL_LABELS, KIND_LABELS, Channel
from participatie.db.paging import Page
from participatie.i18n import gettext as _
from participatie.i18n import language
from participatie.i18n.dates import long_date
from participatie.kernel.errors import NotFound
from participatie.portal import queries
from participatie.portal.forms import SearchForm
from participatie.portal.routes.door import blueprint
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.fragments import fragment
from participatie.web.limits import searching
from participatie.web.pages import page, unchanged_page

WHOLE_LIST = 5000
PART = 100


def _dossier(slug: str) -> Dossier:
    return consultations.get_dossier(current_actor(), slug, load=consultations.ROUNDS_BESIDE)


def _round_of(dossier: Dossier, version: Version) -> Round | None:
    rounds = [held for held in dossier.rounds if held.announced_at and held.version_id == version.id]
    return consultations.find_current_round(rounds)


def _can_react(round_: Round | None) -> bool:
    return round_ is not None and consultations.state_of(round_).value in {"open", "uitloop"}


def _revisions(dossier: Dossier) -> str:
    """Another text when the dossier itself or the dates of a round were changed."""
    return ".".join(map(str, (dossier.revision, *(held.revision for held in dossier.rounds))))


@blueprint.get("/dossiers/<slug>/tekst")
@audience(EVERYONE)
def read_text(slug: str) -> BaseResponse:
    """Show the text that people can react to now, or else the newest one."""
    dossier = _dossier(slug)
    current = consultations.find_current_round([held for held in dossier.rounds if held.announced_at])
    versions = consultations.list_versions(dossier)
    reacting = [
        held
        for held in versions
        if current is not None and held.id == current.version_id and _can_react(current)
    ]
    chosen = next(iter([*reacting, *versions]), None)
    if chosen is None:
        raise NotFound
    return _show_text(dossier, chosen, len(versions))


@blueprint.get("/dossiers/<slug>/versies/<int:number>")
@audience(EVERYONE)
def read_version(slug: str, number: int) -> BaseResponse:
    """Show one version of the text; what was published stays readable for ever."""
    dossier = _dossier(slug)
    versions = consultations.list_versions(dossier)
    chosen = next((held for held in versions if held.number == number), None)
    if chosen is None:
        raise NotFound
    return _show_text(dossier, chosen, len(versions))


def _show_text(dossier: Dossier, version: Version, newest: int) -> BaseResponse:
    round_ = _round_of(dossier, version)
    open_now = _can_react(round_)
    stamp = queries.find_stamp(version.id, dossier.id)
    state = consultations.state_of(round_).value if round_ else ""

    def document() -> str:
        counts = contributions.shown_counts(version.id)
        fixed, still_open = queries.list_influence(dossier.id)
        return render_template(
            "portal/_text.html",
            dossier=dossier,
            version=version,
            text=consultations.read_text(version.id),
            counts=counts,
            changed=queries.changed_lineages(version.id),
            fixed=fixed,
            still_open=still_open,
            can_react=open_now,
        )

    def render() -> Response:
        key = ("text", version.id, stamp, open_now, language(), dossier.revision)
        return page(
            "portal/read_text.html",
            dossier=dossier,
            version=version,
            newest=newest,
            round=round_,
            state=state,
            document=fragment(key, document),
        )

    return unchanged_page((version.id, stamp, state, newest, _revisions(dossier)), render)


@blueprint.get("/dossiers/<slug>/versies/<int:number>/lid/<place>")
@audience(EVERYONE)
def read_paragraph(slug: str, number: int, place: str) -> BaseResponse:
    """Show a paragraph with what people said about it."""
    dossier = _dossier(slug)
    paragraph = queries.find_paragraph(dossier.id, number, place)
    if paragraph is None:
        raise NotFound
    title = _("Reacties op lid %(number)s", number=place)
    spot = Place(paragraph.id, title, {"lid": place}, paragraph.text)
    return _show_reactions(dossier, number, paragraph.version_id, spot)


@blueprint.get("/dossiers/<slug>/versies/<int:number>/artikel/<place>")
@audience(EVERYONE)
def read_article(slug: str, number: int, place: str) -> BaseResponse:
    """Show what people said about an article as a whole."""
    dossier = _dossier(slug)
    version = consultations.get_version(current_actor(), dossier, number)
    article = consultations.get_article(current_actor(), version, place)
    title = _("Reacties op artikel %(number)s", number=place)
    spot = Place(article.id, title, {"artikel": place}, article.heading)
    return _show_reactions(dossier, number, version.id, spot)


@blueprint.get("/dossiers/<slug>/versies/<int:number>/geheel")
@audience(EVERYONE)
def read_whole(slug: str, number: int) -> BaseResponse:
    """Show what people said about the text as a whole."""
    dossier = _dossier(slug)
    version = consultations.get_version(current_actor(), dossier, number)
    spot = Place(version.id, _("Reacties op het hele plan"), {}, "")
    return _show_reactions(dossier, number, version.id, spot)


@dataclass(frozen=True)
class Place:
    """A place in the text that people said something about; `about` names it in an address."""

    anchor_id: UUID
    title: str
    about: dict[str, str]
    text: str


def _show_reactions(dossier: Dossier, number: int, version_id: UUID, place: Place) -> BaseResponse:
    stamp = queries.find_stamp(version_id, dossier.id)
    start = request.args.get("na", type=int)
    whole = "alles" in request.args
    open_now = any(_can_react(held) for held in dossier.rounds if held.version_id == version_id)

    def reactions() -> str:
        if not whole:
            return _list_html(contributions.list_shown(place.anchor_id, start=start), dossier)
        everything = contributions.list_shown(place.anchor_id, start=start, size=WHOLE_LIST)
        return _list_html(everything, dossier, outcomes=queries.list_outcomes_at(place.anchor_id))

    def render() -> Response:
        key = ("reactions", place.anchor_id, stamp, start, whole, language(), request.path)
        return page(
            "portal/read_reactions.html",
            dossier=dossier,
            number=number,
            place=place,
            can_react=open_now,
            whole=whole,
            start=start,
            reactions=fragment(key, reactions),
        )

    return unchanged_page((place.anchor_id, stamp, start, whole, open_now, _revisions(dossier)), render)


@blueprint.get("/dossiers/<slug>/reacties")
@searching()
@audience(EVERYONE)
def list_reactions(slug: str) -> Response:
    """List or search everything that people said about a dossier."""
    dossier = consultations.get_dossier(current_actor(), slug, load=())
    form = SearchForm(request.args)
    start = request.args.get("na", type=int)
    words = (form.q.data or "").strip() if form.validate() else ""
    if words:
        shown = contributions.search_shown(dossier.id, words, start=start)
    else:
        shown = contributions.list_shown_in_dossier(dossier.id, start=start)
    status = 422 if form.errors else 200
    return page(
        "portal/list_reactions.html",
        status,
        dossier=dossier,
        form=form,
        words=words,
        start=start,
        found=len(shown.items),
        reactions=_list_html(shown, dossier, words),
    )


def _list_html(
    shown: Page[Shown], dossier: Dossier, words: str = "", outcomes: queries.Outcomes | None = None
) -> str:
    if outcomes is None:
        outcomes = queries.list_outcomes([row.id for row in shown.items])
    rows = [*_rows(shown.items, dossier, outcomes)]
    parts = [_part(tuple(rows[start : start + PART])) for start in range(0, len(rows), PART)]
    return render_template("portal/_reactions.html", shown=shown, words=words, dossier=dossier, parts=parts)


def _part(rows: tuple[tuple[object, ...], ...]) -> Markup:
    """Give the text of some contributions, made again only when one of them differs."""
    return fragment(
        ("contributions", language(), rows),
        lambda: render_template("portal/_contributions.html", rows=rows),
    )


def _rows(
    shown: Sequence[Shown], dossier: Dossier, outcomes: queries.Outcomes
) -> Iterator[tuple[object, ...]]:
    """Give contributions as `components/contribution.html` wants a list of them."""
    points = {number for answers in outcomes.values() for number, _outcome in answers}
    told = {
        number: (
            _("Lees het antwoord bij punt %(number)s", number=number),
            url_for("responses.read_point", slug=dossier.slug, number=number),
        )
        for number in points
    }
    kinds = {kind: _(label) for kind, label in KIND_LABELS.items()}
    channels = {channel: _(label) for channel, label in CHANNEL_LABELS.items()}
    channels[Channel.WEBSITE] = ""
    somebody = _("een inwoner")
    report = url_for("moderation.report", kind="inbreng", reference="-").removesuffix("-")
    for row in shown:
        yield (
            row.reference,
            kinds[row.kind],
            Markup(row.body_html),  # noqa: S704 - cleaned when it was written
            long_date(row.received_at),
            row.pseudonym or somebody,
            row.neighbourhood,
            None,  # about: a list at a place is about that place
            None,
            channels[row.channel],
            row.proposed_was,
            row.proposed_becomes or None,
            None,  # steps
            None,
            None,
            row.is_late,
            None,  # withheld: what is withheld is not in the list
            row.quote,
            row.reference,
            row.language,
            row.translation,
            tuple(
                (told[number][0], outcome, told[number][1]) for number, outcome in outcomes.get(row.id, ())
            ),
            f"{report}{row.reference}",
        )


@blueprint.get("/inbreng/<reference>")
@audience(EVERYONE)
def find_contribution(reference: str) -> BaseResponse:
    """Take a reader to one contribution, by its number, where it stands among the others."""
    found = contributions.find_shown(reference)
    if found is None:
        raise NotFound
    version = queries.get_version_number(found.version_id)
    kind, place = contributions.place_name(found)
    pages = {"lid": "portal.read_paragraph", "artikel": "portal.read_article", "geheel": "portal.read_whole"}
    values: dict[str, Any] = {"slug": found.dossier.slug, "number": version, "na": found.number - 1}
    if place:
        values["place"] = place
    target = url_for(pages[kind], _anchor=found.reference, **values)
    return redirect(target, 302)
