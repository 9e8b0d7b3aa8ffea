"""The setting of the virus scanner (ClamAV). Without it documents stay unscanned."""

from pydantic import BaseModel, field_validator

_PORTS = range(1, 65_536)


class ScannerSettings(BaseModel):
    """Where the scanner of this installation listens, if there is one."""

    clamd: str | None = None
    """``host:port``, or the path of a socket on this machine (``/run/clamav/...``)."""

    @field_validator("clamd")
    @classmethod
    def _reachable(cls, place: str | None) -> str | None:
        if place is None or place.startswith("/"):
            return place
        host, _, port = place.rpartition(":")
        known = port.isascii() and port.isdecimal() and int(port) in _PORTS
        if not host or not known:
            raise ValueError("schrijf host:poort, of het pad van een socket")
        return place
