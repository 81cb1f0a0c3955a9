"""Who lives and works in Waterrecht: organisations, and people with one password that everybody may know."""

from dataclasses import dataclass
from datetime import UTC, datetime

from participatie.demo.apps import give_app
from participatie.identity import queries, services
from participatie.identity.terms import ROLE_LABELS, OrganisationKind
from participatie.kernel.actor import Actor, Role

PASSWORD = "droge voeten in de laagte"  # noqa: S105 - for a town on one's own computer
TOWN = "waterrecht"
BUILDER = Actor.system("demo")
ALWAYS = datetime.max.replace(tzinfo=UTC)
"""On a stage on which the clock is moved, everybody has just proved who they are."""


@dataclass(frozen=True)
class Body:
    """An organisation, by the name the stories use for it."""

    key: str
    slug: str
    code: str
    name: str
    kind: OrganisationKind
    desk: str


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in."""

    key: str
    name: str
    role: Role
    job_title: str
    body: str = "gemeente"

    @property
    def email(self) -> str:
        """Their address at the organisation they belong to."""
        slugs = {body.key: body.slug for body in BODIES}
        return f"{self.name.lower().replace(' ', '.')}@{slugs[self.body]}.example"


BODIES = (
    Body(
        "gemeente",
        TOWN,
        "WR",
        "Gemeente Waterrecht",
        OrganisationKind.MUNICIPALITY,
        "Stadhuis, Kadeplein 1, Waterrecht",
    ),
    Body(
        "waterschap",
        "rechterwaard",
        "RW",
        "Waterschap Rechterwaard",
        OrganisationKind.WATER_BOARD,
        "Gemaalweg 2, Waterrecht",
    ),
    Body(
        "woonstichting",
        "kadehuis",
        "KH",
        "Woonstichting Kadehuis",
        OrganisationKind.PARTNER,
        "Havenstraat 31, Waterrecht",
    ),
    Body(
        "welzijn",
        "welzijn-waterrecht",
        "WW",
        "Welzijn Waterrecht",
        OrganisationKind.PARTNER,
        "Buurthuis De Kade, Waterrecht",
    ),
    Body(
        "brandweer",
        "waardland",
        "VW",
        "Veiligheidsregio Waardland",
        OrganisationKind.PARTNER,
        "Kazernelaan 5, Waterrecht",
    ),
    Body("zorg", "de-oever", "ZO", "Zorggroep De Oever", OrganisationKind.PARTNER, "Oeverlaan 8, Waterrecht"),
    Body(
        "huisartsen",
        "haven-en-molen",
        "HM",
        "Huisartsenpost Haven en Molen",
        OrganisationKind.PARTNER,
        "Molenplein 12, Waterrecht",
    ),
)

PEOPLE = (
    Person("inwoner", "Peter Zeeman", Role.RESIDENT, "inwoner van de Lindelaan"),
    Person("ambtenaar", "Fatima Haddou", Role.CIVIL_SERVANT, "beleidsmedewerker participatie"),
    Person("projectleider", "Joris Waterman", Role.PROJECT_LEADER, "programmamanager"),
    Person("moderator", "Saskia Blom", Role.MODERATOR, "moderator"),
    Person("moderator2", "Tim Verhoef", Role.MODERATOR, "moderator"),
    Person("beheerder", "Bram Oostra", Role.ADMINISTRATOR, "beheerder van het platform"),
    Person("raadslid", "Yara Pinas", Role.COUNCIL_MEMBER, "lid van de gemeenteraad"),
    Person("waterschap", "Henk Dijkstra", Role.CIVIL_SERVANT, "adviseur watersysteem", "waterschap"),
)


def settle() -> None:
    """Let organisations and people come to live in the town."""
    bodies = {
        body.key: services.add_organisation(
            BUILDER,
            slug=body.slug,
            code=body.code,
            name=body.name,
            kind=body.kind,
            desk=body.desk,
            phone="14 000",
            email=f"info@{body.slug}.example",
        )
        for body in BODIES
    }
    for person in PEOPLE:
        body = bodies[person.body]
        account = services.add_account(
            BUILDER,
            body,
            email=person.email,
            name=person.name,
            password=PASSWORD,
            job_title=person.job_title,
        )
        services.give_role(BUILDER, account, body, role=person.role)
        if person.role is not Role.RESIDENT:
            give_app(account, person.key)


def everybody() -> dict[str, Actor]:
    """Give the people as they act, by the name the stories use for them."""
    accounts = {person.key: queries.find_account(person.email) for person in PEOPLE}
    return {
        key: queries.actor_of(account, proved_at=ALWAYS)
        for key, account in accounts.items()
        if account is not None
    }


def people_text() -> str:
    """Say in Dutch who can sign in, and with what."""
    lines = [f"  {_role(person):<38} {person.name:<16} {person.email}" for person in PEOPLE]
    return "\n".join(
        [
            "Inloggen kan op /inloggen als een van deze mensen.",
            f"Het wachtwoord is steeds: {PASSWORD}",
            "Wie er werkt, vult daarna een code in. Die staat op /ontwikkeling/codes.",
            "",
            *lines,
        ]
    )


def _role(person: Person) -> str:
    label = ROLE_LABELS[person.role]
    return label if person.body == "gemeente" else f"{label} van Waterschap Rechterwaard"
