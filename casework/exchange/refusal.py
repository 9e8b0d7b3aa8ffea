"""Why a package does not open stays with us; the world hears one sentence."""

from collections.abc import Sequence

from statemachines.situation import Reason

SENTENCE = "Het pakket kan niet worden geopend."
"""The one text for every failure: an answer that differs is an oracle."""


class CannotOpen(Exception):
    """A package does not open. It says nothing more: the reason is in our log."""

    def __init__(self) -> None:
        super().__init__(SENTENCE)


class CannotSeal(Exception):
    """A package may not be made. `reasons` has every reason."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(" ".join(reason.sentence for reason in reasons))
        self.reasons = tuple(reasons)


class BadCertificate(ValueError):
    """A certificate, key or list is not usable. One Dutch line."""


class Unfit(Exception):
    """What is wrong with a package, for the log: never a value out of it."""


def require(held: object, otherwise: str) -> None:
    """Raise `Unfit` unless it holds."""
    if not held:
        raise Unfit(otherwise)
