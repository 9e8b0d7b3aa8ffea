"""What somebody fills in where a step asks something: a few answers, the likely first.

An agent types the first answer of each question; when the law objects to it, the next
one. Nothing here knows a process: a fact has the answers of its name, or else those of
its type. Data over code: a line in `BY_NAME` is one question.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from casework.simulate.recipes import (
    SHARED,
    Answers,
    Asked,
    Recipe,
    account,
    days,
    end_of,
    end_of_school_year,
    exactly,
    fingerprint,
    gemeente,
    gezag,
    kept,
    mostly,
    numbered,
    one_gezag,
    one_of,
    same,
    shared,
    shares,
    some_gezag,
    the_document,
    two_days,
)

TEXT: Final = "Wij spraken hierover met elkaar. Rust en korte taken helpen het meest."


def answers(asked: Asked, name: str) -> Answers:
    """Return what can be filled in for a fact, the likeliest first; never nothing."""
    own = BY_NAME.get(f"{asked.process.code}.{name}") or BY_NAME.get(name)
    if own is not None:
        return own(asked) or [None]
    annotation = asked.process.dossier.model_fields[name].annotation
    return _of_type(asked, _bare(annotation))


_LATER = days(14, 21, 35, 56)
JA, NEE = True, False
_PERSONS = ["voorzitter", "intern begeleider", "ouder"]
BY_NAME: Final[Mapping[str, Recipe]] = {
    # Days that lie ahead.
    "overleg_op": _LATER,
    "rondetafel_op": days(8, 14, 21),
    "ot_op": days(7, 14),
    "gesprek_voor": _LATER,
    "zienswijze.gesprek_op": days(5, 9),
    "uitstel_tot": days(3, 6, 1),
    "evaluatie_op": days(14, 21, 27),
    "verlengd_tot": days(80, 60, 50, 40, 89),
    "aanvullen_tot": days(14, 7),
    "opgeschort_tot": days(14, 28),
    "verloopt_op": days(60, 30, 90),
    "periode_van": days(3),
    "periode_tot": days(120, 60),
    "oude_einddatum": end_of("C4"),
    "tlv.nieuwe_einddatum": end_of("C4", 14, 28),
    "bekendmaking.nieuwe_einddatum": end_of("D4", 28, 42, 14),
    "tlv.einddatum": end_of_school_year,
    "nooit_opgeven.einddatum": kept("periode_tot", else_=days(120)),
    "duo_melding.einddatum": days(0, -1),
    "bezwaar_ontvangen_op": days(0),
    # Who.
    "uitgenodigde_ouders": gezag,
    "uitgenodigd": gezag,
    "uitwisseling.toestemming_van": gezag,
    "tlv.toestemming_van": some_gezag,
    "toestemming_onderzoek_van": gezag,
    "toestemming_externen_van": gezag,
    "toestemming_jeugdhulp_van": gezag,
    "toestemming_jos_van": gezag,
    "toestemming_ingetrokken_door": gezag,
    "late_zienswijze_van": gezag,
    "bezwaar_van": one_gezag,
    "geschil_van": one_gezag,
    "aanwezigen": exactly(_PERSONS),
    "deskundige_1": account("gedragswetenschapper"),
    "deskundige_2": account("deskundige", "gedragswetenschapper"),
    "discipline_1": one_of("orthopedagoog", "kinderpsycholoog"),
    "discipline_2": exactly("arts"),
    # Documents and numbers.
    "document_hash": fingerprint,
    "perspectief_hash": fingerprint,
    "bewijs_hash": fingerprint,
    "getekende_hash": the_document,
    "voorgestelde_data": two_days,
    "volgnummer": numbered("TLV-{}-{:05d}"),
    "duo_kenmerk": numbered("DUO-{}-{}"),
    "ap_kenmerk": numbered("AP-{}-{}"),
    "leeftijd": exactly(9),
    "avg_verzoek.leeftijd": exactly("jonger dan 12"),
    "bedrag_cent": exactly(600_000, 250_000),
    "toegekend_cent": same("bedrag_cent"),
    "besteed_cent": same("toegekend_cent"),
    "weken_afwezig": exactly(6),
    "woongemeente": gemeente,
    "reservering": shares("bedrag_cent"),
    "verdeling": shares("toegekend_cent", "bedrag_cent"),
    "overleg_tijd": exactly("15.30 uur"),
    "rondetafel_tijd": exactly("15.30 uur"),
    "gesprek_tijd": exactly("15.30 uur"),
    "datalek.ontdekt_tijd": exactly("08:30"),
    "gemeld_tijd": exactly("08:45"),
    # Choices of which one is usual.
    "beginniveau": mostly(
        "3_ondersteuningsteam_met_swv", "2_groep_en_intern_begeleider", "1_groep"
    ),
    "opp_status": mostly("getekend", "niet_getekend"),
    "inlogniveau": exactly("substantieel", "hoog"),
    "antwoordwijze": exactly("papier"),
    "verzuim_speelt": mostly(NEE, JA),
    "spoed": mostly(NEE, JA),
    "leerling_is_twaalf": exactly(NEE),
    "eerder_afgewezen": exactly(NEE),
    "eerder_geweigerd": exactly(NEE),
    "nieuwe_feiten": mostly(NEE, JA),
    "steunt_op_andere_gegevens": mostly(NEE, JA),
    "zonder_naam": exactly(JA, NEE),
    "uitwisseling.zonder_naam": exactly(NEE),
    "kan_deelnemen": one_of("ja", "deels", "nee"),
    "school_acties": exactly(["de ouders gebeld"], ["een brief gestuurd"]),
    "gegevens_bijgevoegd": exactly(JA, NEE),
    # What is shared, with whom: one line of the covenant.
    **{name: shared(name) for name in SHARED[0][1]},
}


def _bare(annotation: Any) -> Any:  # noqa: ANN401  an annotation of any kind
    """Return a type without ``None`` and without what is noted beside it."""
    if get_origin(annotation) in (Union, UnionType):
        [kind] = [k for k in get_args(annotation) if k is not type(None)]
        return _bare(kind)
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    return annotation


def _of_type(asked: Asked, kind: Any) -> Answers:  # noqa: ANN401  a type of any kind
    if get_origin(kind) is tuple:
        inner = list(_of_type(asked, _bare(get_args(kind)[0])))
        return [inner[:1], inner[:2], inner]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return asked.dice.sample([member.value for member in kind], len(kind))
    if kind is bool:
        return [True, False]
    if kind is date:
        return _around(asked)
    return [1, 5, 20] if kind is int else [TEXT]


def _around(asked: Asked) -> Answers:
    """Answer a question about a day with today, or a day that is not far."""
    today = asked.case.today
    return [
        (today + timedelta(days=n)).isoformat() for n in (0, -1, -3, -7, 7, 14, 30, 60)
    ]
