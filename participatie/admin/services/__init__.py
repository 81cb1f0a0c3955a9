"""What administrators can do here that touches several rooms at once."""

from participatie.admin.services.erasing import ACTS, ask_to_erase

__all__ = ["ACTS", "ask_to_erase"]
