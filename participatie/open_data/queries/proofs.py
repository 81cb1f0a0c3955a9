"""Proofs of one contribution with its answers, and of everything an authority published in a dossier."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier, Round, Version
from participatie.contributions.logic.sealed import text_hash
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.facts import log
from participatie.facts.checkpoint import signer
from participatie.facts.log import Sealed
from participatie.open_data.logic.proof import Step, written_proof
from participatie.open_data.queries.words import WORDINGS, Words, author_words, official_words
from participatie.responses.models import Bundled, Commitment, Decision, Point

Opened = Mapping[int, Words]


def prove_contribution(contribution: Contribution, *, for_author: bool) -> dict[str, Any]:
    """Give the proof of a contribution: what was said, what was done to it, and what was answered.

    For its author every wording opens; for everybody else only what can be read on the site now.
    """
    own = log.list_sealed([contribution.id])
    opened = author_words(contribution, own)
    if not for_author:
        shown = [sealed.seq for sealed in own if sealed.kind in WORDINGS][-1:]
        opened = {seq: words for seq, words in opened.items() if seq in shown}
    official = log.list_sealed(_line_of(contribution))
    opened |= _open_official(official)
    return _write(
        contribution.reference,
        [*own, *official],
        opened,
        text_sha256=text_hash(contribution),
        received_at=contribution.received_at,
    )


def prove_dossier(dossier: Dossier) -> dict[str, Any]:
    """Give the proof of every text, round, answer, commitment and decision that was published in a dossier."""
    points = sa.select(Point.id).where(Point.dossier_id == dossier.id, Point.published_at.is_not(None))
    subjects = [dossier.id, *session.scalars(points), *_of_dossier(dossier.id)]
    official = log.list_sealed(subjects)
    return _write(dossier.number, official, _open_official(official), text_sha256="", received_at=None)


def _line_of(contribution: Contribution) -> list[UUID]:
    """List the points a contribution is in, with their commitments, its round, and the decisions."""
    points = sa.select(Bundled.point_id).where(Bundled.contribution_id == contribution.id)
    commitments = sa.select(Commitment.id).where(Commitment.point_id.in_(points))
    decisions = sa.select(Decision.id).where(Decision.dossier_id == contribution.dossier_id)
    asked = sa.union_all(points, commitments, decisions)
    return [
        *session.scalars(asked),
        contribution.dossier_id,
        contribution.round_id,
        contribution.version_id,
    ]


def _of_dossier(dossier_id: UUID) -> Sequence[UUID]:
    parts = (Version, Round, Commitment, Decision)
    return session.scalars(
        sa.union_all(*(sa.select(part.id).where(part.dossier_id == dossier_id) for part in parts))
    ).all()


def _open_official(found: Sequence[Sealed]) -> dict[int, Words]:
    opened = ((sealed.seq, official_words(sealed)) for sealed in found)
    return {seq: words for seq, words in opened if words is not None}


def _write(about: str, found: Sequence[Sealed], opened: Opened, **more: Any) -> dict[str, Any]:
    head = log.find_head()
    size = head.size if head else 0
    paths = log.list_proofs([one.position for one in found if one.position is not None], size)
    steps = [
        Step(
            entry=sealed.entry,
            position=sealed.position,
            path=paths.get(sealed.position, ()) if sealed.position is not None else (),
            salt=sealed.salt if sealed.seq in opened else None,
            values=sealed.values,
            words=opened.get(sealed.seq, {}),
        )
        for sealed in sorted(found, key=lambda sealed: sealed.seq)
    ]
    note = head.note if head else ""
    return written_proof(about=about, note=note, key=signer().public_key, steps=steps, **more)
