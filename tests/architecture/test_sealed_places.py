"""Every column with a sealed fact is in the one list of them, and opens as it says."""

from sqlalchemy import LargeBinary
from sqlmodel import SQLModel

import casework.models  # noqa: F401  the tables register themselves
from casework.services.sealed_places import PLACES, Proof

OPEN = {
    "account.login",
    "api_client.token_hash",
    "api_opening.asked",
    "attempt.what",
    "cases.head",
    "checkpoint.frontier",
    "checkpoint.root",
    "document.sha256",
    "evidence.sha256",
    "journal.body",
    "journal.hash",
    "journal.prev",
    "leaf.hash",
    "link.hash",
    "link_code.browser",
    "link_code.link",
    "link_code.mac",
    "link_code.session",
    "link_post.link",
    "note.sha256",
    "opened.digest",
    "own_key.der",
    "own_key.sha256",
    "package.p7m",
    "package.sha256",
    "partner_certificate.der",
    "partner_certificate.sha256",
    "partner_crl.der",
    "partner_crl.issuer_der",
    "partner_crl.issuer_sha256",
    "partner_event.body",
    "partner_event.hash",
    "partner_event.prev",
    "printed.sha256",
    "received_package.sha256",
    "received_package.signer",
    "recovery_code.hash",
    "resealed.sha256",
    "session.hash",
    "sign_in.hash",
    "signing_key.public",
    "upload.sha256",
}
"""Columns of bytes that are hashes, or the journal: nothing to open."""


def columns():
    return {
        f"{table.name}.{column.name}": column
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }


def test_every_sealed_column_is_in_the_list():
    """A new one that is not would keep an old key for ever, and outlive its class."""
    assert {place.name for place in PLACES} == columns().keys() - OPEN


def test_the_key_of_a_place_is_that_of_its_table():
    for place in PLACES:
        table = SQLModel.metadata.tables[place.table]
        names = {column.name for column in table.primary_key}
        assert {*place.key} | {"tenant_id"} == names | {"tenant_id"}, place.name


def test_a_commitment_beside_it_is_there():
    for place in PLACES:
        if place.proof is Proof.BESIDE:
            assert "sha256" in SQLModel.metadata.tables[place.table].columns
