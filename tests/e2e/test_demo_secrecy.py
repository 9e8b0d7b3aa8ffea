"""After the whole story, nothing sensitive is in any file of the database."""

from pathlib import Path

from casework.demo.people import IB, NAMES, everyone
from casework.demo.play import STORY, stage
from casework.demo.script import Act
from statemachines.processes import PROCESSES
from statemachines.secrecy import secret_fields
from tests.owner import as_owner

ADDRESSES = ("gezin.example", "werk.example", "Dorpsstraat")


def secret_texts():
    """Return every text of the story that may not be stored in clear."""
    for act in (part for script in STORY for part in script if isinstance(part, Act)):
        secret = secret_fields(PROCESSES[act.case.partition("/")[0]].dossier)
        yield from (str(text) for name, text in act.facts.items() if name in secret)


def test_no_name_advice_or_zienswijze_is_in_the_files_of_the_database():
    texts = [*secret_texts(), *NAMES, *ADDRESSES]
    assert len(texts) > 25
    with stage() as (on_stage, _):
        on_stage.open("ot", everyone(), IB)
        for script in STORY:
            on_stage.play(script)
        with as_owner(on_stage.desk) as connection:
            folder = connection.exec_driver_sql("show data_directory").scalar_one()
            connection.exec_driver_sql("checkpoint")
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        content = b"".join(path.read_bytes() for path in files)
    assert b"TLV-2027-00001" in content, "the search works"
    assert [text for text in texts if text.encode() in content] == []
