"""What may be known of the record: the export, proofs, and what was done to a contribution or in a dossier."""

from participatie.open_data.queries.exporting import first_line, list_lines
from participatie.open_data.queries.history import (
    Happened,
    list_logbook,
    list_own_history,
    list_published,
)
from participatie.open_data.queries.proofs import prove_contribution, prove_dossier

__all__ = [
    "Happened",
    "first_line",
    "list_lines",
    "list_logbook",
    "list_own_history",
    "list_published",
    "prove_contribution",
    "prove_dossier",
]
