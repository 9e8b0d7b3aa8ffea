"""Wie wat mag lezen in een zaak waarin hij meedoet (domain.md 3.2).

Data: per rol een cel voor elke klasse, zoals in de tabel van domain.md. Meedoen in de
zaak is altijd nodig (`casework.access`); dit is de muur daarbinnen. Wat hier niet
staat, mag niet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from statemachines.roles import FAMILY, Role
from statemachines.secrecy import DataClass


class Klasse(StrEnum):
    """De klassen van gegevens: de kolommen van de tabel."""

    ID = "ID"
    ON = "ON"
    GZ = "GZ"
    VZ = "VZ"
    OPP = "OPP"
    TLV = "TLV"
    GEZ = "GEZ"
    FIN = "FIN"
    AVG = "AVG"
    """Verzoeken over persoonsgegevens, en datalekken: de eigen zaken van de FG."""


class Mate(StrEnum):
    """Hoeveel iemand van een klasse leest."""

    NIETS = "niets"
    DEEL = "deel"
    """Alleen de feiten die bij de cel worden genoemd."""
    BIJ_BESLUIT = "bij besluit"
    """Alleen wie in deze zaak nu beslist, of besloten heeft."""
    ALLES = "alles"


class Contact(StrEnum):
    """Wat iemand van het kind en het gezin ziet: de klasse ID."""

    NIETS = "niets"
    INITIALEN = "initialen"
    NAAM = "naam"
    ALLES = "alles"


@dataclass(frozen=True)
class Cel:
    """Een cel van de tabel. ``feiten``: welke, bij een deel."""

    mate: Mate
    feiten: frozenset[str] = frozenset()


_NIETS = Cel(Mate.NIETS)
_R = Cel(Mate.ALLES)
_BESLUIT = Cel(Mate.BIJ_BESLUIT)
_PLAN = Cel(Mate.DEEL, frozenset({"plan"}))
_GEDEELD = Cel(Mate.DEEL, frozenset({"plan", "verslag"}))
_BESLISSING = Cel(
    Mate.DEEL,
    frozenset({"besluit_soort", "begindatum", "einddatum", "volgnummer"}),
)
_ON, _GZ, _VZ, _OPP = Klasse.ON, Klasse.GZ, Klasse.VZ, Klasse.OPP
_TLV, _GEZ, _FIN, _AVG = Klasse.TLV, Klasse.GEZ, Klasse.FIN, Klasse.AVG

TABEL: Mapping[Role, Mapping[Klasse, Cel]] = {
    Role.VOORZITTER: dict.fromkeys((_ON, _GZ, _VZ, _OPP, _TLV, _GEZ, _FIN), _R),
    Role.IB: dict.fromkeys((_ON, _GZ, _VZ, _OPP, _TLV, _GEZ), _R),
    Role.LERAAR: {_ON: _PLAN, _VZ: _R, _OPP: _R},
    Role.JOS: {_ON: _GEDEELD, _VZ: _R},
    Role.SWV_ER: dict.fromkeys((_ON, _GZ, _VZ, _OPP, _TLV, _FIN), _R),
    Role.GEDRAGSWETENSCHAPPER: dict.fromkeys((_ON, _GZ, _OPP, _TLV), _R),
    Role.DESKUNDIGE: dict.fromkeys((_ON, _GZ, _OPP), _R),
    Role.BESTUURDER: {
        **dict.fromkeys((_ON, _GZ, _OPP), _BESLUIT),
        **dict.fromkeys((_TLV, _FIN), _R),
    },
    Role.SWV_ADMIN: {_TLV: _R},
    Role.LEERRECHT: {_VZ: _R},
    Role.OUDER: dict.fromkeys((_ON, _GZ, _VZ, _OPP, _TLV), _R),
    Role.VOOGD: dict.fromkeys((_ON, _GZ, _VZ, _OPP, _TLV), _R),
    Role.LEERLING: {_VZ: _R},
    Role.SCHOOLBESTUUR: {_TLV: _BESLISSING, _FIN: _R},
    Role.ONTVANGENDE_SCHOOL: {_OPP: _R, _TLV: _BESLISSING},
    Role.KERNGROEP: {_FIN: _R},
    Role.LBT: dict.fromkeys((_ON, _GZ, _OPP, _TLV), _R),
}
"""Wat iemand leest. De cellen van een gezinslid gelden ook in het portaal."""
EIGEN_ZAAK: Mapping[Role, frozenset[Klasse]] = {
    **dict.fromkeys(
        (
            *sorted(FAMILY),
            Role.LEERLING,
            Role.FG,
            Role.BESTUURDER,
            Role.VOORZITTER,
            Role.IB,
        ),
        frozenset({_AVG}),
    ),
    Role.SWV_ADMIN: frozenset({_FIN, _AVG}),
}
"""Klassen van zaken die een rol zelf behandelt: de betalingen (domain.md 2.8),
en de verzoeken over persoonsgegevens en datalekken (3.2: de FG leest verder niets)."""

CONTACT: Mapping[Role, Contact] = {
    **dict.fromkeys(
        (
            Role.VOORZITTER,
            Role.IB,
            Role.JOS,
            Role.SWV_ER,
            Role.GEDRAGSWETENSCHAPPER,
            Role.BESTUURDER,
            Role.SWV_ADMIN,
            Role.LEERRECHT,
            Role.JEUGDHULP,
            Role.WIJKTEAM,
            Role.SCHOOLBESTUUR,
            Role.ONTVANGENDE_SCHOOL,
            Role.LBT,
        ),
        Contact.ALLES,
    ),
    Role.LERAAR: Contact.NAAM,
    **dict.fromkeys((*FAMILY, Role.LEERLING), Contact.NAAM),
    Role.DESKUNDIGE: Contact.INITIALEN,
}
"""Namen en adressen van het gezin. Het gezin ziet van elkaar nooit een adres."""

GEHEIM_ADRES = frozenset({Role.IB, Role.SWV_ADMIN})
"""Wie een geheim adres ziet: wie het dossier bijhoudt, en wie de brieven verstuurt."""

_PROCES: Mapping[str, Klasse] = {
    "ot": _ON,
    "uitwisseling": _ON,
    **dict.fromkeys(("opp", "handtekening"), _OPP),
    **dict.fromkeys(("tlv", "zienswijze", "bekendmaking"), _TLV),
    **dict.fromkeys(("verzuim", "monitorkind", "leerrecht_alert", "duo_melding"), _VZ),
    **dict.fromkeys(
        ("nooit_opgeven", "kerngroep", "stem", "spoedstem", "jaarbudget"), _FIN
    ),
    **dict.fromkeys(("avg_verzoek", "datalek", "datalek_bericht"), _AVG),
}
_SOORT: Mapping[DataClass, Klasse] = {
    DataClass.GEZONDHEID: _GZ,
    DataClass.GEZIN: _GEZ,
    DataClass.ZIENSWIJZE: _TLV,
    DataClass.IDENTITEIT: Klasse.ID,
}


_GESLOTEN = frozenset({_TLV, _FIN, _AVG})
"""Klassen waarvan ook de stand van een zaak alleen voor lezers van die klasse is."""
_ALLEEN = {Role.FG: frozenset({_AVG})}
"""Wie alleen zaken van deze klassen ziet, ook als hij in een andere is meegegaan."""
_ZONDER_ZAKEN = frozenset({Role.BEHEERDER, Role.INSPECTIE})
"""Wie nooit een zaak leest: die ziet de techniek, of tellingen."""


@dataclass(frozen=True)
class Lezer:
    """Wie leest. ``beslist``: die neemt in deze zaak het besluit, of deed dat."""

    role: Role
    beslist: bool = False


def mag_lezen(
    lezer: Lezer, proces: str, feit: str, soort: DataClass | None = None
) -> bool:
    """Zeg of deze lezer een feit van een zaak mag lezen.

    Een feit zonder soort hoort bij de klasse van het proces. Een feit over onderwijs
    hoort bij beide: wie het dossier van de zaak leest, leest ook wat daarin staat.
    """
    eigen = _PROCES.get(proces, _ON)
    if soort is DataClass.IDENTITEIT:
        return contact(lezer.role) in {Contact.NAAM, Contact.ALLES}
    if soort is None or eigen is _AVG:
        klassen = {eigen}
    else:
        klassen = {_SOORT[soort]} if soort in _SOORT else {_ON, eigen}
    return any(_leest(lezer, klasse, feit) for klasse in klassen)


def klasse_van_zaak(proces: str) -> Klasse:
    """Geef de klasse van een feit zonder eigen soort: die van het proces."""
    return _PROCES.get(proces, _ON)


def ziet_zaak(role: Role, proces: str, *, handelt: bool) -> bool:
    """Zeg of een rol een zaak van dit proces mag zien als hij erin is meegegaan.

    Wie in een overleg zit, gaat mee naar de zaken die eruit komen. Dat er een TLV is
    aangevraagd, en hoe ver dat is, hoort ook bij de klasse TLV: een rol zonder cel, die
    er niets in doet (``handelt``), ziet de zaak niet.
    """
    if role in _ZONDER_ZAKEN:
        return False
    eigen = _PROCES.get(proces, _ON)
    if role in _ALLEEN:
        return eigen in _ALLEEN[role]
    if handelt or role is Role.LEERLING or eigen not in _GESLOTEN:
        return True
    return eigen in TABEL.get(role, {}) or eigen in EIGEN_ZAAK.get(role, ())


def contact(role: Role) -> Contact:
    """Zeg wat een rol van het kind en het gezin ziet."""
    return CONTACT.get(role, Contact.NIETS)


def _leest(lezer: Lezer, klasse: Klasse, feit: str) -> bool:
    if klasse in EIGEN_ZAAK.get(lezer.role, ()):
        return True
    cel = TABEL.get(lezer.role, {}).get(klasse, _NIETS)
    match cel.mate:
        case Mate.ALLES:
            return True
        case Mate.BIJ_BESLUIT:
            return lezer.beslist
        case Mate.DEEL:
            return feit in cel.feiten
    return False
