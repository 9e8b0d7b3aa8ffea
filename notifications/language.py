"""Measure whether a text can be read at B1 level, and say what to change. Pure.

It measures what can be counted: sentences, words, officialese, terms of law that are
not explained, the passive. A text without findings can still be unclear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notifications.vocabulary import LONG_BUT_KNOWN, OFFICIALESE, TERMS_OF_LAW

MAX_SENTENCE = 25  # words
MAX_AVERAGE = 14  # words in a sentence
MAX_WORD = 16  # letters
MAX_PASSIVE = 1 / 3  # of the sentences
FEW = 4  # an average over fewer sentences says nothing

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+\w")
_SENTENCE = re.compile(r"(?<=[.?!])[\"')]*\s+(?=[\"'(]*[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_PASSIVE = re.compile(r"\b(word|wordt|worden|werd|werden)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """What is hard to read, where, and what to do about it (for the writer)."""

    where: str
    advice: str

    def __str__(self) -> str:
        """Read as one line."""
        return f"{self.where!r}: {self.advice}"


def measure(text: str, *, professional: bool = False) -> tuple[Finding, ...]:
    """Return everything in the text that is above B1; nothing when it can be read.

    A professional knows the terms of law; they need no explanation then.
    """
    sentences = [*_sentences(text)]
    return (
        *_long_sentences(sentences),
        *_rhythm([s for s in sentences if s.endswith((".", "?", "!"))]),
        *(finding for s in sentences for finding in _long_words(s)),
        *_officialese(text),
        *(() if professional else _unexplained(text)),
    )


def _sentences(text: str) -> Iterator[str]:
    for line in _ADDRESS.sub("adres", text).splitlines():
        yield from filter(None, _SENTENCE.split(line.lstrip("#- ").strip()))


def _count(sentence: str) -> int:
    return sum(any(c.isalnum() for c in token) for token in sentence.split())


def _long_sentences(sentences: list[str]) -> Iterator[Finding]:
    for sentence in sentences:
        if (words := _count(sentence)) > MAX_SENTENCE:
            yield Finding(sentence, f"{words} woorden: maak er twee zinnen van")


def _rhythm(sentences: list[str]) -> Iterator[Finding]:
    if len(sentences) < FEW:
        return
    average = sum(map(_count, sentences)) / len(sentences)
    if average > MAX_AVERAGE:
        yield Finding("de hele tekst", f"gemiddeld {average:.1f} woorden per zin")
    passive = [s for s in sentences if _PASSIVE.search(s)]
    if len(passive) > MAX_PASSIVE * len(sentences):
        yield Finding(passive[0], "te vaak 'worden': schrijf wie het doet")


def _long_words(sentence: str) -> Iterator[Finding]:
    for found in _WORD.finditer(sentence):
        word, is_name = found[0], found[0][0].isupper() and found.start() > 0
        if len(word) > MAX_WORD and not is_name and not _known(word):
            yield Finding(word, f"{len(word)} letters: gebruik een korter woord")


def _known(word: str) -> bool:
    return word.lower().removesuffix("en").removesuffix("s") in LONG_BUT_KNOWN


def _officialese(text: str) -> Iterator[Finding]:
    for phrase, plain in OFFICIALESE.items():
        if re.search(rf"\b{phrase}\b", text, re.IGNORECASE):
            yield Finding(phrase, f"schrijf '{plain}'")


def _unexplained(text: str) -> Iterator[Finding]:
    for term in sorted(TERMS_OF_LAW):
        flags = re.NOFLAG if term.isupper() else re.IGNORECASE
        used = re.search(rf"\b{term}(n|s|en)?\b", text, flags)
        if used and not re.search(_explanation(term), text, flags):
            yield Finding(term, "leg dit woord uit, of gebruik een ander woord")


def _explanation(term: str) -> str:
    """Match "dat heet een X", "X (wat u vindt)", "(X)", "X betekent", "een X is"."""
    return (
        rf"(heet|heten|noemen wij) (een |het |de )?{term}\b|\b{term} \("
        rf"|\({term}\)|\b{term} betekent\b|\been {term} is\b"
    )
