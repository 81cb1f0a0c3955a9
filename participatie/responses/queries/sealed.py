"""The exact words of answers, decisions and commitments that the record binds, as everybody may read them."""

import sqlalchemy as sa

from participatie.consultations.models import Round
from participatie.db.session import session
from participatie.responses.models import Answer, Commitment, Decision


def answer_words(answer: Answer) -> dict[str, str]:
    """Name the words of an answer, with the commitments that stood when it was published."""
    words = {
        "title": answer.title,
        "we_read": answer.we_read,
        "text": answer.text,
        "reason": answer.reason.value if answer.reason else "",
        "interest": answer.interest,
        "other_organisation": answer.other_organisation,
        "role": answer.role,
        "correction": answer.correction,
    }
    wanted = sa.select(Commitment).where(
        Commitment.point_id == answer.point_id, Commitment.made_at <= answer.published_at
    )
    for made in session.scalars(wanted):
        words[f"commitment {made.id}"] = f"{made.what}\n{made.who}\n{made.due_on.isoformat()}"
    return words


def ended_words(commitment: Commitment) -> dict[str, str]:
    """Name the words of a commitment with what came of it."""
    return {
        "what": commitment.what,
        "who": commitment.who,
        "due_on": commitment.due_on.isoformat(),
        "result_text": commitment.result_text,
    }


def decision_words(decision: Decision) -> dict[str, str]:
    """Name the words of a decision."""
    return {
        "decided_by": decision.decided_by,
        "decided_on": decision.decided_on.isoformat(),
        "summary": decision.summary,
        "url": decision.url,
    }


def concluded_words(round_: Round) -> dict[str, str]:
    """Name the words with which a round ended."""
    return {"learned": round_.learned, "next_steps": round_.next_steps}
