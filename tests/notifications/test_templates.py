"""Every notice of every process can be sent, and can be read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import notifications
from notifications.language import measure
from notifications.letter import Letter
from notifications.render import content
from statemachines.bewaking import BERICHTEN
from statemachines.grammar import Dossier, Notice, Process
from statemachines.processes import PROCESSES
from statemachines.roles import Role
from statemachines.rules import RULES
from tests.notifications.samples import LETTER, TERM, facts

TEMPLATES = Path(notifications.__file__).parent / "templates"
SHARED = {
    "certificaat_beheer.txt",
    "certificaat_partner.txt",
    "deel",
    "document",
    "neutraal.txt",
    "nieuwe_link.txt",
    "online.txt",
    "pakket_bijlage.txt",
    "pakket_klaar.txt",
    "pakket_wissen.txt",
    "werklijst.txt",
}
FAMILY = {Role.OUDER, Role.OUDER_ZONDER_GEZAG, Role.VERZORGER, Role.LEERLING}


def _notices(process: Process[Any]) -> Iterator[Notice]:
    yield from process.notifies
    for step in process.steps:
        yield from step.notifies


class WatchDossier(Dossier):
    """What `casework.services.watch_letter` tells a letter of the watch."""

    soort: str = ""
    regel: str = ""
    wet: str = ""
    laatste_dag: date | None = None
    voorbij: bool = False
    stand: str = ""
    aan_zet: str | None = None
    stappen: tuple[str, ...] = ()
    gevraagd: str | None = None
    sinds: str | None = None


WATCH = SimpleNamespace(dossier=WatchDossier, steps=())
NOTICES = {
    f"{code}:{notice.template}:{notice.to}": (notice, process)
    for code, process in PROCESSES.items()
    for notice in _notices(process)
} | {
    template: (replace(notice, to=Role.VOORZITTER), WATCH)
    for template, notice in BERICHTEN.items()
}
every_notice = pytest.mark.parametrize(
    ("notice", "process"), NOTICES.values(), ids=NOTICES
)


def letter(process: Process[Any], **left_open: None) -> Letter:
    return replace(
        LETTER,
        zaak=facts(process.dossier) | left_open,
        termijn=dict.fromkeys(RULES, TERM),
    )


@every_notice
def test_every_notice_has_a_letter_that_can_be_read(notice, process):
    written = content(notice.template, letter(process))
    text = f"{written.title}\n{written.body}"
    assert written.title
    assert measure(text, professional=notice.to not in FAMILY) == ()


@every_notice
def test_a_letter_does_without_what_may_be_left_open(notice, process):
    asked = {name for step in process.steps for name in step.asks}
    left_open = {name for step in process.steps for name in step.may_ask} - asked
    assert content(notice.template, letter(process, **dict.fromkeys(left_open))).body


def test_no_template_is_left_that_nobody_sends():
    sent = {f"{notice.template}.txt" for notice, _ in NOTICES.values()}
    found = {path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.txt")}
    assert {str(path) for path in found if path.parts[0] not in SHARED} == sent
