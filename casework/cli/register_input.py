"""The file of the register: schools with their people, the SWV, and the pupils."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from casework.cli.errors import Usage
from casework.cli.input import read_json
from casework.models import RegisterKind
from casework.services.absence.fields import identifier, is_bsn
from casework.services.person_input import PersonInput
from casework.services.register import THE_SWV, Entry, Key
from statemachines.calendar import Holiday, SchoolCalendar
from statemachines.grammar import Tekst
from statemachines.roles import Role


def _not_a_bsn(text: str) -> str:
    if is_bsn(text):
        raise ValueError("een burgerservicenummer mag een SWV niet hebben")
    return text


SchoolId = Annotated[str, AfterValidator(identifier)]
LeerlingId = Annotated[SchoolId, AfterValidator(_not_a_bsn)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    mensen: Annotated[tuple[PersonInput, ...], Field(min_length=1)]

    def entry(self) -> Entry:
        """Return the entry of the register."""
        return Entry(tuple(one.person() for one in self.mensen))


class VakantieInput(BaseModel):
    """A holiday of a school."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    van: date
    tot: date
    naam: Tekst = "vakantie"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.tot < self.van:
            raise ValueError("de vakantie eindigt voor zij begint")
        return self


class SchoolInput(_Section):
    """One school: its name, its BRIN, its own holidays, its people."""

    school_id: SchoolId
    naam: Tekst
    brin: Tekst = ""
    vakanties: tuple[VakantieInput, ...] | None = None

    @model_validator(mode="after")
    def _head_can_sign(self) -> Self:
        heads = [one for one in self.mensen if one.role == Role.VOORZITTER]
        if not any(one.telefoon for one in heads):
            raise ValueError(
                "geef het hoofd (rol voorzitter) met een telefoonnummer: anders kan"
                " geen brief namens de school weg"
            )
        return self

    def entry(self) -> Entry:
        """Return the entry of the register."""
        people = tuple(one.person() for one in self.mensen)
        return Entry(people, self.naam, self.brin)

    def calendar(self) -> SchoolCalendar | None:
        """Return its own holidays, or nothing when the file does not speak of them."""
        if self.vakanties is None:
            return None
        return SchoolCalendar(
            tuple(Holiday(one.van, one.tot, one.naam) for one in self.vakanties)
        )


class LeerlingInput(_Section):
    """One pupil, with the parents."""

    leerling_id: LeerlingId
    school_id: SchoolId

    @model_validator(mode="after")
    def _holds_the_pupil(self) -> Self:
        if Role.LEERLING not in {one.role for one in self.mensen}:
            raise ValueError("de leerling zelf staat er niet bij (rol leerling)")
        return self


class RegisterInput(BaseModel):
    """The whole file. What it does not mention stays as it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    swv: _Section | None = None
    scholen: tuple[SchoolInput, ...] = ()
    leerlingen: tuple[LeerlingInput, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        keys = [key for key, _ in self.pairs()]
        if len(set(keys)) < len(keys):
            raise ValueError("elke school en elke leerling mag maar een keer voorkomen")
        return self

    def pairs(self) -> Iterator[tuple[Key, Entry]]:
        """Yield every entry with its key."""
        if self.swv:
            yield (RegisterKind.SWV, THE_SWV), self.swv.entry()
        for school in self.scholen:
            yield (RegisterKind.SCHOOL, school.school_id), school.entry()
        for pupil in self.leerlingen:
            yield (RegisterKind.LEERLING, pupil.leerling_id), pupil.entry()

    def calendars(self) -> Iterator[tuple[str, SchoolCalendar]]:
        """Yield the schools that gave holidays of their own."""
        for school in self.scholen:
            calendar = school.calendar()
            if calendar is not None:
                yield school.school_id, calendar


def read_register(file: Path) -> RegisterInput:
    """Return what the file holds, or raise `Usage` that names the place of a fault."""
    try:
        return TypeAdapter(RegisterInput).validate_python(read_json(file))
    except ValidationError as error:
        first, more = error.errors()[0], error.error_count() - 1
    place = ".".join(str(part) for part in first["loc"]) or "het bestand"
    said = first["msg"].removeprefix("Value error, ")
    ours = said if first["type"] == "value_error" else "klopt niet of ontbreekt"
    also = f" En nog {more} fouten." if more else ""
    raise Usage(f"{file}: {place}: {ours}.{also}")
