"""The kind of values a profile is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Names = Annotated[tuple[Name, ...], Field(strict=False)]
Count = Annotated[int, Field(ge=0)]


class Section(BaseModel):
    """A table of a profile: exact and frozen. An unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
