"""The commands: serve, worker, migrate, demo, routes."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig

from config import ROOT, Config
from participatie.app import create_app
from participatie.demo import town
from participatie.jobs import worker


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
    worker.run_forever(create_app().extensions["huey"])


def demo(known: argparse.Namespace) -> None:
    """Bring the municipality of Waterrecht to life."""
    config = Config.from_env()
    if config.is_production:
        sys.exit("The demo town has passwords that everybody knows: it is not built in production.")
    if known.fresh:
        town.demolish(config)
        migrate(known)
    print(town.build(create_app(config)))


def routes(_known: argparse.Namespace) -> None:
    """List every address with its methods, audience and endpoint."""
    app = create_app()
    for rule in sorted(app.url_map.iter_rules(), key=str):
        view = app.view_functions[rule.endpoint]
        who = getattr(view, "audience", None)
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        print(f"{methods:8} {rule!s:70} {who.name if who else '-':14} {rule.endpoint}")


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "serve": serve,
    "worker": work,
    "migrate": migrate,
    "demo": demo,
    "routes": routes,
}
