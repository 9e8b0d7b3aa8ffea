"""Set the stage, play the story, and give what came of it."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from casework.database import connect, migrate
from casework.demo.besluit import AANVRAAG, ADVIES, BESLISSING
from casework.demo.geld import GELD
from casework.demo.mailbox import Mailbox, mail_server
from casework.demo.people import IB, everyone
from casework.demo.results import results
from casework.demo.school import HULP, ONDERSTEUNINGSTEAM, ONTWIKKELINGSPERSPECTIEF
from casework.demo.stage import Stage
from casework.demo.time import VirtualClock
from casework.demo.verzuim import ALERT, VERZUIM
from casework.embedded import temporary
from casework.keystore import Keystore, LocalMasterKey
from casework.services.deliver import Carry
from casework.tenants import Tenant, load_tenants
from casework.tenants.profile import Afzender, Contact, Vakantie
from casework.vault import Vault
from casework.work import Desk, Place
from notifications.server import SmtpServer
from notifications.smtp import deliver_now

SWV = "onderwijs_dat_past"
START = date(2026, 9, 1)
HOLIDAYS = (
    ("2026-10-17", "2026-10-25", "herfstvakantie"),
    ("2026-12-19", "2027-01-03", "kerstvakantie"),
    ("2027-02-20", "2027-02-28", "voorjaarsvakantie"),
    ("2027-04-24", "2027-05-09", "meivakantie"),
    ("2027-07-17", "2027-08-29", "zomervakantie"),
)
STORY = (
    ONDERSTEUNINGSTEAM,
    ONTWIKKELINGSPERSPECTIEF,
    HULP,
    AANVRAAG,
    ADVIES,
    BESLISSING,
    VERZUIM,
    ALERT,
    GELD,
)


INTRODUCTION = (
    "Twee verhalen over verzonnen leerlingen. De ouders van Sterre hebben samen het",
    "gezag: ouder-1 denkt mee, ouder-2 is het niet eens. Mika en Noor komen niet op",
    "school: Mika zonder reden, Noor omdat zij ziek is. Alles gaat door dezelfde deur",
    "als straks op het scherm, met een eigen database en echte e-mail op deze machine.",
    "Elke ochtend kijkt het systeem wat er moet. Bij elke termijn staat waarom de",
    "datum zo is.",
    "",
)


@dataclass(frozen=True)
class Played:
    """What the demo made: the story, the data, and the mails that arrived."""

    story: tuple[str, ...]
    data: dict[str, Any]
    mailbox: Mailbox


@contextmanager
def stage() -> Generator[tuple[Stage, Mailbox], None, None]:
    """Give an empty stage: a private database, a keystore, a clock, a mail server."""
    with (
        temporary() as server,
        TemporaryDirectory(prefix="casework-demo-") as folder,
        mail_server() as (mailbox, smtp),
    ):
        url = server.create_database("demo")
        migrate(url)
        clock = VirtualClock(START)
        keystore = _keystore(Path(folder), clock)
        engine = connect(url)
        place = Place(mail_from="swv@demo.example")
        tenants = {SWV: invented_tenant()}
        desk = Desk(engine, Vault(keystore), clock, tenants, place)
        try:
            yield Stage(desk, clock, _carrier(smtp), SWV), mailbox
        finally:
            engine.dispose()
            keystore.close()


def play() -> Played:
    """Play the main job from end to end."""
    with stage() as (on_stage, mailbox):
        on_stage.lines += INTRODUCTION
        on_stage.open("ot", everyone(), IB)
        for script in STORY:
            on_stage.play(script)
        made = results(on_stage, mailbox)
        on_stage.lines += _ending(made)
        return Played(tuple(on_stage.lines), made, mailbox)


def _ending(made: dict[str, Any]) -> tuple[str, ...]:
    """Return what it came to, in a few lines."""
    sent = sum(letter["status"] == "verzonden" for letter in made["berichten"])
    journal = made["journal"]
    holds = "Het logboek klopt." if journal["verified"] else "Het logboek klopt NIET."
    return (
        "",
        "Tot slot",
        "========",
        (
            f"{len(made['zaken'])} zaken, {len(made['termijnen'])} termijnen, {sent} "
            f"e-mails verzonden, {len(made['geweigerd'])} stappen geweigerd, "
            f"{journal['entries']} regels in het logboek. {holds}"
        ),
        "Sterre mag naar het speciaal basisonderwijs. Niemand maakte bezwaar.",
        "De OT-zaak en het OPP lopen door, want de school blijft evalueren.",
        "Leerrecht weet van Mika, en niet van Noor: wie ziek is, krijgt geen alert.",
        *_money(made["budget"]),
        "Kijk verder met `casework termijn C4 --op 2027-01-11` of `casework check`.",
    )


def _money(funders: list[dict[str, Any]]) -> Iterator[str]:
    """Say what was paid out of the fund, by whom."""
    for funder in funders:
        if funder["betaald"]:
            yield (
                f"{funder['financier']} betaalde {funder['betaald']:.0f} euro uit Nooit"
                f" Opgeven; er is nog {funder['vrij']:.0f} euro vrij."
            )


def _carrier(smtp: SmtpServer) -> Carry:
    return lambda message: deliver_now(message, smtp)


def _keystore(folder: Path, clock: VirtualClock) -> Keystore:
    location = f"sqlite:///{folder / 'keystore.sqlite'}"
    return Keystore.open(location, LocalMasterKey(bytes(32)), clock=clock)


def invented_tenant() -> Tenant:
    """Return the real profile with an invented sender and the holidays of a year."""
    sender = Afzender(
        adres="Demostraat 0, Nergens", telefoon="000 000 0000", email="swv@demo.example"
    )
    holidays = tuple(
        Vakantie(van=date.fromisoformat(van), tot=date.fromisoformat(tot), naam=naam)
        for van, tot, naam in HOLIDAYS
    )
    contact = Contact(naam="het ouder- en jeugdsteunpunt", telefoon="000 000 0001")
    return load_tenants()[SWV].model_copy(
        update={
            "afzender": sender,
            "steunpunt_contact": contact,
            "vakanties": holidays,
        }
    )
