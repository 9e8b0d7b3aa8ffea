"""Certificates and keys: which are taken, whom they lead to, and who was revoked."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from casework.exchange import (
    Authorities,
    BadCertificate,
    CannotSeal,
    load_certificate,
    load_certificates,
    load_identity,
    load_lists,
    open_package,
    read_request,
)
from tests import pakket
from tests.pakket import AUTHORITIES, NOW, Made, party

DAY = timedelta(days=1)
ROOT = party("ca", AUTHORITIES["ca"])
BETWEEN = party("tussen", AUTHORITIES["tussen"])


def trusting(*identities, lists=None):
    roots = [identity.certificate for identity in identities]
    return pakket.opener(trust=Authorities(roots, lists))


def listed(issuer, *revoked, since=DAY, until=DAY, critical=False):
    """Return a list of revoked certificates."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.parsed.subject)
        .last_update(NOW - since)
        .next_update(NOW + until)
    )
    if critical:
        builder = builder.add_extension(x509.DeltaCRLIndicator(1), critical=True)
    for one in revoked:
        entry = x509.RevokedCertificateBuilder(
            one.certificate.parsed.serial_number, NOW - since
        )
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(issuer.key, hashes.SHA256())


def test_a_fingerprint_is_read_aloud_in_sixteen_groups_of_four():
    found = pakket.ca()
    assert found.fingerprint_words.replace(" ", "").lower() == found.fingerprint
    assert [len(group) for group in found.fingerprint_words.split()] == [4] * 16


def test_pem_der_and_several():
    text = pakket.pem(ROOT)
    assert load_certificate(text) == load_certificate(pakket.ca().der) == pakket.ca()
    both = load_certificates(b"uitleg\n" + text + pakket.pem(BETWEEN))
    assert both == [pakket.ca(), BETWEEN.certificate]


@pytest.mark.parametrize(
    "data", [b"", b"tekst", b"\x30\x03\x02\x01\x01", pakket.ca().der + b"\0"]
)
def test_no_certificate(data):
    with pytest.raises(BadCertificate, match="geen certificaat in PEM of DER"):
        load_certificate(data, "Dit")


def test_a_key_in_every_form_with_and_without_a_password():
    own, key = pakket.swv().certificate, pakket.swv().key
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"geheim"),
    )
    assert load_identity(own, b"EC PARAMETERS\n" + pakket.key_pem(pakket.swv()))
    assert load_identity(own, locked, b"geheim").certificate == own
    for password, sentence in (
        (None, "heeft een wachtwoord nodig"),
        (b"fout", "niet te lezen"),
    ):
        with pytest.raises(BadCertificate, match=sentence):
            load_identity(own, locked, password)
    with pytest.raises(BadCertificate, match="heeft geen wachtwoord"):
        load_identity(own, pakket.key_pem(pakket.swv()), b"geheim")


def test_a_key_of_another_and_no_key():
    own = pakket.swv().certificate
    with pytest.raises(BadCertificate, match="hoort niet bij het certificaat"):
        load_identity(own, pakket.key_pem(pakket.school()))
    with pytest.raises(BadCertificate, match="niet te lezen"):
        load_identity(own, b"-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----")


@pytest.mark.parametrize(
    ("kind", "can_sign", "can_receive"),
    [
        ("rsa", True, True),
        ("p256", True, True),
        ("p384", True, False),
        ("p521", False, False),
        ("weak", False, False),
    ],
)
def test_which_keys_are_good_enough(kind, can_sign, can_receive):
    one = party(f"soort {kind}", Made(kind))
    for change, good in (
        ({"sender": one}, can_sign),
        ({"recipients": [one.certificate]}, can_receive),
    ):
        if good:
            assert pakket.sealed(**change)
        else:
            with pytest.raises(CannotSeal, match="Proef soort"):
                pakket.sealed(**change)


@pytest.mark.parametrize(
    ("kind", "usage", "can_sign", "can_receive"),
    [
        ("rsa", ("digital_signature",), True, False),
        ("rsa", ("content_commitment",), True, False),
        ("rsa", ("key_encipherment",), False, True),
        ("p256", ("key_agreement",), False, True),
        ("p256", ("digital_signature",), True, False),
        ("rsa", ("digital_signature", "key_encipherment"), True, True),
    ],
)
def test_what_a_certificate_is_for(kind, usage, can_sign, can_receive):
    one = party(f"gebruik {kind} {usage}", Made(kind, usage=usage)).certificate
    assert (one.may_sign(), one.may_receive()) == (can_sign, can_receive)


def test_a_signature_with_what_may_not_sign(refused):
    one = party("gebruik", Made(usage=("key_encipherment",)))
    data = pakket.carrying(pakket.honest_zip(sender=one), one)
    assert refused(data) == "a certificate that may not sign"


@pytest.mark.parametrize(
    "made", [Made(end=NOW - DAY), Made(start=NOW + DAY)], ids=["past", "future"]
)
def test_nothing_is_sealed_outside_the_validity(made):
    one = party(f"geldig {made.start}", made)
    for change in ({"sender": one}, {"recipients": [one.certificate]}):
        with pytest.raises(CannotSeal, match="niet geldig op dit moment"):
            pakket.sealed(**change)


