"""Schemathesis on our own documentation: no fault of ours, no answer untold.

The examples are drawn from a fixed seed, so that a failure is a failure everywhere.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from casework.api import caller
from casework.api.application import PLACE
from casework.app import create_app
from casework.bootstrap import Office
from casework.services.webhook_subscriptions import subscribe
from casework.settings import Settings
from tests import toy
from tests.api.conftest import let_in
from tests.conftest import SWV

schemathesis.serializer.alias("application/pkcs7-mime", "application/octet-stream")
HERE = "http://127.0.0.1:8000"
EXAMPLES = 12
REFUSALS = ["2xx", "404", "409", "412", "428"]
"""What can come of a request that is well formed."""
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture
def entry(desk, monkeypatch):
    """Let a program in that may ask as often as it likes; return it and its header."""
    monkeypatch.setattr(caller, "MOST", 10**9)
    monkeypatch.setattr(caller, "MOST_WRONG", 10**9)
    client, token = let_in(desk, toy.VOORZITTER)
    return client, {"Authorization": f"Bearer {token}"}


@pytest.fixture
def schema(desk):
    app = create_app(Office(desk, Settings(public_url=HERE), None))
    return schemathesis.openapi.from_asgi(
        f"{PLACE}/openapi.json",
        app,
        config=SchemathesisConfig.from_dict(
            {"checks": {"positive_data_acceptance": {"expected-statuses": REFUSALS}}}
        ),
        headers={"Host": "127.0.0.1"},
    )


def operations(schema):
    found = [result.ok() for result in schema.get_all_operations()]
    assert len(found) >= 15
    return found


def ask(operation, headers, **fixed):
    """Send examples of one operation, as it is meant and as it is not."""
    # What text is allowed is more than a schema can say, so a body that fits may be
    # refused; a query or a path that fits may not.
    unsaid = [positive_data_acceptance] if operation.body else []
    for mode in MODES:

        @seed(4)
        @settings(
            max_examples=EXAMPLES,
            database=None,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode, **fixed))
        def each(case):
            case.call_and_validate(
                headers=headers, base_url=HERE + PLACE, excluded_checks=unsaid
            )

        each()


@pytest.mark.slow
def test_every_operation_answers_what_it_says_whatever_is_asked(schema, entry, case):
    for operation in operations(schema):
        ask(operation, entry[1])


@pytest.mark.slow
def test_every_operation_on_a_case_that_is_there_does_too(schema, entry, case, desk):
    with desk.work(SWV) as work:
        hook, _ = subscribe(work, entry[0], f"{HERE}/hoor", local=True)
    there = {"kenmerk": case.kenmerk, "action": "indienen", "id": str(hook.id)}
    for operation in operations(schema):
        names = {each.name for each in operation.path_parameters}
        if names and names <= there.keys():
            fixed = {name: there[name] for name in names}
            ask(operation, entry[1], path_parameters=fixed)
