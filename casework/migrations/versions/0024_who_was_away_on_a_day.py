"""Find who was away on a day without a valid reason, without reading the year.

It holds the days of which every lesson was missed without a valid reason, and no other:
most absence is illness.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

INDEX = "absence_day_unlawful"


def upgrade() -> None:
    op.create_index(
        INDEX,
        "absence_day",
        ["tenant_id", "datum", "leerling_id"],
        postgresql_where=sa.text(
            "gemist >= les and les > 0"
            " and reden in ('ongeoorloofd', 'ziek_kan_deelnemen')"
        ),
    )


def downgrade() -> None:
    op.drop_index(INDEX, table_name="absence_day")
