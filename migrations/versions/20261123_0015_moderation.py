"""Reports, holds, redactions, appeals and duty rosters; decisions are about an item of any kind."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("contribution", sa.Column("out_of_sight_since", moment, nullable=True))
    op.add_column(
        "contribution", sa.Column("asks_facts", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.execute("ALTER TABLE contribution DROP COLUMN asks_facts")
    op.execute("ALTER TABLE contribution DROP COLUMN out_of_sight_since")
