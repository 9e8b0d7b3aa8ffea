"""A request to Nooit Opgeven through the door: no names, real money, four eyes."""

from dataclasses import replace
from datetime import date

import pytest

from casework.access import SYSTEEM, Actor, CaseNotFound
from casework.services.advance import advance
from casework.services.budget import budget
from casework.services.hold import linked_of, view
from casework.services.letters import notice_of, write_letter
from casework.services.open_case import open_case
from casework.services.people import people_of
from casework.services.verify import verify
from statemachines.engine import Refused
from statemachines.grammar import Role
from statemachines.processes import PROCESSES
from tests.conftest import SWV
from tests.nooit_opgeven import (
    ADMIN,
    ADMIN_2,
    BAAS,
    BESLUIT,
    DELEN,
    FUNDERS,
    LEDEN,
    SWV_ER,
    VOORZITTER,
    VRAAG,
    asked,
    deliberated,
    filed,
    found,
    granted,
    kerngroep,
    stuck,
    sweep,
    take,
    vote,
    with_kerngroep,
)

TODAY = date(2026, 9, 14)
NAMES = ("Noor", "Fantast", "Mia", "Bedacht", "Dichtsel")
KEUZE = {"keuze_toegelicht": "Het lukt niet alleen.", "zonder_naam": True}


@pytest.fixture
def team(desk):
    return with_kerngroep(desk)


def share(desk, funder="Schiedam"):
    with desk.look(SWV) as work:
        return {s.financier: s for s in budget(work)}[funder]


def state(desk, case):
    with desk.work(SWV) as work:
        return view(work, case, SYSTEEM).state


def people(desk, case):
    with desk.work(SWV) as work:
        return people_of(work, case, view(work, case, SYSTEEM).people)


def letters(desk, case):
    """Write every letter of a case; return the text of each, by template and key."""
    with desk.work(SWV) as work:
        held = view(work, case, SYSTEEM)
        process = PROCESSES[held.process]
        query = "select notice, party from outbox where case_id = %s and party <> '-'"
        return {
            (name, key): write_letter(
                work, held, notice_of(process, name), key, "https://x.invalid"
            ).document
            for name, key in work.rows(query, [case])
        }


def verified(desk):
    with desk.look(SWV) as work:
        assert verify(work).findings == ()


# -- Zonder naam -----------------------------------------------------------------------


def test_the_family_and_the_pupil_stay_behind(desk, team):
    _, case = asked(desk, TODAY)
    along = people(desk, case)
    assert {p.party.role for p in along.values()} == {
        Role.VOORZITTER,
        Role.SWV_ER,
        Role.KERNGROEP,
        Role.SWV_ADMIN,
        Role.BESTUURDER,
    }
    assert {p.party.namens for p in along.values()} - {None} == {*FUNDERS}


def test_the_kerngroep_cannot_see_the_case_it_came_from(desk, team):
    main, case = asked(desk, TODAY)
    lid = LEDEN["Schiedam"]
    with desk.work(SWV) as work:
        assert linked_of(work, view(work, case, lid), lid) == []
        with pytest.raises(CaseNotFound):
            view(work, main, lid)


def test_a_member_sees_the_own_vote_only(desk, team):
    deliberated(desk, TODAY)
    with desk.work(SWV) as work:
        for stem in found(desk, "stem"):
            parties = {p["key"] for p in view(work, stem, SYSTEEM).people}
            assert parties - {"admin", "admin-2", "baas"} == {
                view(work, stem, SYSTEEM).party
            }


def test_no_letter_to_anybody_names_the_child_or_the_family(desk, team):
    _, case = granted(desk, TODAY)
    texts = [*letters(desk, case).values()]
    for stem in found(desk, "stem"):
        texts += letters(desk, stem).values()
    assert len(texts) > 15
    for text in texts:
        assert not any(name in text.title + text.body for name in NAMES)
        assert "uw kind" not in text.title + text.body


@pytest.mark.parametrize(
    "text", ["Noor wil graag.", "de fantast zaak", "NOOR", "Moeder Bo werkt.", "Mía"]
)
def test_a_text_with_a_name_of_the_family_is_refused(desk, team, text):
    _, case = asked(desk, TODAY)
    with pytest.raises(Refused, match="staat een naam uit het gezin"):
        take(desk, case, "opstellen", SWV_ER, **{**VRAAG, "geprobeerd": text})
    assert state(desk, case) == "concept"


def test_who_does_not_know_the_name_cannot_guess_it(desk, team):
    deliberated(desk, TODAY)
    vote(desk, "Schiedam", "tegenstemmen", toelichting="Is dit Noor?")


def test_the_journal_and_the_rows_hold_no_text(desk, team):
    granted(desk, TODAY)
    with desk.work(SWV) as work:
        for table in ("cases", "journal", "outbox", "fund_entry", "secret", "party"):
            for (row,) in work.rows(f"select t::text from {table} t", []):
                assert "rustige plek" not in row
                assert "klein en duidelijk" not in row


# -- Van vraag tot geld ----------------------------------------------------------------


