"""Organisations and the people who work there."""

from datetime import UTC, datetime
from itertools import count

from participatie.identity import queries, services
from participatie.identity.models import Account, Organisation
from participatie.identity.terms import OrganisationKind
from participatie.kernel.actor import Actor, Role

_serial = count(1)
PASSWORD = "een lang wachtwoord voor proeven"
SETUP = Actor.system("set-up")
ALWAYS = datetime.max.replace(tzinfo=UTC)


def an_organisation(name: str = "Gemeente Waterrecht", code: str = "", slug: str = "") -> Organisation:
    """A municipality; without a code or short name it gets ones that nobody has."""
    at = next(_serial)
    return services.add_organisation(
        SETUP,
        slug=slug or f"organisatie-{at}",
        code=code or f"O{at}",
        name=name,
        kind=OrganisationKind.MUNICIPALITY,
        desk="Stadhuis, Kadeplein 1",
        phone="14 000",
    )


def an_account(
    organisation: Organisation, *roles: Role, email: str = "", name: str = "Sanne de Wit"
) -> Account:
    """Somebody who works for the organisation and signs in with PASSWORD."""
    email = email or f"medewerker-{next(_serial)}@waterrecht.example"
    account = services.add_account(SETUP, organisation, email=email, name=name, password=PASSWORD)
    for role in roles or (Role.CIVIL_SERVANT,):
        services.give_role(SETUP, account, organisation, role=role)
    return account


def an_actor(organisation: Organisation, *roles: Role, email: str = "") -> Actor:
    """The same person as the one who acts; a civil servant unless said otherwise."""
    return queries.actor_of(an_account(organisation, *roles, email=email), proved_at=ALWAYS)
