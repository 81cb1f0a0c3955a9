"""Moderation decisions and the ledger of notices."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "moderation_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contribution_id", sa.Uuid(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "afschermen",
                "terugzetten",
                name="moderation_act",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column(
            "rule",
            sa.Enum(
                "bedreiging",
                "belediging",
                "haat",
                "persoonsgegevens",
                "gegevens_van_een_ander",
                "reclame",
                name="house_rule",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_moderation_decision_contribution_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["account.id"],
            name=op.f("fk_moderation_decision_decided_by"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_decision")),
    )
    op.create_index(
        op.f("ix_moderation_decision_contribution_id"),
        "moderation_decision",
        ["contribution_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_moderation_decision_decided_by"), "moderation_decision", ["decided_by"], unique=False
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("contribution_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "ontvangst",
                "gewijzigd",
                "ingetrokken",
                "gebundeld",
                "afgeschermd",
                "te_laat_besloten",
                "antwoord",
                "antwoord_hersteld",
                "woorden_veranderd",
                "besluit",
                "toezegging_klaar",
                "toezegging_te_laat",
                "antwoord_te_laat",
                name="notice_kind",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "verschuldigd",
                "verstuurd",
                "mislukt",
                "op_de_site",
                name="notice_state",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_notice_contact_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_notice_contribution_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_notice_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_notice_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "contribution_id",
            "kind",
            "about_id",
            "stamp",
            name=op.f("uq_notice_contribution_id_kind_about_id_stamp"),
        ),
    )
    op.create_index("ix_notice_dossier", "notice", ["dossier_id", "owed_at"], unique=False)
    op.create_index("ix_notice_waiting", "notice", ["state", "next_attempt_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_notice_waiting", table_name="notice")
    op.drop_index("ix_notice_dossier", table_name="notice")
    op.drop_table("notice")
    op.drop_index(op.f("ix_moderation_decision_decided_by"), table_name="moderation_decision")
    op.drop_index(op.f("ix_moderation_decision_contribution_id"), table_name="moderation_decision")
    op.drop_table("moderation_decision")
