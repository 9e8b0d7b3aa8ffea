"""The words of a flow: whether data about a child may be shared with another."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

UITWISSELING = Zaakwoorden(
    titel=nl("Gegevens over uw kind delen"),
    waarom=(
        nl("De school wil iets over uw kind delen met een ander."),
        nl("In de brief leest u wat, met wie en waarvoor."),
        nl("U mag nee zeggen. Dat heeft geen gevolg voor het onderwijs."),
    ),
    antwoorden={
        "toestemming_geven": Antwoord(
            nl("Ja, dit mag worden gedeeld"),
            nl("U zegt alleen ja tegen wat in de brief staat."),
            nl("Wij schrijven op dat u ja zei als u op de knop drukt."),
            nl("Wij delen pas iets als iedereen ja zei die dat moet doen."),
            nl("Bedenkt u zich? U kunt altijd zeggen dat u toch niet wilt."),
            nl("Ja, dit mag"),
        ),
        "toestemming_weigeren": Antwoord(
            nl("Nee, ik wil niet dat dit wordt gedeeld"),
            nl("U hoeft niet te zeggen waarom."),
            nl("Wij delen dit dan niet. Dat blijft zo."),
            nl("De school hoort dat het antwoord nee is."),
            nl("Wilt u er nog over praten? Bel dan de school."),
            nl("Nee, dit mag niet"),
        ),
        "toestemming_intrekken": Antwoord(
            nl("Ik wil toch niet dat dit wordt gedeeld"),
            nl("Dat mag altijd. U hoeft niet te zeggen waarom."),
            nl("Wij delen niets meer als u op de knop drukt."),
            nl("Heeft de ander het al? Dan vragen wij hem om het te wissen."),
            nl("Wilt u later toch ja zeggen? Bel dan de school."),
            nl("Ik trek mijn toestemming in"),
        ),
    },
    gevraagd=frozenset({"toestemming_gevraagd"}),
    termijn="L151",
    niets_doen=nl("Antwoordt u niet? Dan delen wij dit niet."),
)
