"""Wat er bij een verzoek over persoonsgegevens gevraagd wordt."""

from statemachines.vragen.vraag import Vraag

AVG_VERZOEK = {
    "over": Vraag("Over wie gaan de gegevens?", "over wie de gegevens gaan"),
    "controle": Vraag(
        "Hoe weet u wie dit vraagt?",
        "hoe u weet wie dit vraagt",
        hulp=(
            "Een geboortedatum of een naam is nooit genoeg. Bewaar geen kopie van een"
            " paspoort of ID-kaart."
        ),
    ),
    "verantwoordelijke": Vraag(
        "Wie gaat over deze gegevens?",
        "wie over deze gegevens gaat",
        hulp="Die beslist over het antwoord.",
    ),
    "leeftijd": Vraag(
        "Hoe oud is het kind?",
        "hoe oud het kind is",
        hulp="Vanaf 16 jaar vraagt een leerling dit zelf.",
    ),
    "leerling_weet_het": Vraag(
        "Vragen leerling en ouder dit samen?",
        "of leerling en ouder dit samen vragen",
        hulp="Dit is nodig als een leerling van 12 tot 16 jaar het vraagt.",
    ),
    "verlengd_tot": Vraag(
        "Wanneer krijgt de verzoeker uiterlijk antwoord?",
        "de nieuwe laatste dag",
        hulp="Ten hoogste twee maanden na de eerste laatste dag.",
    ),
    "reden_verlenging": Vraag(
        "Waarom is er meer tijd nodig?",
        "waarom er meer tijd nodig is",
        hulp="De verzoeker leest dit in de brief.",
    ),
    "advies_fg": Vraag(
        "Wat is uw advies?",
        "uw advies",
        hulp="Wie beslist, leest dit. Noem geen namen van andere kinderen.",
    ),
    "reden_zonder_advies": Vraag(
        "Waarom is er geen advies?",
        "waarom er geen advies is",
        hulp="De privacy officer krijgt hier bericht van.",
    ),
    "weigergrond": Vraag(
        "Wat is de reden volgens de wet?",
        "de reden volgens de wet",
    ),
    "motivering": Vraag(
        "Leg uw besluit uit",
        "de uitleg bij het besluit",
        hulp="De verzoeker leest dit in de brief. Schrijf korte zinnen.",
    ),
    "uitgevoerd_op": Vraag("Wanneer is het gedaan?", "de dag waarop het is gedaan"),
    "uitvoering": Vraag(
        "Wat is er gedaan?",
        "wat er is gedaan",
        hulp="De verzoeker leest dit in de brief.",
    ),
    "ontvangers": Vraag(
        "Weet iedereen die deze gegevens kreeg het ook?",
        "of iedereen die de gegevens kreeg het weet",
        hulp="Dit is nodig bij verbeteren, wissen of niet meer gebruiken.",
    ),
    "bezwaar_op": Vraag("Wanneer kwam het bezwaar binnen?", "de dag van het bezwaar"),
    "beslist_op": Vraag(
        "Wanneer is er op het bezwaar beslist?",
        "de dag van de beslissing op het bezwaar",
    ),
}
