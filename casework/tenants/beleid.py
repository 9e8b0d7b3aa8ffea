"""What the law leaves to the region, with a default and with bounds.

Policy may shorten a statutory term and never lengthen it. Where the law gives no
number, the bounds keep what parents must at least have, and what still fits in C4.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casework.tenants.section import Section

MonthDay = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$")]
"""A day in a school year, as month-day."""

_AUGUST = 8


class Beleid(Section):
    """What the law leaves to the region (domain.md 1.2 and 1.4), with our defaults."""

    # TLV: the statutory maximum is 8 weeks (Awb 4:13 lid 2).
    beslistermijn_doel_weken: int = Field(default=6, ge=1, le=8)
    aanvulling_weken: int = Field(default=2, ge=1, le=4)
    ontvangstbevestiging_werkdagen: int = Field(default=1, ge=1, le=5)
    deskundigenadvies_weken: int = Field(default=3, ge=1, le=6)
    afschrift_advies_werkdagen: int = Field(default=5, ge=1, le=10)
    zienswijze_dagen: int = Field(default=14, ge=7, le=28)
    zienswijze_spoed_werkdagen: int = Field(default=5, ge=5, le=10)
    zienswijze_uitstel_dagen: int = Field(default=7, ge=1, le=7)
    zienswijze_aanvrager_dagen: int = Field(default=7, ge=5, le=28)
    verslag_correctie_werkdagen: int = Field(default=5, ge=2, le=10)
    verzuimherstel_weken: int = Field(default=2, ge=1, le=4)
    committee: Literal["LBT", "eigen"] = "LBT"
    # Herbeoordeling in the last school year: month-day, in the order of that year.
    herbeoordeling_signaal: MonthDay = "10-01"
    herbeoordeling_advies: MonthDay = "02-01"
    herbeoordeling_aanvraag: MonthDay = "03-01"
    herbeoordeling_besluit: MonthDay = "05-01"
    # OPP and OT.
    signatures: Literal["both_gezag"] = "both_gezag"
    opp_vaststellen_weken: int = Field(default=6, ge=1, le=6)
    opp_reactie_schooldagen: int = Field(default=10, ge=5, le=20)
    opp_herinnering_schooldagen: int = Field(default=5, ge=1, le=19)
    evaluatie_lesweken: int = Field(default=10, ge=8, le=12)
    uitnodiging_schooldagen: int = Field(default=5, ge=1, le=15)
    verslag_schooldagen: int = Field(default=5, ge=1, le=10)
    # Verzuim: sixteen hours and four weeks are of the law; sooner is allowed.
    verzuim_uren: float = Field(default=16.0, gt=0, le=16, strict=False)
    lrv_weken: int = Field(default=4, ge=1, le=4)
    lrv_count: Literal["lesweken", "kalenderweken"] = "lesweken"
    rondetafel_schooldagen: int = Field(default=10, ge=1, le=15)
    doorzettingsmacht_werkdagen: int = Field(default=10, ge=1, le=20)

    # Working days between two rungs, when a case stands still.
    escalatie_werkdagen: int = Field(default=5, ge=1, le=15)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opp_herinnering_schooldagen >= self.opp_reactie_schooldagen:
            raise ValueError("de OPP-herinnering komt voor het einde van de termijn")
        days = [
            _day_of_school_year(text)
            for text in (
                self.herbeoordeling_signaal,
                self.herbeoordeling_advies,
                self.herbeoordeling_aanvraag,
                self.herbeoordeling_besluit,
            )
        ]
        if days != sorted(set(days)):
            raise ValueError("de dagen van de herbeoordeling staan niet op volgorde")
        return self


def _day_of_school_year(text: str) -> date:
    month, day = int(text[:2]), int(text[3:])
    try:
        return date(2026 if month >= _AUGUST else 2027, month, day)
    except ValueError:
        raise ValueError(f"{text} is geen dag van elk schooljaar") from None
