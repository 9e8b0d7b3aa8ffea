"""A reason as one line: the sentence, the article, who, and when."""

from statemachines.dutch import in_words
from statemachines.situation import Reason


def reason_text(reason: Reason) -> str:
    """Say why something is refused: the sentence, the article, who, and when."""
    parts = [reason.sentence]
    parts += [f"[{reason.law}]"] if reason.law else []
    parts += [f"Op te lossen door {reason.lifted_by}."] if reason.lifted_by else []
    if reason.possible_from:
        parts.append(f"Kan vanaf {in_words(reason.possible_from)}.")
    return " ".join(parts)
