"""A copy of the own part as a file to keep: a ZIP with a page, a PDF and JSON.

The same for a parent and for staff who handle a request (AVG 15 lid 3, AVG 20).
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from casework.access import Actor, CaseNotFound
from casework.services.avg.open_request import family_of
from casework.services.avg.own_part import Line, OwnPart, Part, own_part
from casework.services.family.cases import family_cases
from casework.services.hold import Held
from casework.services.looked import looked
from casework.work import Work
from notifications.dutch import datum
from notifications.layout import page
from notifications.letter import Document
from notifications.pdf import as_pdf
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.roles import Role

SEEN = "afschrift van het eigen deel"
TITLE = "Wat wij over u en uw kind bewaren"
MAKERS = frozenset({Role.VOORZITTER, Role.IB, Role.BESTUURDER})
"""Who carries such a request out: the school, or the head of the SWV. Not the FG, who
never reads what is in a case."""
_GRANTED = ("toegewezen", "deels_toegewezen", "uitgevoerd")
_REQUEST = """
select 1 from cases where tenant_id = %s and process = 'avg_verzoek'
  and lineage[1] = %s and party = %s and state = any(%s)"""
_NO_LINK = "\n"
_STAMP = (2026, 1, 1, 0, 0, 0)
"""The same for each file: when a copy was made stands in the copy."""


def copy_for_reader(work: Work, case: Held, reader: Actor) -> bytes:
    """Return the copy for the person who asks for the own part, and write that down."""
    return _made(work, case, reader, reader)


def copy_for_party(work: Work, case: Held, key: str, by: Actor) -> bytes:
    """Return the copy of somebody of the family, made by staff for a granted request.

    Raises `CaseNotFound` when nobody of the family has this key, and `Refused` when
    this is not for ``by`` to do, or when no request of this person was granted.
    """
    if by.role not in MAKERS:
        who = "wie over de gegevens gaat"
        raise Refused(Reason("Dit afschrift is niet voor u.", "AVG 15 lid 4", who))
    values = [work.tenant.code, case.lineage[0], key, [*_GRANTED]]
    if not work.rows(_REQUEST, values):
        said = "Er is geen verzoek van deze persoon waarop het antwoord ja is."
        raise Refused(Reason(said, "AVG 15; AVG 20", "wie over de gegevens gaat"))
    for party in family_of(case):
        if party.key == key and party.account:
            return _made(work, case, Actor(party.account, party.role), by)
    raise CaseNotFound


def _made(work: Work, case: Held, reader: Actor, by: Actor) -> bytes:
    found = own_part(work, case, reader)
    for one in family_cases(work, case.id, reader):
        looked(work, one, by, SEEN)
    return packed(found)


def packed(found: OwnPart) -> bytes:
    """Return the ZIP of an own part."""
    document = Document(TITLE, "\n\n".join(_told(found)))
    footer = (datum(found.gemaakt_op),)
    files = {
        "overzicht.html": page(document, link=_NO_LINK, footer=footer).encode(),
        "overzicht.pdf": as_pdf(document, footer=footer),
        "gegevens.json": _json(found),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(zipfile.ZipInfo(name, _STAMP), content)
    return made.getvalue()


def _json(found: OwnPart) -> bytes:
    data = {
        **asdict(found),
        "eigen": dict(found.eigen),
        "kind": dict(found.kind),
        "zaken": [
            {**asdict(part), "feiten": dict(part.feiten)} for part in found.zaken
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=str).encode()


def _told(found: OwnPart) -> Iterator[str]:
    yield f"Gemaakt op {datum(found.gemaakt_op)}."
    yield (
        "Hier staat wat wij over u en uw kind bewaren, voor zover dat voor u is. Wat"
        " een andere ouder ons schreef, staat er niet in."
    )
    yield "Losse stukken die de school toevoegde, krijgt u op verzoek."
    yield "## Over u"
    yield _pairs(found.eigen)
    yield "## Over uw kind"
    yield _pairs(found.kind)
    for part in found.zaken:
        yield from _case(part)


def _case(part: Part) -> Iterator[str]:
    yield f"## {part.soort} ({part.kenmerk})"
    yield part.stand
    if part.feiten:
        yield "Wat er in het dossier staat:"
        yield _pairs(part.feiten)
    for title, lines in (
        ("Wat u ons antwoordde:", part.antwoorden),
        ("Brieven aan u:", part.brieven),
        ("Wat wij aan anderen lieten weten:", part.gedeeld),
        ("Wie er keek:", part.gekeken),
        ("De termijnen:", part.termijnen),
    ):
        if lines:
            yield title
            yield _lines(lines)


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {name}: {' '.join(text.split())}" for name, text in pairs)


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(
        f"- {datum(line.dag)}: {line.wat}"
        + (f" ({' '.join(line.tekst.split())})" if line.tekst else "")
        for line in lines
    )
