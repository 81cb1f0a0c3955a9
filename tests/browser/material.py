"""What stands in the demo town for the names in the addresses, and what is added to the town for them."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from participatie.admin.services import ask_to_erase
from participatie.admin.services.erasing import AUTHOR
from participatie.consultations.models import Dossier, Paragraph, Round
from participatie.consultations.services.manuscripts import save_manuscript
from participatie.consultations.terms import ManuscriptSource
from participatie.contributions.models import Contribution
from participatie.contributions.queries import find_code
from participatie.contributions.services import ask_to_unmask
from participatie.contributions.terms import Channel, Publication
from participatie.db.session import session
from participatie.demo.apps import give_app
from participatie.demo.people import everybody
from participatie.identity.models import Account, Organisation
from participatie.identity.models.factors import Passkey
from participatie.identity.models.federation import FederatedIdentity
from participatie.identity.queries import find_account, find_link, get_organisation
from participatie.identity.services import give_role, make_operator_link, second_person
from participatie.identity.services.staff import invite
from participatie.identity.terms import LegalGround
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.moderation.services import withhold
from participatie.moderation.terms import HouseRule
from participatie.responses.models import Commitment
from participatie.security.tokens import link_token
from tests.browser.addresses import PLATFORM, RESIDENT
from tests.factories import consultations as make
from tests.factories.contributions import a_contribution
from tests.factories.identity import SETUP, an_account

TEXT = "# 3 Hulp\n\n3.1 De gemeente helpt.\n\n# 4 Straten\n\n4.1 Er komt een vijver.\n"


@dataclass(frozen=True)
class Extra:
    """What the town does not have, by the names in the addresses; and what is found again by its number."""

    names: dict[str, str]
    kept_away: str


def add_what_the_town_lacks() -> Extra:
    """Dossiers of every state, a text out of sight, questions to a second person, and people who come to work."""
    cast, town = everybody(), get_organisation("waterrecht")
    more = {"organisation": town, "civil_servant": cast["ambtenaar"]}
    announced = make.an_open_round(opened_days_ago=-7, title="Binnenkort open", **more).dossier
    closed = make.a_closed_round(title="Net gesloten", **more).dossier
    _a_second_step_for(RESIDENT)
    kept_away, asked_about, nameless = _sent_to(make.a_closed_round(title="Al even gesloten", **more))
    names = {
        **_unfinished(cast["ambtenaar"], town),
        "announced": announced.slug,
        "closed": closed.slug,
        "colleague": str(_somebody_for_the_platform(town).id),
        "self": str(cast["beheerder"].account_id),
        "invitation": _an_invitation(cast["beheerder"], town),
        "linked": _a_provider_for(RESIDENT),
        **_questions(cast, kept_away, asked_about),
        "asked_about": asked_about.reference,
        "nameless": nameless.reference,
    }
    return Extra(names, kept_away.reference)


def _unfinished(actor: Actor, town: Organisation) -> dict[str, str]:
    """A draft with a text and a round, and a dossier with nothing."""
    draft = make.a_dossier(actor, town, title="Een concept")
    save_manuscript(actor, draft, markup=TEXT, source=ManuscriptSource.TYPED)
    make.a_version(actor, draft)
    save_manuscript(actor, draft, markup=TEXT + "\n4.2 En een bank.\n", source=ManuscriptSource.TYPED)
    make.a_round(actor, draft)
    return {"draft": draft.slug, "empty": make.a_dossier(actor, town, title="Nog leeg").slug}


def _sent_to(consultation: make.Consultation) -> list[Contribution]:
    """Three texts from before the round closed: one that a moderator took out of sight, two that are shown."""
    with clock.frozen(clock.now() - timedelta(days=5)):
        addresses = ("lea@bewoners.example", "omar@bewoners.example", "")
        sent = [a_contribution(consultation, email=address) for address in addresses]
    reason = "U schrijft waar uw buurman woont. Dat mag niet op de website."
    withhold(everybody()["moderator"], sent[0], rule=HouseRule.ABOUT_OTHERS, reason=reason)
    return sent


def _questions(cast: dict[str, Actor], seen: Contribution, asked_about: Contribution) -> dict[str, str]:
    """A look behind a name that two people agreed to, and two questions that still wait for a second person."""
    asking, ground = cast["ambtenaar"], LegalGround.POLICE
    agreed = ask_to_unmask(asking, seen, ground=ground, reason="De politie vraagt het.")
    second_person.agree(cast["projectleider"], agreed)
    waiting = ask_to_unmask(asking, asked_about, ground=ground, reason="De wijkagent vraagt het.")
    erasure = ask_to_erase(cast["beheerder"], asked_about, what=AUTHOR, reason="Gevraagd per brief.")
    return {"unmasked": seen.reference, "unmasking": str(waiting.id), "erasure": str(erasure.id)}


def _somebody_for_the_platform(town: Organisation) -> Account:
    """Who looks after the platform, and gives roles in two organisations besides."""
    roles = (Role.PLATFORM_ADMINISTRATOR, Role.ADMINISTRATOR)
    account = an_account(town, *roles, email=PLATFORM, name="Nel Kuipers")
    give_role(SETUP, account, get_organisation("rechterwaard"), role=Role.ADMINISTRATOR)
    return account


def _an_invitation(actor: Actor, town: Organisation) -> str:
    """Give the token of an invitation for somebody without an account."""
    role, email = Role.CIVIL_SERVANT, "nieuw@waterrecht.example"
    return link_token(invite(actor, town, email=email, name="Noor Bakker", role=role).id)


def _a_provider_for(email: str) -> str:
    """Let somebody sign in elsewhere too; give the id of that link."""
    account = find_account(email)
    assert account is not None
    linked = FederatedIdentity(account_id=account.id, issuer="https://inloggen.example", subject="peter")
    session.add(linked)
    session.flush()
    return str(linked.id)


def _a_second_step_for(email: str) -> None:
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
    kept_away = _first(Contribution.reference == extra.kept_away)
    return {
        **extra.names,
        "open": running_slug,
        "link": a_link_for(RESIDENT),
        "answered": answered,
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
        "kept_away": kept_away.reference,
        "kept_away_code": find_code(kept_away),
        "mail": mail,
        "passkey": str(session.scalars(sa.select(Passkey.id)).one()),
    }
