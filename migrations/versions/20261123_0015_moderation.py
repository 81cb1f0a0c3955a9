"""Reports, holds, redactions, appeals and duty rosters; decisions are about an item of any kind."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

RULES = ("bedreiging", "belediging", "haat", "persoonsgegevens", "gegevens_van_een_ander", "reclame")
OUTCOMES = ("zichtbaar", "feitelijk_antwoord", "zwartgelakt", "wacht", "afgeschermd")
STANDINGS = ("zichtbaar", "wacht", "afgeschermd")
WHYS = (
    "bedreiging",
    "over_een_ander",
    "persoonsgegevens",
    "herbeoordeling",
    "gemeld",
    "verzoek_schrijver",
    "verbeterd",
    "veel_tegelijk",
    "vooraf_kijken",
    "later_opnieuw",
)
RESULTS = ("blijft", "teruggedraaid", "veranderd")
MOMENT = sa.DateTime(timezone=True)
NEVER_CHANGED = ("moderation_decision", "moderation_appeal_ruling")
ONLY_WORDS_GO = "NEW.words = '' AND " + " AND ".join(
    f"NEW.{name} = OLD.{name}" for name in ("id", "decision_id", "case_id", "asked_at")
)


def one_of(values: Sequence[str], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=60)


def refers(table: str, column: str, target: str, ondelete: str = "RESTRICT") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete)


def make(table: str, *parts: Any, key: str = "id") -> None:
    """Make a table with its key; a string among the parts names a column to index."""
    columns = [part for part in parts if not isinstance(part, str)]
    if key == "id":
        columns.insert(0, sa.Column("id", sa.Uuid(), nullable=False))
    op.create_table(table, *columns, sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{table}")))
    for column in (part for part in parts if isinstance(part, str)):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def column(name: str, kind: Any, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null)


def refuse_changes(table: str, acts: Sequence[str] = ("UPDATE", "DELETE"), but: str = "") -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    when = f"WHEN (NOT ({but})) " if but else ""
    for act in acts:
        body = (
            f"{when}BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
            if sqlite
            else f"FOR EACH ROW {when}EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} {body}")


def upgrade() -> None:
    kept = take_decisions(
        "SELECT d.*, c.organisation_id, c.dossier_id, c.reference, c.publication"
        " FROM moderation_decision d JOIN contribution c ON c.id = d.contribution_id"
    )
    make_decisions()
    make_cases()
    make_appeals_and_originals()
    make_roster()
    op.add_column("contribution", sa.Column("out_of_sight_since", MOMENT, nullable=True))
    op.add_column(
        "contribution", sa.Column("asks_facts", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    put_decisions(kept)
    for table in NEVER_CHANGED:
        refuse_changes(table)
    refuse_changes("moderation_original", ["UPDATE"])
    refuse_changes("moderation_appeal", ["DELETE"])
    refuse_changes("moderation_appeal", ["UPDATE"], but=ONLY_WORDS_GO)


def take_decisions(question: str) -> list[Any]:
    """Take the decisions out, and the table with them: it is made anew in another shape."""
    kind = {
        "id": sa.Uuid(),
        "contribution_id": sa.Uuid(),
        "decided_by": sa.Uuid(),
        "organisation_id": sa.Uuid(),
        "dossier_id": sa.Uuid(),
        "subject_id": sa.Uuid(),
        "decided_at": MOMENT,
    }
    rows = op.get_bind().execute(sa.text(question).columns(**kind)).mappings().all()
    op.drop_table("moderation_decision")
    return list(rows)


def make_decisions() -> None:
    make(
        "moderation_decision",
        column("kind", sa.Text()),
        column("subject_id", sa.Uuid()),
        column("organisation_id", sa.Uuid()),
        column("dossier_id", sa.Uuid(), null=True),
        column("outcome", one_of(OUTCOMES, "moderation_outcome")),
        column("rule", one_of(RULES, "house_rule"), null=True),
        column("reason", sa.Text()),
        column("facts_used", sa.Text()),
        column("asked_at", MOMENT, null=True),
        column("decided_at", MOMENT),
        column("decided_by", sa.Uuid(), null=True),
        column("role", sa.Text()),
        sa.CheckConstraint(
            "outcome IN ('zichtbaar', 'feitelijk_antwoord') OR rule IS NOT NULL",
            name=op.f("ck_moderation_decision_has_rule"),
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_moderation_decision_has_reason")),
        refers("moderation_decision", "organisation_id", "organisation.id"),
        refers("moderation_decision", "dossier_id", "dossier.id"),
        refers("moderation_decision", "decided_by", "account.id"),
        *("organisation_id", "dossier_id", "decided_by"),
    )
    op.create_index("ix_moderation_decision_subject", "moderation_decision", ["subject_id", "decided_at"])


def make_cases() -> None:
    make(
        "moderation_case",
        column("kind", sa.Text()),
        column("subject_id", sa.Uuid()),
        column("reference", sa.Text()),
        column("organisation_id", sa.Uuid()),
        column("dossier_id", sa.Uuid(), null=True),
        column("standing", one_of(STANDINGS, "standing")),
        column("risk", sa.Integer()),
        column("reporters", sa.Integer()),
        column("waiting_since", MOMENT, null=True),
        column("asks_facts", sa.Boolean()),
        column("claimed_by", sa.Uuid(), null=True),
        column("claimed_at", MOMENT, null=True),
        column("opened_at", MOMENT),
        column("revision", sa.Integer()),
        sa.CheckConstraint(
            "(waiting_since IS NULL) = (risk = 0)", name=op.f("ck_moderation_case_waiting_has_risk")
        ),
        sa.CheckConstraint(
            "(claimed_by IS NULL) = (claimed_at IS NULL)", name=op.f("ck_moderation_case_claim_is_whole")
        ),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_moderation_case_kind_subject_id")),
        refers("moderation_case", "organisation_id", "organisation.id"),
        refers("moderation_case", "dossier_id", "dossier.id"),
        refers("moderation_case", "claimed_by", "account.id"),
        *("reference", "dossier_id", "claimed_by"),
    )
    op.create_index(
        "ix_moderation_case_waiting",
        "moderation_case",
        ["organisation_id", "risk", "reporters", "waiting_since"],
    )
    make(
        "moderation_signal",
        column("case_id", sa.Uuid()),
        column("why", one_of(WHYS, "why")),
        column("since", MOMENT),
        sa.UniqueConstraint("case_id", "why", name=op.f("uq_moderation_signal_case_id_why")),
        refers("moderation_signal", "case_id", "moderation_case.id", "CASCADE"),
    )
    make(
        "moderation_report",
        column("case_id", sa.Uuid()),
        column("rule", one_of(RULES, "report_rule"), null=True),
        column("words", sa.Text()),
        column("reporter", sa.Text()),
        column("circle", sa.Text()),
        column("counts", sa.Boolean()),
        column("by_author", sa.Boolean()),
        column("reported_at", MOMENT),
        sa.UniqueConstraint("case_id", "reporter", name=op.f("uq_moderation_report_case_id_reporter")),
        refers("moderation_report", "case_id", "moderation_case.id"),
    )


def make_appeals_and_originals() -> None:
    make(
        "moderation_appeal",
        column("decision_id", sa.Uuid()),
        column("case_id", sa.Uuid()),
        column("words", sa.Text()),
        column("asked_at", MOMENT),
        sa.UniqueConstraint("decision_id", name=op.f("uq_moderation_appeal_decision_id")),
        refers("moderation_appeal", "decision_id", "moderation_decision.id"),
        refers("moderation_appeal", "case_id", "moderation_case.id"),
        "case_id",
    )
    make(
        "moderation_appeal_ruling",
        column("appeal_id", sa.Uuid()),
        column("decision_id", sa.Uuid()),
        column("result", one_of(RESULTS, "appeal_result")),
        column("ruled_at", MOMENT),
        column("ruled_by", sa.Uuid(), null=True),
        column("role", sa.Text()),
        refers("moderation_appeal_ruling", "appeal_id", "moderation_appeal.id"),
        refers("moderation_appeal_ruling", "decision_id", "moderation_decision.id"),
        refers("moderation_appeal_ruling", "ruled_by", "account.id"),
        *("decision_id", "ruled_by"),
        key="appeal_id",
    )
    make(
        "moderation_original",
        column("kind", sa.Text()),
        column("subject_id", sa.Uuid()),
        column("decision_id", sa.Uuid()),
        column("texts", sa.JSON()),
        column("sealed_at", MOMENT),
        refers("moderation_original", "decision_id", "moderation_decision.id"),
        *("subject_id", "decision_id", "sealed_at"),
    )


def make_roster() -> None:
    make(
        "moderation_view",
        column("account_id", sa.Uuid()),
        column("name", sa.Text()),
        column("chosen", sa.JSON()),
        sa.UniqueConstraint("account_id", "name", name=op.f("uq_moderation_view_account_id_name")),
        refers("moderation_view", "account_id", "account.id"),
    )
    make(
        "duty_desk",
        column("organisation_id", sa.Uuid()),
        column("opens", sa.Integer()),
        column("closes", sa.Integer()),
        column("phone", sa.Text()),
        sa.CheckConstraint("0 <= opens AND opens < closes AND closes <= 24", name=op.f("ck_duty_desk_hours")),
        refers("duty_desk", "organisation_id", "organisation.id"),
        key="organisation_id",
    )
    make(
        "duty_day",
        column("organisation_id", sa.Uuid()),
        column("day", sa.Date()),
        column("account_id", sa.Uuid()),
        sa.UniqueConstraint("organisation_id", "day", name=op.f("uq_duty_day_organisation_id_day")),
        refers("duty_day", "organisation_id", "organisation.id"),
        refers("duty_day", "account_id", "account.id"),
        "account_id",
    )
    make(
        "duty_alarm",
        column("case_id", sa.Uuid()),
        column("account_id", sa.Uuid()),
        column("owed_at", MOMENT),
        sa.UniqueConstraint("case_id", name=op.f("uq_duty_alarm_case_id")),
        refers("duty_alarm", "case_id", "moderation_case.id"),
        refers("duty_alarm", "account_id", "account.id"),
        "account_id",
    )


def put_decisions(rows: Sequence[Any]) -> None:
    """Put the decisions back as they were taken, and give everything that was ever moderated its case."""
    outcomes = {"afschermen": "afgeschermd", "terugzetten": "zichtbaar"}
    connection = op.get_bind()
    decisions = table_of(
        "moderation_decision",
        *("id", "subject_id", "organisation_id", "dossier_id", "decided_by"),
        text=("kind", "outcome", "rule", "reason", "facts_used", "role"),
        moments=("decided_at",),
    )
    cases: dict[Any, dict[str, Any]] = {}
    for row in rows:
        subject = {"kind": "inbreng", "subject_id": row["contribution_id"]}
        place = {"organisation_id": row["organisation_id"], "dossier_id": row["dossier_id"]}
        taken = {name: row[name] for name in ("id", "rule", "reason", "decided_at", "decided_by")}
        given = {"outcome": outcomes[row["act"]], "facts_used": "", "role": "moderator"}
        connection.execute(decisions.insert().values(**subject, **place, **taken, **given))
        case = {"id": uuid4(), "reference": row["reference"], "standing": row["publication"]}
        zero = {"risk": 0, "reporters": 0, "asks_facts": False, "revision": 1}
        first = cases.get(row["contribution_id"], {}).get("opened_at", row["decided_at"])
        opened = {"opened_at": min(first, row["decided_at"])}
        cases[row["contribution_id"]] = subject | place | case | zero | opened
    names = ("id", "subject_id", "organisation_id", "dossier_id")
    made = table_of("moderation_case", *names, text=("kind", "reference", "standing"), moments=("opened_at",))
    for name in ("risk", "reporters", "revision"):
        made.append_column(sa.column(name, sa.Integer()))
    made.append_column(sa.column("asks_facts", sa.Boolean()))
    for case in cases.values():
        connection.execute(made.insert().values(**case))
    op.execute(
        "UPDATE contribution SET out_of_sight_since = (SELECT max(decided_at) FROM moderation_decision"
        " WHERE moderation_decision.subject_id = contribution.id) WHERE publication = 'afgeschermd'"
    )


def table_of(name: str, *uuids: str, text: Sequence[str], moments: Sequence[str]) -> Any:
    return sa.table(
        name,
        *(sa.column(each, sa.Uuid()) for each in uuids),
        *(sa.column(each, sa.Text()) for each in text),
        *(sa.column(each, MOMENT) for each in moments),
    )


def downgrade() -> None:
    for table in ("duty_alarm", "duty_day", "duty_desk", "moderation_view", "moderation_original"):
        op.drop_table(table)
    for table in ("moderation_appeal_ruling", "moderation_appeal"):
        op.drop_table(table)
    for table in ("moderation_report", "moderation_signal", "moderation_case"):
        op.drop_table(table)
    kept = take_decisions("SELECT * FROM moderation_decision WHERE kind = 'inbreng'")
    op.execute("ALTER TABLE contribution DROP COLUMN asks_facts")
    op.execute("ALTER TABLE contribution DROP COLUMN out_of_sight_since")
    make(
        "moderation_decision",
        column("contribution_id", sa.Uuid()),
        column("act", one_of(("afschermen", "terugzetten"), "moderation_act")),
        column("rule", one_of(RULES, "house_rule"), null=True),
        column("reason", sa.Text()),
        column("decided_at", MOMENT),
        column("decided_by", sa.Uuid(), null=True),
        refers("moderation_decision", "contribution_id", "contribution.id"),
        refers("moderation_decision", "decided_by", "account.id"),
        *("contribution_id", "decided_by"),
    )
    decisions = table_of(
        "moderation_decision",
        *("id", "contribution_id", "decided_by"),
        text=("act", "rule", "reason"),
        moments=("decided_at",),
    )
    for row in kept:
        act = "afschermen" if row["outcome"] in {"afgeschermd", "wacht"} else "terugzetten"
        taken = {name: row[name] for name in ("id", "rule", "reason", "decided_at", "decided_by")}
        subject = {"contribution_id": row["subject_id"], "act": act}
        op.get_bind().execute(decisions.insert().values(**taken, **subject))
    refuse_changes("moderation_decision")
