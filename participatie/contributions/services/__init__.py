"""What can be done with contributions: by who sends them, and by who handles them."""

from participatie.contributions.services.counting import beat, hold_numbers
from participatie.contributions.services.handling import mark_read, rule_late, set_publication
from participatie.contributions.services.redacting import ask_facts, redact
from participatie.contributions.services.sending import (
    Place,
    Sender,
    edit_contribution,
    enter_contribution,
    submit_contribution,
    withdraw_contribution,
)

__all__ = [
    "Place",
    "Sender",
    "ask_facts",
    "beat",
    "edit_contribution",
    "enter_contribution",
    "hold_numbers",
    "mark_read",
    "redact",
    "rule_late",
    "set_publication",
    "submit_contribution",
    "withdraw_contribution",
]
