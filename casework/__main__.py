"""The program: `casework`, or `python -m casework`."""

import sys

INTERRUPTED = 130
"""What a shell gives for a program that Ctrl-C ended."""


OFFLINE = (("termijn",), ("uitwisseling", "seal"), ("uitwisseling", "open"))
"""Commands for which the office is not loaded: that takes a second and a half."""


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line, also while it loads."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(INTERRUPTED)


def _run() -> None:
    words = tuple(sys.argv[1:])
    if any(words[: len(command)] == command for command in OFFLINE):
        from casework.offline.program import main as run  # noqa: PLC0415  see OFFLINE
    else:
        from casework.cli import main as run  # noqa: PLC0415  loading takes a second
    run()


if __name__ == "__main__":
    main()
