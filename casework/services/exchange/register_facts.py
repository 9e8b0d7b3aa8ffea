"""What the register says today of the two who would exchange (domain.md 2.9 (1), (8)).

These facts go into the case as a step of the system; what they mean, the case decides.
"""

from dataclasses import dataclass
from uuid import UUID

from casework.clock import amsterdam_day
from casework.services.exchange.keys import Keys, keys_for
from casework.services.exchange.known import KnownPartner, members_of, partners_of
from casework.services.exchange.own_known import OurKey, signer_for
from casework.services.exchange.standing import standing
from casework.services.hold import Held
from casework.services.people import people_of
from casework.work import Work
from statemachines.convenant import Partij
from statemachines.gezag import SCHOOL
from statemachines.grammar import Reason
from statemachines.uitwisseling.dossier import UitwisselingDossier

_REGISTER = "het secretariaat van het SWV, in het register van partners"
_NOBODY = Reason(
    "Deze ontvanger staat niet in het register van partners.", "", _REGISTER
)
_SEVERAL = Reason(
    "Er zijn meer partners van deze soort. Laat iemand van de ontvanger meedoen in de "
    "zaak: dan is duidelijk welke het is.",
    "",
    _REGISTER,
)
_NO_SIGNER = Reason(
    "Uw organisatie heeft nog geen eigen sleutel om mee te ondertekenen.",
    "AVG 32",
    "de beheerder, bij de eigen sleutels",
)
_FG = """
select exists(select from account a join account_role r
    on r.tenant_id = a.tenant_id and r.account = a.id
where a.tenant_id = %s and a.status = 'actief' and r.role = 'fg')"""
_REFUSED = """
select exists(select from cases c
where c.tenant_id = %(tenant)s and c.process = 'uitwisseling' and c.id <> %(id)s
    and c.lineage[1] = %(root)s
    and c.dossier ->> 'doel' = %(doel)s and c.dossier ->> 'ontvanger' = %(naar)s
    and (c.state in ('geweigerd') or c.done ?| %(actions)s))"""
_SAID_NO = (
    *("toestemming_weigeren", "weigering_vastleggen"),
    *("toestemming_intrekken", "intrekking_vastleggen"),
)


@dataclass(frozen=True)
class Route:
    """From whom to whom a package would go now; or every reason why it cannot."""

    signer: OurKey | None
    partner: KnownPartner | None
    keys: Keys | None
    reasons: tuple[Reason, ...]


def route_of(work: Work, case: Held) -> Route:
    """Find our key and the partner with its keys. Reads, and writes nothing."""
    dossier = UitwisselingDossier.stored(case.dossier)
    signer = signer_for(work, dossier.afzender or "", _school(work, case, dossier))
    found = _partners(work, case, dossier)
    partner = found[0] if len(found) == 1 else None
    keys = keys_for(work, partner.id) if partner else None
    reasons = [] if signer else [_NO_SIGNER]
    if keys is None:
        reasons.append(_SEVERAL if found else _NOBODY)
    return Route(signer, partner, keys, (*reasons, *(keys.reasons if keys else ())))


def register_facts(work: Work, case: Held) -> dict[str, object]:
    """Return the facts of the step `register_nagaan`, as they are today.

    Without a key that can be used, the last day of one is today: not enough.
    """
    route = route_of(work, case)
    partner, keys = route.partner, route.keys
    last = [k.not_after for k in keys.certificates] if keys else []
    joined = partner is not None and not standing(partner, work.today)
    until = amsterdam_day(max(last)) if last else work.today
    return {
        "register_op": work.today.isoformat(),
        "aangesloten": joined and route.signer is not None,
        "fg_bekend": partner is not None and bool(partner.fg_contact) and _has_fg(work),
        "certificaat_tot": until.isoformat(),
        "eerder_geweigerd": _said_no(work, case),
    }


def _partners(
    work: Work, case: Held, dossier: UitwisselingDossier
) -> list[KnownPartner]:
    """Return the partners that it can be: of several, those who take part here."""
    known = [p for p in partners_of(work) if p.rol == dossier.ontvanger]
    found = [p for p in known if not standing(p, work.today)] or known
    if len(found) > 1:
        here = {person.get("account") for person in case.people}
        found = [p for p in found if here & {*members_of(work, p.id)}] or found
    return found


def _school(work: Work, case: Held, dossier: UitwisselingDossier) -> str:
    """Return the BRIN of the school of the case, when the school sends."""
    if dossier.afzender is not Partij.SCHOOL:
        return ""
    with work.opened.by_the_system():
        people = people_of(work, case.id, case.people).values()
    known = (p.identity.brin for p in people if p.party.role in SCHOOL)
    return next(filter(None, known), "")


def _has_fg(work: Work) -> bool:
    return bool(work.rows(_FG, [work.tenant.code])[0][0])


def _said_no(work: Work, case: Held) -> bool:
    """Tell whether a parent said no before: same child, purpose and receiver."""
    root: UUID = case.lineage[0]
    values = {
        "tenant": work.tenant.code,
        "id": case.id,
        "root": root,
        "doel": case.dossier.get("doel"),
        "naar": case.dossier.get("ontvanger"),
        "actions": [*_SAID_NO],
    }
    return bool(work.rows(_REFUSED, values)[0][0])
