"""What goes wrong, in one shape: RFC 9457, in Dutch, with all reasons of a refusal.

Nothing that was sent is repeated: what is wrong is told by its place and its kind.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from casework.access import CaseNotFound
from statemachines.situation import Reason

MEDIA_TYPE = "application/problem+json"
_URN = "urn:casework:probleem:"
NOT_FOUND = str(CaseNotFound())
"""One sentence for all that is not there, so that nobody can tell what is."""


class Reden(BaseModel):
    """Waarom iets niet kan: de zin, het artikel, wie het oplost, en vanaf wanneer."""

    zin: str
    wet: str | None = None
    op_te_lossen_door: str | None = None
    mogelijk_vanaf: date | None = None

    @classmethod
    def of(cls, reason: Reason) -> "Reden":
        """Return a reason of the law as the API tells it."""
        return cls(
            zin=reason.sentence,
            wet=reason.law,
            op_te_lossen_door=reason.lifted_by,
            mogelijk_vanaf=reason.possible_from,
        )


class Fout(BaseModel):
    """Wat er mis is met de vraag: de plaats en de soort, nooit wat er stond."""

    loc: list[str | int]
    type: str


class Probleem(BaseModel):
    """Een fout volgens RFC 9457."""

    type: str = Field(description="Welk probleem: een urn die niet verandert.")
    title: str
    status: int
    detail: str | None = None
    redenen: list[Reden] | None = Field(
        default=None, description="Bij een weigering: alle redenen."
    )
    fouten: list[Fout] | None = Field(
        default=None, description="Bij een vraag die niet klopt: waar."
    )
    versie: int | None = Field(
        default=None, description="Bij een veranderde zaak: de versie van nu."
    )


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its status, its name, and what it means."""

    status: int
    name: str
    title: str


ONLEESBAAR = Kind(400, "onleesbaar", "De vraag is geen geldige JSON")
GEEN_TOEGANG = Kind(401, "geen-toegang", "Dit token geeft geen toegang")
GEEN_SCOPE = Kind(403, "geen-scope", "Dit token is hier niet voor")
NIET_GEVONDEN = Kind(404, "niet-gevonden", "Niet gevonden")
ANDERE_METHODE = Kind(405, "andere-methode", "Dit adres kent deze methode niet")
GEWEIGERD = Kind(409, "geweigerd", "Dit kan nu niet")
VERANDERD = Kind(412, "veranderd", "De zaak is intussen veranderd")
TE_GROOT = Kind(413, "te-groot", "De vraag is te groot")
ONJUIST = Kind(422, "onjuist", "De vraag klopt niet")
SLEUTEL = Kind(422, "sleutel-gebruikt", "Deze sleutel is al gebruikt")
ZONDER_VERSIE = Kind(428, "zonder-versie", "Zeg welke versie u zag")
TE_VAAK = Kind(429, "te-vaak", "Te veel vragen")
STUK = Kind(500, "stuk", "Er ging iets mis aan onze kant")
GEEN_PAKKET = Kind(422, "geen-pakket", "Het pakket kan niet worden geopend")
BEZET = Kind(503, "bezet", "Probeer het zo opnieuw")

KINDS = (
    *(ONLEESBAAR, GEEN_TOEGANG, GEEN_SCOPE, NIET_GEVONDEN, ANDERE_METHODE, GEWEIGERD),
    *(VERANDERD, TE_GROOT, ONJUIST, SLEUTEL, ZONDER_VERSIE, TE_VAAK, STUK, BEZET),
    GEEN_PAKKET,
)


class Problem(Exception):
    """A request that cannot be answered as was asked."""

    def __init__(
        self, kind: Kind, *, headers: dict[str, str] | None = None, **more: object
    ) -> None:
        """Keep what kind it is, and what there is to tell besides."""
        super().__init__(kind.name)
        self.kind = kind
        self.headers = headers
        self.more = more


def answer(
    kind: Kind, headers: dict[str, str] | None = None, **more: object
) -> JSONResponse:
    """Return the answer that tells of a problem."""
    told = Probleem.model_validate(
        {
            "type": f"{_URN}{kind.name}",
            "title": kind.title,
            "status": kind.status,
            **more,
        }
    )
    return JSONResponse(
        told.model_dump(mode="json", exclude_none=True),
        kind.status,
        headers,
        MEDIA_TYPE,
    )


def documented(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """Return these problems as OpenAPI documents the answers of an operation."""
    schema = {"$ref": "#/components/schemas/Probleem"}
    content = {MEDIA_TYPE: {"schema": schema}}
    told: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        known = told.get(kind.status)
        title = f"{known['description']}, of: {kind.title}" if known else kind.title
        told[kind.status] = {"description": title, "content": content}
    return told
