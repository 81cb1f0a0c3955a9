"""How importing says no: always with a code, beside the field where the file or text was given."""

from participatie.consultations.logic.importing.codes import ImportRefusal
from participatie.kernel.errors import Invalid


class ImportRefused(Invalid):
    """This file or text cannot become a draft; nothing was kept."""

    def __init__(self, code: ImportRefusal) -> None:
        """Keep the code; the sentence for it is in codes."""
        super().__init__(code, "file")
        self.code = code


class NotADocument(ImportRefused):
    """There is no text in it that we can read."""


class TooLarge(ImportRefused):
    """It is larger, or becomes larger, than any policy text."""


class Unsafe(ImportRefused):
    """It holds what no word processor puts there."""
