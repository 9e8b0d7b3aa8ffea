"""Every road that a plan with two parents can go, until there is nothing new."""

from collections import deque
from functools import cache

from statemachines.engine import Refused
from statemachines.grammar import Role
from tests.processes.plan import (
    DIRECTEUR,
    EEN,
    IB,
    OUDER,
    POGINGEN,
    TWEE,
    aanbod,
    besproken,
    gehoord,
    gesprek,
    hash_of,
)

OUDERS = (EEN, TWEE)
PROPOSALS = 2
"""In one talk; the third is another of the same, and `test_opp` counts them."""
REMINDERS = {"L11", "L12", "L22", "L24", "L60", "L62", "L63", "L64", "L66"}
"""They come back and change nothing, as the last test shows."""


# -- De zetten -------------------------------------------------------------------------


def _plan_moves(family):
    """What people can do with the plan itself, with facts that are in order."""
    today = family.today
    verslag = {
        "geevalueerd_op": today,
        "ouders_konden_meedoen": True,
        "leerling_kon_meedoen": True,
        "evaluatie": "Lezen gaat beter.",
    }
    yield "leerling_horen", IB, gehoord(family)
    yield "bespreken", IB, gesprek(family)
    if _requests_per_talk(family) < PROPOSALS:
        yield "aanbieden", DIRECTEUR, aanbod(family)
    yield "voorstel_intrekken", DIRECTEUR, {}
    yield "nieuw_voorstel", IB, {}
    yield "gpo_melden", OUDER, {"geschil_op": today}
    yield "geschil_intrekken", OUDER, {}
    oordeel = {"oordeel_op": today, "oordeel": "Leg uit.", "besproken_op": today}
    yield "oordeel", DIRECTEUR, oordeel
    perspectief = {"perspectief_hash": hash_of("p"), "zorgplicht_maatregelen": "Plek."}
    yield "vaststellen_zonder", DIRECTEUR, perspectief
    given = {"bezwaar_van": TWEE.key, "bezwaar": "Ik was weg."}
    yield "alsnog_bezwaar_maken", OUDER, given
    yield "evalueren", IB, {}
    yield "bijstellen", IB, verslag
    yield "ongewijzigd_voortzetten", IB, verslag
    yield "zonder_handelingsdeel_voortzetten", DIRECTEUR, verslag
    yield "handtekening_compleet", DIRECTEUR, {}
    yield "handtekeningen_ontbreken", DIRECTEUR, {}


def _signing_moves(family, case):
    """One parent gets everything on screen, the other everything on paper."""
    if case.party == EEN.key:
        yield "digitaal_vragen", IB, {}
    else:
        yield "per_post_vragen", IB, {"verzonden_op": family.today}
    yield "verzending_vastleggen", Role.SYSTEEM, {}
    yield "bezorging_mislukken", Role.SYSTEEM, {}
    ja = {"getekende_hash": case.dossier.document_hash, "inlogniveau": "hoog"}
    yield "tekenen", OUDER, ja
    yield "weigeren", OUDER, {"weigering": "Te weinig uren."}
    yield "onbereikbaar_verklaren", DIRECTEUR, {"onbereikbaar_omdat": "Post terug."}


def _tried(family, case, action, role, facts):
    if action not in _ahead(case.process)[case.state]:
        return []
    try:
        return [(action, family.take(case, action, role, **facts))]
    except Refused:
        return []


@cache
def _ahead(process):
    return {
        state.name: {s.action for s in process.steps if state in s.source}
        for state in process.states
    }


def _moves(family):
    family = family.later(1)
    opp = family.the("opp")
    for action, role, facts in _plan_moves(family):
        yield from _tried(family, opp, action, role, facts)
    for case in family.cases:
        for rule in sorted(set(case.terms) - REMINDERS):
            yield rule, family.lapse(case, rule)
    for case in _open_requests(family):
        yield from _answers_of(family, case)


def _answers_of(family, case):
    for action, role, facts in _signing_moves(family, case):
        yield from _tried(family, case, action, role, facts)
    if waited(case) and not searched(case):
        yield "pogingen", _search(family, case)


def _open_requests(family):
    return [case for case in family.all("handtekening") if not case.final]


def searched(case):
    return all(case.done.get(poging) for poging in POGINGEN)


def _search(family, case):
    for poging in POGINGEN:
        family = family.take(case, poging, IB, poging_op=family.today)
    return family


# -- Wat telt --------------------------------------------------------------------------


def current(family):
    opp = family.the("opp").dossier
    return {
        case.party: case
        for case in family.all("handtekening")
        if case.dossier.document_hash == opp.document_hash
    }


def answers(family, party):
    """Every yes and no of this parent, the oldest first."""
    return [
        case.state
        for case in family.all("handtekening")
        if case.party == party and case.state in {"getekend", "geweigerd"}
    ]


def _requests_per_talk(family):
    talk = family.the("opp").dossier.besproken_op
    mine = family.all("handtekening")
    return len(
        {c.dossier.document_hash for c in mine if c.dossier.besproken_op == talk}
    )


def _face(family):
    """What distinguishes one situation from another, whatever the date is."""
    opp = family.the("opp")
    requests = tuple(
        (case.state, frozenset(case.terms), searched(case), waited(case))
        for _, case in sorted(current(family).items())
    )
    said_no = tuple("geweigerd" in answers(family, ouder.key) for ouder in OUDERS)
    return (
        opp.state,
        frozenset(opp.terms),
        requests,
        said_no,
        opp.dossier.bezwaar_van,
        _requests_per_talk(family),
    )


def waited(case):
    return bool(case.done.get("pogingen_nagaan"))


@cache
def explored():
    """Every situation that can be reached, and which situations follow from it."""
    start = besproken(*OUDERS)
    start = start.lapse(start.the("opp"), "B1b")
    found, onward = {_face(start): start}, {}
    frontier = deque([start])
    while frontier:
        family = frontier.popleft()
        steps = [(label, after, _face(after)) for label, after in _moves(family)]
        onward[_face(family)] = {face for _, _, face in steps}
        for _, after, face in steps:
            if face not in found:
                found[face] = after
                frontier.append(after)
    return found, onward
