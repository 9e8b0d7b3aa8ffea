"""What the registry of partners waits for: somebody who looks, or a new certificate."""

from collections.abc import Iterator
from datetime import timedelta

from casework.work import Work

SOON = timedelta(days=60)
_COUNTED = """
select
    (select count(*) from partner p where p.tenant_id = %(tenant)s
        and p.approved_by is null and p.uitgetreden_op is null),
    (select count(*) from partner_certificate c where c.tenant_id = %(tenant)s
        and c.state in ('proposed')),
    (select count(*) from partner_certificate c where c.tenant_id = %(tenant)s
        and c.state in ('active') and c.not_after <= %(soon)s and not exists (
            select from partner_certificate n where n.tenant_id = c.tenant_id
            and n.partner_id = c.partner_id and n.kind = c.kind
            and n.state in ('active') and n.not_after > %(soon)s))"""
_IN_WORDS = (
    ("1 partner wacht op een tweede persoon.", "partners wachten op een tweede."),
    (
        "Van 1 certificaat moet iemand de partner nog bellen.",
        "certificaten wachten: iemand moet de partner bellen.",
    ),
    (
        "1 certificaat van een partner loopt binnen 60 dagen af.",
        "certificaten van partners lopen binnen 60 dagen af.",
    ),
)


def waiting_for_people(work: Work) -> Iterator[str]:
    """Say what waits, one sentence each; names no partner."""
    values = {"tenant": work.tenant.code, "soon": work.now + SOON}
    [counted] = work.rows(_COUNTED, values)
    for number, (single, several) in zip(counted, _IN_WORDS, strict=True):
        if number:
            yield single if number == 1 else f"{number} {several}"
