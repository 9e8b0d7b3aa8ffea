"""A person as a file or a request describes one, checked before the office knows it."""

from datetime import date
from functools import partial
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictBool

from casework.services.people import Identity, Person
from statemachines.grammar import Party, Tekst
from statemachines.roles import Role
from statemachines.text import as_typed

Day = Annotated[date, BeforeValidator(partial(as_typed, kinds=(date,)))]
"""A day as jjjj-mm-dd, and nothing that could be meant as one."""


class PersonInput(BaseModel):
    """One person as the command line and the API are given one."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    key: Tekst
    role: Role
    naam: Tekst
    aanhef: Tekst = ""
    email: Tekst = ""
    adres: Tekst = ""
    telefoon: Tekst = ""
    geboren_op: Day | None = None
    organisatie: Tekst = ""
    user_id: Tekst | None = None
    gezag: StrictBool = False
    e_consent: StrictBool = False
    geheim_adres: StrictBool = False
    namens: Tekst | None = None

    def person(self) -> Person:
        """Return the person as the office knows one."""
        party = Party(
            self.key,
            self.role,
            gezag=self.gezag,
            e_consent=self.e_consent,
            geheim_adres=self.geheim_adres,
            namens=self.namens,
        )
        born = self.geboren_op.isoformat() if self.geboren_op else ""
        identity = Identity(
            naam=self.naam,
            aanhef=self.aanhef,
            email=self.email,
            adres=self.adres,
            telefoon=self.telefoon,
            geboren_op=born,
            organisatie=self.organisatie,
        )
        return Person(party, identity, self.user_id)
