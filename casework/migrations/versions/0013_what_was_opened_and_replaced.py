"""What was opened at a look, and what took the place of a sealed fact."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("read_log", sa.Column("purpose", sa.String(), nullable=True))
    op.add_column("read_log", sa.Column("data_class", sa.String(), nullable=True))
    op.add_column(
        "read_log",
        sa.Column("fields", sa.ARRAY(sa.String()), nullable=False, server_default="{}"),
    )
    op.add_column("read_log", sa.Column("noodtoegang", sa.Uuid(), nullable=True))
    op.alter_column("read_log", "case_id", nullable=True)
    op.create_table(
        "resealed",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("resealed_place", "resealed", ["tenant_id", "place", "row", "id"])


def downgrade() -> None:
    op.drop_table("resealed")
    op.execute("delete from read_log where case_id is null")
    op.alter_column("read_log", "case_id", nullable=False)
    for column in ("noodtoegang", "fields", "data_class", "purpose"):
        op.drop_column("read_log", column)
