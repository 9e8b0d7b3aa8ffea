"""Een verzoek over persoonsgegevens: inzage, correctie, wissen, afschrift (AVG 12-21).

Iemand vraagt wat wij van hem of van zijn kind hebben, of vraagt ons daar iets aan te
doen. Wij gaan eerst na wie het vraagt en of dat mag (UAVG 5). De privacy officer geeft
advies; beslissen doet wie over de gegevens gaat: de voorzitter voor de school, de
directeur-bestuurder voor het samenwerkingsverband. Er is een maand voor het antwoord,
en ten hoogste twee maanden meer als wij dat binnen de eerste maand laten weten. Een
verzoek hangt aan een zaak van het kind: alleen wie het deed ziet het, de andere ouder
niet. Zolang het open is, vernietigt niemand gegevens van dit kind (F11).
"""

from statemachines.avg_verzoek.behandelen import ADVISEREN, OP_TIJD, WIE
from statemachines.avg_verzoek.besluiten import AFHANDELEN, BESLUITEN
from statemachines.avg_verzoek.dossier import AvgVerzoekDossier
from statemachines.avg_verzoek.termijnen import (
    ANTWOORDEN,
    BEHANDELAARS,
    OPPAKKEN,
    verzoeker,
)
from statemachines.avg_verzoek.toestanden import ONTVANGEN
from statemachines.gezag import aan
from statemachines.grammar import Process, Role

AVG_VERZOEK = Process(
    code="avg_verzoek",
    prefix="AV",
    title="Verzoek over persoonsgegevens",
    law="AVG 12 tot en met 21; UAVG 5, 34, 41",
    dossier=AvgVerzoekDossier,
    initial=ONTVANGEN,
    admits=(Role.LEERLING, Role.VOORZITTER, Role.IB, Role.SWV_ADMIN),
    joins=(Role.FG, Role.BESTUURDER, Role.SWV_ADMIN),
    starts=(ANTWOORDEN, OPPAKKEN),
    notifies=(
        *verzoeker("ontvangen", "Awb 2:17; AVG 12 lid 3"),
        *aan("avg_verzoek/nieuw", *BEHANDELAARS, law="AVG 12 lid 3"),
    ),
    steps=(*WIE, *ADVISEREN, *OP_TIJD, *BESLUITEN, *AFHANDELEN),
)
