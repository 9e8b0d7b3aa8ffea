"""Whose cases there are, for `casework verify`: codes of tenants and nothing else.

Row security itself stands in `casework.wall`: it is raised after every migration, over
whatever tables there are. Here is the one thing that may look past it. The function
runs as the owner of the tables, who is held by row security too (FORCE) unless it asks
for the roll call; the role of the programs is nowhere in that policy.
"""

from alembic import op

revision = "0019"
down_revision = "0012"
branch_labels = None
depends_on = None

POLICY = """create policy roll_call on cases for select to current_user
using (current_setting('casework.roll_call', true) = 'yes')"""
FUNCTION = """create function tenants_with_cases() returns setof text
language sql stable security definer
set search_path = pg_catalog, pg_temp set casework.roll_call = 'yes'
as 'select distinct tenant_id::text from public.cases'"""


def upgrade() -> None:
    op.execute(POLICY)
    op.execute(FUNCTION)
    op.execute("revoke all on function tenants_with_cases() from public")


def downgrade() -> None:
    op.execute("drop function tenants_with_cases()")
    op.execute("drop policy roll_call on cases")
