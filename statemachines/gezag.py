"""Wie over het kind beslist, en wie daarom gevraagd, gehoord en ingelicht wordt.

De regel: gezag volgt uit de partij zelf (``Party.gezag``), nooit uit haar rol. Een
vlag bij een gezinsvoogd, een verzorger of een leerling van 18 betekent dat daarvoor
een uitspraak of een leeftijd is vastgelegd.
"""

from collections.abc import Iterable
from typing import Any

from statemachines.grammar import Each, Notice, Party, Role, Situation

OUDERS = (Role.OUDER, Role.VOOGD)
"""Wie namens het kind bericht krijgt."""

TEKENAARS = (*OUDERS, Role.GEZINSVOOGD, Role.VERZORGER, Role.LEERLING)
"""Wie kan tekenen, mits met gezag: zie de tabel in `statemachines.opp.tekenregels`."""

SCHOOL = (Role.IB, Role.VOORZITTER)
"""Wie namens de school aan het plan werkt, en vastlegt wat een ouder zei."""

GEZAGDRAGER: Each[Any] = Each(
    "gezagdrager",
    "ieder die het gezag heeft",
    lambda _zaak, partij: partij.gezag,
)


def aan(template: str, *rollen: Role, law: str | None = None) -> tuple[Notice, ...]:
    """Geef hetzelfde bericht aan elk van deze rollen."""
    return tuple(Notice(template, to=rol, law=law) for rol in rollen)


def omvat_alle_gezagdragers(zaak: Situation[Any], wie: Iterable[str] | None) -> bool:
    """Zeg of er gezag is, en of ieder met gezag in deze lijst staat."""
    gezag = {partij.key for partij in zaak.has_gezag()}
    return bool(gezag) and gezag <= set(wie or ())


def eigen_partij(zaak: Situation[Any]) -> Party | None:
    """Geef de persoon over wie deze zaak gaat."""
    return next((p for p in zaak.parties if p.key == zaak.party), None)


def spreekt_voor_zichzelf(zaak: Situation[Any], persoon: str | None) -> bool:
    """Zeg of een ouder voor zichzelf handelt; de school legt vast wat een ouder zei."""
    return zaak.role not in OUDERS or zaak.acts_as(persoon)
