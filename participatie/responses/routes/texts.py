"""The text that changes: own-motion changes, and the next version with everything that was promised."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier, Version
from participatie.i18n import gettext as _
from participatie.kernel.errors import Conflict, NotFound, Refusal
from participatie.responses import queries, services
from participatie.responses.forms import OwnChangeForm, VersionForm
from participatie.responses.logic.changes import Change as Words
from participatie.responses.logic.changes import ChangeRefused, combine
from participatie.responses.logic.redline import Segment, redline
from participatie.responses.queries import ChangeInPlace
from participatie.responses.routes.door import blueprint, dossier_to_answer, press, refused
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence


def _newest(dossier: Dossier) -> Version:
    version = consultations.find_newest_version(dossier.id)
    if version is None:
        raise NotFound
    return version


@blueprint.route("/beheer/dossiers/<slug>/ambtshalve", methods=["GET", "POST"])
@audience(ANSWERING)
def propose_own_change(slug: str) -> BaseResponse:
    """Change words that nobody reacted to, with a reason of the authority's own."""
    dossier = dossier_to_answer(slug)
    version = _newest(dossier)
    chosen = request.args.get("lid", "")
    paragraph = consultations.get_paragraph(current_actor(), version, chosen) if chosen else None
    form = OwnChangeForm()
    status = 422 if form.is_submitted() else 200
    if paragraph is not None and form.validate_on_submit():
        try:
            services.propose_change(
                current_actor(),
                dossier,
                paragraph,
                was=form.was.data or "",
                becomes=form.becomes.data or "",
                own_reason=form.own_reason.data or "",
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("De ambtshalve wijziging van lid %(number)s is opgeslagen.", number=paragraph.number))
            return see_other("responses.publish_version", slug=slug)
    return page(
        "responses/propose_own_change.html",
        status,
        dossier=dossier,
        version=version,
        text=consultations.read_text(version.id),
        paragraph=paragraph,
        form=form,
    )


@blueprint.post("/beheer/dossiers/<slug>/wijzigingen/<change_id>/weg")
@audience(ANSWERING)
def drop_own_change(slug: str, change_id: str) -> BaseResponse:
    """Take a change back that was proposed and not published."""
    change = queries.get_change(current_actor(), dossier_to_answer(slug), change_id)
    press()
    services.drop_change(current_actor(), change)
    say(_("De wijziging is weg."))
    return see_other("responses.publish_version", slug=slug)


@dataclass(frozen=True)
class Rewritten:
    """A paragraph as the next version will have it, with the changes that make it so."""

    number: str
    segments: tuple[Segment, ...]
    changes: tuple[ChangeInPlace, ...]
    fault: str = ""


@blueprint.route("/beheer/dossiers/<slug>/volgende-versie", methods=["GET", "POST"])
@audience(ANSWERING)
def publish_version(slug: str) -> BaseResponse:
    """Show every change that was promised as a redline, and publish the next version with them."""
    dossier = dossier_to_answer(slug)
    base = _newest(dossier)
    waiting = queries.list_waiting_changes(base.id)
    applied = [change for change in waiting if change.is_settled or change.is_own_motion]
    form = VersionForm(seen=_mark(applied))
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            _check_seen(form, applied)
            version = services.publish_next_version(
                current_actor(), dossier, base, label=form.label.data or "", note=form.note.data or ""
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("Versie “%(label)s” is openbaar.", label=version.label))
            return see_other("responses.read_changes", slug=slug, number=version.number)
    return page(
        "responses/publish_version.html",
        status,
        dossier=dossier,
        base=base,
        paragraphs=_rewritten(applied),
        drafts=[change for change in waiting if not change.is_settled and not change.is_own_motion],
        redline=redline,
        form=form,
    )


def _mark(changes: Sequence[ChangeInPlace]) -> str:
    """Name a list of changes, to see whether it is still the same when it is published."""
    told = ",".join(sorted(str(change.id) for change in changes))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _check_seen(form: VersionForm, changes: Sequence[ChangeInPlace]) -> None:
    seen, form.seen.data = form.seen.data, _mark(changes)
    if seen != form.seen.data:
        raise Conflict("list_has_changed")


def _rewritten(changes: Sequence[ChangeInPlace]) -> list[Rewritten]:
    by_paragraph: dict[str, list[ChangeInPlace]] = {}
    for change in changes:
        by_paragraph.setdefault(change.paragraph_number, []).append(change)
    return [_shown(number, group) for number, group in by_paragraph.items()]


def _shown(number: str, changes: Sequence[ChangeInPlace]) -> Rewritten:
    text = changes[0].paragraph_text
    try:
        becomes = combine(text, [Words(change.was, change.becomes) for change in changes])
    except ChangeRefused as refusal:
        return Rewritten(number, redline(text, text), tuple(changes), fault=sentence(refusal.reason))
    return Rewritten(number, redline(text, becomes), tuple(changes))
