"""Whatever moderators, reporters and authors do, in whatever order: who is kept out of sight knows why, and can appeal."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participatie.contributions.models import Contribution
from participatie.contributions.terms import Publication
from participatie.facts.models import FactRow
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Refusal
from participatie.moderation import policy, queries, services
from participatie.moderation.policy import Do
from participatie.moderation.services import Choice
from participatie.moderation.terms import HouseRule, Outcome, Standing
from participatie.notifications.handlers.listening import owe_moderation_decision
from participatie.notifications.models import Notice
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_actor

DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), st.sampled_from(list(Outcome)), st.integers(0, 1)),
        st.tuples(st.just("appeal"), st.none(), st.just(0)),
        st.tuples(st.just("rule"), st.sampled_from(list(Outcome)), st.integers(0, 1)),
        st.tuples(st.just("report"), st.none(), st.integers(0, 3)),
        st.tuples(st.just("claim"), st.none(), st.integers(0, 1)),
    ),
    min_size=1,
    max_size=8,
)


def choice(outcome: Outcome) -> Choice:
    return Choice(outcome=outcome, rule=HouseRule.INSULT, reason="Omdat.", phrases=("sukkel",))


@contextmanager
def maybe() -> Iterator[None]:
    """A deed that the rules refuse changes nothing; that is what is tried here."""
    try:
        yield
    except Refusal:
        return


def do(deed: tuple[str, Outcome | None, int], sent: Contribution, moderators: list[Actor]) -> None:
    kind, outcome, who = deed
    item = queries.get_item_of(sent)
    newest = queries.find_newest(item.id)
    author = Actor.visitor(frozenset({item.id}))
    with maybe():
        if kind == "decide" and outcome is not None:
            services.decide(moderators[who], item, choice(outcome))
        elif kind == "claim":
            services.claim(moderators[who], item)
        elif kind == "report":
            args = {"rule": HouseRule.HATE, "words": "", "circle": "", "counts": True}
            services.report_item(Actor.visitor(), item, reporter=str(who), **args)
        elif kind == "appeal" and newest is not None:
            services.appeal(author, queries.appealed_of(item, newest), words="Niet eens.")
        elif kind == "rule" and outcome is not None:
            asked = queries.get_open_appeal(item)
            appealed = queries.appealed_of(item, asked.decision, other_moderators=1)
            services.rule_on_appeal(moderators[who], appealed, asked.appeal, choice(outcome))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_every_hidden_item_has_rule_reason_role_time_and_an_appeal_and_its_author_was_told(db, deeds) -> None:
    with db.writing():
        made = an_open_round()
        moderators = [an_actor(made.organisation, Role.MODERATOR) for _ in range(2)]
        sent = make.a_contribution(made, "Wat een sukkel.")
        for deed in deeds:
            with db.session.begin_nested():
                do(deed, sent, moderators)
            check(db, sent)


def check(db, sent: Contribution) -> None:
    item = queries.get_item_of(sent)
    assert sent.withdrawn_at is None  # received, whatever happens
    assert (item.standing is Standing.VISIBLE) == sent.is_shown
    if item.standing is Standing.VISIBLE:
        return
    decision = queries.find_newest(item.id)
    assert decision is not None
    assert sent.publication is not Publication.SHOWN
    assert decision.rule is not None
    assert decision.reason
    assert decision.role
    assert decision.decided_at
    told = queries.tell_author(Actor.visitor(frozenset({item.id})), item)
    asked = [one for one in told.appeals if one.decision.id == decision.id]
    assert told.may_appeal or asked
    assert told.may_appeal == policy.allows(
        Actor.visitor(frozenset({item.id})), Do.APPEAL, queries.appealed_of(item, decision)
    )
    fact = db.session.scalars(
        sa.select(FactRow)
        .where(FactRow.kind == "ModerationDecided", FactRow.subject_id == item.id)
        .order_by(FactRow.seq.desc())
    ).first()
    assert fact.data["decision_id"] == str(decision.id)
    owe_moderation_decision(fact)
    notices = sa.select(Notice).where(Notice.contribution_id == item.id, Notice.about_id == decision.id)
    assert len(db.session.scalars(notices).all()) == 1
