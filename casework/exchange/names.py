"""Which names a file in a package may have: a name, never a place."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 200
_DEVICES = frozenset(
    f"{device}{number}"
    for device in ("con", "prn", "aux", "nul", "com", "lpt")
    for number in ("", *range(10))
)
_NOT_ALONE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_SIGNS = frozenset('/\\<>:"|?*')
_OFFICE = re.compile(r"\.(docx|odp|ods|odt|pptx|xlsx)$", re.IGNORECASE | re.ASCII)
_PACKED = re.compile(
    r"\.(7z|apk|bz2|cab|gz|iso|jar|lz|lzma|rar|tar|tbz2?|tgz|txz|war|xz|zip|zst)$",
    re.IGNORECASE | re.ASCII,
)
_MAGIC = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!"),
    *(b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"),
)
MANIFEST = "manifest.json"


def is_plain(name: str) -> bool:
    """Tell whether this is a name that every system takes for a file in a folder."""
    return (
        0 < len(name.encode(errors="replace")) <= _LONGEST
        and name == unicodedata.normalize("NFC", name)
        and not any(unicodedata.category(sign) in _NOT_ALONE for sign in name)
        and not _SIGNS.intersection(name)
        and not name.startswith((".", " ", "-"))
        and not name.endswith((".", " "))
        and name.split(".", maxsplit=1)[0].casefold() not in _DEVICES
    )


def all_different(names: Iterable[str]) -> bool:
    """Tell whether no two names are the same, nor the name of the manifest.

    Capitals make no difference: on some systems they would be one file.
    """
    folded = [MANIFEST, *(name.casefold() for name in names)]
    return len(set(folded)) == len(folded)


def is_archive(name: str, data: bytes) -> bool:
    """Tell whether a file has files packed in it. Documents of an office may."""
    if _PACKED.search(name):
        return True
    return data.startswith(_MAGIC) and not _OFFICE.search(name)
