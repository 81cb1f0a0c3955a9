"""For every deed of every room: in which states of its subject the table must be tried."""

from collections.abc import Mapping

from participatie.contributions.terms import Publication
from participatie.identity.policy import NewOrganisation
from participatie.kernel.actor import Role
from participatie.moderation.terms import Outcome
from participatie.notifications.terms import NoticeState
from participatie.responses.policy import DecisionInHand
from participatie.responses.terms import CommitmentResult
from tests.matrix import subjects as a
from tests.matrix.actors import (
    DECIDING_ADMINISTRATOR,
    ELSEWHERE,
    NOW,
    OWNER,
    WORKING_OWNER,
    WRITING_ADMINISTRATOR,
    WRITING_MODERATOR,
)
from tests.matrix.subjects import DAY, Make

States = Mapping[str, Make]
ANY: States = {"any": a.nothing}
DOSSIER: States = {"draft": lambda: a.dossier(public=False), "public": a.dossier}
ROUND: States = a.in_every_phase()
CONTRIBUTION: States = {"any": a.contribution}
OWN_CONTRIBUTION: States = {
    **{phase: (lambda phase=phase: a.contribution(phase)) for phase in a.PHASES},
    "withdrawn": lambda: a.contribution(withdrawn_at=NOW),
    "withdrawn and hidden": lambda: a.contribution(
        withdrawn_at=NOW, publication=Publication.WITHHELD, out_of_sight_since=NOW
    ),
}
MENDED: States = {
    "held, closed": lambda: a.contribution("closed", publication=Publication.HELD),
    "hidden 13 days, closed": lambda: a.contribution(
        "closed", publication=Publication.WITHHELD, out_of_sight_since=NOW - 13 * DAY
    ),
    "hidden 14 days, closed": lambda: a.contribution(
        "closed", publication=Publication.WITHHELD, out_of_sight_since=NOW - 14 * DAY
    ),
}
POINT: States = {"draft": a.point, "published": lambda: a.point(published_at=NOW)}
ITEM: States = {
    "for everybody": a.item,
    "for the authority alone": lambda: a.item(is_public=False),
    "by a moderator": lambda: a.item(author_id=WRITING_MODERATOR),
    "anonymous": lambda: a.item(author_id=None),
}
ORGANISATION: States = {"here": a.organisation}
OWN_ACCOUNT: States = {
    "of a resident": a.account,
    "of staff": lambda: a.account(WORKING_OWNER, Role.CIVIL_SERVANT),
    "of staff elsewhere": lambda: a.account(WORKING_OWNER, Role.CIVIL_SERVANT, where=ELSEWHERE),
}
RIGHTS: States = {
    "somebody else": a.rights,
    "oneself": lambda: a.rights(account=a.account(WORKING_OWNER)),
    "the platform": lambda: a.rights(Role.PLATFORM_ADMINISTRATOR),
    "a resident": lambda: a.rights(Role.RESIDENT),
    "a moderator who answers": lambda: a.rights(account=a.account(OWNER, Role.MODERATOR)),
    "who answers moderates": lambda: a.rights(Role.MODERATOR, account=a.account(OWNER, Role.CIVIL_SERVANT)),
    "moderates elsewhere": lambda: a.rights(account=a.account(OWNER, Role.MODERATOR, where=ELSEWHERE)),
}
INVITED: States = {
    "a colleague": lambda: a.rights(account=None),
    "the platform": lambda: a.rights(Role.PLATFORM_ADMINISTRATOR, account=None),
    "a first administrator": lambda: a.rights(Role.ADMINISTRATOR, account=None, is_first=True),
    "a next administrator": lambda: a.rights(Role.ADMINISTRATOR, account=None),
    "a first moderator": lambda: a.rights(Role.MODERATOR, account=None, is_first=True),
}
INVITATION: States = {
    "open": a.invitation,
    "used": lambda: a.invitation(accepted_at=NOW),
    "withdrawn": lambda: a.invitation(withdrawn_at=NOW),
    "72 hours old": lambda: a.invitation(expires_at=NOW),
}
MEMBER: States = {
    "works only here": a.member,
    "oneself": lambda: a.member(WORKING_OWNER),
    "works elsewhere": lambda: a.member(where=ELSEWHERE),
    "closed": lambda: a.member(closed_at=NOW),
}
REQUEST: States = {
    "waits": a.request,
    "of the platform": a.platform_request,
    "decided": lambda: a.request(decided_at=NOW),
    "seven days old": lambda: a.request(expires_at=NOW),
}
KEYS: States = {
    f"{count} of {who}": (lambda number=number, count=count: a.keyring(number, count))
    for who, number in (("a resident", OWNER), ("staff", WORKING_OWNER))
    for count in (0, 1, 2)
}
SECONDED: States = {
    "agreed": lambda: DecisionInHand(a.dossier(), seconded=True),
    "not agreed": lambda: DecisionInHand(a.dossier(), seconded=False),
}
APPEALED: States = {
    "hidden yesterday": a.appealed,
    "not the newest": lambda: a.appealed(is_newest=False),
    "made visible": lambda: a.appealed(decision={"outcome": Outcome.VISIBLE}),
    "appealed already": lambda: a.appealed(is_appealed=True),
    "hidden 15 days ago": lambda: a.appealed(decision={"decided_at": NOW - 15 * DAY}),
    "decided by an administrator": lambda: a.appealed(decision={"decided_by": DECIDING_ADMINISTRATOR}),
    "decided by the site": lambda: a.appealed(decision={"decided_by": None}),
    "written by a moderator": lambda: a.appealed(item={"author_id": WRITING_MODERATOR}),
    "written by an administrator": lambda: a.appealed(item={"author_id": WRITING_ADMINISTRATOR}),
    "with other moderators": lambda: a.appealed(other_moderators=1),
}

