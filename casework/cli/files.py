"""Files that a command reads or makes. Nothing is overwritten, nothing half-written."""

import os
from pathlib import Path

from casework.cli.errors import Usage


def read_text(file: Path) -> str:
    """Return the text in a file, also when a mail program put a mark before it."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Usage(f"Het bestand {str(file)!a} is geen UTF-8.") from None
    except OSError as error:
        raise Usage(
            f"Het bestand {str(file)!a} is niet te lezen: {error.strerror}."
        ) from None


def write_new(file: Path, text: str) -> None:
    """Write a new file that only we can read; one that exists is left as it is."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        made = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(made, "w") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.link(fresh, file)
    except FileExistsError:
        raise Usage(
            f"Het bestand {str(file)!a} bestaat al: kies een andere naam."
        ) from None
    except OSError as error:
        raise Usage(
            f"Het bestand {str(file)!a} is niet te maken: {error.strerror}."
        ) from None
    finally:
        fresh.unlink(missing_ok=True)
