"""The page of a case as a good engineer writes it by hand: asyncpg, one template.

It shows what ours shows, to the letter (`same_page` compares them before anything is
measured), and does what may not be left out: the session and its idle time, who takes
part, the names opened by the vault, and the look written down before the page leaves.
It knows this one kind of case in this one state, as its chair sees it: what can be done
is written out, nobody stands in, and there is no access in an emergency. It is there to
be compared with, and only in the program that the benchmark starts.
"""

import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import asyncpg
from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from casework.bench.http.by_hand_words import Rows, words
from casework.bench.place import SWV
from casework.clock import utc_now
from casework.ids import new_id
from casework.rights import APP
from casework.vault import Address
from casework.wall import SETTING
from statemachines.doelbinding import DOEL

ADDRESS = "BENCH_DATABASE"
"""The name of the variable that says where asyncpg finds the database."""
PATH = "/met-de-hand/"
_COOKIE = "__Host-sid"
_PURPOSE = DOEL["ot"].value
_IDLE, _TOUCH = timedelta(minutes=15), timedelta(minutes=1)
_SESSION = """
select account, role, csrf, seen_at from session
where tenant_id = $1 and hash = $2 and ends_at > $3"""
_TOUCHED = "update session set seen_at = $3 where tenant_id = $1 and hash = $2"
_CASE = """
select id, kenmerk, process, state, opened_at, people, dossier, lineage from cases c
where tenant_id = $1 and kenmerk = $2 and exists (
    select from party p where p.tenant_id = $1 and p.case_id = c.id
    and p.user_id = $3 and p.role = $4)"""
_FAMILY = """
with recursive below as (
    select id, 0 as depth, array[opened_at] as place from cases
    where tenant_id = $1 and id = $2
    union all
    select c.id, depth + 1, place || c.opened_at
    from below join cases c on c.parent_id = below.id and c.tenant_id = $1)
select c.id, c.kenmerk, c.process, c.state, c.party, depth
from below join cases c on c.tenant_id = $1 and c.id = below.id
where exists (
    select from party p where p.tenant_id = $1 and p.case_id = c.id
    and p.user_id = $3 and p.role = $4) order by place, c.id"""
_TERMS = """
select rule, op, legal_end, closed_at, explanation from term
where tenant_id = $1 and case_id = $2 order by id"""
_LETTERS = """
select o.id, notice, party, channel, status, settled_at, next_try_at,
    d.id is not null as kept
from outbox o left join document d on d.tenant_id = $1 and d.outbox_id = o.id
where o.tenant_id = $1 and o.case_id = $2 order by o.id desc limit 500"""
_JOURNAL = """
select at, convert_from(body, 'UTF8') as body from journal
where tenant_id = $1 and case_id = $2 order by seq desc limit 500"""
_PEOPLE = """
select key, role, user_id, sealed from party
where tenant_id = $1 and case_id = $2 order by id"""
_REQUESTS = """
select count(*) from family_request
where tenant_id = $1 and case_id = $2 and handled_at is null"""
_LOOKS = """
select at, account, role, what, data_class from read_log
where tenant_id = $1 and case_id = $2
order by at desc, id desc limit 401"""
_LOOKED = """
insert into read_log (id, tenant_id, case_id, at, account, role, what, purpose,
    data_class, fields)
values ($1, $3, $4, $5, $6, $7, 'zaak', $8, null, '{}'),
    ($2, $3, $4, $5, $6, $7, 'geopend', $8, 'identiteit', $9)"""


def with_page(app: FastAPI) -> FastAPI:
    """Add the page to an application, asked before all others, with its own pool."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    template = made.get_template("by_hand.html")
    pools: list[Any] = []

    @app.get(PATH + "{kenmerk}")
    async def met_de_hand(request: Request, kenmerk: str) -> HTMLResponse:
        if not pools:
            pools.append(await _pool())
        async with pools[0].acquire() as connection:
            shown = await _shown(connection, request, kenmerk)
        return HTMLResponse(template.render(**shown))

    app.router.routes.insert(0, app.router.routes.pop())
    return app


async def _pool() -> Any:  # noqa: ANN401  asyncpg carries no types
    facing = {"role": APP, SETTING: SWV}
    address = os.environ[ADDRESS]
    return await asyncpg.create_pool(
        address, min_size=8, max_size=8, server_settings=facing
    )


async def _shown(connection: Any, request: Request, kenmerk: str) -> dict[str, Any]:  # noqa: ANN401  see above
    now = utc_now()
    who = await _signed_in(connection, request, now)
    me = (who["account"], who["role"])
    case = await connection.fetchrow(_CASE, SWV, kenmerk, *me)
    if case is None or await connection.fetchval(_REQUESTS, SWV, case["id"]):
        raise HTTPException(404)
    mine = (SWV, case["id"])
    rows = Rows(
        case,
        await connection.fetch(_FAMILY, SWV, case["lineage"][0], *me),
        await connection.fetch(_TERMS, *mine),
        await connection.fetch(_LETTERS, *mine),
        await connection.fetch(_JOURNAL, *mine),
        await connection.fetch(_PEOPLE, *mine),
        await connection.fetch(_LOOKS, *mine),
    )
    desk = request.app.state.office.desk
    names = [_opened(desk.vault, case["id"], row) for row in rows.people]
    fields = [f"naam: {row['key']}" for row in rows.people]
    ids = (new_id(now), new_id(now))
    await connection.execute(_LOOKED, *ids, *mine, now, *me, _PURPOSE, fields)
    swv = desk.profile(SWV)
    return {**words(rows, names, now), "swv": swv, "csrf": who["csrf"]}


async def _signed_in(connection: Any, request: Request, now: Any) -> Any:  # noqa: ANN401  see above
    """Return the session of a cookie, and remember that it was used."""
    tenant, _, token = request.cookies.get(_COOKIE, "").partition(".")
    key = sha256(b"casework/session/" + token.encode()).digest()
    found = await connection.fetchrow(_SESSION, tenant, key, now)
    if found is None or tenant != SWV or now - found["seen_at"] > _IDLE:
        raise HTTPException(401)
    if now - found["seen_at"] > _TOUCH:
        await connection.execute(_TOUCHED, tenant, key, now)
    return found


def _opened(vault: Any, case_id: Any, row: Any) -> str:  # noqa: ANN401  see above
    place = f"{row['key']}:{row['role']}"
    address = Address(SWV, case_id, "identiteit", "party", "sealed", place)
    return str(vault.open(address, row["sealed"]))
