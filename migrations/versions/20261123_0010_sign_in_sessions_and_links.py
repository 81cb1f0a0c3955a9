"""Sessions on the server, links that prove an address once, the letters that bring them, counted attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=60)


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _account(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_account_id")
    return sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=name, ondelete="RESTRICT")


def upgrade() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=True),
        sa.Column(
            "factor",
            _choice("factor", "geen", "code", "passkey", "herstelcode", "aanbieder", "beheer"),
            nullable=False,
        ),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("is_remembered", sa.Boolean(), nullable=False),
        _moment("started_at"),
        _moment("last_seen_at"),
        _moment("renewed_at"),
        _moment("proved_at", nullable=True),
        _moment("ended_at", nullable=True),
        _account("sign_in"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_sign_in_previous_hash")),
    )
    op.create_index(op.f("ix_sign_in_account_id"), "sign_in", ["account_id"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            _choice("attempt_kind", "wachtwoord", "link", "linkcode", "tweede_stap", "herstelcode"),
            nullable=False,
        ),
        sa.Column("key_hash", sa.Text(), nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index("ix_attempt_counted", "attempt", ["kind", "key_hash", "at"], unique=False)
    op.create_index(op.f("ix_attempt_at"), "attempt", ["at"], unique=False)
    _links_and_letters()


def _links_and_letters() -> None:
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            _choice("link_purpose", "inloggen", "aanmelden", "nieuw_adres", "beheer"),
            nullable=False,
        ),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("browser_hash", sa.Text(), nullable=True),
        _moment("created_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
        _account("one_time_link"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_link_token_hash")),
    )
    for column in ("account_id", "browser_hash", "expires_at"):
        op.create_index(op.f(f"ix_one_time_link_{column}"), "one_time_link", [column], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("link_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("state", _choice("letter_state", "verschuldigd", "verstuurd", "mislukt"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _moment("next_attempt_at"),
        _moment("created_at"),
        _moment("sent_at", nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        _account("letter"),
        sa.ForeignKeyConstraint(
            ["link_id"], ["one_time_link.id"], name=op.f("fk_letter_link_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index(op.f("ix_letter_account_id"), "letter", ["account_id"], unique=False)
    op.create_index(op.f("ix_letter_link_id"), "letter", ["link_id"], unique=False)
    op.create_index("ix_letter_waiting", "letter", ["state", "next_attempt_at"], unique=False)


def downgrade() -> None:
    for table in ("letter", "one_time_link", "attempt", "sign_in"):
        op.drop_table(table)
