"""A request to Nooit Opgeven in a real office, from a stuck case to its end."""

from casework.access import SYSTEEM, Actor
from casework.services.advance import advance
from casework.services.lapse_due import lapse_due
from casework.services.open_case import open_case
from casework.services.people import Identity, Person
from statemachines.grammar import Party, Role
from tests.conftest import SWV
from tests.processes.family import Family
from tests.processes.signaal import OPGESCHAALD, facts

VOORZITTER = Actor("u-voorzitter", Role.VOORZITTER)
SWV_ER = Actor("u-swv-er", Role.SWV_ER)
IB = Actor("u-ib", Role.IB)
ADMIN = Actor("u-admin", Role.SWV_ADMIN)
ADMIN_2 = Actor("u-admin-2", Role.SWV_ADMIN)
BAAS = Actor("u-baas", Role.BESTUURDER)
FUNDERS = ("Schiedam", "Vlaardingen", "Maassluis", "SWV PO", "SWV VO")
LEDEN = {name: Actor(f"u-lid-{n}", Role.KERNGROEP) for n, name in enumerate(FUNDERS, 1)}
VRAAG = {
    "leeftijdsgroep": "8_tot_10_jaar",
    "woongemeente": "Schiedam",
    "weken_afwezig": 9,
    "basisondersteuning": "ingezet_en_niet_genoeg",
    "arrangement": "ingezet_en_niet_genoeg",
    "wijkgeld": "gevraagd_en_afgewezen",
    "jeugdwet": "nagegaan_en_niet_hiervoor",
    "wlz_zvw": "nagegaan_en_niet_hiervoor",
    "geprobeerd": "De leerling kreeg een rustige plek en een eigen begin van de dag.",
    "effectdoel": "Binnen drie maanden vier ochtenden per week in de klas.",
    "bedrag_cent": 6_000_00,
    "periode_van": "2026-10-01",
    "periode_tot": "2027-01-31",
}
DELEN = {"Schiedam": 4_000_00, "SWV PO": 2_000_00}
BESLUIT = {
    "toegekend_cent": 6_000_00,
    "verdeling": DELEN,
    "einddatum": "2026-12-31",
    "motivering": "Andere wegen zijn geprobeerd. Dit plan is klein en duidelijk.",
}


def person(key, role, name, actor=None, *, namens=None, gezag=False):
    party = Party(key, role, gezag=gezag, e_consent=True, namens=namens)
    identity = Identity(name, name, f"{key}@voorbeeld.invalid", telefoon="000 000 0000")
    return Person(party, identity, actor.id if actor else None)


def school():
    return [
        person("leerling", Role.LEERLING, "Noor de Fantast"),
        person(
            "een", Role.OUDER, "Mia Bedacht", Actor("u-een", Role.OUDER), gezag=True
        ),
        person("twee", Role.OUDER, "Bo van Dichtsel", gezag=True),
        person("ib", Role.IB, "Ib Verzonnen", IB),
        person("voorzitter", Role.VOORZITTER, "Vera Schoolhoofd", VOORZITTER),
        person("swv-er", Role.SWV_ER, "Sam Verzonnen", SWV_ER),
    ]


def kerngroep():
    return [
        person("admin", Role.SWV_ADMIN, "Ad Verzonnen", ADMIN),
        person("admin-2", Role.SWV_ADMIN, "Al Verzonnen", ADMIN_2),
        person("baas", Role.BESTUURDER, "Bas Verzonnen", BAAS),
        *(
            person(f"lid-{n}", Role.KERNGROEP, f"Lid {n} Verzonnen", lid, namens=name)
            for n, (name, lid) in enumerate(LEDEN.items(), 1)
        ),
    ]


def take(desk, case_id, action, by, **facts_):
    with desk.work(SWV) as work:
        return advance(work, case_id, action, by=by, facts=facts_)


def found(desk, process, by=SYSTEEM):
    """Return the ids of the cases of a process, the oldest first."""
    with desk.work(SWV) as work:
        query = "select id from cases where process = %s order by opened_at, id"
        return [id_ for (id_,) in work.rows(query, [process])]


def with_kerngroep(desk):
    with desk.work(SWV) as work:
        return open_case(work, "kerngroep", kerngroep(), by=ADMIN).case_id


def stuck(desk, today):
    """Open an OT case and bring it to where money can be asked; return its id."""
    with desk.work(SWV) as work:
        case = open_case(work, "ot", school(), by=IB).case_id
    for action in OPGESCHAALD:
        by = VOORZITTER if action in {"bespreken", "opschalen"} else IB
        take(desk, case, action, by, **facts(Family(today=today), action))
    return case


def asked(desk, today):
    """Ask the kerngroep from a stuck case; return the ids of both cases."""
    main = stuck(desk, today)
    keuze = {"keuze_toegelicht": "Het lukt niet alleen.", "zonder_naam": True}
    take(desk, main, "kerngroep", VOORZITTER, **keuze)
    return main, found(desk, "nooit_opgeven")[-1]


def filed(desk, today, **other):
    main, case = asked(desk, today)
    take(desk, case, "opstellen", SWV_ER, **{**VRAAG, **other})
    take(desk, case, "indienen", VOORZITTER)
    return main, case


def deliberated(desk, today, **other):
    main, case = filed(desk, today, **other)
    take(desk, case, "volledig_verklaren", ADMIN, reservering=DELEN)
    spoed = "spoedberaad_openen" if other.get("spoed") else "beraad_openen"
    take(desk, case, spoed, ADMIN)
    return main, case


def vote(desk, funder, action="voorstemmen", kind="stem", **facts_):
    """Let the member of this funder vote in the newest round."""
    key = f"lid-{FUNDERS.index(funder) + 1}"
    with desk.work(SWV) as work:
        query = """select id from cases where process = %s and party = %s
            order by opened_at desc, id desc limit 1"""
        [(case,)] = work.rows(query, [kind, key])
    return take(desk, case, action, LEDEN[funder], **facts_)


def granted(desk, today):
    main, case = deliberated(desk, today)
    for funder in FUNDERS[:4]:
        vote(desk, funder)
    take(desk, case, "toekennen", ADMIN, **BESLUIT)
    return main, case


def sweep(desk):
    """Let every term that is over run out."""
    assert lapse_due(desk, SWV).after is None
