"""What the demo has made, as the data that others use."""

from dataclasses import asdict
from typing import Any

from casework.demo.mailbox import Mailbox
from casework.demo.stage import Stage
from casework.services.budget import budget
from casework.services.verify import verify

_CASES = """select kenmerk, process, state from cases
where tenant_id = %(tenant)s order by opened_at, id"""
_TERMS = """select c.kenmerk, t.rule, t.raw_end::text, t.legal_end::text,
    t.explanation ->> 'zin'
from term t join cases c on c.id = t.case_id
where t.tenant_id = %(tenant)s order by t.id"""
_LETTERS = """select id, status from outbox where tenant_id = %(tenant)s order by id"""
_SIGNALS = """select leerling_id, soort, eerste_dag::text, signaaldatum::text
from absence_signal where tenant_id = %(tenant)s and grond
order by signaaldatum, leerling_id, soort"""
_ON_PAPER = ("per post", "Brief")


def results(stage: Stage, mailbox: Mailbox) -> dict[str, Any]:
    """Return all that the stories made, and whether the journal holds."""
    with stage.desk.work(stage.tenant) as work:
        checked, shares = verify(work), budget(work)
    return {
        "zaken": _named(stage, _CASES, "kenmerk", "process", "state"),
        "termijnen": _named(
            stage, _TERMS, "kenmerk", "rule", "raw_end", "legal_end", "zin"
        ),
        "berichten": _letters(stage, mailbox),
        "geweigerd": [
            {"action": action, "reasons": [asdict(reason) for reason in reasons]}
            for action, reasons in stage.refused
        ],
        "journal": {"entries": checked.entries, "verified": not checked.findings},
        "signalen": _named(
            stage, _SIGNALS, "leerling_id", "soort", "eerste_dag", "signaaldatum"
        ),
        "budget": [share.in_euro() for share in shares],
    }


def _named(stage: Stage, query: str, *names: str) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=True)) for row in stage.rows(query)]


def _letters(stage: Stage, mailbox: Mailbox) -> list[dict[str, Any]]:
    """Return every letter; the mails among them as the mail server received them."""
    received = {
        message["Message-ID"].strip("<>").partition("@")[0]: message
        for message in mailbox.messages
    }
    found = []
    for id_, status in stage.rows(_LETTERS):
        message = received.get(id_.hex)
        to, subject = (message["To"], message["Subject"]) if message else _ON_PAPER
        found.append({"aan": str(to), "onderwerp": str(subject), "status": status})
    return found
