"""Cases to try out are only made where nothing of them can leave the building."""

import pytest

from casework.bootstrap import Office
from casework.demo.first_start import prepare
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
