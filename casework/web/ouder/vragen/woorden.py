"""The words of a flow: what a parent reads before, during and after an answer.

Data only. Every text is Dutch at B1 and marked with `nl`, so that it is translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.web.taal import nl


@dataclass(frozen=True)
class Antwoord:
    """One thing that a parent can do in a case.

    ``keuze`` is what the choice is called and ``uitleg`` the sentence under it.
    ``gevolg`` says on the check page what sending does, ``daarna`` what happens next
    and ``anders`` how to change it later. ``vult`` names the facts that we know and do
    not ask (see `casework.web.ouder.known`). ``alleen_in`` names, for a question, the
    states in which it makes sense. ``stuk``: the document itself comes first.
    """

    keuze: str
    uitleg: str = ""
    gevolg: str = nl("Wij krijgen uw antwoord zodra u op de knop drukt.")
    daarna: str = nl("Wij lezen uw antwoord. U hoort van ons hoe het verder gaat.")
    anders: str = nl("Wilt u iets veranderen? Bel ons dan.")
    knop: str = nl("Versturen")
    vult: Mapping[str, str] = field(default_factory=dict)
    alleen_in: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vragen: Mapping[str, str] = field(default_factory=dict)
    stuk: bool = False


@dataclass(frozen=True)
class Zaakwoorden:
    """How a case of one process is told to a parent.

    ``gevraagd`` names the states in which something is asked, and ``termijn`` the term
    that is then for the parent. ``standen`` says per state where it stands, speaking
    to this parent; without it the sentence of the law is shown. ``te_laat`` says
    kindly what late means, in the states where the term is over. ``waarom_als`` are
    other reasons, for a case in which that fact is known.
    """

    titel: str
    waarom: tuple[str, ...] = ()
    waarom_als: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    antwoorden: Mapping[str, Antwoord] = field(default_factory=dict)
    gevraagd: frozenset[str] = frozenset()
    termijn: str | None = None
    standen: Mapping[str, str] = field(default_factory=dict)
    te_laat: Mapping[str, str] = field(default_factory=dict)
    niets_doen: str = ""
