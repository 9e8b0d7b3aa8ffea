"""The mail to a partner about a package: that there is one, and not a word of it.

Also when the package is in the mail: only the partner opens it (domain.md 5.4).
"""

from email.message import EmailMessage
from uuid import UUID

from casework.services.exchange.packages import KnownPackage
from casework.services.exchange.tell import Told
from casework.services.sender import sender_of
from casework.work import Work
from notifications.neutral import (
    Mail,
    neutral_attached_mail,
    neutral_erase_mail,
    neutral_package_mail,
)
from notifications.post import compose, message_id

FILE_NAME = "pakket.p7m"


def package_mail(
    work: Work,
    notice: tuple[UUID, Told],
    known: KnownPackage,
    to: str,
    content: bytes | None,
) -> EmailMessage:
    """Write the mail. Raises `SenderUnknown`, and `NotPostable` for a bad address."""
    id_, what = notice
    sender = sender_of(work, None, ())
    link = f"{work.place.public_url}/pakketten"
    mail = _mail(work, what, known, link)
    ident = message_id(id_, sender)
    message = compose(mail, to=to, sender=sender, ident=ident, at=work.now)
    if content is not None:
        message.add_attachment(
            content,
            maintype="application",
            subtype="pkcs7-mime",
            filename=FILE_NAME,
        )
    return message


def _mail(work: Work, what: Told, known: KnownPackage, link: str) -> Mail:
    sender, last = sender_of(work, None, ()), known.last_day
    if what is Told.ERASE:
        return neutral_erase_mail(sender, known.package_id, link)
    if what is Told.ITSELF:
        return neutral_attached_mail(sender, known.package_id, last)
    return neutral_package_mail(sender, link, last)
