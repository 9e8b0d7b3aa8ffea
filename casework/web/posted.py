"""The form that a browser sent, read with limits."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import Depends, Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

MOST_FIELDS = 200
MOST_FILES = 10
_FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")
_WRITTEN = (b"utf-8", b"utf8")
"""How our pages write a form. Other ways can say what is no text: half characters."""


class Form:
    """What was filled in. A field that is not there is empty."""

    def __init__(self, data: FormData) -> None:
        """Keep the parsed form."""
        self._data = data

    def text(self, name: str) -> str:
        """Return the text of one field, without outer spaces."""
        value = self._data.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of a field that can be ticked more than once."""
        found = self._data.getlist(name)
        return tuple(value for value in found if isinstance(value, str) and value)

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """Return the files of one field."""
        found = self._data.getlist(name)
        return tuple(f for f in found if isinstance(f, UploadFile) and f.filename)

    def __contains__(self, name: str) -> bool:
        """Tell whether the browser sent this field."""
        return name in self._data


async def _read(request: Request) -> AsyncGenerator[Form, None]:
    kind, how = parse_options_header(request.headers.get("content-type", ""))
    if kind and kind not in _FORMS:
        raise HTTPException(415, "Stuur een formulier.")
    if how.get(b"charset", _WRITTEN[0]).lower() not in _WRITTEN:
        raise HTTPException(415, "Stuur een formulier in UTF-8.")
    limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS}
    async with request.form(**limits) as data:
        yield Form(data)  # and then every file of it is closed


Posted = Annotated[Form, Depends(_read)]
