"""Room for the next version of a case on its own page.

A row is at most a quarter of a page: what is larger is stored apart (TOAST). With a
quarter kept free PostgreSQL tidies up a page before the next version no longer fits, so
that a step is a HOT update.
"""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Keep a quarter of each page free."""
    op.execute("alter table cases set (fillfactor = 75)")


def downgrade() -> None:
    """Keep a fifth free, as before."""
    op.execute("alter table cases set (fillfactor = 80)")
