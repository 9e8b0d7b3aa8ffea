"""De brief aan een gezin over een datalek (AVG 34): een eigen zaak voor elk gezinslid.

De brief vertelt in gewone woorden wat er gebeurde, wat dat kan betekenen, wat wij deden
en wat iemand zelf kan doen. Zij hangt aan de zaak van het kind: wie haar kreeg, vindt
haar in het eigen dossier. Dat zij wegging, ligt vast.
"""

from statemachines.bewaking import bewaakt
from statemachines.datalek_bericht.dossier import DatalekBerichtDossier
from statemachines.gezag import aan
from statemachines.grammar import Notice, Process, Role, State, Step, Term

WET = "AVG 34"
FG_EN_BESTUUR = (Role.FG, Role.BESTUURDER)
WEG = Term("L172", then="bezorging_nagaan")
BRIEF = Notice(
    "datalek_bericht/brief", to=None, law=WET, sent="verzenden", failed="niet_bezorgd"
)

TE_VERZENDEN = State(
    "te_verzenden", "De brief over het datalek gaat weg.", waits_for="het secretariaat"
)
NIET_BEZORGD = State(
    "niet_bezorgd",
    "De brief over het datalek kwam niet aan.",
    waits_for="het secretariaat",
)
VERZONDEN = State("verzonden", "De brief over het datalek is weg.", final=True)
ONDERWEG = (TE_VERZENDEN, NIET_BEZORGD)

DATALEK_BERICHT = Process(
    code="datalek_bericht",
    prefix="DB",
    title="Bericht over een datalek",
    law=WET,
    dossier=DatalekBerichtDossier,
    initial=TE_VERZENDEN,
    admits=(Role.LEERLING, Role.SWV_ADMIN),
    joins=(*FG_EN_BESTUUR, Role.SWV_ADMIN),
    starts=(WEG,),
    notifies=(BRIEF,),
    steps=(
        Step(
            action="verzenden",
            label="Vastleggen dat de brief is verzonden",
            source=ONDERWEG,
            target=VERZONDEN,
            by=(Role.SYSTEEM,),
            law=WET,
            stops=("L172",),
        ),
        Step(
            action="per_post_verzonden",
            label="Vastleggen dat de brief op papier weg is",
            source=ONDERWEG,
            target=VERZONDEN,
            by=(Role.SWV_ADMIN,),
            law=WET,
            stops=("L172",),
        ),
        Step(
            action="niet_bezorgd",
            label="Vastleggen dat de brief niet aankwam",
            source=ONDERWEG,
            target=NIET_BEZORGD,
            by=(Role.SYSTEEM, Role.SWV_ADMIN),
            law=WET,
            starts=(WEG,),
            notifies=aan("datalek_bericht/niet_weg", *FG_EN_BESTUUR, Role.SWV_ADMIN),
        ),
        *bewaakt(
            WEG,
            "Eraan herinneren dat de brief over het datalek nog niet weg is",
            source=ONDERWEG,
            notifies=aan("datalek_bericht/niet_weg", *FG_EN_BESTUUR, Role.SWV_ADMIN),
        ),
    ),
)
