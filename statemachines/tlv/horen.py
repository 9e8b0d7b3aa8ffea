"""Wie gehoord moet zijn voordat het SWV beslist (Awb 4:7 en 4:8).

Alleen een ouder die zelf tekende voor deze aanvraag hoeft niet gehoord. Zwijgen of
weigeren telt nooit als toestemming, ook niet als een termijn om is.
"""

from datetime import timedelta

from statemachines.grammar import Each, Linked, Party, Reason, Role, Situation, guard
from statemachines.tlv.dossier import Soort, TlvDossier
from statemachines.tlv.rollen import AANVRAGER

Zaak = Situation[TlvDossier]


def zienswijzen(zaak: Zaak) -> tuple[Linked, ...]:
    """Geef de zienswijzen die bij deze zaak horen."""
    return tuple(zaak.linked.get("zienswijze", ()))


def met_toestemming(zaak: Zaak, ouder: Party) -> bool:
    """Zeg of deze ouder zelf tekende, en daar niet op terugkwam."""
    ingetrokken = ouder.key in zaak.dossier.toestemming_ingetrokken_door
    gehoord = any(z.party == ouder.key for z in zienswijzen(zaak))
    return ouder.key in zaak.dossier.toestemming_van and not (ingetrokken or gehoord)


def nog_uit_te_nodigen(zaak: Zaak, ouder: Party) -> bool:
    """Zeg of deze ouder gehoord moet worden en daar nog geen zaak voor heeft."""
    if not ouder.gezag or met_toestemming(zaak, ouder):
        return False
    return all(z.party != ouder.key for z in zienswijzen(zaak))


ELKE_OUDER_ZONDER_TOESTEMMING = Each(
    "elke_ouder_zonder_toestemming",
    "elke ouder of voogd met gezag die niet tekende",
    nog_uit_te_nodigen,
)
ELKE_OUDER: Each[TlvDossier] = Each(
    "elke_ouder",
    "elke ouder of voogd met gezag",
    lambda _zaak, persoon: persoon.gezag,
)
ELKE_OUDER_ZONDER_ZIENSWIJZE: Each[TlvDossier] = Each(
    "elke_ouder_zonder_zienswijze",
    "elke ouder of voogd met gezag die nog geen zienswijze gaf",
    lambda zaak, persoon: persoon.gezag and persoon.key not in _gevraagd(zaak),
)
ELKE_ONTVANGER: Each[TlvDossier] = Each(
    "elke_ontvanger",
    "de aanvrager en elke ouder of voogd met gezag",
    lambda _zaak, persoon: persoon.gezag or persoon.role in AANVRAGER,
)

ELKE_ONTVANGER_VAN_INTREKKING: Each[TlvDossier] = Each(
    "elke_ontvanger_van_intrekking",
    "de aanvrager, de nieuwe school en elke ouder of voogd met gezag",
    lambda _zaak, persoon: (
        persoon.gezag or persoon.role in (*AANVRAGER, Role.ONTVANGENDE_SCHOOL)
    ),
)


@guard(
    "Er is nog iemand met gezag die geen toestemming gaf en niet is gehoord.",
    law="Awb 4:8",
    lifted_by="de ouder, of het secretariaat dat nog moet uitnodigen",
)
def iedereen_gehoord(zaak: Zaak) -> bool:
    gehoord = {z.party for z in zienswijzen(zaak) if z.state == "verwerkt"}
    return all(
        ouder.key in gehoord or met_toestemming(zaak, ouder)
        for ouder in zaak.has_gezag()
    )


@guard(
    "Het besluit is anders dan waar de ouders mee instemden. Niet elke ouder is"
    " daarover gehoord.",
    law="Awb 4:8",
    lifted_by="het secretariaat van het SWV, door de ouders hierover te horen",
    about=("besluit_soort", "besluit_categorie"),
)
def ouders_gehoord_over_ander_besluit(zaak: Zaak) -> bool:
    d = zaak.dossier
    if (d.besluit_soort, d.besluit_categorie) == (d.soort, d.categorie):
        return True
    gehoord = {z.party for z in zienswijzen(zaak) if z.state == "verwerkt"}
    return all(ouder.key in gehoord for ouder in zaak.has_gezag())


@guard(
    "Dit is geen ander besluit dan de school vroeg.",
    law="Awb 4:8",
    lifted_by="het secretariaat van het SWV, met een andere soort of categorie",
    about=("voorgenomen_soort", "voorgenomen_categorie"),
)
def wijkt_af_van_toestemming(zaak: Zaak) -> bool:
    d = zaak.dossier
    return (d.voorgenomen_soort, d.voorgenomen_categorie) != (d.soort, d.categorie)


