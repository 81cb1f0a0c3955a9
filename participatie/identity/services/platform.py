"""Looking after the platform: an organisation joins, with its first administrator; two people, where there are two."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from participatie.db.session import session
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.identity import policy
from participatie.identity.logic.acts import ADD_ORGANISATION, Asked, WeightyAct
from participatie.identity.models import Organisation, SecondPersonRequest
from participatie.identity.policy import Do
from participatie.identity.queries.second_person import list_seconds
from participatie.identity.services import second_person
from participatie.identity.services.people import add_organisation
from participatie.identity.services.staff import invite
from participatie.identity.terms import OrganisationKind
from participatie.kernel import ids
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Invalid


def start_organisation(
    actor: Actor, *, slug: str, code: str, name: str, kind: OrganisationKind, administrator: str, email: str
) -> Organisation | SecondPersonRequest:
    """Let an organisation join and invite its first administrator, or ask the second person who must agree."""
    policy.require(actor, Do.RUN_PLATFORM, None)
    _check_free(slug, code)
    told = {"slug": slug, "code": code, "name": name, "kind": kind.value}
    told |= {"administrator": administrator, "email": email.strip().lower()}
    if list_seconds(actor, ADD_ORGANISATION, None):
        return second_person.ask(actor, ADD_ORGANISATION, ids.new_id(), organisation_id=None, details=told)
    return _start(actor, told, None)


def _check_free(slug: str, code: str) -> None:
    for field, value in ((Organisation.slug, slug), (Organisation.code, code)):
        if session.scalar(sa.select(Organisation.id).where(field == value)) is not None:
            raise Invalid("organisation_name_taken", str(field.key))


def _start(actor: Actor, told: Mapping[str, Any], agreed: Asked | None) -> Organisation:
    _check_free(told["slug"], told["code"])
    organisation = add_organisation(
        actor,
        slug=told["slug"],
        code=told["code"],
        name=told["name"],
        kind=OrganisationKind(told["kind"]),
        agreed=agreed,
    )
    invite(actor, organisation, email=told["email"], name=told["administrator"], role=Role.ADMINISTRATOR)
    return organisation


def _execute(actor: Actor, asked: Asked) -> None:
    _start(actor, asked.details, asked)


def _tell(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    kind = told["kind"]
    return [
        (_("Organisatie"), told["name"]),
        (_("Soort"), _(kind)),
        (_("Korte naam in adressen"), told["slug"]),
        (_("Begin van dossiernummers"), told["code"]),
        (_("Eerste beheerder"), told["administrator"]),
        (_("E-mailadres van de beheerder"), told["email"]),
    ]


ACTS = (
    WeightyAct(
        name=ADD_ORGANISATION,
        label=N_("Een organisatie toevoegen"),
        roles=(Role.PLATFORM_ADMINISTRATOR,),
        execute=_execute,
        tell=_tell,
    ),
)
