"""The rows that come with a step: terms, letters and secret facts."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from casework.ids import new_id
from casework.models import Channel, Delivery
from casework.services.clocks import explained, write_clock
from casework.services.sealing import seal_fact
from casework.services.write import Values
from casework.vault import Address
from casework.work import Work
from statemachines.grammar import Dossier, Notice
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import SEALED, secret_fields
from statemachines.situation import OpenTerm
from statemachines.terms import Period

NOBODY = "-"
NO_TRY_YET = 0


def term_row(work: Work, case_id: UUID, term: OpenTerm, period: Period) -> Values:
    """Return the columns of a term that starts."""
    return [
        new_id(work.now),
        work.tenant.code,
        case_id,
        term.rule,
        term.op,
        term.raw_end,
        term.legal_end,
        term.then,
        term.party,
        "[]",
        explained(period),
        term.warn_on,
        term.escalate_on,
    ]


def moved_row(work: Work, case_id: UUID, term: OpenTerm, period: Period) -> Values:
    """Return the columns of a term whose ledger changed."""
    return [
        term.raw_end,
        term.legal_end,
        json.dumps(write_clock(term, period).get("spans", [])),
        term.suspended_on,
        term.extension,
        explained(period),
        term.warn_on,
        term.escalate_on,
        work.tenant.code,
        case_id,
        term.rule,
    ]


def watched_row(work: Work, case_id: UUID, term: OpenTerm) -> Values:
    """Return the columns of a term of which only the next warning changed."""
    return [term.warn_on, term.escalate_on, work.tenant.code, case_id, term.rule]


def recipients(
    people: Iterable[dict[str, Any]], notice: Notice, party: str | None
) -> list[dict[str, Any]]:
    """Return who a notice goes to.

    A notice to the parents goes to everyone in the family who has gezag, and to nobody
    who has not (BW 1:377c). One to the head of the school goes to the board when the
    case has no head.
    """
    everyone = list(people)
    if notice.to is None:
        return [person for person in everyone if person["key"] == party]
    if notice.to == Role.OUDER:
        return [p for p in everyone if p["role"] in FAMILY and p["gezag"]]
    found = [person for person in everyone if person["role"] == notice.to]
    if not found and notice.to == Role.VOORZITTER:
        return [p for p in everyone if p["role"] == Role.SCHOOLBESTUUR]
    return found


def letter_rows(
    work: Work,
    case: tuple[UUID, int],
    notices: Iterable[Notice],
    people: list[dict[str, Any]],
    party: str | None,
) -> Iterator[Values]:
    """Return one letter for each person who must be told.

    Nobody gets the same letter twice, and a letter for nobody is not passed over: it
    is there, without a reader, for people to see.
    """
    readers: dict[str, dict[str, Channel]] = {}
    for notice in notices:
        found = recipients(people, notice, party)
        channels = {p["key"]: channel_for(p, notice) for p in found}
        readers.setdefault(notice.template, {}).update(channels)
    for template, ways in readers.items():
        for key, channel in ways.items():
            yield _letter(work, case, template, key, (channel, Delivery.WACHT))
        if not ways:
            way = (Channel.POST, Delivery.GEEN_ONTVANGER)
            yield _letter(work, case, template, NOBODY, way)


def channel_for(person: dict[str, Any], notice: Notice) -> Channel:
    """Choose e-mail or paper (Awb 2:8).

    The family, and everyone who gets a letter of which the sending counts, must have
    agreed to e-mail; an office of the municipality need not, for it is no citizen. A
    family with a secret address is never mailed by a machine.
    """
    counts = notice.sent is not None and person["role"] != Role.LEERRECHT
    formal = counts or person["role"] in FAMILY
    agreed = person["e_consent"] and not person["afgeschermd"]
    return Channel.MAIL if agreed or not formal else Channel.POST


def _letter(
    work: Work,
    case: tuple[UUID, int],
    template: str,
    party: str,
    way: tuple[Channel, Delivery],
) -> Values:
    channel, status = way
    head: Values = [new_id(work.now), work.tenant.code, *case, template, party]
    return [*head, channel.value, status.value, work.now, NO_TRY_YET]


def seal_facts(
    work: Work, case: tuple[UUID, int], dossier: Dossier, given: Iterable[str]
) -> list[Values]:
    """Encrypt the secret facts among those given, each with the key of its class."""
    secret = secret_fields(type(dossier))
    return [
        [*_sealed_at(case, name), work.tenant.code, secret[name].value, ciphertext]
        for name in given
        if name in secret and getattr(dossier, name) not in (None, SEALED)
        for ciphertext in [
            seal_fact(
                work,
                fact_address(work, case, secret[name].value, name),
                str(getattr(dossier, name)),
            )
        ]
    ]


def _sealed_at(case: tuple[UUID, int], name: str) -> Values:
    case_id, seq = case
    return [case_id, name, seq]


def fact_address(
    work: Work, case: tuple[UUID, int], data_class: str, name: str
) -> Address:
    """Return where a secret fact lives; it can be opened nowhere else."""
    case_id, seq = case
    return Address(
        tenant=work.tenant.code,
        case_id=case_id,
        data_class=data_class,
        table="secret",
        column="ciphertext",
        row=f"{name}:{seq}",
    )
