"""Keeping the conversation decent: hiding publication, never receipt; always with a rule and a reason."""