STATES: Mapping[str, Mapping[str, States]] = {
    "consultations": {
        "start_dossier": ORGANISATION,
        "see_dossier": DOSSIER,
        "change_dossier": DOSSIER,
        "change_promise": DOSSIER,
        "add_partner": DOSSIER,
        "plan_round": DOSSIER,
        "change_round": ROUND,
        "announce_round": ROUND,
        "extend_round": ROUND,
        "answer_round": ROUND,
        "write_text": DOSSIER,
        "publish_text": DOSSIER,
    },
    "contributions": {
        "submit_contribution": ROUND,
        "enter_contribution": ROUND,
        "edit_contribution": {**OWN_CONTRIBUTION, **MENDED},
        "withdraw_contribution": OWN_CONTRIBUTION,
        "claim_contribution": {
            "of nobody": lambda: a.contribution(account_id=None),
            "of an account": a.contribution,
        },
        "read_own_contribution": CONTRIBUTION,
        "read_any_contribution": CONTRIBUTION,
        "mark_read": CONTRIBUTION,
        "rule_late": {"on time": a.contribution, "late": lambda: a.contribution(is_late=True)},
        "set_publication": CONTRIBUTION,
        "redact_contribution": CONTRIBUTION,
        "change_own_contact": CONTRIBUTION,
        "forget_contact": CONTRIBUTION,
        "forget_author": CONTRIBUTION,
        "erase_words": CONTRIBUTION,
        "ask_erasure": CONTRIBUTION,
        "unmask_author": {
            "with an account": a.contribution,
            "with an address": lambda: a.contribution(account_id=None, contact_id=OWNER),
            "anonymous": lambda: a.contribution(account_id=None),
        },
    },
    "responses": {
        "read_drafts": {**POINT, "round": lambda: a.round_in("closed"), "dossier": a.dossier},
        "make_point": ROUND,
        "change_point": POINT,
        "bundle": POINT,
        "unbundle": POINT,
        "draft_answer": POINT,
        "propose_change": DOSSIER,
        "drop_change": DOSSIER,
        "make_commitment": POINT,
        "drop_commitment": {"any": a.commitment},
        "publish_answer": POINT,
        "publish_version": DOSSIER,
        "follow_text": DOSSIER,
        "conclude_round": ROUND,
        "ask_decision": DOSSIER,
        "record_decision": SECONDED,
        "end_commitment": {
            "runs": a.commitment,
            "ended": lambda: a.commitment(result=CommitmentResult.KEPT),
        },
    },
    "moderation": {
        "moderate": ANY,
        "ask_for_a_look": ITEM,
        "report_item": ITEM,
        "ask_redaction": ITEM,
        "claim_case": ITEM,
        "decide_item": ITEM,
        "appeal_decision": APPEALED,
        "rule_on_appeal": APPEALED,
        "read_original": ITEM,
        "make_report_file": ITEM,
        "forget_originals": ANY,
        "keep_views": ANY,
        "read_roster": ORGANISATION,
        "set_roster": ORGANISATION,
        "alarm_duty": ANY,
    },
    "notifications": {
        "read_ledger": DOSSIER,
        "retry_notice": {
            "failed": lambda: a.notice(NoticeState.FAILED),
            "owed": lambda: a.notice(NoticeState.OWED),
        },
    },
    "open_data": {"read_logbook": DOSSIER},
    "identity": {
        "run_platform": ANY,
        "add_organisation": {
            "agreed": lambda: NewOrganisation(seconded=True),
            "not agreed": lambda: NewOrganisation(seconded=False),
        },
        "add_account": ORGANISATION,
        "see_people": ORGANISATION,
        "invite": INVITED,
        "withdraw_invitation": INVITATION,
        "accept_invitation": INVITATION,
        "give_role": RIGHTS,
        "take_role": RIGHTS,
        "close_account": MEMBER,
        "reset_factors": MEMBER,
        "ask_second_person": {
            "here": a.asking,
            "of the platform": lambda: a.asking(a.PLATFORM_ACT, None),
        },
        "see_second_person_request": REQUEST,
        "agree_as_second_person": REQUEST,
        "decline_as_second_person": REQUEST,
        "take_back_second_person_request": REQUEST,
        "keep_contact": ANY,
        "sign_in": ANY,
        "make_operator_link": ANY,
        "use_own_account": OWN_ACCOUNT,
        "change_own_secrets": OWN_ACCOUNT,
        "end_sign_ins": OWN_ACCOUNT,
        "sign_up_with_provider": ANY,
        "link_provider": OWN_ACCOUNT,
        "unlink_provider": {**OWN_ACCOUNT, "without an address": lambda: a.account(email=None)},
        "erase_account": OWN_ACCOUNT,
        "add_factor": KEYS,
        "remove_factor": KEYS,
        "change_contact": ANY,
        "open_unmasking": {"asked": a.behind},
        "tell_author": ANY,
        "list_unmaskings": ORGANISATION,
        "expire": ANY,
    },
}
