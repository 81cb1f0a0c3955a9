"""Points, answers, changed words, commitments and decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_decision_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_decision_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_dossier_id"), "decision", ["dossier_id"], unique=False)
    op.create_table(
        "point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("owner_role", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("we_read", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "ja",
                "deels",
                "nee",
                "stond_er_al_in",
                "later",
                "andere_organisatie",
                "geen_reactie_nodig",
                name="draft_outcome",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "wet",
                "geld",
                "veiligheid",
                "techniek",
                "bevoegdheid",
                "belangenafweging",
                "feit_onjuist",
                "beter_voorstel",
                "nieuwe_informatie",
                name="draft_reason",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("interest", sa.Text(), nullable=False),
        sa.Column("other_organisation", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_point_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_point_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_point_owner_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_point_round_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_point_dossier_id_number")),
    )
    op.create_index(op.f("ix_point_owner_id"), "point", ["owner_id"], unique=False)
    op.create_index(op.f("ix_point_round_id"), "point", ["round_id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("we_read", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "ja",
                "deels",
                "nee",
                "stond_er_al_in",
                "later",
                "andere_organisatie",
                "geen_reactie_nodig",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "wet",
                "geld",
                "veiligheid",
                "techniek",
                "bevoegdheid",
                "belangenafweging",
                "feit_onjuist",
                "beter_voorstel",
                "nieuwe_informatie",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("interest", sa.Text(), nullable=False),
        sa.Column("other_organisation", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "outcome <> 'andere_organisatie' OR other_organisation <> ''",
            name=op.f("ck_answer_other_is_named"),
        ),
        sa.CheckConstraint(
            "outcome <> 'nee' OR (reason IS NOT NULL AND interest <> '')",
            name=op.f("ck_answer_no_has_reason"),
        ),
        sa.CheckConstraint(
            "revision = 1 OR correction <> ''", name=op.f("ck_answer_correction_is_explained")
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["point.id"], name=op.f("fk_answer_point_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["account.id"], name=op.f("fk_answer_published_by"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("point_id", "revision", name=op.f("uq_answer_point_id_revision")),
    )
    op.create_index(op.f("ix_answer_published_by"), "answer", ["published_by"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "result",
            sa.Enum(
                "nagekomen",
                "niet_nagekomen",
                name="commitment_result",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("result_text", sa.Text(), nullable=False),
        sa.Column("result_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("result IS NULL OR result_text <> ''", name=op.f("ck_commitment_result_is_told")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_commitment_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_commitment_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["point.id"], name=op.f("fk_commitment_point_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    op.create_index(op.f("ix_commitment_dossier_id"), "commitment", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_commitment_organisation_id"), "commitment", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_commitment_point_id"), "commitment", ["point_id"], unique=False)
    op.create_table(
        "text_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("base_version_id", sa.Uuid(), nullable=False),
        sa.Column("paragraph_id", sa.Uuid(), nullable=False),
        sa.Column("lineage_id", sa.Uuid(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("becomes", sa.Text(), nullable=False),
        sa.Column("own_reason", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("was <> becomes", name=op.f("ck_text_change_changes_something")),
        sa.ForeignKeyConstraint(
            ["base_version_id"],
            ["version.id"],
            name=op.f("fk_text_change_base_version_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_text_change_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraph.id"], name=op.f("fk_text_change_paragraph_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_text_change_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_change")),
    )
    op.create_index("ix_text_change_dossier", "text_change", ["dossier_id", "base_version_id"], unique=False)
    op.create_index(op.f("ix_text_change_lineage_id"), "text_change", ["lineage_id"], unique=False)
    op.create_index(op.f("ix_text_change_paragraph_id"), "text_change", ["paragraph_id"], unique=False)
    op.create_index(op.f("ix_text_change_version_id"), "text_change", ["version_id"], unique=False)
    op.create_table(
        "change_cause",
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["text_change.id"], name=op.f("fk_change_cause_change_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["point.id"], name=op.f("fk_change_cause_point_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("change_id", "point_id", name=op.f("pk_change_cause")),
    )
    op.create_index(op.f("ix_change_cause_point_id"), "change_cause", ["point_id"], unique=False)
    op.create_table(
        "point_contribution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column("contribution_id", sa.Uuid(), nullable=False),
        sa.Column("marked", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_point_contribution_contribution_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["point.id"], name=op.f("fk_point_contribution_point_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_contribution")),
        sa.UniqueConstraint(
            "point_id", "contribution_id", name=op.f("uq_point_contribution_point_id_contribution_id")
        ),
    )
    op.create_index(
        op.f("ix_point_contribution_contribution_id"), "point_contribution", ["contribution_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_point_contribution_contribution_id"), table_name="point_contribution")
    op.drop_table("point_contribution")
    op.drop_index(op.f("ix_change_cause_point_id"), table_name="change_cause")
    op.drop_table("change_cause")
    op.drop_index(op.f("ix_text_change_version_id"), table_name="text_change")
    op.drop_index(op.f("ix_text_change_paragraph_id"), table_name="text_change")
    op.drop_index(op.f("ix_text_change_lineage_id"), table_name="text_change")
    op.drop_index("ix_text_change_dossier", table_name="text_change")
    op.drop_table("text_change")
    op.drop_index(op.f("ix_commitment_point_id"), table_name="commitment")
    op.drop_index(op.f("ix_commitment_organisation_id"), table_name="commitment")
    op.drop_index(op.f("ix_commitment_dossier_id"), table_name="commitment")
    op.drop_table("commitment")
    op.drop_index(op.f("ix_answer_published_by"), table_name="answer")
    op.drop_table("answer")
    op.drop_index(op.f("ix_point_round_id"), table_name="point")
    op.drop_index(op.f("ix_point_owner_id"), table_name="point")
    op.drop_table("point")
    op.drop_index(op.f("ix_decision_dossier_id"), table_name="decision")
    op.drop_table("decision")
