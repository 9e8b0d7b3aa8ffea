"""Act on the signals of absence: each exactly once, and taken back with its ground.

A pupil is handled in one transaction, under a lock on the pupil: the step in the case
and the note that the signal was handled commit together or not at all. So two runs at
once, or one that is killed, have their effect once. What cannot be done stays waiting
with its reason, is told, and is tried again in the next run.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from casework.services.absence.act import act
from casework.services.absence.cases import opened_by_hand
from casework.services.absence.moved import put_moved
from casework.services.absence.signals import lock_pupil, pupils_to_see
from casework.services.absence.take_back import take_back
from casework.services.batch import NO_CASE, Batch, Line, counted
from casework.work import Desk

AT_A_TIME = 500


def signal_absence(desk: Desk, tenant: str, after: str | None = None) -> Batch:
    """Handle the signals of at most 500 pupils, up to and including today.

    ``after`` is where the last batch ended. The lines name cases, and no pupil.
    """
    seen = UUID(after) if after else None
    with desk.work(tenant) as work:
        pupils = pupils_to_see(work, seen, AT_A_TIME)
        by_hand = opened_by_hand(work, [pupil for _, pupil in pupils])
    lines: list[Line] = []
    for id_, pupil in pupils:
        lines += _pupil(desk, tenant, (id_, pupil), by_hand.get(pupil, ()))
    more = len(pupils) == AT_A_TIME
    return Batch(counted(lines), str(pupils[-1][0]) if more else None)


def _pupil(
    desk: Desk, tenant: str, pupil: tuple[UUID, str], by_hand: Sequence[UUID]
) -> Sequence[Line]:
    """Handle one pupil; whatever goes wrong stops nobody else."""
    try:
        return [*_handled(desk, tenant, pupil, by_hand)]
    except Exception as error:  # noqa: BLE001  what it says can name somebody
        kind = type(error).__name__
        return [Line(NO_CASE, "verzuim", f"mislukt ({kind}); volgende keer opnieuw")]


def _handled(
    desk: Desk, tenant: str, pupil: tuple[UUID, str], by_hand: Sequence[UUID]
) -> Iterator[Line]:
    id_, leerling_id = pupil
    with desk.work(tenant) as work:
        school = lock_pupil(work, id_)
        if school is None:
            return
        yield from put_moved(work, leerling_id)
        yield from take_back(work, leerling_id)
        yield from act(work, leerling_id, school, by_hand)
