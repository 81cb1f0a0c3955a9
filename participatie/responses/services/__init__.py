"""What can be done with points, answers, changed words, commitments and decisions."""

from participatie.responses.services.answers import draft_answer, publish_answer
from participatie.responses.services.changes import drop_change, propose_change
from participatie.responses.services.commitments import drop_commitment, end_commitment, make_commitment
from participatie.responses.services.deciding import ACTS, ask_decision, record_decision
from participatie.responses.services.points import bundle, change_point, make_point, unbundle
from participatie.responses.services.rounds import conclude_round
from participatie.responses.services.versions import follow_text, publish_next_version

__all__ = [
    "ACTS",
    "ask_decision",
    "bundle",
    "change_point",
    "conclude_round",
    "draft_answer",
    "drop_change",
    "drop_commitment",
    "end_commitment",
    "follow_text",
    "make_commitment",
    "make_point",
    "propose_change",
    "publish_answer",
    "publish_next_version",
    "record_decision",
    "unbundle",
]
