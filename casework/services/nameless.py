"""Keep the names of the pupil and the family out of a case without names.

Only who takes part in the main case can leak a name, so only their text is looked at:
for everybody else a refusal would be a way to guess names.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from casework.access import Actor
from casework.services.hold import Held
from casework.services.people import people_of
from casework.work import Work
from statemachines.engine import Refused
from statemachines.fact_words import in_words
from statemachines.grammar import Reason
from statemachines.processes import PROCESSES
from statemachines.roles import FAMILY, Role
from statemachines.secrecy import secret_fields

_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = {*FAMILY, Role.LEERLING}
_SHORT = 2
_LINKS = frozenset(
    {"aan", "af", "al", "bij", "da", "de", "del", "den", "der", "des", "di", "do"}
    | {"dos", "du", "el", "en", "het", "in", "la", "le", "of", "op", "te", "ten"}
    | {"ter", "tot", "uit", "van", "ver", "voor", "von", "zu"}
)
"""The small words between names, in Dutch and in names from elsewhere."""


def refuse_names(
    work: Work,
    case: Held,
    above: Sequence[Held],
    facts: Mapping[str, object],
    by: Actor,
) -> None:
    """Raise `Refused` when free text names the pupil or somebody of the family."""
    process = PROCESSES[case.process]
    if by.role not in process.admits:
        return
    texts = {
        name: text
        for name in secret_fields(process.dossier)
        if isinstance(text := facts.get(name), str)
    }
    if not texts:
        return
    behind = _BEHIND - {*process.admits}
    names = {name for main in above for name in _names(work, main, behind)}
    reasons = [
        Reason(
            f"In '{in_words(case.process, name)}' staat een naam uit het gezin. "
            "Schrijf: 'de leerling' of 'de ouder'.",
            "WPO 18a lid 13",
            "wie de tekst schrijft",
        )
        for name, text in texts.items()
        if names & {*_words(text)}
    ]
    if reasons:
        raise Refused(*reasons)


def _names(work: Work, main: Held, behind: Collection[Role]) -> Iterator[str]:
    for person in people_of(work, main.id, main.people).values():
        if person.party.role in behind:
            yield from _words(person.identity.naam)


def _words(text: str) -> Iterator[str]:
    """Give the words that can be a name; a very short one counts with its capital."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    for word in _WORD.findall(letters):
        if len(word) > _SHORT and word.lower() not in _LINKS:
            yield word.lower()
        elif len(word) == _SHORT and word[0].isupper() and word.lower() not in _LINKS:
            yield word
