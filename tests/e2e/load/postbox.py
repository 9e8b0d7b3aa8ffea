"""The mail folder of the product behind TLS, as a program: FOLDER CERTIFICATES PORT."""

import sys
import time
from pathlib import Path

from aiosmtpd.controller import Controller

from casework.serve.mail_folder import MailFolder
from tests.notifications.mail_server import of_server

if __name__ == "__main__":
    folder, certificate, port = sys.argv[1:]
    controller = Controller(
        MailFolder(Path(folder)),
        hostname="127.0.0.1",
        port=int(port),
        tls_context=of_server(Path(certificate)),
        require_starttls=True,
    )
    controller.start()
    while True:
        time.sleep(3600)
