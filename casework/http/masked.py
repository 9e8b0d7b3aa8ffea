"""Keep the secret of a link out of the log of requests: of a parent, or to sign in."""

import logging
import re

_LINK = re.compile(r"^(/(?:l|instellen)/)[^?\s]+|^(/inloggen/organisatie/terug\?)\S+")
_PATH = 2
"""Where uvicorn's line of a request has the path: address, method, path, version."""


def masked(path: str) -> str:
    """Return a path as it may be logged: of a link only that it was one."""
    return _LINK.sub(r"\1\2***", path)


class MaskLinks(logging.Filter):
    """Mask the path in a log line of uvicorn; every line passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the arguments of the line, before anybody formats it."""
        if isinstance(record.args, tuple) and len(record.args) > _PATH:
            args = list(record.args)
            args[_PATH] = masked(str(args[_PATH]))
            record.args = tuple(args)
        return True


def mask_links() -> None:
    """Mask them in this program from now on."""
    logging.getLogger("uvicorn.access").addFilter(MaskLinks())
