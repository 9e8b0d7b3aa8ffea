"""The programs of a distributed installation, started as they are on real machines."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
POOL = "casework"
UNFINISHED = {"SCHEDULED", "PENDING", "RUNNING", "CANCELLING"}


def until(done, seconds=90.0, what=""):
    """Wait until something is so; give what it gave."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if found := done():
            return found
        time.sleep(0.2)
    raise TimeoutError(f"{what} did not come within {seconds} s")


class Machines:
    """Prefect programs of one test, all ended when the block ends."""

    def __init__(self, folder, port, env):
        self.folder, self.port = folder, port
        self.env = {
            **os.environ,
            **env,
            "PYTHONPATH": str(ROOT),
            "FLOWS_FOLDER": str(ROOT),
            "DO_NOT_TRACK": "1",
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
                "prefect.server.concurrency.lease_storage.filesystem"
            ),
            "PREFECT_WORKER_QUERY_SECONDS": "2",
        }
        self.started = []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            self._tell()
        for process in self.started:
            kill_tree(process.pid)
            process.wait()

    def _tell(self):
        """Show the end of every log, for pytest to print with the failure."""
        for log in sorted(self.folder.glob("*.log")):
            lines = log.read_text(errors="replace").splitlines()[-40:]
            print(f"== {log.name}", *lines, sep="\n")  # noqa: T201  of a failed test

    def start(self, name, *command):
        """Start a program; its output is in ``name.log``."""
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "prefect", *command],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def run(self, *command):
        """Run a command to its end."""
        done = subprocess.run(
            [sys.executable, "-m", "prefect", *command],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def server(self):
        """Start the Prefect server and wait until it is healthy."""
        place = ("--host", "127.0.0.1", "--port", str(self.port))
        process = self.start("server", "server", "start", *place)
        until(self.healthy, what="the Prefect server")
        return process

    def worker(self, name):
        """Start a worker that runs every flow in a process of its own."""
        return self.start(
            name, "worker", "start", "-p", POOL, "-t", "process", "-n", name
        )

    def healthy(self):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().read() == b"true"
        except OSError:
            return False
        finally:
            connection.close()

    def post(self, path, data):
        """Ask the Prefect server; while it cannot answer, ask again."""
        [answer] = until(lambda: self._asked(path, data), what=path)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def _asked(self, path, data):
        try:
            answer = httpx.post(f"{self.env['PREFECT_API_URL']}{path}", json=data)
        except httpx.TransportError:
            return None
        return (
            None
            if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR
            else [answer]
        )

    def deployments(self):
        """Return the id of each deployment by its name, as flow/part."""
        flows = {each["id"]: each["name"] for each in self.post("/flows/filter", {})}
        found = self.post("/deployments/filter", {})
        return {f"{flows[d['flow_id']]}/{d['name']}": d["id"] for d in found}

    def unfinished(self, deployment):
        """Return the runs of a deployment that should be going on by now."""
        runs = self.post(
            "/flow_runs/filter",
            {
                "deployments": {"id": {"any_": [deployment]}},
                "flow_runs": {"state": {"type": {"any_": ["PENDING", "RUNNING"]}}},
            },
        )
        return [run["id"] for run in runs]

    def pause(self, deployment):
        """Switch the schedule of a deployment off."""
        self.post(f"/deployments/{deployment}/pause_deployment", {})

    def trigger(self, deployment):
        """Ask for a run of a deployment, now."""
        self.post(f"/deployments/{deployment}/create_flow_run", {})

    def give_up_runs(self, deployment):
        """Say that its runs were killed, as the operator can before the lease ends."""
        for run in self.unfinished(deployment):
            state = {"type": "CRASHED", "name": "Crashed"}
            self.post(f"/flow_runs/{run}/set_state", {"state": state, "force": True})


def kill_tree(root):
    """Kill a program and all that it started, at once and without asking."""
    for pid in reversed([root, *descendants(root)]):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def descendants(root):
    """Return every process below this one."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout
    below: dict[int, list[int]] = {}
    for line in listed.splitlines():
        pid, parent = map(int, line.split())
        below.setdefault(parent, []).append(pid)
    found, new = [], [root]
    while new:
        new = [child for parent in new for child in below.get(parent, [])]
        found += new
    return found
