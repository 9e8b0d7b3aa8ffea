"""Wat er bij een datalek gevraagd wordt. Noem zaken met hun kenmerk, nooit een naam."""

from statemachines.vragen.vraag import Vraag

DATALEK = {
    "ontdekt_op": Vraag(
        "Op welke dag ontdekte u het?",
        "de dag van de ontdekking",
        hulp="De dag waarop iemand van ons het wist. Vanaf dan lopen de 72 uur.",
    ),
    "ontdekt_tijd": Vraag(
        "Hoe laat ontdekte u het?",
        "de tijd van de ontdekking",
        hulp="Weet u het niet precies? Kies dan de vroegste tijd die kan.",
    ),
    "aard": Vraag(
        "Wat is er met de gegevens gebeurd?", "wat er met de gegevens is gebeurd"
    ),
    "bron": Vraag(
        "Waar was het lek?",
        "waar het lek was",
        hulp="Een partner meldt zijn eigen lek. Een bedrijf dat voor ons werkt niet.",
    ),
    "verwerker_meldde_op": Vraag(
        "Wanneer meldde het bedrijf dit aan ons?",
        "de dag waarop het bedrijf dit meldde",
        hulp="Alleen als het lek was bij een bedrijf dat voor ons werkt.",
    ),
    "gebeurd": Vraag(
        "Vertel kort wat er gebeurde",
        "wat er gebeurde",
        hulp="Schrijf geen namen van kinderen of ouders op.",
    ),
    "zaken": Vraag(
        "Om welke zaken gaat het?",
        "om welke zaken het gaat",
        hulp="Schrijf de kenmerken, met een komma ertussen. Leeg laten mag eerst.",
    ),
    "aantal_betrokkenen": Vraag(
        "Om hoeveel mensen gaat het, ongeveer?",
        "om hoeveel mensen het gaat",
    ),
    "maatregelen": Vraag(
        "Wat is er gedaan om het lek te stoppen?",
        "wat er is gedaan om het lek te stoppen",
        hulp="Gezinnen lezen dit in de brief. Schrijf geen namen op.",
    ),
    "risico": Vraag("Hoe groot is het risico voor mensen?", "hoe groot het risico is"),
    "gevolgen": Vraag(
        "Wat kan dit betekenen voor de mensen om wie het gaat?",
        "wat dit voor mensen kan betekenen",
        hulp="Gezinnen lezen dit in de brief. Schrijf korte zinnen.",
    ),
    "advies_fg": Vraag(
        "Wat is uw advies over de melding?",
        "uw advies over de melding",
        hulp="De directeur-bestuurder leest dit voor het besluit.",
    ),
    "ap_kenmerk": Vraag(
        "Het nummer van de melding bij de AP",
        hulp="U krijgt dit nummer van de Autoriteit Persoonsgegevens (AP).",
    ),
    "gemeld_op": Vraag("Op welke dag is het gemeld?", "de dag van de melding"),
    "gemeld_tijd": Vraag("Hoe laat is het gemeld?", "de tijd van de melding"),
    "reden_vertraging": Vraag(
        "Waarom kwam de melding na 72 uur?",
        "waarom de melding na 72 uur kwam",
        hulp="Alleen nodig als de melding te laat was.",
    ),
    "aangevuld_op": Vraag(
        "Wanneer is de melding aangevuld?", "de dag van de aanvulling"
    ),
    "reden_niet_melden": Vraag(
        "Waarom melden wij dit niet?",
        "waarom wij dit niet melden",
        hulp="De AP kan hier later naar vragen. Dit blijft in het register.",
    ),
    "doorgegeven_op": Vraag(
        "Wanneer hoorde de partner dit van ons?",
        "de dag waarop de partner dit hoorde",
    ),
    "uitleg": Vraag(
        "Leg uit wat er is gebeurd, voor de gezinnen",
        "de uitleg voor de gezinnen",
        hulp="Dit staat in de brief. Schrijf korte zinnen en geen namen.",
    ),
    "wat_kunt_u_doen": Vraag(
        "Wat kan iemand zelf doen?",
        "wat iemand zelf kan doen",
        hulp="Dit staat in de brief. Noem ook wie men kan bellen.",
    ),
    "ingelicht_op": Vraag(
        "Wanneer gaan de brieven weg?",
        "de dag van de brieven",
        hulp="Hierna maakt u de brieven op de pagina van het datalek.",
    ),
    "uitzondering": Vraag(
        "Waarom kregen gezinnen bij een hoog risico geen brief?",
        "waarom er geen brief nodig was",
        hulp="Laat dit leeg als de brieven weg zijn.",
    ),
    "evaluatie": Vraag(
        "Wat leerden wij hiervan?",
        "wat wij hiervan leerden",
        hulp="Schrijf ook wat er is veranderd, zodat het niet weer gebeurt.",
    ),
}
