"""The tables of a step, as models of Django; the state of a case is that of django-fsm.

The tables are the project's own: Django makes none of them (`managed = False`).
"""

from django.db import models
from django_fsm import RETURN_VALUE, FSMField, transition

from casework.bench.peers.course import STEPS

STATES = [f"stap_{n}" for n in range(STEPS + 1)]


class Case(models.Model):
    """A case that takes ten steps, one after the other."""

    id = models.UUIDField(primary_key=True)
    tenant_id = models.TextField()
    state = FSMField(default=STATES[0])
    version = models.IntegerField()
    dossier = models.JSONField()
    clocks = models.JSONField()
    done = models.JSONField()
    head = models.BinaryField()
    updated_at = models.DateTimeField()

    class Meta:
        """Where the rows are."""

        app_label = "peer"
        db_table = "cases"
        managed = False

    @transition(field=state, source=STATES[:-1], target=RETURN_VALUE(*STATES[1:]))
    def verder(self) -> str:
        """Go on to the next state."""
        return STATES[STATES.index(self.state) + 1]


class Journal(models.Model):
    """An entry of the journal."""

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    tenant_id = models.TextField()
    at = models.DateTimeField()
    body = models.BinaryField()
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        """Where the rows are."""

        app_label = "peer"
        db_table = "journal"
        managed = False


class Term(models.Model):
    """A term of a case."""

    id = models.UUIDField(primary_key=True)
    tenant_id = models.TextField()
    case_id = models.UUIDField()
    rule = models.TextField()
    op = models.DateField()
    raw_end = models.DateField()
    legal_end = models.DateField()
    then = models.TextField()
    spans = models.JSONField()
    explanation = models.JSONField()
    warn_on = models.DateField(null=True)
    escalate_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """Where the rows are."""

        app_label = "peer"
        db_table = "term"
        managed = False


class Outbox(models.Model):
    """A letter that has to leave."""

    id = models.UUIDField(primary_key=True)
    tenant_id = models.TextField()
    case_id = models.UUIDField()
    seq = models.IntegerField()
    notice = models.TextField()
    party = models.TextField()
    channel = models.TextField()
    status = models.TextField()
    next_try_at = models.DateTimeField()
    attempts = models.IntegerField()

    class Meta:
        """Where the rows are."""

        app_label = "peer"
        db_table = "outbox"
        managed = False
