"""A samenwerkingsverband: the facts of its plan, its policy, and how to reach it.

The five plans differ a lot, so nearly everything is optional. What a plan does not
say is None and never invented.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casework.tenants.beleid import Beleid, MonthDay
from casework.tenants.section import Count, Name, Names, Section
from statemachines.calendar import Holiday, SchoolCalendar


class Afzender(Section):
    """Who signs the letters, as far as it is known."""

    naam: Name | None = None
    adres: Name | None = None
    postcode: Name | None = None
    plaats: Name | None = None
    telefoon: Name | None = None
    email: Name | None = None


class Contact(Section):
    """How parents reach the ouder- en jeugdsteunpunt (WPO 19), if it is known."""

    naam: Name | None = None
    telefoon: Name | None = None
    website: Name | None = None


class Ondersteuningsteam(Section):
    """Who sits in the OT, always or depending on the case."""

    voorzitter: Name
    leden: Names
    leden_afhankelijk_van_de_casus: Names = ()


class Thuiszitter(Section):
    """Whom the region counts as a thuiszitter."""

    weken: int = Field(ge=1, le=4)
    ook_geteld: Names = ()
    niet_geteld: Names = ()
    wel_geteld_als_ziek: Name | None = None
    overige: Name | None = None


class NooitOpgeven(Section):
    """The shared budget and the kerngroep that decides about it."""

    financiers: Names
    kerngroep: Names
    jaarbudget_euro: Count
    budgetjaar_begint: MonthDay = "01-01"
    is_subsidie: bool = False
    """Whether a grant is a subsidie (Awb 4:21) instead of a private agreement."""


class Vakantie(Section):
    """A school holiday of the region: first and last day, both included."""

    van: date
    tot: date
    naam: Name


class Wijk(Section):
    """A wijk and its schools."""

    naam: Name
    gemeente: Name
    scholen: Names


class Tenant(Section):
    """One samenwerkingsverband."""

    code: Name
    naam: Name
    sector: Literal["PO", "VO"]
    plan: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-20[0-9]{2}$")]
    motto: Name | None = None
    swv_nummer: Name | None = None
    gemeenten: Names = ()
    kringen: Names = ()
    swv_vo: Name | None = None
    leerplicht: Name | None = None
    jeugdhulp: Name | None = None
    kernwaarden: Names = ()
    ambities: Names = ()
    speerpunten: Names = ()
    principes: Names = ()
    doorgaande_lijn: Names = ()
    steunpunt: Names = ()
    verantwoording: Name | None = None
    hoorrecht_leerling: bool | None = None
    leerrecht_voor_elk_kind: bool | None = None
    rapportage_maanden: int | None = Field(default=None, ge=1, le=12)
    leeftijd: tuple[int, int] | None = Field(default=None, strict=False)
    programmalijnen: Count | None = None
    aantal_leerlingen: Count
    aantal_scholen: Count | None = None
    aantal_gemeenten: Count | None = None
    aantal_besturen: Count | None = None
    aantal_bao: Count | None = None
    aantal_sbo: Count | None = None
    aantal_so: Count | None = None
    ondersteuningsteam: Ondersteuningsteam | None = None
    thuiszitter: Thuiszitter | None = None
    nooit_opgeven: NooitOpgeven | None = None
    wijken: Annotated[tuple[Wijk, ...], Field(strict=False)] = ()
    vakanties: Annotated[tuple[Vakantie, ...], Field(strict=False)] = ()
    beleid: Beleid = Beleid()
    afzender: Afzender = Afzender()
    steunpunt_contact: Contact = Contact()

    @model_validator(mode="after")
    def _plan_of_four_years(self) -> Self:
        years = int(self.plan[5:]) - int(self.plan[:4])
        if not 1 <= years <= 4:  # noqa: PLR2004 - WPO 18a lid 7: every four years
            raise ValueError("een ondersteuningsplan geldt 1 tot 4 jaar")
        return self

    @model_validator(mode="after")
    def _ages_in_order(self) -> Self:
        if self.leeftijd is not None and self.leeftijd[0] >= self.leeftijd[1]:
            raise ValueError("de leeftijden van `leeftijd` staan niet op volgorde")
        return self

    @model_validator(mode="after")
    def _wijken_and_schools_once(self) -> Self:
        _refuse_doubles("wijk", (wijk.naam for wijk in self.wijken))
        _refuse_doubles("school", self.scholen)
        for wijk in self.wijken:
            if wijk.gemeente not in self.gemeenten:
                raise ValueError(
                    f"wijk {wijk.naam} ligt in {wijk.gemeente}, "
                    "en dat staat niet bij `gemeenten`"
                )
        return self

    @model_validator(mode="after")
    def _holidays_end_after_they_start(self) -> Self:
        for vakantie in self.vakanties:
            if vakantie.tot < vakantie.van:
                raise ValueError(f"{vakantie.naam} eindigt voordat zij begint")
        return self

    @property
    def plan_ends(self) -> date:
        """Return the last day of the ondersteuningsplan."""
        return date(int(self.plan[5:]), 7, 31)

    @property
    def scholen(self) -> tuple[str, ...]:
        """List the schools of all wijken."""
        return tuple(school for wijk in self.wijken for school in wijk.scholen)

    def policy(self) -> Mapping[str, object]:
        """Return the policy as plain values, for the law and for the letters."""
        return MappingProxyType(
            {
                **self.beleid.model_dump(),
                "schoolkalender": SchoolCalendar(
                    tuple(Holiday(v.van, v.tot, v.naam) for v in self.vakanties)
                ),
                "swv": self.naam,
                "sector": self.sector,
                "leerplicht": self.leerplicht,
                "jeugdhulp": self.jeugdhulp,
                "rapportage_maanden": self.rapportage_maanden,
                **_of_fund(self.nooit_opgeven),
                **_prefixed("steunpunt", self.steunpunt_contact),
                **_prefixed("afzender", self.afzender),
                "afzender_naam": self.afzender.naam
                or f"Samenwerkingsverband {self.naam}",
            }
        )


def _prefixed(prefix: str, section: Section) -> dict[str, object]:
    return {f"{prefix}_{name}": value for name, value in section}


def _of_fund(section: NooitOpgeven | None) -> dict[str, object]:
    if section is None:
        return {}
    return {
        "financiers": section.financiers,
        "budgetjaar_begint": section.budgetjaar_begint,
        "is_subsidie": section.is_subsidie,
    }


def _refuse_doubles(kind: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise ValueError(f"{kind} {name} staat er twee keer in")
        seen.add(name.casefold())
