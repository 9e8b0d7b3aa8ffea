"""Vragen die in meer processen hetzelfde betekenen."""

from statemachines.vragen.vraag import Vraag

GEDEELD = {
    "extra_nodig_op": Vraag(
        "Wanneer bleek dat er extra hulp nodig is?",
        "de dag waarop bleek dat er extra hulp nodig is",
        hulp=(
            "Noem de dag waarop het ondersteuningsteam dit zag. Vanaf die dag telt de"
            " tijd voor het OPP."
        ),
    ),
    "geevalueerd_op": Vraag(
        "Wanneer was de evaluatie?",
        "de dag van de evaluatie",
        hulp="De dag waarop u samen keek of de hulp werkt.",
    ),
    "ouders_konden_meedoen": Vraag(
        "Konden de ouders meepraten over de evaluatie?",
        "of de ouders konden meepraten",
        hulp="Kies ja als u hen echt de kans gaf om mee te praten.",
    ),
    "leerling_kon_meedoen": Vraag(
        "Kon de leerling meepraten over de evaluatie?",
        "of de leerling kon meepraten",
        hulp=(
            "Kies ja als u de leerling vroeg wat hij vindt. Dat mag ook met een"
            " gesprek of een tekening."
        ),
    ),
    "evaluatie": Vraag(
        "Wat kwam er uit de evaluatie?",
        "wat er uit de evaluatie kwam",
        hulp=(
            "Schrijf wat er is gelukt, wat nog niet, en wat ouders en leerling"
            " vinden. Schrijf geen diagnose op."
        ),
    ),
    "verzonden_op": Vraag(
        "Wanneer ging de brief op de post?",
        "de dag waarop de brief op de post ging",
        hulp=(
            "Noem de dag van het versturen, niet de dag van de brief zelf. Vaak telt"
            " de termijn vanaf deze dag."
        ),
    ),
    "uitgenodigde_ouders": Vraag(
        "Welke ouders of voogden zijn uitgenodigd?",
        "de ouders of voogden die zijn uitgenodigd",
        hulp=(
            "Nodig ieder uit die het gezag heeft. Ook een ouder die niet bij het kind"
            " woont."
        ),
        mensen=True,
    ),
    "toestemming_jeugdhulp_van": Vraag(
        "Wie stemt in met jeugdhulp aan tafel?",
        "wie instemt met jeugdhulp",
        hulp="Noem de ouders of voogden die ja zeiden. Ieder met gezag moet instemmen.",
        mensen=True,
    ),
    "leerling_id": Vraag(
        "Het nummer van de leerling in het leerlingsysteem",
        hulp="Geen naam en geen BSN.",
    ),
    "school_id": Vraag(
        "Het nummer van de school",
    ),
    "eerste_dag": Vraag(
        "Wat was de eerste dag van de afwezigheid?",
        "de eerste dag van de afwezigheid",
        hulp=(
            "De eerste lesdag die de leerling miste. Een nieuwe periode heeft een"
            " nieuwe eerste dag."
        ),
    ),
    "signaaldatum": Vraag(
        "Op welke dag kwam het signaal?",
        "de dag van het signaal",
        hulp="De dag waarop de grens was bereikt, volgens het register van de school.",
    ),
    "lesweken": Vraag(
        "Hoeveel lesweken duurt de afwezigheid?",
        "het aantal lesweken",
        hulp="Tel alleen weken met les. Vakanties tellen niet mee.",
    ),
    "terug_op": Vraag(
        "Wanneer kwam de leerling terug op school?",
        "de dag waarop de leerling terugkwam",
        hulp="De eerste dag waarop de leerling weer les kreeg op school.",
    ),
    "verklaring_op": Vraag(
        "Wanneer gaf de jeugdarts het antwoord?",
        "de dag van het antwoord van de jeugdarts",
        hulp="Noem alleen de dag. Schrijf nergens op wat het kind heeft.",
    ),
    "school_acties": Vraag(
        "Wat deed de school al?",
        "wat de school al deed",
        hulp="Kies alles wat is gebeurd. De leerplichtambtenaar kan dit lezen.",
    ),
    "gevraagde_actie": Vraag(
        "Wat vraagt de school van de gemeente?",
        "wat de school van de gemeente vraagt",
    ),
    "voorrang": Vraag(
        "Hoe snel heeft de school antwoord nodig?",
        "hoe snel de school antwoord nodig heeft",
        hulp="Kies spoed als wachten slecht is voor het kind.",
    ),
    "ot_op": Vraag(
        "Op welke dag komt het ondersteuningsteam bij elkaar?",
        "de dag van het overleg van het ondersteuningsteam",
    ),
    "duo_kenmerk": Vraag(
        "Het kenmerk van de melding bij DUO",
        hulp="U krijgt dit nummer van DUO bij de melding.",
    ),
}
