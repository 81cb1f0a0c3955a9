"""Pure thinking about second factors: waiting after wrong codes, codes on paper, the square code, sealing."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from participatie.identity.logic import recovery
from participatie.identity.logic.drawing import draw, in_groups
from participatie.identity.logic.guessing import next_try_at
from participatie.kernel import clock
from participatie.security import sealed, totp

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def ago(**much):
    return NOON - timedelta(**much)


@pytest.mark.parametrize(
    ("tries", "free"),
    [
        ([], None),
        ([ago(seconds=10 * n) for n in range(4)], None),
        ([ago(seconds=10 * n) for n in range(5)], NOON + timedelta(minutes=5) - timedelta(seconds=40)),
        ([ago(minutes=5)] * 5, None),
        ([ago(minutes=50)] * 19, None),
        ([ago(minutes=50)] * 20, NOON + timedelta(minutes=10)),
        ([ago(hours=20)] * 50, NOON + timedelta(hours=4)),
        ([ago(hours=24)] * 50, None),
        ([ago(hours=20)] * 50 + [NOON] * 5, NOON + timedelta(hours=4)),
    ],
)
def test_the_more_wrong_codes_the_longer_the_wait(tries, free):
    assert next_try_at(tries, NOON) == free


def test_our_codes_are_those_of_every_app():
    for minutes in range(100):
        moment = NOON + timedelta(minutes=minutes)
        assert totp.code_of(SECRET, totp.step_at(moment)) == pyotp.TOTP(SECRET).at(moment)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "\x00"])
def test_what_is_no_code_is_refused(typed):
    assert totp.step_of(SECRET, typed, NOON, after=0) is None


def test_ten_codes_have_ten_names_and_no_letters_that_look_alike():
    codes = recovery.new_codes()
    assert len({recovery.split(one)[0] for one in codes}) == recovery.COUNT
    assert not set("01IOLU") & set("".join(codes))


def test_a_code_on_paper_may_be_typed_in_any_way():
    label, rest = recovery.split("k7qm 4xpt-9d2f hj3v")
    assert (label, rest) == ("K7QM", "4XPT9D2FHJ3V")
    assert recovery.split("") == ("", "")


def test_the_square_code_has_a_light_border_and_its_three_corners():
    drawn = draw(totp.address(SECRET, owner="fatima@waterrecht.example", site="Participatie Waterrecht"))
    for x, y in ((4, 4), (drawn.size - 5, 4), (4, drawn.size - 5)):
        assert f"M{x} {y}h" in drawn.path
    assert "M3 " not in drawn.path
    assert f"M{drawn.size - 4} " not in drawn.path


def test_a_secret_is_told_in_groups_of_four():
    assert in_groups(SECRET).split()[0] == "JBSW"
    assert in_groups(SECRET).replace(" ", "") == SECRET


@pytest.fixture
def keys():
    before = list(sealed._secrets)
    sealed.set_keys(["new", "old"])
    yield
    sealed.set_keys(before)


def test_a_seal_opens_for_its_own_purpose_only(keys):
    kept = sealed.seal("authenticator", SECRET)
    assert sealed.unseal("authenticator", kept) == SECRET
    assert sealed.unseal("passkey-show", kept) is None
    assert sealed.unseal("authenticator", kept[:-4] + "AAA=") is None
    assert sealed.unseal("authenticator", "ž\x00") is None


def test_a_seal_lasts_as_long_as_is_said_by_our_clock(keys):
    with clock.frozen(NOON):
        kept = sealed.seal("ticket", "x")
    with clock.frozen(NOON + timedelta(minutes=5)):
        assert sealed.unseal("ticket", kept, lasts=timedelta(minutes=5)) == "x"
    with clock.frozen(NOON + timedelta(minutes=5, seconds=1)):
        assert sealed.unseal("ticket", kept, lasts=timedelta(minutes=5)) is None


def test_what_an_older_key_sealed_is_opened_and_sealed_anew(keys):
    sealed.set_keys(["old"])
    kept = sealed.seal("authenticator", SECRET)
    sealed.set_keys(["new", "old"])
    renewed = sealed.renew("authenticator", kept)
    sealed.set_keys(["new"])
    assert sealed.unseal("authenticator", renewed) == SECRET
    assert sealed.unseal("authenticator", kept) is None
