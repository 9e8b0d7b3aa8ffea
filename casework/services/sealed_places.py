"""Where sealed facts live: every column, how its rows are named, and what is proven.

The one list of them. A new key of a class must reach each place, and who destroys a
class must know what was sealed with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from uuid import UUID

from casework.models import RegisterKind, Subject
from casework.services.accounts.known import account_address
from casework.services.accounts.steps import step_address
from casework.services.digest_row import digest_address
from casework.services.exchange.certificate_life import call_address
from casework.services.exchange.known import partner_address
from casework.services.exchange.own_known import own_key_address
from casework.services.family.draft import draft_address
from casework.services.family.requests import request_address
from casework.services.fit import word_address
from casework.services.links.come_in import trace_address
from casework.services.links.evidence import evidence_address
from casework.services.links.make import token_address
from casework.services.links.queue import post_address
from casework.services.links.shown import letter_address
from casework.services.noodtoegang.reason import reason_address
from casework.services.notes import note_address
from casework.services.people import party_address
from casework.services.print_letter import print_address
from casework.services.proof.keys import key_address
from casework.services.register import entry_address
from casework.services.retention.legal_hold import hold_address
from casework.services.rows import fact_address
from casework.services.uploads import upload_address
from casework.services.webhook_subscriptions import hook_address
from casework.vault import Address
from casework.work import Work


class Proof(Enum):
    """What says which ciphertext belongs in a place."""

    JOURNAL = auto()
    """The journal of the case holds its commitment."""
    BESIDE = auto()
    """Its commitment stands in the row, and it is never replaced."""
    REPLACED = auto()
    """It may be replaced: the last one stands in the table `resealed`."""
    ONCE = auto()
    """It is written once, and taken away when it has served."""


@dataclass(frozen=True)
class Place:
    """One column with sealed facts. SQL names the table ``t``.

    ``key`` are the columns that name a row within a tenant, ``case`` tells of which
    case (or account, or entry) the key is, and ``address`` makes the address of what
    ``told`` selects.
    """

    table: str
    column: str
    key: tuple[str, ...]
    told: str
    address: Callable[[Work, Sequence[Any]], Address]
    proof: Proof
    case: str = "t.case_id"
    joined: str = ""

    @property
    def name(self) -> str:
        """Name the place as the table `resealed` does."""
        return f"{self.table}.{self.column}"

    @property
    def row(self) -> str:
        """Return the SQL that names a row, as the table `resealed` does."""
        if len(self.key) == 1:
            return f"t.{self.key[0]}::text"
        return f"concat_ws(':', {', '.join(f't.{name}' for name in self.key)})"

    @property
    def may_change(self) -> bool:
        """Tell whether a fact here may be sealed anew: nothing else tells of it."""
        return self.proof in {Proof.REPLACED, Proof.ONCE}


_NO_CASE = f"'{UUID(int=0)}'::uuid"
_ID = ("id",)
_OF_ID = "t.case_id, t.id"
_ACCOUNT = "t.key_id, t.id"


def _added(column: str) -> Callable[[Work, Sequence[Any]], Address]:
    return lambda work, row: upload_address(
        work, row[0], row[1], Subject(row[2]), column
    )


def _of_itself(table: str, address: Callable[[Work, UUID], Address]) -> Place:
    """Return the place of rows of which each has a key of its own."""
    told = (_ID, "t.id", lambda work, row: address(work, *row))
    return Place(table, "sealed", *told, Proof.ONCE, "t.id")


PLACES = (
    Place(
        *("party", "sealed", _ID, "t.case_id, t.key, t.role"),
        lambda work, row: party_address(work, *row),
        Proof.JOURNAL,
    ),
    Place(
        *("secret", "ciphertext", ("case_id", "field", "seq")),
        "t.case_id, t.seq, t.data_class, t.field",
        lambda work, row: fact_address(work, (row[0], row[1]), row[2], row[3]),
        Proof.JOURNAL,
    ),
    Place(
        *("evidence", "sealed", _ID, _OF_ID),
        lambda work, row: evidence_address(work, *row),
        Proof.JOURNAL,
    ),
    Place(
        *("document", "ciphertext", _ID, "t.case_id, t.outbox_id"),
        lambda work, row: letter_address(work, *row),
        Proof.BESIDE,
    ),
    Place(
        *("printed", "ciphertext", _ID, _OF_ID),
        lambda work, row: print_address(work, *row),
        Proof.BESIDE,
    ),
    Place(
        *("note", "ciphertext", _ID, "t.case_id, t.id, t.subject"),
        lambda work, row: note_address(work, row[0], row[1], Subject(row[2])),
        Proof.BESIDE,
    ),
    Place(
        *("upload", "sealed", _ID, "t.case_id, t.id, t.subject"),
        _added("sealed"),
        Proof.ONCE,
    ),
    Place(
        *("upload", "ciphertext", _ID, "t.case_id, t.id, t.subject"),
        _added("ciphertext"),
        Proof.BESIDE,
    ),
    Place(
        *("link", "sealed", ("hash",), "t.case_id, t.hash"),
        lambda work, row: token_address(work, row[0], bytes(row[1])),
        Proof.ONCE,
    ),
    Place(
        *("link_code", "trace", _ID, _OF_ID),
        lambda work, row: trace_address(work, *row),
        Proof.ONCE,
    ),
    Place(
        *("link_post", "sealed", _ID, _OF_ID),
        lambda work, row: post_address(work, *row),
        Proof.ONCE,
    ),
    Place(
        *("draft", "sealed", ("case_id", "account", "action")),
        "t.case_id, t.account, t.action",
        lambda work, row: draft_address(work, *row),
        Proof.REPLACED,
    ),
    Place(
        *("family_request", "sealed", _ID, _OF_ID),
        lambda work, row: request_address(work, row[0], row[1], "sealed"),
        Proof.ONCE,
    ),
    Place(
        *("family_request", "sealed_answer", _ID, _OF_ID),
        lambda work, row: request_address(work, row[0], row[1], "sealed_answer"),
        Proof.ONCE,
    ),
    Place(
        *("register_entry", "sealed", _ID, "t.id, t.kind, t.code"),
        lambda work, row: entry_address(work, row[0], (RegisterKind(row[1]), row[2])),
        Proof.REPLACED,
        "t.id",
    ),
    _of_itself("webhook", hook_address),
    Place(
        *("account", "sealed", _ID, _ACCOUNT),
        lambda work, row: account_address(work, row[0], row[1], "sealed"),
        Proof.REPLACED,
        "t.key_id",
    ),
    Place(
        *("account", "totp", _ID, _ACCOUNT),
        lambda work, row: account_address(work, row[0], row[1], "totp"),
        Proof.REPLACED,
        "t.key_id",
    ),
    Place(
        *("sign_in", "sealed", ("hash",), "a.key_id, t.hash"),
        lambda work, row: step_address(work, row[0], bytes(row[1])),
        Proof.ONCE,
        "a.key_id",
        "join account a on a.tenant_id = t.tenant_id and a.id = t.account",
    ),
    _of_itself("legal_hold", hold_address),
    Place(
        *("digest", "sealed", _ID, "t.account, t.day"),
        lambda work, row: digest_address(work, *row),
        Proof.ONCE,
        _NO_CASE,
    ),
    _of_itself("partner", partner_address),
    Place(
        *("partner_certificate", "called", _ID, "t.partner_id, t.id"),
        lambda work, row: call_address(work, *row),
        Proof.ONCE,
        "t.partner_id",
    ),
    Place(
        *("noodtoegang", "sealed", _ID, _OF_ID),
        lambda work, row: reason_address(work, *row),
        Proof.ONCE,
    ),
    Place(
        *("signing_key", "sealed", ("public",), "t.public"),
        lambda work, row: key_address(work, bytes(row[0])),
        Proof.ONCE,
        _NO_CASE,
    ),
    _of_itself("own_key", own_key_address),
    Place(
        *("keystore_seal", "sealed", ("tenant_id",), "t.tenant_id"),
        lambda work, _: word_address(work),
        Proof.ONCE,
        _NO_CASE,
    ),
)
