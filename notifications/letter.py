"""The few names a letter is made of. Frozen values: nothing is looked up later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sender:
    """The samenwerkingsverband that writes, and the help it points parents to.

    ``steunpunt`` reads on after "Bel": "het ouder- en jeugdsteunpunt". ``brin`` is the
    number of the school that writes, for offices that know schools by it.
    """

    naam: str
    adres: str
    telefoon: str
    email: str
    steunpunt: str
    steunpunt_telefoon: str
    brin: str = ""


@dataclass(frozen=True)
class TermView:
    """What a letter may say about a term; the same object explains it elsewhere."""

    raw_end: date
    legal_end: date
    zin: str
    wet: str


@dataclass(frozen=True)
class Letter:
    """Everything a template may name; the same words in every template.

    ``ontvanger`` is a title and a surname ("mevrouw De Wit"), ``leerling`` a first
    name, ``leerling_voluit`` the whole name with the date of birth, ``zaak`` the facts
    of the case, ``termijn`` its terms by the id of their rule. ``datum`` is the day of
    sending, so that no date is older than the letter.
    """

    kenmerk: str
    ontvanger: str
    afzender: Sender
    datum: date
    link: str
    leerling: str
    leerling_voluit: str
    zaak: Mapping[str, object]
    termijn: Mapping[str, TermView]


@dataclass(frozen=True)
class Document:
    """The content of a letter: kept encrypted with the case, shown behind the link.

    In ``body`` an empty line separates paragraphs, ``## `` marks a heading, ``- `` an
    item of a list, and every other line break is meant.
    """

    title: str
    body: str
