"""Why somebody does not come in. One Dutch sentence, the same for every cause."""

from datetime import timedelta

_MINUTE = timedelta(minutes=1)
_HOURS = 90


class Denied(Exception):
    """Somebody does not come in."""


class WrongLogin(Denied):
    """No account, a stopped one, not set up, or another password: never which."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Het e-mailadres of het wachtwoord klopt niet. Controleer allebei. Lukt "
            "het niet? Vraag de beheerder om een nieuwe link."
        )


class WrongCode(Denied):
    """Not the code of now, or one that was used."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Deze code klopt niet of is al gebruikt. Wacht op de volgende code en vul "
            "die in."
        )


class StepOver(Denied):
    """The step on the way in is over, or was taken."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Het inloggen duurde te lang. Begin opnieuw.")


class TooOften(Denied):
    """Too many tries; says when the next one counts."""

    def __init__(self, wait: timedelta) -> None:
        """Say how long it takes at most."""
        minutes = wait // _MINUTE
        told = f"{minutes} minuten" if minutes <= _HOURS else f"{minutes // 60} uur"
        super().__init__(
            f"U heeft het te vaak geprobeerd. Probeer het over {told} weer."
        )
