"""A small process in pure words, to break on purpose and to decide about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated

from statemachines.grammar import (
    Dossier,
    Gezondheid,
    Process,
    Role,
    Situation,
    State,
    Step,
    Tekst,
    Term,
    guard,
    lapsed,
)

TODAY = date(2026, 9, 14)


class KleinDossier(Dossier):
    """Wat er bekend is."""

    op: date | None = None
    reden: Tekst | None = None
    geheim: Annotated[Tekst | None, Gezondheid] = None
    akkoord: bool | None = None


BEGIN = State(
    "begin", "Het begin.", waits_for="de school", no_clock_because="Geen haast."
)
BEZIG = State("bezig", "Er loopt iets.", waits_for="het SWV")
KLAAR = State("klaar", "Het is klaar.", final=True)


@guard("Niemand is akkoord.", law="Awb 4:8", lifted_by="de ouder", about=("akkoord",))
def is_akkoord(zaak):
    return zaak.dossier.akkoord is True


@guard("De reden ontbreekt.", law="Awb 3:46", lifted_by="de school")
def heeft_reden(zaak):
    return zaak.dossier.reden is not None


BEGINNEN: Step[KleinDossier] = Step(
    action="beginnen",
    label="Beginnen",
    source=(BEGIN,),
    target=BEZIG,
    by=(Role.VOORZITTER,),
    asks=("op",),
    may_ask=("reden", "geheim"),
    on="op",
    starts=(Term("C4", then="verlopen"),),
)
AFMAKEN: Step[KleinDossier] = Step(
    action="afmaken",
    label="Afmaken",
    source=(BEZIG,),
    target=KLAAR,
    by=(Role.BESTUURDER,),
    asks=("akkoord",),
    requires=(is_akkoord, heeft_reden),
)
VERLOPEN: Step[KleinDossier] = Step(
    action="verlopen",
    label="Laten verlopen",
    source=(BEZIG,),
    target=KLAAR,
    by=(Role.SYSTEEM,),
    requires=(lapsed("C4"),),
)
STEPS = (BEGINNEN, AFMAKEN, VERLOPEN)


def process(*steps, **options):
    """Return the small process, or another one of these steps."""
    words = {
        "code": "klein",
        "prefix": "KL",
        "title": "Klein",
        "law": "Awb",
        "dossier": KleinDossier,
        "initial": BEGIN,
    }
    return Process(**{**words, **options}, steps=steps or STEPS)


def situation(state="begin", role=Role.VOORZITTER, **more):
    """Return a case at nine in the morning of today."""
    dossier = KleinDossier(**more.pop("facts", {}))
    words = {
        "actor": "u-1",
        "now": datetime(2026, 9, 14, 7, tzinfo=UTC),
        "today": TODAY,
        "day": TODAY,
    }
    return Situation(state=state, dossier=dossier, role=role, **{**words, **more})


def changed(step, **words):
    """Return a step with other words."""
    return replace(step, **words)
