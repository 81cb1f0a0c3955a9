"""How much comes from one place or one account: only to let somebody look first, never to refuse.

An address is counted under a name that is made anew each day with the site's key, and only in the store of the
limits: nothing of it stands with what was sent, and tomorrow nobody can tell that it was the same.
"""

import hashlib
import hmac

from flask import current_app

from participatie.i18n.dates import AMSTERDAM
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.web.limits import address_range, fits

PER_ADDRESS = "60 per hour"
PER_ACCOUNT = "20 per day"


def is_flood(actor: Actor, act: str) -> bool:
    """Count one more of this act and say whether it is beyond what one place or one account usually sends."""
    place_fits = fits(PER_ADDRESS, act, _name_for_today(address_range()))
    account_fits = actor.account_id is None or fits(PER_ACCOUNT, act, str(actor.account_id))
    return not (place_fits and account_fits)


def _name_for_today(address: str) -> str:
    day = clock.now().astimezone(AMSTERDAM).date()
    key = f"flood:{day}:{current_app.config['PARTICIPATIE'].secret_key}".encode()
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()[:24]
