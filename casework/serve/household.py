"""All programs of one machine: start them in order, watch them, end them.

The database, the mail folder, the pages, the Prefect server, the flows. A program that
dies is started again; one that keeps dying stops all, with one clear line.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from threading import Event

from casework.serve.child import Child
from casework.serve.mail_folder import mail_folder
from casework.serve.pages import Pages
from casework.serve.ports import LOOPBACK, free_port
from casework.serve.prefect import SERVER, answers, kept_password, prefect_env
from casework.settings import Settings

PATIENCE = 180.0
"""Seconds in which everything must have started."""
LOOK = 0.25
Tell = Callable[[str, str], None]
"""Says what there is and where."""
MOST_DEATHS = 5
CALM = 300.0
"""Seconds after which an earlier death is forgotten."""


class CannotServe(Exception):
    """The household cannot start or go on. One Dutch line."""


@dataclass
class Watched:
    """A program, how to start it again, and how often it died of late."""

    name: str
    start: Callable[[], Child]
    child: Child
    deaths: list[float] = field(default_factory=list)

    def stop(self) -> None:
        """End the program that runs now, which need not be the first."""
        self.child.stop()

    def look(self, stopped: Event) -> None:
        """Start the program again when it died, each time after a longer pause."""
        if self.child.alive:
            return
        self.child.stop()
        now = time.monotonic()
        self.deaths = [*(d for d in self.deaths if now - d < CALM), now]
        if len(self.deaths) >= MOST_DEATHS:
            raise CannotServe(
                f"{self.name} stopt telkens, {len(self.deaths)} keer: "
                f"zie serve/{self.name}.log in CASEWORK_HOME"
            )
        if not stopped.wait(2.0 ** len(self.deaths)):
            self.child = self.start()


@dataclass(frozen=True)
class Addresses:
    """Where the operator finds everything."""

    pages: str
    prefect: str
    password_file: Path
    mails: Path | None
    logs: Path


@contextmanager
def household(
    settings: Settings, pages: Pages, stopped: Event, tell: Tell
) -> Iterator[tuple[Addresses, Callable[[], None]]]:
    """Run everything; give the addresses, and what to call to look after it all.

    ``tell`` hears where the pages are as soon as they answer, before Prefect does.
    """
    folder = settings.home / "serve"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(_only_one(folder / "serve.lock"))
        post = stack.enter_context(_post(settings))
        port = settings.prefect_port or free_port()
        secret = folder / "prefect.password"
        prefect = prefect_env(folder / "prefect", port, kept_password(secret))
        env = {**prefect, **post, **pages.env}
        ready = folder / "ready"
        ready.unlink(missing_ok=True)
        flows = (sys.executable, "-m", "flows", str(ready))
        commands = {
            "web": pages.command,
            "prefect": (*SERVER, str(port)),
            "flows": flows,
        }
        watched = [
            _watched(stack, name, command, env, folder)
            for name, command in commands.items()
        ]

        def look() -> None:
            for program in watched:
                program.look(stopped)

        _wait(pages.answer, look, stopped)
        tell("pagina's", pages.url)
        _wait(lambda: ready.exists() and answers(port), look, stopped)
        mails = mails_of(settings) if post else None
        prefect_url = f"http://{LOOPBACK}:{port}"
        yield Addresses(pages.url, prefect_url, secret, mails, folder), look


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    with lock.open("a") as held:
        try:
            flock(held, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise CannotServe(
                f"casework serve draait al met {lock.parent.parent}: "
                "stop die eerst, of kies een andere CASEWORK_HOME"
            ) from None
        yield


@contextmanager
def _post(settings: Settings) -> Iterator[dict[str, str]]:
    """Give the settings of our own mail server, if it has to be there."""
    if settings.smtp_host or not settings.embedded:
        yield {}
        return
    with mail_folder(mails_of(settings)) as port:
        yield {
            "CASEWORK_SMTP_HOST": LOOPBACK,
            "CASEWORK_SMTP_PORT": str(port),
            "CASEWORK_SMTP_START_TLS": "false",
            "CASEWORK_PROEF": "true",
        }


def mails_of(settings: Settings) -> Path:
    """Return the folder where our own mail server keeps every message."""
    return settings.home / "mail"


def _watched(
    stack: ExitStack,
    name: str,
    command: tuple[str, ...],
    env: Mapping[str, str],
    folder: Path,
) -> Watched:
    def start() -> Child:
        return Child.start(name, command, env, folder)

    program = Watched(name, start, start())
    stack.callback(program.stop)
    return program


def _wait(done: Callable[[], bool], look: Callable[[], None], stopped: Event) -> None:
    """Wait until everything runs; a stop while starting ends the waiting."""
    last = time.monotonic() + PATIENCE
    while not done() and not stopped.wait(LOOK):
        look()
        if time.monotonic() > last:
            raise CannotServe(
                f"na {PATIENCE:.0f} seconden draait nog niet alles: "
                "zie de logs in de map serve van CASEWORK_HOME"
            )
