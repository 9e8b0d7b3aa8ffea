"""Wat de aanvraag van een TLV vraagt, en de tijd om te beslissen."""

from statemachines.vragen.vraag import Vraag

TLV_AANVRAAG = {
    "ontvangen_op": Vraag(
        "Wanneer kwam de aanvraag binnen bij het SWV?",
        "de dag waarop de aanvraag binnenkwam",
        hulp=(
            "Vanaf deze dag heeft het SWV acht weken om te beslissen (Awb 4:13)."
            " Dient u nu in, dan is dat vandaag."
        ),
    ),
    "soort": Vraag(
        "Voor welke soort school vraagt u de TLV?",
        "de soort school van de aanvraag",
    ),
    "categorie": Vraag(
        "Welke categorie vraagt u?",
        "de categorie van de aanvraag",
        hulp=(
            "Alleen nodig voor speciaal onderwijs. Bij speciaal basisonderwijs blijft"
            " dit leeg."
        ),
    ),
    "beoogde_school": Vraag(
        "Naar welke school wilt u dat de leerling gaat?",
        "de school waar de leerling naartoe zou gaan",
        hulp="Noem de naam van de school.",
    ),
    "plek_bevestigd": Vraag(
        "Heeft die school een plek voor de leerling?",
        "of die school een plek heeft",
        hulp="Vraag het eerst na. Kies ja als de school dat heeft gezegd.",
    ),
    "opp_status": Vraag(
        "Is het OPP getekend?",
        "of het OPP is getekend",
        hulp="Het gaat om de handtekening van ieder met gezag.",
    ),
    "opp_reden": Vraag(
        "Waarom is het OPP niet getekend?",
        "waarom het OPP niet is getekend",
        hulp=(
            "Alleen nodig als er een handtekening ontbreekt. Schrijf niet meer op dan"
            " nodig."
        ),
    ),
    "ot_verslag_op": Vraag(
        "Van welke dag is het verslag van het ondersteuningsteam?",
        "de dag van het verslag van het ondersteuningsteam",
    ),
    "geprobeerd": Vraag(
        "Welke hulp gaf de school al?",
        "de hulp die de school al gaf",
        hulp=(
            "Schrijf wat u deed, hoe lang, en wat het opleverde. De ouders lezen dit"
            " ook: geen diagnose en geen namen van andere kinderen."
        ),
    ),
    "toestemming_van": Vraag(
        "Welke ouders of voogden stemmen in met deze aanvraag?",
        "wie instemt met de aanvraag",
        hulp=(
            "Noem alleen wie ja zei tegen deze school en deze categorie. De anderen"
            " vraagt het SWV wat zij vinden."
        ),
        mensen=True,
    ),
    "toestemming_ingetrokken_door": Vraag(
        "Welke ouder of voogd trekt de toestemming in?",
        "wie de toestemming intrekt",
        hulp="Deze ouder krijgt daarna een brief met de vraag wat hij vindt.",
        mensen=True,
    ),
    "eerder_afgewezen": Vraag(
        "Is een aanvraag voor deze leerling al eens afgewezen?",
        "of een aanvraag al eens is afgewezen",
        hulp="Bij ja moet u zeggen wat er nieuw is (Awb 4:6).",
    ),
    "nieuwe_feiten_aanvraag": Vraag(
        "Wat is er nieuw sinds de vorige aanvraag?",
        "wat er nieuw is sinds de vorige aanvraag",
        hulp="Alleen nodig als een aanvraag al eens is afgewezen.",
    ),
    "vorige_tlv": Vraag(
        "Het nummer van de vorige TLV",
        hulp="Alleen als de leerling er al een had. Bijvoorbeeld: TLV-2025-00017.",
    ),
    "doorgezonden_naar": Vraag(
        "Naar welk samenwerkingsverband stuurt u de aanvraag door?",
        "het samenwerkingsverband dat de aanvraag krijgt",
        hulp=(
            "Meestal is dat het verband van de school waar de leerling staat"
            " ingeschreven."
        ),
    ),
    "ontbreekt": Vraag(
        "Wat ontbreekt er nog?",
        "wat er nog ontbreekt",
        hulp=(
            "Kies alles in een keer. De school krijgt een brief en de tijd staat stil."
        ),
    ),
    "aanvullen_tot": Vraag(
        "Tot en met welke dag mag de school aanvullen?",
        "de laatste dag om aan te vullen",
        hulp="Kies een werkdag. Meer tijd geven kan een keer.",
    ),
    "aangevuld_op": Vraag(
        "Wanneer kwamen de laatste stukken binnen?",
        "de dag waarop de laatste stukken binnenkwamen",
        hulp="Vanaf die dag telt de tijd om te beslissen weer door.",
    ),
    "oude_einddatum": Vraag(
        "Wat is nu de laatste dag om te beslissen?",
        "de laatste dag om te beslissen, van nu",
        hulp="De brief moet deze dag noemen. U vindt hem bij de termijnen van de zaak.",
    ),
    "nieuwe_einddatum": Vraag(
        "Wat is de nieuwe laatste dag om te beslissen?",
        "de nieuwe laatste dag om te beslissen",
        hulp="Een werkdag, later dan de oude dag. Kies een redelijke tijd (Awb 4:14).",
    ),
    "reden_verdaging": Vraag(
        "Waarom beslist het SWV later?",
        "waarom het SWV later beslist",
        hulp="De school en de ouders lezen dit in hun brief. Schrijf geen diagnose.",
    ),
    "opschortingsgrond": Vraag(
        "Waarom staat de tijd stil?",
        "waarom de tijd stilstaat",
    ),
    "opgeschort_tot": Vraag(
        "Tot en met welke dag mag de tijd stilstaan?",
        "de laatste dag waarop de tijd stilstaat",
        hulp="Een dag na vandaag, en binnen een jaar.",
    ),
    "reden_opschorting": Vraag(
        "Leg uit waarom de tijd stilstaat",
        "de uitleg waarom de tijd stilstaat",
        hulp="De school en de ouders lezen dit in hun brief. Schrijf geen diagnose.",
    ),
    "deskundige_1": Vraag(
        "Wie is de eerste deskundige?",
        "de eerste deskundige",
        hulp=(
            "Noem het account waarmee deze persoon inlogt. Een van de twee is"
            " orthopedagoog of psycholoog."
        ),
    ),
    "discipline_1": Vraag(
        "Welk beroep heeft de eerste deskundige?",
        "het beroep van de eerste deskundige",
    ),
    "naam_deskundige_1": Vraag(
        "Hoe heet de eerste deskundige?",
        "de naam van de eerste deskundige",
        hulp="Deze naam staat in het besluit.",
    ),
    "deskundige_2": Vraag(
        "Wie is de tweede deskundige?",
        "de tweede deskundige",
        hulp=(
            "Noem het account waarmee deze persoon inlogt. Het is iemand anders dan"
            " de eerste."
        ),
    ),
    "discipline_2": Vraag(
        "Welk beroep heeft de tweede deskundige?",
        "het beroep van de tweede deskundige",
    ),
    "naam_deskundige_2": Vraag(
        "Hoe heet de tweede deskundige?",
        "de naam van de tweede deskundige",
        hulp="Deze naam staat in het besluit.",
    ),
    "geen_belang_verklaard": Vraag(
        "Zijn beide deskundigen vrij van een eigen belang?",
        "of de deskundigen vrij zijn van een eigen belang",
        hulp=(
            "Zij behandelen de leerling niet zelf en hebben geen voordeel bij het"
            " besluit."
        ),
    ),
}
