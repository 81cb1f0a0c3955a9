"""Since when, and until when, a point causes a change: an answer promises what was there when it was published."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("change_cause", sa.Column("added_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("change_cause", sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE change_cause SET added_at ="
        " (SELECT made_at FROM text_change WHERE text_change.id = change_cause.change_id)"
    )
    with op.batch_alter_table("change_cause") as table:
        table.alter_column("added_at", nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("change_cause") as table:
        table.drop_column("dropped_at")
        table.drop_column("added_at")
