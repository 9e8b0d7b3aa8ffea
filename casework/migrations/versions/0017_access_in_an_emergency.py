"""Access in an emergency, and whose cases there are: codes of tenants, no more.

Row security itself stands in `casework.wall`: it is raised after every migration, over
whatever tables there are. Here is the one thing that may look past it. The function
runs as the owner of the tables, who is held by row security too (FORCE) but may read
`cases`: that policy is for the owner alone, and no program works as the owner.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

POLICY = "create policy roll_call on cases for select to current_user using (true)"
FUNCTION = """create function tenants_with_cases() returns setof text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as 'select distinct tenant_id::text from public.cases'"""


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _table() -> None:
    op.create_table(
        "noodtoegang",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _moment("at"),
        _moment("ends_at"),
        _moment("next_try_at"),
        _moment("told_at", nullable=True),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        _moment("reviewed_at", nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account"], ["account.tenant_id", "account.id"]
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reviewed_by"], ["account.tenant_id", "account.id"]
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "id"),
        sa.CheckConstraint(
            "ends_at > at and ends_at <= at + interval '4 hours'",
            "noodtoegang_vier_uur",
        ),
        sa.CheckConstraint("reviewed_by <> account", "noodtoegang_vier_ogen"),
        sa.CheckConstraint(
            "num_nulls(reviewed_by, reviewed_at, verdict) in (0, 3)",
            "noodtoegang_oordeel",
        ),
    )
    op.create_index(
        "noodtoegang_account", "noodtoegang", ["tenant_id", "account", "ends_at"]
    )
    op.create_index(
        "noodtoegang_open",
        "noodtoegang",
        ["tenant_id", "at"],
        postgresql_where=sa.text("reviewed_at is null or told_at is null"),
    )


def upgrade() -> None:
    _table()
    op.execute("alter table read_log add column if not exists noodtoegang uuid")
    op.create_foreign_key(
        None,
        "read_log",
        "noodtoegang",
        ["tenant_id", "noodtoegang"],
        ["tenant_id", "id"],
    )
    op.execute(POLICY)
    op.execute(FUNCTION)
    op.execute("revoke all on function tenants_with_cases() from public")


def downgrade() -> None:
    op.execute("drop function tenants_with_cases()")
    op.execute("drop policy roll_call on cases")
    op.drop_column("read_log", "noodtoegang")
    op.drop_table("noodtoegang")
