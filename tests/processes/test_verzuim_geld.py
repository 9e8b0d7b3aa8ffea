"""Een kind dat vastzit: geld vragen zonder naam, en horen wat er besloten is."""

import pytest

from tests.processes.afwezig import BESTUURDER, HOOFD, IB, SWV_ER, SYSTEEM, na

NIEUWS = (
    "vragen_vernemen",
    "toekenning_vernemen",
    "afwijzing_vernemen",
    "intrekking_vernemen",
)


def vastgelopen():
    case = na(4)
    case.do("alert_sturen", SYSTEEM)
    case.do("opschalen", SWV_ER, opschalen_omdat="Er is geen plek.")
    return case


@pytest.mark.parametrize("wie", [SWV_ER, HOOFD])
def test_wie_vastzit_vraagt_de_kerngroep_om_geld(wie):
    case = vastgelopen()
    case.do("nooit_opgeven_vragen", wie)
    assert case.state == "escalatie"
    assert [zaak.process.code for zaak in case.linked][-1] == "nooit_opgeven"


def test_ook_als_er_al_is_doorgezet():
    case = vastgelopen()
    case.do("doorzetten", BESTUURDER, voorstel="Een plek in de kleine groep.")
    case.do("nooit_opgeven_vragen", SWV_ER)
    assert case.linked[-1].process.code == "nooit_opgeven"


def test_de_leerling_en_de_ouders_gaan_niet_mee():
    case = vastgelopen()
    case.do("nooit_opgeven_vragen", SWV_ER)
    mee = case.linked[-1].process.admits
    assert mee
    assert not {p.role for p in case.parties if p.gezag} & set(mee)


def test_niet_twee_keer_tegelijk():
    case = vastgelopen()
    case.do("nooit_opgeven_vragen", SWV_ER)
    assert case.why_not("nooit_opgeven_vragen", HOOFD) == [
        "Afspraak in het ondersteuningsplan (Nooit Opgeven)"
    ]


def test_niet_zonder_fonds_en_niet_voor_er_is_opgeschaald():
    case = vastgelopen()
    case.policy = {}
    assert len(case.why_not("nooit_opgeven_vragen", SWV_ER)) == 1
    assert na(4).why_not("nooit_opgeven_vragen", SWV_ER)
    assert vastgelopen().why_not("nooit_opgeven_vragen", IB)


@pytest.mark.parametrize("action", NIEUWS)
def test_de_zaak_hoort_het_antwoord_waar_zij_ook_is(action):
    case = vastgelopen()
    for plaats in ("escalatie", "doorzettingsmacht"):
        assert case.state == plaats
        assert case.can(action, SYSTEEM)
        if plaats == "escalatie":
            case.do("doorzetten", BESTUURDER, voorstel="Een plek.")


def test_de_ouders_horen_het_van_wie_zij_kennen():
    case = vastgelopen()
    made = case.do("toekenning_vernemen", SYSTEEM)
    assert {n.template for n in made.notices} == {"nooit_opgeven/ouders_toegekend"}
    assert case.process.signed_by is HOOFD
