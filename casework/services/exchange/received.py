"""What came in from partners in a case: from whom, why, and until when it counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from casework.models import Subject
from casework.services.hold import Held
from casework.work import Work
from statemachines.convenant import Doel, Grondslag, Partij, Veldklasse

_OF_CASE = """
select p.naam, r.sender_role, r.purpose, r.legal_basis, r.classes, r.files,
    r.received_at, r.expires_at
from received_package r
join partner p on p.tenant_id = r.tenant_id and p.id = r.partner_id
where r.tenant_id = %s and r.case_id = %s order by r.received_at desc, r.id desc"""


@dataclass(frozen=True)
class Received:
    """One package that came in. ``until``: the sender lets it be used until then."""

    partner: str
    party: Partij
    purpose: Doel
    ground: Grondslag
    classes: tuple[Veldklasse, ...]
    files: int
    at: datetime
    until: datetime

    @property
    def subject(self) -> Subject:
        """Say about what its files are."""
        return subject_of(self.classes)


def subject_of(classes: Collection[str]) -> Subject:
    """Say about what files of these classes are: who may read them follows from it."""
    health = Veldklasse.GEZONDHEID in classes
    return Subject.GEZONDHEID if health else Subject.ONDERWIJS


def received_in(work: Work, case: Held) -> list[Received]:
    """Return the packages that came in, in a case the caller may see, newest first."""
    return [
        Received(
            partner,
            Partij(party),
            Doel(purpose),
            Grondslag(ground),
            tuple(Veldklasse(each) for each in classes),
            *rest,
        )
        for partner, party, purpose, ground, classes, *rest in work.rows(
            _OF_CASE, [work.tenant.code, case.id]
        )
    ]
