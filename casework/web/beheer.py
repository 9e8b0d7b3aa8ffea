"""The first page of the administrator: what needs attention, and where to go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import Response

from casework.services.accounts.known import Colleague, accounts_of
from casework.services.cover import gaps_ahead
from casework.services.exchange.waiting import waiting_for_people
from casework.services.tenant_settings import current
from casework.tenants import Tenant
from casework.web.beheer_only import Beheer
from casework.web.page import page
from casework.work import Work
from statemachines.calendar import horizon_warning

router = APIRouter(include_in_schema=False)
_AHEAD = timedelta(days=120)


@dataclass(frozen=True)
class Alarm:
    """Something to look at, and the page where it can be put right."""

    zin: str
    path: str


@router.get("/beheer")
def show(visit: Beheer) -> Response:
    """Show what needs attention."""
    return page(visit, "beheer.html", alarmen=[*_alarms(visit.work)])


def _alarms(work: Work) -> Iterator[Alarm]:
    profile = current(work).tenant
    if warning := horizon_warning(work.today):
        yield Alarm(warning, "/beheer/kalender")
    yield from _calendar(work, profile)
    yield from _letters(profile)
    yield from _people(accounts_of(work))
    for sentence in waiting_for_people(work):
        yield Alarm(sentence, "/beheer/partners")
    if number := len(gaps_ahead(work)):
        yield Alarm(
            f"Op {number} laatste dagen is er niemand. Regel vervanging.",
            "/beheer/vervanging",
        )


def _calendar(work: Work, profile: Tenant) -> Iterator[Alarm]:
    known = max((v.tot for v in profile.vakanties), default=None)
    if known is None:
        sentence = (
            "De vakanties zijn nog niet ingevuld. Schooldagen tellen dan te veel."
        )
        yield Alarm(sentence, "/beheer/kalender")
    elif known < work.today + _AHEAD:
        yield Alarm("De vakanties zijn bijna op. Vul er aan.", "/beheer/kalender")


def _letters(profile: Tenant) -> Iterator[Alarm]:
    sender = profile.afzender
    if not (sender.adres and sender.telefoon):
        yield Alarm(
            "Brieven gaan niet weg: vul het adres en de telefoon van de afzender in.",
            "/beheer/instellingen/afzender",
        )
    if not profile.steunpunt_contact.telefoon:
        yield Alarm(
            "Ouders lezen nog niet hoe zij het steunpunt bereiken.",
            "/beheer/instellingen/steunpunt_contact",
        )


def _people(accounts: list[Colleague]) -> Iterator[Alarm]:
    waiting = sum(each.active and not each.ingesteld for each in accounts)
    if waiting:
        said = f"{waiting} accounts zijn nog niet ingesteld." if waiting > 1 else ""
        yield Alarm(said or "1 account is nog niet ingesteld.", "/beheer/mensen")
