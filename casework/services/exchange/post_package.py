"""Bring a package to the program of a partner: outside, over TLS, once.

The package carries its own signature and lock, so nothing else proves who sent it.
"""

from collections.abc import Callable

from casework.services.webhook_address import target_of
from casework.services.webhook_send import deliver

PostPackage = Callable[[str, bytes], None]
MEDIA_TYPE = "application/pkcs7-mime; smime-type=authEnveloped-data"


def post_package(url: str, content: bytes, *, local: bool) -> None:
    """Deliver a package to a URL, or raise `NotDelivered` or `BadAddress`.

    ``local``: this installation may call its own machine (a trial).
    """
    headers = {"Content-Type": MEDIA_TYPE, "User-Agent": "casework"}
    deliver(target_of(url, local=local), content, headers)
