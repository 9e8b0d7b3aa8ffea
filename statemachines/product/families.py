"""Which cases are walked through together: a main case and what hangs under it.

The whole of OT, OPP, signatures, TLV and zienswijzen at once would repeat the same few
answers millions of times. Cases under different main cases never see each other, so
each main case is walked with its own, and what came out of that (where the main case
is, and which terms are open below) goes into the walk one level up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from statemachines.grammar import Process
from statemachines.roles import FAMILY, Role
from statemachines.situation import Party

NIETS: Mapping[str, Any] = MappingProxyType({})
OUDERS = (
    Party("ouder-1", Role.OUDER, gezag=True),
    Party("ouder-2", Role.OUDER, gezag=True),
)
AANVRAGER = Party("school", Role.SCHOOLBESTUUR)
AAN_TAFEL = tuple(
    Party(role.value, role)
    for role in Role
    if role not in {*FAMILY, Role.SCHOOLBESTUUR, Role.KERNGROEP, Role.SYSTEEM}
)
"""Who else takes part; a condition may ask whether they are there."""
LEDEN = (
    Party("lid-1", Role.KERNGROEP, namens="een"),
    Party("lid-2", Role.KERNGROEP, namens="twee"),
)


@dataclass(frozen=True)
class Family:
    """A main case, with one linked case of each kind for each of two like persons.

    ``pair`` may change places when they are ``alike``: what one answers, the other may
    answer. ``single`` hang under it once.
    ``deep``: what is open below the linked cases comes along from their own walk, which
    is ``kept``.
    ``marks`` is a fact that says yes or no of each of the pair. ``known`` and ``told``
    are facts, of the main case and of the linked ones, that are the same everywhere.
    """

    root: str
    pair: tuple[Party, Party] = OUDERS
    per_person: tuple[str, ...] = ()
    alike: bool = True
    single: tuple[str, ...] = ()
    deep: bool = False
    kept: bool = False
    marks: str | None = None
    unmarks: str | None = None
    known: Mapping[str, Any] = field(default_factory=lambda: NIETS)
    told: Mapping[str, Any] = field(default_factory=lambda: NIETS)

    @property
    def codes(self) -> tuple[str, ...]:
        """Name the linked processes."""
        return (*self.per_person, *self.single)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Name everyone who takes part."""
        return tuple({p.key: p for p in (*self.pair, AANVRAGER, *AAN_TAFEL)}.values())


VOORSTEL = MappingProxyType({"document_hash": "a", "besproken_op": "2026-09-01"})
FAMILIES = (
    Family("opp", per_person=("handtekening",), known=VOORSTEL, told=VOORSTEL),
    Family(
        "tlv",
        per_person=("zienswijze",),
        marks="toestemming_van",
        unmarks="toestemming_ingetrokken_door",
    ),
    Family("tlv", (OUDERS[0], AANVRAGER), ("bekendmaking",), alike=False, kept=True),
    Family("nooit_opgeven", pair=LEDEN, per_person=("stem",)),
    Family("verzuim", single=("leerrecht_alert", "duo_melding", "monitorkind")),
    Family("ot", single=("nooit_opgeven",)),
    Family("ot", single=("tlv",), deep=True),
    Family("ot", single=("opp", "tlv")),
)
"""From the bottom up. What hangs under a TLV comes along into the walk of the OT with
it alone; with an OPP beside it, the terms below no longer matter to either."""


def fits(family: Family, known: Mapping[str, Process[Any]]) -> bool:
    """Tell whether all processes of a family are among these."""
    return all(code in known for code in (family.root, *family.codes))
