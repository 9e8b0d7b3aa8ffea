"""Write down what was opened, for whom and why: one statement for a whole request.

The vault tells of every sealed fact that it opens. What a person asked for is written
here in the transaction of the request, before the answer is sent: no row, no answer.
What the system opens for itself, such as to send a letter, is the log of the letters.

A list opens a name of each of many cases. That is one row for the whole list (NEN 7513:
"searches"), and not one for each name: a search writes down which cases it found.
"""

import json
from collections.abc import Iterator, Mapping
from uuid import UUID

from casework.access import Actor, as_array
from casework.ids import new_id
from casework.services.sealed_places import PLACES
from casework.vault import Address
from casework.work import Work
from statemachines.doelbinding import DOEL

OPENED = "geopend"
LISTED = "lijst met namen"
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
_STOOD_IN = """case when c.id is null or exists (select from party p
        where p.tenant_id = c.tenant_id and p.case_id = c.id
          and p.user_id = %(account)s::text) then null
    else (select min(p.user_id) from party p where p.tenant_id = c.tenant_id
        and p.case_id = c.id and p.user_id = any(%(voor)s::text[])) end"""
"""For whom somebody stood in: who takes part needs nobody's place."""
_WRITE = """
insert into read_log (id, tenant_id, case_id, at, account, role, voor, what, purpose,
    data_class, fields, noodtoegang)
select found.id, %(tenant)s::text, c.id, %(now)s::timestamptz, %(account)s::text,
    %(role)s::text,
    {stood_in},
    found.what, %(purposes)s::jsonb ->> c.process, found.data_class, found.fields,
    found.nood
from jsonb_to_recordset(%(found)s::jsonb) as found (id uuid, case_id uuid, what text,
    data_class text, fields text[], nood uuid)
left join cases c on c.tenant_id = %(tenant)s::text and c.id = found.case_id"""
"""What was found travels as JSON: the database plans this once, however much it is."""
_FOR_NOBODY = _WRITE.format(stood_in="null")
_FOR_ANOTHER = _WRITE.format(stood_in=_STOOD_IN)
_PURPOSES = json.dumps({process: doel.value for process, doel in DOEL.items()})

_Row = tuple[UUID | None, str, str, list[str]]


def note_opened(work: Work, by: Actor) -> None:
    """Write down what was opened in this transaction, on behalf of somebody."""
    found = [_found(work, by, *row) for row in _rows(work)]
    if not found:
        return
    work.rows(
        _FOR_ANOTHER if by.voor else _FOR_NOBODY,
        {
            "tenant": work.tenant.code,
            "now": work.now,
            "account": by.id,
            "role": by.role.value,
            "voor": as_array(*by.voor),
            "purposes": _PURPOSES,
            "found": json.dumps(found, default=str),
        },
    )


def _found(
    work: Work,
    by: Actor,
    case_id: UUID | None,
    what: str,
    data_class: str,
    fields: list[str],
) -> dict[str, object]:
    """Return a row to write, and by which emergency access that was, if it was."""
    return {
        "id": new_id(work.now),
        "case_id": case_id,
        "what": what,
        "data_class": data_class,
        "fields": fields,
        "nood": by.in_emergency(case_id) if case_id else None,
    }


def _rows(work: Work) -> Iterator[_Row]:
    """Put together what was opened: a row per case and class, and one for lists."""
    found: dict[tuple[UUID, str], dict[str, None]] = {}
    for address in work.opened.addresses:
        if address.table in _OF_CASES:
            place = (address.case_id, address.data_class)
            found.setdefault(place, {})[_name(address)] = None
    for (case_id, data_class), names in found.items():
        yield case_id, OPENED, data_class, [*names]
    if work.opened.listed:
        kinds = sorted({address.data_class for address in work.opened.listed})
        yield None, LISTED, kinds[0], ["naam"]


def _name(address: Address) -> str:
    """Name a fact without what it says: a field of the dossier, or whose name it is."""
    if address.table == "secret":
        return address.row.rpartition(":")[0]
    if address.table == "party":
        return f"naam: {address.row.rpartition(':')[0]}"
    return _WORDS[address.table]
