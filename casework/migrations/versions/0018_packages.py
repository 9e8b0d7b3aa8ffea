"""The keys of our own, and the packages that leave."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def _at(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _id(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=False)


def upgrade() -> None:
    _own_keys()
    _packages()
    _notices()


def _own_keys() -> None:
    op.create_table(
        "own_key",
        _id("id"),
        *(_text(name) for name in ("tenant_id", "partij", "organisatie")),
        *(_text(name) for name in ("kind", "naam")),
        *(_bytes(name, nullable=True) for name in ("der", "sha256", "sealed")),
        *(_text(name) for name in ("state", "made_by")),
        _at("made_at", nullable=False),
        *(_at(name) for name in ("not_before", "not_after", "retired_at")),
        *(_text(name, nullable=True) for name in ("destroy_asked_by", "destroyed_by")),
        _at("destroyed_at"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "id"),
        sa.UniqueConstraint("tenant_id", "sha256"),
        sa.CheckConstraint("destroyed_by is null or destroyed_by <> destroy_asked_by"),
        sa.CheckConstraint("(state = 'destroyed') = (sealed is null)"),
        sa.CheckConstraint("(state = 'requested') <= (der is null)"),
    )


def _packages() -> None:
    op.create_table(
        "package",
        _id("id"),
        _text("tenant_id"),
        *(_id(name) for name in ("case_id", "partner_id")),
        _text("package_id"),
        _id("own_key_id"),
        _bytes("sha256"),
        _bytes("p7m", nullable=True),
        _text("profile"),
        _at("expires", nullable=False),
        _text("state"),
        _at("sealed_at", nullable=False),
        *(_at(name) for name in ("sent_at", "fetched_at")),
        _text("fetched_by", nullable=True),
        *(_at(name) for name in ("received_at", "erased_at")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "id"),
        sa.UniqueConstraint("tenant_id", "package_id"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "partner_id"], ["partner.tenant_id", "partner.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "own_key_id"], ["own_key.tenant_id", "own_key.id"]
        ),
    )
    op.create_index("package_case", "package", ["tenant_id", "case_id"])
    op.create_index("package_partner", "package", ["tenant_id", "partner_id"])


def _notices() -> None:
    op.create_table(
        "package_notice",
        _id("id"),
        _text("tenant_id"),
        _id("package_id"),
        *(_text(name) for name in ("what", "account", "status")),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _at("next_try_at", nullable=False),
        _at("settled_at"),
        _text("trouble", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "package_id"], ["package.tenant_id", "package.id"]
        ),
        sa.UniqueConstraint("tenant_id", "package_id", "what", "account"),
    )
    op.create_index(
        "package_notice_due",
        "package_notice",
        ["tenant_id", "next_try_at", "id"],
        postgresql_where=sa.text("status = 'wacht'"),
    )


def downgrade() -> None:
    for table in ("package_notice", "package", "own_key"):
        op.drop_table(table)
