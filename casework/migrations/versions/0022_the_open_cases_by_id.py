"""Find the open cases of somebody without visiting the closed ones.

It holds nothing that a step changes, so a step stays a HOT update.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

INDEX = "cases_open_id"


def upgrade() -> None:
    op.create_index(
        INDEX,
        "cases",
        ["id"],
        postgresql_where=sa.text("closed_at is null"),
    )


def downgrade() -> None:
    op.drop_index(INDEX, table_name="cases")
