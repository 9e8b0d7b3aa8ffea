"""A whole number in an address or a form: short, and in plain digits.

Python refuses to read thousands of digits, and takes the digits of every script.
"""

import re

from starlette.convertors import IntegerConvertor, register_url_convertor

LONGEST = 9
"""No number on our pages has as many digits, and the database has room for it."""
GETAL = "getal"
"""How a path says that a part of it is such a number: `{nummer:getal}`."""
_DIGITS = re.compile(rf"[0-9]{{1,{LONGEST}}}")


class _Short(IntegerConvertor):
    regex = _DIGITS.pattern


def whole(text: str) -> int | None:
    """Return the number that a text is, or nothing when it is none."""
    return int(text) if _DIGITS.fullmatch(text) else None


register_url_convertor(GETAL, _Short())
