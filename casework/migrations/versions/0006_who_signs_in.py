"""Who of the staff may sign in: accounts, their roles, codes, and the steps between."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
        sa.UniqueConstraint("tenant_id", "login"),
    )
    op.create_table(
        "account_role",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("tenant_id", "account", "role"),
    )
    op.create_table(
        "recovery_code",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("tenant_id", "account", "hash"),
    )
    op.create_table(
        "sign_in",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("naar", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        _of_account(),
        sa.PrimaryKeyConstraint("tenant_id", "hash"),
    )
    op.create_index("sign_in_account", "sign_in", ["tenant_id", "account"])
    op.create_index("sign_in_until", "sign_in", ["tenant_id", "until"])
    op.create_table(
        "account_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "account_log_account", "account_log", ["tenant_id", "account", "id"]
    )


def downgrade() -> None:
    for table in ("account_log", "sign_in", "recovery_code", "account_role"):
        op.drop_table(table)
    op.drop_table("account")


def _of_account() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", "account"], ["account.tenant_id", "account.id"]
    )
