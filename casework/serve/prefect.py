"""The private Prefect server: its settings, and whether it answers.

It listens on this machine only and asks for a password. What it keeps stays small:
finished runs for a month, events for a week.
"""

import os
import secrets
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from casework.serve.ports import LOOPBACK

USER = "casework"
SERVER = (
    *(sys.executable, "-m", "prefect", "server", "start"),
    *("--host", LOOPBACK, "--port"),
)
"""The command; the port follows."""
_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    # Leases in memory are forgotten at a restart, and then a sweep that ran stays
    # "running" for ever and no other may start.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
        "prefect.server.concurrency.lease_storage.filesystem"
    ),
    # Few runs are made ahead: after a night that the machine was off there are few to
    # cancel.
    "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "15",
    "PREFECT_SERVER_SERVICES_SCHEDULER_MIN_SCHEDULED_TIME": "PT10M",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 60 * 60),
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P7D",
}


def prefect_env(home: Path, port: int, password: str) -> dict[str, str]:
    """Return the environment of the Prefect server and of all that talk to it.

    Settings of another Prefect on this machine have no say here. Prefect puts what it
    makes in a temporary folder of one name for all users of a machine: ours is apart.
    """
    scratch = home / "tmp"
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return {
        **ours,
        **_SETTINGS,
        "TMPDIR": str(scratch),
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://{LOOPBACK}:{port}/api",
        "PREFECT_UI_API_URL": f"http://{LOOPBACK}:{port}/api",
        "PREFECT_API_AUTH_STRING": f"{USER}:{password}",
        "PREFECT_SERVER_API_AUTH_STRING": f"{USER}:{password}",
    }


def kept_password(file: Path) -> str:
    """Return the password in a file that only we can read; make one when absent."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(24), "utf-8")
    return file.read_text("utf-8").strip()


def answers(port: int) -> bool:
    """Tell whether the server on this port is healthy."""
    connection = HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().read() == b"true"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
