"""Wat de OT-zaak weet van de zaken die eraan hangen, en wat zij ervan vraagt."""

from collections.abc import Iterator

from statemachines.gezag import OUDERS
from statemachines.grammar import Linked, Reason, Situation, guard
from statemachines.nooit_opgeven.antwoord import ONBESLIST as GELD_ONBESLIST
from statemachines.opp.dossier import RedenEinde
from statemachines.opp.toestanden import TE_EVALUEREN, VAN_KRACHT
from statemachines.ot.dossier import OtDossier
from statemachines.tlv.toestanden import GELDIG, ONHERROEPELIJK, VERLOOPT

OPP_VAN_KRACHT = frozenset(state.name for state in (*VAN_KRACHT, TE_EVALUEREN))
OPP_NIET_NODIG = frozenset(
    {RedenEinde.GEEN_EXTRA_ONDERSTEUNING, RedenEinde.NIET_NODIG_GEBLEKEN}
)
TLV_IN_RUST = frozenset(state.name for state in (ONHERROEPELIJK, GELDIG, VERLOOPT))
BESLISTERMIJNEN = ("C", "D", "E")
GEEN_BESLISSING = frozenset({"C11", "C12", "C14"})
"""Hoe lang een verklaring geldt of bewaard blijft, is geen open beslissing."""

Zaak = Situation[OtDossier]


def _alle(zaak: Zaak) -> Iterator[Linked]:
    for zaken in zaak.linked.values():
        yield from zaken


# -- Het OPP ---------------------------------------------------------------------------


@guard("Er loopt al een OPP.", law="WPO 40a lid 1", lifted_by="de schooldirecteur")
def nog_geen_opp(zaak: Zaak) -> bool:
    return all(opp.final for opp in zaak.linked.get("opp", ()))


@guard(
    "Bij extra hulp hoort een OPP. Dat is nog niet vastgesteld.",
    law="WPO 40a lid 1; WPO 40a lid 5",
    lifted_by="ieder met gezag, of de schooldirecteur zonder handelingsdeel",
)
def opp_geregeld(zaak: Zaak) -> bool:
    alle = zaak.linked.get("opp", ())
    if lopend := [opp for opp in alle if not opp.final]:
        return any(_van_kracht(opp) for opp in lopend)
    if alle:
        return alle[-1].dossier.get("reden_einde") in OPP_NIET_NODIG
    return not zaak.done.get("arrangement")


def _van_kracht(opp: Linked) -> bool:
    """Een OPP dat eerder is geevalueerd, blijft gelden zolang het wordt herzien."""
    return opp.state in OPP_VAN_KRACHT or "geevalueerd_op" in opp.dossier


# -- De TLV en andere beslissingen -----------------------------------------------------


@guard("Er loopt al een aanvraag.", law="WPO 18a lid 6 c", lifted_by="het SWV")
def nog_geen_aanvraag(zaak: Zaak) -> bool | Reason:
    open_ = [tlv.kenmerk for tlv in zaak.linked.get("tlv", ()) if _onbeslist(tlv)]
    if not open_:
        return True
    loopt = f"De aanvraag {', '.join(open_)} loopt nog."
    return Reason(loopt, "WPO 18a lid 6 c", "het SWV, met een besluit op die aanvraag")


@guard(
    "Een zaak die hieraan hangt, wacht nog op een beslissing.",
    law="Awb 4:13",
    lifted_by="wie in die zaak beslist, of de school die de aanvraag intrekt",
)
def geen_beslissing_open(zaak: Zaak) -> bool | Reason:
    open_ = [ander.kenmerk for ander in _alle(zaak) if _wacht_op_beslissing(ander)]
    if not open_:
        return True
    return Reason(
        f"Deze zaak kan nog niet dicht: {', '.join(open_)} wacht op een beslissing.",
        "Awb 4:13",
        "wie in die zaak beslist, of de school die de aanvraag intrekt",
    )


def _wacht_op_beslissing(zaak: Linked) -> bool:
    """Ook een afgesloten zaak wacht, zolang er een bezwaartermijn onder loopt."""
    return _onbeslist(zaak) or _beslistermijn_open(zaak)


def _onbeslist(zaak: Linked) -> bool:
    if zaak.process == "nooit_opgeven":
        return zaak.state in GELD_ONBESLIST
    return zaak.process == "tlv" and not zaak.final and zaak.state not in TLV_IN_RUST


def _beslistermijn_open(zaak: Linked) -> bool:
    return any(
        rule.startswith(BESLISTERMIJNEN) and rule not in GEEN_BESLISSING
        for rule in {*zaak.terms, *zaak.terms_below}
    )


# -- Intrekken -------------------------------------------------------------------------


@guard(
    "Ouders trekken de zaak samen in: ieder met gezag stemt zelf in.",
    law="BW 1:247; BW 1:253a",
    lifted_by="de andere ouder",
)
def ouders_trekken_samen_in(zaak: Zaak) -> bool:
    if zaak.role not in OUDERS:
        return True
    eens = zaak.persons_who_did("instemmen_met_intrekken") | {zaak.myself}
    return {persoon.key for persoon in zaak.has_gezag()} <= eens
