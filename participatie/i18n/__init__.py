"""Language: Dutch is what the sources are written in, other languages are catalogues beside it.

The language is held in a context variable, so that pages, mails and documents made by a job all
speak the language of the person they are for. No Flask in here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.support import LazyProxy, NullTranslations, Translations

SOURCE = "nl"
LANGUAGES = {"nl": "Nederlands", "en": "English"}
_FOLDER = Path(__file__).parent / "translations"
_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def language() -> str:
    """Give the language that is spoken now ("nl", "en")."""
    return _language.get()


def speak(wanted: str) -> None:
    """Speak a language from here on in this context; an unknown one means Dutch."""
    _language.set(wanted if wanted in LANGUAGES else SOURCE)


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak a language for a while: for a mail to somebody."""
    token = _language.set(wanted if wanted in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(wanted: str) -> NullTranslations:
    return Translations.load(_FOLDER, [wanted]) if wanted != SOURCE else NullTranslations()


def gettext(message: str, **values: object) -> str:
    """Translate a sentence and fill in its `%(name)s` values."""
    wanted = _language.get()
    text = message if wanted == SOURCE else str(_catalogue(wanted).ugettext(message))
    return text % values if values else text


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """Translate a sentence that counts; `%(num)s` is the count."""
    wanted = _language.get()
    text = (
        (one if num == 1 else many) if wanted == SOURCE else str(_catalogue(wanted).ungettext(one, many, num))
    )
    return text % {"num": num, **values}


def lazy(message: str) -> str:
    """Translate when shown, for sentences that are written before anybody asks: form labels."""
    return LazyProxy(gettext, message, enable_cache=False)  # type: ignore[return-value]


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return message


_ = gettext
