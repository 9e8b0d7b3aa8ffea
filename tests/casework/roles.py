"""The roles of compose.yaml, made on the server of a test by its own SQL."""

from pathlib import Path

import psycopg
import yaml

COMPOSE = Path(__file__).parents[2] / "compose.yaml"
OWNER, RUN = "casework_owner", "casework_run"


def as_in_compose(server, name):
    """Make the roles, and a database with that owner."""
    url = server.create_database(name)
    content = yaml.safe_load(COMPOSE.read_text())["configs"]["roles"]["content"]
    lines = [line for line in content.splitlines() if not line.startswith("\\")]
    script = "\n".join(lines).replace("database casework ", f"database {name} ")
    for secret in ("owner_password", "run_password", "prefect_password"):
        script = script.replace(f":'{secret}'", "'geheim'")
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as superuser:
        for statement in filter(None, map(str.strip, script.split(";"))):
            superuser.execute(statement.encode())
    return server.url(name, role=OWNER), server.url(name, role=RUN)
