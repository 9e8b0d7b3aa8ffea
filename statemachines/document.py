"""De vingerafdruk van een document: wie tekent, tekent dit en niets anders."""

import re
from typing import Annotated

from pydantic import AfterValidator

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _vingerafdruk(value: str) -> str:
    if not _SHA256.fullmatch(value):
        raise ValueError("dit is geen SHA-256 van 64 tekens (0-9, a-f)")
    return value


Vingerafdruk = Annotated[str, AfterValidator(_vingerafdruk)]
