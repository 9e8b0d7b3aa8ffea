"""De stem van een lid van de kerngroep over een aanvraag zonder naam.

Elk lid stemt in een eigen zaak, binnen drie werkdagen; bij spoed binnen een. Wie
zwijgt, stemt niet voor: het lid, het secretariaat en de bestuurder horen ervan.
"""

from typing import Any

from statemachines.bewaking import bewaakt
from statemachines.fund import LAW as PLAN
from statemachines.gezag import aan
from statemachines.grammar import Notice, Process, Role, State, Step, Term, guard
from statemachines.nooit_opgeven.dossier import StemDossier
from statemachines.nooit_opgeven.tekst import zonder_gegevens

GEVRAAGD = State(
    "gevraagd", "Het lid van de kerngroep is om een stem gevraagd.", waits_for="het lid"
)
VOOR = State("voor", "Dit lid stemt voor.", final=True)
TEGEN = State("tegen", "Dit lid stemt tegen.", final=True)
VERVALLEN = State("vervallen", "Deze stem is niet meer nodig.", final=True)


@guard(
    "Ieder stemt alleen zelf.",
    law=PLAN,
    lifted_by="het lid van wie deze stem is",
)
def eigen_stem(zaak: Any) -> bool:  # noqa: ANN401  een Situation van een stem
    return zaak.myself is not None and zaak.myself == zaak.party


def _stemmen(
    action: str,
    label: str,
    target: State,
    *,
    asks: tuple[str, ...] = (),
    may_ask: tuple[str, ...] = (),
) -> Step[StemDossier]:
    return Step(
        action=action,
        label=label,
        source=(GEVRAAGD,),
        target=target,
        by=(Role.KERNGROEP,),
        law=PLAN,
        requires=(eigen_stem, zonder_gegevens("toelichting", proces="stem")),
        asks=asks,
        may_ask=may_ask,
        tells=("stemmen_compleet",),
    )


STEMMEN: tuple[Step[StemDossier], ...] = (
    _stemmen("voorstemmen", "Voor stemmen", VOOR, may_ask=("toelichting",)),
    _stemmen("tegenstemmen", "Tegen stemmen, met reden", TEGEN, asks=("toelichting",)),
    Step(
        action="vervallen",
        label="De stem is niet meer nodig",
        source=(GEVRAAGD,),
        target=VERVALLEN,
        by=(Role.SYSTEEM,),
    ),
)


def _stem(code: str, prefix: str, title: str, rule: str) -> Process[StemDossier]:
    """Geef het proces van een stem; de regel zegt hoeveel dagen het lid heeft."""
    binnen = Term(rule, then="stem_najagen")
    return Process(
        code=code,
        prefix=prefix,
        title=title,
        law=PLAN,
        dossier=StemDossier,
        initial=GEVRAAGD,
        starts=(binnen,),
        notifies=(Notice(f"{code}/gevraagd", to=None),),
        admits=(Role.SWV_ADMIN, Role.BESTUURDER),
        steps=(
            *STEMMEN,
            *bewaakt(
                binnen,
                "Er is nog niet gestemd: zwijgen is geen ja",
                source=(GEVRAAGD,),
                notifies=(
                    Notice("stem/herinnering", to=None),
                    *aan("stem/stil", Role.SWV_ADMIN, Role.BESTUURDER),
                ),
            ),
        ),
    )


STEM = _stem("stem", "ST", "Stem van de kerngroep", "L134")
SPOEDSTEM = _stem("spoedstem", "SS", "Stem van de kerngroep, met spoed", "L135")
