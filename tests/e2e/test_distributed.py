"""A day on several machines: workers killed, Prefect and the database restarted.

The same programs as in compose.yaml, on this machine: a real PostgreSQL, a Prefect
server on it, two process workers, a mail server with TLS. Afterwards every effect must
be there once: what a second database shows, where plain functions did the same work.
"""

import base64
import random
import signal
from datetime import timedelta
from email import message_from_bytes
from importlib.resources import files

import pytest

from casework import cluster
from casework.access import Actor
from casework.bootstrap import office
from casework.clock import utc_now
from casework.database import migrate
from casework.embedded import temporary
from casework.serve.ports import free_port
from casework.services.advance import advance
from casework.services.deliver_due import deliver_due
from casework.services.lapse_due import lapse_due
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from casework.services.verify import verify
from casework.services.warn import warn_due
from casework.settings import read_settings
from statemachines.grammar import Party, Role
from tests.casework.roles import as_in_compose
from tests.e2e.machines import POOL, Machines, kill_tree, until
from tests.e2e.prefect_database import prefect_database
from tests.notifications.mail_server import (
    Mailbox,
    make_certificate,
    of_server,
    serving,
)

pytestmark = pytest.mark.slow
PARTS = {
    "deel-1": ["aan_den_ijssel", "onderwijs_dat_past"],
    "deel-2": ["po_30_06", "po_ijmond", "zeven_programmalijnen"],
}
TENANTS = [tenant for part in PARTS.values() for tenant in part]
CASES = 12
"""In each samenwerkingsverband: enough for a sweep to be killed in the middle."""
AGO = timedelta(days=120)
IB = Actor("u-ib", Role.IB)
SENDER = '\n[afzender]\nadres = "Straat 0, Nergens"\ntelefoon = "000 000 0000"\n'
SIGNAL = {
    "signaal": "Loopt vast.",
    "beginniveau": "1_groep",
    "verzuim_speelt": False,
}


def people():
    """Return a school that can sign, and a parent."""
    identity = Identity("V. Verzonnen", "v", "vz@werk.example", "Straat 1", "000")
    parent = Party("ouder", Role.OUDER, gezag=True, e_consent=True)
    return [
        Person(Party("leerling", Role.LEERLING), Identity("Noor Verzonnen")),
        Person(parent, Identity("M. Verzonnen", "m", "ouder@gezin.example"), "u-o"),
        Person(Party("voorzitter", Role.VOORZITTER, e_consent=True), identity, "u-v"),
        Person(Party("ib", Role.IB, e_consent=True), identity, "u-ib"),
    ]


def open_cases(settings):
    """Open cases long ago whose term is over, and let the first letters leave."""
    began = utc_now() - AGO
    with office(settings, lambda: began) as opened:
        for tenant in TENANTS:
            for _ in range(CASES):
                with opened.desk.work(tenant) as work:
                    case = open_case(work, "ot", people(), by=IB)
                    told = {**SIGNAL, "ouders_ingelicht_op": work.today.isoformat()}
                    advance(work, case.case_id, "signaleren", by=IB, facts=told)


def rows(settings, query):
    with office(settings) as opened:
        found = []
        for tenant in TENANTS:
            with opened.desk.work(tenant) as work:
                found += work.rows(query, {"tenant": tenant, "today": work.today})
        return found


DUE = """select id from term where tenant_id = %(tenant)s and closed_at is null
    and suspended_on is null and legal_end < %(today)s"""
WAITING = "select id from outbox where tenant_id = %(tenant)s and status = 'wacht'"
EFFECTS = """
    select c.tenant_id,
        array(select convert_from(j.body, 'utf8')::jsonb ->> 'action' from journal j
              where j.case_id = c.id order by j.seq),
        array(select t.rule || ' ' || t.legal_end from term t where t.case_id = c.id
              order by t.rule, t.legal_end),
        array(select o.notice || ' ' || o.party || ' ' || o.status from outbox o
              where o.case_id = c.id order by o.seq, o.notice, o.party)
    from cases c where c.tenant_id = %(tenant)s"""


