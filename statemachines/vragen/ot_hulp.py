"""Wat een OT-zaak vraagt na het overleg: onderzoek, plan, evaluatie en meer hulp."""

from statemachines.vragen.vraag import Vraag

OT_HULP = {
    "onderzoeksvraag": Vraag(
        "Wat moet het onderzoek duidelijk maken?",
        "de vraag voor het onderzoek",
        hulp=(
            "Schrijf wat u wilt weten om het kind te helpen. Schrijf niet wat u denkt"
            " dat het kind heeft."
        ),
    ),
    "toestemming_onderzoek_op": Vraag(
        "Wanneer gaven de ouders toestemming op papier?",
        "de dag van de toestemming op papier",
        hulp="Bij meer dan een ouder: de laatste dag.",
    ),
    "toestemming_onderzoek_van": Vraag(
        "Wie gaf toestemming voor het onderzoek?",
        "wie toestemming gaf voor het onderzoek",
        hulp=(
            "Noem de ouders of voogden die tekenden. Ieder met gezag moet instemmen"
            " (BW 7:450)."
        ),
        mensen=True,
    ),
    "leerling_is_twaalf": Vraag(
        "Is de leerling 12 jaar of ouder?",
        "of de leerling 12 jaar of ouder is",
        hulp="Vanaf 12 jaar moet de leerling zelf ook instemmen.",
    ),
    "leerling_stemt_in": Vraag(
        "Stemt de leerling zelf in?",
        "of de leerling zelf instemt",
        hulp="Alleen nodig vanaf 12 jaar. Leg eerst uit wat er gaat gebeuren.",
    ),
    "toestemming_ingetrokken_op": Vraag(
        "Vanaf welke dag geldt de toestemming niet meer?",
        "de dag waarop de toestemming stopt",
        hulp="Wie toestemming gaf, mag die altijd terugnemen. Een reden is niet nodig.",
    ),
    "onderzocht_op": Vraag(
        "Wanneer was het onderzoek klaar?",
        "de dag waarop het onderzoek klaar was",
    ),
    "onderzoeksverslag": Vraag(
        "Wat kwam er uit het onderzoek?",
        "het verslag van het onderzoek",
        hulp=(
            "Geef antwoord op de vraag van het onderzoek. De ouders lezen dit eerst,"
            " de school pas daarna."
        ),
    ),
    "behoeften": Vraag(
        "Wat heeft het kind nodig?",
        "wat het kind nodig heeft",
        hulp=(
            "Schrijf op wat het kind nodig heeft om te leren: van de leraar, de groep"
            " en de omgeving. Schrijf niet wat het kind heeft."
        ),
    ),
    "als_behoefte_geschreven": Vraag(
        "Staat er wat het kind nodig heeft, zonder diagnose?",
        "of er staat wat het kind nodig heeft",
        hulp="Lees uw tekst nog eens na. Haal een diagnose of een etiket weg.",
    ),
    "plan": Vraag(
        "Wat gaan wij doen?",
        "het plan",
        hulp=(
            "Schrijf het doel, wie wat doet, wanneer, en wanneer u samen kijkt of het"
            " werkt."
        ),
    ),
    "plan_besproken_op": Vraag(
        "Wanneer besprak u het plan met de ouders?",
        "de dag waarop het plan met de ouders is besproken",
        hulp="De hulp begint pas na dit gesprek.",
    ),
    "niveau": Vraag(
        "Naar welk niveau van hulp gaat het kind?",
        "het nieuwe niveau van de hulp",
        hulp="Ga een niveau omhoog. Overslaan kan niet.",
    ),
    "opschalen_omdat": Vraag(
        "Waarom is er meer hulp nodig?",
        "waarom er meer hulp nodig is",
        hulp=(
            "Schrijf wat u al deed en waarom dat niet genoeg is. Schrijf geen diagnose."
        ),
    ),
    "keuze_toegelicht": Vraag(
        "Waarom kiest het team deze hulp?",
        "waarom het team deze hulp kiest",
        hulp=(
            "Schrijf ook wat de ouders en het kind ervan vinden. De ouders krijgen"
            " deze uitleg."
        ),
    ),
    "zonder_naam": Vraag(
        "Staat er nergens een naam in de vraag?",
        "of de vraag zonder naam is",
        hulp=(
            "De kerngroep mag niet weten om welk kind het gaat. Haal namen, adressen"
            " en diagnoses weg."
        ),
    ),
    "notitie": Vraag(
        "Wat wilt u vastleggen?",
        "de notitie",
        hulp=(
            "Schrijf alleen wat nodig is voor de hulp. Iedereen met toegang tot deze"
            " zaak leest mee. De ouders mogen vragen om dit te lezen."
        ),
    ),
    "reden_intrekking": Vraag(
        "Waarom stopt deze zaak?",
        "de reden om te stoppen",
        hulp=(
            "Een korte reden is genoeg. De school blijft verplicht om het kind"
            " passend onderwijs te geven."
        ),
    ),
}
