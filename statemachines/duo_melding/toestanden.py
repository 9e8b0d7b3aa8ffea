"""Waar een melding bij DUO kan staan."""

from statemachines.grammar import State

TE_MELDEN = State(
    "te_melden", "Het verzuim moet nog bij DUO worden gemeld.", waits_for="het hoofd"
)
TE_MELDEN_MET_EINDE = State(
    "te_melden_met_einde",
    "Het verzuim stopte, maar is nog niet bij DUO gemeld.",
    waits_for="het hoofd",
)
GEMELD = State(
    "gemeld",
    "Het verzuim is gemeld bij DUO en loopt nog.",
    waits_for="het einde van het verzuim",
    no_clock_because="De zaak over het verzuim volgt de leerling en zegt wanneer.",
)
AF_TE_MELDEN = State(
    "af_te_melden", "DUO moet de einddatum nog krijgen.", waits_for="het hoofd"
)
AFGEMELD = State(
    "afgemeld",
    "Het verzuim is gemeld, met de einddatum.",
    waits_for="een correctie, of het einde van de bewaking",
)
TE_CORRIGEREN = State(
    "te_corrigeren", "De melding bij DUO klopt niet.", waits_for="het hoofd"
)
GECORRIGEERD = State("gecorrigeerd", "De melding bij DUO is verbeterd.", final=True)
AFGESLOTEN = State("afgesloten", "De melding is klaar.", final=True)
VERVALLEN = State("vervallen", "Er is niets meer te melden.", final=True)

NIET_GEMELD = (TE_MELDEN, TE_MELDEN_MET_EINDE)
WEL_GEMELD = (GEMELD, AF_TE_MELDEN, AFGEMELD, TE_CORRIGEREN)
