"""Columns that every table has, so that no row can point out of its tenant."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint


def within_case(**options: Any) -> ForeignKeyConstraint:  # noqa: ANN401  SQLAlchemy's own
    """Tie a row to a case of the same tenant (security.md 4.5)."""
    return ForeignKeyConstraint(
        ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"], **options
    )
