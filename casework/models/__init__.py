"""Rows. One file per noun; a table class holds data and decides nothing."""

from casework.models.case import Case
from casework.models.digest import Digest
from casework.models.document import Document
from casework.models.journal import JournalEntry
from casework.models.number import IssuedNumber
from casework.models.outbox import Channel, Delivery, OutboxMessage
from casework.models.party import PartyRow
from casework.models.seal import KeystoreSeal
from casework.models.secret import Secret
from casework.models.term import TermRow

__all__ = [
    "Case",
    "Channel",
    "Delivery",
    "Digest",
    "Document",
    "IssuedNumber",
    "JournalEntry",
    "KeystoreSeal",
    "OutboxMessage",
    "PartyRow",
    "Secret",
    "TermRow",
]
