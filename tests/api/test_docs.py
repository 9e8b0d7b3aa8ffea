"""What docs/api.md tells a programmer is true."""

import re
from datetime import UTC, datetime
from pathlib import Path

from casework.api.problem import KINDS
from casework.services.api_clients import Scope
from casework.services.webhook_send import Event, headers_of, new_secret

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
AT = datetime(2026, 9, 14, 9, tzinfo=UTC)


def verifier():
    [code] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "docs/api.md", "exec"), names)
    return names["is_ours"]


def test_the_example_tells_our_messages_from_others():
    is_ours, secret, now = verifier(), new_secret(), AT.timestamp()
    event = Event("OT-2026-7F3K9-Q-4", "x", "signaleren", "OT-2026-7F3K9-Q", AT, 4)
    headers, body = headers_of(event, secret, AT), event.body()
    assert is_ours(headers, body, secret, now)
    rotated = f"v1,AAAA {headers['webhook-signature']}"
    assert is_ours({**headers, "webhook-signature": rotated}, body, secret, now)
    assert not is_ours(headers, body + b" ", secret, now)
    assert not is_ours(headers, body, new_secret(), now)
    assert not is_ours({**headers, "webhook-id": "anders"}, body, secret, now)
    assert not is_ours(headers, body, secret, now + 301)
    assert not is_ours({**headers, "webhook-timestamp": "x"}, body, secret, now)


def test_every_scope_and_every_problem_a_client_can_meet_is_told():
    assert all(f"`{scope.value}`" in TEXT for scope in Scope)
    unseen = {"andere-methode", "stuk"}
    assert all(f"`{kind.name}`" in TEXT for kind in KINDS if kind.name not in unseen)
