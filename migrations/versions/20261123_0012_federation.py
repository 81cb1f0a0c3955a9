"""Who an account is at an identity provider; an account may do without an address."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ADDRESS = sa.Text()
MOMENT = sa.DateTime(timezone=True)
DEMANDED = ("email TEXT NOT NULL,", "email TEXT,")
accounts = sa.table("account", sa.column("id", sa.Uuid), sa.column("email", ADDRESS))


def upgrade() -> None:
    _let_address_be_absent(absent=True)
    op.create_table(
        "federated_identity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("linked_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_federated_identity_account_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_federated_identity"),
        sa.UniqueConstraint("issuer", "subject", name="uq_federated_identity_issuer_subject"),
    )
    op.create_index("ix_federated_identity_account_id", "federated_identity", ["account_id"])
    op.create_table(
        "used_proof",
        sa.Column("proof_hash", sa.Text(), nullable=False),
        sa.Column("used_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("proof_hash", name="pk_used_proof"),
    )
    op.create_index("ix_used_proof_used_at", "used_proof", ["used_at"])


def downgrade() -> None:
    op.drop_table("used_proof")
    op.drop_table("federated_identity")
    _give_addresses()
    _let_address_be_absent(absent=False)


def _let_address_be_absent(*, absent: bool) -> None:
    """SQLite cannot make a table anew that others refer to; its manual says how to change only what is demanded."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.alter_column("account", "email", existing_type=ADDRESS, nullable=absent)
        return
    was, becomes = DEMANDED if absent else reversed(DEMANDED)
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'account'",
        (was, becomes),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")


def _give_addresses() -> None:
    """Give accounts without an address one that reaches nobody: the release before this one wants one."""
    connection = op.get_bind()
    for (identifier,) in connection.execute(sa.select(accounts.c.id).where(accounts.c.email.is_(None))).all():
        address = f"{identifier}@no-address.invalid"
        connection.execute(accounts.update().where(accounts.c.id == identifier).values(email=address))
