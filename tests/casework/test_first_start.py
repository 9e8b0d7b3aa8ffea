"""Cases to try out are only made where nothing of them can leave the building."""

from dataclasses import replace
from datetime import date

import pytest

from casework.bootstrap import Office
from casework.clock import ClockDiffers
from casework.demo.first_start import prepare
from casework.demo.trial import _stage
from casework.settings import Settings

OUTSIDE = (
    {"sms_url": "https://sms.example/", "sms_token": "geheim"},
    {"smtp_host": "mail.example", "mail_from": "post@swv.example"},
)


@pytest.mark.parametrize("way", OUTSIDE, ids=["sms", "mail"])
def test_no_case_is_invented_where_a_message_could_leave(desk, tmp_path, way):
    opened = Office(desk, Settings(home=tmp_path, **way), None)
    assert not prepare(opened, "http://127.0.0.1:8000", lambda _mail: None)
    with desk.work("onderwijs_dat_past") as work:
        assert work.rows("select id from account", []) == []


def test_the_story_that_fills_it_has_a_clock_of_its_own(desk):
    """A machine whose clock differs does nothing (ADR 0040); a story may differ."""
    careful, tenant = replace(desk, compares=True), "onderwijs_dat_past"
    long_ago = replace(careful, clock=lambda: desk.clock().replace(year=2020))
    with pytest.raises(ClockDiffers), long_ago.work(tenant):
        pass
    stage = _stage(careful, tenant, lambda _mail: None, date(2026, 3, 2))
    assert stage.rows("select 1") == [(1,)]
