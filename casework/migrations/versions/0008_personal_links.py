"""Personal links: how a parent comes in from a letter, and what proves an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("outbox_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        _moment("made_at"),
        _moment("expires_at"),
        _moment("ended_at", nullable=True),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        _within_case(),
        sa.ForeignKeyConstraint(
            ["tenant_id", "outbox_id"], ["outbox.tenant_id", "outbox.id"]
        ),
        sa.PrimaryKeyConstraint("hash"),
        sa.UniqueConstraint("tenant_id", "hash"),
    )
    op.create_index(
        "link_live",
        "link",
        ["outbox_id"],
        unique=True,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_index("link_of_person", "link", ["case_id", "party"])
    _code()
    _post()
    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        _moment("made_at"),
        _within_case(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "seq"),
    )


def downgrade() -> None:
    for table in ("evidence", "link_post", "link_code", "link"):
        op.drop_table(table)


def _code() -> None:
    op.create_table(
        "link_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("browser", sa.LargeBinary(), nullable=False),
        sa.Column("tail", sa.String(), nullable=False),
        _moment("made_at"),
        _moment("expires_at"),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("ended_at", nullable=True),
        _moment("used_at", nullable=True),
        sa.Column("session", sa.LargeBinary(), nullable=True),
        sa.Column("trace", sa.LargeBinary(), nullable=True),
        _within_case(),
        _of_link(),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("link_code_of_link", "link_code", ["link", "made_at"])
    op.create_index("link_code_session", "link_code", ["session"])


def _post() -> None:
    op.create_table(
        "link_post",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("via", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _moment("next_try_at"),
        _moment("expires_at"),
        _moment("settled_at", nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        _within_case(),
        _of_link(),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "link_post_due",
        "link_post",
        ["tenant_id", "next_try_at", "id"],
        postgresql_where=sa.text("status = 'wacht'"),
    )


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _within_case() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
    )


def _of_link() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", "link"], ["link.tenant_id", "link.hash"]
    )
