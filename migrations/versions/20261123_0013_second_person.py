"""Weighty acts that wait for a second person, invitations, and the role of platform administrator."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BEFORE = ("inwoner", "ambtenaar", "projectleider", "moderator", "beheerder", "raadslid")
AFTER = (*BEFORE, "platformbeheerder")
CHECK = "ck_role_assignment_role"


def upgrade() -> None:
    allow_roles(AFTER)
    op.create_table(
        "second_person_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "agreed IS NOT TRUE OR decided_by <> asked_by",
            name=op.f("ck_second_person_request_agreed_by_another"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (agreed IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)",
            name=op.f("ck_second_person_request_decided_whole"),
        ),
        *refers(
            "second_person_request", organisation_id="organisation", asked_by="account", decided_by="account"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_person_request")),
    )
    for column in ("subject_id", "asked_by", "decided_by"):
        op.create_index(op.f(f"ix_second_person_request_{column}"), "second_person_request", [column])
    op.create_index(
        "ix_second_person_request_waiting", "second_person_request", ["organisation_id", "decided_at"]
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(*AFTER, name="role", native_enum=False, create_constraint=True, length=60),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_invitation_email_lower_case")),
        sa.CheckConstraint(
            "accepted_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_invitation_ends_once")
        ),
        *refers("invitation", organisation_id="organisation", invited_by="account", accepted_by="account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    for column in ("email", "organisation_id", "invited_by", "accepted_by"):
        op.create_index(op.f(f"ix_invitation_{column}"), "invitation", [column])


def downgrade() -> None:
    op.drop_table("invitation")
    op.drop_table("second_person_request")
    op.execute("DELETE FROM role_assignment WHERE role = 'platformbeheerder'")
    allow_roles(BEFORE)


def refers(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
        )
        for column, target in columns.items()
    ]


def allow_roles(roles: tuple[str, ...]) -> None:
    condition = f"role IN ({', '.join(repr(role) for role in roles)})"
    with op.batch_alter_table("role_assignment") as table:
        table.drop_constraint(op.f(CHECK), type_="check")
        table.create_check_constraint(op.f(CHECK), condition)
