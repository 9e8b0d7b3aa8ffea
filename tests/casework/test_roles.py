"""Who the programs are in the database: an owner, a login, and the role of both."""

import base64

import psycopg
import pytest
from sqlalchemy import make_url

from casework.bootstrap import office
from casework.database import connect
from casework.embedded import temporary
from casework.settings import Settings
from casework.wall import NoWall
from tests.casework.roles import OWNER, RUN, as_in_compose
from tests.conftest import SWV

_WHO = "select session_user::text, current_user::text"
_OWNERS = """
select distinct tableowner from pg_tables where schemaname = 'public'"""


@pytest.fixture
def installation(tmp_path):
    """Give a server without anything, and settings for a database on it."""
    key = tmp_path / "master.key"
    key.write_bytes(base64.b64encode(bytes(32)))
    key.chmod(0o600)

    def settings(url, owner=None):
        place = {"home": tmp_path, "master_key_file": key}
        return Settings(database_url=url, migrate_url=owner, **place)

    with temporary() as server:
        yield server, settings


def who(opened):
    with opened.desk.work(SWV) as work:
        return work.rows(_WHO, [])[0]


def test_the_roles_of_compose_are_what_the_programs_need(installation):
    server, settings = installation
    owner, run = as_in_compose(server, "zaken")
    with office(settings(run, owner)) as opened:
        assert who(opened) == (RUN, "casework_app")
    with office(settings(run)) as opened, opened.desk.work(SWV) as work:
        assert work.rows(_OWNERS, []) == [(OWNER,)]
        assert work.rows("select tenants_with_cases()", []) == []


def test_the_tables_of_an_older_program_are_not_touched_by_a_login(installation):
    server, settings = installation
    _, run = as_in_compose(server, "zaken")
    with pytest.raises(NoWall, match="CASEWORK_MIGRATE_URL"), office(settings(run)):
        pass


def test_an_owner_becomes_the_role_that_owns_nothing(installation):
    server, settings = installation
    with office(settings(server.create_database("zaken"))) as opened:
        assert who(opened) == ("postgres", "casework_app")


def test_an_owner_that_may_not_become_it_is_told_what_to_do(installation):
    server, settings = installation
    owner, _ = as_in_compose(server, "zaken")
    told = "mag de rol casework_app niet aannemen.*CASEWORK_MIGRATE_URL"
    with pytest.raises(NoWall, match=told), office(settings(owner)):
        pass


@pytest.mark.parametrize(
    "above",
    [
        "alter role casework_app bypassrls",
        "alter role casework_app superuser",
        "alter table party owner to casework_app",
        "grant casework_owner to casework_app",
    ],
)
def test_a_role_that_looks_over_the_wall_does_not_start(installation, above):
    server, settings = installation
    owner, run = as_in_compose(server, "zaken")
    with office(settings(run, owner)):
        pass
    superuser = server.url("zaken").replace("+psycopg", "")
    with psycopg.connect(superuser, autocommit=True) as one:
        one.execute(above)
    with pytest.raises(NoWall, match="langs de muur"), office(settings(run)):
        pass


def test_without_the_role_and_the_right_to_make_it_one_line_says_so(installation):
    server, settings = installation
    url = server.create_database("zaken")
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as one:
        one.execute("create role poor login")
        one.execute("alter database zaken owner to poor")
    poor = server.url("zaken", role="poor")
    with pytest.raises(NoWall, match="create role casework_app"):
        office(settings(poor)).__enter__()


def test_the_embedded_programs_log_in_as_no_more_than_a_member(tmp_path):
    with office(Settings(home=tmp_path / "thuis")) as opened:
        assert who(opened) == ("casework_run", "casework_app")


def test_tables_of_another_database_do_not_count_as_owned(installation):
    """The roles are of the whole server; a second database starts beside the first."""
    server, settings = installation
    owner, run = as_in_compose(server, "zaken")
    with office(settings(run, owner)):
        pass
    second = settings(server.create_database("tweede"))
    with office(second) as opened:
        assert who(opened) == ("postgres", "casework_app")


def test_whoever_logs_in_a_session_is_the_role(server, database):
    assert make_url(database).username == "postgres"
    engine = connect(database)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(_WHO).one() == ("postgres", "casework_app")
    engine.dispose()
