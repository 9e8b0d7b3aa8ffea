"""Cases over the API: the same view, rights and refusals as everywhere."""

import json
from typing import Any

import pytest

from casework.access import Actor
from casework.services.api_clients import Scope
from statemachines.roles import Role
from tests import toy
from tests.conftest import SWV

FILED = {"ontvangen_op": "2026-09-14", "toelichting": "Slaapt slecht."}
PEOPLE: list[dict[str, Any]] = [
    {"key": "leerling", "role": "leerling", "naam": "Noor Verzonnen"},
    {
        "key": "voorzitter",
        "role": "voorzitter",
        "naam": "Vera Verzonnen",
        "user_id": toy.VOORZITTER.id,
    },
    {"key": "ouder-1", "role": "ouder", "naam": "Mia Verzonnen", "gezag": True},
]


@pytest.fixture
def program(program_of, with_toy):
    return program_of(toy.VOORZITTER)


def test_a_case_is_shown_with_its_terms_and_their_reasons(program, case):
    assert program.step(case.kenmerk, "indienen", FILED).status_code == 200
    answer = program.get(f"/zaken/{case.kenmerk}")
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    shown = answer.json()
    assert (shown["state"], shown["version"]) == ("loopt", 2)
    assert shown["dossier"]["toelichting"] == "(verzegeld)"
    [term] = shown["terms"]
    assert (term["rule"], term["raw_end"], term["open"]) == ("C4", "2026-11-09", True)
    assert term["zin"]
    assert "Verzonnen" not in answer.text
    assert "Slaapt" not in answer.text
    assert program.get(f"/zaken/{case.kenmerk}/termijnen").json() == {
        "termijnen": shown["terms"]
    }


def test_who_looked_is_written_down(program, case, desk):
    program.get(f"/zaken/{case.kenmerk}")
    with desk.work(SWV) as work:
        [looked] = work.rows("select account, what from read_log", [])
    assert looked == (toy.VOORZITTER.id, "api: zaak")


def test_every_step_says_whether_it_can_and_all_the_reasons_why_not(program, case):
    program.step(case.kenmerk, "indienen", FILED)
    shown = program.get(f"/zaken/{case.kenmerk}/stappen").json()
    steps = {step["action"]: step for step in shown["stappen"]}
    assert shown["version"] == 2
    assert steps["intrekken"]["allowed"]
    [reason] = steps["afronden"]["redenen"]
    assert reason["op_te_lossen_door"]


def test_a_refusal_has_every_reason(program_of, case):
    program = program_of(toy.ADMIN)
    program_of(toy.VOORZITTER).step(case.kenmerk, "indienen", FILED)
    answer = program.step(case.kenmerk, "afronden")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == "urn:casework:probleem:geweigerd"
    assert told["redenen"] == [
        {
            "zin": "Nog niet iedereen antwoordde.",
            "wet": "Awb 4:8",
            "op_te_lossen_door": "de ouder",
        }
    ]


def test_a_step_needs_the_version_that_was_seen(program, case):
    path = f"/zaken/{case.kenmerk}/stappen/indienen"
    assert program.post(path, json={"feiten": FILED}).status_code == 428
    stale = program.step(case.kenmerk, "indienen", FILED, seen='"7"')
    assert (stale.status_code, stale.json()["versie"]) == (412, 1)
    assert program.step(case.kenmerk, "indienen", FILED, seen="7").status_code == 422
    taken = program.step(case.kenmerk, "indienen", FILED, seen='"1"')
    assert (taken.status_code, taken.headers["etag"]) == (200, '"2"')
    again = program.step(case.kenmerk, "intrekken", seen='"1"')
    assert (again.status_code, again.json()["versie"]) == (412, 2)


