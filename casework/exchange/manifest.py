"""What a package says about itself: from whom, for whom, why, and what is in it."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Any, Final, Literal, NoReturn

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
)

from casework.clock import AMSTERDAM
from casework.exchange.refusal import Unfit, require
from statemachines.convenant import verloopt_op

FORMAT: Final = "casework/pakket/1"
SKEW: Final = timedelta(minutes=5)
"""How far the clock of a sender may be ahead of ours."""
MOST_RECIPIENTS: Final = 200

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Text = Annotated[str, StringConstraints(pattern=r"^[^\p{C}]{1,200}$")]


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


Moment = Annotated[AwareDatetime, PlainSerializer(_written)]


class Strict(BaseModel):
    """A value that is what it says, with nothing besides."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, hide_input_in_errors=True
    )


class Entry(Strict):
    """A file in the package. ``size`` in bytes."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    size: Annotated[int, Field(ge=0)]
    sha256: Fingerprint


class Request(Strict):
    """What a sender says of a package before it exists: the file M.json."""

    purpose: Code
    legal_basis: Text
    covenant: Text
    case_ref: Text
    sender_role: Code
    recipient_roles: Annotated[tuple[Code, ...], Field(min_length=1, max_length=50)]
    classes: Annotated[tuple[Code, ...], Field(min_length=1, max_length=50)]
    expires: Moment


class Manifest(Request):
    """The first file in a package. ``sender`` and ``recipients`` are certificates."""

    format: Literal["casework/pakket/1"] = FORMAT
    id: Id
    created: Moment
    sender: Fingerprint
    recipients: Annotated[
        tuple[Fingerprint, ...], Field(min_length=1, max_length=MOST_RECIPIENTS)
    ]
    files: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=199)]

    def written(self) -> bytes:
        """Return it as it stands in the package."""
        return json.dumps(self.as_data(), ensure_ascii=False, indent=1).encode()

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON values: what the covenant judges."""
        return self.model_dump(mode="json")


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest out of a package, or raise `Unfit`."""
    try:
        read_object(data)  # pydantic would take the last of two equal keys
        return Manifest.model_validate_json(data)
    except (ValueError, RecursionError):
        raise Unfit("a manifest that is not one") from None


def read_object(data: bytes) -> dict[str, Any]:
    """Read a JSON object in UTF-8 in which no key stands twice, or `ValueError`."""
    found = json.loads(
        data.decode(), object_pairs_hook=_once, parse_constant=_no_number
    )
    if not isinstance(found, dict):
        raise ValueError("geen JSON-object")  # noqa: TRY004  so a caller expects it
    return found


def read_request(given: Mapping[str, Any]) -> Request:
    """Read what a sender says, or raise `ValueError` with one Dutch line.

    A day in ``expires`` lasts until it is over in the Netherlands; a moment without
    a zone is one on a clock in the Netherlands.
    """
    known = {**given}
    if "expires" in known:
        known["expires"] = _written(end_of(known["expires"]))
    try:
        return Request.model_validate_json(json.dumps(known))
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        if first["type"] == "extra_forbidden":
            raise ValueError(f"Het manifest kent de sleutel {key!a} niet.") from None
        wrong = "ontbreekt" if first["type"] == "missing" else "klopt niet"
        raise ValueError(f"In het manifest {wrong} '{key}'.") from None


def end_of(text: object) -> datetime:
    """Return the moment at which a package is over, or raise `ValueError`."""
    found = verloopt_op(text)
    if found is None:
        raise ValueError("In het manifest klopt 'expires' niet: geen dag of moment.")
    if not isinstance(found, datetime):
        found = datetime.combine(found + timedelta(days=1), time())
    return (found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def check_moments(manifest: Manifest, now: datetime) -> None:
    """Raise `Unfit` for a package of later than now, or one that is over."""
    require(manifest.created <= now + SKEW, "created in the future")
    require(manifest.created < manifest.expires, "over before it was created")
    require(now < manifest.expires, "expired")


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for key, value in pairs:
        if key in known:
            raise ValueError("een sleutel staat er twee keer")
        known[key] = value
    return known


def _no_number(_: str) -> NoReturn:
    raise ValueError("NaN is geen getal")
