"""A webhook goes outside, over TLS, and never to a machine in the house."""

import pytest

from casework.services.webhook_address import (
    BadAddress,
    check_address,
    target_of,
)

OUTSIDE = "93.184.215.14"


def to(*addresses):
    return lambda _host, _port: list(addresses)


@pytest.mark.parametrize(
    "url",
    [
        "http://voorbeeld.nl/",
        "ftp://voorbeeld.nl/",
        "https://u:p@voorbeeld.nl/",
        "https://voorbeeld.nl/#a",
        "https:///pad",
        "https://voorbeeld.nl:0/",
        "https://voorbeeld.nl:99999/",
        "https://[::1/",
        "https://voorbeeld.nl/a b",
        "https://voorbeeld.nl/\r\nX: y",
        "https://voorbeeld.nl\\@10.0.0.1/",
        "https://vóórbeeld.nl/",
        "https://" + "x" * 500,
        "https://localhost/",
        "https://127.0.0.1/",
        "http://127.0.0.1/",
        "https://10.1.2.3/",
        "https://169.254.169.254/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://0.0.0.0/",
    ],
)
def test_some_addresses_are_refused_at_once(url):
    with pytest.raises(BadAddress):
        check_address(url, local=False)


@pytest.mark.parametrize(
    "found",
    [
        [],
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["192.168.1.1"],
        ["172.16.0.1"],
        ["100.64.0.1"],
        ["169.254.169.254"],
        ["0.0.0.0"],
        ["224.0.0.1"],
        ["::1"],
        ["fe80::1"],
        ["fd00::1"],
        ["::ffff:127.0.0.1"],
        ["2002:a00:1::"],
        [OUTSIDE, "10.0.0.1"],
    ],
)
@pytest.mark.parametrize("local", [True, False])
def test_a_name_that_leads_into_the_house_is_refused(found, local):
    with pytest.raises(BadAddress):
        target_of("https://voorbeeld.nl/", local=local, lookup=to(*found))


def test_the_message_goes_to_the_address_that_was_checked():
    target = target_of("https://voorbeeld.nl/a?b=c", local=False, lookup=to(OUTSIDE))
    assert target.url == f"https://{OUTSIDE}:443/a?b=c"
    assert target.host == "voorbeeld.nl"
    there = target_of("https://v.nl:8443", local=False, lookup=to("2606:2800::1"))
    assert there.url == "https://[2606:2800::1]:8443/"


def test_an_embedded_installation_may_call_itself_and_nothing_else_inside():
    here = target_of("http://127.0.0.1:9", local=True, lookup=to("127.0.0.1"))
    assert here.url == "http://127.0.0.1:9/"
    with pytest.raises(BadAddress):
        target_of("http://localhost:9/", local=True, lookup=to("10.0.0.1"))
    with pytest.raises(BadAddress):
        check_address("https://10.0.0.1/", local=True)


def test_a_name_that_cannot_be_looked_up_is_said():
    def away(_host, _port):
        raise OSError

    with pytest.raises(BadAddress, match="bestaat niet"):
        target_of("https://voorbeeld.nl/", local=False, lookup=away)
