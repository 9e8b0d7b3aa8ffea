"""Het convenant: wie wat met wie mag delen. De deur naar de data.

Een tabel van partij, doel, klasse en grondslag beslist; wat er niet in staat, mag niet.
Alles hier is data en rekenen: geen bestand, geen klok, geen netwerk.
"""

from statemachines.gegevensdeling.bericht import Bericht
from statemachines.gegevensdeling.codes import (
    EXTRA_GEVOELIG,
    OP_TOESTEMMING,
    SWV_KANT,
    Doel,
    Grondslag,
    Instemming,
    Partij,
    Uitzondering,
    Veldklasse,
)
from statemachines.gegevensdeling.grondslag import grondslag_uit, onbekende_grondslag
from statemachines.gegevensdeling.harde_regels import HARDE_REGELS, HardeRegel
from statemachines.gegevensdeling.klassen import (
    klasse_van_feit,
    veldklasse,
    veldklassen,
)
from statemachines.gegevensdeling.manifest import bezwaren_manifest
from statemachines.gegevensdeling.manifest_vorm import verloopt_op
from statemachines.gegevensdeling.oordeel import (
    Oordeel,
    may_share,
    oordeel,
)
from statemachines.gegevensdeling.regel import Regel
from statemachines.gegevensdeling.register import as_data, register
from statemachines.gegevensdeling.tabel import TABEL, regels_voor
from statemachines.gegevensdeling.toestemming import (
    GEEN,
    VERKLAARD,
    Antwoord,
    Stand,
    Toestemming,
    samen,
    wie_moeten,
)

__all__ = [
    "EXTRA_GEVOELIG",
    "GEEN",
    "HARDE_REGELS",
    "OP_TOESTEMMING",
    "SWV_KANT",
    "TABEL",
    "VERKLAARD",
    "Antwoord",
    "Bericht",
    "Doel",
    "Grondslag",
    "HardeRegel",
    "Instemming",
    "Oordeel",
    "Partij",
    "Regel",
    "Stand",
    "Toestemming",
    "Uitzondering",
    "Veldklasse",
    "as_data",
    "bezwaren_manifest",
    "grondslag_uit",
    "klasse_van_feit",
    "may_share",
    "onbekende_grondslag",
    "oordeel",
    "regels_voor",
    "register",
    "samen",
    "veldklasse",
    "veldklassen",
    "verloopt_op",
    "wie_moeten",
]
