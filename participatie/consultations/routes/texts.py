"""The pages on which a text is typed, imported, corrected, put back and published."""

from flask import request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries
from participatie.consultations.forms import ImportForm, PublishForm, RestoreForm, TextForm
from participatie.consultations.logic.importing import (
    MAX_BYTES,
    ImportedArticle,
    ImportedParagraph,
    ImportedText,
    ImportRefusal,
    ImportRefused,
    TooLarge,
    parse_markup,
    read_document,
    read_pasted,
    to_markup,
)
from participatie.consultations.models import Dossier, ManuscriptRevision, Version
from participatie.consultations.policy import Do
from participatie.consultations.routes.door import blueprint, own_dossier, refused
from participatie.consultations.services.manuscripts import publish_manuscript, save_manuscript
from participatie.consultations.terms import ManuscriptSource
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.kernel.errors import Conflict, Invalid, Refusal
from participatie.security.text import plain_text
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence

LARGEST_TEXT_FORM = 2 * 1024 * 1024
LARGEST_UPLOAD = MAX_BYTES + LARGEST_TEXT_FORM
"""Above the limit of a file, so that who sends too much reads why beside the field."""

SOURCE_LABELS = {
    ManuscriptSource.TYPED: N_("Getypt of verbeterd"),
    ManuscriptSource.IMPORTED: N_("Uit een bestand"),
    ManuscriptSource.RESTORED: N_("Teruggezet"),
}

FIRST_LABEL = "Ontwerp"
"""What the first version is called: content, so Dutch in every language of the page."""


@blueprint.route("/dossiers/<slug>/tekst", methods=["GET", "POST"])
@audience(ANSWERING)
def edit_text(slug: str) -> BaseResponse:
    """Type and correct the text, with the articles it makes beside it."""
    request.max_content_length = LARGEST_TEXT_FORM
    dossier = own_dossier(slug, Do.WRITE_TEXT)
    newest = queries.find_newest_manuscript(dossier.id)
    number = newest.number if newest else 0
    start = _start(newest, queries.find_newest_version(dossier.id))
    form = TextForm(revision=str(number), markup=start)
    status, theirs = 200, None
    if form.is_submitted():
        status = 422
        if form.validate():
            if "preview" in request.form:
                status = 200
            elif form.is_about(number):
                return _saved(dossier, form) or _text_page(dossier, form, newest, start, 422)
            else:
                status, theirs = refused(form, Conflict("changed_meanwhile")), newest
    return _text_page(dossier, form, newest, start, status, theirs)


def _start(newest: ManuscriptRevision | None, version: Version | None) -> str:
    """Give the text to go on with: the newest save, or the version that was published after it."""
    if version is not None and (newest is None or newest.saved_at <= version.published_at):
        return to_markup([_as_imported(article) for article in queries.read_text(version.id)])
    return newest.markup if newest else ""


def _as_imported(article: queries.ArticleText) -> ImportedArticle:
    parts = tuple(ImportedParagraph(part.number, part.text) for part in article.paragraphs)
    return ImportedArticle(article.number, article.heading, parts)


def _saved(dossier: Dossier, form: TextForm) -> BaseResponse | None:
    """Save what was typed; None, with the sentence in the form, when no articles can be read from it."""
    markup = form.markup.data or ""
    try:
        parse_markup(markup)
        save_manuscript(current_actor(), dossier, markup=markup, source=ManuscriptSource.TYPED)
    except Refusal as refusal:
        form.refuse(refusal, "markup")
        return None
    say(_("Opgeslagen. Deze tekst is nog niet openbaar."))
    return see_other("consultations.edit_text", slug=dossier.slug)


def _text_page(
    dossier: Dossier,
    form: TextForm,
    newest: ManuscriptRevision | None,
    start: str,
    status: int,
    theirs: ManuscriptRevision | None = None,
) -> BaseResponse:
    articles, refusal = _read(form.markup.data or "")
    if refusal is not None and not form.markup.errors and form.markup.data:
        form.refuse(refusal, "markup")
    return page(
        "consultations/edit_text.html",
        status,
        dossier=dossier,
        form=form,
        newest=newest,
        theirs=theirs,
        articles=articles,
        warnings=_warnings(newest) if newest and start == newest.markup else [],
        publishable=newest is not None and start == newest.markup,
        unsaved=(form.markup.data or "").strip() != start.strip(),
    )


def _read(markup: str) -> tuple[tuple[ImportedArticle, ...], ImportRefused | None]:
    try:
        return parse_markup(markup).articles, None
    except ImportRefused as refusal:
        return (), refusal


def _warnings(revision: ManuscriptRevision | None) -> list[str]:
    return [sentence(code) for code in (revision.warnings.split() if revision else ())]


@blueprint.route("/dossiers/<slug>/tekst/bestand", methods=["GET", "POST"])
@audience(ANSWERING)
def import_text(slug: str) -> BaseResponse:
    """Take a text from a file or from the clipboard; it becomes a save like any other."""
    request.max_content_length = LARGEST_UPLOAD
    dossier = own_dossier(slug, Do.WRITE_TEXT)
    newest = queries.find_newest_manuscript(dossier.id)
    try:
        form = ImportForm()
        status = 422 if form.is_submitted() else 200
        valid = form.validate_on_submit()
    except RequestEntityTooLarge:  # far too large to read at all: nothing of it came in
        form, valid = ImportForm(formdata=None), False
        form.file.errors = [sentence(ImportRefusal.FILE_TOO_LARGE)]
        status = 413
    if valid:
        try:
            return _imported(dossier, form)
        except Refusal as refusal:
            status = refused(form, refusal)
    return page("consultations/import_text.html", status, dossier=dossier, form=form, newest=newest)


