"""Absence, the calendars of schools, and the register of people."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _of_pupil() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", "leerling_id"],
        ["absence_pupil.tenant_id", "absence_pupil.leerling_id"],
    )


def upgrade() -> None:
    _calendars()
    _days()
    _signals()
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "kind", "code"),
    )


def _calendars() -> None:
    op.create_table(
        "school_holiday",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "school_id", "van", "tot"),
    )
    op.create_table(
        "numbered_calendar",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("holidays", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "calendar"),
    )
    op.create_table(
        "school_day",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("dayno", sa.Integer(), nullable=False),
        sa.Column("lesweek", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "calendar"],
            ["numbered_calendar.tenant_id", "numbered_calendar.calendar"],
            ondelete="cascade",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "calendar", "day"),
    )
    op.create_index(
        "school_day_counted",
        "school_day",
        ["tenant_id", "calendar", "counted", "day"],
        unique=False,
    )


def _days() -> None:
    op.create_table(
        "absence_pupil",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("leerling_id", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "leerling_id"),
        sa.UniqueConstraint("tenant_id", "id"),
    )
    op.create_table(
        "absence_day",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("leerling_id", sa.String(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("gemist", sa.Integer(), nullable=False),
        sa.Column("les", sa.Integer(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        _of_pupil(),
        sa.PrimaryKeyConstraint("tenant_id", "leerling_id", "datum"),
    )
    op.create_table(
        "absence_episode",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("leerling_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _of_pupil(),
        sa.PrimaryKeyConstraint("tenant_id", "leerling_id", "kind", "first_day"),
    )


def _signals() -> None:
    op.create_table(
        "absence_signal",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("leerling_id", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("key_day", sa.Date(), nullable=False),
        sa.Column("eerste_dag", sa.Date(), nullable=True),
        sa.Column("signaaldatum", sa.Date(), nullable=False),
        sa.Column("lesweken", sa.Integer(), nullable=True),
        sa.Column("uren", sa.Integer(), nullable=False),
        sa.Column("grond", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        _of_pupil(),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.PrimaryKeyConstraint("tenant_id", "leerling_id", "soort", "key_day"),
    )
    op.create_index(
        "absence_signal_open",
        "absence_signal",
        ["tenant_id", "leerling_id"],
        unique=False,
        postgresql_where=sa.text(
            "status in ('nieuw', 'wacht')"
            " or (status = 'gedaan' and not grond)"
            " or (status = 'ingetrokken' and grond)"
        ),
    )


def downgrade() -> None:
    op.drop_table("register_entry")
    op.drop_index("absence_signal_open", table_name="absence_signal")
    op.drop_table("absence_signal")
    op.drop_table("absence_episode")
    op.drop_table("absence_day")
    op.drop_table("absence_pupil")
    op.drop_index("school_day_counted", table_name="school_day")
    op.drop_table("school_day")
    op.drop_table("numbered_calendar")
    op.drop_table("school_holiday")
