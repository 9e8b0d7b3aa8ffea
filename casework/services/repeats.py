"""A step that was asked for twice is taken once, and answered twice."""

from casework.access import Actor
from casework.services.hold import Held
from casework.services.record import Outcome
from casework.work import Work


class KeyReused(Exception):
    """The same key was used for another step, or by someone else."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Deze sleutel is al gebruikt. Kies voor elke stap een nieuwe.")


def earlier_outcome(
    work: Work, case: Held, action: str, by: Actor, key: str
) -> Outcome | None:
    """Return the answer that the first call with this key got, if there was one.

    Raises `KeyReused` when the key belongs to another step, or to someone else.
    """
    rows = work.rows(
        """select seq, convert_from(body, 'UTF8')::jsonb from journal
        where tenant_id = %s and case_id = %s and key = %s""",
        [work.tenant.code, case.id, key],
    )
    if not rows:
        return None
    seq, body = rows[0]
    if (body["actor"], body["action"]) != (by.id, action):
        raise KeyReused
    return Outcome(case.id, case.kenmerk, action, body["to"], seq, repeated=True)
