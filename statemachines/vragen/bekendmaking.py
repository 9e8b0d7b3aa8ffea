"""Wat er gevraagd wordt rond een besluit dat verzonden is: bezwaar en beroep."""

from statemachines.vragen.vraag import Vraag

BEKENDMAKING = {
    "verzonden_op": Vraag(
        "Wanneer ging het besluit op de post, of gaf u het af?",
        "de dag waarop het besluit op de post ging",
        hulp="De dag erna begint de tijd om bezwaar te maken.",
    ),
    "wijze": Vraag(
        "Hoe kwam het besluit bij de ontvanger?",
        "hoe het besluit bij de ontvanger kwam",
    ),
    "bezwaar_ontvangen_op": Vraag(
        "Wanneer kwam het bezwaar binnen?",
        "de dag waarop het bezwaar binnenkwam",
    ),
    "bezwaar_gepost_op": Vraag(
        "Wanneer ging het bezwaar op de post?",
        "de dag waarop het bezwaar op de post ging",
        hulp=(
            "Kijk naar het stempel op de envelop. Op tijd op de post kan ook op tijd"
            " zijn (Awb 6:9)."
        ),
    ),
    "bezwaar_te_laat": Vraag(
        "Kwam het bezwaar te laat?",
        "of het bezwaar te laat kwam",
        hulp=(
            "Vergelijk de dag met de laatste dag voor bezwaar. Te laat kan soms toch"
            " goed zijn, met een reden."
        ),
    ),
    "bezwaar": Vraag(
        "Waarom bent u het niet eens met het besluit?",
        "waarom iemand het niet eens is met het besluit",
        hulp=(
            "Schrijf in uw eigen woorden wat er anders moet. Een advocaat is niet"
            " nodig."
        ),
    ),
    "reden_te_laat": Vraag(
        "Waarom kwam het bezwaar later?",
        "waarom het bezwaar later kwam",
        hulp=(
            "Soms telt een bezwaar toch mee, bijvoorbeeld als u ziek was. Leg dat"
            " hier uit."
        ),
    ),
    "verzuim": Vraag(
        "Wat ontbreekt er aan het bezwaar?",
        "wat er aan het bezwaar ontbreekt",
        hulp="Kies alles in een keer. De indiener krijgt tijd om het aan te vullen.",
    ),
    "verzuim_hersteld_op": Vraag(
        "Wanneer kwam het laatste stuk binnen?",
        "de dag waarop het bezwaar compleet was",
    ),
    "nieuwe_einddatum": Vraag(
        "Wat is de nieuwe laatste dag om te beslissen?",
        "de nieuwe laatste dag om te beslissen",
        hulp=(
            "Dit kan een keer, met hoogstens zes weken. Langer kan alleen als de"
            " indiener dat goed vindt (Awb 7:10)."
        ),
    ),
    "beslist_op": Vraag(
        "Op welke dag is er beslist op het bezwaar?",
        "de dag van de beslissing op bezwaar",
    ),
    "uitkomst": Vraag(
        "Wat is de beslissing op het bezwaar?",
        "de beslissing op het bezwaar",
    ),
    "motivering_bezwaar": Vraag(
        "Waarom beslist het SWV dit?",
        "de redenen van de beslissing op bezwaar",
        hulp=(
            "Ga in op elk punt van het bezwaar. Schrijf zo dat de indiener het"
            " begrijpt."
        ),
    ),
    "advies_bezwaarcommissie": Vraag(
        "Wat adviseerde de commissie?",
        "het advies van de commissie",
        hulp=(
            "Schrijf op wat de commissie voor bezwaren adviseerde. Ook als u daarvan"
            " afwijkt."
        ),
    ),
    "afwijking_van_commissie": Vraag(
        "Waarom wijkt u af van de commissie?",
        "waarom u afwijkt van de commissie",
        hulp="Alleen nodig als u het advies niet volgt (Awb 7:13).",
    ),
    "bob_verzonden_op": Vraag(
        "Wanneer ging de beslissing op bezwaar op de post?",
        "de dag waarop de beslissing op de post ging",
        hulp="Vanaf die dag telt de tijd voor beroep.",
    ),
    "beroep_ontvangen_op": Vraag(
        "Wanneer kwam het bericht over het beroep?",
        "de dag van het bericht over het beroep",
        hulp="De rechtbank stuurt dit bericht.",
    ),
    "uitspraak": Vraag(
        "Wat besliste de rechter?",
        "de uitspraak van de rechter",
    ),
    "uitspraak_verzonden_op": Vraag(
        "Wanneer verstuurde de rechtbank de uitspraak?",
        "de dag waarop de uitspraak is verstuurd",
        hulp=(
            "Deze dag staat op de uitspraak. Vanaf dan telt de tijd voor hoger beroep."
        ),
    ),
    "hoger_beroep_ontvangen_op": Vraag(
        "Wanneer kwam het bericht over hoger beroep?",
        "de dag van het bericht over hoger beroep",
    ),
}
