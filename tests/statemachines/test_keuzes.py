"""Every answer in a list is written in words that people understand."""

from enum import StrEnum
from typing import get_args

import pytest

from notifications.language import measure
from statemachines.keuzes import KEUZES, keuze_in_woorden
from statemachines.ot.dossier import Niveau
from statemachines.processes import PROCESSES
from statemachines.roles import Role


def lists_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from lists_in(part)


USED = {
    found
    for process in PROCESSES.values()
    for field in process.dossier.model_fields.values()
    for found in lists_in(field.annotation)
}
every_list = pytest.mark.parametrize("kind", sorted(USED, key=repr), ids=str)


def test_there_are_words_for_every_list_and_for_no_other():
    assert KEUZES.keys() == USED


@every_list
def test_every_answer_has_words_in_the_order_of_the_list(kind):
    assert [*KEUZES[kind]] == [*kind]


@every_list
def test_the_answers_can_be_read_and_told_apart(kind):
    words = [keuze_in_woorden(choice) for choice in kind]
    assert len({*words}) == len(words)
    for text in words:
        assert not measure(text, professional=True)
        assert "_" not in text
        assert text[0].isupper() or text[0].isdigit()


def test_a_choice_reads_as_on_the_screen():
    assert keuze_in_woorden(Niveau.GROEP) == "1. Hulp van de leraar in de groep"
    with pytest.raises(KeyError):
        keuze_in_woorden(Role.IB)
