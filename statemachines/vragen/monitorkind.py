"""Wat er rond een monitorkind gevraagd wordt. Nooit een ziekte of een diagnose."""

from statemachines.vragen.vraag import Vraag

MONITORKIND = {
    "gesprek_op": Vraag(
        "Wanneer sprak u met de ouders over de afwezigheid?",
        "de dag van het gesprek met de ouders",
        hulp="Schrijf nergens op wat het kind heeft.",
    ),
    "onderwijs_thuis": Vraag(
        "Welk onderwijs krijgt het kind nu?",
        "het onderwijs dat het kind nu krijgt",
        hulp=(
            "Schrijf waar, hoeveel uur en van wie. Ook een ziek kind heeft recht op"
            " onderwijs."
        ),
    ),
    "ouders_ingelicht_op": Vraag(
        "Wanneer hoorden de ouders dat u de jeugdarts vraagt?",
        "de dag waarop de ouders dit hoorden",
        hulp="De ouders moeten dit weten voordat de jeugdarts de vraag krijgt.",
    ),
    "kan_deelnemen": Vraag(
        "Kan het kind meedoen aan het onderwijs?",
        "of het kind kan meedoen aan het onderwijs",
        hulp="Schrijf alleen: ja, deels of nee. De reden bewaren wij niet.",
        keuzes=("ja", "deels", "nee"),
    ),
    "traject": Vraag(
        "Hoe komt het kind terug?",
        "hoe het kind terugkomt",
        hulp="Kies wat het beste past bij wat u met de ouders afsprak.",
    ),
    "bekeken_op": Vraag(
        "Wanneer keek u opnieuw, met ouders en kind?",
        "de dag waarop u opnieuw keek",
    ),
    "verslag": Vraag(
        "Wat sprak u af?",
        "wat u afsprak",
        hulp=(
            "Schrijf over onderwijs en over de volgende stap. Schrijf geen ziekte of"
            " diagnose."
        ),
    ),
    "ziekmelding_gestopt_op": Vraag(
        "Vanaf welke dag melden de ouders het kind niet meer ziek?",
        "de dag waarop de ziekmelding stopte",
    ),
    "vrijgesteld_sinds": Vraag(
        "Vanaf welke dag hoeft het kind niet naar school?",
        "de eerste dag van de vrijstelling",
        hulp="Deze dag staat in de brief over de vrijstelling van de leerplicht.",
    ),
    "reden_einde": Vraag(
        "Waarom volgt de school dit kind niet meer?",
        "waarom de school dit kind niet meer volgt",
    ),
}
