"""Pages of the answering room: the workbench for those who answer, answers and changes for everybody."""

from participatie.responses.routes import (
    commitments,
    points,
    publishing,
    reading,
    report,
    rounds,
    texts,
    workbench,
)
from participatie.responses.routes.door import blueprint

__all__ = [
    "blueprint",
    "commitments",
    "points",
    "publishing",
    "reading",
    "report",
    "rounds",
    "texts",
    "workbench",
]
