"""A spreadsheet opens our list, and takes no cell of it for a formula."""

import pytest

from casework.services.csv_file import csv_file


@pytest.mark.parametrize("before", ["", " ", "\t", "\n", "\u00a0", "\r\n "])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d", "\uff20"])
def test_a_cell_never_begins_a_formula(before, start):
    made = csv_file(("kop",), [(f"{before}{start}1+1",)]).decode("utf-8-sig")
    assert made.split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_plain_text_stays_as_it_is():
    assert csv_file(("kop",), [("Sterre",)]).decode("utf-8-sig") == "kop\r\nSterre\r\n"
