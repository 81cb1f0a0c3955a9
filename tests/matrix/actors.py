"""Everybody who may want something, by the short names that the tables use.

    AN  a visitor                        HO  a visitor who holds the code of the contribution
    RE  a resident with an account       AU  the account that sent the contribution
    MO  a moderator                      MD  of this dossier only         MB  of another organisation
    MW  who wrote it, and moderates      MX  who took the decision, and moderates
    CA  a civil servant                  CD  of this dossier only         CX  of another dossier only
    CB  of another organisation          CH  who holds the code of the contribution
    PL  a project leader                 PD  of this dossier only         PB  of another organisation
    OA  an administrator                 OB  of another organisation
    OX  who took the decision            OW  who wrote it                 AS  who asked for a second person
    PA  a platform administrator         AP  who asked for a second person
    CM  a council member                 SY  the site itself
    ME  a resident, about whose own account it is                         MS  the same, who works here

With "!" the last proof is older than fifteen minutes.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from participatie.kernel.actor import Actor, Assignment, Role
from participatie.security.policy import PROOF_LASTS

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE, ELSEWHERE, DOSSIER, OTHER_DOSSIER = (UUID(int=number) for number in (1, 2, 3, 4))
CONTRIBUTION = UUID(int=5)
FRESH, STALE = NOW - PROOF_LASTS + timedelta(seconds=1), NOW - PROOF_LASTS - timedelta(seconds=1)


def _account(number: int) -> UUID:
    return UUID(int=100 + number)


AUTHOR, WRITING_MODERATOR, DECIDER, DECIDING_ADMINISTRATOR, WRITING_ADMINISTRATOR = map(_account, range(5))
ASKER, PLATFORM_ASKER, OWNER, WORKING_OWNER = map(_account, range(5, 9))


def _staff(role: Role, where: UUID = HERE, dossier: UUID | None = None, who: UUID | None = None) -> Actor:
    return Actor(account_id=who, assignments=frozenset({Assignment(role, where, dossier)}))


_CODE = frozenset({CONTRIBUTION})
_PEOPLE: dict[str, Actor] = {
    "RE": _staff(Role.RESIDENT),
    "AU": Actor(account_id=AUTHOR),
    "MO": _staff(Role.MODERATOR),
    "MD": _staff(Role.MODERATOR, dossier=DOSSIER),
    "MB": _staff(Role.MODERATOR, ELSEWHERE),
    "MW": _staff(Role.MODERATOR, who=WRITING_MODERATOR),
    "MX": _staff(Role.MODERATOR, who=DECIDER),
    "CA": _staff(Role.CIVIL_SERVANT),
    "CD": _staff(Role.CIVIL_SERVANT, dossier=DOSSIER),
    "CX": _staff(Role.CIVIL_SERVANT, dossier=OTHER_DOSSIER),
    "CB": _staff(Role.CIVIL_SERVANT, ELSEWHERE),
    "CH": replace(_staff(Role.CIVIL_SERVANT), contribution_ids=_CODE),
    "PL": _staff(Role.PROJECT_LEADER),
    "PD": _staff(Role.PROJECT_LEADER, dossier=DOSSIER),
    "PB": _staff(Role.PROJECT_LEADER, ELSEWHERE),
    "OA": _staff(Role.ADMINISTRATOR),
    "OB": _staff(Role.ADMINISTRATOR, ELSEWHERE),
    "OX": _staff(Role.ADMINISTRATOR, who=DECIDING_ADMINISTRATOR),
    "OW": _staff(Role.ADMINISTRATOR, who=WRITING_ADMINISTRATOR),
    "AS": _staff(Role.ADMINISTRATOR, who=ASKER),
    "PA": _staff(Role.PLATFORM_ADMINISTRATOR, ELSEWHERE),
    "AP": _staff(Role.PLATFORM_ADMINISTRATOR, ELSEWHERE, who=PLATFORM_ASKER),
    "CM": _staff(Role.COUNCIL_MEMBER),
    "ME": Actor(account_id=OWNER),
    "MS": _staff(Role.ADMINISTRATOR, who=WORKING_OWNER),
}
_WITHOUT_ACCOUNT = {
    "AN": Actor.visitor(),
    "HO": Actor.visitor(_CODE),
    "SY": Actor.system("job"),
}
_ALSO_STALE = ("MO", "CA", "CD", "PL", "PD", "OA", "AS", "PA", "AP", "ME", "MS", "AU")


def _everybody() -> dict[str, Actor]:
    people = {
        name: replace(actor, account_id=actor.account_id or _account(50 + number), proved_at=FRESH)
        for number, (name, actor) in enumerate(_PEOPLE.items())
    }
    stale = {f"{name}!": replace(people[name], proved_at=STALE) for name in _ALSO_STALE}
    return _WITHOUT_ACCOUNT | people | stale


ACTORS = _everybody()
