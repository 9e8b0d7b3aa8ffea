"""Wat er gevraagd wordt voordat een stap in een verzoek mag: wie vraagt, wie beslist.

Wie mag vragen (UAVG 5): tot 16 jaar wie het gezag heeft, vanaf 16 jaar de leerling
zelf. Een leerling van 12 tot 16 mag vragen, samen met wie het gezag heeft. Een ouder
zonder gezag vraagt de school om informatie (BW 1:377c): dat is een andere weg. De eigen
gegevens mag iedereen opvragen.
"""

from statemachines.avg_verzoek.dossier import (
    AvgVerzoekDossier,
    Leeftijd,
    Ontvangers,
    Over,
    Soort,
    Verantwoordelijke,
    Weigergrond,
)
from statemachines.gezag import eigen_partij
from statemachines.grammar import Party, Reason, Role, Situation, guard

TERMIJN = "AVG 12 lid 3"
BESLISSERS = (Role.VOORZITTER, Role.BESTUURDER)
RAAKT_ONTVANGERS = frozenset({Soort.RECTIFICATIE, Soort.WISSING, Soort.BEPERKING})
"""Deze verzoeken gaan ook naar wie de gegevens eerder kreeg (AVG 19)."""
_NAMENS = {
    Verantwoordelijke.SCHOOL: Role.VOORZITTER,
    Verantwoordelijke.SWV: Role.BESTUURDER,
}
_MAG_NIET = "het gezag of de leeftijd nagaan, of het verzoek afwijzen"

Zaak = Situation[AvgVerzoekDossier]


@guard(
    "Wij weten nog niet wie dit vraagt, of voor wie.",
    law="AVG 12 lid 6; UAVG 5",
    lifted_by=_MAG_NIET,
    about=("over", "leeftijd", "leerling_weet_het"),
)
def verzoeker_mag_dit_vragen(zaak: Zaak) -> bool | Reason:
    """Zeg of deze persoon dit over het kind of over zichzelf mag vragen."""
    d, wie = zaak.dossier, eigen_partij(zaak)
    if wie is None:
        return False
    if d.over is Over.ZELF:
        return True
    if d.leeftijd is None:
        return False
    return _leerling(d) if wie.role is Role.LEERLING else _ouder(d, wie)


def _ouder(d: AvgVerzoekDossier, wie: Party) -> bool | Reason:
    if d.leeftijd is Leeftijd.VANAF_16:
        return Reason(
            "Een leerling van 16 jaar of ouder vraagt dit zelf.", "UAVG 5", _MAG_NIET
        )
    if not wie.gezag:
        return Reason(
            "Zonder gezag gaat dit anders: de school geeft dan informatie op verzoek.",
            "BW 1:377c",
            _MAG_NIET,
        )
    return True


def _leerling(d: AvgVerzoekDossier) -> bool | Reason:
    if d.leeftijd is Leeftijd.VANAF_16:
        return True
    if d.leeftijd is Leeftijd.VAN_12 and d.leerling_weet_het:
        return True
    return Reason(
        "Tot 16 jaar vraagt wie het gezag heeft dit, samen met de leerling.",
        "UAVG 5",
        _MAG_NIET,
    )


@guard(
    "Over verlengen vertellen wij binnen de eerste maand. Die is voorbij.",
    law=TERMIJN,
    lifted_by="niemand meer: geef zo snel mogelijk antwoord",
)
def binnen_de_eerste_maand(zaak: Zaak) -> bool:
    """Zeg of de eerste maand nog loopt, en er nog niet is verlengd."""
    termijn = zaak.terms.get("F2")
    if termijn is None or termijn.extension is not None:
        return False
    return zaak.today <= termijn.legal_end


@guard(
    "Alleen wie over deze gegevens gaat, beslist: de school of het SWV.",
    law="AVG 4 onder 7; AVG 24",
    lifted_by="de voorzitter voor de school, de directeur-bestuurder voor het SWV",
)
def beslist_over_eigen_gegevens(zaak: Zaak) -> bool:
    """Zeg of de rol die beslist hoort bij wie verantwoordelijk is."""
    verantwoordelijke = zaak.dossier.verantwoordelijke
    return verantwoordelijke is not None and zaak.role is _NAMENS[verantwoordelijke]


@guard(
    "De privacy officer geeft advies en beslist nooit zelf.",
    law="AVG 38 lid 6; AVG 39",
    lifted_by="een ander die mag beslissen",
)
def adviseur_beslist_niet(zaak: Zaak) -> bool:
    """Zeg of wie beslist, niet ook het advies gaf."""
    return not zaak.handelt & zaak.did("adviseren")


@guard(
    "De privacy officer heeft nog tijd om advies te geven.",
    law="AVG 38 lid 1",
    lifted_by="de privacy officer, met een advies",
)
def advies_bleef_uit(zaak: Zaak) -> bool:
    """Zeg of wij de privacy officer al aan het advies herinnerden."""
    return bool(zaak.did("advies_nagaan"))


@guard(
    "Wie het vraagt, heeft nog tijd om te laten zien wie hij is.",
    law="AVG 12 lid 6",
    lifted_by="de dag waarop die tijd voorbij is",
    about=("weigergrond",),
)
def antwoord_bleef_uit(zaak: Zaak) -> bool:
    """Zeg of de tijd om zich bekend te maken voorbij ging, of dat die er niet toe doet.

    Wie bekend is maar dit niet mag vragen, krijgt meteen antwoord.
    """
    mag_niet = zaak.dossier.weigergrond is Weigergrond.NIET_GERECHTIGD
    return mag_niet or bool(zaak.did("identiteit_nagaan"))


@guard(
    "Vertel het ook aan wie deze gegevens eerder kreeg, of leg vast waarom niet.",
    law="AVG 19",
    lifted_by="wie het besluit uitvoert",
    about=("ontvangers",),
)
def ontvangers_weten_het(zaak: Zaak) -> bool:
    """Zeg of bij een correctie, wissing of beperking ook de ontvangers bekend zijn."""
    d = zaak.dossier
    return d.soort not in RAAKT_ONTVANGERS or isinstance(d.ontvangers, Ontvangers)
