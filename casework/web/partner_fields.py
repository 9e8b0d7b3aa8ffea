"""The questions about a partner and about its certificate."""

from casework.models import Kanaal, Profiel
from casework.services.exchange.parties import ROLES_OF, party_name
from casework.services.exchange.partners import NewPartner
from casework.services.exchange.revoked_for import RevokedFor
from casework.web.fields import Choice, Field
from casework.web.posted import Form

_CHANNEL = {
    Kanaal.PORTAAL: "De partner logt in en haalt het op",
    Kanaal.MAIL: "Als bijlage bij een e-mail",
    Kanaal.WEBHOOK: "Rechtstreeks naar een systeem van de partner",
}
_PROFILE = {
    Profiel.GCM: "Gewoon (cms-gcm)",
    Profiel.CBC: "Voor Outlook, Thunderbird of .NET (cms-cbc)",
}
USE = Field(
    "soort",
    "Waarvoor gebruikt de partner dit certificaat?",
    "keuze",
    keuzes=(
        Choice("encrypt", "Om te ontvangen: wij versleutelen ernaar"),
        Choice("sign", "Om te versturen: de partner ondertekent ermee"),
    ),
)
FILE = Field(
    "bestand",
    "Het certificaat",
    "certificaat",
    "Een bestand van de partner, PEM of DER. Nooit met een geheime sleutel erin.",
)
CALLED = (
    Field("gesproken_met", "Met wie hebt u gebeld?"),
    Field(
        "klopt",
        "Wat las de partner voor?",
        "keuze",
        keuzes=(
            Choice("ja", "Precies deze 16 groepen"),
            Choice("nee", "Iets anders, of niet alles"),
        ),
    ),
)
WHY = Field(
    "reden",
    "Waarom trekt u dit certificaat in?",
    "keuze",
    keuzes=tuple(Choice(each.value, each.sentence) for each in RevokedFor),
)
_ASKED = (
    Field("naam", "Naam van de organisatie"),
    Field(
        "rol",
        "Welke partij van het convenant is dit?",
        "lang_lijst",
        keuzes=tuple(Choice(code, party_name(code)) for code in ROLES_OF),
    ),
    Field("oin_of_kvk", "KvK-nummer of OIN", hulp="8 cijfers, of 20 voor een OIN."),
    Field("convenant", "Welk convenant?"),
    Field("toegetreden_op", "Doet mee sinds", "datum"),
    Field(
        "fg_contact",
        "E-mailadres van de functionaris gegevensbescherming",
        "email",
        hulp="Hier komen ook de waarschuwingen dat een certificaat afloopt.",
    ),
    Field(
        "telefoon",
        "Telefoonnummer om een certificaat na te gaan",
        "telefoon",
        hulp="Zoek het zelf op. Neem nooit een nummer uit de e-mail met het "
        "certificaat: wie die e-mail vervalste, neemt dan op.",
    ),
    Field("telefoon_bron", "Waar komt dat nummer vandaan?"),
    Field(
        "profiel",
        "Welk soort pakket kan de partner openen?",
        "keuze",
        keuzes=tuple(Choice(code.value, text) for code, text in _PROFILE.items()),
    ),
    Field(
        "kanaal",
        "Hoe krijgt de partner een pakket?",
        "keuze",
        keuzes=tuple(Choice(code.value, text) for code, text in _CHANNEL.items()),
    ),
    Field(
        "adres",
        "Adres daarvoor",
        hulp="Een e-mailadres, of het https-adres van een systeem.",
        verplicht=False,
    ),
)


def partner_fields(known: NewPartner | None = None) -> tuple[Field, ...]:
    """Return the questions about a partner, filled in with what is known."""
    told = vars(known) if known else {"profiel": "cms-gcm", "kanaal": "portaal"}
    return tuple(_with(field, str(told.get(field.name, ""))) for field in _ASKED)


def typed_partner(form: Form) -> NewPartner:
    """Return what was filled in about a partner."""
    return NewPartner(**{field.name: form.text(field.name) for field in _ASKED})


def _with(field: Field, value: str) -> Field:
    return Field(
        *(field.name, field.label, field.kind, field.hulp, field.keuzes),
        waarden=(value,) if value else (),
        verplicht=field.verplicht,
    )
