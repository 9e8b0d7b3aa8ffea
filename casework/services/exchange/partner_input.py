"""Judge what was filled in about a partner: every fault at once, none echoes it."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import phonenumbers

from casework.models import Kanaal, Profiel
from casework.services.exchange.parties import ROLES_OF
from casework.services.webhook_address import BadAddress, check_address
from notifications.post import NotPostable
from notifications.post import address as post_address
from statemachines.engine import Refused
from statemachines.grammar import Reason
from statemachines.text import free_text

_MOST = 200
_OIN = re.compile(r"[0-9]{8}|[0-9]{20}")
_WORDS = {
    "naam": "de naam",
    "convenant": "het convenant",
    "telefoon_bron": "waar het telefoonnummer vandaan komt",
}


def checked(typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was filled in, cleaned. Raises `Refused` with every reason."""
    told = {name: " ".join(value.split()) for name, value in typed.items()}
    told["oin_of_kvk"] = told["oin_of_kvk"].replace(" ", "")
    if reasons := tuple(_wrong(told)):
        raise Refused(*reasons)
    return told


def _wrong(told: Mapping[str, str]) -> Iterator[Reason]:
    yield from _text_wrong(told)
    for name, good, sentence in _ASKED:
        if not good(told[name]):
            yield Reason(sentence, about=(name,))
    if told["kanaal"] in _WAYS and (fault := _address_wrong(told)):
        yield Reason(fault, about=("adres",))


def _text_wrong(told: Mapping[str, str]) -> Iterator[Reason]:
    for name, words in _WORDS.items():
        if not told[name]:
            yield Reason(f"Vul in: {words}.", about=(name,))
        elif not _is_text(told[name]):
            yield Reason(f"Dit kan niet: {words}.", about=(name,))


def _is_mail(text: str) -> bool:
    try:
        post_address(text)
    except NotPostable:
        return False
    return True


def _address_wrong(told: Mapping[str, str]) -> str:
    """Say what is wrong with the address for a way of delivery, or nothing."""
    kanaal, address = Kanaal(told["kanaal"]), told["adres"]
    try:
        if kanaal is Kanaal.WEBHOOK:
            check_address(address, local=False)
            return ""
    except BadAddress:
        return "Vul een goed https-adres in."
    asked = kanaal is Kanaal.MAIL or address
    return "Vul een goed e-mailadres in." if asked and not _is_mail(address) else ""


def _is_text(text: str) -> bool:
    try:
        return len(str(free_text(text))) <= _MOST
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_number(text: str) -> bool:
    try:
        found = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(found)


_WAYS = frozenset(each.value for each in Kanaal)
_PROFILES = frozenset(each.value for each in Profiel)
_ASKED: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("rol", ROLES_OF.__contains__, "Kies welke partij van het convenant dit is."),
    (
        "oin_of_kvk",
        lambda text: _OIN.fullmatch(text) is not None,
        "Vul een KvK-nummer (8 cijfers) of een OIN (20 cijfers) in.",
    ),
    ("toegetreden_op", _is_day, "Vul de dag van toetreden in."),
    ("telefoon", _is_number, "Vul een telefoonnummer in."),
    (
        "fg_contact",
        _is_mail,
        "Vul het e-mailadres van de functionaris gegevensbescherming in.",
    ),
    ("profiel", _PROFILES.__contains__, "Kies welk soort pakket de partner opent."),
    ("kanaal", _WAYS.__contains__, "Kies hoe de partner een pakket krijgt."),
)
