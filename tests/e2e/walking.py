"""Walk through the pages as somebody: start at the front door, follow every link."""

import re
from collections import Counter
from urllib.parse import urlsplit

from casework.access import Actor
from casework.demo import people
from statemachines.roles import Role

BEHEERDER = Actor("demo-beheerder", Role.BEHEERDER)
STAFF = (
    ("ot", people.IB),
    ("opp", people.VOORZITTER),
    ("advies", people.GEDRAGSWETENSCHAPPER),
    ("advies", people.DESKUNDIGE),
    ("besluit", people.BESTUURDER),
    ("besluit", people.ADMIN),
    ("alert", people.LEERRECHT),
    ("alert", people.SWV_ER),
    ("geld", people.LEDEN["Vlaardingen"]),
    ("ot", BEHEERDER),
)
PARENTS = (
    ("opp", people.OUDER_1, "handtekening", "ouder-1"),
    ("aanvraag", people.OUDER_2, "zienswijze", "ouder-2"),
)
ALIKE = 2
"""How many pages of one kind are looked at."""
_KENMERK = re.compile(r"[A-Z]{2,8}-\d{4}-[0-9A-Z]{5}-[A-Z]|[0-9a-f-]{32,}")
_FILES = re.compile(r"\.(pdf|ics|csv|css|txt|bestand)$|/export")


def kind(path):
    """Return what makes a page another page, without the case it is about."""
    return _KENMERK.sub("*", path)


def links(page, url):
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    for href in hrefs:
        parts = urlsplit(href)
        if href.startswith(url) and not _FILES.search(parts.path):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def walk(page, url, first):
    """Yield every page that can be reached, and stand on it."""
    waiting, seen = [first], {first}
    met: Counter[str] = Counter()
    while waiting:
        path = waiting.pop(0)
        if met[kind(path)] >= ALIKE:
            continue
        met[kind(path)] += 1
        answer = page.goto(path)
        yield path, answer
        for link in links(page, url):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
