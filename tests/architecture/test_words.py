"""Everything on screen can be read in every language we offer."""

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest

from tests.support.sources import ROOT


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_is_translated() -> None:
    command = [sys.executable, ROOT / "dev.py", "words", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Ronde"\nmsgstr ""',
        '#, fuzzy\nmsgid "Ronde"\nmsgstr "Round"',
        'msgid "Op %(date)s"\nmsgstr "On the day"',
        'msgid "een"\nmsgid_plural "%(num)s dingen"\nmsgstr[0] "one"\nmsgstr[1] ""',
        'msgid ""\n"Lange "\n"zin"\nmsgstr ""',
    ],
)
def test_a_sentence_without_a_sound_translation_is_told(dev: ModuleType, entry: str) -> None:
    assert len(dev.faults_in(f"{HEADER}{entry}\n")) == 1


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Ronde"\nmsgstr "Round"',
        'msgid "Op %(date)s"\nmsgstr "On %(date)s"',
        'msgid "een"\nmsgid_plural "%(num)s dingen"\nmsgstr[0] "one"\nmsgstr[1] "%(num)s things"',
        'msgid ""\n"Lange "\n"zin"\nmsgstr ""\n"Long sentence"',
        '#~ msgid "Weg"\n#~ msgstr ""',
    ],
)
def test_a_sound_translation_is_left_alone(dev: ModuleType, entry: str) -> None:
    assert dev.faults_in(f"{HEADER}{entry}\n") == []
