"""Kijk een manifest na: de codes, het nummer, de datum, en dan het convenant.

Een manifest draagt geen bewijs van toestemming. Wie er "toestemming" in zet, verklaart
dat hij die heeft: daar staat hij voor in (AVG 7 lid 1).
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from statemachines.gegevensdeling.bericht import Bericht
from statemachines.gegevensdeling.codes import (
    OP_TOESTEMMING,
    Code,
    Doel,
    Grondslag,
    Partij,
    Veldklasse,
)
from statemachines.gegevensdeling.grondslag import (
    artikelen_uit,
    grondslag_uit,
    onbekende_grondslag,
)
from statemachines.gegevensdeling.harde_regels import harde_regel
from statemachines.gegevensdeling.manifest_vorm import VORMEN, is_nummer
from statemachines.gegevensdeling.oordeel import oordeel
from statemachines.gegevensdeling.tabel import regels_voor
from statemachines.gegevensdeling.toestemming import GEEN, VERKLAARD
from statemachines.situation import Reason

SLEUTELS: Final = (
    "purpose",
    "legal_basis",
    "covenant",
    "case_ref",
    "sender_role",
    "recipient_roles",
    "classes",
    "expires",
)
"""Wat er in een manifest moet staan. Wat er verder in staat, leest dit niet."""
_MAKER: Final = "wie het manifest maakt"
_FORMAT: Final = "Formaat van het manifest"
_MAX_LIST: Final = 50
_C = TypeVar("_C", bound=Code)
_BUITEN: Final[Mapping[str, str]] = {
    "veilig_thuis": "veilig_thuis",
    "veiligthuis": "veilig_thuis",
    "duo": "alleen_tellingen",
    "inspectie": "alleen_tellingen",
}


def bezwaren_manifest(manifest: Mapping[str, Any]) -> tuple[Reason, ...]:
    """Return every reason not to seal or open a package with this manifest.

    Nothing of the manifest is repeated in a reason. That ``expires`` is over is for who
    knows what time it is: see `verloopt_op`.
    """
    return tuple(dict.fromkeys((*_vorm(manifest), *_convenant(manifest))))


def _vorm(manifest: Mapping[str, Any]) -> Iterator[Reason]:
    for sleutel in SLEUTELS:
        if sleutel not in manifest:
            yield _fout(f"In het manifest ontbreekt '{sleutel}'.", "vul dit in")
    for vorm in VORMEN:
        if vorm.sleutel in manifest and not vorm.klopt(manifest[vorm.sleutel]):
            yield _fout(vorm.zin, vorm.doe)


def _convenant(manifest: Mapping[str, Any]) -> Iterator[Reason]:
    van, fout_van = _codes(Partij, manifest, "sender_role", een=True)
    naar, fout_naar = _codes(Partij, manifest, "recipient_roles")
    doel, fout_doel = _codes(Doel, manifest, "purpose", een=True)
    klassen, fout_klassen = _codes(Veldklasse, manifest, "classes")
    grond, fout_grond = _grondslag(manifest)
    yield from (*fout_van, *fout_naar, *fout_doel, *fout_klassen, *fout_grond)
    if not (van and doel and klassen and grond):
        return
    for ontvanger in naar:
        bericht = Bericht(
            van=van[0],
            naar=ontvanger,
            doel=doel[0],
            klassen=frozenset(klassen),
            grondslag=grond,
            toestemming=VERKLAARD if grond in OP_TOESTEMMING else GEEN,
            pseudoniem=is_nummer(manifest.get("case_ref")),
        )
        yield from oordeel(bericht).reasons
        yield from _artikel(bericht, manifest["legal_basis"])


def _artikel(bericht: Bericht, genoemd: str) -> Iterator[Reason]:
    """Een artikel draagt alleen het bericht waar het over gaat."""
    rijen = regels_voor(bericht.van, bericht.naar, bericht.doel)
    van_rijen = {
        a for rij in rijen for wet in rij.basis.wet for a in artikelen_uit(wet)
    }
    if rijen and artikelen_uit(genoemd) - van_rijen:
        artikelen = dict.fromkeys(wet for rij in rijen for wet in rij.basis.wet)
        yield Reason(
            "Het artikel in 'legal_basis' gaat niet over dit bericht. Hier horen: "
            f"{'; '.join(artikelen)}.",
            "AVG 6 lid 1",
            f"{_MAKER}: noem het artikel dat erbij hoort",
        )


def _grondslag(
    manifest: Mapping[str, Any],
) -> tuple[Grondslag | None, tuple[Reason, ...]]:
    if "legal_basis" not in manifest:
        return None, ()
    text = manifest["legal_basis"]
    found = grondslag_uit(text) if isinstance(text, str) else None
    return found, () if found else (onbekende_grondslag(),)


def _codes(
    soort: type[_C], manifest: Mapping[str, Any], sleutel: str, *, een: bool = False
) -> tuple[list[_C], tuple[Reason, ...]]:
    if sleutel not in manifest:
        return [], ()
    values = [manifest[sleutel]] if een else manifest[sleutel]
    if not isinstance(values, list | tuple) or not 0 < len(values) <= _MAX_LIST:
        return [], (
            _fout(f"'{sleutel}' moet een lijst van codes zijn.", "vul de lijst"),
        )
    known = {code.value: code for code in soort}
    found = [known[v] for v in values if isinstance(v, str) and v in known]
    return found, tuple(_onbekend(soort, sleutel, v) for v in values if v not in found)


def _onbekend(soort: type[Code], sleutel: str, value: object) -> Reason:
    if isinstance(value, str) and value in _BUITEN:
        return harde_regel(_BUITEN[value]).reden
    codes = ", ".join(code.value for code in soort)
    return _fout(
        f"Een code in '{sleutel}' is onbekend. Kies uit: {codes}.", "kies een code"
    )


def _fout(zin: str, doe: str) -> Reason:
    return Reason(zin, _FORMAT, f"{_MAKER}: {doe}")
