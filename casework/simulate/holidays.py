"""The school holidays of region Midden and the sender: what a profile leaves open."""

from datetime import date

from casework.tenants import Tenant
from casework.tenants.profile import Afzender, Contact, Vakantie

HOLIDAYS = (
    ("2026-07-18", "2026-08-30", "zomervakantie"),
    ("2026-10-17", "2026-10-25", "herfstvakantie"),
    ("2026-12-19", "2027-01-03", "kerstvakantie"),
    ("2027-02-20", "2027-02-28", "voorjaarsvakantie"),
    ("2027-04-24", "2027-05-09", "meivakantie"),
    ("2027-07-17", "2027-08-29", "zomervakantie"),
)


def furnished(profile: Tenant) -> Tenant:
    """Return a real profile with an invented sender and the holidays of the year."""
    sender = Afzender(
        adres="Simulatiestraat 0, Nergens",
        telefoon="000 000 0000",
        email="swv@simulatie.example",
    )
    holidays = tuple(
        Vakantie(van=date.fromisoformat(van), tot=date.fromisoformat(tot), naam=naam)
        for van, tot, naam in HOLIDAYS
    )
    contact = Contact(naam="het ouder- en jeugdsteunpunt", telefoon="000 000 0001")
    return profile.model_copy(
        update={
            "afzender": sender,
            "steunpunt_contact": contact,
            "vakanties": profile.vakanties or holidays,
        }
    )
