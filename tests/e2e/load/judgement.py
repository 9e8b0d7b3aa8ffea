"""Afterwards: what the accountant knows against what the database and the mail hold."""

import json
import subprocess
import sys
from collections import Counter, defaultdict

from tests.conftest import SWV
from tests.e2e.load.accountant import Fate
from tests.e2e.load.families import OTHER
from tests.e2e.machines import ROOT

MAIL_FROM = "swv.example"
_JOURNAL = """
select c.kenmerk, j.seq, coalesce(split_part(j.key, ' ', 1), ''),
    convert_from(j.body, 'UTF8')::jsonb ->> 'action',
    convert_from(j.body, 'UTF8')::jsonb -> 'by' ->> 'id'
from journal j join cases c on c.tenant_id = j.tenant_id and c.id = j.case_id
where j.tenant_id = %s order by 1, 2"""
_POST = "select id, status, attempts, channel from outbox where tenant_id = %s"
_WATCH = """
select c.kenmerk, b ->> 'action', b ->> 'rule', b ->> 'rung', count(*)
from (select tenant_id, case_id, convert_from(body, 'UTF8')::jsonb b from journal) j
join cases c on c.tenant_id = j.tenant_id and c.id = j.case_id
where j.tenant_id = %s and b ->> 'action' in ('waarschuwen', 'escaleren')
group by 1, 2, 3, 4 having count(*) > 1"""
_TERMS = """
select array(select convert_from(j.body, 'utf8')::jsonb ->> 'action' from journal j
        where j.tenant_id = c.tenant_id and j.case_id = c.id
        and convert_from(j.body, 'utf8')::jsonb ->> 'action'
            not in ('waarschuwen', 'escaleren') order by j.seq),
    array(select t.rule || ' ' || t.legal_end || ' ' || (t.closed_at is null)
        from term t where t.tenant_id = c.tenant_id and t.case_id = c.id
        order by t.rule, t.legal_end, t.closed_at is null)
from cases c where c.tenant_id = %s"""


def rows(desk, query, tenant):
    """Ask the database what a tenant has."""
    with desk.work(tenant) as work:
        return work.rows(query, [tenant])


def journal_findings(desk, books):
    """Compare every deed with the journal, and each line of a person with the deeds."""
    return compared(books, rows(desk, _JOURNAL, SWV))


def compared(books, entries):
    """Yield what differs between the books and the lines of the journal."""
    by_key = Counter((k, key) for k, _, key, _, _ in entries if key)
    by_action = Counter((k, action) for k, _, _, action, _ in entries)
    for deed in books.deeds:
        found = (
            by_key[deed.kenmerk, deed.key]
            if deed.key
            else by_action[deed.kenmerk, deed.action]
        )
        yield from _of_deed(deed, found)
    yield from _unasked(books, entries)


def _of_deed(deed, found):
    about = f"{deed.kenmerk} {deed.action}"
    if deed.fate is Fate.DONE and found != 1:
        yield f"{about}: vastgelegd gezegd, {found} keer in het logboek"
    if deed.fate is Fate.REFUSED and found:
        yield f"{about}: geweigerd gezegd, en toch in het logboek"
    if deed.fate is Fate.UNKNOWN and found > 1:
        yield f"{about}: {found} keer in het logboek"
    if len(deed.places) > 1:
        yield f"{about}: twee keer verstuurd, twee antwoorden: {sorted(deed.places)}"


def _unasked(books, entries):
    """Yield the lines of people that nobody asked for."""
    keys = {deed.key for deed in books.deeds}
    people = {deed.by for deed in books.deeds if deed.key}
    for kenmerk, seq, key, action, by in entries:
        if by in people and action != "openen" and key not in keys:
            yield f"{kenmerk} regel {seq}: {action} door {by}, en niemand vroeg het"


def post_findings(desk, post):
    """Compare every letter of the outbox with the files: all there, none twice."""
    post.look()
    there, tries = Counter(post.arrived), {}
    for tenant in (SWV, OTHER):
        for ident, status, attempts, channel in rows(desk, _POST, tenant):
            name = f"<{ident.hex}@{MAIL_FROM}>"
            tries[name] = attempts
            if status == "verzonden" and not there[name]:
                yield f"brief {ident}: verzonden, en er is geen bestand"
            if channel == "mail" and status not in {"verzonden", "vervallen"}:
                yield f"brief {ident}: {status} na {attempts} pogingen"
    yield from too_often(there, tries)
    yield from (f"een halve brief: {name}" for name in post.broken)
    yield from (f"een half bestand: {f.name}" for f in post.folder.glob(".*.eml"))


def too_often(there, tries):
    """Yield letters that arrived more often than they were tried."""
    for name, number in there.items():
        if number > 1 and tries.get(name, 0) < number:
            yield f"brief {name}: {number} keer bezorgd in {tries.get(name)} pogingen"


def sent_again(post):
    """Count the letters that came twice, with the same Message-ID."""
    return sum(1 for number in Counter(post.arrived).values() if number > 1)


def watch_findings(desk):
    """Yield warnings and escalations that were given twice."""
    for tenant in (SWV, OTHER):
        for kenmerk, action, rule, rung, number in rows(desk, _WATCH, tenant):
            yield f"{kenmerk} {rule}: {action} trede {rung} {number} keer"


def term_findings(desk, control):
    """Compare what lapsed with a database where plain functions did it once."""
    ours, theirs = (_as_told(rows(d, _TERMS, OTHER)) for d in (desk, control))
    if ours != theirs:
        for told, number in (ours - theirs).items():
            yield f"anders dan zonder storing ({number} keer): {told}"
        for told, number in (theirs - ours).items():
            yield f"had moeten gebeuren ({number} keer): {told}"


def _as_told(found):
    return Counter((tuple(actions), tuple(terms)) for actions, terms in found)


def verify_findings(env):
    """Run ``casework verify --json`` as a person would."""
    program = "from casework.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "verify", "--json"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode == 2 or not done.stdout:
        return [f"verify: {done.stderr.strip()}"], {}
    told = json.loads(done.stdout)
    found = [f"verify: {each}" for each in told["findings"]]
    if done.returncode and not found:
        found.append(f"verify: afsluitcode {done.returncode}")
    return found, told


def outage_findings(books, struck, grace):
    """Yield 503s and lost connections that no fault explains."""
    spans = [
        (each.began, each.over + grace)
        for each in struck
        if each.name in {"de database gedood", "een webproces gedood"}
    ]
    stray: dict[tuple[str, str], int] = defaultdict(int)
    for lost in books.lost:
        if not any(began <= lost.at <= over for began, over in spans):
            stray[lost.kind, lost.why] += 1
    for (kind, why), number in stray.items():
        yield f"{kind}: {number} keer {why} zonder dat iets kapot was"
