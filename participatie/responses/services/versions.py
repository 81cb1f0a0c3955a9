"""The next version: every change that was promised, made in the text at once."""

from participatie.consultations.models import Dossier, Version
from participatie.consultations.queries import read_text
from participatie.consultations.services.texts import publish_text
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.responses import facts, policy
from participatie.responses.policy import Do
from participatie.responses.queries.changes import list_to_apply
from participatie.responses.services.rewriting import carry_along, rewritten


def publish_next_version(
    actor: Actor, dossier: Dossier, base: Version, *, label: str, note: str = ""
) -> Version:
    """Publish the text with all words changed that published answers promised, and the authority's own.

    Draft changes wait on and move along to the new version. Raises `Conflict` with the paragraph when
    two changes want the same words, and `Invalid` when there is nothing to change.
    """
    policy.require(actor, Do.PUBLISH_VERSION, dossier)
    changes = list_to_apply(base.id)
    if not changes:
        raise Invalid("nothing_to_publish", "")
    articles = rewritten(read_text(base.id), changes)
    version = publish_text(actor, dossier, based_on=base, articles=articles, label=label, note=note)
    for change in changes:
        change.version_id = version.id
    carry_along(base.id, version.id)
    record(
        actor,
        facts.WordsChanged(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=version.id,
            version_id=version.id,
            change_ids=tuple(change.id for change in changes),
        ),
    )
    return version


def follow_text(actor: Actor, version: Version) -> None:
    """Let what was promised or drafted on the text before wait on this one, whoever published it."""
    dossier = session.get_one(Dossier, version.dossier_id)
    policy.require(actor, Do.FOLLOW_TEXT, dossier)
    if version.based_on_id is None:
        return
    moved = carry_along(version.based_on_id, version.id)
    if moved:
        record(
            actor,
            facts.ChangesCarriedAlong(
                organisation_id=dossier.organisation_id,
                dossier_id=dossier.id,
                subject_id=version.id,
                change_ids=tuple(moved),
            ),
        )
