"""The people of a case that is about to be opened: asked one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from casework.services.accounts.known import Colleague, accounts_of
from casework.services.added import NotAdded, plain
from casework.services.people import Identity, Person
from casework.web.fields import Field
from casework.web.kinds import YES_NO, Choice
from casework.web.visit import Visit
from notifications.post import NotPostable, address
from statemachines.dutch import capital
from statemachines.grammar import Process
from statemachines.roles import FAMILY, Role
from statemachines.situation import Party

_ALWAYS = ("naam", "rol", "gezag", "e_mail_mag", "geheim")
"""What must be known of everybody at home; of the first one in any case."""
LEAST, MOST = 2, 6
"""How many people of the family a form has room for."""
_FEW = 8
_LONGEST = 200
_AT_SCHOOL = frozenset({Role.VOORZITTER, Role.IB, Role.LERAAR})
_NEVER = FAMILY | {Role.LEERLING, Role.SYSTEEM, Role.KERNGROEP}
_FAMILY = tuple(
    Choice(role.value, capital(role.sentence)) for role in Role if role in FAMILY
)
_WRONG_MAIL = "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."


@dataclass(frozen=True)
class Asked:
    """The questions about people. ``family`` has one list for each person at home."""

    pupil: tuple[Field, ...]
    family: tuple[tuple[Field, ...], ...]
    school: tuple[Field, ...]
    staff: tuple[Field, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Field, ...]], ...]:
        """Return what was answered, under the heading of whom it is about."""
        home = [
            (f"Ouder of verzorger {n}", one) for n, one in enumerate(self.family, 1)
        ]
        parts = [
            ("De leerling", self.pupil),
            *home,
            ("De school", self.school),
            ("Wie werkt er mee", self.staff),
        ]
        told = ((title, tuple(f for f in one if f.answered)) for title, one in parts)
        return tuple((title, one) for title, one in told if one)

    @property
    def all(self) -> tuple[Field, ...]:
        """Return every question, in the order of the page."""
        family = (field for one in self.family for field in one)
        return (*self.pupil, *family, *self.school, *self.staff)


def about_child(process: Process[Any]) -> bool:
    """Tell whether a case of this process is about a pupil."""
    return any({*process.opened_by} & (_AT_SCHOOL | {Role.SCHOOLBESTUUR}))


def asked_of(visit: Visit, process: Process[Any], home: int) -> Asked:
    """Return the questions, still empty, with room for so many people at home."""
    child = about_child(process)
    return Asked(
        _pupil() if child else (),
        tuple(_one_at_home(n) for n in range(1, home + 1)) if child else (),
        _school() if child else (),
        tuple(_staff(visit, process)),
    )


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
    if role not in _AT_SCHOOL:
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
        **dict.fromkeys(_ALWAYS, "Vul dit in."),
        "email": "Vul een e-mailadres in: u koos dat e-mail mag." if mail else "",
        "adres": "" if mail or hidden else "Vul het adres in: er gaat een brief.",
    }
    missing = needed.get(part, "")
    who = f" (ouder of verzorger {at.removeprefix('gezin-')})" if missing else ""
    return replace(field, fout=f"{missing}{who}")


# -- The questions ---------------------------------------------------------------------


def _pupil() -> tuple[Field, ...]:
    return (
        Field("leerling-naam", "Naam van de leerling", hulp="Voornaam en achternaam."),
        Field("leerling-geboren_op", "Geboortedatum", "datum", verplicht=False),
    )


def _one_at_home(n: int) -> tuple[Field, ...]:
    at = f"gezin-{n}"
    fields = (
        Field(f"{at}-naam", "Naam"),
        Field(f"{at}-aanhef", "Aanhef in een brief", hulp="Zoals: mevrouw De Wit."),
        Field(f"{at}-rol", "Wie is dit?", "keuze", keuzes=_FAMILY),
        Field(f"{at}-gezag", "Heeft deze persoon het gezag?", "ja_nee", keuzes=YES_NO),
        Field(
            f"{at}-e_mail_mag",
            "Mogen berichten per e-mail?",
            "ja_nee",
            "Alleen als deze persoon dat zelf heeft gezegd (Awb 2:8).",
            YES_NO,
        ),
        Field(
            f"{at}-geheim",
            "Is het adres geheim?",
            "ja_nee",
            "Dan stuurt het systeem niets vanzelf naar dit gezin.",
            YES_NO,
        ),
        Field(f"{at}-email", "E-mailadres", "email"),
        Field(f"{at}-telefoon", "Mobiel nummer", "telefoon"),
        Field(f"{at}-adres", "Adres", hulp="Straat, nummer, postcode en plaats."),
    )
    return tuple(
        replace(field, verplicht=n == 1 and field.name.rpartition("-")[2] in _ALWAYS)
        for field in fields
    )


def _school() -> tuple[Field, ...]:
    return (
        Field("school-naam", "Naam van de school"),
        Field("school-adres", "Adres van de school"),
        Field("school-telefoon", "Telefoonnummer van de school", "telefoon"),
        Field("school-brin", "BRIN van de school", verplicht=False),
    )


def _staff(visit: Visit, process: Process[Any]) -> Iterator[Field]:
    active = [one for one in accounts_of(visit.work) if one.active]
    for role in _roles_around(process):
        able = [Choice(one.id, one.naam) for one in active if role in one.rollen]
        if able:
            kind = "keuzes" if len(able) <= _FEW else "lang_lijst"
            label = capital(role.sentence)
            yield Field(
                f"rol-{role.value}", label, kind, "", tuple(able), verplicht=False
            )


def _roles_around(process: Process[Any]) -> Sequence[Role]:
    """Return who can act in the case or in a case that comes of it, or hears of it."""
    met: dict[str, Process[Any]] = {}
    waiting = [process]
    while waiting:
        one = waiting.pop()
        met[one.code] = one
        opened = (o.process for step in one.steps for o in step.opens)
        waiting += [p for p in opened if p.code not in met]
    roles = {role for p in met.values() for step in p.steps for role in step.by}
    told = {n.to for p in met.values() for step in p.steps for n in step.notifies}
    return [r for r in Role if r in roles | told and r not in _NEVER]
