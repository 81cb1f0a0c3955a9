"""What this room does by itself: it notes that sessions are used."""

from participatie.identity.handlers import seeing

__all__ = ["seeing"]
