"""What a parent can always ask, in every case: a call, and a correction (AVG 16)."""

from casework.models import Ask
from casework.web.fields import Choice, Field
from casework.web.ouder.vragen.woorden import Antwoord
from casework.web.taal import nl

ALTIJD: dict[str, Antwoord] = {
    Ask.BELLEN.value: Antwoord(
        nl("Ik wil eerst met iemand praten"),
        nl("Wij bellen u. Dat is ook een antwoord."),
        nl("Wij zetten u op de lijst om te bellen als u op de knop drukt."),
        nl("Wij bellen u binnen drie werkdagen."),
        nl("U kunt daarna nog steeds antwoorden."),
        nl("Bel mij"),
    ),
    Ask.KLOPT_NIET.value: Antwoord(
        nl("Er klopt iets niet"),
        nl("Een naam, een adres, of iets over uw kind."),
        nl("Wij veranderen niets stil. Iemand kijkt er eerst naar."),
        nl("U hoort binnen een maand wat wij hebben gedaan."),
        nl("Wilt u er iets bij zeggen? Stuur dan nog een bericht."),
    ),
    Ask.GEGEVENS.value: Antwoord(
        nl("Ik wil iets vragen over onze gegevens"),
        nl("Zien wat wij hebben, laten wissen, of niet meer laten gebruiken."),
        nl("Uw vraag wordt een verzoek volgens de privacywet."),
        nl("U krijgt binnen een maand antwoord. U vindt uw verzoek op deze pagina."),
        nl("U kunt uw verzoek altijd intrekken."),
    ),
}

FIELDS: dict[str, tuple[Field, ...]] = {
    Ask.BELLEN.value: (
        Field(
            "wanneer",
            nl("Wanneer kunnen wij u het beste bellen?"),
            "keuze",
            keuzes=(
                Choice("ochtend", nl("In de ochtend")),
                Choice("middag", nl("In de middag")),
                Choice("altijd", nl("Dat maakt niet uit")),
            ),
        ),
        Field(
            "taal",
            nl("Wilt u een tolk erbij?"),
            "ja_nee",
            nl("Een tolk is gratis."),
            keuzes=(Choice("ja", nl("Ja")), Choice("nee", nl("Nee"))),
        ),
        Field(
            "waarover",
            nl("Waar wilt u over praten?"),
            "verhaal",
            nl("Een paar woorden is genoeg. U mag dit ook leeg laten."),
            verplicht=False,
        ),
    ),
    Ask.KLOPT_NIET.value: (
        Field(
            "wat",
            nl("Wat klopt er niet?"),
            "keuze",
            keuzes=(
                Choice("naam", nl("Een naam")),
                Choice("adres", nl("Een adres")),
                Choice("telefoon", nl("Een telefoonnummer")),
                Choice("e-mail", nl("Een e-mailadres")),
                Choice("kind", nl("Iets over mijn kind")),
                Choice("anders", nl("Iets anders")),
            ),
        ),
        Field(
            "hoe",
            nl("Hoe moet het zijn?"),
            "verhaal",
            nl("Schrijf wat er nu staat, en wat er moet staan."),
        ),
    ),
    Ask.GEGEVENS.value: (
        Field(
            "soort",
            nl("Wat wilt u?"),
            "keuze",
            keuzes=(
                Choice("inzage", nl("Weten welke gegevens u over ons heeft")),
                Choice("wissing", nl("Gegevens laten wissen")),
                Choice("beperking", nl("Gegevens voorlopig niet laten gebruiken")),
                Choice("bezwaar", nl("Niet willen dat u onze gegevens gebruikt")),
                Choice("dataportabiliteit", nl("Een bestand voor iemand anders")),
            ),
        ),
        Field(
            "verzoek",
            nl("Om welke gegevens gaat het?"),
            "verhaal",
            nl("Schrijf ook waarom u dit vraagt, als u dat wilt."),
        ),
    ),
}
