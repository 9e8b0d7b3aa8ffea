"""A case of ten states with django-fsm-2, each step with the ORM in one transaction.

As its documentation says: hold the row, call the transition, save. Django asks and
writes as it comes: one connection, no prepared statements.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
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


@dataclass(frozen=True)
class _Shown:
    """The step to take, as the ORM wants it: values, and no JSON text."""

    columns: dict[str, Any]
    term: dict[str, Any]
    letters: list[dict[str, Any]]

    @classmethod
    def of(cls, shown: dict[str, Any]) -> "_Shown":
        return cls(
            {name: json.loads(shown[name]) for name in ("dossier", "clocks", "done")},
            {
                name: json.loads(value) if name in _JSON else value
                for name, value in zip(_TERM, shown["term"], strict=True)
            },
            [dict(zip(_LETTER, letter, strict=True)) for letter in shown["letters"]],
        )


def _step(given: Order) -> Callable[[UUID], None]:
    from django.db import transaction  # noqa: PLC0415  Django wants its settings first

    from casework.bench.peers.django_fsm import models  # noqa: PLC0415  the same

    cases = models.Case.objects
    cases.filter(id__in=[*given.cases]).update(state=models.STATES[0])
    shown = [_Shown.of(step) for step in given.shown]

    def step(case_id: UUID) -> None:
        with transaction.atomic():
            case = cases.select_for_update().get(tenant_id=given.tenant, id=case_id)
            turn = shown[case.version % len(shown)]
            _move(given, turn, case, models)
            _write_rows(given, turn, case, models)

    return step


def _move(given: Order, shown: _Shown, case: Any, models: Any) -> None:  # noqa: ANN401  models of Django
    head = bytes(case.head)
    stood = Stood(case.id, case.state, case.version, "", head)
    case.verder()
    body, case.head = entry(given, stood, case.state)
    case.version, case.updated_at = case.version + 1, given.now
    for name, value in shown.columns.items():
        setattr(case, name, value)
    case.save(update_fields=_CHANGED)
    models.Journal.objects.create(
        tenant_id=given.tenant,
        case_id=case.id,
        seq=case.version,
        at=given.now,
        body=body,
        prev=head,
        hash=case.head,
    )


def _write_rows(given: Order, shown: _Shown, case: Any, models: Any) -> None:  # noqa: ANN401  the same
    mine = {"tenant_id": given.tenant, "case_id": case.id}
    rule, terms = given.shown[0]["rule"], models.Term.objects
    terms.filter(**mine, rule=rule, closed_at__isnull=True).update(closed_at=given.now)
    terms.create(id=uuid4(), **mine, rule=rule, **shown.term)
    fresh = {**mine, "seq": case.version, "next_try_at": given.now, "attempts": 0}
    models.Outbox.objects.bulk_create(
        [models.Outbox(id=uuid4(), **fresh, **letter) for letter in shown.letters]
    )


if __name__ == "__main__":
    main()
