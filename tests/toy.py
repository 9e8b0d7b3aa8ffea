"""A toy process that uses every word of the grammar, for tests of the office.

An aanvraag is filed, can be suspended while something lacks, asks each parent a
question in a case of its own, and is decided when all have answered.
"""

from datetime import date
from typing import Annotated, Any

from casework.access import Actor
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from statemachines.grammar import (
    Dossier,
    Each,
    Ends,
    Gezondheid,
    Onderwijs,
    Opens,
    Party,
    Process,
    Role,
    State,
    Step,
    Tekst,
    Term,
    guard,
    lapsed,
    stays,
)
from statemachines.uniqueness import Unique

VOORZITTER = Actor("u-voorzitter", Role.VOORZITTER)
ADMIN = Actor("u-admin", Role.SWV_ADMIN)
MOEDER = Actor("u-ouder-1", Role.OUDER)
VADER = Actor("u-ouder-2", Role.OUDER)


class VraagDossier(Dossier):
    antwoord: Annotated[Tekst | None, Gezondheid] = None
    soort: Tekst | None = None


GESTELD = State("gesteld", "De vraag is gesteld.", waits_for="de ouder")
BEANTWOORD = State("beantwoord", "Er is een antwoord.", final=True)
STIL = State("stil", "Er kwam geen antwoord.", final=True)

VRAAG = Process(
    code="vraag",
    prefix="VR",
    title="Vraag",
    law="Awb 4:8",
    dossier=VraagDossier,
    initial=GESTELD,
    starts=(Term("C6", then="verlopen", policy="zienswijze_dagen"),),
    steps=(
        Step(
            action="antwoorden",
            label="Antwoorden",
            source=(GESTELD,),
            target=BEANTWOORD,
            by=(Role.OUDER,),
            asks=("antwoord",),
            tells=("afronden",),
        ),
        Step(
            action="verlopen",
            label="Laten verlopen",
            source=(GESTELD,),
            target=STIL,
            by=(Role.SYSTEEM,),
            requires=(lapsed("C6"),),
            tells=("afronden",),
        ),
        Step(
            action="vervallen",
            label="Laten vervallen",
            source=(GESTELD,),
            target=STIL,
            by=(Role.SYSTEEM,),
        ),
    ),
)


class AanvraagDossier(Dossier):
    ontvangen_op: date | None = None
    soort: Tekst | None = None
    toelichting: Annotated[Tekst | None, Onderwijs] = None
    nummer: Annotated[Tekst | None, Unique("WPO 18a lid 14")] = None


CONCEPT = State(
    "concept", "De aanvraag is in de maak.", waits_for="de school", no_clock_because="x"
)
LOOPT = State("loopt", "De aanvraag loopt.", waits_for="de ouders")
STAAT_STIL = State("staat_stil", "Er ontbreekt iets.", waits_for="de school")
KLAAR = State("klaar", "De aanvraag is klaar.", final=True)
WEG = State("weg", "De aanvraag is ingetrokken.", final=True)


@guard("Nog niet iedereen antwoordde.", law="Awb 4:8", lifted_by="de ouder")
def iedereen_antwoordde(zaak):
    return all(vraag.final for vraag in zaak.linked.get("vraag", ()))


@guard("De toelichting ontbreekt.", law="Awb 3:46", about=("toelichting",))
def toegelicht(zaak):
    return zaak.dossier.toelichting is not None


OUDERS: Each[Any] = Each(
    "gezag_ouder", "elke ouder met gezag", lambda _, party: party.gezag
)

AANVRAAG = Process(
    code="aanvraag",
    prefix="AA",
    title="Aanvraag",
    law="Awb 4:1",
    dossier=AanvraagDossier,
    initial=CONCEPT,
    opened_by=(Role.VOORZITTER,),
    steps=(
        Step(
            action="indienen",
            label="Indienen",
            source=(CONCEPT,),
            target=LOOPT,
            by=(Role.VOORZITTER,),
            asks=("ontvangen_op", "toelichting"),
            may_ask=("soort", "nummer"),
            on="ontvangen_op",
            requires=(toegelicht,),
            starts=(Term("C4", then="overschreden"),),
            opens=(Opens(VRAAG, OUDERS, carry=("soort",)),),
        ),
        Step(
            action="stilleggen",
            label="Stilleggen",
            source=(LOOPT,),
            target=STAAT_STIL,
            by=(Role.SWV_ADMIN,),
            suspends=("C4",),
            starts=(Term("C2", then="hervatten"),),
        ),
        Step(
            action="hervatten",
            label="Hervatten",
            source=(STAAT_STIL,),
            target=LOOPT,
            by=(Role.SYSTEEM,),
            requires=(lapsed("C2"),),
            resumes=("C4",),
            stops=("C2",),
        ),
        Step(
            action="aanvullen",
            label="Aanvullen",
            source=(STAAT_STIL,),
            target=LOOPT,
            by=(Role.VOORZITTER,),
            resumes=("C4",),
            stops=("C2",),
        ),
        *stays(
            action="overschreden",
            label="Vastleggen dat het te laat is",
            source=(LOOPT,),
            by=(Role.SYSTEEM,),
            requires=(lapsed("C4"),),
            starts=(Term("C4", then="overschreden"),),
        ),
        Step(
            action="afronden",
            label="Afronden",
            source=(LOOPT,),
            target=KLAAR,
            by=(Role.SYSTEEM, Role.SWV_ADMIN),
            requires=(iedereen_antwoordde,),
        ),
        Step(
            action="intrekken",
            label="Intrekken",
            source=(LOOPT,),
            target=WEG,
            by=(Role.VOORZITTER,),
            ends=(Ends("vraag", "vervallen"),),
        ),
    ),
)


def people():
    """Return a school, an office and two parents who both decide."""
    return [
        _person("leerling", Role.LEERLING, "Noor Verzonnen"),
        _person("voorzitter", Role.VOORZITTER, "Vera Verzonnen", VOORZITTER),
        _person("admin", Role.SWV_ADMIN, "Ad Verzonnen", ADMIN),
        _person("ouder-1", Role.OUDER, "Mia Verzonnen", MOEDER, gezag=True),
        _person("ouder-2", Role.OUDER, "Vic Verzonnen", VADER, gezag=True),
    ]


def opened(work):
    """Open a case of the toy process."""
    return open_case(work, "aanvraag", people(), by=VOORZITTER)


def of_parents(work):
    """Return the cases of the questions to the first and the second parent."""
    query = "select id from cases where process = 'vraag' order by party"
    return [id_ for (id_,) in work.rows(query, [])]


def _person(key, role, name, actor=None, *, gezag=False):
    party = Party(key, role, gezag=gezag, e_consent=gezag)
    identity = Identity(name, f"Beste {name}", f"{key}@voorbeeld.invalid")
    return Person(party, identity, actor.id if actor else None)
