"""Wat een OPP vraagt: horen, bespreken, aanbieden, geen akkoord, evalueren."""

from statemachines.vragen.vraag import Vraag

OPP = {
    "ingeschreven_op": Vraag(
        "Wanneer is de leerling ingeschreven?",
        "de dag van de inschrijving",
        hulp=(
            "Was de extra hulp toen al nodig, dan is er zes weken tijd voor het plan"
            " (WPO 40a)."
        ),
    ),
    "leerling_gehoord_op": Vraag(
        "Wanneer gaf de leerling zijn mening?",
        "de dag waarop de leerling zijn mening gaf",
    ),
    "hoorwijze": Vraag(
        "Hoe gaf de leerling zijn mening?",
        "hoe de leerling zijn mening gaf",
        hulp="De leerling kiest zelf de manier.",
    ),
    "hulp_gekregen": Vraag(
        "Kreeg de leerling hulp om zijn mening te geven?",
        "of de leerling hulp kreeg",
        hulp="Bijvoorbeeld van een leraar of een ouder, als de leerling dat wilde.",
    ),
    "hoorverslag": Vraag(
        "Wat vindt de leerling?",
        "het verslag van wat de leerling vindt",
        hulp=(
            "Schrijf in zijn eigen woorden. Schrijf ook op wat u met zijn mening doet."
        ),
    ),
    "niet_gehoord_op": Vraag(
        "Wanneer probeerde u de leerling te horen?",
        "de dag waarop u het probeerde",
    ),
    "niet_gehoord_omdat": Vraag(
        "Waarom kon de leerling zijn mening niet geven?",
        "waarom de leerling zijn mening niet kon geven",
        hulp=(
            "Schrijf wat u probeerde, zonder diagnose. U probeert het later nog een"
            " keer."
        ),
    ),
    "tweede_poging_op": Vraag(
        "Wanneer probeerde u het voor de tweede keer?",
        "de dag van de tweede poging",
        hulp="Dit is een andere dag dan de eerste keer.",
    ),
    "besproken_op": Vraag(
        "Wanneer was het gesprek met de ouders?",
        "de dag van het gesprek met de ouders",
    ),
    "voorgestelde_data": Vraag(
        "Welke dagen bood u de ouders aan?",
        "de dagen die u de ouders aanbood",
        hulp="Noem minstens twee verschillende dagen.",
    ),
    "uitgenodigd": Vraag(
        "Welke ouders of voogden zijn uitgenodigd?",
        "de ouders of voogden die zijn uitgenodigd",
        hulp=(
            "Nodig ieder uit die het gezag heeft. Ook een ouder die niet bij het kind"
            " woont."
        ),
        mensen=True,
    ),
    "gespreksverslag": Vraag(
        "Wat is er met de ouders besproken?",
        "het verslag van het gesprek",
        hulp=(
            "Schrijf wat de ouders vinden en willen. Schrijf ook waarover u het niet"
            " eens bent."
        ),
    ),
    "document_hash": Vraag(
        "De digitale vingerafdruk van het plan",
        hulp=(
            "Een code van 64 tekens (SHA-256) die bij precies dit document hoort. Zo"
            " tekent iedereen hetzelfde plan."
        ),
    ),
    "handelingsdeel": Vraag(
        "Welke hulp krijgt de leerling?",
        "de hulp die de leerling krijgt (het handelingsdeel)",
        hulp=(
            "Schrijf wie wat doet, hoe vaak en tot wanneer. Hierover moeten ouders en"
            " school het eens zijn."
        ),
    ),
    "inbreng_verwerkt": Vraag(
        "Wat deed u met de mening van ouders en leerling?",
        "wat u deed met de mening van ouders en leerling",
        hulp="Noem wat u overnam. Leg uit waarom u iets niet overnam.",
    ),
    "gezag_gecontroleerd_op": Vraag(
        "Wanneer keek u na wie het gezag heeft?",
        "de dag waarop u het gezag nakeek",
        hulp="Dit is niet langer dan twaalf maanden geleden.",
    ),
    "gezagsbron": Vraag(
        "Waaruit blijkt wie het gezag heeft?",
        "waaruit het gezag blijkt",
    ),
    "afgeschermd": Vraag(
        "Moet het adres van iemand geheim blijven?",
        "of een adres geheim moet blijven",
        hulp=(
            "Kies ja als een adres geheim is of als er gevaar is. Dan gaat er niets"
            " vanzelf de deur uit."
        ),
    ),
    "hulp_van": Vraag(
        "Wie helpt u om eruit te komen?",
        "wie er komt helpen",
        hulp="Deze hulp is er voor ouders en school samen.",
    ),
    "geschil_op": Vraag(
        "Wanneer ging het geschil naar de commissie?",
        "de dag waarop het geschil naar de commissie ging",
        hulp=(
            "De commissie heet: de Geschillencommissie passend onderwijs. Zij geeft"
            " een oordeel over het plan."
        ),
    ),
    "geschil_van": Vraag(
        "Welke ouder legde het geschil voor?",
        "de ouder die het geschil voorlegde",
        hulp="Alleen een ouder of voogd met gezag kan dat doen.",
        mensen=True,
    ),
    "oordeel_op": Vraag(
        "Wanneer gaf de commissie haar oordeel?",
        "de dag van het oordeel",
    ),
    "oordeel": Vraag(
        "Wat is het oordeel van de commissie?",
        "het oordeel van de commissie",
        hulp="Schrijf het oordeel kort op. Schrijf ook wat de school ermee doet.",
    ),
    "perspectief_hash": Vraag(
        "De digitale vingerafdruk van het deel over het perspectief",
        hulp=(
            "Een code van 64 tekens (SHA-256). Dit document heeft geen"
            " handelingsdeel, want daarover is geen akkoord."
        ),
    ),
    "zorgplicht_maatregelen": Vraag(
        "Wat doet de school nu voor de leerling?",
        "wat de school nu voor de leerling doet",
        hulp=(
            "Ook zonder akkoord moet de school passend onderwijs geven. Schrijf op hoe."
        ),
    ),
    "bezwaar_van": Vraag(
        "Welke ouder is het niet eens met het plan?",
        "de ouder die het niet eens is met het plan",
        hulp="Dit kan alleen bij iemand die eerder niet te bereiken was.",
        mensen=True,
    ),
    "bezwaar": Vraag(
        "Waarmee bent u het niet eens?",
        "waarmee de ouder het niet eens is",
        hulp=(
            "Schrijf in uw eigen woorden wat er anders moet. De school praat daarna"
            " met u."
        ),
    ),
    "beeindigd_op": Vraag(
        "Op welke dag stopt het OPP?",
        "de dag waarop het OPP stopt",
    ),
    "reden_einde": Vraag(
        "Waarom stopt het OPP?",
        "waarom het OPP stopt",
    ),
}
