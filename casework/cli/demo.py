"""`casework demo`: the main job from end to end, on a fresh private database."""

import typer

from casework.cli.errors import one_line, show
from casework.cli.processen import AsJson


def demo(*, as_json: AsJson = False) -> None:
    """Speel een hele zaak na, van signaal tot onherroepelijke TLV."""
    from casework.demo.play import play  # noqa: PLC0415  other commands start faster

    with one_line():
        played = play()
    if as_json:
        show(played.data)
    else:
        typer.echo("\n".join(played.story))
