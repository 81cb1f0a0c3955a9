"""What may be seen of points and answers: drafts by those who answer, the rest by everybody."""

from participatie.responses.queries.answers import latest_answers, list_answers
from participatie.responses.queries.changes import (
    Cause,
    ChangeInPlace,
    get_change,
    list_changes_for,
    list_changes_in,
    list_to_apply,
    list_waiting_changes,
)
from participatie.responses.queries.commitments import (
    CommitmentInView,
    commitments_of,
    get_commitment,
    list_commitments,
)
from participatie.responses.queries.drafts import missing_for_publication
from participatie.responses.queries.lines import line_of, lines_of, list_decisions
from participatie.responses.queries.points import (
    PublicPoint,
    count_to_tell,
    get_point,
    list_bundled,
    list_points_of,
    list_suggestions,
    number_of,
    read_point,
    round_of,
)
from participatie.responses.queries.workbench import (
    Which,
    count_coverage,
    find_in_round,
    get_round_to_answer,
    list_chosen,
    list_points,
    list_unanswered,
    list_work,
)

__all__ = [
    "Cause",
    "ChangeInPlace",
    "CommitmentInView",
    "PublicPoint",
    "Which",
    "commitments_of",
    "count_coverage",
    "count_to_tell",
    "find_in_round",
    "get_change",
    "get_commitment",
    "get_point",
    "get_round_to_answer",
    "latest_answers",
    "line_of",
    "lines_of",
    "list_answers",
    "list_bundled",
    "list_changes_for",
    "list_changes_in",
    "list_chosen",
    "list_commitments",
    "list_decisions",
    "list_points",
    "list_points_of",
    "list_suggestions",
    "list_to_apply",
    "list_unanswered",
    "list_waiting_changes",
    "list_work",
    "missing_for_publication",
    "number_of",
    "read_point",
    "round_of",
]
