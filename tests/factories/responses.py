"""Contributions that wait for an answer, points, and answers: from a loose reaction to a changed text."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Paragraph, Round
from participatie.consultations.queries import get_paragraph
from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution
from participatie.contributions.services import Place, submit_contribution
from participatie.contributions.terms import Kind
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor
from participatie.responses import services
from participatie.responses.models import Answer, Change, Point
from participatie.responses.terms import Outcome, Reason
from tests.factories.consultations import Consultation, a_closed_round


def a_contribution(
    consultation: Consultation,
    body: str = "Wie neemt er 's nachts op?",
    *,
    paragraph: str = "",
    late: bool = False,
    email: str = "",
    **changes: Any,
) -> Contribution:
    """Something a visitor sent in while the round was open (or after it had closed)."""
    round_ = consultation.round
    at = min(clock.now(), round_.closes_at - timedelta(days=1))
    place = Place()
    if paragraph:
        found = a_paragraph(consultation, paragraph)
        place = Place(article_id=found.article_id, paragraph_id=found.id, text=found.text)
    wording = Wording(kind=changes.pop("kind", Kind.WORRY), body=body, **changes)
    with clock.frozen(clock.now() if late else at):
        return submit_contribution(
            Actor.visitor(), round_, place, wording, submission_key=ids.new_id(), email=email
        )


def a_paragraph(consultation: Consultation, number: str = "3.1") -> Paragraph:
    """A paragraph of the text people reacted to."""
    return get_paragraph(consultation.civil_servant, consultation.version, number)


def a_point(
    consultation: Consultation,
    *contributions: Contribution,
    title: str = "Er moet altijd iemand bereikbaar zijn",
    round_: Round | None = None,
    **changes: Any,
) -> Point:
    """A point with these contributions in it, marked as given in `marked`."""
    marked = changes.pop("marked", {})
    point = services.make_point(
        consultation.civil_servant,
        round_ or consultation.round,
        **({"title": title, "owner_role": "Adviseur riolering"} | changes),
    )
    if contributions:
        services.bundle(consultation.civil_servant, point, contributions, marked=marked)
    return point


def a_draft(
    consultation: Consultation, point: Point, outcome: Outcome | None = Outcome.NO, **changes: Any
) -> Point:
    """A whole draft answer; a no, unless said otherwise."""
    given: dict[str, Any] = {
        "we_read": "U vraagt wie er 's nachts opneemt.",
        "answer": "Het meldpunt is alleen overdag open.",
        "outcome": outcome,
        "reason": Reason.MONEY,
        "interest": "U wilt ook 's nachts geholpen worden.",
        "other_organisation": "",
        "revision": point.revision,
    }
    return services.draft_answer(consultation.civil_servant, point, **(given | changes))


def a_change(
    consultation: Consultation,
    *points: Point,
    was: str = "binnen 24 uur",
    becomes: str = "binnen 12 uur",
    paragraph: str = "3.1",
    own_reason: str = "",
) -> Change:
    """Other words in paragraph 3.1, because of these points (or of the authority's own)."""
    return services.propose_change(
        consultation.civil_servant,
        consultation.dossier,
        a_paragraph(consultation, paragraph),
        was=was,
        becomes=becomes,
        points=points,
        own_reason=own_reason,
    )


def in_days(days: int) -> date:
    """A day from now on."""
    return local_day(clock.now()) + timedelta(days=days)


@dataclass(frozen=True)
class Answered:
    """A round in which one reaction got a "deels" with changed words and a commitment."""

    consultation: Consultation
    contribution: Contribution
    point: Point
    answer: Answer
    change: Change
    others: dict[str, Any] = field(default_factory=dict)


def an_answered_round(**changes: Any) -> Answered:
    """A closed round with one reaction, answered with changed words and a commitment; not concluded yet."""
    consultation = a_closed_round(**changes)
    contribution = a_contribution(
        consultation,
        "Binnen 24 uur is te laat. Mijn moeder van 84 kan zo lang niet wachten.",
        paragraph="3.1",
        pseudonym="Waterrat",
        neighbourhood="Oude Haven",
        email="inwoner@example.org",
    )
    marked = {contribution.id: "24 uur is te laat"}
    point = a_point(consultation, contribution, title="Hulp moet sneller komen", marked=marked)
    a_draft(
        consultation,
        point,
        Outcome.PARTLY,
        we_read="U vindt 24 uur te lang.",
        answer="Dat klopt. Wij helpen binnen 12 uur.",
        reason=Reason.NEW_INFORMATION,
    )
    change = a_change(consultation, point)
    services.make_commitment(
        consultation.civil_servant,
        point,
        what="Een noodteam dat ook 's nachts komt",
        who="gemeente en waterschap",
        due_on=in_days(90),
    )
    answer = services.publish_answer(consultation.civil_servant, point)
    return Answered(consultation, contribution, point, answer, change)
