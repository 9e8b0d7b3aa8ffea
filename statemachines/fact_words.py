"""What people read about a fact: its name, and what is wrong with it."""

from pydantic_core import ErrorDetails

from statemachines.situation import Reason
from statemachines.vragen import vraag

_SENTENCES = {
    "date": "dit is geen datum (schrijf jjjj-mm-dd)",
    "time": "dit is geen tijd (schrijf uu:mm)",
    "bool": "kies ja of nee",
    "enum": "kies een van de genoemde waarden",
    "literal": "kies een van de genoemde waarden",
    "string": "dit is geen tekst, of de tekst is te lang",
    "int": "dit is geen heel getal",
    "greater": "dit getal is te klein",
    "less": "dit getal is te groot",
    "tuple": "dit is geen lijst",
}


def in_words(process: str, name: str) -> str:
    """Return the name of a fact within a sentence; ``process`` is a code."""
    return vraag(process, name).in_een_zin


def fault_in_words(process: str, error: ErrorDetails) -> Reason:
    """Say what is wrong with a fact; what was typed is not repeated."""
    fact = str(error["loc"][0])
    kind = next((k for k in _SENTENCES if error["type"].startswith(k)), "")
    wrong = _SENTENCES.get(kind, "dit klopt niet")
    if error["type"] == "value_error":
        wrong = str(error["ctx"]["error"])
    return Reason(f"{in_words(process, fact)}: {wrong}.", about=(fact,))
