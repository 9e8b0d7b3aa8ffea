"""A chair or an intern begeleider at work: the list, a case, a step that may be taken.

Sometimes the button is pressed twice, sometimes the same form is sent again later, and
sometimes a form that was left open while something else was done.
"""

import asyncio
from datetime import timedelta

from casework.clock import amsterdam_day, utc_now
from tests.e2e.load.accountant import Fate
from tests.e2e.load.browser import GaveUp, read

TWICE, AGAIN, OLD = 0.25, 0.2, 0.15
_CASE = "/zaken/"


def answers(action, dice):
    """Return what is filled in for a step; nothing for one that is not taken here."""
    today = amsterdam_day(utc_now())
    meeting = (today + timedelta(days=dice.randint(21, 40))).isoformat()
    return {
        "signaleren": {
            "ouders_ingelicht_op": today.isoformat(),
            "signaal": "Het lezen gaat niet vooruit.",
            "beginniveau": "1_groep",
            "verzuim_speelt": "nee",
        },
        "intake_starten": {
            "intake_op": today.isoformat(),
            "mening_leerling_gevraagd": "ja",
            "mening_leerling": "Ik wil een rustige plek.",
            "intakeverslag": "Wij spraken met ouders en kind.",
        },
        "ot_plannen": {
            "overleg_op": meeting,
            "overleg_tijd": "15:30",
            "overleg_plaats": "Kamer 3",
            "uitgenodigde_ouders": ["ouder-1", "ouder-2"],
        },
        "ot_verzetten": {"overleg_op": meeting, "overleg_tijd": "09:00"},
        "notitie_maken": {"notitie": f"Gebeld, nummer {dice.randrange(10**6)}."},
    }.get(action)


class Chair:
    def __init__(self, browser, actor, cases, dice, pace):
        self.browser, self.actor, self.dice, self.pace = browser, actor, dice, pace
        self.cases = cases
        self.books = browser.accountant

    async def work(self, until):
        """Work until it is time; every round is one case."""
        while not until.is_set():
            try:
                await self._round()
            except GaveUp as gone:
                self.books.complain(f"{self.actor.id}: {gone}")
            await self._pause()

    async def _pause(self):
        await asyncio.sleep(self.dice.uniform(0.5, 1.5) * self.pace)

    async def _round(self):
        await self.browser.get("werklijst", "/werklijst")
        path = _CASE + self.dice.choice(self.cases)
        page = await self.browser.get("zaak", path)
        steps = [p for p in read(page).places if p.startswith(f"{path}/stap/")]
        known = sorted(p for p in steps if answers(p.rpartition("/")[2], self.dice))
        if page.status_code != 200 or not known:
            self.books.complain(f"{path}: {page.status_code}, geen stap die kan")
            return
        await self._pause()
        await self._step(path, self.dice.choice(known))

    async def _step(self, path, place):
        action = place.rpartition("/")[2]
        form = await self._filled(place, action)
        if form is None:
            return
        if self.dice.random() < OLD:  # another form is sent while this one is open
            note = f"{path}/stap/notitie_maken"
            if other := await self._filled(note, "notitie_maken"):
                await self._send(note, "notitie_maken", other)
        await self._send(place, action, form)

    async def _filled(self, place, action):
        """Fill in the form of a step, up to the button that records it."""
        page = await self.browser.get("formulier", place)
        if page.status_code != 200:  # a colleague was first
            return None
        hidden = read(page).hidden
        form = {**hidden, **(answers(action, self.dice) or {})}
        if "fase" in page.text:
            return {**form, "fase": "vastleggen"}
        return form

    async def _send(self, place, action, form):
        """Send a form, now and then twice at once, now and then once more later."""
        kenmerk = place.split("/")[2]
        deed = self.books.intends(kenmerk, action, self.actor.id, form["sleutel"])
        form = {**form, "fase": "vastleggen"}
        times = 2 if self.dice.random() < TWICE else 1
        sent = [self._press(deed, place, form) for _ in range(times)]
        await asyncio.gather(*sent)
        if deed.fate is Fate.DONE and self.dice.random() < AGAIN:
            await self._press(deed, place, form)

    async def _press(self, deed, place, form):
        """Send until there is an answer, and note which."""
        deed.sent += 1
        answer = await self.browser.post("vastleggen", place, form)
        if answer.status_code == 303:
            deed.places.add(answer.headers["location"])
            deed.fate = Fate.DONE
        elif answer.status_code in {409, 422} and deed.fate is not Fate.DONE:
            deed.fate = Fate.REFUSED
        else:
            self.books.complain(f"{deed.action}: {answer.status_code} na {deed.fate}")
