"""A request about personal data, as the parent who asked reads it."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

AVG_VERZOEK = Zaakwoorden(
    titel=nl("Uw verzoek over gegevens"),
    waarom=(
        nl("U vroeg ons iets over de gegevens van u of uw kind."),
        nl("Wij geven binnen een maand antwoord."),
    ),
    antwoorden={
        "intrekken": Antwoord(
            nl("Ik trek mijn verzoek in"),
            nl("Wij doen dan niets meer met uw verzoek."),
            nl("Als u op de knop drukt, is uw verzoek van tafel."),
            nl("Er verandert niets aan de gegevens."),
            nl("U kunt altijd een nieuw verzoek doen."),
            nl("Ik trek mijn verzoek in"),
        ),
    },
    gevraagd=frozenset(),
    standen={
        "identiteit_gevraagd": nl("Laat ons zien wie u bent. Lees onze brief."),
        "in_behandeling": nl("Wij kijken naar uw verzoek."),
        "geadviseerd": nl("Wij kijken naar uw verzoek."),
    },
)
