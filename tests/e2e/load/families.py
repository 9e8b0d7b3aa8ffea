"""The cases that the people of the load test work in. Everyone here is invented."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from casework.access import Actor
from casework.bootstrap import office
from casework.clock import utc_now
from casework.services.advance import advance
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.sessions import start_session
from statemachines.grammar import Party, Role
from tests.conftest import SWV
from tests.post import AANVRAAG, ADMIN, UITNODIGING

OTHER = "aan_den_ijssel"
"""Cases in which nobody does anything: only their terms."""
PLAN = "Drie keer per week samen lezen, in een kleine groep."
_CHILDREN = "select id, kenmerk, party from cases where parent_id = %s and party <> ''"
SIGNAL = {"signaal": "Loopt vast.", "beginniveau": "1_groep", "verzuim_speelt": False}
DAYS = 45


@dataclass(frozen=True)
class Family:
    """One parent, and the case in which an answer is asked."""

    process: str
    kenmerk: str
    account: str
    email: str
    phone: str


@dataclass(frozen=True)
class Staff:
    """Somebody of a school, with a session and the cases of that school."""

    actor: Actor
    cookie: str
    cases: tuple[str, ...]


def chairs(desk, number, cases_each):
    """Open cases for pairs of a chair and an IB; return all of them, signed in."""
    made = []
    for pair in range((number + 1) // 2):
        two = (
            Actor(f"voorzitter-{pair}", Role.VOORZITTER),
            Actor(f"ib-{pair}", Role.IB),
        )
        with desk.work(SWV) as work:
            cases = tuple(
                open_case(work, "ot", _school_case(pair, n, two), by=two[1]).kenmerk
                for n in range(cases_each)
            )
            for actor in two:
                token = start_session(work, actor.id, actor.role, mfa=True)
                made.append(Staff(actor, token, cases))
    return made[:number]


def parents(desk, number):
    """Ask parents, in pairs, for a zienswijze or a signature; return what is asked."""
    made: list[Family] = []
    for pair in range((number + 1) // 2):
        with desk.work(SWV) as work:
            made += (_zienswijze, _handtekening)[pair % 2](work, pair)
    return made[:number]


class _Past:
    """A clock that is behind by as much as was said last."""

    ago = timedelta(0)

    def __call__(self):
        return utc_now() - self.ago


def forgotten(settings, most):
    """Open cases on each of many past days: some terms are over, some end soon.

    What the sweeps must do with them depends on the day alone.
    """
    past, by = _Past(), Actor("ib-oud", Role.IB)
    with office(settings, past) as opened:
        for age in range(most):
            past.ago = timedelta(days=age % DAYS + (120 if age >= DAYS else 0))
            with opened.desk.work(OTHER) as work:
                people = _school_case(99, age, (Actor("v-oud", Role.VOORZITTER), by))
                case = open_case(work, "ot", people, by=by)
                told = {**SIGNAL, "ouders_ingelicht_op": work.today.isoformat()}
                advance(work, case.case_id, "signaleren", by=by, facts=told)


def _school_case(pair, number, two):
    return [
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        *(_parent(f"ot-{pair}-{number}", 90, key)[0] for key in (1, 2)),
        _staff("voorzitter", two[0]),
        _staff("ib", two[1]),
    ]


def _family(pair, *staff):
    """Return a family with two parents, and who else takes part."""
    both = [_parent(f"gezin-{pair}", pair, number) for number in (1, 2)]
    people = [
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        *(person for person, _ in both),
        *staff,
    ]
    return people, {person.party.key: phone for person, phone in both}


def _parent(house, pair, number):
    phone = f"612{pair:04d}{number}0"
    identity = Identity(
        "M. Verzonnen",
        "ouder Verzonnen",
        f"ouder-{number}@{house}.example",
        adres="Dorpsstraat 0, Nergens",
        telefoon=f"0{phone}",
    )
    party = Party(f"ouder-{number}", Role.OUDER, gezag=True, e_consent=True)
    return Person(party, identity, f"{house}-{number}"), f"+31{phone}"


def _staff(key, actor):
    identity = Identity(
        f"{key} Verzonnen", key, f"{actor.id}@werk.example", "Plein 0", "000"
    )
    return Person(Party(key, actor.role, e_consent=True), identity, actor.id)


def _asked(work, main, process, phones, pair):
    for case_id, kenmerk, party in work.rows(_CHILDREN, [main]):
        if party in phones:
            yield (
                case_id,
                Family(
                    process,
                    kenmerk,
                    f"gezin-{pair}-{party[-1]}",
                    f"{party}@gezin-{pair}.example",
                    phones[party],
                ),
            )


def _zienswijze(work, pair):
    by = Actor(f"tlv-voorzitter-{pair}", Role.VOORZITTER)
    people, phones = _family(pair, _staff("voorzitter", by), _staff("admin", ADMIN))
    main = open_case(work, "tlv", people, by=by).case_id
    asked = {**AANVRAAG, "ontvangen_op": work.today.isoformat()}
    advance(work, main, "indienen", by=by, facts=asked)
    made = [*_asked(work, main, "zienswijze", phones, pair)]
    for case_id, _ in made:
        advance(work, case_id, "uitnodigen", by=ADMIN, facts=UITNODIGING)
    return [family for _, family in made]


def _handtekening(work, pair):
    head = Actor(f"opp-voorzitter-{pair}", Role.VOORZITTER)
    ib = Actor(f"opp-ib-{pair}", Role.IB)
    people, phones = _family(pair, _staff("voorzitter", head), _staff("ib", ib))
    main = open_case(work, "opp", people, by=head).case_id
    for action, by, facts in _offering(work.today, ib, head):
        advance(work, main, action, by=by, facts=facts)
    made = [*_asked(work, main, "handtekening", phones, pair)]
    for case_id, _ in made:
        advance(work, case_id, "digitaal_vragen", by=ib)
    return [family for _, family in made]


def _offering(today, ib, head):
    day = today.isoformat()
    heard = {
        "leerling_gehoord_op": day,
        "hoorwijze": "tekening",
        "hulp_gekregen": True,
        "hoorverslag": "Ik wil graag een rustige plek.",
    }
    spoken = {
        "besproken_op": day,
        "voorgestelde_data": [(today - timedelta(days=3)).isoformat(), day],
        "uitgenodigd": ["ouder-1", "ouder-2"],
        "gespreksverslag": "Wij spraken over lezen.",
    }
    offered = {
        "document_hash": sha256(PLAN.encode()).hexdigest(),
        "handelingsdeel": PLAN,
        "inbreng_verwerkt": "De plek is nu vooraan.",
        "gezag_gecontroleerd_op": day,
        "gezagsbron": "verklaring van de ouders",
        "afgeschermd": False,
    }
    return (
        ("leerling_horen", ib, heard),
        ("bespreken", ib, spoken),
        ("aanbieden", head, offered),
    )
