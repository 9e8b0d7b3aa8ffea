"""No table and no sealed column without an end (domain.md 2.15, 1)."""

from sqlalchemy import LargeBinary
from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.services.retention.places import PLACES
from casework.services.retention.sweep import SHORT
from casework.services.retention.table import as_markdown
from casework.services.retention.tables import OUTSIDE_CASES, TABLES, Ends
from tests.architecture.test_rules import ROOT

KNOWN = SQLModel.metadata.tables
SEALED = {"sealed", "sealed_answer", "ciphertext", "trace", "totp", "called"}
NO_FACT = {
    *("hash", "prev", "body", "head", "sha256", "digest", "login", "mac", "browser"),
    *("session", "token_hash", "asked", "what", "link", "signer"),
    *("der", "issuer_der", "issuer_sha256", "root", "public", "frontier", "p7m"),
}
"""Bytes that open nothing: hashes, and the canonical text of the journal."""


def sealed_columns():
    return {
        (name, column.name)
        for name, table in KNOWN.items()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }


def test_every_table_says_how_its_rows_end():
    assert {*KNOWN} - {*TABLES} == set()


def test_bytes_are_a_sealed_fact_or_known_to_be_none():
    strange = {(t, c) for t, c in sealed_columns() if c not in SEALED | NO_FACT}
    assert strange == set()


def test_every_sealed_column_has_an_end():
    known = {(place.table, column) for place in PLACES for column in place.sealed}
    known |= {(table, column) for table, cs in OUTSIDE_CASES.items() for column in cs}
    assert {(t, c) for t, c in sealed_columns() if c in SEALED} == known


def test_the_places_are_really_there():
    for place in PLACES:
        columns = KNOWN[place.table].columns
        assert {*place.sealed, "case_id", "tenant_id"} <= {*columns.keys()}
        assert (place.of is None) == bool(place.by)
        assert not place.by or place.by in columns
        assert TABLES[place.table] is Ends.KLASSE
    for one in SHORT:
        assert one.moment in KNOWN[one.table].columns


def test_the_page_of_the_table_is_fresh():
    page = ROOT / "docs" / "retention_table.md"
    assert page.read_text() == as_markdown(), "casework bewaren tabel --markdown"
