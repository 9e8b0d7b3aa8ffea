"""The questions about the people of a case that is about to be opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from casework.services.accounts.known import accounts_of
from casework.web.fields import Field
from casework.web.kinds import YES_NO, Choice
from casework.web.visit import Visit
from statemachines.dutch import capital
from statemachines.grammar import Process
from statemachines.roles import FAMILY, Role

ALWAYS = ("naam", "rol", "gezag", "e_mail_mag", "geheim")
"""What must be known of everybody at home; of the first one in any case."""
LEAST, MOST = 2, 6
"""How many people of the family a form has room for."""
AT_SCHOOL = frozenset({Role.VOORZITTER, Role.IB, Role.LERAAR})
"""Who signs with the name of the school."""
_FEW = 8
_NEVER = FAMILY | {Role.LEERLING, Role.SYSTEEM, Role.KERNGROEP}
_FAMILY = tuple(
    Choice(role.value, capital(role.sentence)) for role in Role if role in FAMILY
)


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
    if process.admits and Role.LEERLING not in process.admits:
        return False
    return any({*process.opened_by} & (AT_SCHOOL | {Role.SCHOOLBESTUUR}))


def asked_of(visit: Visit, process: Process[Any], home: int) -> Asked:
    """Return the questions, still empty, with room for so many people at home."""
    child = about_child(process)
    return Asked(
        _pupil() if child else (),
        tuple(_one_at_home(n) for n in range(1, home + 1)) if child else (),
        _school() if child else (),
        tuple(_staff(visit, process)),
    )


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
        replace(field, verplicht=n == 1 and field.name.rpartition("-")[2] in ALWAYS)
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
