"""Contributions, their earlier wordings, numbers, counts and the reading pulse."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contribution_serial",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name=op.f("fk_contribution_serial_dossier_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_contribution_serial")),
    )
    op.create_table(
        "contribution_tally",
        sa.Column("anchor_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_contribution_tally_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("anchor_id", name=op.f("pk_contribution_tally")),
    )
    op.create_index(
        op.f("ix_contribution_tally_version_id"), "contribution_tally", ["version_id"], unique=False
    )
    op.create_table(
        "reading_pulse",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("beat", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_reading_pulse_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_reading_pulse")),
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("paragraph_id", sa.Uuid(), nullable=True),
        sa.Column("anchor_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("submission_key", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ervaring",
                "idee",
                "vraag",
                "zorg",
                "aanbod",
                "bezwaar",
                "steun",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("proposed_was", sa.Text(), nullable=False),
        sa.Column("proposed_becomes", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("translation", sa.Text(), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("neighbourhood", sa.Text(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "openbaar",
                "alleen_organisatie",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column(
            "publication",
            sa.Enum(
                "zichtbaar",
                "afgeschermd",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "website",
                "email",
                "brief",
                "telefoon",
                "balie",
                "bijeenkomst",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column(
            "late_ruling",
            sa.Enum(
                "telt_mee",
                "telt_niet_mee",
                name="late_ruling",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by_role", sa.Text(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(proposed_was = '') = (proposed_becomes = '')", name=op.f("ck_contribution_proposal_is_whole")
        ),
        sa.CheckConstraint(
            "late_ruling IS NULL OR (is_late AND late_reason <> '')",
            name=op.f("ck_contribution_late_ruling_has_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_contribution_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_contribution_article_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contribution_contact_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_contribution_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_contribution_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraph.id"], name=op.f("fk_contribution_paragraph_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_contribution_round_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_contribution_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_contribution_dossier_id_number")),
        sa.UniqueConstraint("reference", name=op.f("uq_contribution_reference")),
        sa.UniqueConstraint("submission_key", name=op.f("uq_contribution_submission_key")),
    )
    op.create_index(op.f("ix_contribution_account_id"), "contribution", ["account_id"], unique=False)
    op.create_index(
        "ix_contribution_anchor_shown", "contribution", ["anchor_id", "is_shown", "number"], unique=False
    )
    op.create_index(
        "ix_contribution_dossier_shown", "contribution", ["dossier_id", "is_shown", "number"], unique=False
    )
    op.create_index("ix_contribution_round", "contribution", ["round_id", "number"], unique=False)
    op.create_table(
        "contribution_wording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contribution_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ervaring",
                "idee",
                "vraag",
                "zorg",
                "aanbod",
                "bezwaar",
                "steun",
                name="wording_kind",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("proposed_was", sa.Text(), nullable=False),
        sa.Column("proposed_becomes", sa.Text(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_contribution_wording_contribution_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_wording")),
        sa.UniqueConstraint(
            "contribution_id", "revision", name=op.f("uq_contribution_wording_contribution_id_revision")
        ),
    )


def downgrade() -> None:
    op.drop_table("contribution_wording")
    op.drop_index("ix_contribution_round", table_name="contribution")
    op.drop_index("ix_contribution_dossier_shown", table_name="contribution")
    op.drop_index("ix_contribution_anchor_shown", table_name="contribution")
    op.drop_index(op.f("ix_contribution_account_id"), table_name="contribution")
    op.drop_table("contribution")
    op.drop_table("reading_pulse")
    op.drop_index(op.f("ix_contribution_tally_version_id"), table_name="contribution_tally")
    op.drop_table("contribution_tally")
    op.drop_table("contribution_serial")
