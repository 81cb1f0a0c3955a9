"""Every page of the site with something on it: who looks at which address of the demo town."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from participatie.consultations.models import Dossier, Paragraph, Round
from participatie.consultations.services.manuscripts import save_manuscript
from participatie.consultations.terms import ManuscriptSource
from participatie.contributions.models import Contribution
from participatie.contributions.queries import find_code
from participatie.contributions.terms import Channel, Publication
from participatie.db.session import session
from participatie.demo.apps import give_app
from participatie.demo.people import everybody
from participatie.identity.models.factors import Passkey
from participatie.identity.queries import find_account, find_link, get_organisation
from participatie.identity.services import make_operator_link
from participatie.kernel.actor import Actor
from participatie.responses.models import Commitment
from tests.factories import consultations as make

VISITOR, SENDER, RESIDENT = "", "afzender", "peter.zeeman@waterrecht.example"
OFFICIAL, MODERATOR = "fatima.haddou@waterrecht.example", "saskia.blom@waterrecht.example"
ADMINISTRATOR, COUNCIL = "bram.oostra@waterrecht.example", "yara.pinas@waterrecht.example"

FILES_OF_THE_RECORD = {
    f"open_data.{name}"
    for name in (
        "checkpoint",
        "heads_feed",
        "export_log",
        "verifier",
        "public_proof",
        "own_proof",
        "dossier_proof",
    )
}
QUESTIONS_TO_DEVICES = {"identity.ask_for_passkey", "identity.ask_to_show_passkey"}
NO_PAGES = {
    *["static", "identity.stay", "health.healthz", "health.readyz", "responses.download_report"],
    *["wellknown.security_txt", "wellknown.robots_txt"],
    *FILES_OF_THE_RECORD,
    *QUESTIONS_TO_DEVICES,
}
"""What can be asked for and is no page."""

EVERYBODY = [
    "/",
    "/dossiers",
    "/op-papier",
    "/over-meedoen",
    "/privacy",
    "/toegankelijkheid",
    "/huisregels",
    "/volg",
    "/inloggen",
    "/inloggen/mail",
    "/inloggen/link/{link}",
    "/inloggen/tweede-stap",
    "/uitloggen",
    "/taal",
    "/dossiers/{open}",
    "/dossiers/{answered}",
    "/dossiers/{announced}",
    "/dossiers/{closed}",
    "/dossiers/{open}/tekst",
    "/dossiers/{answered}/tekst",
    "/dossiers/{announced}/tekst",
    "/dossiers/{closed}/tekst",
    "/dossiers/{answered}/versies/1",
    "/dossiers/{answered}/versies/1/lid/3.1",
    "/dossiers/{answered}/versies/1/artikel/6",
    "/dossiers/{answered}/versies/1/geheel",
    "/dossiers/{open}/versies/2/geheel",
    "/dossiers/{open}/reacties",
    "/dossiers/{open}/reacties?q=huisarts",
    "/dossiers/{open}/reacties?q=bestaatniet",
    "/dossiers/{closed}/reacties",
    "/dossiers/{open}/reageren",
    "/dossiers/{open}/reageren?lid={place}",
    "/dossiers/{closed}/reageren?lid=4.1",
    "/dossiers/{answered}/punten/1",
    "/dossiers/{answered}/punten/2",
    "/dossiers/{answered}/rondes/1/reactienota",
    "/dossiers/{answered}/toezeggingen",
    "/dossiers/{closed}/toezeggingen",
    "/dossiers/{answered}/versies/2/wijzigingen",
    "/dossiers/{answered}/versies/2/wijzigingen?alles=1",
    "/inbreng/{shown}",
    "/melden/inbreng/{shown}",
    "/controleer",
    "/controleer/{shown}",
    "/dossiers/{answered}/controleer",
    "/ontwikkeling/componenten",
    "/ontwikkeling/codes",
    "/ontwikkeling/mails",
    "/ontwikkeling/mails/{mail}",
]

OWN = ["/volg", "/mijn-inbreng/{own}", "/mijn-inbreng/{own}/ontvangstbewijs", "/mijn-inbreng/{own}/logboek"]
OWN_OPEN = [
    "/mijn-inbreng/{running}",
    "/mijn-inbreng/{running}/wijzigen",
    "/mijn-inbreng/{running}/intrekken",
]

DESK = [
    *["/werk", "/beheer/dossiers", "/beheer/dossiers/nieuw"],
    *(
        f"/beheer/dossiers/{{draft}}/{part}"
        for part in ["belofte", "invloed", "merkbaar", "veerkracht", "contact"]
    ),
    *(
        f"/beheer/dossiers/{{draft}}/{part}"
        for part in ["besluit", "omschrijving", "partners", "tekst", "versies"]
    ),
    *(
        f"/beheer/dossiers/{{draft}}/tekst/{part}"
        for part in ["bestand", "opslagen", "opslagen/1", "publiceren"]
    ),
    *(f"/beheer/dossiers/{{draft}}/rondes/{part}" for part in ["1/wijzigen", "1/openen"]),
    *["/beheer/dossiers/{draft}", "/beheer/dossiers/{empty}", "/beheer/dossiers/{empty}/rondes/nieuw"],
    *["/beheer/dossiers/{empty}/tekst/opslagen", "/beheer/dossiers/{answered}/versies/1"],
    *["/beheer/dossiers/{answered}", "/beheer/dossiers/{open}", "/beheer/dossiers/{open}/besluit"],
    *(
        f"/beheer/dossiers/{{open}}/rondes/2/{part}"
        for part in ["werkbank", "punten", "afronden", "invoeren"]
    ),
    "/beheer/dossiers/{open}/rondes/2/verlengen",
    "/beheer/dossiers/{open}/rondes/2/bundelen?gekozen={waiting}",
    "/beheer/dossiers/{open}/rondes/2/werkbank?toon=alles&inbreng={waiting_number}",
    "/beheer/dossiers/{open}/rondes/2/werkbank?q=bestaatniet",
    "/beheer/dossiers/{answered}/rondes/1/werkbank?toon=alles&inbreng=2",
    *["/beheer/dossiers/{answered}/rondes/1/punten", "/beheer/dossiers/{answered}/rondes/1/afronden"],
    *["/beheer/dossiers/{closed}/rondes/1/werkbank", "/beheer/dossiers/{closed}/rondes/1/punten"],
    *(
        f"/beheer/dossiers/{{open}}/punten/{{begun}}{part}"
        for part in ["", "/naam", "/publiceren", "/toezegging", "/wijziging", "/wijziging?lid={place}"]
    ),
    *["/beheer/dossiers/{answered}/punten/1", "/beheer/dossiers/{answered}/punten/1/publiceren"],
    *["/beheer/dossiers/{open}/volgende-versie", "/beheer/dossiers/{open}/ambtshalve"],
    *["/beheer/dossiers/{open}/ambtshalve?lid={place}", "/beheer/dossiers/{open}/toezeggingen"],
    *["/beheer/dossiers/{answered}/toezeggingen", "/beheer/dossiers/{answered}/toezeggingen/{commitment}"],
    *["/beheer/dossiers/{answered}/besluiten", "/beheer/dossiers/{answered}/berichten"],
    *["/beheer/dossiers/{answered}/logboek", "/beheer/dossiers/{empty}/logboek?over=reacties"],
    *["/beheer/inbreng/{entered}/ontvangstbewijs", "/beheer/inbreng/{late}/te-laat"],
]
SECOND_STEP = [
    *["/account/tweede-stap", "/inloggen/tweede-stap/instellen", "/bevestigen"],
    *(
        f"/account/tweede-stap/{part}"
        for part in ["app", "app/weg", "passkey", "passkey/{passkey}/weg", "herstelcodes"]
    ),
]
ACCOUNT = ["/account", *(f"/account/{part}" for part in ["wachtwoord", "e-mailadres", "apparaten"])]
MODERATION = [
    *["/werk", "/beheer/moderatie", "/beheer/moderatie?lijst=afgeschermd", "/beheer/moderatie/alles"],
    *(f"/beheer/moderatie/inbreng/{{{which}}}" for which in ("shown", "hidden")),
    *["/beheer/moderatie/inbreng/{hidden}/politie", "/beheer/moderatie/inbreng/{redacted}/origineel"],
    *["/beheer/moderatie/inbreng/{redacted}/opnieuw", "/beheer/moderatie/dienst/waterrecht"],
    "/beheer/moderatie/samen?gekozen=inbreng/{shown}&gekozen=inbreng/{hidden}&besluit=afgeschermd",
]

WALKS: dict[str, tuple[str, list[str]]] = {
    "een inwoner met een tweede stap": (RESIDENT, SECOND_STEP),
    "een inwoner met een account": (RESIDENT, ACCOUNT),
    "een bezoeker": (VISITOR, EVERYBODY),
    "wie iets stuurde": (SENDER, OWN + OWN_OPEN),
    "een ambtenaar": (OFFICIAL, DESK),
    "een moderator": (MODERATOR, MODERATION),
    "een beheerder": (ADMINISTRATOR, ["/werk", "/beheer/dossiers", "/beheer/dossiers/{open}"]),
    "een raadslid": (COUNCIL, ["/werk", "/dossiers/{answered}/rondes/1/reactienota"]),
    "een inwoner met account": (RESIDENT, ["/", "/dossiers/{open}/reageren?lid={place}", "/uitloggen"]),
}

TEXT = "# 3 Hulp\n\n3.1 De gemeente helpt.\n\n# 4 Straten\n\n4.1 Er komt een vijver.\n"


@dataclass(frozen=True)
class Extra:
    """Dossiers that the town does not have: one of every state."""

    draft: str
    empty: str
    announced: str
    closed: str


def add_what_the_town_lacks() -> Extra:
    """A draft with a text and a round, an empty one, an announced and a closed round."""
    actor, town = everybody()["ambtenaar"], get_organisation("waterrecht")
    draft = make.a_dossier(actor, town, title="Een concept")
    save_manuscript(actor, draft, markup=TEXT, source=ManuscriptSource.TYPED)
    make.a_version(actor, draft)
    save_manuscript(actor, draft, markup=TEXT + "\n4.2 En een bank.\n", source=ManuscriptSource.TYPED)
    make.a_round(actor, draft)
    empty = make.a_dossier(actor, town, title="Nog leeg")
    more = {"organisation": town, "civil_servant": actor}
    announced = make.an_open_round(opened_days_ago=-7, title="Binnenkort open", **more).dossier
    closed = make.a_closed_round(title="Net gesloten", **more).dossier
    a_second_step_for(RESIDENT)
    return Extra(draft.slug, empty.slug, announced.slug, closed.slug)


def a_second_step_for(email: str) -> None:
    """An app and a passkey for somebody who need not have them."""
    account = find_account(email)
    assert account is not None
    give_app(account, "inwoner")
    session.add(
        Passkey(account_id=account.id, name="Telefoon", credential_id="AAAA", public_key=b"", sign_count=0)
    )
    session.flush()


def a_link_for(email: str) -> str:
    """Give the token of a link that works as long as the tests take."""
    account = find_account(email)
    assert account is not None
    token = make_operator_link(Actor.system("operator"), account)
    link = find_link(token)
    assert link is not None
    link.expires_at += timedelta(days=1)
    return token


def _first(*conditions: sa.ColumnElement[bool]) -> Contribution:
    found = sa.select(Contribution).where(*conditions).order_by(Contribution.received_at)
    contribution = session.scalars(found).first()
    assert contribution is not None
    return contribution


def _slug(number: str) -> str:
    slug = session.scalar(sa.select(Dossier.slug).where(Dossier.number.endswith(number)))
    assert slug is not None
    return slug


def material(extra: Extra, mail: str) -> dict[str, str]:
    """What stands in the town for each name in the addresses."""
    answered, running_slug = _slug("017"), _slug("023")
    dossier = session.scalars(sa.select(Dossier).where(Dossier.slug == running_slug)).one()
    second = session.scalars(sa.select(Round).where(Round.dossier_id == dossier.id, Round.number == 2)).one()
    waiting = _first(Contribution.round_id == second.id, Contribution.paragraph_id.is_not(None))
    own = _first(Contribution.reference.contains("-017-"), Contribution.channel == Channel.WEBSITE)
    commitment = session.scalars(
        sa.select(Commitment)
        .join(Dossier, Dossier.id == Commitment.dossier_id)
        .where(Dossier.slug == answered, Commitment.result.is_(None))
    ).first()
    assert commitment is not None
    return {
        "open": running_slug,
        "link": a_link_for(RESIDENT),
        "answered": answered,
        "draft": extra.draft,
        "empty": extra.empty,
        "announced": extra.announced,
        "closed": extra.closed,
        "place": session.get_one(Paragraph, waiting.paragraph_id).number,
        "waiting": waiting.reference,
        "waiting_number": str(waiting.number),
        "begun": "26",
        "commitment": str(commitment.id),
        "entered": _first(Contribution.channel == Channel.LETTER).reference,
        "late": _first(Contribution.is_late).reference,
        "shown": _first(Contribution.publication == Publication.SHOWN).reference,
        "hidden": _first(Contribution.publication != Publication.SHOWN).reference,
        "redacted": _first(Contribution.body.contains("zwartgelakt")).reference,
        "own": own.reference,
        "own_code": find_code(own),
        "running": waiting.reference,
        "running_code": find_code(waiting),
        "mail": mail,
        "passkey": str(session.scalars(sa.select(Passkey.id)).one()),
    }
