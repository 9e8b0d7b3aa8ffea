"""Without a mail server of your own, every mail is a file."""

import errno
import os
from email import message_from_bytes

import pytest

from casework.serve.mail_folder import mail_folder
from notifications.smtp import NoServer, deliver_now
from tests.notifications.mail_server import MESSAGE, in_clear


def test_every_message_is_a_file_only_we_can_read(tmp_path):
    folder = tmp_path / "mail"
    with mail_folder(folder) as port:
        deliver_now(MESSAGE, in_clear(port))
        deliver_now(MESSAGE, in_clear(port))
    files = sorted(folder.iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    for file in files:
        got = message_from_bytes(file.read_bytes())
        assert got["Message-ID"] == MESSAGE["Message-ID"]
    assert folder.stat().st_mode & 0o077 == 0


def test_on_a_full_disk_a_letter_waits_and_is_not_refused_for_good(
    tmp_path, monkeypatch
):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    with mail_folder(tmp_path) as port:
        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", full)
            with pytest.raises(NoServer, match="geen plaats"):
                deliver_now(MESSAGE, in_clear(port))
        assert [*tmp_path.iterdir()] == []  # nor half a letter
        deliver_now(MESSAGE, in_clear(port))
    assert len([*tmp_path.iterdir()]) == 1
