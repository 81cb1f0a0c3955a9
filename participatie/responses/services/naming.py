"""What facts of this room have in common."""

from uuid import UUID

from participatie.responses.models import Point


def about(point: Point) -> dict[str, UUID]:
    """Give what every fact about a point names."""
    return {
        "organisation_id": point.organisation_id,
        "dossier_id": point.dossier_id,
        "subject_id": point.id,
    }
