"""De zinnen van een weigering: wat er mis is, het artikel, en wie het kan oplossen."""

from collections.abc import Iterable, Sequence
from typing import Final

from statemachines.gegevensdeling.bericht import Bericht
from statemachines.gegevensdeling.codes import Code, Partij, Veldklasse
from statemachines.gegevensdeling.harde_regels import harde_regel
from statemachines.gegevensdeling.regel import Regel
from statemachines.gegevensdeling.tabel import regels_voor
from statemachines.gegevensdeling.toestemming import Toestemming
from statemachines.situation import Reason

_MAKER: Final = "wie het bericht maakt"


def opsomming(codes: Iterable[Code], voor_de_laatste: str = "en") -> str:
    """Schrijf codes op met hun naam: "a, b en c"."""
    return woorden([code.naam for code in codes], voor_de_laatste)


def woorden(namen: Sequence[str], voor_de_laatste: str = "en") -> str:
    """Schrijf namen achter elkaar: "a, b en c"."""
    *eerst, laatst = namen
    if not eerst:
        return laatst
    return f"{', '.join(eerst)} {voor_de_laatste} {laatst}"


def geen_klassen() -> Reason:
    """Er is niets gekozen."""
    return Reason(
        "Er is niet gekozen welke gegevens u deelt.",
        "AVG 5 lid 1 onder c",
        f"{_MAKER}: kies de gegevens",
    )


def geen_rij(bericht: Bericht) -> Reason:
    """Deze twee partijen delen niets in deze richting."""
    return Reason(
        f"Het convenant laat niet toe dat {bericht.van.naam} gegevens stuurt aan "
        f"{bericht.naar.naam}.",
        harde_regel("niet_in_de_tabel").wet,
        _wie_wel(bericht, bericht.klassen),
    )


def verkeerd_doel(bericht: Bericht) -> Reason:
    """Voor dit doel delen zij niets; wel voor andere."""
    rijen = regels_voor(bericht.van, bericht.naar)
    mag = dict.fromkeys(doel for rij in rijen for doel in rij.doelen)
    return Reason(
        f"Voor dit doel ({bericht.doel.naam}) mag {bericht.van.naam} niets sturen aan "
        f"{bericht.naar.naam}. Het mag wel voor: {opsomming(mag, 'of')}.",
        "AVG 5 lid 1 onder b",
        f"{_MAKER}: kies het doel waar het echt om gaat",
    )


def verkeerde_klasse(bericht: Bericht, klasse: Veldklasse) -> Reason:
    """Deze gegevens horen niet in dit bericht."""
    return Reason(
        f"{bericht.naar.naam[:1].upper()}{bericht.naar.naam[1:]} krijgt deze gegevens "
        f"niet van {bericht.van.naam} voor dit doel: {klasse.naam}.",
        "AVG 5 lid 1 onder c",
        _wie_wel(bericht, frozenset({klasse}), f"{_MAKER}: laat deze gegevens weg"),
    )


def verkeerde_grondslag(klasse: Veldklasse, rijen: Sequence[Regel]) -> Reason:
    """De gegevens mogen weg, maar niet op deze grond."""
    gronden = dict.fromkeys(rij.grondslag for rij in rijen)
    artikelen = dict.fromkeys(artikel for rij in rijen for artikel in rij.basis.wet)
    wet = "AVG 9" if klasse is Veldklasse.GEZONDHEID else "AVG 6 lid 1"
    return Reason(
        f"Deze grondslag past niet bij deze gegevens: {klasse.naam}. Hier hoort: "
        f"{opsomming(gronden, 'of')}.",
        "; ".join((wet, *artikelen)),
        f"{_MAKER}: kies de grondslag die erbij hoort",
    )


def zonder_toestemming(toestemming: Toestemming) -> Reason:
    """Niet iedereen die het moet, zei ja."""
    return Reason(
        "Er is nog geen toestemming van iedereen die ja moet zeggen.",
        "AVG 7; UAVG 5",
        woorden(toestemming.ontbreekt)
        if toestemming.ontbreekt
        else "elke ouder met gezag, en de leerling vanaf 12 jaar",
    )


def _wie_wel(bericht: Bericht, klassen: frozenset[Veldklasse], anders: str = "") -> str:
    """Noem wie dit wel mag sturen: die kan het oplossen."""
    zelf = [p for p in (Partij.SCHOOL, Partij.OUDER) if p is not bericht.van]
    wel = [p for p in zelf if _geeft(p, bericht.naar, klassen)]
    if wel:
        return f"{opsomming(wel, 'of')}: die kan dit zelf sturen"
    return anders or "de partijen van het convenant, met een nieuwe afspraak"


def _geeft(van: Partij, naar: Partij, klassen: frozenset[Veldklasse]) -> bool:
    return any(klassen & {*rij.klassen} for rij in regels_voor(van, naar))
