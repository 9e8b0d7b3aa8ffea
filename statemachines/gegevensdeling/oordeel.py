"""Mag dit bericht weg? Alle redenen tegelijk, elk met het artikel en wie het oplost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict, Unpack

from statemachines.gegevensdeling.bericht import Bericht
from statemachines.gegevensdeling.codes import (
    OP_TOESTEMMING,
    Doel,
    Grondslag,
    Instemming,
    Partij,
    Veldklasse,
)
from statemachines.gegevensdeling.harde_regels import geschonden, harde_regel
from statemachines.gegevensdeling.redenen import (
    geen_klassen,
    geen_rij,
    verkeerd_doel,
    verkeerde_grondslag,
    verkeerde_klasse,
    zonder_toestemming,
)
from statemachines.gegevensdeling.regel import Regel
from statemachines.gegevensdeling.tabel import regels_voor
from statemachines.gegevensdeling.toestemming import GEEN, Stand, Toestemming
from statemachines.situation import Reason


@dataclass(frozen=True)
class Oordeel:
    """Of het mag, en zo niet: alle redenen."""

    allowed: bool
    reasons: tuple[Reason, ...] = ()


class Rond(TypedDict, total=False):
    """Wat er verder van een bericht bekend is. Zie `Bericht`."""

    case_purpose: Doel | None
    pseudonym: bool


def may_share(
    sender: Partij,
    receiver: Partij,
    purpose: Doel,
    classes: Iterable[Veldklasse],
    basis: Grondslag,
    consent: Toestemming = GEEN,
    **around: Unpack[Rond],
) -> Oordeel:
    """Say whether a party may send these classes to another, or give all reasons.

    ``consent`` is what was said about this purpose and this receiver. ``case_purpose``
    is the purpose of the case that the message comes from; ``pseudonym`` says that
    nothing in it can be traced to a child. Source: domain.md 5.2 and 0.1.
    """
    return oordeel(
        Bericht(
            van=sender,
            naar=receiver,
            doel=purpose,
            klassen=frozenset(classes),
            grondslag=basis,
            toestemming=consent,
            doel_zaak=around.get("case_purpose"),
            pseudoniem=around.get("pseudonym", False),
        )
    )


def oordeel(bericht: Bericht) -> Oordeel:
    """Say the same of a message that is already in one piece."""
    reasons = tuple(dict.fromkeys(_redenen(bericht)))
    return Oordeel(not reasons, reasons)


def _redenen(bericht: Bericht) -> Iterator[Reason]:
    hard = list(geschonden(bericht))
    yield from (regel.reden for regel in hard)
    if not bericht.klassen:
        yield geen_klassen()
    al_gezegd = frozenset[Veldklasse]().union(*(regel.klassen for regel in hard))
    yield from _uit_de_tabel(bericht, bericht.klassen - al_gezegd)
    yield from _toestemming(bericht)


def _uit_de_tabel(bericht: Bericht, klassen: frozenset[Veldklasse]) -> Iterator[Reason]:
    if not regels_voor(bericht.van, bericht.naar):
        yield geen_rij(bericht)
        return
    rijen = regels_voor(bericht.van, bericht.naar, bericht.doel)
    if not rijen:
        yield verkeerd_doel(bericht)
        return
    for klasse in sorted(klassen):
        past = [rij for rij in rijen if klasse in rij.klassen]
        if not past:
            yield verkeerde_klasse(bericht, klasse)
        elif not any(rij.dekt(klasse, bericht.grondslag) for rij in past):
            yield verkeerde_grondslag(klasse, past)


def _toestemming(bericht: Bericht) -> Iterator[Reason]:
    """Een weigering sluit elke grond af waar toestemming een van de wegen is."""
    rijen = regels_voor(bericht.van, bericht.naar, bericht.doel)
    op_toestemming = [rij for rij in rijen if rij.op_toestemming]
    gevraagd = bericht.grondslag in OP_TOESTEMMING
    if not (op_toestemming or gevraagd):
        return
    stand = bericht.toestemming.stand
    if stand is Stand.GEWEIGERD:
        yield harde_regel("weigering").reden
    elif stand is Stand.INGETROKKEN:
        yield harde_regel("intrekking").reden
    elif gevraagd and stand is Stand.GEEN and not _zelf(op_toestemming):
        yield zonder_toestemming(bericht.toestemming)


def _zelf(rijen: list[Regel]) -> bool:
    return any(rij.instemming is Instemming.ZELF for rij in rijen)
