"""Wanneer de handtekeningen samen een akkoord zijn, en wanneer niet.

De regel: ieder met gezag tekent het voorstel dat nu voorligt. Een handtekening is
geen akkoord van beiden, stilte is geen akkoord, en wie weigerde telt nooit als
onbereikbaar.
"""

from typing import Any

from statemachines.gezag import spreekt_voor_zichzelf
from statemachines.grammar import Each, Linked, Party, Situation, guard
from statemachines.opp.dossier import OppDossier

AKKOORD = "WPO 40a lid 5"
SAMEN = "WPO 40a lid 5; BW 1:247"
PLAN = "Ondersteuningsplan 5.1"

UITGEWACHT = frozenset({"getekend", "onbereikbaar", "geen_reactie"})
"""Wie zo staat, antwoordde of kreeg daarvoor de afgesproken tijd."""

Zaak = Situation[OppDossier]


def verzoeken(zaak: Zaak) -> list[Linked]:
    """Geef de handtekeningen onder het voorstel dat nu voorligt."""
    nu = zaak.dossier.document_hash
    alle = zaak.linked.get("handtekening", ())
    return [ht for ht in alle if nu and ht.dossier.get("document_hash") == nu]


def stand(zaak: Zaak, persoon: Party) -> str | None:
    """Zeg waar de handtekening van deze persoon nu staat."""
    eigen = [ht.state for ht in verzoeken(zaak) if ht.party == persoon.key]
    return eigen[-1] if eigen else None


def weigerde_het_laatst(zaak: Zaak, persoon: Party) -> bool:
    """Zeg of iemand nee zei, en sindsdien in geen nieuw gesprek ja."""
    if zaak.dossier.bezwaar_van == persoon.key:
        return True
    antwoorden = [
        (str(ht.dossier.get("besproken_op")), ht.state == "geweigerd")
        for ht in zaak.linked.get("handtekening", ())
        if ht.party == persoon.key and ht.state in {"getekend", "geweigerd"}
    ]
    return max(antwoorden, default=("", False))[1]


def _standen(zaak: Zaak) -> list[str | None]:
    return [stand(zaak, persoon) for persoon in zaak.has_gezag()]


NOG_NIET_GEVRAAGD: Each[Any] = Each(
    "nog niet gevraagd",
    "ieder met gezag die dit voorstel nog niet kreeg",
    lambda zaak, partij: partij.gezag and stand(zaak, partij) is None,
)


@guard("Ieder met gezag heeft dit voorstel al.", law=AKKOORD, lifted_by="niemand")
def iemand_nog_niet_gevraagd(zaak: Zaak) -> bool:
    return None in _standen(zaak)


@guard("Nog niemand tekende dit voorstel.", law=AKKOORD, lifted_by="de ouder")
def iemand_tekende(zaak: Zaak) -> bool:
    return "getekend" in _standen(zaak)


@guard(
    "Een ouder is het niet eens. Dan is er geen akkoord.",
    law=SAMEN,
    lifted_by="die ouder, bij een nieuw voorstel",
)
def niemand_weigert(zaak: Zaak) -> bool:
    return "geweigerd" not in _standen(zaak)


@guard(
    "Nog niet ieder met gezag tekende. Stilte is geen akkoord.",
    law=SAMEN,
    lifted_by="wie nog niet tekende",
)
def ieder_tekende_of_is_onbereikbaar(zaak: Zaak) -> bool:
    return bool(_standen(zaak)) and set(_standen(zaak)) <= {"getekend", "onbereikbaar"}


@guard(
    "Wie eerder weigerde, telt nooit als onbereikbaar.",
    law=SAMEN,
    lifted_by="die ouder",
)
def onbereikbaar_is_geen_weigering(zaak: Zaak) -> bool:
    return not any(
        stand(zaak, persoon) == "onbereikbaar" and weigerde_het_laatst(zaak, persoon)
        for persoon in zaak.has_gezag()
    )


VOLLEDIG_AKKOORD = (
    iemand_tekende,
    niemand_weigert,
    ieder_tekende_of_is_onbereikbaar,
    onbereikbaar_is_geen_weigering,
)
"""Samen: overeenstemming over het handelingsdeel."""


@guard("Niemand weigerde dit voorstel.", law=AKKOORD, lifted_by="niemand")
def iemand_weigert(zaak: Zaak) -> bool:
    return not niemand_weigert.test(zaak)


@guard(
    "Er kan nog akkoord komen op dit voorstel.",
    law=AKKOORD,
    lifted_by="de ouder die nog kan tekenen, of het verstrijken van de reactietijd",
)
def akkoord_kan_niet_meer(zaak: Zaak) -> bool:
    klaar = bool(ieder_tekende_of_is_onbereikbaar.test(zaak))
    return klaar and any(eis.objection(zaak) for eis in VOLLEDIG_AKKOORD)


@guard(
    "Geef ieder met gezag eerst de tijd om te antwoorden.",
    law=f"{AKKOORD}; {PLAN}",
    lifted_by="wie nog niet antwoordde, of het verstrijken van de reactietijd",
)
def reactietijd_voorbij(zaak: Zaak) -> bool:
    """Iemand zweeg, en bij niemand loopt de tijd nog. Zwijgen is geen akkoord."""
    standen = set(_standen(zaak))
    return "geen_reactie" in standen and standen <= UITGEWACHT


@guard(
    "Het handelingsdeel is met akkoord vastgesteld.", law=AKKOORD, lifted_by="niemand"
)
def geen_volledig_akkoord(zaak: Zaak) -> bool:
    return any(eis.objection(zaak) for eis in VOLLEDIG_AKKOORD)


def _mag_alsnog(zaak: Zaak, persoon: Party) -> bool:
    eigen = spreekt_voor_zichzelf(zaak, persoon.key)
    return eigen and stand(zaak, persoon) == "onbereikbaar"


@guard(
    "Alleen wie eerder niet te bereiken was, kan nu nog bezwaar maken.",
    law=PLAN,
    lifted_by="niemand",
)
def iemand_was_onbereikbaar(zaak: Zaak) -> bool:
    """Wie wel te bereiken was, kreeg de tijd om te antwoorden en krijgt geen knop."""
    return any(_mag_alsnog(zaak, persoon) for persoon in zaak.has_gezag())


@guard(
    "Deze ouder was eerder wel te bereiken.",
    law=PLAN,
    lifted_by="niemand",
    about=("bezwaar_van",),
)
def was_onbereikbaar(zaak: Zaak) -> bool:
    return any(
        persoon.key == zaak.dossier.bezwaar_van and _mag_alsnog(zaak, persoon)
        for persoon in zaak.has_gezag()
    )


@guard(
    "Alleen een ouder met gezag kan een geschil voorleggen.",
    law="WPO 43 lid 3",
    lifted_by="een ouder met gezag",
    about=("geschil_van",),
)
def ingediend_door_gezagdrager(zaak: Zaak) -> bool:
    van = zaak.dossier.geschil_van
    gezag = {persoon.key for persoon in zaak.has_gezag()}
    return van in gezag and spreekt_voor_zichzelf(zaak, van)


@guard(
    "Alleen wie het geschil voorlegde, trekt het in.",
    law="WPO 43 lid 3",
    lifted_by="de ouder die het geschil voorlegde",
)
def eigen_geschil(zaak: Zaak) -> bool:
    return spreekt_voor_zichzelf(zaak, zaak.dossier.geschil_van)
