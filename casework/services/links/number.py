"""Telephone numbers: which can get a code, and how much of one may be shown."""

import phonenumbers

_REGION = "NL"
_SHOWN = 2
_MOBILE = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
}


class NoMobileNumber(ValueError):
    """A number that can get no text message. Never says which number."""

    def __init__(self) -> None:
        """Say what is wanted."""
        super().__init__("Vul een mobiel nummer in, zoals 06 en dan 8 cijfers.")


def mobile(text: str) -> str:
    """Return a number in its one way of writing (E.164). Raises `NoMobileNumber`."""
    try:
        number = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        raise NoMobileNumber from None
    if not phonenumbers.is_valid_number(number):
        raise NoMobileNumber
    if phonenumbers.number_type(number) not in _MOBILE:
        raise NoMobileNumber
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mobile_or_none(text: str) -> str | None:
    """Return the same, or nothing for what is no mobile number."""
    try:
        return mobile(text)
    except NoMobileNumber:
        return None


def tail(number: str) -> str:
    """Return what may be shown of a number: its last two digits."""
    return number[-_SHOWN:]
