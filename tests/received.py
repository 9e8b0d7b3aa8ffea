"""A wijkteam that does not exist sends packages, and the case they are about."""

import json
import zipfile
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from casework.access import Actor
from casework.exchange import (
    Certificate,
    Draft,
    File,
    Identity,
    read_request,
    seal_package,
)
from casework.exchange.described import Use
from casework.exchange.own import KeyKind
from casework.models import KeyUse, Scan
from casework.services.exchange.certificates import certificate_of
from casework.services.exchange.own_keys import (
    NewKey,
    certify_ourselves,
    make_own_key,
)
from casework.services.exchange.own_known import hold_own_key
from casework.services.open_case import open_case
from casework.services.people import Identity as Known
from casework.services.people import Person
from statemachines.grammar import Party
from statemachines.roles import Role
from tests import pdfs
from tests.certificates import issued
from tests.conftest import SWV
from tests.pakket import key_pem, pem, shell
from tests.partners import ASKS, ISSUER, USES, active, registered
from tests.post import VOORZITTER, people_with

WIJK = Actor("u-wijk", Role.WIJKTEAM)
PDF = pdfs.plain()
WANTED = {
    "purpose": "ondersteuning_school",
    "legal_basis": "toestemming",
    "covenant": "Convenant thuiszitters 2026",
    "sender_role": "wijkteam",
    "recipient_roles": ["school"],
    "classes": ["onderwijs"],
}


def identity(use, common):
    """Return a certificate with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    made = issued(ISSUER, uses=USES[use], key=key, common=common)
    return Identity(Certificate.read(made.public_bytes(Encoding.DER)), key)


@dataclass(frozen=True)
class Sender:
    """A partner with a key to sign, and a case that it takes part in."""

    partner: UUID
    ours: Certificate
    signs: Identity
    case_id: UUID
    kenmerk: str
    last: str

    def sealed(self, now, *files, to=None, **changes):
        """Return a package about the case, as the partner makes it."""
        told = {"case_ref": self.kenmerk, "expires": self.last} | WANTED | changes
        given = files or (File("verslag.pdf", PDF), File("brief.txt", b"Dag.\n"))
        recipients = [to or self.ours]
        draft = Draft(given, read_request(told), self.signs, recipients)
        return seal_package(draft, now, lambda _: ()).data


def our_certificate(work, partij="school"):
    """Make a key of our own to open with; return its certificate."""
    new = NewKey(partij, KeyUse.DECRYPT, f"Verzonnen {partij}", soort=KeyKind.P256)
    id_ = make_own_key(work, new, by=ASKS)
    certify_ourselves(work, id_, by=ASKS)
    return hold_own_key(work, id_).certificate


def people():
    """Return the people of a case: also somebody of the wijkteam."""
    party = Party("wijk", Role.WIJKTEAM)
    return [*people_with(), Person(party, Known("W. Verzonnen"), WIJK.id)]


def sender_of(work, process="ot", **facts):
    """Register the wijkteam, and open a case that it takes part in."""
    partner = registered(work)
    key = ec.generate_private_key(ec.SECP256R1())
    known = active(work, partner, Use.SIGN, key=key)
    der = certificate_of(work, partner, known).der
    opened = open_case(work, process, people(), by=VOORZITTER, facts=facts)
    [(kenmerk,)] = work.rows(
        "select kenmerk from cases where tenant_id = %s and id = %s",
        [SWV, opened.case_id],
    )
    last = (work.today + timedelta(days=60)).isoformat()
    signs = Identity(Certificate.read(der), key)
    return Sender(partner, our_certificate(work), signs, opened.case_id, kenmerk, last)


def clean(_content):
    """Say of every file that there is no virus in it."""
    return Scan.SCHOON


def by_openssl(folder, sender, now):
    """Return a package as a partner makes it with stock OpenSSL, from the card."""
    files = {"verslag.pdf": PDF, "brief.txt": b"Dag.\n"}
    manifest = {
        **WANTED,
        "format": "casework/pakket/1",
        "id": "0123456789abcdef0123456789abcdef",
        "case_ref": sender.kenmerk,
        "created": now.isoformat(),
        "expires": f"{sender.last}T12:00:00Z",
        "sender": sender.signs.certificate.fingerprint,
        "recipients": [sender.ours.fingerprint],
        "files": [
            {"name": n, "size": len(d), "sha256": sha256(d).hexdigest()}
            for n, d in files.items()
        ],
    }
    with zipfile.ZipFile(folder / "p.zip", "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in files.items():
            archive.writestr(name, data)
    (folder / "me.crt").write_bytes(pem(sender.signs))
    (folder / "me.key").write_bytes(key_pem(sender.signs))
    them = sender.ours.parsed.public_bytes(Encoding.PEM)
    (folder / "them.crt").write_bytes(them)
    shell(
        folder,
        "openssl cms -sign -cades -binary -nodetach -md sha256 -outform DER"
        " -in p.zip -signer me.crt -inkey me.key -out p1",
    )
    shell(
        folder,
        "openssl cms -encrypt -binary -stream -aes-256-gcm -outform DER -in p1"
        " -out p.p7m -recip them.crt -keyopt ecdh_kdf_md:sha256",
    )
    return (folder / "p.p7m").read_bytes()


def stranger(sender):
    """Return the same sender with a key that nobody registered."""
    return replace(sender, signs=identity(Use.SIGN, "Verzonnen vreemde"))
