"""A plan for a pupil, and the people who decide about it: examples for the tests."""

from datetime import date, timedelta
from hashlib import sha256

from statemachines.grammar import Role
from statemachines.processes.opp import OPP
from statemachines.situation import Party
from tests.processes.family import Family

IB, DIRECTEUR, OUDER, VOOGD = Role.IB, Role.VOORZITTER, Role.OUDER, Role.VOOGD

EEN = Party("een", OUDER, gezag=True, e_consent=True)
TWEE = Party("twee", OUDER, gezag=True, e_consent=True)
ZONDER_GEZAG = Party("zonder", Role.OUDER_ZONDER_GEZAG)


def hash_of(version):
    return sha256(f"voorstel {version}".encode()).hexdigest()


def gehoord(family):
    return {
        "leerling_gehoord_op": family.today,
        "hoorwijze": "tekening",
        "hulp_gekregen": True,
        "hoorverslag": "Ik wil graag een rustige plek.",
    }


def gesprek(family):
    opp = family.the("opp")
    return {
        "besproken_op": family.today,
        "voorgestelde_data": (date(2026, 11, 25), date(2026, 11, 27)),
        "uitgenodigd": tuple(p.key for p in opp.parties if p.gezag),
        "gespreksverslag": "Wij spraken over lezen.",
    }


def aanbod(family, version=None, **other):
    if version is None:
        version = len(family.all("handtekening"))
    return {
        "document_hash": hash_of(version),
        "handelingsdeel": "Drie keer per week lezen met juf Els.",
        "inbreng_verwerkt": "De plek is nu vooraan.",
        "gezag_gecontroleerd_op": family.today - timedelta(days=30),
        "gezagsbron": "uittreksel uit het gezagsregister",
        "afgeschermd": False,
        **other,
    }


def besproken(*parties, **facts):
    """A plan that was talked about, after the pupil was heard."""
    family = Family().open(OPP, *parties, **facts)
    family = family.take(family.the("opp"), "leerling_horen", IB, **gehoord(family))
    return family.take(family.the("opp"), "bespreken", IB, **gesprek(family))


def aangeboden(*parties, **other):
    """A plan that lies with everyone who has gezag."""
    family = besproken(*parties)
    return family.take(
        family.the("opp"), "aanbieden", DIRECTEUR, **aanbod(family, **other)
    )


def gevraagd(family, *parties):
    """Everyone received the plan on paper."""
    for party in parties:
        family = op_papier(family, party)
    return family


def op_papier(family, party):
    """Asked on paper; the office writes the letter for whoever does not get mail."""
    own = family.the("handtekening", party.key)
    if "brief_maken" in family.may(own, IB):
        family = family.take(own, "brief_maken", IB)
    return family.take(own, "per_post_vragen", IB, verzonden_op=family.today)


def tekent(family, party):
    own = family.the("handtekening", party.key)
    return family.take(
        own,
        "tekenen",
        party.role,
        getekende_hash=own.dossier.document_hash,
        inlogniveau="substantieel",
    )


def weigert(family, party):
    own = family.the("handtekening", party.key)
    return family.take(own, "weigeren", party.role, weigering="Te weinig uren.")


def zwijgt(family, party):
    return family.lapse(family.the("handtekening", party.key), "B2")


POGINGEN = ("bellen", "bellen", "aangetekend_versturen")


def gezocht(family, party):
    """Three attempts by two roads, and the time for them is over."""
    own = family.the("handtekening", party.key)
    for poging in POGINGEN:
        family = family.take(own, poging, IB, poging_op=family.today)
    return family.lapse(own, "L25")


def onbereikbaar(family, party):
    family = gezocht(zwijgt(family, party), party)
    own = family.the("handtekening", party.key)
    omdat = "Post kwam terug."
    return family.take(
        own, "onbereikbaar_verklaren", DIRECTEUR, onbereikbaar_omdat=omdat
    )
