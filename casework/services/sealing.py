"""Seal a fact for a case, or say in words that its kind was erased for good."""

from casework.clock import amsterdam_day
from casework.vault import Address, CannotSeal
from casework.work import Work
from statemachines.dutch import in_words
from statemachines.engine import Refused
from statemachines.grammar import Reason


def seal_fact(work: Work, address: Address, plaintext: str) -> bytes:
    """Seal a text. Raises `Refused` when this class of the case was erased."""
    try:
        return work.vault.seal(address, plaintext)
    except CannotSeal:
        refuse_erased(work, address)
        raise


def seal_document(work: Work, address: Address, content: bytes) -> bytes:
    """Seal bytes. Raises `Refused` when this class of the case was erased."""
    try:
        return work.vault.seal_bytes(address, content)
    except CannotSeal:
        refuse_erased(work, address)
        raise


def refuse_erased(work: Work, address: Address) -> None:
    """Raise `Refused` when the key of this address was destroyed."""
    moment = work.vault.keystore.destroyed_at(address.dossier)
    if moment is None:
        return
    day = in_words(amsterdam_day(moment))
    raise Refused(
        Reason(
            f"Dit soort gegevens van deze zaak is gewist op {day}. Er kan niets "
            "meer bij.",
            "AVG 5 lid 1 e",
            "niemand: begin een nieuwe zaak",
        )
    )
