"""Two things in the same moment on a real PostgreSQL: a late reaction, and the end of the round."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from flask import Flask

from participatie.consultations.models import Dossier, Round
from participatie.db.session import bind_engine, make_engine, session, unit_of_work
from participatie.identity.models import Organisation
from participatie.kernel.errors import Invalid
from participatie.responses import services
from tests.factories.consultations import Consultation, a_closed_round
from tests.factories.responses import a_contribution
from tests.support.databases import PostgresDatabases


def test_a_reaction_that_is_being_sent_is_never_passed_over_by_the_end_of_its_round(
    app: Flask, postgres_databases: PostgresDatabases
):
    url = postgres_databases.clone()
    engine = make_engine(url)
    bind_engine(engine)
    with unit_of_work(writing=True):
        made = a_closed_round()
        a_contribution(made, "De eerste.")
    sent, concluding = Event(), Event()
    with ThreadPoolExecutor(2) as pool:
        sending = pool.submit(_send, made, sent, concluding)
        ending = pool.submit(_conclude, made, sent, concluding)
        reference, told = sending.result(), ending.result()
    bind_engine(app.extensions["engine"])
    engine.dispose()
    postgres_databases.drop(url)
    assert reference in told


def _send(made: Consultation, sent: Event, concluding: Event) -> str:
    with unit_of_work(writing=True):
        round_ = session.get_one(Round, made.round.id)
        here = Consultation(
            session.get_one(Organisation, made.organisation.id),
            made.civil_servant,
            made.project_leader,
            session.get_one(Dossier, made.dossier.id),
            made.version,
            round_,
        )
        contribution = a_contribution(here, "Te laat.", late=True)
        sent.set()
        concluding.wait(10)
        return contribution.reference


def _conclude(made: Consultation, sent: Event, concluding: Event) -> tuple[str, ...]:
    sent.wait(10)
    with unit_of_work(writing=False):
        round_ = session.get_one(Round, made.round.id)
        concluding.set()
        try:
            services.conclude_round(made.project_leader, round_, learned="Veel.", next_steps="Verder.")
        except Invalid as refusal:
            return tuple(refusal.details["references"])  # type: ignore[arg-type]
    return ()
