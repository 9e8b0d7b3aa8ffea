"""Wat een OT-zaak vraagt: van het signaal tot en met het overleg."""

from statemachines.vragen.vraag import Vraag

OT_OVERLEG = {
    "ouders_ingelicht_op": Vraag(
        "Wanneer vertelde u de ouders over de zorg?",
        "de dag waarop de ouders het hoorden",
        hulp="De ouders horen het voordat u de zorg meldt (AVG 13).",
    ),
    "signaal": Vraag(
        "Wat ziet u bij het kind?",
        "wat u ziet bij het kind",
        hulp=(
            "Schrijf op wat u ziet en wanneer, en wat goed gaat. Schrijf geen"
            " diagnose, niets over thuis en geen namen van andere kinderen."
        ),
    ),
    "beginniveau": Vraag(
        "Welke hulp krijgt het kind nu?",
        "het niveau van de hulp van nu",
        hulp="Kies het niveau waarop de hulp nu is.",
    ),
    "verzuim_speelt": Vraag(
        "Mist het kind ook lessen?",
        "of het kind ook lessen mist",
        hulp="Alleen bij ja mag de leerplichtambtenaar aan tafel.",
    ),
    "intake_op": Vraag(
        "Wanneer was het eerste gesprek?",
        "de dag van het eerste gesprek",
        hulp="De dag waarop u sprak met de ouders en het kind.",
    ),
    "mening_leerling_gevraagd": Vraag(
        "Vroeg u het kind wat het zelf vindt?",
        "of het kind is gevraagd wat het vindt",
        hulp=(
            "Dat moet voordat het overleg er komt. Kies een manier die past bij de"
            " leeftijd."
        ),
    ),
    "mening_leerling": Vraag(
        "Wat vindt het kind zelf?",
        "de mening van het kind",
        hulp=(
            "Schrijf in de woorden van het kind. Wil het kind niets zeggen, dan mag"
            " dit leeg blijven."
        ),
    ),
    "intakeverslag": Vraag(
        "Wat kwam er uit het eerste gesprek?",
        "het verslag van het eerste gesprek",
        hulp=(
            "Schrijf wat ouders en kind vinden, wat goed gaat en wat nodig is. Wat"
            " ouders over thuis vertellen, hoort hier niet."
        ),
    ),
    "overleg_op": Vraag(
        "Wanneer is het overleg?",
        "de dag van het overleg",
        hulp=(
            "De ouders krijgen de uitnodiging ruim van tevoren. Standaard is dat vijf"
            " schooldagen."
        ),
    ),
    "overleg_tijd": Vraag(
        "Hoe laat begint het overleg?",
        "de tijd van het overleg",
        hulp="Bijvoorbeeld: 14.30 uur.",
    ),
    "overleg_plaats": Vraag(
        "Waar is het overleg?",
        "de plaats van het overleg",
        hulp="Noem het adres en de kamer, of schrijf dat het online is.",
    ),
    "akkoord_met_datum": Vraag(
        "Met welke datum stemden de ouders in?",
        "de datum waarmee de ouders instemden",
        hulp=(
            "Alleen nodig als het overleg al snel is. Noem dan de dag van het overleg."
        ),
    ),
    "externen": Vraag(
        "Wie komt er van buiten de school?",
        "wie er van buiten de school komt",
        hulp=(
            "Kies alleen wie nodig is voor dit overleg. De leerplichtambtenaar komt"
            " alleen als er verzuim is."
        ),
        keuzes=(
            "jeugdprofessional op school",
            "jeugdhulp",
            "wijkteam",
            "leerplichtambtenaar",
        ),
    ),
    "grondslag_externen": Vraag(
        "Waarom mogen zij meepraten?",
        "waarom anderen mogen meepraten",
        hulp=(
            "Meestal is dat toestemming van de ouders. Iemand met een eigen taak in"
            " de wet mag soms zonder."
        ),
    ),
    "toestemming_externen_van": Vraag(
        "Wie gaf toestemming voor mensen van buiten?",
        "wie toestemming gaf voor mensen van buiten",
        hulp="Noem de ouders of voogden die ja zeiden. Ieder met gezag moet instemmen.",
        mensen=True,
    ),
    "overlegd_op": Vraag(
        "Wanneer was het overleg?",
        "de dag waarop het overleg was",
    ),
    "aanwezigen": Vraag(
        "Wie zaten er aan tafel?",
        "wie er aan tafel zaten",
        hulp=(
            "De voorzitter en de intern begeleider zijn er altijd bij. Ouders horen"
            " erbij."
        ),
    ),
    "ouder_meldde_af_op": Vraag(
        "Wanneer schreven de ouders dat zij niet komen?",
        "de dag waarop de ouders zich afmeldden",
        hulp=(
            "Alleen nodig als er geen ouder bij was. Het moet op papier of in een"
            " e-mail staan."
        ),
    ),
    "verslag": Vraag(
        "Wat is er besproken en afgesproken?",
        "het verslag van het overleg",
        hulp=(
            "Schrijf de vraag, wat werkt, wat het kind nodig heeft, en wie wat"
            " wanneer doet. De ouders lezen dit eerst: geen diagnose en geen namen van"
            " andere kinderen."
        ),
    ),
    "opmerking_ouder": Vraag(
        "Wat wilt u zeggen over het verslag of het plan?",
        "de opmerking van de ouder",
        hulp=(
            "Schrijf wat er niet klopt of wat u mist. De school bewaart dit bij het"
            " verslag."
        ),
    ),
}