def test_a_request_goes_all_the_way_and_what_is_left_comes_back(desk, team, clock):
    main, case = granted(desk, TODAY)
    assert (share(desk).toegezegd, share(desk).gereserveerd) == (4_000_00, 0)
    take(desk, case, "betaling_voorstellen", ADMIN)
    with pytest.raises(Refused, match="keurt haar niet zelf goed"):
        take(desk, case, "betaling_goedkeuren", ADMIN, betaald_op=TODAY)
    take(desk, case, "betaling_goedkeuren", ADMIN_2, betaald_op=TODAY)
    assert share(desk).betaald == 4_000_00
    clock.forward(days=100)
    sweep(desk)
    spent = {"besteed_cent": 4_500_01, "effect": "deels_bereikt"}
    told = {**spent, "verantwoording": "Het lukt nu drie ochtenden."}
    take(desk, case, "verantwoorden", VOORZITTER, **told)
    with pytest.raises(Refused, match="499,99 over"):
        take(desk, case, "sluiten", ADMIN)
    today = date(2026, 12, 23)
    take(desk, case, "terug_ontvangen", ADMIN, terug_ontvangen_op=today)
    assert state(desk, case) == "gesloten"
    assert (share(desk).betaald, share(desk, "SWV PO").betaald) == (3_000_01, 1_500_00)
    assert share(desk).vrij + share(desk).betaald == 24_000_00
    assert letters(desk, case)
    assert letters(desk, main)
    verified(desk)


def test_the_answer_comes_back_to_the_case_that_asked(desk, team):
    main, _ = granted(desk, TODAY)
    with desk.work(SWV) as work:
        held = view(work, main, SYSTEEM)
        assert held.done["toekenning_vernemen"] == [SYSTEEM.id]
        query = (
            "select party from outbox where notice = 'nooit_opgeven/ouders_toegekend'"
        )
        assert {k for (k,) in work.rows(query, [])} == {"een", "twee", "ib"}


@pytest.mark.parametrize(
    ("action", "by", "facts"),
    [
        ("terugsturen", ADMIN, {"vragen": "Waarom vier ochtenden?"}),
        ("intrekken", VOORZITTER, {"reden_intrekking": "Er is een andere plek."}),
    ],
)
def test_what_was_reserved_is_free_again(desk, team, action, by, facts):
    _, case = deliberated(desk, TODAY)
    assert share(desk).gereserveerd == 4_000_00
    take(desk, case, action, by, **facts)
    assert (share(desk).gereserveerd, share(desk).vrij) == (0, 24_000_00)
    with desk.work(SWV) as work:
        assert {view(work, s, SYSTEEM).state for s in found(desk, "stem")} == {
            "vervallen"
        }
    verified(desk)


def test_a_second_round_needs_new_votes(desk, team):
    _, case = deliberated(desk, TODAY)
    for funder in FUNDERS:
        vote(desk, funder)
    take(desk, case, "terugsturen", ADMIN, vragen="Kan het met minder?")
    take(desk, case, "opstellen", VOORZITTER, **VRAAG)
    with pytest.raises(Refused, match="dient niet zelf in"):
        take(desk, case, "indienen", VOORZITTER)
    take(desk, case, "indienen", SWV_ER)
    take(desk, case, "volledig_verklaren", ADMIN, reservering=DELEN)
    take(desk, case, "beraad_openen", ADMIN)
    with pytest.raises(Refused, match="nog geen stem van Schiedam, SWV PO"):
        take(desk, case, "toekennen", ADMIN, **BESLUIT)
    vote(desk, "Schiedam")
    vote(desk, "SWV PO")
    take(desk, case, "toekennen", ADMIN, **BESLUIT)


def test_a_silent_member_is_called_and_never_counts_as_yes(desk, team, clock):
    _, case = deliberated(desk, TODAY)
    clock.forward(days=10)
    sweep(desk)
    with desk.work(SWV) as work:
        sent = work.rows("select distinct notice from outbox", [])
    assert {("stem/herinnering",), ("stem/stil",)} <= {*sent}
    with pytest.raises(Refused, match="Zwijgen is geen ja"):
        take(desk, case, "toekennen", ADMIN, **BESLUIT)


def test_with_haste_there_is_one_day_to_vote(desk, team):
    deliberated(desk, TODAY, spoed=True, spoed_omdat="De plek vervalt vrijdag.")
    with desk.work(SWV) as work:
        query = "select distinct rule, raw_end from term where rule in ('L134','L135')"
        assert work.rows(query, []) == [("L135", date(2026, 9, 15))]
    vote(desk, "Schiedam", kind="spoedstem")


def test_another_member_cannot_vote_for_someone(desk, team):
    deliberated(desk, TODAY)
    [first, *_] = found(desk, "stem")
    with pytest.raises(CaseNotFound), desk.work(SWV) as work:
        advance(work, first, "voorstemmen", by=LEDEN["SWV VO"])


# -- Wat niet kan ----------------------------------------------------------------------


