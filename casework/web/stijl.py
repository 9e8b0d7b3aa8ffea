"""The style sheets: of NL Design System, our own few lines, and those of the SWV.

The packages come from npm at set-up and are not in the repository. Without them every
page stays readable: an absent sheet is an empty one.
"""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request, Response

from casework.web.visit import desk_of

router = APIRouter(include_in_schema=False)
_HERE = Path(__file__).parent
_OURS = _HERE / "static"
_PACKAGES = _HERE / "node_modules"
_SHEETS = (
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "@utrecht/component-library-css/dist/index.css",
    "@gemeente-denhaag/process-steps/dist/index.css",
    "@gemeente-denhaag/step-marker/dist/index.css",
)
_ELSEWHERE = re.compile(r"@import[^;]*;|@charset[^;]*;|/\*# sourceMappingURL[^*]*\*/")
_DAY = "public, max-age=86400"


@router.get("/stijl/kader.css")
def frame() -> Response:
    """Give the sheets of the packages and our own, as one."""
    return _sheet(_joined())


@router.get("/stijl/brief.css")
def letter() -> Response:
    """Give the sheet of a letter: how it looks on the screen and on A4."""
    return _sheet((_HERE / "static" / "brief.css").read_text("utf-8"))


@router.get("/stijl/swv/{code}.css")
def own(code: str, request: Request) -> Response:
    """Give the few lines of one samenwerkingsverband; empty when it has none."""
    file = _HERE / "static" / "swv" / f"{code}.css"
    known = code in desk_of(request).tenants and file.exists()
    return _sheet(file.read_text("utf-8") if known else "")


@router.get("/favicon.ico")
def icon() -> Response:
    """Say that there is no picture, without a trace in the log of errors."""
    return Response(status_code=204, headers={"Cache-Control": _DAY})


@cache
def _joined() -> str:
    files = [_PACKAGES / sheet for sheet in _SHEETS]
    texts = [file.read_text("utf-8") for file in files if file.exists()]
    ours = [file.read_text("utf-8") for file in sorted(_OURS.glob("*.css"))]
    return _ELSEWHERE.sub("", "\n".join(texts)) + "\n".join(ours)


@cache
def fingerprint() -> str:
    """Return what the link to the sheet carries, so that a new one is fetched."""
    return sha256(_joined().encode()).hexdigest()[:12]


def _sheet(text: str) -> Response:
    return Response(text, media_type="text/css", headers={"Cache-Control": _DAY})
