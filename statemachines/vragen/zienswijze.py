"""Wat er rond een zienswijze gevraagd wordt: de mening van een ouder."""

from statemachines.vragen.vraag import Vraag

ZIENSWIJZE = {
    "toestemming": Vraag(
        "Wat liet deze ouder weten over de aanvraag?",
        "wat deze ouder liet weten",
        hulp=(
            "Kies wat de school opgaf. Deze ouder mag zeggen wat hij van de aanvraag"
            " vindt."
        ),
    ),
    "gegevens_bijgevoegd": Vraag(
        "Gaan de gegevens over het kind mee met de brief?",
        "of de gegevens over het kind meegaan",
        hulp="De ouder moet kunnen lezen wat anderen over het kind opgaven (Awb 4:8).",
    ),
    "uitstel_tot": Vraag(
        "Tot en met welke dag vraagt u meer tijd?",
        "de dag tot en met wanneer u meer tijd vraagt",
        hulp="Dat kan een keer. Meestal voor hoogstens zeven dagen, tot een werkdag.",
    ),
    "zienswijze": Vraag(
        "Wat vindt u van de aanvraag?",
        "wat de ouder van de aanvraag vindt",
        hulp=(
            "Schrijf in uw eigen woorden. Alles wat u belangrijk vindt voor uw kind,"
            " mag erin staan."
        ),
    ),
    "zienswijze_ontvangen_op": Vraag(
        "Wanneer kwam de brief of e-mail binnen?",
        "de dag waarop de brief of e-mail binnenkwam",
    ),
    "aanvulling": Vraag(
        "Wat wilt u nog toevoegen?",
        "wat de ouder nog toevoegt",
        hulp="Het komt bij wat u al schreef of vertelde.",
    ),
    "tolk_nodig": Vraag(
        "Is er een tolk nodig?",
        "of er een tolk nodig is",
        hulp="Het samenwerkingsverband regelt de tolk.",
    ),
    "gesprek_op": Vraag(
        "Wanneer is het gesprek?",
        "de dag van het gesprek",
    ),
    "gesprek_tijd": Vraag(
        "Hoe laat begint het gesprek?",
        "de tijd van het gesprek",
        hulp="Bijvoorbeeld: 14.30 uur.",
    ),
    "gesprek_plaats": Vraag(
        "Waar is het gesprek?",
        "de plaats van het gesprek",
        hulp="Noem het adres en de kamer, of schrijf dat het online of telefonisch is.",
    ),
    "verslag": Vraag(
        "Wat vertelde de ouder in het gesprek?",
        "het verslag van het gesprek",
        hulp=(
            "Schrijf op wat de ouder zei, zonder oordeel. De ouder leest dit na en"
            " mag het verbeteren."
        ),
    ),
    "correctie": Vraag(
        "Wat klopt er niet in het verslag?",
        "wat er niet klopt in het verslag",
        hulp="Schrijf wat er anders moet staan. Wij bewaren dit bij het verslag.",
    ),
    "reactie": Vraag(
        "Wat doet het SWV met wat de ouder zei?",
        "wat het SWV doet met wat de ouder zei",
        hulp="Ga op elk punt in. De ouder leest dit in het besluit.",
    ),
    "nieuwe_feiten": Vraag(
        "Noemde de ouder nieuwe feiten?",
        "of de ouder nieuwe feiten noemde",
        hulp="Bij ja kijken de twee deskundigen er ook naar.",
    ),
}
