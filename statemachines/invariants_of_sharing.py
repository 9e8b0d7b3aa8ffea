"""What may never be closed in a package, on any path (domain.md 2.15, rows 8 and 9).

The walk leaves open everything else: who consented, what the register says, and which
case is above it.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from statemachines.convenant import SWV_KANT, TABEL, Doel, Grondslag, Partij, Veldklasse
from statemachines.grammar import Process
from statemachines.invariants import Invariant, blind_case
from statemachines.situation import Situation

Processes = dict[str, Process[Any]]
DICHT = ("versleuteld",)
_MAG = frozenset({Partij.SCHOOL, Partij.OUDER})


def _message(
    van: Partij, naar: Partij, doel: Doel, klasse: Veldklasse, grond: Grondslag
) -> dict[str, Any]:
    return {
        "afzender": van,
        "ontvanger": naar,
        "doel": doel,
        "klassen": (klasse,),
        "grondslag": grond,
        "zonder_naam": True,
        "leeftijd": None,
        "eerder_geweigerd": False,
    }


def _health_from_the_swv(_processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which health would go elsewhere than to school or parents."""
    elsewhere = [partij for partij in Partij if partij not in _MAG]
    for van, naar, doel, grond in product(SWV_KANT, elsewhere, Doel, Grondslag):
        yield blind_case(_message(van, naar, doel, Veldklasse.GEZONDHEID, grond))


def _bsn_of_the_swv(_processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which a samenwerkingsverband would send or get a BSN."""
    for van, naar, doel, grond in product(Partij, Partij, Doel, Grondslag):
        if {van, naar} & SWV_KANT:
            yield blind_case(_message(van, naar, doel, Veldklasse.BSN, grond))


def _after_a_no(_processes: Processes) -> Iterator[Situation[Any]]:
    """Give the ways in which something would go out that parents said no to."""
    for row in TABEL:
        if row.op_toestemming:
            for doel, grond in product(row.doelen, Grondslag):
                message = _message(row.van, row.naar, doel, row.klassen[0], grond)
                yield blind_case(message | {"eerder_geweigerd": True})


SHARING_INVARIANTS = (
    Invariant(
        "Gezondheid gaat van het samenwerkingsverband naar een ander dan de school of "
        "de ouders.",
        "WPO 18a lid 13",
        "uitwisseling",
        DICHT,
        _health_from_the_swv,
    ),
    Invariant(
        "Een samenwerkingsverband stuurt of krijgt een BSN.",
        "WPO 182; UAVG 46",
        "uitwisseling",
        DICHT,
        _bsn_of_the_swv,
    ),
    Invariant(
        "Er gaan gegevens weg waar nee op is gezegd.",
        "AVG 7",
        "uitwisseling",
        DICHT,
        _after_a_no,
    ),
)
