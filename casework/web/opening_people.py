"""The people of a case that is about to be opened, made of what was answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from casework.services.accounts.known import Colleague, accounts_of
from casework.services.added import NotAdded, plain
from casework.services.people import Identity, Person
from casework.web.fields import Field
from casework.web.opening_questions import ALWAYS, AT_SCHOOL, MOST
from casework.web.visit import Visit
from notifications.post import NotPostable, address
from statemachines.roles import Role
from statemachines.situation import Party

_LONGEST = 200
_WRONG_MAIL = "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."


def with_people_faults(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return the questions about people with what is wrong, as a sentence."""
    kept = tuple(replace(field, fout=_fault(field)) for field in fields)
    known = {field.name: field for field in kept}
    return tuple(_of_whole(field, known) for field in kept)


def people_from(visit: Visit, fields: Iterable[Field]) -> list[Person]:
    """Return the people that were filled in, with who opens the case among them."""
    known = {field.name: field for field in fields}
    made = [*_household(known)]
    colleagues = {one.id: one for one in accounts_of(visit.work)}
    chosen = [
        (Role(field.name.removeprefix("rol-")), account)
        for field in known.values()
        if field.name.startswith("rol-")
        for account in field.waarden
    ]
    me = (visit.by.role, visit.by.id)
    keys: dict[Role, int] = {}
    for role, account in dict.fromkeys([me, *chosen]):
        keys[role] = keys.get(role, 0) + 1
        who = colleagues.get(account)
        made.append(_colleague(role, account, keys[role], _called(who, account, known)))
    return made


def _household(known: Mapping[str, Field]) -> Iterator[Person]:
    if name := _text(known, "leerling-naam"):
        born = _text(known, "leerling-geboren_op")
        yield Person(Party("leerling", Role.LEERLING), Identity(name, geboren_op=born))
    for n in range(1, MOST + 1):
        at = f"gezin-{n}"
        if name := _text(known, f"{at}-naam"):
            role = Role(_text(known, f"{at}-rol"))
            party = Party(
                f"ouder-{n}",
                role,
                gezag=_text(known, f"{at}-gezag") == "ja",
                e_consent=_text(known, f"{at}-e_mail_mag") == "ja",
                geheim_adres=_text(known, f"{at}-geheim") == "ja",
            )
            yield Person(
                party,
                Identity(
                    name,
                    aanhef=_text(known, f"{at}-aanhef"),
                    email=_text(known, f"{at}-email"),
                    adres=_text(known, f"{at}-adres"),
                    telefoon=_text(known, f"{at}-telefoon"),
                ),
            )


def _called(
    who: Colleague | None, account: str, known: Mapping[str, Field]
) -> Identity:
    name = who.naam if who else account
    email, phone = (who.email, who.telefoon) if who else ("", "")
    return Identity(
        name,
        aanhef=name,
        email=email,
        adres=_text(known, "school-adres"),
        telefoon=phone or _text(known, "school-telefoon"),
        organisatie=_text(known, "school-naam"),
        brin=_text(known, "school-brin"),
    )


def _colleague(role: Role, account: str, n: int, who: Identity) -> Person:
    """Make a colleague; only who works at the school signs with its name."""
    if role not in AT_SCHOOL:
        who = Identity(who.naam, who.aanhef, who.email, telefoon=who.telefoon)
    key = f"{role.value.replace('_', '-')[:28]}-{n}"
    return Person(Party(key, role, e_consent=True), who, account)


def _text(known: Mapping[str, Field], name: str) -> str:
    return known[name].waarde if name in known else ""


# -- What is wrong ---------------------------------------------------------------------


def _fault(field: Field) -> str:
    try:
        for text in field.waarden:
            plain(text, _LONGEST)
        if field.kind == "email" and field.answered:
            address(field.waarde)
    except NotAdded as fault:
        return str(fault)
    except NotPostable:
        return _WRONG_MAIL
    return "Vul dit in." if field.verplicht and not field.answered else ""


def _of_whole(field: Field, known: Mapping[str, Field]) -> Field:
    """Say what is missing of somebody at home, once anything of that one is known."""
    at, _, part = field.name.rpartition("-")
    if field.fout or field.answered or not at.startswith("gezin-"):
        return field
    if not any(f.answered for n, f in known.items() if n.startswith(f"{at}-")):
        return field
    mail = _text(known, f"{at}-e_mail_mag") == "ja"
    hidden = _text(known, f"{at}-geheim") == "ja"
    needed = {
        **dict.fromkeys(ALWAYS, "Vul dit in."),
        "email": "Vul een e-mailadres in: u koos dat e-mail mag." if mail else "",
        "adres": "" if mail or hidden else "Vul het adres in: er gaat een brief.",
    }
    missing = needed.get(part, "")
    who = f" (ouder of verzorger {at.removeprefix('gezin-')})" if missing else ""
    return replace(field, fout=f"{missing}{who}")
