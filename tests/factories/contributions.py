"""Things people send in, as values and as rows."""

from typing import Any
from uuid import uuid4

from participatie.consultations import queries as consultations
from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution
from participatie.contributions.services import Place, submit_contribution
from participatie.contributions.terms import Kind
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from tests.factories.consultations import Consultation


def a_wording(body: str = "De stoep is te smal voor mijn rollator.", **more: Any) -> Wording:
    """Words somebody might send."""
    given: dict[str, Any] = {"kind": Kind.EXPERIENCE, "pseudonym": "Bewoner", "neighbourhood": "De Kom"}
    return Wording(body=body, **(given | more))


def a_place(consultation: Consultation, number: str = "") -> Place:
    """A paragraph ("4.1"), an article ("4") or, without a number, the whole text."""
    for article in consultations.read_text(consultation.version.id):
        if article.number == number:
            return Place(article_id=article.id)
        for paragraph in article.paragraphs:
            if paragraph.number == number:
                return Place(paragraph_id=paragraph.id, text=paragraph.text)
    assert not number, f"no {number} in the text"
    return Place()


def a_contribution(
    consultation: Consultation,
    body: str = "De stoep is te smal voor mijn rollator.",
    *,
    place: str = "4.1",
    email: str = "",
    actor: Actor | None = None,
    **more: Any,
) -> Contribution:
    """Something that a visitor sent through the website while the round was open."""
    return submit_contribution(
        actor or Actor.visitor(),
        consultation.round,
        a_place(consultation, place),
        a_wording(body, **more),
        submission_key=uuid4(),
        form_opened_at=clock.now(),
        email=email,
    )


def its_author(contribution: Contribution) -> Actor:
    """The visitor whose browser holds the code of this contribution."""
    return Actor.visitor(frozenset({contribution.id}))
