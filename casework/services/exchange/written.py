"""Write what goes to a partner twice: for people, and for a program."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape

from casework.exchange import File
from casework.services.case_facts import Feit
from casework.services.exchange.documents_along import Along
from statemachines.convenant import Veldklasse
from statemachines.dutch import capital

_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Gegevens</title>
<style>body{{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}}
dt{{font-weight:bold}}dd{{margin:0 0 1rem;white-space:pre-wrap}}</style></head>
<body><h1>Gegevens</h1>
{body}</body></html>
"""


@dataclass(frozen=True)
class Contents:
    """What goes to a partner: facts by class, what the sender says, and documents."""

    soorten: Mapping[Veldklasse, tuple[Feit, ...]]
    toelichting: str
    stukken: tuple[Along, ...] = ()

    def texts(self) -> Iterable[str]:
        """Return every text in it."""
        yield self.toelichting
        for facts in self.soorten.values():
            yield from (fact.waarde for fact in facts)
        yield from (stuk.naam for stuk in self.stukken)

    def files(self) -> tuple[File, ...]:
        """Write it twice, for people and for a program, and add the documents."""
        told = {
            "toelichting": self.toelichting,
            "soorten": {
                kind.value: [asdict(fact) for fact in facts]
                for kind, facts in self.soorten.items()
            },
            "stukken": [
                {"bestand": stuk.file.name, "naam": stuk.naam} for stuk in self.stukken
            ],
        }
        data = json.dumps(told, ensure_ascii=False, indent=1)
        return (
            File("gegevens.html", _PAGE.format(body=self._body()).encode()),
            File("gegevens.json", data.encode()),
            *(stuk.file for stuk in self.stukken),
        )

    def _body(self) -> str:
        said = [f"<p>{escape(self.toelichting)}</p>\n"] if self.toelichting else []
        for kind, facts in self.soorten.items():
            said.append(f"<h2>{escape(capital(kind.naam))}</h2>\n<dl>\n")
            said += [
                f"<dt>{escape(f.naam)}</dt><dd>{escape(f.waarde)}</dd>\n" for f in facts
            ]
            said.append("</dl>\n")
        return "".join((*said, *self._documents()))

    def _documents(self) -> Iterable[str]:
        if self.stukken:
            yield "<h2>Stukken</h2>\n<dl>\n"
        for stuk in self.stukken:
            about = f"{stuk.naam}. {stuk.zin}" if stuk.zin else stuk.naam
            yield f"<dt>{stuk.file.name}</dt><dd>{escape(about)}</dd>\n"
        if self.stukken:
            yield "</dl>\n"
