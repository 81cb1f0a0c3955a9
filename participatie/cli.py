"""The commands: serve, worker, migrate, demo, routes, begin, sign-in-link, opinion-map."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from flask import Flask

from config import ROOT, Config
from participatie.app import create_app
from participatie.db.session import unit_of_work
from participatie.demo import town
from participatie.i18n import gettext
from participatie.identity import queries as identity_queries
from participatie.identity import services as identity_services
from participatie.identity.terms import OrganisationKind
from participatie.jobs import worker
from participatie.kernel.actor import Actor, Role
from participatie.security.tokens import new_token


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(
        prog="participatie", description="Participatie: de lijn van inbreng naar besluit."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, work in COMMANDS.items():
        sub = commands.add_parser(name, help=work.__doc__)
        if name == "serve":
            sub.add_argument("--port", type=int, default=8000)
        if name == "sign-in-link":
            sub.add_argument("email", help="the address of an account")
        if name == "begin":
            _ask_who_begins(sub)
        if name == "opinion-map":
            _ask_for_files(sub)
        if name == "demo":
            sub.add_argument("--fresh", action="store_true", help="throw the town away and build it again")
    known = parser.parse_args(arguments)
    COMMANDS[known.command](known)


def migrate(_known: argparse.Namespace) -> None:
    """Bring the database to the newest revision."""
    config = Config.from_env()
    if config.database_url.startswith("sqlite:///"):
        Path(config.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    alembic = AlembicConfig()
    alembic.set_main_option("script_location", str(ROOT / "migrations"))
    command.upgrade(alembic, "head")


def serve(known: argparse.Namespace) -> None:
    """Serve on loopback, with jobs in the same process: for one computer."""
    address = f"127.0.0.1:{known.port}"
    os.execv(  # noqa: S606 - our own server, our own arguments
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            "python:participatie.serving",
            "-b",
            address,
            "participatie.serving:app",
        ],
    )


def work(_known: argparse.Namespace) -> None:
    """Run jobs until stopped: in production, beside the web processes."""
    worker.run_forever(create_app(_patient()).extensions["huey"])


def demo(known: argparse.Namespace) -> None:
    """Bring the municipality of Waterrecht to life."""
    config = _patient()
    if config.is_production:
        sys.exit("The demo town has passwords that everybody knows: it is not built in production.")
    if known.fresh:
        town.demolish(config)
        migrate(known)
    print(town.build(create_app(config)))


def _patient() -> Config:
    return replace(Config.from_env(), is_patient=True)


def routes(_known: argparse.Namespace) -> None:
    """List every address with its methods, audience and endpoint."""
    app = create_app()
    for rule in sorted(app.url_map.iter_rules(), key=str):
        view = app.view_functions[rule.endpoint]
        who = getattr(view, "audience", None)
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        print(f"{methods:8} {rule!s:70} {who.name if who else '-':14} {rule.endpoint}")


def sign_in_link(known: argparse.Namespace) -> None:
    """Make a link with which somebody signs in once, without password or second step."""
    _print_link(create_app(), known.email)


def _print_link(app: Flask, email: str) -> None:
    with unit_of_work(writing=True):
        account = identity_queries.find_account(email)
        if account is None:
            sys.exit(f"Geen open account met het adres {email}. Kijk het adres na.")
        token = identity_services.make_operator_link(Actor.system("operator"), account)
    path = app.url_map.bind("site").build("identity.open_link", {"token": token})
    print(f"Met deze link logt u één keer in als {email}, zonder wachtwoord of tweede stap:")
    print(f"\n    {app.config['PARTICIPATIE'].base_url}{path}\n")
    print("De link werkt tien minuten. Het staat in het logboek, en de eigenaar krijgt er een mail over.")


def _ask_who_begins(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("email", help="the address of the first administrator")
    sub.add_argument("person", help="their name")
    sub.add_argument("--organisation", required=True, help='its name: "Gemeente Voorbeeld"')
    sub.add_argument("--slug", required=True, help="its short name in addresses: voorbeeld")
    sub.add_argument("--code", required=True, help="what its dossier numbers begin with: VB")
    kinds = [kind.value for kind in OrganisationKind]
    sub.add_argument("--kind", choices=kinds, default=OrganisationKind.MUNICIPALITY.value)


def begin(known: argparse.Namespace) -> None:
    """Let the first organisation join an empty platform, with somebody who looks after both."""
    app, operator = create_app(), Actor.system("operator")
    with unit_of_work(writing=True):
        if identity_queries.has_organisations():
            sys.exit("Dit platform is al begonnen. Een beheerder nodigt anderen uit op /beheer/mensen.")
        organisation = identity_services.add_organisation(
            operator,
            slug=known.slug,
            code=known.code,
            name=known.organisation,
            kind=OrganisationKind(known.kind),
        )
        account = identity_services.add_account(
            operator, organisation, email=known.email, name=known.person, password=new_token()
        )
        for role in (Role.ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR):
            identity_services.give_role(operator, account, organisation, role=role)
    print(f"{known.organisation} doet mee. {known.person} is beheerder.")
    _print_link(app, known.email)


def _ask_for_files(sub: argparse.ArgumentParser) -> None:
    for name, text in (("votes", "votes.csv of an export"), ("comments", "its comments.csv")):
        sub.add_argument(f"--{name}", type=Path, required=True, help=f"{text}, plain or gzipped")
    sub.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    ways = sub.add_mutually_exclusive_group()
    ways.add_argument("--groups", type=Path, help="participants-votes.csv: take the groups from there")
    ways.add_argument("--compatible", action="store_true", help="follow the steps that Polis published")


def opinion_map(known: argparse.Namespace) -> None:
    """Draw the opinion map of exported votes, and tell it in words."""
    from participatie.deliberation.logic.drawing import draw_files  # noqa: PLC0415 - numpy is heavy to load
    from participatie.deliberation.logic.exports import UnreadableExport  # noqa: PLC0415

    try:
        told = draw_files(
            known.votes, known.comments, known.out, groups=known.groups, compatible=known.compatible
        )
    except UnreadableExport as refusal:
        sys.exit(gettext(refusal.sentence, **refusal.details))
    except OSError:
        sys.exit(gettext("Wij kunnen %(file)s niet schrijven.", file=str(known.out)))
    print(told)


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "serve": serve,
    "worker": work,
    "migrate": migrate,
    "demo": demo,
    "routes": routes,
    "opinion-map": opinion_map,
    "sign-in-link": sign_in_link,
    "begin": begin,
}
