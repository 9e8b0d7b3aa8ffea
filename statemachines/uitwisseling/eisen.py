"""De tien voorwaarden om gegevens te laten gaan (domain.md 2.9).

Elke voorwaarde is een eis met een eigen zin en artikel. Alle redenen komen tegelijk:
niemand hoeft het vijf keer te proberen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from statemachines.convenant import (
    EXTRA_GEVOELIG,
    OP_TOESTEMMING,
    VERKLAARD,
    Bericht,
    Doel,
    Partij,
    oordeel,
)
from statemachines.gezag import SCHOOL
from statemachines.grammar import Reason, Role, Situation, guard
from statemachines.uitwisseling.dossier import IN_HET_CONVENANT, UitwisselingDossier
from statemachines.uitwisseling.instemming import toestemming

Zaak = Situation[UitwisselingDossier]
WIE = (*SCHOOL, Role.SWV_ER)
_MAKER: Final = "wie de gegevens deelt"
_REGISTER: Final = "het secretariaat van het SWV, in het register van partners"
_DAGEN: Final = 1
DOELEN_VAN: Final[Mapping[str, frozenset[Doel]]] = {
    "ot": frozenset(
        {
            Doel.ONDERSTEUNING_SCHOOL,
            Doel.ONDERSTEUNING_EXTRA,
            Doel.OPP,
            Doel.OZA,
            Doel.OVERSTAP,
            Doel.TERUGPLAATSING,
            Doel.VO_ADVIES,
        }
    ),
    "verzuim": frozenset({Doel.VERZUIM_LPW, Doel.THUISZITTER}),
}
"""Welke doelen passen bij de zaak waar het delen onder hangt."""


def bericht(zaak: Zaak) -> Bericht | None:
    """Geef het bericht zoals het convenant het leest; niets als er iets ontbreekt."""
    d = zaak.dossier
    if not (d.afzender and d.ontvanger and d.doel and d.grondslag):
        return None
    return Bericht(
        van=d.afzender,
        naar=d.ontvanger,
        doel=d.doel,
        klassen=frozenset(d.klassen),
        grondslag=d.grondslag,
        toestemming=toestemming(zaak),
        pseudoniem=bool(d.zonder_naam),
    )


def _verklaard(zaak: Zaak) -> Sequence[Reason]:
    """Geef de bezwaren van het convenant, los van wie er al ja zei."""
    gevraagd = bericht(zaak)
    if gevraagd is None:
        return ()
    return oordeel(replace(gevraagd, toestemming=VERKLAARD)).reasons


def _samen(redenen: Sequence[Reason]) -> Reason:
    """Zet redenen bij elkaar in een: elke zin, elk artikel, ieder die iets kan doen."""
    return Reason(
        " ".join(reden.sentence for reden in redenen),
        "; ".join(dict.fromkeys(reden.law for reden in redenen if reden.law)),
        " en ".join(
            dict.fromkeys(reden.lifted_by for reden in redenen if reden.lifted_by)
        ),
    )


@guard(
    "U deelt alleen namens uw eigen organisatie.",
    law="AVG 4 lid 7",
    lifted_by="iemand van de organisatie die deelt",
    about=("afzender",),
)
def namens_de_eigen_organisatie(zaak: Zaak) -> bool:
    if zaak.role is Role.SYSTEEM:
        return True
    eigen = Partij.SCHOOL if zaak.role in SCHOOL else Partij.SWV
    return zaak.dossier.afzender is eigen


@guard(
    "Beide partijen doen vandaag mee aan het convenant, en hebben een functionaris "
    "gegevensbescherming. Dat is vandaag nog niet nagegaan.",
    law="Convenant; AVG 37",
    lifted_by=_REGISTER,
)
def partijen_doen_mee(zaak: Zaak) -> bool:
    d = zaak.dossier
    return bool(d.aangesloten and d.fg_bekend and d.register_op == zaak.today)


@guard(
    "Dit overleg staat niet in het convenant.",
    law="Convenant; AVG 5 lid 1 onder b",
    lifted_by="de partijen van het convenant, met een nieuwe afspraak",
    about=("overleg",),
)
def overleg_staat_in_het_convenant(zaak: Zaak) -> bool:
    return zaak.dossier.overleg in IN_HET_CONVENANT


@guard(
    "Dit doel is een ander doel dan dat van de zaak.",
    law="AVG 5 lid 1 onder b",
    lifted_by=f"{_MAKER}, met het doel van de zaak",
    about=("doel",),
)
def doel_is_dat_van_de_zaak(zaak: Zaak) -> bool:
    erboven = [doelen for code, doelen in DOELEN_VAN.items() if zaak.linked.get(code)]
    doel = zaak.dossier.doel
    return doel is not None and all(doel in doelen for doelen in erboven)


@guard(
    "Het convenant laat dit niet toe.",
    law="AVG 5; AVG 6",
    lifted_by=_MAKER,
    about=("ontvanger", "klassen", "grondslag"),
)
def convenant_laat_het_toe(zaak: Zaak) -> bool | Reason:
    if bericht(zaak) is None:
        return False
    redenen = _verklaard(zaak)
    return _samen(redenen) if redenen else True


@guard(
    "Er is nog geen grond om dit te delen: niet iedereen die het moet, zei ja.",
    law="AVG 6; AVG 7; AVG 9",
    lifted_by="elke ouder met gezag, en vanaf 12 jaar ook de leerling",
)
def iedereen_zei_ja(zaak: Zaak) -> bool | Reason:
    gevraagd = bericht(zaak)
    if gevraagd is None:
        return False
    al_gezegd = set(_verklaard(zaak))
    nog = [r for r in oordeel(gevraagd).reasons if r not in al_gezegd]
    return _samen(nog) if nog else True


@guard(
    "Ga na of alles nodig is. Deel alleen wat de ander nodig heeft.",
    law="AVG 5 lid 1 onder c",
    lifted_by=_MAKER,
    about=("alleen_nodig",),
)
def niet_meer_dan_nodig(zaak: Zaak) -> bool:
    return bool(zaak.dossier.alleen_nodig)


@guard(
    "De ouders horen vooraf wat u deelt. Is dat niet veilig? Noem dan de stap van de "
    "meldcode.",
    law="AVG 13; AVG 14; WPO 4b",
    lifted_by=f"{_MAKER}, door het de ouders te vertellen",
    about=("ouders_ingelicht_op", "meldcode_stap"),
)
def ouders_weten_het(zaak: Zaak) -> bool:
    d = zaak.dossier
    verteld = d.ouders_ingelicht_op
    op_tijd = verteld is not None and verteld <= zaak.today
    return op_tijd or d.meldcode_stap is not None


@guard(
    "Er is geen geldige sleutel van de ontvanger bekend.",
    law="AVG 32",
    lifted_by=_REGISTER,
)
def sleutel_is_geldig(zaak: Zaak) -> bool:
    tot = zaak.dossier.certificaat_tot
    return tot is not None and (tot - zaak.today).days > _DAGEN


@guard(
    "Kies een laatste dag die nog moet komen.",
    law="AVG 5 lid 1 onder e",
    lifted_by=_MAKER,
    about=("verloopt_op",),
)
def verloopt_later(zaak: Zaak) -> bool:
    dag = zaak.dossier.verloopt_op
    return dag is not None and dag > zaak.today


@guard(
    "Het gaat om gezondheid. Een tweede persoon moet het pakket vrijgeven.",
    law="AVG 9; AVG 32",
    lifted_by="een ander van de school of het samenwerkingsverband",
)
def twee_mensen_lieten_het_gaan(zaak: Zaak) -> bool:
    if not is_bijzonder(zaak):
        return True
    return bool(zaak.did("vrijgeven") - zaak.did("toetsen"))


def is_bijzonder(zaak: Zaak) -> bool:
    """Zeg of er bijzondere gegevens in het pakket zitten."""
    return bool(EXTRA_GEVOELIG & {*zaak.dossier.klassen})


KIEZEN: Final = (
    namens_de_eigen_organisatie,
    overleg_staat_in_het_convenant,
    doel_is_dat_van_de_zaak,
    convenant_laat_het_toe,
    verloopt_later,
)
TOETS: Final = (
    partijen_doen_mee,
    overleg_staat_in_het_convenant,
    doel_is_dat_van_de_zaak,
    convenant_laat_het_toe,
    iedereen_zei_ja,
    niet_meer_dan_nodig,
    ouders_weten_het,
    sleutel_is_geldig,
    verloopt_later,
)
"""De eerste negen voorwaarden, in de volgorde van domain.md 2.9."""
TIEN: Final = (*TOETS, twee_mensen_lieten_het_gaan)


@guard(
    "Voor deze grondslag vraagt u geen toestemming.",
    law="AVG 7",
    lifted_by=f"{_MAKER}, met een andere grondslag",
)
def rust_op_toestemming(zaak: Zaak) -> bool:
    return zaak.dossier.grondslag in OP_TOESTEMMING
