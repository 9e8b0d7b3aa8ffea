"""Who signs a letter, and where its reader can ask or object.

The samenwerkingsverband signs what it decides, the school what is hers. A letter
without an address and a telephone number is not sent: the reader must be able to ask.
"""

from collections.abc import Iterable, Mapping

from casework.services.people import Person
from casework.work import Work
from notifications.letter import Sender
from statemachines.roles import Role

_STEUNPUNT = "het ouder- en jeugdsteunpunt"


class SenderUnknown(Exception):
    """The address or the telephone number of the sender is not known yet."""


def sender_of(work: Work, role: Role | None, people: Iterable[Person]) -> Sender:
    """Return the sender of a letter: the person of this role, or nobody: the SWV.

    Raises `SenderUnknown` when there is nobody to ask, with what to fill in.
    """
    if role is None:
        return _samenwerkingsverband(work)
    for person in people:
        if person.party.role == role:
            return _school(work, person)
    raise SenderUnknown(f"in deze zaak is er geen {role} om te tekenen")


def _samenwerkingsverband(work: Work) -> Sender:
    policy = work.tenant.policy()
    place = _joined(policy, "afzender_postcode", "afzender_plaats", sep=" ")
    known = {"adres": policy.get("afzender_adres"), "plaats": place}
    address = ", ".join(str(part) for part in known.values() if part)
    return Sender(
        naam=str(policy["afzender_naam"]),
        adres=_known(address, "adres", work),
        telefoon=_known(policy.get("afzender_telefoon"), "telefoon", work),
        email=str(policy.get("afzender_email") or work.place.mail_from),
        **_help(policy),
    )


def _school(work: Work, person: Person) -> Sender:
    identity = person.identity
    if not identity.telefoon:
        raise SenderUnknown(f"van {person.party.key} is geen telefoonnummer bekend")
    return Sender(
        naam=identity.organisatie or identity.naam,
        adres=identity.adres,
        telefoon=identity.telefoon,
        email=identity.email or work.place.mail_from,
        brin=identity.brin,
        **_help(work.tenant.policy()),
    )


def _help(policy: Mapping[str, object]) -> dict[str, str]:
    return {
        "steunpunt": str(policy.get("steunpunt_naam") or _STEUNPUNT),
        "steunpunt_telefoon": str(
            policy.get("steunpunt_telefoon") or "zie onze website"
        ),
    }


def _known(value: object, name: str, work: Work) -> str:
    if not value:
        raise SenderUnknown(f"vul bij [afzender] van {work.tenant.code} in: {name}")
    return str(value)


def _joined(policy: Mapping[str, object], *names: str, sep: str) -> str:
    return sep.join(str(policy[name]) for name in names if policy.get(name))
