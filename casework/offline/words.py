"""What is typed: `--file a b` means the same as `--file a --file b`."""

from collections.abc import Iterator, Sequence
from typing import Any

from typer.core import TyperCommand

SEVERAL = ("--file", "--to")
"""Options after which several words may stand."""


class Spread(TyperCommand):
    """A command that has such options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Write the option again before each of its words, and read on as usual."""
        own = {name for option in self.params for name in option.opts}
        several = [option for option in SEVERAL if option in own]
        return super().parse_args(ctx, [*spread(args, several)])


def spread(words: Sequence[str], several: Sequence[str]) -> Iterator[str]:
    """Yield the words, with the option repeated before every word that follows it."""
    option, first = "", False
    for word in words:
        if word.startswith("-") and len(word) > 1 and not first:
            option, first = (word, True) if word in several else ("", False)
        elif option and not first:
            yield option
        else:
            first = False
        yield word
