"""Yes or no to the plan: disagreeing is as easy as agreeing (WPO 40a lid 5)."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

_GEVRAAGD = frozenset({"te_vragen", "onderweg", "gevraagd", "geen_reactie"})

HANDTEKENING = Zaakwoorden(
    titel=nl("Bent u het eens met het plan?"),
    waarom=(
        nl("De school maakte een plan voor extra hulp aan uw kind."),
        nl("Over de hulp beslist u mee. Zonder uw ja geldt dat deel niet."),
        nl("U mag ja zeggen, en u mag nee zeggen. Allebei is goed."),
    ),
    antwoorden={
        "tekenen": Antwoord(
            nl("Ja, ik ben het eens met de hulp in het plan"),
            nl("U leest eerst het plan. Daarna tekent u."),
            nl("U tekent precies het plan dat u hiervoor op uw scherm had."),
            nl("Tekent ieder die over uw kind beslist? Dan kan de hulp beginnen."),
            nl("Bedenkt u zich? Bel dan de school. U kunt samen het plan veranderen."),
            nl("Ik ben het eens en ik teken"),
            vult={"getekende_hash": "stuk", "inlogniveau": "inlogniveau"},
            stuk=True,
        ),
        "weigeren": Antwoord(
            nl("Nee, ik ben het niet eens"),
            nl("U schrijft waarom. De school gaat daarna met u praten."),
            nl("De school krijgt uw antwoord zodra u op de knop drukt."),
            nl("De school maakt een afspraak met u. Daarna komt er een nieuw plan."),
            nl("Bedenkt u zich? Bel dan de school."),
        ),
    },
    gevraagd=_GEVRAAGD,
    termijn="B2",
    standen={
        "te_vragen": nl("De school vraagt u binnenkort wat u van het plan vindt."),
        "onderweg": nl("Er is een bericht over het plan naar u onderweg."),
        "gevraagd": nl("De school wacht op uw antwoord."),
        "geen_reactie": nl("Wij kregen geen antwoord van u. Dat is geen akkoord."),
        "getekend": nl("U tekende voor akkoord."),
        "geweigerd": nl("U bent het niet eens. De school gaat met u praten."),
        "onbereikbaar": nl("Het lukte niet om u te bereiken. Bel de school."),
        "vervallen": nl("Dit plan geldt niet meer. U hoeft niets te doen."),
    },
    te_laat={
        "geen_reactie": nl(
            "De dag om te antwoorden is voorbij. Uw antwoord telt nog steeds. "
            "Het is nooit vanzelf een ja."
        )
    },
    niets_doen=nl(
        "Wilt u nu niets doen? Dat mag. Wij zien dat nooit als een ja. De school "
        "belt u dan."
    ),
)
