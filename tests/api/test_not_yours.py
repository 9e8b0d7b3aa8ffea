"""What is not yours is not there: byte for byte the same answer, at every address."""

from datetime import timedelta

import pytest

from casework.access import Actor
from casework.services.api_clients import Scope, add_client
from casework.services.webhook_subscriptions import subscribe
from statemachines.roles import Role
from tests import toy
from tests.conftest import SWV

ELSEWHERE = "aan_den_ijssel"
STRANGER = Actor("u-vreemd", Role.VOORZITTER)
UNKNOWN = "AA-2026-00000-X"
NO_CASE = {"code", "id"}


@pytest.fixture
def others(desk, case):
    """Return a kenmerk of this SWV, of another, an unknown one, and none at all."""
    with desk.work(ELSEWHERE) as work:
        elsewhere = toy.opened(work).kenmerk
    return [case.kenmerk, elsewhere, UNKNOWN, "onzin"]


def operations(program, parameter):
    document = program.get("/openapi.json").json()
    for path, methods in document["paths"].items():
        if "{" + parameter + "}" in path:
            yield from ((method, path) for method in methods)


def asked(program, method, path):
    body: dict[str, dict[str, str]] | None = (
        {"feiten": {}} if method == "post" else None
    )
    return program.request(method, path, headers={"If-Match": "*"}, json=body)


def seen(answer):
    return answer.status_code, answer.content, sorted(answer.headers.items())


def test_every_address_of_a_case_answers_the_same_for_every_case_not_yours(
    program_of, others
):
    program = program_of(STRANGER)
    addresses = [*operations(program, "kenmerk")]
    assert len(addresses) >= 6
    for method, path in addresses:
        filled = path.replace("{action}", "indienen")
        answers = [
            seen(asked(program, method, filled.replace("{kenmerk}", kenmerk)))
            for kenmerk in others
        ]
        assert answers[0][0] == 404, path
        assert all(answer == answers[0] for answer in answers), path


def test_a_webhook_of_another_program_is_not_there(program_of, desk, case):
    program = program_of(STRANGER)
    hooks = []
    for tenant in (SWV, ELSEWHERE):
        with desk.work(tenant) as work:
            client, _ = add_client(
                work, "ander", toy.VOORZITTER, [*Scope], timedelta(days=1)
            )
            hook, _ = subscribe(work, client, "https://voorbeeld.invalid/", local=False)
        hooks.append(str(hook.id))
    hooks.append("00000000-0000-7000-8000-000000000000")
    addresses = [*operations(program, "id")]
    assert len(addresses) == 2
    for method, path in addresses:
        answers = [
            seen(program.request(method, path.replace("{id}", each))) for each in hooks
        ]
        assert answers[0][0] == 404
        assert all(answer == answers[0] for answer in answers), path
    with desk.work(SWV) as work:
        assert work.rows("select count(*) from webhook where ended_at is null", [])


def test_no_address_has_a_name_in_it_that_this_test_does_not_know(program_of):
    program = program_of(STRANGER)
    document = program.get("/openapi.json").json()
    names = {
        part.strip("{}")
        for path in document["paths"]
        for part in path.split("/")
        if part.startswith("{")
    }
    assert names == {"kenmerk", "action"} | NO_CASE
