"""Write what goes to a partner twice: for people, and for a program."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape

from casework.exchange import File
from casework.services.case_facts import Feit
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
    """What goes to a partner: facts by class, and what the sender says of it."""

    soorten: Mapping[Veldklasse, tuple[Feit, ...]]
    toelichting: str

    def texts(self) -> Iterable[str]:
        """Return every text in it."""
        yield self.toelichting
        for facts in self.soorten.values():
            yield from (fact.waarde for fact in facts)

    def files(self) -> tuple[File, File]:
        """Write it twice: for people, and for a program."""
        told = {
            "toelichting": self.toelichting,
            "soorten": {
                kind.value: [asdict(fact) for fact in facts]
                for kind, facts in self.soorten.items()
            },
        }
        data = json.dumps(told, ensure_ascii=False, indent=1)
        return (
            File("gegevens.html", _PAGE.format(body=self._body()).encode()),
            File("gegevens.json", data.encode()),
        )

    def _body(self) -> str:
        said = [f"<p>{escape(self.toelichting)}</p>\n"] if self.toelichting else []
        for kind, facts in self.soorten.items():
            said.append(f"<h2>{escape(capital(kind.naam))}</h2>\n<dl>\n")
            said += [
                f"<dt>{escape(f.naam)}</dt><dd>{escape(f.waarde)}</dd>\n" for f in facts
            ]
            said.append("</dl>\n")
        return "".join(said)
