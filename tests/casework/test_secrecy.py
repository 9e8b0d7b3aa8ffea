"""What is sensitive is not in the files of the database, wherever one looks."""

import pytest

from casework.database import migrate
from casework.embedded import temporary
from casework.services.advance import advance
from tests.conftest import SWV
from tests.owner import as_owner
from tests.toy import MOEDER, VOORZITTER, of_parents

SECRETS = ("Verzonnen", "voorbeeld.invalid", "Slaapt slecht", "Wil naar juf Toos")


@pytest.fixture
def server():
    """A server of its own: the files of the other one hold what other tests made up."""
    with temporary() as running:
        migrate(running.create_database("template"))
        yield running


def files(server, desk):
    with as_owner(desk) as connection:
        connection.exec_driver_sql("checkpoint")
    return [path for path in server.data.rglob("*") if path.is_file()]


def test_no_secret_is_in_any_file_of_the_database(server, desk, case):
    marker = "Zichtbaar-4711"
    facts = {"ontvangen_op": "2026-09-14", "soort": marker, "toelichting": SECRETS[2]}
    with desk.work(SWV) as work:
        advance(work, case.case_id, "indienen", by=VOORZITTER, facts=facts)
        mother, _ = of_parents(work)
        advance(work, mother, "antwoorden", by=MOEDER, facts={"antwoord": SECRETS[3]})

    content = [path.read_bytes() for path in files(server, desk)]
    assert any(marker.encode() in data for data in content), "the search works"
    for secret in SECRETS:
        assert not any(secret.encode() in data for data in content), secret
