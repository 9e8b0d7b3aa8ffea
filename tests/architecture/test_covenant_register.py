"""The register of data flows is what the table says, and `make check` looks."""

from pathlib import Path

from statemachines.convenant import register

ROOT = Path(__file__).parents[2]


def test_the_register_in_the_docs_is_made_from_the_table():
    assert (ROOT / "docs" / "covenant.md").read_text("utf-8") == register()


def test_make_check_looks_at_the_register():
    check = (ROOT / "Makefile").read_text("utf-8").partition("\ncheck:")[2]
    steps = check.partition("\n\n")[0]
    assert "casework convenant --markdown docs/covenant.md --check" in steps
