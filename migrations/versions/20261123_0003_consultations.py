"""Dossiers, rounds, manuscripts, and versions with articles and paragraphs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("subtitle", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "informeren",
                "raadplegen",
                "adviseren",
                "coproduceren",
                "meebeslissen",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=True,
        ),
        sa.Column("promise", sa.Text(), nullable=False),
        sa.Column("decision_maker", sa.Text(), nullable=False),
        sa.Column("decision_on", sa.Date(), nullable=True),
        sa.Column("owner_role", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("paper_route", sa.Text(), nullable=False),
        sa.Column("walk_in", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_dossier_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("number", name=op.f("uq_dossier_number")),
        sa.UniqueConstraint("slug", name=op.f("uq_dossier_slug")),
    )
    op.create_index("ix_dossier_listing", "dossier", ["published_at"], unique=False)
    op.create_index(op.f("ix_dossier_organisation_id"), "dossier", ["organisation_id"], unique=False)
    op.create_table(
        "criterion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_criterion_dossier_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
    )
    op.create_index(op.f("ix_criterion_dossier_id"), "criterion", ["dossier_id"], unique=False)
    op.create_table(
        "dossier_horizon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column(
            "horizon",
            sa.Enum(
                "coping",
                "adaptatie",
                "transformatie",
                name="horizon",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_horizon_dossier_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_horizon")),
        sa.UniqueConstraint("dossier_id", "horizon", name=op.f("uq_dossier_horizon_dossier_id_horizon")),
    )
    op.create_index(op.f("ix_dossier_horizon_dossier_id"), "dossier_horizon", ["dossier_id"], unique=False)
    op.create_table(
        "dossier_partner",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_partner_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_dossier_partner_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_partner")),
        sa.UniqueConstraint(
            "dossier_id", "organisation_id", name=op.f("uq_dossier_partner_dossier_id_organisation_id")
        ),
    )
    op.create_index(op.f("ix_dossier_partner_dossier_id"), "dossier_partner", ["dossier_id"], unique=False)
    op.create_index(
        op.f("ix_dossier_partner_organisation_id"), "dossier_partner", ["organisation_id"], unique=False
    )
    op.create_table(
        "influence_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column(
            "influence",
            sa.Enum("vast", "open", name="influence", native_enum=False, create_constraint=True, length=60),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_influence_item_dossier_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_influence_item")),
    )
    op.create_index(op.f("ix_influence_item_dossier_id"), "influence_item", ["dossier_id"], unique=False)
    op.create_table(
        "manuscript_revision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("markup", sa.Text(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "getypt",
                "bestand",
                "teruggezet",
                name="manuscript_source",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name=op.f("fk_manuscript_revision_dossier_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["saved_by"], ["account.id"], name=op.f("fk_manuscript_revision_saved_by"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manuscript_revision")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_manuscript_revision_dossier_id_number")),
    )
    op.create_index(
        op.f("ix_manuscript_revision_dossier_id"), "manuscript_revision", ["dossier_id"], unique=False
    )
    op.create_index(
        op.f("ix_manuscript_revision_saved_by"), "manuscript_revision", ["saved_by"], unique=False
    )
    op.create_table(
        "version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("based_on_id", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["based_on_id"], ["version.id"], name=op.f("fk_version_based_on_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_version_dossier_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_version_dossier_id_number")),
    )
    op.create_index(op.f("ix_version_based_on_id"), "version", ["based_on_id"], unique=False)
    op.create_index(op.f("ix_version_dossier_id"), "version", ["dossier_id"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("lineage_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_article_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("version_id", "lineage_id", name=op.f("uq_article_version_id_lineage_id")),
        sa.UniqueConstraint("version_id", "number", name=op.f("uq_article_version_id_number")),
    )
    op.create_index(op.f("ix_article_version_id"), "article", ["version_id"], unique=False)
    op.create_table(
        "round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column(
            "procedure",
            sa.Enum(
                "vrij",
                "consultatie",
                "uov",
                name="procedure",
                native_enum=False,
                create_constraint=True,
                length=60,
            ),
            nullable=False,
        ),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("gazette_url", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("next_steps", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "announced_at IS NULL OR version_id IS NOT NULL", name=op.f("ck_round_announced_has_text")
        ),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_round_closes_after_opening")),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_round_dossier_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_round_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_round_dossier_id_number")),
    )
    op.create_index(op.f("ix_round_dossier_id"), "round", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_round_version_id"), "round", ["version_id"], unique=False)
    op.create_table(
        "paragraph",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("lineage_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_paragraph_article_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_paragraph_version_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph")),
        sa.UniqueConstraint("version_id", "lineage_id", name=op.f("uq_paragraph_version_id_lineage_id")),
        sa.UniqueConstraint("version_id", "number", name=op.f("uq_paragraph_version_id_number")),
    )
    op.create_index(op.f("ix_paragraph_article_id"), "paragraph", ["article_id"], unique=False)
    op.create_index(op.f("ix_paragraph_lineage_id"), "paragraph", ["lineage_id"], unique=False)
    op.create_index(op.f("ix_paragraph_version_id"), "paragraph", ["version_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_paragraph_version_id"), table_name="paragraph")
    op.drop_index(op.f("ix_paragraph_lineage_id"), table_name="paragraph")
    op.drop_index(op.f("ix_paragraph_article_id"), table_name="paragraph")
    op.drop_table("paragraph")
    op.drop_index(op.f("ix_round_version_id"), table_name="round")
    op.drop_index(op.f("ix_round_dossier_id"), table_name="round")
    op.drop_table("round")
    op.drop_index(op.f("ix_article_version_id"), table_name="article")
    op.drop_table("article")
    op.drop_index(op.f("ix_version_dossier_id"), table_name="version")
    op.drop_index(op.f("ix_version_based_on_id"), table_name="version")
    op.drop_table("version")
    op.drop_index(op.f("ix_manuscript_revision_saved_by"), table_name="manuscript_revision")
    op.drop_index(op.f("ix_manuscript_revision_dossier_id"), table_name="manuscript_revision")
    op.drop_table("manuscript_revision")
    op.drop_index(op.f("ix_influence_item_dossier_id"), table_name="influence_item")
    op.drop_table("influence_item")
    op.drop_index(op.f("ix_dossier_partner_organisation_id"), table_name="dossier_partner")
    op.drop_index(op.f("ix_dossier_partner_dossier_id"), table_name="dossier_partner")
    op.drop_table("dossier_partner")
    op.drop_index(op.f("ix_dossier_horizon_dossier_id"), table_name="dossier_horizon")
    op.drop_table("dossier_horizon")
    op.drop_index(op.f("ix_criterion_dossier_id"), table_name="criterion")
    op.drop_table("criterion")
    op.drop_index(op.f("ix_dossier_organisation_id"), table_name="dossier")
    op.drop_index("ix_dossier_listing", table_name="dossier")
    op.drop_table("dossier")
