"""Facts with their deliveries, and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fact",
        sa.Column(
            "seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_fact")),
    )
    op.create_index(op.f("ix_fact_dossier_id"), "fact", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_fact_kind"), "fact", ["kind"], unique=False)
    op.create_index(op.f("ix_fact_subject_id"), "fact", ["subject_id"], unique=False)
    op.create_table(
        "search_entry",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("subject_id", name=op.f("uq_search_entry_subject_id")),
    )
    op.create_index("ix_search_entry_dossier", "search_entry", ["dossier_id", "shown"], unique=False)
    op.create_table(
        "fact_delivery",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("fact_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("listener", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["fact_seq"], ["fact.seq"], name=op.f("fk_fact_delivery_fact_seq"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_delivery")),
        sa.UniqueConstraint("fact_seq", "listener", name=op.f("uq_fact_delivery_fact_seq_listener")),
    )
    op.create_index(
        "ix_fact_delivery_waiting",
        "fact_delivery",
        ["next_attempt_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_fact_delivery_waiting",
        table_name="fact_delivery",
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_table("fact_delivery")
    op.drop_index("ix_search_entry_dossier", table_name="search_entry")
    op.drop_table("search_entry")
    op.drop_index(op.f("ix_fact_subject_id"), table_name="fact")
    op.drop_index(op.f("ix_fact_kind"), table_name="fact")
    op.drop_index(op.f("ix_fact_dossier_id"), table_name="fact")
    op.drop_table("fact")
