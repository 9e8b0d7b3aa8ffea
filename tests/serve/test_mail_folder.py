"""Without a mail server of your own, every mail is a file."""

from email import message_from_bytes

from casework.serve.mail_folder import mail_folder
from notifications.smtp import deliver_now
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
