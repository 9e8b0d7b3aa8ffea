"""Where the data of the private PostgreSQL lives.

In the folder that was asked for, if the account that runs PostgreSQL can come there.
Under root it runs as another account, which may not enter a home or a temporary
folder. Then the data lives in a folder of its own under `ELSEWHERE`, and a note in the
folder that was asked for says which: who removes the note, starts with a new database.
"""

import os
from pathlib import Path

from casework.pgwheel import programs

ELSEWHERE = Path("/var/lib/casework/elders")


def lodge(data: Path) -> Path:
    """Return where the data folder ``data`` really is; make a note when elsewhere."""
    data.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if programs().reach(data.parent) or programs().reach(data.parent.parent):
        return data
    note = data.with_suffix(".elders")
    if not note.exists():
        _write_once(note, str(ELSEWHERE / os.urandom(8).hex() / data.name))
    return Path(note.read_text("utf-8").strip())


def _write_once(note: Path, place: str) -> None:
    """Write the note whole; when two programs do so at once, the first one counts."""
    fresh = note.with_name(f"{note.name}.{os.getpid()}")
    fresh.write_text(place, "utf-8")
    try:
        os.link(fresh, note)
    except FileExistsError:
        return
    finally:
        fresh.unlink()
