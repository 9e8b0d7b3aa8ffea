"""What a parent can do about the talks at school (the ondersteuningsteam)."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

OT = Zaakwoorden(
    titel=nl("Samen praten over hulp op school"),
    waarom=(
        nl("De school zoekt met u en met anderen naar goede hulp voor uw kind."),
        nl("Dat doet het ondersteuningsteam. U hoort daarbij."),
    ),
    antwoorden={
        "opmerking_maken": Antwoord(
            nl("Ik heb een opmerking bij het verslag of het plan"),
            nl("Wij bewaren uw opmerking bij het verslag."),
            nl("De school krijgt uw opmerking zodra u op de knop drukt."),
            nl("De intern begeleider leest uw opmerking."),
            nl("U kunt altijd nog een opmerking sturen."),
            vragen={"opmerking_ouder": nl("Wat wilt u zeggen?")},
        ),
        "toestemming_intrekken": Antwoord(
            nl("Ik trek mijn toestemming voor het onderzoek in"),
            nl("Dat mag altijd. U hoeft niet te zeggen waarom."),
            nl("Het onderzoek stopt als u op de knop drukt."),
            nl("De onderzoeker en de school weten dat het onderzoek stopt."),
            nl("Wilt u het onderzoek later toch? Bel dan de school."),
            nl("Ik trek mijn toestemming in"),
            vult={"toestemming_ingetrokken_op": "vandaag"},
        ),
        "instemmen_met_intrekken": Antwoord(
            nl("Ik vind het goed dat wij stoppen met deze zaak"),
            nl("Stoppen kan alleen als iedere ouder met gezag dat wil."),
            nl("Wij schrijven op dat u met stoppen instemt."),
            nl("De zaak stopt pas als u samen besluit om te stoppen."),
            nl("Bedenkt u zich? Bel dan de school."),
            nl("Ik stem in met stoppen"),
        ),
        "intrekken": Antwoord(
            nl("Ik wil dat deze zaak stopt"),
            nl("De school blijft wel zorgen voor uw kind."),
            nl("De zaak stopt als u op de knop drukt."),
            nl("U en de school krijgen bericht dat de zaak stopt."),
            nl("Is er later weer hulp nodig? Dan begint de school een nieuwe zaak."),
            nl("De zaak stoppen"),
            vragen={"reden_intrekking": nl("Waarom wilt u stoppen?")},
        ),
    },
)