def test_a_step_with_a_key_is_taken_once(program, case):
    once = {"seen": '"1"', "Idempotency_Key": "een"}
    first = program.step(case.kenmerk, "indienen", FILED, **once).json()
    second = program.step(case.kenmerk, "indienen", FILED, **once).json()
    assert second == {**first, "repeated": True}
    other = program.step(case.kenmerk, "intrekken", **once)
    assert other.status_code == 422
    assert other.json()["type"].endswith("sleutel-gebruikt")


def test_a_step_or_a_fact_that_does_not_exist_is_not_repeated(program, case):
    assert program.step(case.kenmerk, "vliegen").status_code == 404
    answer = program.step(case.kenmerk, "indienen", {"geheime_naam": "x"})
    assert answer.status_code == 409
    assert answer.json()["redenen"]
    assert "geheime" not in answer.text


def opening(**more) -> dict[str, Any]:
    return {"process": "aanvraag", "mensen": PEOPLE, **more}


def test_a_case_is_opened_once_for_each_key(program, desk):
    first = program.post("/zaken", json=opening(), headers={"Idempotency-Key": "k"})
    second = program.post("/zaken", json=opening(), headers={"Idempotency-Key": "k"})
    assert first.status_code == second.status_code == 201
    assert second.json() == {**first.json(), "repeated": True}
    assert first.headers["location"] == f"/api/v1/zaken/{first.json()['kenmerk']}"
    changed = opening(mensen=PEOPLE[:2])
    other = program.post("/zaken", json=changed, headers={"Idempotency-Key": "k"})
    assert other.status_code == 422
    with desk.work(SWV) as work:
        assert work.rows("select count(*) from cases", []) == [(1,)]


def test_an_opening_that_is_refused_does_not_use_its_key(program):
    refused = program.post(
        "/zaken", json=opening(mensen=PEOPLE[:1]), headers={"Idempotency-Key": "k"}
    )
    assert refused.status_code == 409
    assert refused.json()["redenen"]
    done = program.post("/zaken", json=opening(), headers={"Idempotency-Key": "k"})
    assert done.status_code == 201


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (opening(process="bestaat_niet"), "unknown_process"),
        (opening(verzonnen="Noor"), "extra_forbidden"),
        (opening(mensen=[{**PEOPLE[2], "gezag": "ja"}]), "bool_type"),
        (opening(mensen=[{**PEOPLE[0], "geboren_op": 1}]), "value_error"),
    ],
)
def test_a_wrong_opening_tells_where_and_repeats_nothing(program, body, kind):
    answer = program.post("/zaken", json=body, headers={"Idempotency-Key": "k"})
    assert answer.status_code == 422
    assert [fault["type"] for fault in answer.json()["fouten"]] == [kind]
    assert "erzonnen" not in answer.text


def test_opening_needs_a_key(program):
    assert program.post("/zaken", json=opening()).status_code == 422


def test_pages_hold_every_case_once_also_when_one_is_opened_meanwhile(program, desk):
    def open_one(number):
        sent = {"Idempotency-Key": str(number)}
        return program.post("/zaken", json=opening(), headers=sent).json()["kenmerk"]

    known = [open_one(number) for number in range(5)]
    found, after = [], None
    while True:
        query = {"aantal": 2, **({"na": after} if after else {})}
        page = program.get("/zaken", params=query).json()
        found += [each["kenmerk"] for each in page["zaken"]]
        after = page["volgende"]
        open_one(f"meanwhile-{len(found)}")
        if after is None:
            break
    assert found == known[::-1]


def test_cases_are_found_by_process_state_and_whether_they_run(program, case):
    def count(**query):
        return len(program.get("/zaken", params=query).json()["zaken"])

    assert count() == count(process="aanvraag", state="concept", open="true") == 1
    assert count(process="vraag") == count(state="loopt") == count(open="false") == 0


