"""The rows of the page by hand in the words of its reader, the chair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic_core import from_json

from casework.bench.http.by_hand_timeline import line, looks, path
from casework.clock import amsterdam_day
from casework.services.case_letters import CHANNEL, STATUS, TROUBLE, unnamed_title
from notifications.dutch import datum, opsomming
from statemachines.dutch import capital, in_words
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.rules import RULES
from statemachines.vragen import vraag

_SHOWN = 20
_OT = PROCESSES["ot"]
_STATES = {state.name: state for state in _OT.states}
_AT_HOME = ("leerling", "ouder", "ouder_zonder_gezag", "voogd")


@dataclass(frozen=True)
class Rows:
    """What the queries found."""

    case: Mapping[str, Any]
    family: Sequence[Mapping[str, Any]]
    terms: Sequence[Mapping[str, Any]]
    letters: Sequence[Mapping[str, Any]]
    journal: Sequence[Mapping[str, Any]]
    people: Sequence[Mapping[str, Any]]
    looks: Sequence[Mapping[str, Any]]


def words(rows: Rows, names: Sequence[str], now: datetime) -> dict[str, Any]:
    """Return what the template prints."""
    known = [from_json(name) for name in names]
    called = {
        row["key"]: who["naam"] for row, who in zip(rows.people, known, strict=True)
    }
    staff = {
        row["user_id"]: f"{called[row['key']]}, {Role(row['role']).sentence}"
        for row in rows.people
    }
    state = _STATES[rows.case["state"]]
    terms = sorted(rows.terms, key=lambda row: row["legal_end"])
    bodies = [from_json(row["body"]) for row in rows.journal]
    letters = [_letter(row, called) for row in rows.letters]
    seen = looks(rows.looks, staff)
    family = [_relative(row, rows.case["id"], called) for row in rows.family]
    return {
        "zaak": rows.case,
        "titel": _OT.title,
        "leerling": called["leerling"],
        "geopend": datum(rows.case["opened_at"]),
        "wacht_op": state.waits_for,
        "waar": state.meaning,
        "niet": _not_now(rows.family),
        **_terms(terms, amsterdam_day(now)),
        **path(bodies, state.name),
        "familie": family,
        **_people(rows, known, letters, family),
        "brieven": letters,
        **_dossier(rows.case, called),
        "regels": [
            line(row["at"], body, called, staff)
            for row, body in zip(rows.journal[:_SHOWN], bodies, strict=False)
        ],
        "meer": len(bodies) - _SHOWN,
        "gekeken": seen,
        "laatst_gekeken": datum(rows.looks[0]["at"]) if seen else "",
    }


def _not_now(family: Sequence[Mapping[str, Any]]) -> Sequence[Any]:
    """Say what cannot be done in this state, as it is written for this one page."""
    waits = [row["kenmerk"] for row in family if row["process"] == "tlv"]
    withdraw = (
        "De zaak intrekken",
        f"Deze zaak kan nog niet dicht: {opsomming(waits)} wacht op een beslissing.",
        "Awb 4:13",
        "wie in die zaak beslist, of de school die de aanvraag intrekt",
    )
    share = (
        "De jeugdprofessional vertellen wat haar deel is",
        "Deze deelnemer is bij het plannen van dit overleg niet genoemd.",
        "AVG 5; AVG 6",
        "niemand meer voor dit overleg",
    )
    agree = (
        "Ermee instemmen dat de zaak wordt ingetrokken",
        "Deze stap is voor de ouder of de voogd.",
        "BW 1:247",
        "de ouder of de voogd",
    )
    return (
        ("Stappen die u nu niet kunt zetten", (share, withdraw)),
        ("Stappen voor een ander", (agree,)),
    )


def _terms(rows: Sequence[Mapping[str, Any]], today: date) -> dict[str, Any]:
    terms = [_term(row, today) for row in rows]
    running = [term for term in terms if term["dagen"]]
    return {
        "lopend": running,
        "klaar": [term for term in terms if not term["dagen"]],
        "uiterlijk": running[0]["laatste_dag"],
    }


def _term(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    open_ = row["closed_at"] is None
    left = (row["legal_end"] - today).days
    return {
        "naam": RULES[row["rule"]].name,
        "vorm": "valid" if open_ else "neutral",
        "stand": "op tijd" if open_ else "klaar",
        "dagen": f"nog {left} dagen" if open_ else "",
        "laatste_dag": in_words(row["legal_end"]) if open_ else "",
        "begin": in_words(row["op"]),
        "uitleg": from_json(row["explanation"]),
    }


def _relative(row: Mapping[str, Any], case: Any, called: Mapping[str, str]) -> Any:  # noqa: ANN401  a row
    process = PROCESSES[row["process"]]
    state = process.state(row["state"])
    return {
        "kenmerk": row["kenmerk"],
        "titel": process.title,
        "hier": row["id"] == case,
        "party": row["party"],
        "over": called[row["party"]] if row["party"] else "",
        "trede": min(row["depth"], 4),
        "stand": state.meaning,
        "waar": f"{state.meaning} Klaar." if state.final else state.meaning,
    }


def _people(
    rows: Rows,
    known: Sequence[Mapping[str, str]],
    letters: Sequence[Mapping[str, Any]],
    family: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    flags = {flag["key"]: flag for flag in from_json(rows.case["people"])}
    last = {letter["wie"]: letter for letter in reversed(letters)}
    found: dict[str, list[Any]] = {"gezin": [], "anderen": []}
    for row, who in zip(rows.people, known, strict=True):
        flag = flags[row["key"]]
        ways = (who["organisatie"], who["telefoon"], who["email"], who["adres"])
        one = {
            "naam": who["naam"],
            "rol": capital(Role(row["role"]).sentence),
            "gezag": flag["gezag"],
            "bereik": [way for way in ways if way],
            "kanaal": "per e-mail" if flag["e_consent"] else "per brief op papier",
            "laatste": last.get(row["key"]),
            "antwoorden": [een for een in family if een["party"] == row["key"]],
        }
        found["gezin" if row["role"] in _AT_HOME else "anderen"].append(one)
    return found


def _letter(row: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "wie": row["party"],
        "titel": unnamed_title(row["notice"]),
        "aan": called.get(row["party"], row["party"])
        if row["party"] != "-"
        else "niemand",
        "kanaal": CHANNEL[row["channel"]],
        "stand": STATUS[row["status"]],
        "mis": row["status"] in TROUBLE,
        "op": datum(row["settled_at"] or row["next_try_at"]),
        "leesbaar": row["kept"],
    }


def _dossier(case: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    dossier = from_json(case["dossier"])
    shut = [name for name, value in dossier.items() if value == "(verzegeld)"]
    return {
        "feiten": [
            (capital(vraag("ot", name).in_een_zin), _fact(value, called))
            for name, value in dossier.items()
            if name not in shut
        ],
        "dicht": len(shut),
    }


def _fact(value: Any, called: Mapping[str, str]) -> str:  # noqa: ANN401  a JSON value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(_fact(one, called) for one in value)
    try:
        return called.get(value) or in_words(date.fromisoformat(value))
    except ValueError:
        return str(value).replace("_", " ")
