"""The office of the year: a private database, keystore, clock and mail server."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from casework.database import connect, migrate
from casework.embedded import temporary
from casework.keystore import Keystore, LocalMasterKey
from casework.simulate.holidays import furnished
from casework.simulate.mailbox import Mailbox
from casework.simulate.mischief import Mischief
from casework.simulate.plan import Plan
from casework.simulate.sabotage import loses
from casework.simulate.time import YearClock
from casework.simulate.world import World
from casework.vault import Vault
from casework.work import Desk, Place


@contextmanager
def opened(plan: Plan, mischief: Mischief) -> Generator[World, None, None]:
    """Open an office for one year; nothing of it stays, however it ends.

    Its folder lies with the throw-away server, which the next one clears away.
    """
    with (
        temporary() as server,
        TemporaryDirectory(prefix="jaar-", dir=server.data.parent) as folder,
    ):
        url = server.create_database("jaar")
        migrate(url)
        clock = YearClock(plan.first)
        keys = server.create_database("sleutels")
        keystore = Keystore.open(keys, LocalMasterKey(bytes(32)), clock=clock)
        engine = connect(url)
        tenant = furnished(plan.tenant)
        place = Place(
            mail_from="swv@simulatie.example",
            destroyed=Path(folder) / "gewist.jsonl",
        )
        desk = Desk(engine, Vault(keystore), clock, {plan.swv: tenant}, place)
        mailbox = Mailbox(
            clock, lambda: mischief.mail_is_away(clock.day), loses(mischief)
        )
        try:
            yield World(plan, desk, clock, tenant, mailbox, Path(folder))
        finally:
            engine.dispose()
            keystore.close()
