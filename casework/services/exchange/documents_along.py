"""The documents that go along in a package: those that were added to the exchange.

Who shares adds them there, before parents are asked: what goes along later was never
part of the question. The copy that leaves is clean; the original stays here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from casework.exchange import File
from casework.models import Subject
from casework.services.added import DATA_CLASS
from casework.services.given_copy import copy_for_outside
from casework.services.hold import Held
from casework.services.uploads import Stuk, documents_of
from casework.work import Work
from statemachines.convenant import SWV_KANT, Partij, Veldklasse, klasse_van_feit
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.uitwisseling.dossier import UitwisselingDossier

MAY_HEAR_HEALTH = frozenset({Partij.SCHOOL, Partij.OUDER})
"""To whom the samenwerkingsverband may send what might tell of health."""
_MAKER = "wie de gegevens deelt"
_NAMELESS = Reason(
    "Het pakket is zonder naam. Dan gaat er geen document mee: wij kunnen niet zien of "
    "er een naam in staat.",
    "AVG 5 lid 1 onder c",
    _MAKER,
)
_FROM_SWV = Reason(
    "Het samenwerkingsverband stuurt alleen aan de school en de ouders een document "
    "mee: er kan gezondheid in staan.",
    "WPO 18a lid 13",
    _MAKER,
)


@dataclass(frozen=True)
class Along:
    """A document as it goes: its name here, its file, and what was done to it."""

    naam: str
    file: File
    zin: str


def documents_along(
    work: Work, case: Held, above: str, dossier: UitwisselingDossier
) -> tuple[Along, ...]:
    """Return the documents of an exchange. Raises `Refused` with every reason.

    ``above`` is the process of the main case: an ordinary document is of its class.
    """
    reasons, found = list[Reason](), list[Along]()
    for number, (stuk, content) in enumerate(documents_of(work, case), start=1):
        reasons += _not_this(dossier, stuk, _kind(above, stuk))
        try:
            copy = copy_for_outside(work, stuk, content)
        except Refused as refusal:
            reasons += [_named(stuk, reason) for reason in refusal.reasons]
            continue
        name = f"stuk-{number}.{stuk.kind.value}"
        found.append(Along(stuk.naam, File(name, copy.content), copy.zin))
    if reasons:
        raise Refused(*dict.fromkeys(reasons))
    return tuple(found)


def _kind(above: str, stuk: Stuk) -> Veldklasse:
    ordinary = stuk.subject is Subject.GEWOON
    return klasse_van_feit(above, None if ordinary else DATA_CLASS[stuk.subject])


def _not_this(
    dossier: UitwisselingDossier, stuk: Stuk, kind: Veldklasse
) -> Iterator[Reason]:
    if dossier.zonder_naam:
        yield _NAMELESS
    if dossier.afzender in SWV_KANT and dossier.ontvanger not in MAY_HEAR_HEALTH:
        yield _FROM_SWV
    if kind not in dossier.klassen:
        yield Reason(
            f"Het document '{stuk.naam}' gaat over {kind.naam}, en dat deelt u niet. "
            "Begin een nieuwe uitwisseling: kies dat erbij, of laat dit document weg.",
            "AVG 5 lid 1 onder c",
            _MAKER,
        )


def _named(stuk: Stuk, reason: Reason) -> Reason:
    return Reason(f"'{stuk.naam}': {reason.sentence}", reason.law, _MAKER)
