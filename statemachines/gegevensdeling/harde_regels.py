"""De regels die geen rij van de tabel opzij kan zetten."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from statemachines.gegevensdeling.bericht import Bericht
from statemachines.gegevensdeling.codes import SWV_KANT, Partij, Veldklasse
from statemachines.situation import Reason

_MAG_GEZONDHEID_VAN_SWV: Final = frozenset({Partij.SCHOOL, Partij.OUDER})
_BSN_MAG: Final = frozenset(
    {
        (Partij.SCHOOL, Partij.LEERRECHT),
        (Partij.SCHOOL, Partij.ONTVANGENDE_SCHOOL),
    }
)
_HERKENBAAR: Final = frozenset(
    {
        Veldklasse.IDENTITEIT,
        Veldklasse.GEZONDHEID,
        Veldklasse.GEZIN,
        Veldklasse.BSN,
    }
)
_MAKER: Final = "wie het bericht maakt"


@dataclass(frozen=True)
class HardeRegel:
    """Een regel zonder uitzondering. ``klassen``: welke klassen hij tegenhoudt.

    ``voor_ouders``: de zin staat ook op de pagina voor ouders.
    """

    code: str
    zin: str
    wet: str
    opgelost_door: str
    geldt: Callable[[Bericht], bool] | None = None
    klassen: frozenset[Veldklasse] = frozenset()
    voor_ouders: bool = True

    @property
    def reden(self) -> Reason:
        """De weigering, zoals een mens die leest."""
        return Reason(self.zin, self.wet, self.opgelost_door)


def _swv_gezondheid(bericht: Bericht) -> bool:
    return (
        bericht.van in SWV_KANT
        and Veldklasse.GEZONDHEID in bericht.klassen
        and bericht.naar not in _MAG_GEZONDHEID_VAN_SWV
    )


def _bsn_swv(bericht: Bericht) -> bool:
    kanten = {bericht.van, bericht.naar}
    return Veldklasse.BSN in bericht.klassen and bool(kanten & SWV_KANT)


def _bsn_zonder_wet(bericht: Bericht) -> bool:
    genoemd = (bericht.van, bericht.naar) in _BSN_MAG
    return Veldklasse.BSN in bericht.klassen and not genoemd


def _kerngroep_herkenbaar(bericht: Bericht) -> bool:
    return bericht.naar is Partij.KERNGROEP and bool(_HERKENBAAR & bericht.klassen)


def _kerngroep_met_naam(bericht: Bericht) -> bool:
    return bericht.naar is Partij.KERNGROEP and not bericht.pseudoniem


def _ander_doel(bericht: Bericht) -> bool:
    return bericht.doel_zaak not in {None, bericht.doel}


HARDE_REGELS: Final[tuple[HardeRegel, ...]] = (
    HardeRegel(
        "swv_gezondheid",
        "Het samenwerkingsverband geeft gegevens over gezondheid alleen aan het "
        "bestuur van de school van de leerling en aan de ouders.",
        "WPO 18a lid 13",
        "de school of de ouders: zij kunnen het zelf sturen",
        _swv_gezondheid,
        frozenset({Veldklasse.GEZONDHEID}),
    ),
    HardeRegel(
        "bsn_swv",
        "Een samenwerkingsverband mag het BSN niet gebruiken, niet sturen en niet "
        "krijgen.",
        "WPO 182; UAVG 46",
        f"{_MAKER}: laat het BSN weg",
        _bsn_swv,
        frozenset({Veldklasse.BSN}),
    ),
    HardeRegel(
        "bsn_zonder_wet",
        "Het BSN gaat alleen van de school naar de leerplichtambtenaar of naar de "
        "nieuwe school.",
        "WPO 182; UAVG 46",
        f"{_MAKER}: laat het BSN weg",
        _bsn_zonder_wet,
        frozenset({Veldklasse.BSN}),
    ),
    HardeRegel(
        "kerngroep_herkenbaar",
        "De kerngroep krijgt geen naam, geen gezondheid, niets over het gezin en geen "
        "BSN.",
        "WPO 18a lid 13; AVG 5 lid 1 onder c",
        f"{_MAKER}: laat deze gegevens weg",
        _kerngroep_herkenbaar,
        _HERKENBAAR,
    ),
    HardeRegel(
        "kerngroep_pseudoniem",
        "De kerngroep krijgt alleen stukken zonder naam: met een nummer dat niets "
        "over het kind zegt.",
        "WPO 18a lid 13; AVG 5 lid 1 onder c",
        f"{_MAKER}: haal de naam eruit en zeg dat erbij",
        _kerngroep_met_naam,
    ),
    HardeRegel(
        "ander_doel",
        "Het doel van dit bericht is een ander doel dan dat van de zaak.",
        "AVG 5 lid 1 onder b",
        f"{_MAKER}: kies het doel van de zaak, of deel het uit een andere zaak",
        _ander_doel,
        voor_ouders=False,
    ),
    HardeRegel(
        "weigering",
        "Nee is nee. Is de toestemming geweigerd, dan gaat er voor dit doel niets naar "
        "deze ontvanger, ook niet op een andere grondslag.",
        "AVG 7; AVG 5 lid 1 onder a",
        "niemand: de weigering blijft staan",
    ),
    HardeRegel(
        "intrekking",
        "Is de toestemming ingetrokken, dan gaat er niets meer weg. Wat klaarstaat, "
        "stopt. De ontvanger moet wissen wat op de toestemming rustte.",
        "AVG 7 lid 3; AVG 17 lid 1 onder b",
        "wie de toestemming introk, met een nieuwe toestemming in een nieuwe zaak",
    ),
    HardeRegel(
        "veilig_thuis",
        "Een melding bij Veilig Thuis gaat niet via dit systeem. Volg de stappen van "
        "de meldcode.",
        "Wmo 2015 5.2.6; WPO 4b",
        "wie meldt: bel Veilig Thuis",
        voor_ouders=False,
    ),
    HardeRegel(
        "alleen_tellingen",
        "DUO en de inspectie krijgen van het samenwerkingsverband alleen aantallen "
        "zonder namen, niet via een bericht uit een zaak.",
        "WPO 18a lid 13; AVG 5 lid 1 onder c",
        "het secretariaat van het SWV, met de rapportage",
    ),
    HardeRegel(
        "niet_in_de_tabel",
        "Wat niet in de tabel staat, mag niet.",
        "AVG 6 lid 1",
        "de partijen van het convenant, met een nieuwe afspraak",
    ),
)


def harde_regel(code: str) -> HardeRegel:
    """Geef een harde regel bij zijn code."""
    return next(regel for regel in HARDE_REGELS if regel.code == code)


def geschonden(bericht: Bericht) -> Iterator[HardeRegel]:
    """Geef de harde regels die dit bericht tegenhouden."""
    for regel in HARDE_REGELS:
        if regel.geldt is not None and regel.geldt(bericht):
            yield regel