def _imported(dossier: Dossier, form: ImportForm) -> BaseResponse:
    given: FileStorage | None = request.files.get("file")
    name = plain_text(given.filename or "")[:200] if given else ""
    if given and name:
        text = _read_file(given, name)
    elif form.pasted.data:
        text = _read_pasted(form.pasted.data)
    else:
        raise Invalid("import_nothing_given", "file")
    save_manuscript(
        current_actor(),
        dossier,
        markup=to_markup(text.articles),
        source=ManuscriptSource.IMPORTED if name else ManuscriptSource.TYPED,
        file_name=name,
        warnings=[str(code) for code in text.warnings],
    )
    say(_("De tekst is binnen. Kijk hieronder of de artikelen kloppen en verbeter ze."))
    return see_other("consultations.edit_text", slug=dossier.slug)


def _read_file(given: FileStorage, name: str) -> ImportedText:
    data = given.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(ImportRefusal.FILE_TOO_LARGE)
    return read_document(name, data)


def _read_pasted(text: str) -> ImportedText:
    try:
        return read_pasted(text)
    except ImportRefused as refusal:
        raise Invalid(refusal.reason, "pasted") from refusal


@blueprint.get("/dossiers/<slug>/tekst/opslagen")
@audience(ANSWERING)
def list_saves(slug: str) -> BaseResponse:
    """List every save of the text."""
    dossier = own_dossier(slug, Do.WRITE_TEXT)
    return page(
        "consultations/list_saves.html",
        dossier=dossier,
        saves=queries.list_manuscripts(dossier),
        source_labels=SOURCE_LABELS,
    )


@blueprint.route("/dossiers/<slug>/tekst/opslagen/<int:number>", methods=["GET", "POST"])
@audience(ANSWERING)
def restore_text(slug: str, number: int) -> BaseResponse:
    """Look at an earlier save, and put it back if wanted; what stood there stays a save as well."""
    dossier = own_dossier(slug, Do.WRITE_TEXT)
    save = queries.get_manuscript(dossier, number)
    form = RestoreForm()
    if form.validate_on_submit():
        save_manuscript(
            current_actor(),
            dossier,
            markup=save.markup,
            source=ManuscriptSource.RESTORED,
            file_name=save.file_name,
        )
        say(_("Opslag %(number)s is teruggezet.", number=save.number))
        return see_other("consultations.edit_text", slug=slug)
    newest = queries.find_newest_manuscript(dossier.id)
    return page(
        "consultations/restore_text.html",
        422 if form.is_submitted() else 200,
        dossier=dossier,
        save=save,
        form=form,
        is_newest=newest is save,
        articles=_read(save.markup)[0],
        source=_(SOURCE_LABELS[save.source]),
    )


@blueprint.route("/dossiers/<slug>/tekst/publiceren", methods=["GET", "POST"])
@audience(ANSWERING)
def publish_text(slug: str) -> BaseResponse:
    """Turn the newest save into a version that never changes."""
    dossier = own_dossier(slug, Do.PUBLISH_TEXT)
    newest = queries.find_newest_manuscript(dossier.id)
    version = queries.find_newest_version(dossier.id)
    if newest is None or (version is not None and newest.saved_at < version.published_at):
        say(_("Er is nog geen nieuwe tekst. Sla eerst een tekst op."), "warning")
        return see_other("consultations.edit_text", slug=slug)
    form = PublishForm(revision=str(newest.number), label=FIRST_LABEL if version is None else "")
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            if not form.is_about(newest.number):
                raise Conflict("changed_meanwhile")
            made = publish_manuscript(
                current_actor(), dossier, newest, label=form.label.data or "", note=form.note.data or ""
            )
        except Refusal as refusal:
            status = refused(form, refusal)
        else:
            say(_("Versie %(number)s staat. Zij verandert niet meer.", number=made.number))
            return see_other("consultations.show_dossier", slug=slug, _anchor="tekst")
    return page(
        "consultations/publish_text.html",
        status,
        dossier=dossier,
        form=form,
        newest=newest,
        version=version,
        articles=_read(newest.markup)[0],
    )


@blueprint.get("/dossiers/<slug>/versies")
@audience(ANSWERING)
def list_versions(slug: str) -> BaseResponse:
    """List the versions of the text."""
    dossier = own_dossier(slug)
    return page("consultations/list_versions.html", dossier=dossier, versions=queries.list_versions(dossier))


@blueprint.get("/dossiers/<slug>/versies/<int:number>")
@audience(ANSWERING)
def show_version(slug: str, number: int) -> BaseResponse:
    """Read a version at the desk, also before anybody else may."""
    dossier = own_dossier(slug)
    version = queries.get_version(current_actor(), dossier, number)
    return page(
        "consultations/show_version.html",
        dossier=dossier,
        version=version,
        articles=queries.read_text(version.id),
    )
