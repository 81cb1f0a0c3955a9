"""The log of sealed facts and its signed heads: entries get one position and may lose their salt, nothing else."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FROZEN = (
    ("log_entry", "DELETE"),
    ("log_node", "UPDATE"),
    ("log_node", "DELETE"),
    ("log_head", "UPDATE"),
    ("log_head", "DELETE"),
)
STAYS = (
    "NEW.fact_seq = OLD.fact_seq AND NEW.commitment = OLD.commitment"
    " AND (OLD.position IS NULL OR (NEW.position IS NOT NULL AND NEW.position = OLD.position))"
    " AND (NEW.salt IS NULL OR (OLD.salt IS NOT NULL AND NEW.salt = OLD.salt))"
)


def upgrade() -> None:
    op.create_table(
        "log_entry",
        sa.Column("fact_seq", BIG, nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("position", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["fact_seq"], ["fact.seq"], name=op.f("fk_log_entry_fact_seq"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("fact_seq", name=op.f("pk_log_entry")),
        sa.UniqueConstraint("position", name=op.f("uq_log_entry_position")),
    )
    op.create_index(
        "ix_log_entry_waiting",
        "log_entry",
        ["fact_seq"],
        unique=False,
        sqlite_where=sa.text("position IS NULL"),
        postgresql_where=sa.text("position IS NULL"),
    )
    op.create_table(
        "log_node",
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("place", BIG, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("level", "place", name=op.f("pk_log_node")),
    )
    op.create_table(
        "log_head",
        sa.Column("size", BIG, nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("size", "signer", name=op.f("pk_log_head")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, act in FROZEN:
        _refuse(table, act, sqlite=sqlite)
    _refuse("log_entry", "UPDATE", sqlite=sqlite, when=f" WHEN (NOT ({STAYS}))")


def _refuse(table: str, act: str, *, sqlite: bool, when: str = "") -> None:
    body = (
        f"{when} BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
        if sqlite
        else f" FOR EACH ROW{when} EXECUTE FUNCTION refuse_change()"
    )
    op.execute(f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table}{body}")


def downgrade() -> None:
    op.drop_table("log_head")
    op.drop_table("log_node")
    op.drop_table("log_entry")
