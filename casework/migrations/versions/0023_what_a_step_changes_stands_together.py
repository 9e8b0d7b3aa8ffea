"""What a step changes stands together in the row of a case, after what stays.

The log of the database gets, of a row that stays on its page, all between the first and
the last byte that changed. The people and the lineage stood there, and hardly change.

A column gets another place by being made anew. It is made as a computed one, so that
the table is written once, and as its owner: behind the wall an update finds no rows.
"""

from alembic import op

revision = "0023"
down_revision = "0022"

MOVED = {
    "version": "integer",
    "state": "character varying",
    "dossier": "jsonb",
    "clocks": "jsonb",
}


def upgrade() -> None:
    """Put the state, the facts and the terms behind the people."""
    for change in (
        "add column {0}_moved {1} generated always as ({0}) stored not null",
        "alter column {0}_moved drop expression",
        "drop column {0}",
    ):
        parts = (change.format(name, kind) for name, kind in MOVED.items())
        op.execute(f"alter table cases {', '.join(parts)}")
    for name in MOVED:
        op.execute(f"alter table cases rename column {name}_moved to {name}")


def downgrade() -> None:
    """Leave them: every statement names its columns."""
