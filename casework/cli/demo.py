"""`casework demo`: the main job from end to end, on a fresh private database."""

from typing import Annotated

import typer

from casework.cli.errors import Usage, one_line, show
from casework.cli.processen import AsJson

Logins = Annotated[
    bool,
    typer.Option("--logins", help="Toon de logins van `casework serve`, met de code."),
]


def demo(*, logins: Logins = False, as_json: AsJson = False) -> None:
    """Speel een hele zaak na, van signaal tot onherroepelijke TLV."""
    with one_line():
        if logins:
            _show_logins(as_json=as_json)
        else:
            _play(as_json=as_json)


def _play(*, as_json: bool) -> None:
    from casework.demo.play import play  # noqa: PLC0415  other commands start faster

    played = play()
    if as_json:
        show(played.data)
    else:
        typer.echo("\n".join(played.story))


def _show_logins(*, as_json: bool) -> None:
    from casework.demo.first_start import logins_of  # noqa: PLC0415  the same
    from casework.demo.logins import shown  # noqa: PLC0415  the same
    from casework.settings import read_settings  # noqa: PLC0415  the same

    known = [*shown(logins_of(read_settings().home))]
    if not known:
        raise Usage("Er zijn geen proeflogins. `casework serve` maakt ze eenmalig.")
    if as_json:
        show(known)
        return
    for login in known:
        address, password = login["email"], login["wachtwoord"]
        typer.echo(f"{address:<28} {password:<18} {login['code']}  {login['rol']}")