def without_flows(settings):
    """Do the same work with plain functions, one after the other."""
    with office(settings) as opened:
        desk, carry = opened.desk, lambda _message: None
        for tenant in TENANTS:
            for service in (lapse_due, warn_due):
                place = service(desk, tenant).after
                while place:
                    place = service(desk, tenant, place).after
            while deliver_due(desk, tenant, carry).lines:
                continue


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """Set up the databases, the keys, the profiles and a mail server with TLS."""
    (tmp_path / "swv").mkdir()
    for tenant in TENANTS:
        ours = (files("casework") / "swv" / f"{tenant}.toml").read_text("utf-8")
        (tmp_path / "swv" / f"{tenant}.toml").write_text(ours + SENDER, "utf-8")
    key = tmp_path / "master.key"
    key.write_bytes(base64.b64encode(bytes(range(32))))
    key.chmod(0o600)
    mailbox, folder = Mailbox(), make_certificate(tmp_path)
    tls = {"tls_context": of_server(folder), "require_starttls": True}
    with (
        temporary() as server,
        prefect_database() as prefect,
        serving(mailbox, **tls) as port,
    ):
        owner, run = as_in_compose(server, "casework")
        migrate(owner)
        env = {
            "CASEWORK_HOME": str(tmp_path),
            "CASEWORK_DATABASE_URL": run,
            "CASEWORK_MASTER_KEY_FILE": str(key),
            "CASEWORK_SMTP_HOST": "127.0.0.1",
            "CASEWORK_SMTP_PORT": str(port),
            "CASEWORK_MAIL_FROM": "post@swv.example",
            "SSL_CERT_FILE": str(folder / "cert.pem"),
        }
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        control = read_settings().model_copy(
            update={"database_url": server.create_database("control")}
        )
        open_cases(read_settings())
        open_cases(control)
        if prefect.url:
            env["PREFECT_SERVER_DATABASE_CONNECTION_URL"] = prefect.url

        def restart():
            cluster.stop(server.data, "immediate")
            cluster.start(server.data, durable=False)
            prefect.restart()

        yield env, mailbox, control, restart


class Day:
    """The sweeps of the day, on machines that fail."""

    def __init__(self, machines, settings, dice):
        self.machines, self.settings, self.dice = machines, settings, dice
        self.prefect = machines.server()
        machines.run("work-pool", "create", POOL, "--type", "process")
        machines.run("deploy", "--all", "--no-prompt")
        made = machines.deployments()
        self.sweeps = [made.pop(f"termijnen/{part}") for part in PARTS]
        self.all = [*self.sweeps, *(made.pop(f"post/{part}") for part in PARTS)]
        for other in made.values():
            machines.pause(other)
        self.victim = machines.worker("een")
        machines.worker("twee")

    def kill_a_worker_in_mid_sweep(self):
        due = len(rows(self.settings, DUE))
        for sweep in self.sweeps:
            self.machines.trigger(sweep)
        until(lambda: len(rows(self.settings, DUE)) < due, what="the first lapse")
        until(lambda: self.dice.random() < 0.3, what="the moment of the kill")
        kill_tree(self.victim.pid)
        self.machines.worker("drie")

    def restart_prefect(self):
        self.prefect.send_signal(signal.SIGTERM)
        self.prefect.wait()
        self.prefect = self.machines.server()

    def restart_databases_in_mid_sweep(self, restart):
        for each in self.all:
            self.machines.give_up_runs(each)
            self.machines.trigger(each)
        until(self.busy, what="a run to disturb")
        restart()
        until(self.machines.healthy, what="the Prefect server on the new database")

    def busy(self):
        return any(self.machines.unfinished(each) for each in self.all)

    def finish(self):
        """Ask for runs, as the schedules do, until there is nothing to do."""
        until(self.done, seconds=150, what="all the work")

    def done(self):
        with_lease_over(self.settings)
        for each in self.all:
            if not self.machines.unfinished(each):
                self.machines.trigger(each)
        return not rows(self.settings, DUE) and not rows(self.settings, WAITING)


def test_every_effect_is_there_once_whatever_is_killed(installation, tmp_path):
    env, mailbox, control, restart_databases = installation
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201  to do the same again
    ours = read_settings()
    with Machines(tmp_path, free_port(), env) as machines:
        day = Day(machines, ours, random.Random(seed))
        day.kill_a_worker_in_mid_sweep()
        day.restart_prefect()
        day.restart_databases_in_mid_sweep(restart_databases)
        day.finish()

    without_flows(control)
    assert sorted(rows(ours, EFFECTS)) == sorted(rows(control, EFFECTS))
    assert_journal_is_whole(ours)
    assert_mailed_once(ours, mailbox)


def assert_journal_is_whole(settings):
    with office(settings) as opened:
        for tenant in TENANTS:
            with opened.desk.look(tenant) as work:
                assert verify(work).findings == ()


def with_lease_over(settings):
    """Let ten minutes pass for the letters that a killed worker had in its hands."""
    rows(
        settings,
        """update outbox set next_try_at = next_try_at - interval '10 minutes'
        where tenant_id = %(tenant)s and status = 'wacht' and attempts > 0
        returning id""",
    )


def assert_mailed_once(settings, mailbox):
    """Every letter arrived; one twice only if it was under way at a kill."""
    arrived = [message_from_bytes(raw)["Message-ID"] for raw in mailbox.received]
    query = """select id, attempts from outbox where tenant_id = %(tenant)s
        and status = 'verzonden'"""
    sent = {f"<{ident.hex}@swv.example>": n for ident, n in rows(settings, query)}
    assert set(arrived) == set(sent)
    twice = {ident for ident in arrived if arrived.count(ident) > 1}
    assert {ident for ident in twice if sent[ident] == 1} == set()
    assert len(arrived) - len(sent) <= len(PARTS) * 3
