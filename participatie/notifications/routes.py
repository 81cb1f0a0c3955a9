"""The ledger, for those who answer: what people are owed and whether it reached them."""

from uuid import UUID

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations.queries import get_dossier
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.notifications import services
from participatie.notifications.forms import RetryForm
from participatie.notifications.queries import ledger
from participatie.notifications.terms import NOTICE_LABELS, NOTICE_STATE_LABELS, NoticeState
from participatie.web import sentences
from participatie.web.access import ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other

blueprint = Blueprint("notifications", __name__, url_prefix="/beheer/dossiers/<slug>/berichten")
sentences.add(
    {
        "notice_did_not_fail": N_(
            "Dit bericht is niet mislukt. Het is al verstuurd, of wij proberen het nog."
        ),
    }
)
WORDS = {
    "recipient_refused": N_("De mailserver van de ontvanger neemt dit adres niet aan."),
    "address_unusable": N_("Dit adres bestaat niet zo. Kijk of er een typefout in zit."),
    "smtp_4": N_("De mailserver vroeg om het later nog eens te proberen."),
    "smtp_5": N_("De mailserver neemt de mail niet aan."),
    "OSError": N_("De mailserver was niet te bereiken."),
    "own": N_("Er ging bij ons iets mis. De beheerder vindt het in het logboek."),
}
UNREACHABLE = frozenset(
    {
        "ConnectionRefusedError",
        "ConnectionResetError",
        "SMTPServerDisconnected",
        "SMTPConnectError",
        "TimeoutError",
        "gaierror",
        "OSError",
    }
)


def in_words(error: str | None) -> str:
    """Say in a sentence why the last attempt did not work; never what the server said: that may hold an address."""
    if not error:
        return ""
    key = "OSError" if error in UNREACHABLE else error[:6] if error.startswith("smtp_") else error
    return _(WORDS.get(key, WORDS["own"]))


@blueprint.get("")
@audience(ANSWERING)
def list_notices(slug: str) -> Response:
    """Show the ledger of a dossier, newest first, all of it or one state."""
    actor = current_actor()
    dossier = get_dossier(actor, slug, load=())
    chosen = request.args.get("toestand", "")
    state = NoticeState(chosen) if chosen in set(NoticeState) else None
    return page(
        "notifications/list_notices.html",
        dossier=dossier,
        counts=ledger.count_notices(actor, dossier),
        chosen=state,
        listed=ledger.list_notices(actor, dossier, state=state, after=request.args.get("na", "")),
        form=RetryForm(),
        in_words=in_words,
        kinds=NOTICE_LABELS,
        states=NOTICE_STATE_LABELS,
    )


@blueprint.post("/<uuid:notice_id>/opnieuw")
@audience(ANSWERING)
def retry_notice(slug: str, notice_id: UUID) -> BaseResponse:
    """Have a failed notice sent again."""
    actor = current_actor()
    dossier = get_dossier(actor, slug, load=())
    notice = ledger.get_notice(actor, dossier, notice_id)
    form = RetryForm()
    if not form.validate_on_submit():
        say(" ".join(str(mistake) for mistakes in form.errors.values() for mistake in mistakes), "error")
        return see_other(".list_notices", slug=slug)
    services.retry_notice(actor, notice)
    say(_("Wij versturen dit bericht opnieuw."))
    return see_other(".list_notices", slug=slug, toestand=request.form.get("toestand") or None)
