"""Wat de TLV vraagt bij het advies, het besluit en daarna."""

from statemachines.vragen.vraag import Vraag

TLV_BESLUIT = {
    "advies_1": Vraag(
        "Wat is het eerste advies?",
        "het eerste advies",
        hulp=(
            "Schrijf wat de leerling nodig heeft en of deze school dat kan geven. De"
            " ouders krijgen dit advies."
        ),
    ),
    "advies_2": Vraag(
        "Wat is het tweede advies?",
        "het tweede advies",
        hulp="Geef uw eigen oordeel, los van het eerste. De ouders krijgen dit advies.",
    ),
    "criteria_getoetst": Vraag(
        "Is de aanvraag getoetst aan het ondersteuningsplan?",
        "of de aanvraag is getoetst",
    ),
    "toets": Vraag(
        "Wat kwam er uit de toets?",
        "wat er uit de toets kwam",
        hulp="Loop de eisen van het ondersteuningsplan een voor een langs.",
    ),
    "voorgenomen_soort": Vraag(
        "Voor welke soort school wil het SWV de TLV geven?",
        "de soort school die het SWV wil",
    ),
    "voorgenomen_categorie": Vraag(
        "Welke categorie wil het SWV geven?",
        "de categorie die het SWV wil geven",
        hulp="Alleen nodig voor speciaal onderwijs.",
    ),
    "voornemen": Vraag(
        "Wat wil het SWV besluiten, en waarom?",
        "wat het SWV wil besluiten",
        hulp=(
            "Wie dit leest, mag reageren voordat het besluit er is. Schrijf de"
            " redenen op, zonder meer over het kind dan nodig is."
        ),
    ),
    "zienswijze_school": Vraag(
        "Wat vindt de school van het voornemen?",
        "de reactie van de school",
        hulp=(
            "Schrijf wat er niet klopt of wat het SWV nog moet weten. Schrijf geen"
            " diagnose."
        ),
    ),
    "zienswijze_nieuwe_school": Vraag(
        "Wat vindt u van het voornemen om de TLV in te trekken?",
        "de reactie van de nieuwe school",
        hulp="Schrijf wat het SWV nog moet weten. Schrijf geen diagnose.",
    ),
    "late_zienswijze_van": Vraag(
        "Van welke ouder of voogd is de late reactie?",
        "van wie de late reactie is",
        hulp="Iemand van wie de zienswijze al was afgerond.",
        mensen=True,
    ),
    "late_zienswijze_op": Vraag(
        "Wanneer kwam de late reactie binnen?",
        "de dag waarop de late reactie binnenkwam",
    ),
    "late_zienswijze": Vraag(
        "Wat schreef of vertelde deze ouder?",
        "de late reactie",
        hulp="Neem over wat de ouder zei, zonder oordeel.",
    ),
    "besluit_soort": Vraag(
        "Voor welke soort school geldt de TLV?",
        "de soort school van de TLV",
    ),
    "besluit_categorie": Vraag(
        "Welke categorie krijgt de leerling?",
        "de categorie van de TLV",
        hulp=(
            "Alleen nodig voor speciaal onderwijs. Bij speciaal basisonderwijs blijft"
            " dit leeg."
        ),
    ),
    "begindatum": Vraag(
        "Vanaf welke dag geldt de TLV?",
        "de eerste dag van de TLV",
        hulp="Niet voor de dag van het besluit.",
    ),
    "einddatum": Vraag(
        "Tot en met welke dag geldt de TLV?",
        "de laatste dag van de TLV",
        hulp=(
            "Altijd 31 juli. Een TLV duurt minstens een heel schooljaar (WPO 40 lid"
            " 13)."
        ),
    ),
    "volgnummer": Vraag(
        "Het nummer van de TLV",
        hulp="Bijvoorbeeld: TLV-2026-00042. Elk nummer bestaat een keer.",
    ),
    "advies_gevolgd": Vraag(
        "Volgt het besluit het advies van de deskundigen?",
        "of het besluit het advies volgt",
        hulp="Bij nee legt u uit waarom niet (Awb 3:50).",
    ),
    "afwijking_van_advies": Vraag(
        "Waarom wijkt het besluit af van het advies?",
        "waarom het besluit afwijkt van het advies",
        hulp="Alleen nodig als het besluit het advies niet volgt.",
    ),
    "motivering": Vraag(
        "Waarom neemt het SWV dit besluit?",
        "de redenen van het besluit",
        hulp=(
            "Schrijf zo dat de ouders het begrijpen. Noem alleen de gegevens over het"
            " kind die nodig zijn."
        ),
    ),
    "weging_zienswijze": Vraag(
        "Wat zeiden de ouders, en wat doet u daarmee?",
        "wat de ouders zeiden en wat u daarmee doet",
        hulp=(
            "Ga in op elk punt van elke ouder. Niet invullen kan alleen als er geen"
            " zienswijze was."
        ),
    ),
    "ondersteuning_advies": Vraag(
        "Welke hulp past wel bij de leerling?",
        "de hulp die wel past",
        hulp="De school leest dit bij de afwijzing, en kan ermee verder.",
    ),
    "afwijzingsgrond": Vraag(
        "Waarom wijst het SWV de aanvraag af?",
        "waarom het SWV de aanvraag afwijst",
    ),
    "steunt_op_andere_gegevens": Vraag(
        "Steunt de afwijzing op gegevens die niet van de school komen?",
        "of de afwijzing steunt op andere gegevens",
        hulp="Bij ja mag de school eerst reageren (Awb 4:7).",
    ),
    "intrekkingsgrond": Vraag(
        "Waarom trekt het SWV de TLV in?",
        "waarom het SWV de TLV intrekt",
    ),
    "geplaatst_op": Vraag(
        "Op welke dag begon de leerling op de nieuwe school?",
        "de dag waarop de leerling op de nieuwe school begon",
        hulp="Een dag waarop de TLV geldt.",
    ),
    "advies_commissie": Vraag(
        "Wat adviseert de commissie van de nieuwe school?",
        "het advies van de commissie van de nieuwe school",
        hulp=(
            "De commissie voor de begeleiding zegt of een nieuwe TLV nodig is."
            " Schrijf geen diagnose."
        ),
    ),
    "opvolgende_zaak": Vraag(
        "Het kenmerk van de nieuwe zaak",
        hulp="De zaak waarin opnieuw over een TLV is beslist, of gaat worden beslist.",
    ),
}
