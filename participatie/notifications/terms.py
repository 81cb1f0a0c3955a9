"""The words of this room, each with its Dutch label."""

from enum import StrEnum

from participatie.i18n import N_


class NoticeKind(StrEnum):
    """What somebody is told."""

    RECEIPT = "ontvangst"
    EDITED = "gewijzigd"
    WITHDRAWN = "ingetrokken"
    BUNDLED = "gebundeld"
    WITHHELD = "afgeschermd"
    LATE_RULED = "te_laat_besloten"
    ANSWERED = "antwoord"
    CORRECTED = "antwoord_hersteld"
    WORDS_CHANGED = "woorden_veranderd"
    DECIDED = "besluit"
    COMMITMENT_ENDED = "toezegging_klaar"
    COMMITMENT_LATE = "toezegging_te_laat"
    ANSWER_LATE = "antwoord_te_laat"


NOTICE_LABELS = {
    NoticeKind.RECEIPT: N_("Ontvangstbewijs"),
    NoticeKind.EDITED: N_("Inbreng gewijzigd"),
    NoticeKind.WITHDRAWN: N_("Inbreng ingetrokken"),
    NoticeKind.BUNDLED: N_("In een punt gezet"),
    NoticeKind.WITHHELD: N_("Afgeschermd of weer zichtbaar"),
    NoticeKind.LATE_RULED: N_("Besluit over te late inbreng"),
    NoticeKind.ANSWERED: N_("Antwoord"),
    NoticeKind.CORRECTED: N_("Antwoord verbeterd"),
    NoticeKind.WORDS_CHANGED: N_("Woorden veranderd"),
    NoticeKind.DECIDED: N_("Besluit genomen"),
    NoticeKind.COMMITMENT_ENDED: N_("Toezegging afgerond"),
    NoticeKind.COMMITMENT_LATE: N_("Toezegging te laat"),
    NoticeKind.ANSWER_LATE: N_("Antwoord te laat"),
}


class NoticeState(StrEnum):
    """Where a notice stands in the ledger."""

    OWED = "verschuldigd"
    SENT = "verstuurd"
    FAILED = "mislukt"
    ON_PAGE = "op_de_site"


NOTICE_STATE_LABELS = {
    NoticeState.OWED: N_("Verschuldigd"),
    NoticeState.SENT: N_("Verstuurd"),
    NoticeState.FAILED: N_("Mislukt"),
    NoticeState.ON_PAGE: N_("Alleen op de website"),
}
