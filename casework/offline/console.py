"""Run a command line so that whatever goes wrong is one line, with its exit code."""

import sys
from collections.abc import Sequence

import typer

REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def run(app: typer.Typer) -> None:
    """Run a program on what was typed, and end it with its exit code."""
    if not _is_text(sys.argv):
        sys.stderr.write("Zo kan het niet: een woord is geen UTF-8. Zie --help.\n")
        sys.exit(WRONG_USAGE)
    try:
        code = app(standalone_mode=False) or 0
    except Exception as error:  # noqa: BLE001  a traceback can hold what is secret
        sys.stderr.write(f"{_said(error)}\n")
        code = WRONG_USAGE
    if code == INTERRUPTED:  # so Typer tells it; nothing else ends with this code
        sys.stderr.write("Afgebroken.\n")
    sys.exit(code)


def _is_text(words: Sequence[str]) -> bool:
    try:
        "".join(words).encode()
    except UnicodeEncodeError:
        return False
    return True


def _said(error: Exception) -> str:
    """Say what was typed wrong, or only the kind of a fault that is ours."""
    kind, told = type(error).__name__, getattr(error, "format_message", None)
    if told is None:
        return f"Dit ging mis en is niets van u: {kind}."
    if kind == "NoArgsIsHelpError":  # nothing was asked: the message is the help
        return str(told())
    return f"Zo kan het niet: {' '.join(told().split())} Zie --help."
