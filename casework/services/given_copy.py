"""The copy of a document that leaves our hands: to a reader, or outside to a partner.

The original is kept and is what is signed. What is given is clean, or it is not given.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from casework.models import Scan
from casework.services.clean_pdf import CannotClean, Cleaned, clean_pdf
from casework.services.file_kind import FileKind
from casework.services.uploads import Stuk
from casework.work import Work
from statemachines.engine import Refused
from statemachines.grammar import Reason

_LAW = "AVG 32"
_INFECTED = Reason("In dit document zit een virus. Niemand kan het openen.", _LAW)
_NOT_YET = Reason(
    "Dit document is nog niet nagekeken op virussen. Het mag daarom nog niet naar "
    "buiten. Probeer het later weer.",
    _LAW,
)
_UNREADABLE = Reason(
    "Deze pdf is beschadigd, of er zit een wachtwoord op. Bewaar hem opnieuw, zonder "
    "wachtwoord, en voeg hem weer toe.",
    _LAW,
)


@dataclass(frozen=True)
class Copy:
    """The bytes to give, and a sentence for the reader about what was done to them."""

    content: bytes
    zin: str = ""


def copy_to_read(stuk: Stuk, content: bytes) -> Copy:
    """Return what a reader here gets. Raises `Refused` for a document with a virus.

    A PDF that cannot be cleaned is given as it came: its reader is told.
    """
    if stuk.scan is Scan.BESMET:
        raise Refused(_INFECTED)
    if stuk.kind is not FileKind.PDF:
        return Copy(content)
    try:
        return _told(clean_pdf(content))
    except CannotClean as fault:
        return Copy(content, f"{fault} Hij is niet nagekeken.")


def copy_for_outside(work: Work, stuk: Stuk, content: bytes) -> Copy:
    """Return what may go to a partner. Raises `Refused` with every reason.

    With a scanner in the house a document that it did not see yet stays here.
    """
    cleaned, reasons = Cleaned(content), [*_not_outside(work, stuk)]
    if stuk.kind is FileKind.PDF:
        try:
            cleaned = clean_pdf(content)
        except CannotClean:
            reasons.append(_UNREADABLE)
    if cleaned.left:
        reasons.append(_still_in(cleaned))
    if reasons:
        raise Refused(*reasons)
    return _told(cleaned)


def _not_outside(work: Work, stuk: Stuk) -> Iterator[Reason]:
    if stuk.scan is Scan.BESMET:
        yield _INFECTED
    elif work.place.scans and stuk.scan is not Scan.SCHOON:
        yield _NOT_YET


def _told(cleaned: Cleaned) -> Copy:
    if cleaned.left:
        what = ", ".join(cleaned.left)
        return Copy(cleaned.content, f"Let op. In deze pdf zit nog: {what}.")
    if cleaned.signed:
        return Copy(cleaned.content, "Deze pdf is ondertekend en niet veranderd.")
    if cleaned.removed:
        what = ", ".join(cleaned.removed)
        return Copy(cleaned.content, f"Uit deze pdf is gehaald: {what}.")
    return Copy(cleaned.content)


def _still_in(cleaned: Cleaned) -> Reason:
    what = ", ".join(cleaned.left)
    return Reason(
        "Deze pdf is ondertekend, dus wij halen er niets uit. Maar er zit nog in: "
        f"{what}. Vraag een pdf zonder.",
        _LAW,
    )
