"""Check that every entry of the register is as it was sealed, and in its own place.

No journal tells of the register, so an entry that is gone is not seen here: the signals
of that pupil then wait, and the nightly check tells of them.
"""

from collections import Counter
from collections.abc import Iterator

from casework.models import RegisterKind
from casework.services.register import entry_address
from casework.vault import CannotOpen
from casework.work import Work

_ENTRIES = """
select id, kind, code, sealed from register_entry where tenant_id = %s order by id"""


def register_findings(work: Work) -> Iterator[str]:
    """Say of how many entries of each kind the seal is broken; names nobody."""
    broken: Counter[str] = Counter()
    for id_, kind, code, sealed in work.stream(_ENTRIES, [work.tenant.code]):
        try:
            key = (RegisterKind(kind), code)
            work.vault.open(entry_address(work, id_, key), bytes(sealed))
        except (CannotOpen, ValueError):
            broken[kind] += 1
    for kind, number in sorted(broken.items()):
        yield f"register: {number} keer is het zegel van {kind} verbroken"
