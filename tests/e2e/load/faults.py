"""What goes wrong meanwhile: each fault breaks one thing, and waits until it is whole.

Every fault returns in how many seconds all was well again after the cause was gone.
Nothing here waits without an end: what does not come back is a finding.
"""

import asyncio
import os
import signal
import time
from dataclasses import dataclass

import httpx

from tests.e2e.load.installation import JUMPS

PATIENCE = 180.0
"""Seconds. A program starts in 4 on a quiet machine, in 60 on a very busy one."""
HEALTHY_TIMES = 6
"""So often in a row, each on a new connection: both web processes have answered."""
THREE_DAYS = 3 * 86_400


@dataclass(frozen=True)
class Struck:
    """One fault that was: when (monotonic) it began and was over, and what was seen."""

    name: str
    began: float
    over: float
    recovery: float
    told: str = ""


class NotWhole(Exception):
    """Something did not come back in time."""


class Faults:
    def __init__(self, site, dice, hold):
        self.site, self.dice, self.hold = site, dice, hold
        self.all = {
            "een webproces gedood": self.kill_web,
            "een worker gedood": self.kill_worker,
            "de database gedood": self.kill_database,
            "de schijf van de mail vol": self.full_disk,
            "een klok die springt": self.jumping_clock,
        }

    def order(self, rounds):
        """Return the names of the faults in the order of the dice, each so often."""
        names = []
        for _ in range(rounds):
            names += self.dice.sample(sorted(self.all), len(self.all))
        return names

    async def strike(self, name):
        """Let one thing go wrong, and wait until it is whole again."""
        began = time.monotonic()
        recovery, told = await self.all[name]()
        return Struck(name, began, time.monotonic(), recovery, told)

    async def kill_web(self):
        before = self.site.programs["web"].children()
        os.kill(self.dice.choice(before), signal.SIGKILL)

        async def both():
            now = self.site.programs["web"].children()
            return len(now) == len(before) and set(now) != set(before)

        since = time.monotonic()
        await _until(both, "het tweede webproces")
        return await self.healthy(since), "vervangen door uvicorn"

    async def kill_worker(self):
        """Kill a worker while it has something in its hands."""
        worker = self.dice.choice(self.site.workers)
        await asyncio.sleep(self.dice.uniform(0, 1.0))
        worker.kill()
        since = time.monotonic()
        return await self._beats(worker.name, since), worker.name

    async def kill_database(self):
        web = sorted(self.site.programs["web"].children())
        self.site.kill_database()
        await asyncio.sleep(1.0)
        since = time.monotonic()
        await asyncio.to_thread(self.site.start_database)
        started = time.monotonic() - since
        took = await self.healthy(since)
        if sorted(self.site.programs["web"].children()) != web:
            raise NotWhole("een webproces moest opnieuw beginnen na de database")
        return took, f"PostgreSQL zelf: {started:.1f} s"

    async def full_disk(self):
        box = self.site.programs["postbox"]
        log = self.site.folder / "postbox.log"
        already = log.read_text().count("mail niet bewaard")
        self.site.disk.fill(box.pid)

        async def met():
            return log.read_text().count("mail niet bewaard") > already

        try:
            await _until(met, "een brief voor de volle schijf")
            await asyncio.sleep(self.hold)
        finally:
            self.site.disk.free(box.pid)
        refused = log.read_text().count("mail niet bewaard") - already
        return 0.0, f"{refused} keer geweigerd ({self.site.disk.how})"

    async def jumping_clock(self):
        log = self.site.folder / f"{JUMPS}.log"
        already = log.read_text().count("loopt 3 dagen voor")
        self.site.wrong_clock(THREE_DAYS)

        async def met():
            return log.read_text().count("loopt 3 dagen voor") > already

        try:
            await _until(met, "een worker die zijn klok niet gelooft")
            await asyncio.sleep(self.hold)
        finally:
            self.site.wrong_clock(0)
        refused = log.read_text().count("loopt 3 dagen voor") - already
        since = time.monotonic()
        return await self._beats(JUMPS, since), f"{refused} sweeps geweigerd"

    async def _beats(self, name, since):
        beat = self.site.folder / f"{name}.beat"
        before = beat.stat().st_mtime_ns if beat.exists() else 0

        async def beats():
            return beat.exists() and beat.stat().st_mtime_ns > before

        await _until(beats, f"een teken van {name}")
        return time.monotonic() - since

    async def healthy(self, since):
        """Wait until the pages answer again and again; return since when in seconds."""
        for_this, last = 0, time.monotonic() + PATIENCE
        while for_this < HEALTHY_TIMES:
            if time.monotonic() > last:
                raise NotWhole("de pagina's antwoorden niet meer")
            well = await self._answers()
            for_this = for_this + 1 if well else 0
            await asyncio.sleep(0.05 if well else 0.25)
        return time.monotonic() - since

    async def _answers(self):
        async with httpx.AsyncClient(verify=False, timeout=5) as client:
            try:
                answer = await client.get(f"{self.site.url}/gezond/klaar")
            except httpx.TransportError:
                return False
            return answer.status_code == 200


async def _until(done, what):
    last = time.monotonic() + PATIENCE
    while not await done():
        if time.monotonic() > last:
            raise NotWhole(f"{what} kwam niet binnen {PATIENCE:.0f} s")
        await asyncio.sleep(0.1)
