"""What waits for a moderator before it is shown, why, and what came after the report of its round."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

REASONS = (
    "bsn",
    "iban",
    "telefoon",
    "e-mail",
    "adres",
    "gezondheid",
    "schulden",
    "bedreiging",
    "vooraf",
    "veel_tegelijk",
    "moderator",
)
CHECK = "ck_contribution_publication"
WITHOUT, WITH = "'zichtbaar', 'afgeschermd'", "'zichtbaar', 'wacht', 'afgeschermd'"


def upgrade() -> None:
    op.add_column(
        "round", sa.Column("moderated_first", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "contribution", sa.Column("after_report", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "contribution_hold",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contribution_id", sa.Uuid(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(*REASONS, name="hold_reason", native_enum=False, create_constraint=True, length=60),
            nullable=False,
        ),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_contribution_hold_contribution_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_hold")),
    )
    op.create_index("ix_contribution_hold_open", "contribution_hold", ["contribution_id", "ended_at"])
    _allow(WITHOUT, WITH)


def downgrade() -> None:
    # an older release knows no waiting: out of sight stays out of sight
    op.execute("UPDATE contribution SET publication = 'afgeschermd' WHERE publication = 'wacht'")
    _allow(WITH, WITHOUT)
    op.drop_index("ix_contribution_hold_open", table_name="contribution_hold")
    op.drop_table("contribution_hold")
    op.drop_column("contribution", "after_report")
    op.drop_column("round", "moderated_first")


def _allow(before: str, after: str) -> None:
    """Let the check of `contribution.publication` allow other values.

    SQLite cannot alter a check, and making the table anew would drop rows that others refer to; its manual
    (ALTER TABLE, section 7) gives this way for a change of the schema that touches no row.
    """
    if op.get_bind().dialect.name == "sqlite":
        version = op.get_bind().scalar(sa.text("PRAGMA schema_version"))
        op.execute("PRAGMA writable_schema = ON")
        replacing = sa.text(
            "UPDATE sqlite_master SET sql = replace(sql, :before, :after)"
            " WHERE type = 'table' AND name = 'contribution'"
        )
        op.get_bind().execute(
            replacing, {"before": f"publication IN ({before})", "after": f"publication IN ({after})"}
        )
        op.execute(f"PRAGMA schema_version = {version + 1}")
        op.execute("PRAGMA writable_schema = OFF")
        return
    op.drop_constraint(op.f(CHECK), "contribution", type_="check")
    op.create_check_constraint(op.f(CHECK), "contribution", f"publication IN ({after})")
