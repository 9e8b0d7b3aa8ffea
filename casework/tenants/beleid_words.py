"""What each choice of policy means, for who fills it in. Data: one line is one choice.

The bounds are those of the profile; they are read from it and not repeated here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from pydantic.fields import FieldInfo

from casework.tenants.beleid import Beleid


@dataclass(frozen=True)
class Word:
    """What a choice is called, in what it is counted, and the law it stays within."""

    label: str
    eenheid: str = ""
    wet: str = ""


_WEEKS, _DAYS, _WORKING, _SCHOOL = "weken", "dagen", "werkdagen", "schooldagen"
_DAY = "maand-dag, zoals 10-01"

WORDS: Mapping[str, Word] = {
    "beslistermijn_doel_weken": Word(
        "Doel: beslissen over een TLV binnen", _WEEKS, "Awb 4:13"
    ),
    "aanvulling_weken": Word("Tijd om een aanvraag aan te vullen", _WEEKS, "Awb 4:5"),
    "ontvangstbevestiging_werkdagen": Word("Ontvangst bevestigen binnen", _WORKING),
    "deskundigenadvies_weken": Word("Tijd voor een advies van deskundigen", _WEEKS),
    "afschrift_advies_werkdagen": Word("Ouders krijgen het advies binnen", _WORKING),
    "zienswijze_dagen": Word("Tijd voor een zienswijze", _DAYS, "Awb 4:8"),
    "zienswijze_spoed_werkdagen": Word(
        "Tijd voor een zienswijze bij spoed", _WORKING, "Awb 4:8"
    ),
    "zienswijze_uitstel_dagen": Word("Uitstel voor een zienswijze", _DAYS),
    "zienswijze_aanvrager_dagen": Word(
        "Tijd voor een zienswijze van de school", _DAYS, "Awb 4:7"
    ),
    "verslag_correctie_werkdagen": Word("Tijd om een verslag te verbeteren", _WORKING),
    "verzuimherstel_weken": Word("Tijd om een fout te herstellen", _WEEKS, "Awb 6:6"),
    "committee": Word("Wie adviseert over een bezwaar"),
    "herbeoordeling_signaal": Word("Herbeoordeling: seintje op", _DAY),
    "herbeoordeling_advies": Word("Herbeoordeling: advies voor", _DAY),
    "herbeoordeling_aanvraag": Word("Herbeoordeling: aanvraag voor", _DAY),
    "herbeoordeling_besluit": Word("Herbeoordeling: besluit voor", _DAY),
    "signatures": Word("Wie een OPP ondertekent"),
    "opp_vaststellen_weken": Word("Een OPP vaststellen binnen", _WEEKS, "WPO 40a"),
    "opp_reactie_schooldagen": Word("Tijd om op een OPP te reageren", _SCHOOL),
    "opp_herinnering_schooldagen": Word("Herinnering over een OPP na", _SCHOOL),
    "evaluatie_lesweken": Word("Evaluatie na", "lesweken"),
    "uitnodiging_schooldagen": Word("Uitnodigen voor een overleg vooraf", _SCHOOL),
    "verslag_schooldagen": Word("Verslag van een overleg binnen", _SCHOOL),
    "verzuim_uren": Word("Verzuim melden na", "uren", "Leerplichtwet 21a"),
    "lrv_weken": Word("Verzuim tellen over", _WEEKS, "Leerplichtwet 21a"),
    "lrv_count": Word("Welke weken daarbij tellen"),
    "rondetafel_schooldagen": Word("Een rondetafel binnen", _SCHOOL),
    "doorzettingsmacht_werkdagen": Word("Beslissen bij doorzettingsmacht", _WORKING),
    "escalatie_werkdagen": Word("Een zaak ligt stil: de volgende hoort het", _WORKING),
}


def bounds(name: str) -> str:
    """Say between which numbers a choice must be, in what it is counted."""
    limits = _limits(Beleid.model_fields[name])
    parts = [
        f"Minstens {limits['ge']}." if "ge" in limits else "",
        f"Meer dan {limits['gt']}." if "gt" in limits else "",
        f"Hoogstens {limits['le']}." if "le" in limits else "",
    ]
    return " ".join(part for part in parts if part)


def options(name: str) -> tuple[str, ...]:
    """Return the words among which a choice is, if it is one of a few."""
    return tuple(
        option
        for option in get_args(Beleid.model_fields[name].annotation)
        if isinstance(option, str)
    )


def is_number(name: str) -> bool:
    """Tell whether a choice is a number."""
    return Beleid.model_fields[name].annotation in (int, float)


def _limits(field: FieldInfo) -> dict[str, object]:
    return {
        word: getattr(rule, word)
        for rule in field.metadata
        for word in ("ge", "gt", "le")
        if hasattr(rule, word)
    }
