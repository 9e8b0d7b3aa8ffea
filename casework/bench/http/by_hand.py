"""The page of a case as somebody writes it by hand in an afternoon: asyncpg, Jinja2.

Four queries, rows straight into a template, no session, no row filter but the wall, no
law: nothing tells what can be done, names stay sealed, and nobody notes who looked. It
is there to be compared with, and only in the program that the benchmark starts.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from fastapi import FastAPI
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from casework.bench.place import SWV
from casework.rights import APP
from casework.wall import SETTING

ADDRESS = "BENCH_DATABASE"
"""The name of the variable that says where asyncpg finds the database."""
PATH = "/met-de-hand/"
_SHOWN = 20
_FAMILY = """
select id, kenmerk, process, state, opened_at, closed_at, people, dossier from cases
where tenant_id = $1 and lineage[1] = (
    select lineage[1] from cases where tenant_id = $1 and kenmerk = $2)
order by opened_at"""
_TERMS = """
select rule, op, legal_end, closed_at, explanation from term
where tenant_id = $1 and case_id = $2 order by legal_end"""
_LETTERS = """
select notice, party, channel, status, next_try_at from outbox
where tenant_id = $1 and case_id = $2 order by seq, id"""
_JOURNAL = """
select seq, at, convert_from(body, 'UTF8') as body from journal
where tenant_id = $1 and case_id = $2 order by seq desc limit $3"""


def with_page(app: FastAPI) -> FastAPI:
    """Add the page to an application, with a pool of its own."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
    )
    made.filters["dag"] = _day
    template = made.get_template("by_hand.html")
    pools: list[Any] = []

    @app.get(PATH + "{kenmerk}")
    async def met_de_hand(kenmerk: str) -> HTMLResponse:
        if not pools:
            pools.append(await _pool())
        async with pools[0].acquire() as connection:
            facts = await _facts(connection, kenmerk)
        return HTMLResponse(template.render(**facts))

    return app


async def _pool() -> Any:  # noqa: ANN401  asyncpg carries no types
    facing = {"role": APP, SETTING: SWV}
    address = os.environ[ADDRESS]
    return await asyncpg.create_pool(
        address, min_size=8, max_size=8, server_settings=facing
    )


async def _facts(connection: Any, kenmerk: str) -> dict[str, Any]:  # noqa: ANN401  see above
    family = await connection.fetch(_FAMILY, SWV, kenmerk)
    case = next(row for row in family if row["kenmerk"] == kenmerk)
    mine = (SWV, case["id"])
    journal = await connection.fetch(_JOURNAL, *mine, _SHOWN)
    return {
        "zaak": case,
        "familie": family,
        "mensen": json.loads(case["people"]),
        "dossier": json.loads(case["dossier"]),
        "termijnen": [
            (row, json.loads(row["explanation"]))
            for row in await connection.fetch(_TERMS, *mine)
        ],
        "brieven": await connection.fetch(_LETTERS, *mine),
        "regels": [(row, json.loads(row["body"])) for row in journal],
    }


def _day(moment: datetime) -> str:
    return moment.strftime("%d-%m-%Y")
