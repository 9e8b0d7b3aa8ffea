"""A case of ten states with django-fsm-2, each step with the ORM in one transaction.

As its documentation says: hold the row, call the transition, save. Django asks and
writes as it comes: one connection, no prepared statements.
"""

import json
from collections.abc import Callable
from uuid import UUID, uuid4

import django
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from casework.bench.peers.course import Order, order, race
from casework.bench.peers.writes import Stood, entry

_TERM = (
    *("op", "raw_end", "legal_end", "then", "spans", "explanation"),
    *("warn_on", "escalate_on"),
)
_LETTER = ("notice", "party", "channel", "status")
_CHANGED = (
    *("state", "version", "dossier", "clocks", "done"),
    *("head", "updated_at"),
)
_JSON = frozenset({"dossier", "clocks", "done", "spans", "explanation"})


def main() -> None:
    """Race as the order says."""
    given = order()
    at = conninfo_to_dict(given.conninfo)
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": at["dbname"],
        "HOST": at.get("host", ""),
        "PORT": at.get("port", ""),
        "USER": at.get("user", ""),
        "PASSWORD": at.get("password", ""),
    }
    settings.configure(DATABASES={"default": database}, USE_TZ=True)
    django.setup()
    race(given, _step(given))


def _step(given: Order) -> Callable[[UUID], None]:
    from django.db import transaction  # noqa: PLC0415  Django wants its settings first

    from casework.bench.peers.django_fsm.models import (  # noqa: PLC0415  the same
        STATES,
        Case,
        Journal,
        Outbox,
        Term,
    )

    Case.objects.filter(id__in=[*given.cases]).update(state=STATES[0])
    tenant, now, shown = given.tenant, given.now, given.shown
    columns = {name: json.loads(shown[name]) for name in ("dossier", "clocks", "done")}
    term = {
        name: json.loads(value) if name in _JSON else value
        for name, value in zip(_TERM, shown["term"], strict=True)
    }
    letters = [dict(zip(_LETTER, letter, strict=True)) for letter in shown["letters"]]

    def step(case_id: UUID) -> None:
        with transaction.atomic():
            case = Case.objects.select_for_update().get(tenant_id=tenant, id=case_id)
            head = bytes(case.head)
            stood = Stood(case_id, case.state, case.version, "", head)
            case.verder()
            body, case.head = entry(given, stood, case.state)
            case.version, case.updated_at = case.version + 1, now
            for name, value in columns.items():
                setattr(case, name, value)
            case.save(update_fields=_CHANGED)
            mine = {"tenant_id": tenant, "case_id": case_id}
            chained = {"body": body, "prev": head, "hash": case.head}
            Journal.objects.create(**mine, seq=case.version, at=now, **chained)
            running = Term.objects.filter(
                **mine, rule=shown["rule"], closed_at__isnull=True
            )
            running.update(closed_at=now)
            Term.objects.create(id=uuid4(), **mine, rule=shown["rule"], **term)
            fresh = {**mine, "seq": case.version, "next_try_at": now, "attempts": 0}
            Outbox.objects.bulk_create(
                [Outbox(id=uuid4(), **fresh, **letter) for letter in letters]
            )

    return step


if __name__ == "__main__":
    main()
