"""Reading a draft text from a file or a field, and the form in which it is corrected before it is saved."""

from participatie.consultations.logic.importing.codes import IMPORT_SENTENCES, ImportHint, ImportRefusal
from participatie.consultations.logic.importing.errors import ImportRefused, NotADocument, TooLarge, Unsafe
from participatie.consultations.logic.importing.markup import parse_markup, to_markup
from participatie.consultations.logic.importing.reading import MAX_BYTES, read_document, read_pasted
from participatie.consultations.logic.importing.text import ImportedArticle, ImportedParagraph, ImportedText

__all__ = [
    "IMPORT_SENTENCES",
    "MAX_BYTES",
    "ImportHint",
    "ImportRefusal",
    "ImportRefused",
    "ImportedArticle",
    "ImportedParagraph",
    "ImportedText",
    "NotADocument",
    "TooLarge",
    "Unsafe",
    "parse_markup",
    "read_document",
    "read_pasted",
    "to_markup",
]