@guard(
    "Bij speciaal onderwijs hoort een categorie, bij speciaal basisonderwijs niet.",
    law="WPO 18a lid 6 c; Besluit bekostiging WPO 20 lid 3",
    lifted_by="het secretariaat van het SWV",
    about=("voorgenomen_soort", "voorgenomen_categorie"),
)
def voorgenomen_categorie_past(zaak: Zaak) -> bool:
    d = zaak.dossier
    return (d.voorgenomen_soort is Soort.SO) == (d.voorgenomen_categorie is not None)


@guard(
    "Er loopt nog een zienswijze. Die telt mee in het besluit.",
    law="Awb 4:8; Awb 3:2",
    lifted_by="de gedragswetenschapper, door de zienswijze te wegen",
)
def zienswijzen_verwerkt(zaak: Zaak) -> bool | Reason:
    loopt = [zienswijze for zienswijze in zienswijzen(zaak) if not zienswijze.final]
    if not loopt:
        return True
    einden = [z.terms["C6"].legal_end for z in loopt if "C6" in z.terms]
    return Reason(
        "Er loopt nog een zienswijze. Die telt mee in het besluit.",
        "Awb 4:8; Awb 3:2",
        "de ouder die nog mag reageren, en de gedragswetenschapper die weegt",
        max(einden) + timedelta(days=1) if einden else None,
    )


@guard(
    "In het besluit staat nog niet wat de ouders zeiden en wat ermee gebeurt.",
    law="Awb 3:46; Awb 3:47",
    lifted_by="degene die beslist",
    about=("weging_zienswijze",),
)
def zienswijze_gewogen(zaak: Zaak) -> bool:
    return not zienswijzen(zaak) or bool(zaak.dossier.weging_zienswijze)


@guard(
    "Van deze ouder is nog geen zienswijze afgerond: leg het antwoord daar vast.",
    law="Awb 4:8",
    lifted_by="het secretariaat van het SWV, in de zaak van de ouder",
    about=("late_zienswijze_van",),
)
def zienswijze_was_al_afgerond(zaak: Zaak) -> bool:
    klaar = {z.party for z in zienswijzen(zaak) if z.state == "verwerkt"}
    return set(zaak.dossier.late_zienswijze_van) <= klaar


@guard(
    "Er is niemand meer die nog moet worden uitgenodigd.",
    law="Awb 4:8",
    lifted_by="niemand",
    about=("toestemming_ingetrokken_door",),
)
def iemand_uit_te_nodigen(zaak: Zaak) -> bool:
    return any(nog_uit_te_nodigen(zaak, ouder) for ouder in zaak.parties)


@guard(
    "De deskundigen kennen alle nieuwe feiten al.",
    law="Awb 3:2",
    lifted_by="een ouder, met nieuwe feiten",
)
def nieuwe_feiten_nog_niet_voorgelegd(zaak: Zaak) -> bool:
    return _niet_voorgelegd(zaak) > 0


@guard(
    "De deskundigen kennen de nieuwe feiten van de ouders nog niet.",
    law="Awb 3:2; Awb 3:49",
    lifted_by="de gedragswetenschapper, door de feiten voor te leggen",
)
def nieuwe_feiten_voorgelegd(zaak: Zaak) -> bool:
    return _niet_voorgelegd(zaak) <= 0


def _gevraagd(zaak: Zaak) -> set[str | None]:
    return {zienswijze.party for zienswijze in zienswijzen(zaak)}


def _niet_voorgelegd(zaak: Zaak) -> int:
    nieuw = sum(bool(z.dossier.get("nieuwe_feiten")) for z in zienswijzen(zaak))
    nieuw += len(zaak.done.get("late_feiten_vastleggen", ()))
    return nieuw - len(zaak.done.get("nieuwe_feiten_voorleggen", ()))


@guard(
    "De school kan nog reageren op het voornemen, of is nog niet gehoord.",
    law="Awb 4:7",
    lifted_by="de school, of de tijd",
    about=("steunt_op_andere_gegevens", "besluit_soort", "besluit_categorie"),
)
def aanvrager_gehoord(zaak: Zaak) -> bool | Reason:
    if {"C7", "L14"} & set(zaak.terms):
        return False
    gehoord = zaak.did("aanvrager_reageren") | zaak.did("aanvrager_reageert_niet")
    return bool(gehoord) or not _wijkt_af(zaak)


@guard(
    "De school kan nog reageren op het voornemen om in te trekken.",
    law="Awb 4:7",
    lifted_by="de school, of de tijd",
)
def school_gehoord(zaak: Zaak) -> bool:
    return not {"C7", "L14"} & set(zaak.terms)


def _wijkt_af(zaak: Zaak) -> bool:
    """Zeg of het besluit afwijkt van wat de aanvrager vroeg of opgaf."""
    d = zaak.dossier
    if d.steunt_op_andere_gegevens:
        return True
    ander = (d.besluit_soort, d.besluit_categorie) != (d.soort, d.categorie)
    return d.besluit_soort is not None and ander
