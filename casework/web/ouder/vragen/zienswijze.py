"""What do you think of it: in writing, in a talk, later, or after a call (Awb 4:8)."""

from casework.web.ouder.vragen.woorden import Antwoord, Zaakwoorden
from casework.web.taal import nl

_ANDERS = nl(
    "Wilt u nog iets toevoegen? Dat kan hier, zolang wij nog niet hebben besloten."
)
_DAARNA = nl(
    "In het besluit leest u straks wat wij met uw antwoord doen. "
    "Eerst leest een deskundige het."
)
_TE_LAAT = nl(
    "De dag om te antwoorden is voorbij. U mag nog steeds antwoorden. Wij lezen het, "
    "zolang er nog geen besluit is. Niet antwoorden is voor ons geen toestemming."
)

_KEUZE = nl("Dat heet een zienswijze. U kiest zelf: schrijven of praten.")

ZIENSWIJZE = Zaakwoorden(
    titel=nl("Wat vindt u van de aanvraag?"),
    waarom=(
        nl("De school vroeg ons om een verklaring voor een andere soort school."),
        nl("U bent de ouder of voogd. Daarom horen wij eerst graag wat u vindt."),
        _KEUZE,
    ),
    waarom_als={
        "intrekkingsgrond": (
            nl("Uw kind heeft van ons een verklaring voor een andere soort school."),
            nl("Wij denken erover om die in te trekken. Wij horen eerst wat u vindt."),
            _KEUZE,
        ),
        "voorgenomen_soort": (
            nl("De school vroeg ons om een verklaring voor een andere soort school."),
            nl("Wij denken erover om iets anders te besluiten dan de school vroeg."),
            nl("Daarom horen wij eerst wat u vindt."),
            _KEUZE,
        ),
    },
    antwoorden={
        "schriftelijk_indienen": Antwoord(
            nl("Ik schrijf wat ik ervan vind"),
            nl("In uw eigen woorden. Een paar zinnen is genoeg."),
            nl("Wij krijgen uw antwoord zodra u op de knop drukt. Eerder niet."),
            _DAARNA,
            _ANDERS,
        ),
        "mondeling_kiezen": Antwoord(
            nl("Ik vertel het liever in een gesprek"),
            nl("Wij maken een afspraak met u. Een tolk is gratis."),
            nl("Als u op de knop drukt, weten wij dat u een gesprek wilt."),
            nl("Wij bellen of schrijven u voor een afspraak."),
            nl("Wilt u toch liever schrijven? Bel ons dan."),
            nl("Ik wil een gesprek"),
        ),
        "uitstel_vragen": Antwoord(
            nl("Ik heb meer tijd nodig"),
            nl("U kunt een keer meer tijd krijgen, hoogstens zeven dagen."),
            nl("Als u op de knop drukt, heeft u meer tijd."),
            nl("U kunt tot en met de dag die u koos nog antwoorden."),
            nl("Bent u eerder klaar? Dan mag u eerder antwoorden."),
            nl("Ik wil meer tijd"),
        ),
        "aanvullen": Antwoord(
            nl("Ik wil nog iets toevoegen"),
            nl("Wij bewaren ook wat u al schreef of vertelde."),
            nl("Wij krijgen uw tekst zodra u op de knop drukt."),
            _DAARNA,
            _ANDERS,
        ),
        "verslag_verbeteren": Antwoord(
            nl("Er klopt iets niet in het verslag"),
            nl("U schrijft wat er anders moet staan."),
            nl("Wij bewaren uw tekst bij het verslag."),
            _DAARNA,
            _ANDERS,
        ),
    },
    gevraagd=frozenset({"uitgenodigd", "herinnerd", "uitstel", "mondeling_gehoord"}),
    termijn="C6",
    standen={
        "uit_te_nodigen": nl("U krijgt nog een brief van ons met uitleg."),
        "uitnodiging_onderweg": nl("Er is een brief met uitleg naar u onderweg."),
        "uitgenodigd": nl("Wij wachten op uw antwoord."),
        "herinnerd": nl("Wij wachten op uw antwoord. U kreeg een herinnering."),
        "uitstel": nl("U vroeg meer tijd. Wij wachten op uw antwoord."),
        "ontvangen_schriftelijk": nl("Wij hebben uw antwoord. Wij lezen het nu."),
        "mondeling_gepland": nl("U koos voor een gesprek."),
        "mondeling_gehoord": nl(
            "U heeft ons verteld wat u vindt. U kunt het verslag nog verbeteren."
        ),
        "geen_gebruik": nl("Wij kregen geen antwoord van u. Dat is geen toestemming."),
        "verwerkt": nl("Wij hebben meegenomen wat u vond."),
        "vervallen": nl("Uw antwoord is niet meer nodig. De aanvraag is van tafel."),
    },
    te_laat={"geen_gebruik": _TE_LAAT},
    niets_doen=nl(
        "Wilt u nu niets doen? Dat mag. Dan beslissen wij met wat wij weten. Daarna "
        "kunt u nog bezwaar maken."
    ),
)
