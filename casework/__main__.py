"""Run the command line as `python -m casework`."""

from casework.cli import main

main()
