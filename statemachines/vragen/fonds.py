"""Wat het fonds Nooit Opgeven vraagt. Geen naam, geen diagnose."""

from statemachines.vragen.vraag import Vraag

NOOIT_OPGEVEN = {
    "leeftijdsgroep": Vraag(
        "In welke groep valt de leeftijd van het kind?",
        "de leeftijd van het kind, als groep",
        hulp="De kerngroep krijgt geen geboortedag te lezen.",
    ),
    "woongemeente": Vraag(
        "In welke gemeente woont het kind?",
        "de gemeente waar het kind woont",
        hulp="Noem een gemeente die meebetaalt aan het fonds. Geen adres.",
    ),
    "weken_afwezig": Vraag(
        "Hoeveel weken is het kind al niet op school?",
        "het aantal weken zonder school",
        hulp="Schrijf 0 als het kind naar school gaat.",
    ),
    "basisondersteuning": Vraag(
        "Wat leverde de gewone hulp op school op?",
        "wat de gewone hulp op school opleverde",
        hulp="Het fonds betaalt pas als andere wegen niet genoeg zijn.",
    ),
    "arrangement": Vraag(
        "Wat leverde een arrangement op?",
        "wat een arrangement opleverde",
        hulp="Een arrangement is extra hulp met geld van het samenwerkingsverband.",
    ),
    "wijkgeld": Vraag(
        "Wat leverde het geld van de wijk op?",
        "wat het geld van de wijk opleverde",
    ),
    "jeugdwet": Vraag(
        "Wat leverde hulp uit de Jeugdwet op?",
        "wat hulp uit de Jeugdwet opleverde",
        hulp="Dat is jeugdhulp van de gemeente. Schrijf niet welke hulp.",
    ),
    "wlz_zvw": Vraag(
        "Wat leverde de zorg op?",
        "wat de zorg opleverde (Wlz, Zvw)",
        hulp=(
            "Het gaat om langdurige zorg (Wlz) of de zorgverzekering (Zvw). Schrijf"
            " niet welke zorg."
        ),
    ),
    "geprobeerd": Vraag(
        "Wat is er al geprobeerd?",
        "wat er al is geprobeerd",
        hulp=(
            "Schrijf 'de leerling' en 'de ouder'. Geen namen, geen diagnose, geen"
            " medicijnen."
        ),
    ),
    "effectdoel": Vraag(
        "Wat moet er met dit geld lukken?",
        "het doel van het geld",
        hulp=(
            "Schrijf een doel dat u na drie maanden kunt zien. Geen namen en geen"
            " diagnose."
        ),
    ),
    "bedrag_cent": Vraag(
        "Hoeveel geld vraagt u?",
        "het bedrag dat u vraagt",
    ),
    "periode_van": Vraag(
        "Vanaf welke dag is het geld nodig?",
        "de eerste dag van de periode",
    ),
    "periode_tot": Vraag(
        "Tot en met welke dag is het geld nodig?",
        "de laatste dag van de periode",
    ),
    "spoed": Vraag(
        "Is er spoed?",
        "of er spoed is",
        hulp="Bij spoed stemt de kerngroep sneller.",
    ),
    "spoed_omdat": Vraag(
        "Waarom kan dit niet wachten?",
        "waarom dit niet kan wachten",
        hulp="Alleen nodig bij spoed. Geen namen en geen diagnose.",
    ),
    "reservering": Vraag(
        "Hoeveel geld houdt elke betaler vast?",
        "het geld dat elke betaler vasthoudt",
        hulp="Samen precies het bedrag van de aanvraag.",
    ),
    "vragen": Vraag(
        "Wat moet er nog duidelijk worden?",
        "de vragen over de aanvraag",
        hulp=(
            "De schrijver krijgt de aanvraag terug met deze vragen. Vraag niet naar"
            " namen of een diagnose."
        ),
    ),
    "toegekend_cent": Vraag(
        "Hoeveel geld kent u toe?",
        "het bedrag dat u toekent",
        hulp="Niet meer dan er is gevraagd.",
    ),
    "verdeling": Vraag(
        "Hoeveel betaalt elke betaler?",
        "het deel van elke betaler",
        hulp="Samen precies het bedrag dat u toekent.",
    ),
    "einddatum": Vraag(
        "Tot en met welke dag mag het geld worden gebruikt?",
        "de laatste dag voor het geld",
        hulp="Een dag na vandaag. Daarna betaalt het fonds niet meer.",
    ),
    "motivering": Vraag(
        "Waarom neemt u dit besluit?",
        "de redenen van het besluit",
        hulp="Schrijf zo dat de school het begrijpt. Geen namen en geen diagnose.",
    ),
    "betaald_op": Vraag(
        "Wanneer is er betaald?",
        "de dag van de betaling",
    ),
    "besteed_cent": Vraag(
        "Hoeveel geld is er gebruikt?",
        "het bedrag dat is gebruikt",
        hulp="Niet meer dan er is betaald. Wat over is, gaat terug.",
    ),
    "effect": Vraag(
        "Is het doel bereikt?",
        "of het doel is bereikt",
    ),
    "verantwoording": Vraag(
        "Wat is er met het geld gedaan?",
        "wat er met het geld is gedaan",
        hulp="Schrijf ook wat het opleverde. Geen namen en geen diagnose.",
    ),
    "terug_ontvangen_op": Vraag(
        "Wanneer kwam het geld terug?",
        "de dag waarop het geld terugkwam",
    ),
    "reden_intrekking": Vraag(
        "Waarom trekt u dit in?",
        "waarom dit wordt ingetrokken",
        hulp="Een korte reden is genoeg. Geen namen en geen diagnose.",
    ),
}

JAARBUDGET = {
    "jaar": Vraag(
        "Voor welk jaar is het budget?",
        "het jaar van het budget",
    ),
    "verdeling": Vraag(
        "Hoeveel geeft elke betaler dit jaar?",
        "het deel van elke betaler",
        hulp="Zo veel als elke betaler heeft toegezegd.",
    ),
}

KERNGROEP = {
    "ingesteld_op": Vraag(
        "Sinds welke dag werkt deze kerngroep?",
        "de dag waarop deze kerngroep begon",
    ),
}
STEM = {
    "toelichting": Vraag(
        "Waarom stemt u zo?",
        "de uitleg bij uw stem",
        hulp="Bij een stem tegen is uitleg nodig. Schrijf geen naam en geen diagnose.",
    ),
}
