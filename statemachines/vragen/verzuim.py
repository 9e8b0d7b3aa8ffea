"""Wat een zaak over verzuim vraagt. Geen ziekte, geen reden van thuis."""

from statemachines.vragen.vraag import Vraag

VERZUIM = {
    "uren": Vraag(
        "Hoeveel uren miste de leerling zonder geldige reden?",
        "het aantal gemiste uren",
        hulp="Tel alleen uren zonder geldige reden, tot en met de dag van het signaal.",
    ),
    "laatste_dag": Vraag(
        "Wat is de laatste dag die is geteld?",
        "de laatste getelde dag",
    ),
    "alle_lessen": Vraag(
        "Miste de leerling alle lessen?",
        "of de leerling alle lessen miste",
        hulp="Kies nee als de leerling er soms wel was.",
    ),
    "gesprek_op": Vraag(
        "Wanneer sprak u met de ouders over het verzuim?",
        "de dag van het gesprek met de ouders",
        hulp="Schrijf nergens op wat ouders vertellen over ziekte of over thuis.",
    ),
    "toestemming_jos_van": Vraag(
        "Wie vindt het goed dat de jeugdprofessional meedenkt?",
        "wie instemt met de jeugdprofessional",
        hulp="Noem de ouders of voogden die ja zeiden. Ieder met gezag moet instemmen.",
        mensen=True,
    ),
    "rondetafel_op": Vraag(
        "Wanneer is de rondetafel?",
        "de dag van de rondetafel",
        hulp="Dat is het gesprek met ouders, school en de leerplichtambtenaar.",
    ),
    "rondetafel_tijd": Vraag(
        "Hoe laat begint de rondetafel?",
        "de tijd van de rondetafel",
        hulp="Bijvoorbeeld: 14.30 uur.",
    ),
    "rondetafel_plaats": Vraag(
        "Waar is de rondetafel?",
        "de plaats van de rondetafel",
        hulp="Noem het adres en de kamer, of schrijf dat het online is.",
    ),
    "besproken_op": Vraag(
        "Wanneer is het plan besproken met de ouders?",
        "de dag waarop het plan is besproken",
    ),
    "doel": Vraag(
        "Wat is het doel van het plan?",
        "het doel van het plan",
        hulp=(
            "Bijvoorbeeld: vanaf 1 maart elke ochtend naar school. Schrijf geen"
            " ziekte of diagnose."
        ),
    ),
    "stappen": Vraag(
        "Welke stappen spreekt u af?",
        "de stappen van het plan",
        hulp="Schrijf kleine stappen, elk met een dag.",
    ),
    "onderwijsaanbod": Vraag(
        "Welk onderwijs krijgt de leerling nu?",
        "het onderwijs dat de leerling nu krijgt",
        hulp=(
            "Schrijf waar, hoeveel uur en van wie. Ook een leerling die thuis zit,"
            " krijgt onderwijs."
        ),
    ),
    "wie_doet_wat": Vraag(
        "Wie doet wat?",
        "wie wat doet",
        hulp=(
            "Noem taken van school, ouders, leerling en anderen. Een functie is"
            " genoeg, een naam hoeft niet."
        ),
    ),
    "evaluatie_op": Vraag(
        "Wanneer kijkt u samen of het werkt?",
        "de dag waarop u samen kijkt of het werkt",
        hulp="Een dag na vandaag, binnen vier weken.",
    ),
    "aanbod_sinds": Vraag(
        "Wanneer begon dit onderwijs?",
        "de dag waarop dit onderwijs begon",
    ),
    "aanbod_gestopt_op": Vraag(
        "Wanneer stopte dit onderwijs?",
        "de dag waarop dit onderwijs stopte",
    ),
    "opschalen_omdat": Vraag(
        "Waarom kan dit niet langer wachten?",
        "waarom dit niet langer kan wachten",
        hulp="Schrijf wat er is geprobeerd. Schrijf geen ziekte en niets over thuis.",
    ),
    "voorstel": Vraag(
        "Welk voorstel doet u aan alle partners?",
        "het voorstel aan de partners",
        hulp=(
            "Schrijf wie wat gaat doen, en voor welke dag. De partners hebben"
            " afgesproken zich eraan te houden."
        ),
    ),
    "reden_onterecht": Vraag(
        "Waarom klopte het signaal niet?",
        "waarom het signaal niet klopte",
    ),
    "reden_einde": Vraag(
        "Waarom sluit u deze zaak?",
        "waarom de zaak sluit",
    ),
    "bevestigd_op": Vraag(
        "Wanneer kreeg u daarvan het bewijs?",
        "de dag waarop u het bewijs kreeg",
        hulp=(
            "Bijvoorbeeld het bericht dat de leerling ergens anders staat ingeschreven."
        ),
    ),
}
