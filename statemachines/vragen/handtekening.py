"""Wat er rond een handtekening gevraagd wordt."""

from statemachines.vragen.vraag import Vraag

HANDTEKENING = {
    "fg_geraadpleegd_op": Vraag(
        "Wanneer sprak u met de privacy officer?",
        "de dag van het gesprek met de privacy officer",
        hulp=(
            "Samen besluit u wat er verstuurd wordt, en waarheen. Zet hier geen adres"
            " neer."
        ),
    ),
    "verzonden_op": Vraag(
        "Wanneer ging het verzoek op de post, of gaf u het af?",
        "de dag waarop het verzoek op de post ging",
        hulp=(
            "Noem de dag van het versturen. Vanaf die dag telt de tijd om te"
            " antwoorden."
        ),
    ),
    "getekende_hash": Vraag(
        "De digitale vingerafdruk van wat is getekend",
        hulp=(
            "Een code van 64 tekens (SHA-256). Zij moet gelijk zijn aan die van het"
            " voorstel."
        ),
    ),
    "inlogniveau": Vraag(
        "Hoe is gecontroleerd wie er tekent?",
        "hoe is gecontroleerd wie er tekent",
        hulp="Zo weten wij zeker dat u het bent.",
    ),
    "weigering": Vraag(
        "Waarmee bent u het niet eens?",
        "waarom de ouder niet akkoord is",
        hulp=(
            "Schrijf in uw eigen woorden wat er anders moet. De school gaat daarna"
            " met u praten."
        ),
    ),
    "antwoord_op": Vraag(
        "Wanneer kwam het antwoord?",
        "de dag van het antwoord",
    ),
    "antwoordwijze": Vraag(
        "Hoe kwam het antwoord?",
        "hoe het antwoord kwam",
        hulp=(
            "Een handtekening geldt alleen op papier of in het portaal. Ja zeggen aan"
            " de telefoon is niet genoeg."
        ),
    ),
    "bewijs_hash": Vraag(
        "De digitale vingerafdruk van het papier met de handtekening",
        hulp=(
            "Een code van 64 tekens (SHA-256) van de scan. Bewaar het papier zelf ook."
        ),
    ),
    "poging_op": Vraag(
        "Wanneer probeerde u de ouder te bereiken?",
        "de dag van de poging",
        hulp=(
            "Er zijn drie pogingen nodig, op twee manieren. Een daarvan is een"
            " aangetekende brief."
        ),
    ),
    "verslag_poging": Vraag(
        "Wat gebeurde er bij deze poging?",
        "wat er bij de poging gebeurde",
        hulp=(
            "Bijvoorbeeld: niet opgenomen. Schrijf niets over wat u bij het gezin"
            " zag, en geen geheim adres."
        ),
    ),
    "onbereikbaar_omdat": Vraag(
        "Waarom is deze ouder niet te bereiken?",
        "waarom de ouder niet te bereiken is",
        hulp=(
            "Noem alleen de pogingen en de dagen. Weigeren is iets anders dan niet te"
            " bereiken zijn."
        ),
    ),
}
