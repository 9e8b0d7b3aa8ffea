"""Which packages of partners were opened: each opens once."""

import sqlalchemy as sa
from alembic import op

from casework.migrations.sealed import seal, unseal

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

TABLE = "received_package"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Uuid(), nullable=False)
            for name in ("case_id", "partner_id")
        ),
        sa.Column("signer", sa.LargeBinary(), nullable=False),
        sa.Column("package_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("sender_role", "purpose", "legal_basis")
        ),
        sa.Column("classes", sa.ARRAY(sa.String()), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=False)
            for name in ("signed_at", "expires_at")
        ),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("account", "role")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "signer", "package_id"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "partner_id"], ["partner.tenant_id", "partner.id"]
        ),
    )
    op.create_index("ix_received_package_case_id", TABLE, ["case_id"])
    seal(TABLE, "id")


def downgrade() -> None:
    unseal(TABLE)
    op.drop_table(TABLE)
