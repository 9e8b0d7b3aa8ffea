"""The kind of values a profile is made of."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from statemachines.text import safe_text


def _one_line(name: str) -> str:
    """Return a name as safe text on one line: it ends up in letters and in mails."""
    return " ".join(str(safe_text(name)).split())


Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_one_line),
]
Names = Annotated[tuple[Name, ...], Field(strict=False)]
Count = Annotated[int, Field(ge=0)]


class Section(BaseModel):
    """A table of a profile: exact and frozen. An unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
