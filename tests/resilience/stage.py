"""Makes the one dossier that everybody reacts to: `python -m tests.resilience.stage <database url>` prints its address."""

import sys
from dataclasses import replace

from config import Config
from participatie.app import create_app
from participatie.db.session import unit_of_work
from tests.factories.consultations import an_open_round


def main(database_url: str) -> None:
    create_app(replace(Config.from_env(), database_url=database_url))
    with unit_of_work(writing=True):
        made = an_open_round()
        slug = made.dossier.slug
    sys.stdout.write(slug)


if __name__ == "__main__":
    main(sys.argv[1])
