"""What staff should look at: two people of a family who can be reached as one.

Two parents with one mailbox, one telephone or one browser may be two parents at one
kitchen table, or one who answers for the other. People decide which; nothing is
blocked. Names and addresses are compared here and go nowhere (domain.md 3.2).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from casework.access import SYSTEEM, Actor
from casework.services.hold import view
from casework.services.links.come_in import open_trace
from casework.services.links.number import mobile_or_none
from casework.services.people import Person, people_of
from casework.work import Work
from statemachines.grammar import Reason
from statemachines.roles import FAMILY

_LAW = "AVG 32; BW 1:377c"
_WHO = "wie nagaat of ieder voor zichzelf antwoordt"
_TRACES = """
select c.id, c.case_id, c.party, c.trace from link_code c
join cases k on k.tenant_id = c.tenant_id and k.id = c.case_id
where c.tenant_id = %s and k.lineage[1] = %s and c.trace is not null
order by c.used_at"""


def same_contact(work: Work, case_id: UUID, by: Actor) -> tuple[Reason, ...]:
    """Return what two people of the family share, one sentence each; keys, no names.

    Looks at the whole family of cases, for a case about one parent knows one parent.
    Raises `CaseNotFound` when the case is not for this actor to see.
    """
    root = view(work, view(work, case_id, by).lineage[0], SYSTEEM)
    family = [
        person
        for person in people_of(work, root.id, root.people).values()
        if person.party.role in FAMILY
    ]
    found = (
        ("hetzelfde e-mailadres", _shared(_mailboxes(family))),
        ("hetzelfde telefoonnummer", _shared(_numbers(family))),
        ("hetzelfde toestel gebruikt", _shared(_browsers(work, root.id))),
    )
    return tuple(
        Reason(f"{' en '.join(keys)} hebben {what}.", _LAW, _WHO)
        for what, groups in found
        for keys in groups
    )


def _shared(pairs: Iterable[tuple[str, object]]) -> list[list[str]]:
    """Return the keys of those who have the same, without what it is they have."""
    having: dict[object, set[str]] = defaultdict(set)
    for key, what in pairs:
        having[what].add(key)
    return sorted(sorted(keys) for keys in having.values() if len(keys) > 1)


def _mailboxes(family: Iterable[Person]) -> Iterator[tuple[str, object]]:
    for person in family:
        if mailbox := person.identity.email.strip().casefold():
            yield person.party.key, mailbox


def _numbers(family: Iterable[Person]) -> Iterator[tuple[str, object]]:
    for person in family:
        if number := mobile_or_none(person.identity.telefoon):
            yield person.party.key, number


def _browsers(work: Work, root: UUID) -> Iterator[tuple[str, object]]:
    """Give who came in from which network with which browser."""
    for code, case_id, party, trace in work.rows(_TRACES, [work.tenant.code, root]):
        yield party, open_trace(work, case_id, code, bytes(trace))
