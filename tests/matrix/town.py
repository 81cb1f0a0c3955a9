"""Two organisations side by side, with everything that a site can hold; what is not public carries a canary.

`A` is where the staff of these tests work. `B` is the neighbour whose things they may not see.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.engine import Engine

from participatie.consultations.services.manuscripts import save_manuscript
from participatie.consultations.terms import ManuscriptSource
from participatie.contributions.models import Contribution
from participatie.contributions.services import withdraw_contribution
from participatie.contributions.terms import Visibility
from participatie.db.session import bind_engine, session, unit_of_work
from participatie.identity import queries, services
from participatie.identity.models import Account, Organisation, SecondPersonRequest
from participatie.identity.services import staff
from participatie.identity.terms import Factor
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.moderation.services import withhold
from participatie.moderation.terms import HouseRule
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeKind, NoticeState
from participatie.responses.models import Change, Commitment
from participatie.responses.services.deciding import ask_decision
from tests.factories.consultations import a_dossier, a_round, a_version, an_open_round
from tests.factories.identity import ALWAYS, SETUP, an_organisation
from tests.factories.responses import a_change, a_contribution, a_draft, a_point, an_answered_round

KIND = "inbreng"
VISITOR = "AN"
STAFF = {
    "RE": Role.RESIDENT,
    "MO": Role.MODERATOR,
    "CA": Role.CIVIL_SERVANT,
    "PL": Role.PROJECT_LEADER,
    "OA": Role.ADMINISTRATOR,
    "CM": Role.COUNCIL_MEMBER,
    "PA": Role.PLATFORM_ADMINISTRATOR,
}
PEOPLE = (VISITOR, *STAFF)


@dataclass
class Home:
    """One organisation, and where its things are: by the name of an argument in an address, what fits there."""

    name: str
    organisation: Organisation
    accounts: dict[str, Account] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    @property
    def canary(self) -> str:
        """A word that stands in everything of this organisation that is not public."""
        return f"kanarie{self.name}"


@dataclass
class Town:
    """Both organisations, and a client for everybody who works in A."""

    app: Flask
    a: Home
    b: Home
    clients: Mapping[str, FlaskClient]
    leaks: list[str] = field(default_factory=list)
    """Where a word of B was read by somebody else."""


@contextmanager
def built(app: Flask, engine: Engine) -> Iterator[Town]:
    """Build the town inside one transaction, and leave nothing behind."""
    with engine.connect() as connection:
        transaction = connection.begin()
        bind_engine(connection)
        try:
            with unit_of_work(writing=True):
                homes = [_home(name) for name in ("A", "B")]
            with unit_of_work(writing=True):
                clients = {VISITOR: app.test_client()} | {
                    who: _signed_in(app, account.id) for who, account in homes[0].accounts.items()
                }
            yield Town(app, *homes, clients)
        finally:
            bind_engine(engine)
            transaction.rollback()


def _signed_in(app: Flask, account_id: UUID) -> FlaskClient:
    account = session.get_one(Account, account_id)
    _begun, token = services.begin_sign_in(Actor.visitor(), account, factor=Factor.OPERATOR, device="Firefox")
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"] = token
    return client


def _home(name: str) -> Home:
    home = Home(name, an_organisation(f"Gemeente {name}", slug=f"gemeente-{name.lower()}"))
    home.accounts = {who: _account(home, who, role) for who, role in STAFF.items()}
    actors = {who: queries.actor_of(account, proved_at=ALWAYS) for who, account in home.accounts.items()}
    _draft_dossier(home, actors["CA"])
    _open_dossier(home, actors)
    _closed_dossier(home, actors)
    _waiting(home, actors)
    home.ids["organisation"] = [home.organisation.slug]
    return home


def _account(home: Home, who: str, role: Role) -> Account:
    account = Account(
        email=f"{who.lower()}@{home.canary}.example".lower(),
        name=f"{who} {home.canary}",
        job_title=f"Functie {home.canary}",
        password_hash=None,
        assignments=[],
    )
    session.add(account)
    session.flush()
    services.give_role(SETUP, account, home.organisation, role=role)
    return account


def _draft_dossier(home: Home, clerk: Actor) -> None:
    dossier = a_dossier(clerk, home.organisation, title=f"Nog niet openbaar {home.canary}")
    a_version(clerk, dossier)
    a_round(clerk, dossier, name=f"Ronde {home.canary}")
    save_manuscript(
        clerk, dossier, markup=f"# 1 Kop\n1.1 Geheim {home.canary}.", source=ManuscriptSource.TYPED
    )
    home.slugs["draft"] = dossier.slug


def _open_dossier(home: Home, actors: Mapping[str, Actor]) -> None:
    made = an_open_round(
        organisation=home.organisation, civil_servant=actors["CA"], title=f"Open plan van {home.name}"
    )
    home.slugs["open"] = made.dossier.slug
    _received(home, "public", a_contribution(made, "Iedereen mag dit lezen."))
    canary = home.canary
    alone = a_contribution(
        made, f"Alleen voor u {canary}.", visibility=Visibility.AUTHORITY, email=f"x@{canary}.example"
    )
    _received(home, "for the authority", alone)
    hidden = a_contribution(made, f"Dit wordt afgeschermd {canary}.")
    withhold(actors["MO"], hidden, rule=HouseRule.INSULT, reason=f"Reden {canary}")
    _received(home, "hidden", hidden)
    gone = a_contribution(made, f"Dit trek ik in {canary}.")
    withdraw_contribution(Actor.visitor(frozenset({gone.id})), gone)
    _received(home, "withdrawn", gone)
    save_manuscript(
        actors["CA"], made.dossier, markup=f"# 1 Kop\n1.1 Later {canary}.", source=ManuscriptSource.TYPED
    )
    ask_decision(
        actors["PL"],
        made.dossier,
        made.version,
        decided_by="raad",
        decided_on=clock.now().date(),
        summary=f"Besluit {canary}",
    )


def _received(home: Home, name: str, contribution: Contribution) -> None:
    home.references[name] = contribution.reference


def _closed_dossier(home: Home, actors: Mapping[str, Actor]) -> None:
    done = an_answered_round(
        organisation=home.organisation, civil_servant=actors["CA"], title=f"Gesloten plan van {home.name}"
    )
    made = done.consultation
    home.slugs["closed"] = made.dossier.slug
    _received(home, "answered", done.contribution)
    other = a_contribution(made, f"Te laat {home.canary}.", late=True, visibility=Visibility.AUTHORITY)
    _received(home, "late", other)
    point = a_point(made, other, title=f"Punt in bewerking {home.canary}")
    a_draft(made, point, answer=f"Antwoord in bewerking {home.canary}")
    a_change(
        made,
        was="krijgt hulp",
        becomes=f"krijgt {home.canary}",
        paragraph="3.2",
        own_reason=f"Om {home.canary}",
    )
    home.ids["change"] = [
        str(one) for one in session.scalars(sa.select(Change.id).where(Change.dossier_id == made.dossier.id))
    ]
    wanted = sa.select(Commitment.id).where(Commitment.dossier_id == made.dossier.id)
    home.ids["commitment"] = [str(one) for one in session.scalars(wanted)]
    home.ids["notice"] = [str(_failed_notice(done.contribution).id)]


def _failed_notice(contribution: Contribution) -> Notice:
    notice = Notice(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        contribution_id=contribution.id,
        kind=NoticeKind.RECEIPT,
        about_id=contribution.id,
        state=NoticeState.FAILED,
        next_attempt_at=clock.now(),
    )
    session.add(notice)
    session.flush()
    return notice


def _waiting(home: Home, actors: Mapping[str, Actor]) -> None:
    invited = staff.invite(
        actors["OA"],
        home.organisation,
        email=f"nieuw@{home.canary}.example",
        name=f"Nieuw {home.canary}",
        role=Role.MODERATOR,
    )
    home.ids["invitation"] = [str(invited.id)]
    asked = sa.select(SecondPersonRequest.id).where(
        SecondPersonRequest.organisation_id == home.organisation.id
    )
    home.ids["request"] = [str(one) for one in session.scalars(asked)]
    home.ids["account"] = [str(home.accounts["CM"].id)]
    home.ids["role"] = [str(home.accounts["CM"].assignments[0].id)]