def test_every_objection_is_told_at_once():
    past = read_request({**pakket.GIVEN, "expires": "2026-11-21"})
    with pytest.raises(CannotSeal) as told:
        pakket.sealed(files=[], request=past, recipients=[])
    said = [reason.sentence for reason in told.value.reasons]
    assert [sentence.split(".")[0] for sentence in said] == [
        "Er is geen bestand",
        "Geef ten minste een certificaat mee van een ontvanger",
        "De datum in 'expires' is voorbij",
    ]


def test_the_same_recipient_twice_is_once():
    one = pakket.swv().certificate
    data = pakket.sealed(recipients=[one, one])
    assert len(open_package(data, pakket.opener(), NOW).manifest.recipients) == 1


@pytest.mark.parametrize(
    ("issuer", "roots", "why"),
    [
        ("ca", ["ca"], None),
        ("tussen", ["ca", "tussen"], None),
        ("tussen", ["ca"], "no chain to a root of ours"),
        ("tussen", ["tussen"], "no chain to a root of ours"),
        ("ca", ["vreemde ca"], "no chain to a root of ours"),
        ("geen ca", ["ca", "geen ca"], "an issuer that is no authority"),
        ("onder kort", ["kort", "onder kort"], "a chain longer than its root allows"),
        ("kort", ["kort"], None),
    ],
)
def test_a_chain(refused, issuer, roots, why):
    sender = party(f"onder {issuer}", Made(issuer=issuer))
    data = pakket.sealed(sender=sender)
    opener = trusting(*(party(name, AUTHORITIES[name]) for name in roots))
    if why is None:
        assert open_package(data, opener, NOW)
    else:
        assert refused(data, opener) == why


def test_a_certificate_that_issued_itself_is_trusted_when_we_list_it(refused):
    alone = party("zelf", Made(issuer=None))
    data = pakket.sealed(sender=alone)
    assert open_package(data, trusting(alone), NOW)
    assert refused(data, trusting(ROOT)) == "no chain to a root of ours"


def test_a_critical_extension_that_we_do_not_know(refused):
    data = pakket.sealed(sender=party("kritiek", Made(critical=True)))
    assert refused(data) == "an unknown critical extension"


def test_an_expired_root(refused):
    old = party("oude ca", Made(issuer=None, ca=True, end=NOW - DAY))
    AUTHORITIES["oude ca"] = Made(issuer=None, ca=True, end=NOW - DAY)
    data = pakket.sealed(sender=party("onder oud", Made(issuer="oude ca")))
    assert refused(data, trusting(old)) == "a certificate outside its validity"


UNKNOWN = "revocation unknown: no list of the issuer in force"


@pytest.mark.parametrize(
    ("lists", "why"),
    [
        (lambda: [listed(ROOT)], None),
        (lambda: [listed(ROOT, pakket.swv())], None),
        (lambda: [listed(ROOT, pakket.school())], "a revoked certificate"),
        (
            lambda: [listed(ROOT), listed(ROOT, pakket.school())],
            "a revoked certificate",
        ),
        (list, UNKNOWN),
        (lambda: [listed(ROOT, until=timedelta(0))], UNKNOWN),
        (lambda: [listed(ROOT, since=-DAY, until=2 * DAY)], UNKNOWN),
        (lambda: [listed(BETWEEN)], UNKNOWN),
        (lambda: [listed(ROOT, critical=True)], UNKNOWN),
    ],
)
def test_revocation(refused, lists, why):
    data, opener = pakket.sealed(), trusting(ROOT, lists=lists())
    if why is None:
        assert open_package(data, opener, NOW)
    else:
        assert refused(data, opener) == why


def test_a_list_that_another_signed_in_the_name_of_the_root(refused):
    false = type(ROOT)(ROOT.certificate, pakket.key("bedrieger"))
    opener = trusting(ROOT, lists=[listed(false)])
    assert refused(pakket.sealed(), opener) == UNKNOWN


def test_lists_in_pem_and_der():
    one = listed(ROOT)
    pem = one.public_bytes(serialization.Encoding.PEM)
    der = one.public_bytes(serialization.Encoding.DER)
    assert load_lists(pem + pem) == [one, one]
    assert load_lists(der) == [one]
    with pytest.raises(BadCertificate, match="geen CRL"):
        load_lists(b"niets")


def test_a_plain_certificate_of_openssl(parties, tmp_path):
    """Version 1, no extensions: what `openssl x509 -req` makes."""
    for line in (
        "openssl req -x509 -newkey rsa -nodes -keyout k.key -out k.pem -subj /CN=K",
        "openssl req -newkey rsa:2048 -nodes -keyout a.key -out a.csr -subj /CN=A",
        "openssl x509 -req -in a.csr -CA k.pem -CAkey k.key -CAcreateserial -out a.crt",
    ):
        pakket.shell(tmp_path, line)
    own = load_certificate((tmp_path / "a.crt").read_bytes())
    one = load_identity(own, (tmp_path / "a.key").read_bytes())
    assert own.parsed.version is x509.Version.v1
    at = own.parsed.not_valid_before_utc + timedelta(hours=1)
    request = pakket.LONG
    data = pakket.sealed(at, sender=one, recipients=[own], request=request)
    root = load_certificate((tmp_path / "k.pem").read_bytes())
    opener = pakket.opener(one, trust=Authorities([root]))
    assert open_package(data, opener, at).signer == own
