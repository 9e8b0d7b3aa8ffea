"""Recognise a burgerservicenummer in a text: it may not be there.

A samenwerkingsverband may not use it (WPO 182 does not name it; UAVG 46).
"""

import re

REFUSAL = (
    "hier staat een getal dat een burgerservicenummer (BSN) kan zijn. Laat dat weg: "
    "het samenwerkingsverband mag het niet hebben"
)
_WRITTEN = re.compile(
    r"(?<![\w-])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\w-])",
    re.ASCII,
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_ELEVEN = 11


def has_bsn(text: str) -> bool:
    """Tell whether nine digits of a text, as people write them, pass the elfproef."""
    found = _WRITTEN.findall(text)
    return bool(found) and any(_passes(written) for written in found)


def _passes(written: str) -> bool:
    digits = [int(sign) for sign in written if sign.isdigit()]
    total = sum(d * w for d, w in zip(digits, _WEIGHTS, strict=True))
    return any(digits) and total % _ELEVEN == 0
