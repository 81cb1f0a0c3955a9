"""The civil servant's pages, a module for each noun."""

from participatie.consultations.routes import dossiers, parts, rounds, texts
from participatie.consultations.routes.door import blueprint

__all__ = ["blueprint", "dossiers", "parts", "rounds", "texts"]
