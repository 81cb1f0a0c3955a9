"""What this room does by itself: it hears facts, watches the clock, and sends what is owed."""

from collections.abc import Mapping, Sequence

from participatie.contributions.facts import (
    AddressAdded,
    ContributionEdited,
    ContributionReceived,
    ContributionWithdrawn,
    LateRuled,
)
from participatie.facts.record import Fact, Listener
from participatie.moderation.facts import ModerationDecided
from participatie.notifications.facts import NoticeRetried
from participatie.notifications.handlers import late, listening, sending
from participatie.responses.facts import (
    AnswerPublished,
    CommitmentEnded,
    ContributionsBundled,
    DecisionRecorded,
    WordsChanged,
)

HANDLERS: Mapping[type[Fact], Sequence[Listener]] = {
    ContributionReceived: [listening.owe_receipt],
    AddressAdded: [listening.owe_by_mail],
    ContributionEdited: [listening.owe_news_of_edit],
    ContributionWithdrawn: [listening.owe_news_of_withdrawal],
    LateRuled: [listening.owe_late_ruling],
    ModerationDecided: [listening.owe_moderation_decision],
    ContributionsBundled: [listening.owe_place_in_point],
    AnswerPublished: [listening.owe_answer],
    WordsChanged: [listening.owe_changed_words],
    DecisionRecorded: [listening.owe_decision],
    CommitmentEnded: [listening.owe_end_of_commitment],
    NoticeRetried: [listening.send_again],
}

__all__ = ["HANDLERS", "late", "sending"]
