"""Second factors: getting them, showing them once, and not guessing them."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from participatie.facts.models import FactRow
from participatie.identity import queries, services
from participatie.identity.models import Letter
from participatie.identity.models.factors import Authenticator
from participatie.identity.policy import Membership
from participatie.identity.terms import Factor, Shown
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.security import sealed, totp
from tests.factories.identity import SETUP, an_account, an_organisation

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(moment=MORNING, secret=SECRET):
    return totp.code_of(secret, totp.step_at(moment))


@pytest.fixture
def person(db):
    """A civil servant with an app, signed in with a password only."""
    with clock.frozen(MORNING - timedelta(days=1)), db.writing():
        account = an_account(an_organisation(), Role.CIVIL_SERVANT)
        return with_an_app(account)


def with_an_app(account):
    actor = queries.actor_of(account)
    services.add_authenticator(actor, queries.find_keyring(account), secret=SECRET, code=code(clock.now()))
    return account


def half_in(account):
    begun, _ = services.begin_sign_in(Actor.visitor(), account, factor=Factor.NONE, device="")
    return queries.actor_of(account), begun


def letters(db, account):
    wanted = sa.select(Letter.kind).where(Letter.account_id == account.id).order_by(Letter.created_at)
    return list(db.session.scalars(wanted))


def test_the_code_of_the_app_completes_a_sign_in(db, person):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        assert begun.proved_at is None
        assert services.show_code(actor, begun, code=code()) is Shown.RIGHT
        assert (begun.factor, begun.proved_at) == (Factor.TOTP, MORNING)


@pytest.mark.parametrize("seconds", [-30, 30])
def test_a_clock_may_be_half_a_minute_off(db, person, seconds):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        shown = services.show_code(actor, begun, code=code(MORNING + timedelta(seconds=seconds)))
        assert shown is Shown.RIGHT


@pytest.mark.parametrize("seconds", [-90, 90])
def test_a_code_of_another_minute_is_refused(db, person, seconds):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        shown = services.show_code(actor, begun, code=code(MORNING + timedelta(seconds=seconds)))
        assert shown is Shown.WRONG


def test_a_code_works_once_and_so_does_the_one_before_it(db, person):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        assert services.show_code(actor, begun, code=code()) is Shown.RIGHT
        assert services.show_code(actor, begun, code=code()) is Shown.WRONG
        before = code(MORNING - timedelta(seconds=30))
        assert services.show_code(actor, begun, code=before) is Shown.WRONG


def test_the_code_that_set_the_app_up_does_not_sign_in(db):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(with_an_app(an_account(an_organisation())))
        assert services.show_code(actor, begun, code=code()) is Shown.WRONG


def test_spaces_in_a_code_do_not_matter(db, person):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        typed = f" {code()[:3]} {code()[3:]} "
        assert services.show_code(actor, begun, code=typed) is Shown.RIGHT


def test_after_five_wrong_codes_even_the_right_one_waits_and_the_owner_hears_of_it(db, person):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        shown = [services.show_code(actor, begun, code="000000") for _ in range(5)]
        assert shown == [Shown.WRONG] * 4 + [Shown.LATER]
        assert services.show_code(actor, begun, code=code()) is Shown.LATER
        assert letters(db, person).count("too_many_codes") == 1
    later = MORNING + timedelta(minutes=5, seconds=1)
    with clock.frozen(later), db.writing():
        assert services.show_code(actor, begun, code=code(later)) is Shown.RIGHT


def test_twenty_wrong_codes_wait_an_hour(db, person):
    moment = MORNING
    for _ in range(4):
        with clock.frozen(moment), db.writing():
            actor, begun = half_in(person)
            for _ in range(5):
                services.show_code(actor, begun, code="000000")
        moment += timedelta(minutes=6)
    with clock.frozen(moment), db.writing():
        assert services.show_code(actor, begun, code=code(moment)) is Shown.LATER


def test_right_codes_do_not_use_up_the_limit(db, person):
    for minutes in range(12):
        moment = MORNING + timedelta(seconds=30 * minutes)
        with clock.frozen(moment), db.writing():
            actor, begun = half_in(person)
            assert services.show_code(actor, begun, code=code(moment)) is Shown.RIGHT


def test_wrong_codes_are_kept_though_the_page_refuses(db, person):
    with clock.frozen(MORNING):
        with db.writing():
            actor, begun = half_in(person)
            services.show_code(actor, begun, code="000000")
            db.session.rollback()
        with db.reading():
            kinds = db.session.scalars(sa.select(FactRow.kind).where(FactRow.subject_id == person.id)).all()
    assert "FactorRefused" in kinds


def test_recovery_codes_work_once_even_when_codes_of_the_app_must_wait(db, person):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        assert services.show_code(actor, begun, code=code()) is Shown.RIGHT
        proved = queries.actor_of(person, proved_at=MORNING)
        codes = services.make_recovery_codes(proved, queries.find_keyring(person))
        for _ in range(5):
            services.show_code(actor, begun, code="000000")
        assert services.show_recovery_code(actor, begun, code=codes[0].lower()) is Shown.RIGHT
        assert services.show_recovery_code(actor, begun, code=codes[0]) is Shown.WRONG
        assert services.show_recovery_code(actor, begun, code=codes[1].replace("-", "")) is Shown.RIGHT
        assert len(queries.find_keyring(person).recovery_codes) == 8
        assert letters(db, person).count("recovery_code_used") == 2


def test_new_recovery_codes_replace_the_old(db, person):
    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        proved = queries.actor_of(person, proved_at=MORNING)
        old = services.make_recovery_codes(proved, queries.find_keyring(person))
        new = services.make_recovery_codes(proved, queries.find_keyring(person))
        assert len(set(new)) == 10
        assert services.show_recovery_code(actor, begun, code=old[0]) is Shown.WRONG
        assert services.show_recovery_code(actor, begun, code=new[0]) is Shown.RIGHT


def test_the_table_holds_no_secret_and_no_code(db, person):
    with clock.frozen(MORNING), db.writing():
        proved = queries.actor_of(person, proved_at=MORNING)
        codes = services.make_recovery_codes(proved, queries.find_keyring(person))
        ring = queries.find_keyring(person)
        assert SECRET not in ring.authenticator.sealed_secret
        assert all(kept.code_hash.startswith("$argon2id$") for kept in ring.recovery_codes)
        assert {kept.label for kept in ring.recovery_codes} == {one[:4] for one in codes}


def test_a_new_key_of_the_site_still_opens_the_app_and_seals_it_anew(db, person, config):
    with clock.frozen(MORNING), db.writing():
        before = queries.find_keyring(person).authenticator.sealed_secret
        sealed.set_keys(["another key", config.secret_key])
        try:
            actor, begun = half_in(person)
            assert services.show_code(actor, begun, code=code()) is Shown.RIGHT
            sealed.set_keys(["another key"])
            later = MORNING + timedelta(minutes=1)
            with clock.frozen(later):
                assert services.show_code(actor, begun, code=code(later)) is Shown.RIGHT
        finally:
            sealed.set_keys([config.secret_key])
        assert queries.find_keyring(person).authenticator.sealed_secret != before


def test_a_wrong_first_code_sets_nothing_up(db):
    with clock.frozen(MORNING), db.writing():
        account = an_account(an_organisation())
        ring, actor = queries.find_keyring(account), queries.actor_of(account)
        with pytest.raises(Invalid, match="wrong_first_code"):
            services.add_authenticator(actor, ring, secret=SECRET, code="123456")
        assert queries.find_keyring(account).is_empty


def test_there_is_one_app_per_account(db, person):
    with clock.frozen(MORNING), db.writing():
        proved = queries.actor_of(person, proved_at=MORNING)
        with pytest.raises(Conflict, match="authenticator_is_there"):
            services.add_authenticator(proved, queries.find_keyring(person), secret=SECRET, code=code())


def test_who_has_a_factor_adds_another_only_after_showing_it(db, person):
    with clock.frozen(MORNING), db.writing():
        half = queries.actor_of(person)
        with pytest.raises(NotAllowed, match="prove_again"):
            services.make_recovery_codes(half, queries.find_keyring(person))


def test_staff_keep_their_last_factor_and_residents_need_not(db, person):
    with clock.frozen(MORNING), db.writing():
        proved = queries.actor_of(person, proved_at=MORNING)
        with pytest.raises(NotAllowed, match="last_factor"):
            services.remove_authenticator(proved, queries.find_keyring(person))
        resident = an_account(an_organisation(), Role.RESIDENT)
        ring, actor = queries.find_keyring(resident), queries.actor_of(resident, proved_at=MORNING)
        services.add_authenticator(actor, ring, secret=SECRET, code=code())
        services.make_recovery_codes(actor, queries.find_keyring(resident))
        services.remove_authenticator(actor, queries.find_keyring(resident))
        left = queries.find_keyring(resident)
        assert left.is_empty
        assert left.recovery_codes == ()


def test_a_password_confirms_only_who_has_nothing_better(db, person):
    from tests.factories.identity import PASSWORD

    with clock.frozen(MORNING), db.writing():
        actor, begun = half_in(person)
        assert services.show_password(actor, begun, password=PASSWORD) is Shown.WRONG
        fresh = an_account(an_organisation())
        assert services.show_password(*half_in(fresh), password=PASSWORD) is Shown.WRONG
        resident = an_account(an_organisation(), Role.RESIDENT)
        assert services.show_password(*half_in(resident), password=PASSWORD) is Shown.RIGHT
        assert services.show_password(*half_in(resident), password="iets anders") is Shown.WRONG


def test_an_administrator_resets_a_colleague_who_lost_everything(db):
    with clock.frozen(MORNING), db.writing():
        town = an_organisation()
        colleague, boss = an_account(town), an_account(town, Role.ADMINISTRATOR)
        with_an_app(colleague)
        half_in(colleague)
        chief = queries.actor_of(boss, proved_at=MORNING)
        services.reset_factors(chief, Membership(town, colleague))
        assert queries.find_keyring(colleague).is_empty
        assert queries.list_sign_ins(queries.actor_of(colleague)) == []
        assert "factors_reset" in letters(db, colleague)


def test_nobody_resets_themselves_or_a_colleague_of_another_organisation(db):
    with clock.frozen(MORNING), db.writing():
        town, elsewhere = an_organisation(), an_organisation("Gemeente Elders")
        boss = an_account(town, Role.ADMINISTRATOR)
        stranger, both = an_account(elsewhere), an_account(town)
        services.give_role(SETUP, both, elsewhere, role=Role.CIVIL_SERVANT)
        chief = queries.actor_of(boss, proved_at=MORNING)
        for organisation, account in ((town, boss), (elsewhere, stranger), (town, both)):
            with pytest.raises(NotAllowed):
                services.reset_factors(chief, Membership(organisation, account))
        stale = queries.actor_of(boss, proved_at=MORNING - timedelta(minutes=16))
        with pytest.raises(NotAllowed, match="prove_again"):
            services.reset_factors(stale, Membership(town, an_account(town)))


def test_nobody_shows_a_code_for_somebody_else(db, person):
    with clock.frozen(MORNING), db.writing():
        _actor, begun = half_in(person)
        other = queries.actor_of(an_account(an_organisation()))
        with pytest.raises(NotAllowed):
            services.show_code(other, begun, code=code())


def test_one_account_never_has_two_apps_in_the_table(db, person):
    with db.writing():
        db.session.add(Authenticator(account_id=person.id, sealed_secret="x", last_step=0))
        with pytest.raises(sa.exc.IntegrityError):
            db.session.flush()
        db.session.rollback()
