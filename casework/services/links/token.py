"""The secret in a link: as it is sent, as it is typed, and as it is stored.

An e-mail carries 256 bits in hexadecimal, for a neutral link may hold no telling word.
Paper is typed over: 100 bits in the alphabet of the kenmerk, in groups of five. Nobody
can guess or reverse either one. The database only knows a hash.
"""

import re
import secrets
from hashlib import sha256

from casework.ids import SYMBOLS

_BYTES = 32
_LETTERS = 20
_GROUP = 5
_HEX = re.compile(r"[0-9a-f]{64}")
_TYPED = re.compile(rf"[{SYMBOLS}]{{{_LETTERS}}}")
_LOOKALIKE = str.maketrans("OILU", "011V")
_LINK = b"casework/link\x00"
_CODE = b"casework/link-code\x00"


def new_token(*, on_paper: bool) -> str:
    """Draw the secret of a link."""
    if on_paper:
        return "".join(secrets.choice(SYMBOLS) for _ in range(_LETTERS))
    return secrets.token_hex(_BYTES)


def as_typed(token: str) -> str:
    """Write a secret on paper so that it can be typed over: ``7F3K9-...``."""
    groups = range(0, len(token), _GROUP)
    return "-".join(token[start : start + _GROUP] for start in groups)


def tidied(text: str) -> str | None:
    """Return the secret that somebody opened or typed, or nothing when it is none."""
    if _HEX.fullmatch(text):
        return text
    plain = re.sub(r"[\s\u2010-\u2015-]+", "", text[:64]).upper().translate(_LOOKALIKE)
    return plain if _TYPED.fullmatch(plain) else None


def hash_of(token: str) -> bytes:
    """Return what is stored of a secret."""
    return sha256(_LINK + token.encode()).digest()


def code_key(token: str) -> bytes:
    """Return the key of the codes of a link: who has the database has it not."""
    return sha256(_CODE + token.encode()).digest()
