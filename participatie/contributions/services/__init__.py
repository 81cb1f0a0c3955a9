"""What can be done with contributions: by who sends them, and by who handles them."""

from participatie.contributions.services.claiming import claim_contribution
from participatie.contributions.services.counting import beat, hold_numbers
from participatie.contributions.services.erasing import (
    correct_contact,
    erase_words,
    forget_author,
    forget_contact,
)
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
from participatie.contributions.services.unmasking import ACTS, ask_to_unmask, unmask

__all__ = [
    "ACTS",
    "Place",
    "Sender",
    "ask_facts",
    "ask_to_unmask",
    "beat",
    "claim_contribution",
    "correct_contact",
    "edit_contribution",
    "enter_contribution",
    "erase_words",
    "forget_author",
    "forget_contact",
    "hold_numbers",
    "mark_read",
    "redact",
    "rule_late",
    "set_publication",
    "submit_contribution",
    "unmask",
    "withdraw_contribution",
]
