"""De voorcontrole van een TLV-besluit: wat er mist, voordat iemand tekent.

Een besluit dat een grond mist, houdt geen stand in bezwaar. De lijst wordt gemaakt uit
de voorwaarden van de stap zelf en heeft geen eigen regels: staat er niets meer open,
dan kan het besluit, en anders niet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from statemachines.dutch import in_words
from statemachines.engine import barred
from statemachines.facts import add_facts, objections_to_facts
from statemachines.grammar import Guard, Party, Reason, Situation, Step
from statemachines.terms import compute
from statemachines.tlv.besluit import BESLUITEN
from statemachines.tlv.dossier import TlvDossier
from statemachines.tlv.horen import met_toestemming, zienswijzen
from statemachines.tlv.voorcontrole_woorden import WOORDEN
from statemachines.vragen import vraag

Zaak = Situation[TlvDossier]
Besluit = Step[TlvDossier]
_TLV: Final = "tlv"
BESLISSEN: Final = ("toekennen", "afwijzen")
"""De twee besluiten op de inhoud."""


class Stand(StrEnum):
    """Hoe een punt ervoor staat, in de woorden van het scherm."""

    GOED = "in orde"
    MIST = "mist nog"
    INVULLEN = "vult u in bij het besluit"


@dataclass(frozen=True)
class Punt:
    """Een grond van het besluit. ``reden`` zegt wat er mist en wie dat oplost."""

    naam: str
    zin: str
    wet: str
    stand: Stand
    reden: Reason | None = None


@dataclass(frozen=True)
class Gehoord:
    """Of een ouder of voogd met gezag is gehoord, en hoe."""

    ouder: str
    klaar: bool
    zin: str


def voorcontrole(
    zaak: Zaak, action: str, facts: Mapping[str, object] | None = None
) -> tuple[Punt, ...]:
    """Geef elke grond van een besluit: in orde, gemist, of nog in te vullen.

    ``action`` is ``toekennen`` of ``afwijzen``. Zonder ``facts`` blijft open wat het
    formulier zelf vraagt; met ``facts`` is er over alles een oordeel, en mist er
    precies dan niets als het besluit kan.
    """
    step = next(s for s in BESLUITEN if s.action == action)
    vooraf = [_klaar_om_te_besluiten(step, zaak), _bevoegd(step, zaak)]
    gevuld = _ingevuld(step, zaak, facts)
    compleet = facts is not None and not gevuld
    feiten = facts if facts and compleet else {}
    erna = replace(zaak, dossier=add_facts(feiten, zaak.dossier))
    later = set[str]() if compleet else {*step.asks, *step.may_ask}
    return (*vooraf, *(_oordeel(g, erna, later) for g in step.requires), *gevuld)


def gehoord(zaak: Zaak) -> tuple[Gehoord, ...]:
    """Zeg van elke ouder of voogd met gezag of die is gehoord (Awb 4:8)."""
    return tuple(_gehoord(zaak, ouder) for ouder in zaak.has_gezag())


def bezwaar_tot(vandaag: date) -> date:
    """Geef de laatste dag voor bezwaar als het besluit vandaag weggaat (Awb 6:8)."""
    return compute("D1", vandaag).legal_end


def _klaar_om_te_besluiten(step: Besluit, zaak: Zaak) -> Punt:
    zin = "De aanvraag staat klaar om te besluiten."
    if zaak.state in {source.name for source in step.source}:
        return Punt("klaar", zin, "Awb 3:2", Stand.GOED)
    reden = Reason(
        "De aanvraag staat nu niet klaar om te besluiten.",
        "Awb 3:2",
        "het secretariaat van het SWV of de gedragswetenschapper",
    )
    return Punt("klaar", zin, "Awb 3:2", Stand.MIST, reden)


def _bevoegd(step: Besluit, zaak: Zaak) -> Punt:
    """Zeg of wie nu kijkt, mag beslissen: zelf, of met mandaat (Awb 10:3)."""
    reden = next(barred(step, zaak), None)
    stand = Stand.MIST if reden else Stand.GOED
    return Punt("mandaat", "U mag dit besluit nemen.", "Awb 10:3", stand, reden)


def _ingevuld(
    step: Besluit, zaak: Zaak, facts: Mapping[str, object] | None
) -> tuple[Punt, ...]:
    if facts is None:
        return tuple(_nog_invullen(step, name) for name in step.asks)
    return tuple(_niet_goed(step, zaak, facts))


def _nog_invullen(step: Besluit, name: str) -> Punt:
    woorden = vraag(_TLV, name)
    return Punt(name, woorden.label, step.law or "", Stand.INVULLEN)


def _niet_goed(
    step: Besluit, zaak: Zaak, facts: Mapping[str, object]
) -> Iterator[Punt]:
    for reden in objections_to_facts(_TLV, step, zaak, facts):
        yield Punt("feiten", "Alles is ingevuld.", step.law or "", Stand.MIST, reden)


def _oordeel(guard: Guard[TlvDossier], zaak: Zaak, later: set[str]) -> Punt:
    zin = WOORDEN[guard.name]
    if later & {*guard.about}:
        return Punt(guard.name, zin, guard.law, Stand.INVULLEN)
    reden = guard.objection(zaak)
    stand = Stand.MIST if reden else Stand.GOED
    return Punt(guard.name, zin, guard.law, stand, reden)


def _gehoord(zaak: Zaak, ouder: Party) -> Gehoord:
    if met_toestemming(zaak, ouder):
        return Gehoord(ouder.key, klaar=True, zin="tekende zelf voor deze aanvraag")
    eigen = [z for z in zienswijzen(zaak) if z.party == ouder.key]
    if not eigen:
        return Gehoord(ouder.key, klaar=False, zin="is nog niet uitgenodigd")
    laatste = eigen[-1]
    if laatste.state != "verwerkt":
        tot = laatste.terms.get("C6")
        dag = f", tot en met {in_words(tot.legal_end)}" if tot else ""
        return Gehoord(ouder.key, klaar=False, zin=f"kan nog reageren{dag}")
    if laatste.dossier.get("zienswijze") or laatste.dossier.get("verslag"):
        return Gehoord(ouder.key, klaar=True, zin="gaf een zienswijze; die is gewogen")
    return Gehoord(
        ouder.key, klaar=True, zin="kreeg de kans, en reageerde niet; dat ligt vast"
    )
