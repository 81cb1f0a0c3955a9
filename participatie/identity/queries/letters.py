"""What a letter needs to be written: read when it is sent, so that nothing secret waits in a table."""

from uuid import UUID

from participatie.db.session import session
from participatie.identity.logic.letters import Facts, letter
from participatie.identity.models import Account, Letter, OneTimeLink
from participatie.mail.message import Mail
from participatie.security.tokens import link_code, link_token


def find_letter(letter_id: UUID) -> Mail | None:
    """Give the mail of a letter; None when there is no address (any more) to send it to."""
    row = session.get_one(Letter, letter_id)
    account = session.get(Account, row.account_id) if row.account_id else None
    to = row.email or (account.email if account else None)
    if not to:
        return None
    link = session.get(OneTimeLink, row.link_id) if row.link_id else None
    told = Facts(
        at=row.created_at,
        values=row.data,
        token=link_token(link.id) if link else "",
        code=link_code(link.id) if link else "",
        until=link.expires_at if link else None,
    )
    return letter(row.kind, to=to, language=row.language, reference=str(row.id), told=told)
