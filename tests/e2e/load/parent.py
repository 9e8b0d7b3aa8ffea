"""A parent with a telephone: the mail, the code, reading, and one answer."""

import asyncio
from contextlib import suppress

from tests.e2e.load.accountant import Fate
from tests.e2e.load.browser import GaveUp, read

DOOR, READ, SEND = "deur", "ouder leest", "ouder antwoordt"
MOST_CODES = 3
AGAIN = 0.3
ANSWER = {"zienswijze": "schriftelijk_indienen", "handtekening": "tekenen"}


class Parent:
    def __init__(self, browser, family, post, dice, plan):
        self.browser, self.family, self.post = browser, family, post
        self.dice, self.pace, self.later = dice, plan.pace, plan.seconds / 2
        self.books = browser.accountant
        self.answered = False

    async def live(self, until):
        """Wait for the letter, answer it, and look at the pages now and then."""
        try:
            await self._is_busy(until)
            link = await self._letter(until)
            if link is None or not await self._comes_in(link):
                return
            await self._answers()
            while not until.is_set():
                await asyncio.sleep(self.dice.uniform(4, 12) * self.pace)
                await self.browser.get(READ, "/mijn")
        except GaveUp as gone:
            self.books.complain(f"een ouder: {gone}")

    async def _pause(self):
        await asyncio.sleep(self.dice.uniform(0.3, 2) * self.pace)

    async def _is_busy(self, until):
        """Look at the mail when there is time for it: not all parents at once."""
        with suppress(TimeoutError):
            await asyncio.wait_for(until.wait(), self.dice.uniform(0, self.later))

    async def _letter(self, until):
        while not until.is_set():
            if link := self.post.link_to(self.family.email):
                return link
            await asyncio.sleep(0.5)
        return None

    async def _comes_in(self, link):
        for _ in range(MOST_CODES):
            before = self.post.code_for(self.family.phone)
            page = await self.browser.get(DOOR, link)
            if page.status_code != 200:
                self.books.complain(f"een goede link geeft {page.status_code}")
                return False
            csrf = {"csrf": read(page).hidden["csrf"]}
            asked = await self.browser.once(DOOR, "POST", link, {**csrf, "doe": "code"})
            code = await self._code(before)
            if asked is None or code is None:
                continue
            await self._pause()
            answer = await self.browser.once(
                DOOR, "POST", f"{link}/code", {**csrf, "code": code}
            )
            if answer is not None and answer.status_code == 303:
                return True
        return False

    async def _code(self, before):
        for _ in range(20):
            code = self.post.code_for(self.family.phone)
            if code != before:
                return code[1]
            await asyncio.sleep(0.25)
        return None

    async def _answers(self):
        home = await self.browser.get(READ, "/mijn")
        path = f"/mijn/zaken/{self.family.kenmerk}"
        action = ANSWER[self.family.process]
        if f'href="{path}"' not in home.text:
            self.books.complain(
                f"{self.family.process}: niet op de pagina van de ouder"
            )
            return
        await self._pause()
        await self.browser.get(READ, path)
        page = await self.browser.follow(READ, f"{path}/{action}")
        await self._pause()
        if action != "tekenen":
            csrf = {"csrf": read(page).hidden["csrf"]}
            words = {**csrf, "zienswijze": "Een kleine groep past. Niet te ver weg."}
            await self.browser.post(SEND, f"{path}/{action}/1", words)
        await self._send(f"{path}/{action}/controle", action)

    async def _send(self, place, action):
        """Press the last button, and sometimes once more: one answer, one receipt."""
        check = await self.browser.follow(READ, place)
        hidden = read(check).hidden
        form = {name: hidden[name] for name in ("csrf", "stuk") if name in hidden}
        await self._pause()
        family = self.family
        deed = self.books.intends(family.kenmerk, action, family.account)
        for _ in range(2 if self.dice.random() < AGAIN else 1):
            deed.sent += 1
            answer = await self.browser.post("vastleggen", place, form)
            where = answer.headers.get("location", "")
            if answer.status_code == 303 and "/mijn/ontvangst/" in where:
                deed.fate = Fate.DONE
                deed.places.add(where)
                self.answered = True
            else:
                told = f"{answer.status_code} {where}"
                self.books.complain(f"{action}: {told} na {deed.fate}")
