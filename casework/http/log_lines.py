"""The log of the web application: one JSON object a line, without personal data.

Of an error it says the kind and the place in our code, never its text: the text of an
error can hold what somebody typed.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

_EXTRA = ("route", "method", "status", "ms", "swv", "wat")
"""What a line may say besides its message."""


class JsonLines(logging.Formatter):
    """Writes a record as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, Any] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.msg if isinstance(record.msg, str) else "",
        }
        line |= {k: getattr(record, k) for k in _EXTRA if hasattr(record, k)}
        if record.exc_info and record.exc_info[1] is not None:
            line |= _of_error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _of_error(error: BaseException) -> dict[str, Any]:
    """Name the kind of an error and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames]
    return {"error": type(error).__name__, "where": places[-5:]}


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "casework.http.log_lines.JsonLines"}},
    "handlers": {
        "out": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "stream": "ext://sys.stdout",
        }
    },
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "casework": {"level": "INFO"},
        "uvicorn.error": {"level": "WARNING"},
        "uvicorn.access": {"level": "CRITICAL"},
    },
}
"""The arguments of a record are left out on purpose: only fixed words are logged."""
