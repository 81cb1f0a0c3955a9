"""Who looked behind a pseudonym, and why: kept as it was written, until retention takes it away."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
GROUNDS = ("wettelijke_plicht", "vordering", "acuut_gevaar", "verzoek_schrijver")
FIXED = (
    "id",
    "organisation_id",
    "dossier_id",
    "contribution_id",
    "reference",
    "ground",
    "reason",
    "asked_by",
    "agreed_by",
    "agreed_at",
    "open_until",
    "tell_at",
)
TOLD_ONCE = "OLD.told_at IS NULL AND " + " AND ".join(f"NEW.{name} = OLD.{name}" for name in FIXED)


def upgrade() -> None:
    op.create_table(
        "unmasking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("contribution_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column(
            "ground",
            sa.Enum(*GROUNDS, name="legal_ground", native_enum=False, create_constraint=True, length=60),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_at", MOMENT, nullable=False),
        sa.Column("open_until", MOMENT, nullable=False),
        sa.Column("tell_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.CheckConstraint("asked_by <> agreed_by", name=op.f("ck_unmasking_agreed_by_another")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_unmasking_{column}"), ondelete="RESTRICT"
            )
            for column, target in (
                ("organisation_id", "organisation"),
                ("asked_by", "account"),
                ("agreed_by", "account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmasking")),
    )
    for column in ("organisation_id", "contribution_id", "asked_by", "agreed_by"):
        op.create_index(f"ix_unmasking_{column}", "unmasking", [column])
    sqlite = op.get_bind().dialect.name == "sqlite"
    body = (
        f"WHEN NOT ({TOLD_ONCE}) BEGIN SELECT RAISE(ABORT, 'append only: unmasking'); END"
        if sqlite
        else f"FOR EACH ROW WHEN (NOT ({TOLD_ONCE})) EXECUTE FUNCTION refuse_change()"
    )
    op.execute(f"CREATE TRIGGER unmasking_refuses_update BEFORE UPDATE ON unmasking {body}")


def downgrade() -> None:
    op.drop_table("unmasking")
