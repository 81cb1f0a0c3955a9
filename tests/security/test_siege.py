"""Hostile text in every field by everybody, and then every output: nothing of it is ever more than words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from wtforms import StringField
from wtforms.fields.core import UnboundField

from participatie.web.forms import Form
from tests.browser.addresses import WALKS
from tests.security.forms_on_pages import leaks
from tests.security.siege import Siege, talking_to, town_under_siege, watching

EXAMPLES = {"participatie.web.samples.SampleForm", "participatie.web.samples.SampleText"}
"""A form that shows what fields look like; nobody sends it."""


BEHIND_A_STATE = {
    "participatie.admin.forms.AskErasureForm reason",
    "participatie.admin.forms.DeclineForm reason",
    "participatie.admin.forms.OrganisationForm administrator",
    "participatie.admin.forms.OrganisationForm code",
    "participatie.admin.forms.OrganisationForm email",
    "participatie.admin.forms.OrganisationForm name",
    "participatie.admin.forms.OrganisationForm slug",
    "participatie.consultations.forms.DecisionDayForm revision",
    "participatie.consultations.forms.OpenForm revision",
    "participatie.consultations.forms.OpenForm version",
    "participatie.consultations.forms.PublishForm revision",
    "participatie.identity.forms.AcceptForm password",
    "participatie.identity.forms.AuthenticatorForm code",
    "participatie.identity.forms.AuthenticatorForm terug",
    "participatie.identity.forms.AuthenticatorForm ticket",
    "participatie.identity.forms.PasswordForm password",
    "participatie.identity.forms.ProveAgainForm password",
    "participatie.identity.forms.ProveAgainForm recovery_code",
    "participatie.moderation.forms.AppealForm words",
    "participatie.moderation.forms.DecideManyForm seen",
    "participatie.open_data.forms.LookForm nummer",
    "participatie.portal.forms.LanguageForm language",
    "participatie.portal.forms.LanguageForm terug",
    "participatie.responses.forms.BundleForm owner_role",
    "participatie.responses.forms.BundleForm theme",
    "participatie.responses.forms.BundleForm title",
    "participatie.responses.forms.PublishForm revision",
    "participatie.responses.forms.VersionForm label",
    "participatie.responses.forms.VersionForm note",
    "participatie.responses.forms.VersionForm seen",
}
"""Fields that nobody in the town comes to: behind an invitation, an appeal, a choice or a button. Poisoned instead."""


@pytest.fixture(scope="module")
def siege(_site: Flask, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Siege:
    """The town after everybody typed hostile text everywhere."""
    made = town_under_siege(_site, shared_folder, tmp_path_factory.mktemp("siege") / "var")
    with talking_to(made.url), watching(made):
        for name in WALKS:
            made.attack(name)
    return made


def kinds_of(form: type) -> Iterator[type]:
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def text_fields() -> set[tuple[str, str]]:
    """Every field that takes words, of every form that somebody can be shown."""
    whole = {kind for kind in kinds_of(Form) if not kind.__subclasses__()}
    return {
        (f"{kind.__module__}.{kind.__name__}", name)
        for kind in whole
        for name in dir(kind)
        if isinstance(found := getattr(kind, name), UnboundField)
        and issubclass(found.field_class, StringField)
        if f"{kind.__module__}.{kind.__name__}" not in EXAMPLES
        and kind.__module__.startswith("participatie.")
    }


def test_nothing_that_was_typed_is_more_than_words(siege: Siege) -> None:
    assert siege.faults == []
    assert siege.posts > 300


def test_hostile_text_was_typed_in_every_field(siege: Siege) -> None:
    forgotten = sorted(f"{form} {name}" for form, name in text_fields() - set(siege.reached))
    forgotten = [one for one in forgotten if one not in BEHIND_A_STATE]
    assert not forgotten, "nobody typed in:\n" + "\n".join(forgotten)


def test_what_does_harm_is_told() -> None:
    page = "<html><body><p>zqx</p>{}</body></html>"
    for harm in (
        "<script>x</script>",
        "<p onclick=x>",
        "<a href='java\tscript:x'>",
        "49zqx",
        "<base href=x>",
        "<p zqx>",
    ):
        assert leaks(page.format(harm)), harm
    assert leaks(page.format("&lt;script&gt;")) == []
