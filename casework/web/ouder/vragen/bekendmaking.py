"""The decision, and what to do when one does not agree (Awb 6:4 and further)."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

_LATER = frozenset({"nawerking", "onherroepelijk"})

BEKENDMAKING = Zaakwoorden(
    titel=nl("Het besluit over de aanvraag"),
    waarom=(
        nl("Wij namen een besluit over de aanvraag van de school."),
        nl("Bent u het niet eens? Dan kunt u bezwaar maken. Dat is gratis."),
        nl("Bezwaar maken houdt het besluit niet tegen."),
    ),
    antwoorden={
        "bezwaar_maken": Antwoord(
            nl("Ik maak bezwaar tegen het besluit"),
            nl("U schrijft waarom u het niet eens bent. Een advocaat is niet nodig."),
            nl("Uw bezwaar telt vanaf het moment dat u op de knop drukt."),
            nl("Een commissie die niet bij ons werkt, luistert naar u."),
            nl("U kunt het bezwaar later hier intrekken."),
            nl("Bezwaar versturen"),
            alleen_in={"reden_te_laat": _LATER},
        ),
        "reden_te_laat_geven": Antwoord(
            nl("Ik leg uit waarom mijn bezwaar later kwam"),
            nl("Soms telt een bezwaar toch mee, bijvoorbeeld als u ziek was."),
            nl("Wij krijgen uw uitleg zodra u op de knop drukt."),
            nl("In de beslissing leest u wat wij met uw uitleg doen."),
        ),
        "bezwaar_intrekken": Antwoord(
            nl("Ik trek mijn bezwaar in"),
            nl("Dan blijft het besluit zoals het is."),
            nl("Uw bezwaar stopt als u op de knop drukt."),
            nl("U krijgt geen beslissing meer op uw bezwaar."),
            nl("Daarna is een nieuw bezwaar meestal te laat."),
            nl("Bezwaar intrekken"),
        ),
    },
    gevraagd=frozenset({"verzuim_te_herstellen"}),
    termijn="D1",
    standen={
        "te_verzenden": nl("Het besluit is er. U krijgt het van ons toegestuurd."),
        "onbestelbaar": nl("Het besluit kwam niet bij u aan. Bel ons."),
        "bezwaartermijn": nl("U heeft het besluit. U kunt bezwaar maken."),
        "nawerking": nl("De tijd voor bezwaar is voorbij."),
        "onherroepelijk": nl("Het besluit staat vast."),
        "in_bezwaar": nl("U maakte bezwaar. Een commissie kijkt ernaar."),
        "vroeg_bezwaar": nl("U maakte al bezwaar. U krijgt het besluit nog."),
        "verzuim_te_herstellen": nl(
            "Er mist nog iets aan uw bezwaar. U kreeg een brief."
        ),
    },
    te_laat={
        state: nl(
            "De zes weken voor bezwaar zijn voorbij. U kunt nog steeds bezwaar maken. "
            "Zeg dan ook waarom het later is. Wij kijken of het toch kan."
        )
        for state in _LATER
    },
)