def test_the_history_names_nobody_and_says_nothing_of_what_was_written(program, case):
    program.step(case.kenmerk, "indienen", FILED)
    first = program.get(f"/zaken/{case.kenmerk}/tijdlijn", params={"aantal": 1}).json()
    assert [line["action"] for line in first["regels"]] == ["openen"]
    rest = program.get(
        f"/zaken/{case.kenmerk}/tijdlijn", params={"na": first["volgende"]}
    )
    [line] = rest.json()["regels"]
    assert (line["label"], line["role"]) == ("Indienen", "voorzitter")
    assert line["feiten"] == ["ontvangen_op", "toelichting"]
    assert rest.json()["volgende"] is None
    assert toy.VOORZITTER.id not in rest.text
    assert "Slaapt" not in rest.text


def test_letters_tell_where_they_are_and_not_what_they_say(program, case, desk):
    answer = program.get(f"/zaken/{case.kenmerk}/berichten")
    assert answer.json() == {"berichten": []}


def test_the_work_list_is_that_of_the_account(program, case):
    [task] = program.get("/werklijst").json()["taken"]
    assert (task["kenmerk"], task["groep"]) == (case.kenmerk, "nu doen")


def test_a_term_is_computed_as_on_the_command_line(program):
    query = {"rule": "C4", "op": "2026-09-14"}
    found = program.get("/termijnvraag", params=query).json()
    assert (found["raw_end"], found["legal_end"]) == ("2026-11-09", "2026-11-09")
    assert found["stappen"]
    assert found["zin"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"rule": "X9", "op": "2026-09-14"}, 422),
        ({"rule": "C4", "op": "2026-02-31"}, 422),
        ({"rule": "C4", "op": "9999-12-31"}, 409),
        ({"rule": "C4", "op": "1789"}, 422),
        (
            {"rule": "C4", "op": "2026-09-14", "opschorting": "2026-02-31:2026-03-01"},
            409,
        ),
        ({"rule": "L2", "op": "2026-09-14", "verdaging": 3}, 409),
    ],
)
def test_a_term_that_cannot_be_is_refused_without_a_fault(program, query, status):
    answer = program.get("/termijnvraag", params=query)
    assert answer.status_code == status, answer.text


def test_the_processes_are_data(program):
    codes = [each["code"] for each in program.get("/processen").json()["processen"]]
    assert {"tlv", "ot"} <= {*codes}
    assert program.get("/processen/tlv").json()["code"] == "tlv"
    assert program.get("/processen/geheim").status_code == 404


def test_a_token_is_for_its_scopes(program_of, case):
    reader = program_of(toy.VOORZITTER, [Scope.ZAKEN_LEES])
    assert reader.get(f"/zaken/{case.kenmerk}").status_code == 200
    for answer in (
        reader.step(case.kenmerk, "indienen", FILED),
        reader.get(f"/zaken/{case.kenmerk}/berichten"),
        reader.get("/werklijst"),
        reader.get("/webhooks"),
    ):
        assert answer.status_code == 403
        assert "insufficient_scope" in answer.headers["www-authenticate"]


def test_a_program_sees_only_the_cases_of_its_account(program_of, case):
    other = program_of(Actor("u-ander", Role.VOORZITTER))
    assert other.get("/zaken").json() == {"zaken": [], "volgende": None}
    assert other.get(f"/zaken/{case.kenmerk}").status_code == 404


def test_the_documentation_is_open_and_says_everything_in_dutch(stranger):
    document = stranger.get("/openapi.json").json()
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["description"]
            assert {"401", "403", "422", "429"} <= operation["responses"].keys()
    assert "HTTPValidationError" not in json.dumps(document)


def test_a_role_reads_no_more_over_the_api_than_on_a_page(program_of, case):
    program_of(toy.VOORZITTER).step(case.kenmerk, "indienen", FILED)
    program = program_of(toy.ADMIN)
    assert program.get(f"/zaken/{case.kenmerk}").json()["dossier"] == {}
    regels = program.get(f"/zaken/{case.kenmerk}/tijdlijn").json()["regels"]
    assert [line["feiten"] for line in regels] == [[], []]
