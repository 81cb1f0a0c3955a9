"""What the ledger keeps of one person's contribution."""

from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.i18n import gettext as _
from participatie.identity.logic.kept import Kept
from participatie.notifications.models import Notice
from participatie.notifications.terms import NOTICE_LABELS, NOTICE_STATE_LABELS


def kept_of_notices(contribution_id: UUID) -> list[Kept]:
    """Give the news that was owed to who sent this: what kind, and when it went. Its text is not kept."""
    wanted = sa.select(Notice).where(Notice.contribution_id == contribution_id).order_by(Notice.owed_at)
    return [
        Kept(
            _("Een bericht aan u"),
            (
                (_("Soort"), _(NOTICE_LABELS[notice.kind])),
                (_("Stand"), _(NOTICE_STATE_LABELS[notice.state])),
                (_("Gemaakt"), notice.owed_at),
                (_("Verstuurd"), notice.sent_at),
            ),
        )
        for notice in session.scalars(wanted)
    ]
