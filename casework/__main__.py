"""The program: `casework`, or `python -m casework`."""

import sys

INTERRUPTED = 130
"""What a shell gives for a program that Ctrl-C ended."""


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line, also while it loads."""
    try:
        from casework.cli import main as run  # noqa: PLC0415  loading takes a second

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
