"""Keeping something out of sight until a moderator has looked: received, numbered and answered all the same."""

from collections.abc import Collection

import sqlalchemy as sa

from participatie.contributions import facts
from participatie.contributions.logic.holding import reasons_after, reasons_to_hold
from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution, Hold
from participatie.contributions.queries import list_public_texts
from participatie.contributions.terms import HoldReason, Publication
from participatie.db.session import session
from participatie.kernel import clock


def begin_hold(contribution: Contribution, reasons: Collection[HoldReason]) -> facts.ContributionHeld:
    """Write down why a contribution waits; gives the fact that tells it."""
    session.add_all(Hold(contribution_id=contribution.id, reason=reason) for reason in sorted(reasons))
    return facts.ContributionHeld(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        subject_id=contribution.id,
        round_id=contribution.round_id,
        reasons=tuple(sorted(reason.value for reason in reasons)),
    )


def end_holds(contribution: Contribution, reasons: Collection[HoldReason] = tuple(HoldReason)) -> None:
    """Let these reasons be over: somebody looked, or the words are gone."""
    for hold in _open_holds(contribution):
        if hold.reason in reasons:
            hold.ended_at = clock.now()


def look_again(
    contribution: Contribution, wording: Wording
) -> facts.ContributionHeld | facts.ContributionReleased | None:
    """Judge the new words of a contribution that is about to take them over; gives what there is to tell.

    What everybody could read already is no new reason. What a moderator withheld stays so, whatever is changed.
    """
    if contribution.publication not in {Publication.SHOWN, Publication.HELD}:
        return None
    known = list_public_texts(contribution.round, _place_text(contribution))
    if contribution.is_shown:
        known += (contribution.body, contribution.proposed_becomes, contribution.pseudonym)
    noticed = [HoldReason.MODERATED_FIRST] if contribution.round.moderated_first else []
    open_now = {hold.reason for hold in _open_holds(contribution)}
    seen = reasons_to_hold(wording, known, noticed=noticed)
    wanted = reasons_after(open_now, seen, wording.visibility)
    end_holds(contribution, open_now - wanted)
    was_held = contribution.publication is Publication.HELD
    contribution.publication = Publication.HELD if wanted else Publication.SHOWN
    if wanted - open_now:
        return begin_hold(contribution, wanted - open_now)
    return _released(contribution) if was_held and not wanted else None


def _released(contribution: Contribution) -> facts.ContributionReleased:
    return facts.ContributionReleased(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        subject_id=contribution.id,
        round_id=contribution.round_id,
    )


def _open_holds(contribution: Contribution) -> list[Hold]:
    wanted = sa.select(Hold).where(Hold.contribution_id == contribution.id, Hold.ended_at.is_(None))
    return list(session.scalars(wanted))


def _place_text(contribution: Contribution) -> str:
    return contribution.paragraph.text if contribution.paragraph is not None else ""
