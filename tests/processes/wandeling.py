"""A walk over every path of a TLV case, for the invariants.

It meets all states that a TLV case with two parents can reach. Each parent is
seen from outside: not asked, being asked, answered with or without new facts, or
dropped; that covers every path through the zienswijze, which has tests of its own.
Terms are there, gone or over, as suits the step best: so the walk meets at least
everything that can happen, at any moment.
"""

from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from statemachines.engine import Refused, decide
from statemachines.processes.tlv import TLV
from statemachines.processes.zienswijze import ZIENSWIJZE
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.situation import Linked, OpenTerm, Situation
from statemachines.tlv.dossier import TlvDossier
from tests.processes.speler import OUDER_1, OUDER_2, SCHOOL
from tests.processes.verhaal import AANVRAAG, AF, BEGIN, DESKUNDIGEN, TOE, TOETS

TODAY = date(2026, 11, 2)
RUNS, ANSWERED = ("loopt", False), ("verwerkt", False)
NEW_FACTS, DROPPED = ("verwerkt", True), ("vervallen", False)
OUDERS = ("ouder-1", "ouder-2")
ADVISERS = ("u-gedrag", "u-deskundige", "u-derde", "u-vreemd")
FILED = AANVRAAG | {"ontvangen_op": TODAY}
OTHERS = DESKUNDIGEN | {"deskundige_2": "u-derde"}


@dataclass(frozen=True)
class Place:
    """Where the case is, and all that a guard of the decision can see."""

    state: str = "concept"
    consent: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    heard: tuple[tuple[str, bool] | None, ...] = (None, None)
    experts: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    this_round: frozenset[str] = frozenset()
    told: int = 0
    signed_by: str = ""


def choices(action):
    """The facts a step is tried with."""
    fixed = {
        "indienen": (FILED, FILED | {"toestemming_van": ("ouder-1",)}),
        "aangevuld": ({"aangevuld_op": TODAY},),
        "aanvullen_vragen": ({"ontbreekt": ("toelichting_op_de_vraag",)},),
        "deskundigen_aanwijzen": (DESKUNDIGEN,),
        "deskundige_vervangen": (DESKUNDIGEN, OTHERS),
        "adviseren": ({"advies_1": "Ja."}, {"advies_2": "Ja."}),
        "besluitrijp_verklaren": (TOETS,),
        "toekennen": (TOE,),
        "afwijzen": (AF,),
        "toestemming_intrekken": ({"toestemming_ingetrokken_door": ("ouder-1",)},),
        "doorzenden": ({"doorgezonden_naar": "SWV Elders"},),
        "buiten_behandeling_stellen": ({"motivering": "Niet compleet."},),
    }
    return fixed.get(action, ({},))


def terms(rules, ends):
    return {
        rule: OpenTerm(rule, BEGIN, "", raw_end=ends, legal_end=ends) for rule in rules
    }


LATER, OVER = TODAY + timedelta(days=30), TODAY - timedelta(days=1)
MOMENTS: tuple[dict[str, OpenTerm], ...] = ({}, terms(RULES, LATER), terms(RULES, OVER))


@cache
def known(place):
    facts = dict(AANVRAAG) if place.state != "concept" else {}
    facts |= {
        "toestemming_van": place.consent,
        "toestemming_ingetrokken_door": place.withdrawn,
        "volgnummer": TOE["volgnummer"],
        "einddatum": TOE["einddatum"],
    }
    if place.experts:
        facts |= {"deskundige_1": place.experts[0], "deskundige_2": place.experts[1]}
    if place.advised:
        facts |= {"advies_1": "x", "advies_2": "x"}
    return TlvDossier(**facts)


def situation(place, role, actor, moment):
    linked = [
        Linked(
            "zienswijze",
            "ZW",
            heard[0],
            heard[0] != "loopt",
            party,
            {"nieuwe_feiten": heard[1]},
        )
        for party, heard in zip(OUDERS, place.heard, strict=True)
        if heard
    ]
    return Situation(
        state=place.state,
        dossier=known(place),
        actor=actor,
        role=role,
        now=datetime(2026, 11, 2, 9, tzinfo=UTC),
        today=TODAY,
        day=TODAY,
        parties=(OUDER_1, OUDER_2, SCHOOL),
        terms=moment,
        done={
            "adviseren": place.advised,
            "nieuwe_feiten_voorleggen": ("u",) * place.told,
        },
        linked={"zienswijze": linked},
    )


def who(step):
    for role in step.by:
        if step.action in {"adviseren", "toekennen", "afwijzen"}:
            yield from ((role, actor) for actor in ADVISERS)
        else:
            yield role, "u-systeem"


def attempt(place, step, role, actor, facts):
    for moment in MOMENTS:
        try:
            return decide(
                TLV, situation(place, role, actor, moment), step.action, facts
            )
        except Refused:
            continue
    return None


def moved(place, made, actor):
    action, d = made.step.action, made.dossier
    heard = list(place.heard)
    for opening in made.openings:
        if opening.opens.process is ZIENSWIJZE:
            heard[OUDERS.index(opening.party.key)] = RUNS
    if made.step.ends:
        heard = [DROPPED if h == RUNS else h for h in heard]
    advised = place.advised
    this_round = place.this_round if made.step.target.name != "advies_gevraagd" else ()
    if action == "deskundige_vervangen":
        this_round = place.this_round
    if action == "adviseren":
        earlier = sorted({*advised} - {actor})
        advised, this_round = (*earlier, actor), {*this_round, actor}
    return replace(
        place,
        state=made.step.target.name,
        consent=d.toestemming_van,
        withdrawn=d.toestemming_ingetrokken_door,
        heard=tuple(heard),
        experts=(d.deskundige_1, d.deskundige_2) if d.deskundige_1 else (),
        advised=advised,
        this_round=frozenset(this_round),
        told=place.told + (action == "nieuwe_feiten_voorleggen"),
        signed_by=actor if action in {"toekennen", "afwijzen"} else place.signed_by,
    )


def answers(place):
    """A parent's case ends; new facts are told to the main case at once."""
    for i, heard in enumerate(place.heard):
        if heard == RUNS:
            for answer in (ANSWERED, NEW_FACTS):
                after = replace(
                    place, heard=(*place.heard[:i], answer, *place.heard[i + 1 :])
                )
                yield told(after)


def told(place):
    for step in TLV.steps:
        if step.action == "nieuwe_feiten_voorleggen":
            sources = {source.name for source in step.source}
            if place.state in sources:
                made = attempt(place, step, Role.SYSTEEM, "u-systeem", {})
                return moved(place, made, "u-systeem") if made else place
    return place


def onward(place):
    yield from answers(place)
    for step in TLV.steps:
        if place.state in {source.name for source in step.source}:
            for role, actor in who(step):
                for facts in choices(step.action):
                    if made := attempt(place, step, role, actor, facts):
                        yield moved(place, made, actor)


def every_place():
    """Every place that can be reached, up to and including the publication."""
    found, queue = {Place()}, deque([Place()])
    while queue:
        place = queue.popleft()
        if place.state in {"bekendgemaakt", "afwijzing_bekendgemaakt"}:
            continue
        for after in onward(place):
            if after not in found:
                found.add(after)
                queue.append(after)
    return found
