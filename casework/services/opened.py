"""Write down what was opened, for whom and why: one statement for a whole request.

The vault tells of every sealed fact that it opens. What a person asked for is written
here in the transaction of the request, before the answer is sent: no row, no answer.
What the system opens for itself, such as to send a letter, is the log of the letters.

A list opens a name of each of many cases. That is one row for the whole list (NEN 7513:
"searches"), and not one for each name: a search writes down which cases it found.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from casework.access import Actor
from casework.ids import new_id
from casework.services.sealed_places import PLACES
from casework.vault import Address
from casework.work import Work
from statemachines.doelbinding import DOEL

OPENED = "geopend"
LISTED = "lijst met namen"
_APART = "\x1f"
_OF_CASES = frozenset(place.table for place in PLACES if place.case == "t.case_id")
_WORDS: Mapping[str, str] = {
    "note": "notitie",
    "upload": "document",
    "document": "brief",
    "printed": "brief op papier",
    "evidence": "bewijs van een antwoord",
    "draft": "concept",
    "family_request": "verzoek",
    "link_code": "plaats van inloggen",
    "link": "link",
    "link_post": "bericht met een code",
    "noodtoegang": "reden van noodtoegang",
}
_WRITE = """
insert into read_log (id, tenant_id, case_id, at, account, role, voor, what, purpose,
    data_class, fields, noodtoegang)
select found.id, %(tenant)s::text, c.id, %(now)s::timestamptz, %(account)s::text,
    %(role)s::text,
    case when c.id is null or exists (select from party p
        where p.tenant_id = c.tenant_id and p.case_id = c.id
          and p.user_id = %(account)s::text) then null
    else (select min(p.user_id) from party p where p.tenant_id = c.tenant_id
        and p.case_id = c.id and p.user_id = any(%(voor)s::text[])) end,
    found.what, d.purpose, found.data_class,
    string_to_array(found.fields, %(apart)s::text), found.nood
from unnest(%(ids)s::uuid[], %(cases)s::uuid[], %(whats)s::text[], %(kinds)s::text[],
    %(fields)s::text[], %(nood)s::uuid[])
    found (id, case_id, what, data_class, fields, nood)
left join cases c on c.tenant_id = %(tenant)s::text and c.id = found.case_id
left join unnest(%(processes)s::text[], %(purposes)s::text[]) d (process, purpose)
    on d.process = c.process"""

_Row = tuple[UUID | None, str, str, str]


def note_opened(work: Work, by: Actor) -> None:
    """Write down what was opened in this transaction, on behalf of somebody."""
    rows = [*_rows(work)]
    if not rows:
        return
    cases, whats, kinds, fields = (list(column) for column in zip(*rows, strict=True))
    work.rows(
        _WRITE,
        {
            "tenant": work.tenant.code,
            "now": work.now,
            "account": by.id,
            "role": by.role.value,
            "voor": list(by.voor),
            "apart": _APART,
            "ids": [new_id(work.now) for _ in rows],
            "cases": cases,
            "whats": whats,
            "kinds": kinds,
            "fields": fields,
            "nood": [dict(by.nood).get(case_id) for case_id in cases],
            "processes": list(DOEL),
            "purposes": [doel.value for doel in DOEL.values()],
        },
    )


def _rows(work: Work) -> Iterator[_Row]:
    """Put together what was opened: a row per case and class, and one for lists."""
    found: dict[tuple[UUID, str], dict[str, None]] = {}
    for address in work.opened.addresses:
        if address.table in _OF_CASES:
            place = (address.case_id, address.data_class)
            found.setdefault(place, {})[_name(address)] = None
    for (case_id, data_class), names in found.items():
        yield case_id, OPENED, data_class, _APART.join(names)
    if work.opened.listed:
        kinds = sorted({address.data_class for address in work.opened.listed})
        yield None, LISTED, kinds[0], "naam"


def _name(address: Address) -> str:
    """Name a fact without what it says: a field of the dossier, or whose name it is."""
    if address.table == "secret":
        return address.row.rpartition(":")[0]
    if address.table == "party":
        return f"naam: {address.row.rpartition(':')[0]}"
    return _WORDS[address.table]
