"""Turn a template and a letter into a document. Pure once the templates are loaded.

How to write a template
-----------------------
A notice ``Notice("tlv/besluit", ...)`` has the template ``templates/tlv/besluit.txt``,
with two blocks::

    {% block titel %}Ons besluit over {{ leerling }}{% endblock %}
    {% block tekst %}
    Wij hebben besloten: {{ leerling }} mag naar het speciaal basisonderwijs.
    Deze verklaring geldt tot en met {{ zaak.geldig_tot }}.

    ## Wat missen wij?
    {% for stuk in zaak.ontbrekende_stukken %}
    - {{ stuk }}
    {% endfor %}

    {% include "deel/bezwaar.txt" %}
    {% endblock %}

- Write the message only: date, kenmerk, greeting and closing are added here.
- Names: those of `Letter`. ``zaak.NAME`` is a fact of the case and
  ``termijn.D1.legal_end`` (or ``termijn["L-x"].legal_end``) the last day of a term.
  An unknown name is an error.
- Dates are written in full by themselves; ``| datum`` drops the time of a moment;
  ``| opsomming`` joins a list: "a, b en c";
  ``| euro`` writes cents as an amount of money.
- A fact that may be left open, a yes or no, and a list stand in ``if`` or ``for``;
  printing nothing is an error, for no parent should read "None".
- An empty line starts a paragraph, other line breaks do not count. ``## `` is a
  heading, ``- `` an item of a list, ``| `` a line that stays a line.
- ``deel/bezwaar.txt`` and ``deel/steunpunt.txt`` are clauses that letters share.
"""

import re
from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from jinja2 import (
    BaseLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    Undefined,
)
from jinja2.exceptions import TemplateNotFound

from notifications.dutch import datum, opsomming, printed
from notifications.letter import Document, Letter
from statemachines.money import in_euro

_OWN_LINE = ("- ", "| ", "## ")
_MARKER = re.compile(r"\A(?:(?:[-|]|#+)(?:\s+|\Z))+")
_HEADING = re.compile(r"^\s*## .*$", re.MULTILINE)
_FRAMED = re.compile(r"^(Beste|Geachte|Met vriendelijke groet)\b", re.MULTILINE)


class TemplateFault(ValueError):
    """A template that cannot be filled in; says which one and why, on one line."""


def render(
    template: str, letter: Letter, source: Environment | None = None
) -> Document:
    """Fill in one template and add greeting and closing. Raises `TemplateFault`."""
    written = content(template, letter, source)
    return Document(written.title, _framed(written.body, letter))


def content(
    template: str, letter: Letter, source: Environment | None = None
) -> Document:
    """Fill in what a template says itself: the title and the message."""
    facts = {
        "zaak": SimpleNamespace(**letter.zaak),
        "termijn": SimpleNamespace(**letter.termijn),
    }
    written = fill(template, vars(letter) | facts, source)
    if _FRAMED.search(written.body):
        raise TemplateFault(f"{template}: aanhef en groet komen er vanzelf bij")
    return written


def title_of(template: str, leerling: str) -> str:
    """Return the title of a letter for a list, with only the pupil to fill in.

    A title that needs more is named after its template.
    """
    page = _TEMPLATES.get_template(f"{template}.txt")
    try:
        title = "".join(page.blocks["titel"](page.new_context({"leerling": leerling})))
    except (TemplateError, ValueError):
        return template.rpartition("/")[2].replace("_", " ").capitalize()
    return " ".join(title.split())


def fill(
    template: str, names: Mapping[str, object], source: Environment | None = None
) -> Document:
    """Fill in the two blocks of a template with these names and no others."""
    try:
        page = (source or _TEMPLATES).get_template(f"{template}.txt")
        context = page.new_context(dict(names))
        titel, tekst = ("".join(page.blocks[b](context)) for b in ("titel", "tekst"))
    except TemplateNotFound as fault:
        raise TemplateFault(f"{template}: er is geen sjabloon {fault.name}") from fault
    except KeyError as fault:
        raise TemplateFault(f"{template}: het blok {fault} ontbreekt") from fault
    except (TemplateError, ValueError) as fault:
        raise TemplateFault(f"{template}: {fault}") from fault
    return Document(title=" ".join(titel.split()), body=_unwrapped(tekst))


def templates(loader: BaseLoader) -> Environment:
    """Return a source of templates with the names and rules that a letter knows."""
    source = Environment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  plain text; the layout escapes on its own
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # an included clause stays a paragraph
        finalize=_harmless,
    )
    source.globals.clear()
    source.filters |= {"datum": datum, "euro": in_euro, "opsomming": opsomming}
    return source


def _framed(tekst: str, letter: Letter) -> str:
    sender = letter.afzender
    head = f"Datum: {datum(letter.datum)}\nKenmerk: {printed(letter.kenmerk)}"
    greeting = f"Beste {printed(letter.ontvanger)},"
    contact = f"Telefoon: {printed(sender.telefoon)}\nE-mail: {printed(sender.email)}"
    lines = (printed(sender.naam), sender.adres, contact)
    below = "\n".join(filter(None, lines))
    return f"{head}\n\n{greeting}\n\n{tekst}\n\nMet vriendelijke groet,\n\n{below}"


def _harmless(value: object) -> str:
    """Print a value; what people typed cannot pose as a heading or a list."""
    if isinstance(value, Undefined):
        return str(value)  # raises, with the name
    return _MARKER.sub("", printed(value))


def _unwrapped(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", _HEADING.sub(r"\n\g<0>\n", text))
    joined = ("\n".join(_lines(paragraph)) for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in joined if paragraph)


def _lines(paragraph: str) -> Iterator[str]:
    current = ""
    for line in (" ".join(raw.split()) for raw in paragraph.splitlines()):
        if line.startswith(_OWN_LINE):
            yield from filter(None, [current])
            current = line.removeprefix("| ")
        else:
            current = f"{current} {line}".strip()
    yield from filter(None, [current])


_TEMPLATES = templates(PackageLoader("notifications"))
