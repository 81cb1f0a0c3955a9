"""What the apps of the people of Waterrecht show now: anybody who builds the town can read it."""

from dataclasses import dataclass

from participatie.demo.apps import secret_of
from participatie.demo.people import PEOPLE
from participatie.i18n import gettext as _
from participatie.identity import queries
from participatie.identity.terms import ROLE_LABELS
from participatie.kernel import clock
from participatie.kernel.actor import Role
from participatie.security import totp


@dataclass(frozen=True)
class CodeOfPerson:
    """What the app of somebody shows now; no code when the last one was used so lately that a new one must come."""

    name: str
    role: str
    email: str
    code: str
    seconds: int


def codes_now() -> list[CodeOfPerson]:
    """List what the apps show now, of everybody who works here and still has this app."""
    step = totp.step_at(clock.now())
    left = totp.STEP_SECONDS - int(clock.now().timestamp()) % totp.STEP_SECONDS
    shown = []
    for person in PEOPLE:
        account = None if person.role is Role.RESIDENT else queries.find_account(person.email)
        app = queries.find_keyring(account).authenticator if account else None
        if app is None:
            continue
        usable = max(step, app.last_step + 1)
        code = totp.code_of(secret_of(person.key), usable) if usable <= step + totp.DRIFT else ""
        role = _(ROLE_LABELS[person.role])
        shown.append(CodeOfPerson(person.name, role, person.email, code, left))
    return shown
