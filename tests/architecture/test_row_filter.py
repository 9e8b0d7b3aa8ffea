"""Who asks for cases carries the row filter, or is named here with the reason."""

import re
from pathlib import Path

CASEWORK = Path(__file__).parents[2] / "casework"
ASKS = re.compile(r"\b(?:from|join) cases\b")
PROGRAMS = "of the programs themselves: no person asks"
MEASURED = "a private database that is filled to measure, and thrown away"
WITHOUT = {
    "bench/due.py": MEASURED,
    "bench/floor.py": MEASURED,
    "bench/footprint/load.py": MEASURED,
    "bench/http/by_hand.py": MEASURED,
    "bench/http/pages.py": MEASURED,
    "bench/http/steps.py": MEASURED,
    "bench/peers/measure.py": MEASURED,
    "bench/stock.py": MEASURED,
    "services/absence/cases.py": PROGRAMS,
    "services/absence/lost.py": PROGRAMS,
    "services/absence/put_right.py": PROGRAMS,
    "services/api_opening.py": "only what this very client opened",
    "services/avg/copy.py": "whether a request of this family was granted",
    "services/avg/open_request.py": "whether who is seen here asked already",
    "services/chain.py": PROGRAMS,
    "services/claim.py": PROGRAMS,
    "services/claim_terms.py": PROGRAMS,
    "services/datalek/alarm.py": PROGRAMS,
    "services/datalek/inform.py": "who was told already, of a breach that was seen",
    "services/datalek/readers.py": "the log, for the privacy officer and the director",
    "services/digest.py": PROGRAMS,
    "services/digest_post.py": PROGRAMS,
    "services/exchange/look_after.py": PROGRAMS,
    "services/exchange/packages.py": "of a case that was seen, or of one's partner",
    "services/exchange/register_facts.py": "whether a parent said no, and no more",
    "services/exchange/send.py": PROGRAMS,
    "services/figures.py": "numbers for who runs the machine",
    "services/links/check.py": PROGRAMS,
    "services/links/contacts.py": "keys of one family, of a case that was seen",
    "services/links/renew.py": "a link names its case, and opens nothing",
    "services/looks.py": "the log, for the privacy officer alone",
    "services/noodtoegang/judge.py": "the book, for who judges, and one's own",
    "services/open_case.py": "whether a kenmerk is free",
    "services/open_once.py": "only what this very form opened",
    "services/opened.py": "the process of a case that was opened, for its purpose",
    "services/post_check.py": PROGRAMS,
    "services/proof/prove.py": "hashes and numbers, for who runs the machine",
    "services/proof/sources.py": PROGRAMS,
    "services/retention/confirm.py": "kenmerk and dates, for who says what may go",
    "services/retention/due.py": PROGRAMS,
    "services/retention/legal_hold.py": "whether a family is held, never what is in it",
    "services/retention/pupil.py": PROGRAMS,
    "services/retention/replay.py": PROGRAMS,
    "services/retention/sweep.py": PROGRAMS,
    "services/seal_check.py": PROGRAMS,
    "services/seats.py": "who sit in the kerngroep, to invite them again",
    "services/secret_facts.py": "the process of a case that was seen",
    "services/verify.py": PROGRAMS,
    "simulate/inspect/read.py": "the inspection of a simulated year: no person asks",
}


def test_every_question_about_cases_carries_the_row_filter():
    without = {
        str(path.relative_to(CASEWORK))
        for path in CASEWORK.rglob("*.py")
        if not {"migrations", "demo"} & {*path.parts}
        and ASKS.search(text := path.read_text("utf-8"))
        and "VISIBLE" not in text
    }
    assert without == WITHOUT.keys()


def test_an_emergency_opens_the_pages_that_read_one_case_and_nothing_else():
    readers = {
        str(path.relative_to(CASEWORK))
        for path in CASEWORK.rglob("*.py")
        if "read_by(" in path.read_text("utf-8")
    }
    assert readers == {"access.py", "services/case_row.py", "services/uploads.py"}


def test_only_the_wall_turns_a_connection():
    setters = {
        str(path.relative_to(CASEWORK))
        for path in CASEWORK.rglob("*.py")
        if "casework.tenant'" in (text := path.read_text("utf-8"))
        or "set_config" in text
    }
    assert setters == {"wall.py"}
