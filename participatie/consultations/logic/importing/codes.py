"""The codes of importing: why a text is refused, what to look at afterwards, and the sentence for each."""

from enum import StrEnum

from participatie.i18n import N_


class ImportRefusal(StrEnum):
    """Why a file or a text cannot be read as a draft."""

    EMPTY = "import_empty"
    UNKNOWN_KIND = "import_unknown_kind"
    OTHER_CONTENT = "import_other_content"
    PDF = "import_pdf"
    OLD_OR_LOCKED = "import_old_or_locked"
    LOCKED = "import_locked"
    DAMAGED = "import_damaged"
    NOT_TEXT = "import_not_text"
    NO_TEXT = "import_no_text"
    FILE_TOO_LARGE = "import_file_too_large"
    TEXT_TOO_LARGE = "import_text_too_large"
    UNPACKED_TOO_LARGE = "import_unpacked_too_large"
    TOO_MANY_PARTS = "import_too_many_parts"
    TOO_MANY_PARAGRAPHS = "import_too_many_paragraphs"
    TOO_DEEP = "import_too_deep"
    ARCHIVE_INSIDE = "import_archive_inside"
    ENTITIES = "import_entities"


class ImportHint(StrEnum):
    """What a civil servant should look at after an import; nothing is refused for it."""

    NO_HEADINGS = "import_no_headings"
    CHAPTERS_LEFT_OUT = "import_chapters_left_out"
    EMPTY_ARTICLE = "import_empty_article"
    NUMBERS_MADE = "import_numbers_made"
    NUMBERS_CHANGED = "import_numbers_changed"
    NUMBER_OF_OTHER_ARTICLE = "import_number_of_other_article"
    TABLES_FLATTENED = "import_tables_flattened"
    IMAGES_LEFT_OUT = "import_images_left_out"
    LINKS_LEFT_OUT = "import_links_left_out"
    NOTES_LEFT_OUT = "import_notes_left_out"


IMPORT_SENTENCES: dict[str, str] = {
    ImportRefusal.EMPTY: N_("Dit bestand is leeg. Kies een bestand met tekst."),
    ImportRefusal.UNKNOWN_KIND: N_(
        "Dit soort bestand kunnen wij niet lezen. Kies een bestand dat eindigt op .docx, .odt, .md, .html of .txt."
    ),
    ImportRefusal.OTHER_CONTENT: N_(
        "In dit bestand zit iets anders dan de naam zegt. Open het in uw tekstprogramma en bewaar het opnieuw."
    ),
    ImportRefusal.PDF: N_(
        "Dit is een PDF. Daar kunnen wij de artikelen niet uit lezen. Kies het bestand waar de PDF van is gemaakt."
    ),
    ImportRefusal.OLD_OR_LOCKED: N_(
        "Dit is een oud Word-bestand, of er zit een wachtwoord op. Bewaar het als .docx zonder wachtwoord."
    ),
    ImportRefusal.LOCKED: N_("Er zit een wachtwoord op dit bestand. Bewaar het zonder wachtwoord."),
    ImportRefusal.DAMAGED: N_(
        "Dit bestand is beschadigd. Open het in uw tekstprogramma en bewaar het opnieuw."
    ),
    ImportRefusal.NOT_TEXT: N_("In dit bestand staat geen leesbare tekst. Kies een ander bestand."),
    ImportRefusal.NO_TEXT: N_("Wij vonden geen tekst. Kies een ander bestand, of plak de tekst."),
    ImportRefusal.FILE_TOO_LARGE: N_(
        "Dit bestand is groter dan 10 MB. Haal de plaatjes eruit en probeer het opnieuw."
    ),
    ImportRefusal.TEXT_TOO_LARGE: N_(
        "Deze tekst is te lang om in één keer te lezen. Splits de tekst in delen."
    ),
    ImportRefusal.UNPACKED_TOO_LARGE: N_(
        "Dit bestand wordt bij het uitpakken veel te groot. Bewaar het opnieuw in uw tekstprogramma."
    ),
    ImportRefusal.TOO_MANY_PARTS: N_(
        "Dit bestand heeft te veel onderdelen. Bewaar het opnieuw zonder plaatjes."
    ),
    ImportRefusal.TOO_MANY_PARAGRAPHS: N_("Deze tekst heeft meer dan 2.000 leden. Splits de tekst in delen."),
    ImportRefusal.TOO_DEEP: N_("Deze tekst is te ingewikkeld opgebouwd. Maak de opmaak eenvoudiger."),
    ImportRefusal.ARCHIVE_INSIDE: N_(
        "In dit bestand zit een ingepakt bestand. Haal het eruit en probeer het opnieuw."
    ),
    ImportRefusal.ENTITIES: N_(
        "In dit bestand zit code die wij niet vertrouwen. Open het in uw tekstprogramma en bewaar het opnieuw."
    ),
    ImportHint.NO_HEADINGS: N_("Wij vonden geen koppen. Alle tekst staat nu in één artikel."),
    ImportHint.CHAPTERS_LEFT_OUT: N_("Koppen zonder eigen tekst, zoals hoofdstukken, zijn weggelaten."),
    ImportHint.EMPTY_ARTICLE: N_("Er is een artikel zonder tekst."),
    ImportHint.NUMBERS_MADE: N_("Niet alles had een nummer. Wij hebben nummers gegeven."),
    ImportHint.NUMBERS_CHANGED: N_("Een nummer kwam twee keer voor. Het tweede kreeg een ander nummer."),
    ImportHint.NUMBER_OF_OTHER_ARTICLE: N_(
        "Een lid begint met het nummer van een ander artikel. Kijk of het goed staat."
    ),
    ImportHint.TABLES_FLATTENED: N_("Van tabellen zijn regels gemaakt. Kijk of ze nog goed te lezen zijn."),
    ImportHint.IMAGES_LEFT_OUT: N_("Plaatjes zijn weggelaten."),
    ImportHint.LINKS_LEFT_OUT: N_("Van links is alleen de tekst bewaard."),
    ImportHint.NOTES_LEFT_OUT: N_(
        "Voetnoten en opmerkingen zijn weggelaten. Zet de tekst in het lid als die nodig is."
    ),
}
"""Every code in a sentence that says what to do; for web.sentences."""
