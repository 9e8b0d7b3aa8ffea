"""What was erased of a case: for its page, for a refusal, and for who verifies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.keystore import Dossier
from casework.models import About
from casework.proof.destruction import BadRecords, read_record
from casework.services.retention.pen import signer_of
from casework.services.retention.places import classes_of
from casework.work import Row, Work
from statemachines.rules import RULES
from statemachines.secrecy import DataClass

ERASED = """
select case_id, id, data_class, rule, done_at, record from destruction
where tenant_id = %(tenant)s and case_id = any(%(cases)s) and about = 'zaak'
  and done_at is not null order by done_at, data_class"""


@dataclass(frozen=True)
class Gone:
    """A class of facts of a case that is no more."""

    id: UUID
    soort: DataClass
    rule: str
    op: datetime
    record: str

    @property
    def wet(self) -> str:
        """Return the article by which it went."""
        return RULES[self.rule].law


def erased_of(work: Work, case_id: UUID) -> dict[DataClass, Gone]:
    """Return what was erased of a case, by class."""
    rows = work.rows(ERASED, {"tenant": work.tenant.code, "cases": [case_id]})
    return gone_of(row[1:] for row in rows)


def gone_of(rows: Iterable[Row]) -> dict[DataClass, Gone]:
    """Return the same from rows of `ERASED` of one case, without its id."""
    found = (Gone(ident, DataClass(kind), *rest) for ident, kind, *rest in rows)
    return {gone.soort: gone for gone in found}


def erased_findings(
    work: Work, case_id: UUID, gone: Mapping[DataClass, Gone]
) -> Iterator[str]:
    """Say of what was erased where the proof, the key or the rows tell otherwise."""
    if not gone:
        return
    left = classes_of(work, [case_id]).get(case_id, set())
    for kind, one in gone.items():
        dossier = Dossier(work.tenant.code, case_id, kind.value)
        if not _is_proved(work, one, dossier):
            yield f"het bewijs dat {kind.value} is gewist, klopt niet"
        if work.vault.keystore.destroyed_at(dossier) is None:
            yield f"de sleutel van {kind.value} is er nog, en zou gewist zijn"
        if kind in left:
            yield f"er staat nog iets van {kind.value}, en dat zou gewist zijn"


def _is_proved(work: Work, one: Gone, dossier: Dossier) -> bool:
    try:
        record = read_record(one.record)
    except BadRecords:
        return False
    told = record.told
    said = (record.id, told.get("over"), told.get("tenant"))
    what = (told.get("sleutel"), told.get("klasse"), told.get("regel"))
    return (
        said == (str(one.id), About.ZAAK.value, dossier.tenant)
        and what == (str(dossier.case_id), dossier.data_class, one.rule)
        and record.signed_by(signer_of(work).verifier)
    )
