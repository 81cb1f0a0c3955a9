"""Who works here: invitations that work once, roles that count at once, accounts that close."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa

from participatie.identity import queries, services
from participatie.identity.models import Invitation
from participatie.identity.queries.staff import find_invitation
from participatie.identity.services import staff
from participatie.identity.services.platform import start_organisation
from participatie.identity.terms import OrganisationKind
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.security.passwords import verify_password
from participatie.security.tokens import link_token
from tests.factories.identity import an_account, an_actor, an_organisation

NEW = "nieuw@waterrecht.example"
PASSWORD = "paard batterij nietje juist"
HOUR = timedelta(hours=1)


@pytest.fixture
def here(db) -> SimpleNamespace:
    with db.writing():
        organisation = an_organisation()
        administrator = an_actor(organisation, Role.ADMINISTRATOR)
    return SimpleNamespace(organisation=organisation, administrator=administrator)


def invite(
    here: SimpleNamespace, role: Role = Role.CIVIL_SERVANT, email: str = NEW, **more: Any
) -> Invitation:
    return staff.invite(here.administrator, here.organisation, email=email, name="Nieuw", role=role, **more)


def test_an_invitation_is_mailed_and_gives_an_account_with_one_role(db, here, mailbox, run_jobs) -> None:
    with db.writing():
        invited = invite(here, Role.PROJECT_LEADER)
    run_jobs()
    (mail,) = mailbox.to(NEW)
    assert link_token(invited.id) in mail.get_body(("plain",)).get_content()
    assert link_token(invited.id) not in invited.token_hash
    with db.writing():
        found = find_invitation(link_token(invited.id))
        account = staff.accept_invitation(Actor.visitor(), found, password=PASSWORD)
        assert queries.actor_of(account).has_role(Role.PROJECT_LEADER, organisation_id=here.organisation.id)
        assert verify_password(account.password_hash, PASSWORD)


def test_an_invitation_works_once_and_for_72_hours(db, here) -> None:
    with db.writing():
        late = invite(here, email="laat@waterrecht.example")
        with clock.frozen(clock.now() + 72 * HOUR), pytest.raises(NotAllowed, match="invitation_has_expired"):
            staff.accept_invitation(Actor.visitor(), late)
        invited = invite(here)
        staff.accept_invitation(Actor.visitor(), invited)
        with pytest.raises(NotAllowed, match="invitation_is_used"):
            staff.accept_invitation(Actor.visitor(), invited, password=PASSWORD)


def test_a_newer_invitation_withdraws_the_older_one(db, here) -> None:
    with db.writing():
        old = invite(here)
        new = invite(here, Role.MODERATOR)
        db.session.refresh(old)
        with pytest.raises(NotAllowed, match="invitation_is_withdrawn"):
            staff.accept_invitation(Actor.visitor(), old)
        staff.withdraw_invitation(here.administrator, new)
        with pytest.raises(NotAllowed, match="invitation_is_withdrawn"):
            staff.accept_invitation(Actor.visitor(), new)


def test_an_invitation_is_never_a_new_password_for_an_account_that_is_there(db, here) -> None:
    with db.writing():
        elsewhere = an_account(an_organisation("Elders"), Role.CIVIL_SERVANT, email=NEW)
        before = elsewhere.password_hash
        invited = invite(here)
        with pytest.raises(NotAllowed, match="sign_in_to_accept"):
            staff.accept_invitation(Actor.visitor(), invited, password=PASSWORD)
        assert elsewhere.password_hash == before
        staff.accept_invitation(queries.actor_of(elsewhere), invited, password=PASSWORD)
        assert elsewhere.password_hash == before
        assert len(elsewhere.assignments) == 2


def test_a_password_that_everybody_tries_is_refused(db, here) -> None:
    with db.writing():
        invited = invite(here)
        with pytest.raises(Invalid, match="common_password"):
            staff.accept_invitation(Actor.visitor(), invited, password="welkom123456")


def test_who_works_here_is_not_invited_again(db, here) -> None:
    with db.writing():
        colleague = an_account(here.organisation, Role.MODERATOR)
        with pytest.raises(Conflict, match="works_here_already"):
            invite(here, email=colleague.email)


def test_nobody_changes_their_own_rights(db, here) -> None:
    with db.writing():
        me = db.session.get_one(type(an_account(here.organisation)), here.administrator.account_id)
        with pytest.raises(NotAllowed, match="own_rights"):
            services.give_role(here.administrator, me, here.organisation, role=Role.PROJECT_LEADER)
        with pytest.raises(NotAllowed, match="own_rights"):
            staff.take_role(here.administrator, me.assignments[0], here.organisation)
        with pytest.raises(NotAllowed, match="own_rights"):
            staff.close_account(here.administrator, me, here.organisation)


def test_who_answers_does_not_moderate_and_who_moderates_does_not_answer(db, here) -> None:
    with db.writing():
        clerk = an_account(here.organisation, Role.CIVIL_SERVANT)
        moderator = an_account(here.organisation, Role.MODERATOR)
        for account, role in ((clerk, Role.MODERATOR), (moderator, Role.PROJECT_LEADER)):
            with pytest.raises(NotAllowed, match="answers_and_moderates"):
                services.give_role(here.administrator, account, here.organisation, role=role)
        services.give_role(here.administrator, clerk, here.organisation, role=Role.PROJECT_LEADER)


def test_a_role_that_is_taken_is_gone_at_the_next_request(db, here, client) -> None:
    with db.writing():
        clerk = an_account(here.organisation, Role.CIVIL_SERVANT, email=NEW)
    client.sign_in(NEW)
    client.get("/beheer/dossiers", status=200)
    with db.writing():
        account = queries.find_account(NEW)
        staff.take_role(here.administrator, account.assignments[0], here.organisation)
    client.get("/beheer/dossiers", status=403)
    assert clerk.id == account.id


def test_a_closed_account_is_signed_out_everywhere_at_once(db, here, client) -> None:
    with db.writing():
        an_account(here.organisation, Role.CIVIL_SERVANT, email=NEW)
    client.sign_in(NEW)
    with db.writing():
        staff.close_account(here.administrator, queries.find_account(NEW), here.organisation)
    client.get("/beheer/dossiers", follow=False, status=303)
    with db.writing():
        assert queries.find_account(NEW) is None


def test_somebody_who_works_elsewhere_too_keeps_their_account(db, here) -> None:
    with db.writing():
        both = an_account(here.organisation, Role.CIVIL_SERVANT)
        services.give_role(Actor.system("x"), both, an_organisation("Elders"), role=Role.CIVIL_SERVANT)
        with pytest.raises(NotAllowed, match="works_elsewhere_too"):
            staff.close_account(here.administrator, both, here.organisation)


NEWCOMER: dict[str, Any] = {
    "slug": "dijkdorp",
    "code": "DD",
    "name": "Gemeente Dijkdorp",
    "kind": OrganisationKind.MUNICIPALITY,
    "administrator": "Anna",
    "email": "anna@dijkdorp.example",
}


def test_one_platform_administrator_adds_an_organisation_and_invites_its_first_administrator(
    db, here
) -> None:
    with db.writing():
        platform = an_actor(here.organisation, Role.PLATFORM_ADMINISTRATOR)
        added = start_organisation(platform, **NEWCOMER)
        assert added.slug == "dijkdorp"
        assert db.session.scalars(sa.select(Invitation.email)).all() == [NEWCOMER["email"]]
        with pytest.raises(NotAllowed, match="first_administrator_only"):
            staff.invite(platform, here.organisation, email="x@y.example", name="X", role=Role.ADMINISTRATOR)


def test_with_two_platform_administrators_both_agree(db, here) -> None:
    from participatie.identity.services import second_person

    with db.writing():
        one, two = (an_actor(here.organisation, Role.PLATFORM_ADMINISTRATOR) for _ in range(2))
        asked = start_organisation(one, **NEWCOMER)
        with pytest.raises(Exception, match="not_found"):
            queries.get_organisation("dijkdorp")
        second_person.agree(two, asked)
        assert queries.get_organisation("dijkdorp").name == "Gemeente Dijkdorp"


def test_a_stale_proof_gives_no_roles(db, here) -> None:
    from dataclasses import replace

    with db.writing():
        stale = replace(here.administrator, proved_at=clock.now() - timedelta(minutes=16))
        clerk = an_account(here.organisation, Role.CIVIL_SERVANT)
        with pytest.raises(NotAllowed, match="prove_again"):
            services.give_role(stale, clerk, here.organisation, role=Role.PROJECT_LEADER)
