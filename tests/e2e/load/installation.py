"""An installation of several programs on this machine, as compose.yaml has it.

A durable PostgreSQL with the roles of compose.yaml, two web processes, two workers, a
mail server with TLS that keeps its letters on a small disk, and a gateway for codes.
"""

import base64
import os
import signal
import sys
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path

from casework import cluster
from casework.database import migrate
from casework.embedded import Server
from casework.serve.ports import free_port
from casework.tenants import load_tenants
from tests.casework.roles import as_in_compose
from tests.conftest import SWV
from tests.e2e.load.disk import disk_for
from tests.e2e.load.families import OTHER
from tests.e2e.load.post_office import PostOffice, gateway
from tests.e2e.load.programs import Program
from tests.notifications.mail_server import make_certificate

SENDER = '\n[afzender]\nadres = "Straat 0, Nergens"\ntelefoon = "000 000 0000"\n'
CONNECTIONS = 200
"""As in compose.yaml: two web processes may each want 24."""
CLOCK = Path(__file__).parent / "clock"
JUMPS = "worker-1"
"""The worker on the machine with the bad clock."""


class Installation:
    """What runs, and how each part of it can fail."""

    def __init__(self, folder, server, disk, post):
        self.folder, self.server, self.disk, self.post = folder, server, disk, post
        self.env: dict[str, str] = {}
        self.programs: dict[str, Program] = {}
        self.ending = False
        self.jump = folder / "clock"
        self.wrong_clock(0)

    @property
    def url(self):
        return self.env["CASEWORK_PUBLIC_URL"]

    @property
    def workers(self):
        return [p for name, p in self.programs.items() if name.startswith("worker-")]

    def run(self, name, *command, **env):
        """Start a program."""
        whole = {**self.env, **env}
        program = Program(name, [sys.executable, *command], whole, self.folder)
        self.programs[name] = program
        return program

    def start(self):
        """Start the pages and the workers."""
        port = self.url.rpartition(":")[2]
        self.run("web", "-m", "casework", "web", "--port", port, "--workers", "2")
        for name in (JUMPS, "worker-2"):
            self.start_worker(name)

    def start_worker(self, name):
        where = (str(self.folder), SWV, OTHER)
        self.run(name, "-m", "tests.e2e.load.worker", name, *where, **self._clock(name))

    def _clock(self, name):
        if name != JUMPS:
            return {}
        path = os.pathsep.join([str(CLOCK), str(CLOCK.parents[3])])
        return {"LOAD_CLOCK": str(self.jump), "PYTHONPATH": path}

    def wrong_clock(self, seconds):
        """Put the clock of one machine so much ahead."""
        fresh = self.jump.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.rename(self.jump)

    def look(self):
        """Start again what died, until the end."""
        for program in [*self.programs.values()]:
            if not self.ending:
                program.look()

    def kill_database(self):
        """Kill the postmaster; its backends notice by themselves."""
        note = (self.server.data / "postmaster.pid").read_text()
        os.kill(int(note.splitlines()[0]), signal.SIGKILL)

    def start_database(self):
        """Start the database again on the same folder: it repairs itself."""
        cluster.start(self.server.data, durable=True)


@contextmanager
def installation(folder):
    """Set everything up; nothing is left running when the block ends."""
    (folder / "swv").mkdir(parents=True)
    for tenant in load_tenants():
        ours = (files("casework") / "swv" / f"{tenant}.toml").read_text("utf-8")
        (folder / "swv" / f"{tenant}.toml").write_text(ours + SENDER, "utf-8")
    certificate = make_certificate(folder)
    key = folder / "master.key"
    key.write_bytes(base64.b64encode(bytes(range(32))))
    key.chmod(0o600)
    with ExitStack() as stack:
        server = stack.enter_context(Server(folder / "postgres"))
        with (server.data / "postgresql.conf").open("a") as settings:
            settings.write(f"max_connections = {CONNECTIONS}\n")
        cluster.stop(server.data, "fast")
        cluster.start(server.data, durable=True)
        mails = folder / "mail"
        disk = stack.enter_context(disk_for(mails))
        post = PostOffice(mails)
        made = Installation(folder, server, disk, post)
        stack.callback(_end, made)
        owner, run = as_in_compose(server, "casework")
        migrate(owner)
        smtp, sms = free_port(), stack.enter_context(gateway(post))
        made.env = {
            "CASEWORK_HOME": str(folder),
            "CASEWORK_DATABASE_URL": run,
            "CASEWORK_MASTER_KEY_FILE": str(key),
            "CASEWORK_SMTP_HOST": "127.0.0.1",
            "CASEWORK_SMTP_PORT": str(smtp),
            "CASEWORK_MAIL_FROM": "post@swv.example",
            "CASEWORK_SMS_URL": sms,
            "CASEWORK_SMS_TOKEN": "geheim",
            "CASEWORK_PUBLIC_URL": f"http://127.0.0.1:{free_port()}",
            "SSL_CERT_FILE": str(certificate / "cert.pem"),
        }
        box = (str(mails), str(certificate), str(smtp))
        made.run("postbox", "-m", "tests.e2e.load.postbox", *box)
        yield made


def _end(made):
    made.ending = True
    for program in made.programs.values():
        program.kill()