def test_without_a_kerngroep_nobody_asks(desk):
    main = stuck(desk, TODAY)
    with pytest.raises(Refused, match="nog geen zaak 'Kerngroep'"):
        take(desk, main, "kerngroep", VOORZITTER, **KEUZE)
    assert state(desk, main) == "opgeschaald"


def test_without_a_fund_nobody_asks(desk, monkeypatch):
    main = stuck(desk, TODAY)
    poor = desk.tenants[SWV].model_copy(update={"nooit_opgeven": None})
    monkeypatch.setitem(desk.tenants, SWV, poor)
    with pytest.raises(Refused, match="heeft geen fonds Nooit Opgeven"):
        take(desk, main, "kerngroep", VOORZITTER, **KEUZE)


def test_the_main_case_waits_for_the_answer_and_not_for_the_money(desk, team):
    main, case = deliberated(desk, TODAY)
    reden = {"reden_intrekking": "Verhuisd."}
    with pytest.raises(Refused, match="wacht op een beslissing"):
        take(desk, main, "intrekken", VOORZITTER, **reden)
    for funder in FUNDERS:
        vote(desk, funder)
    take(desk, case, "toekennen", ADMIN, **BESLUIT)
    take(desk, main, "intrekken", VOORZITTER, **reden)
    take(desk, case, "betaling_voorstellen", BAAS)


def test_more_than_there_is_cannot_be_reserved(desk, team):
    _, case = filed(desk, TODAY, bedrag_cent=24_000_01)
    with pytest.raises(Refused, match="000,00 vrij"):
        take(
            desk, case, "volledig_verklaren", ADMIN, reservering={"Schiedam": 24_000_01}
        )
    assert state(desk, case) == "ingediend"
    verified(desk)


def test_a_kerngroep_that_changes_is_a_new_case(desk, team):
    with desk.work(SWV) as work:
        open_case(work, "kerngroep", kerngroep()[:-1], by=ADMIN)
    take(desk, team, "ontbinden", ADMIN)
    _, case = asked(desk, TODAY)
    assert {p.party.namens for p in people(desk, case).values()} - {None} == {
        *FUNDERS[:-1]
    }


def test_a_member_of_the_kerngroep_sits_there_for_a_funder(desk):
    *others, last = kerngroep()
    nobody = replace(last, party=replace(last.party, namens=None))
    with pytest.raises(Refused, match="namens een financier"), desk.work(SWV) as work:
        open_case(work, "kerngroep", [*others, nobody], by=ADMIN)


# -- Subsidie --------------------------------------------------------------------------


@pytest.fixture
def subsidie(desk, monkeypatch):
    here = desk.tenants[SWV]
    section = here.nooit_opgeven.model_copy(update={"is_subsidie": True})
    changed = here.model_copy(update={"nooit_opgeven": section})
    monkeypatch.setitem(desk.tenants, SWV, changed)


def test_a_subsidy_is_a_decision_with_a_day_for_objection(desk, team, subsidie, clock):
    _, case = deliberated(desk, TODAY)
    for funder in FUNDERS:
        vote(desk, funder)
    with pytest.raises(Refused, match="dat is een besluit"):
        take(desk, case, "toekennen", ADMIN, **BESLUIT)
    take(desk, case, "subsidie_verlenen", ADMIN, **BESLUIT)
    text = letters(desk, case)["nooit_opgeven/subsidiebesluit", "voorzitter"].body
    assert "Stuur uw bezwaar uiterlijk maandag 26 oktober 2026" in text
    take(desk, case, "besluit_per_post", ADMIN, verzonden_op=TODAY)
    take(desk, case, "betaling_voorstellen", ADMIN)
    take(desk, case, "betaling_goedkeuren", BAAS, betaald_op=TODAY)
    clock.forward(days=60)
    sweep(desk)
    with desk.work(SWV) as work:
        held = view(work, case, SYSTEEM)
        assert (held.state, "bezwaartermijn_afsluiten" in held.done) == (
            "uitbetaald",
            True,
        )


def test_a_refused_subsidy_stays_open_for_objection(desk, team, subsidie, clock):
    _, case = deliberated(desk, TODAY)
    vote(desk, "Schiedam", "tegenstemmen", toelichting="Dit past bij de Jeugdwet.")
    vote(desk, "SWV PO", "tegenstemmen", toelichting="Te duur.")
    take(desk, case, "subsidie_weigeren", ADMIN, motivering="Dit is voor de Jeugdwet.")
    assert share(desk).vrij == 24_000_00
    take(desk, case, "weigering_per_post", ADMIN, verzonden_op=TODAY)
    clock.forward(days=42)
    sweep(desk)
    assert state(desk, case) == "geweigerd"
    clock.forward(days=1)
    sweep(desk)
    assert state(desk, case) == "afgewezen"
    verified(desk)


def test_a_stranger_does_not_see_the_request(desk, team):
    _, case = asked(desk, TODAY)
    with pytest.raises(CaseNotFound), desk.work(SWV) as work:
        view(work, case, Actor("u-een", Role.OUDER))
