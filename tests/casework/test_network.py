"""Who counts as one caller: an IPv4 address, or an IPv6 /64."""

import pytest

from casework.services.attempts import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("::ffff:192.0.2.7", "192.0.2.7/32"),
        ("::FFFF:192.0.2.7", "192.0.2.7/32"),
        ("::ffff:c000:207", "192.0.2.7/32"),
        ("0:0:0:0:0:ffff:c000:0207", "192.0.2.7/32"),
        ("2001:db8::1", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "onbekend"),
        ("192.0.2.7, 198.51.100.1", "onbekend"),
    ],
)
def test_one_caller_is_one_network(address, network):
    assert network_of(address) == network


def test_two_ipv4_callers_are_never_one():
    assert network_of("::ffff:192.0.2.7") != network_of("::ffff:198.51.100.1")
