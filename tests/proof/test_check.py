"""Whoever changes the log by hand is found out, and the first bad leaf is named."""

import json
from hashlib import sha256

import pytest

from casework.proof.checkpoint import Checkpoint
from casework.proof.merkle import Frontier
from casework.proof.signing import Ed25519Signer
from casework.services.journal import START, canonical, chained
from casework.services.proof.keys import new_signer, origin
from casework.services.proof.seal import seal_journal
from casework.services.proof.witness import Witness, read_witness, strange_witnesses
from tests import toy
from tests.conftest import SWV
from tests.proof.conftest import look, rows_are_right, witness

RENUMBER = "update leaf set number = number - 1 where number > 2"
POINT = "controlepunt bij maat"


def chain(desk, case):
    """Rewrite the whole chain of a case with another actor, as its owner could."""
    with desk.look(SWV) as work:
        query = "select seq, body from journal where case_id = %s order by seq"
        rows = work.rows(query, [case.case_id])
    prev = START
    for seq, body in rows:
        told = json.loads(bytes(body))
        told["actor"] = "u-vervalst"
        raw = canonical(told)
        hashed = chained(prev, raw)
        yield (
            f"update journal set body = '\\x{raw.hex()}', prev = '\\x{prev.hex()}', "
            f"hash = '\\x{hashed.hex()}' where case_id = '{case.case_id}' "
            f"and seq = {seq}"
        )
        prev = hashed
    yield (
        f"update cases set head = '\\x{prev.hex()}', done = replace(replace(done::text,"
        f" 'u-voorzitter', 'u-vervalst'), 'u-admin', 'u-vervalst')::jsonb"
        f" where id = '{case.case_id}'"
    )


CHANGES = {
    "a row of the journal": (
        ["update journal set body = body || ' ' where seq = 2"],
        "blad 1: regel 2 van zaak AA-",
    ),
    "a row removed": (["delete from journal where seq = 3"], "is weg"),
    "the hash of a leaf": (
        ["update leaf set hash = sha256(hash) where number = 1"],
        "blad 1: regel 2 van zaak AA-",
    ),
    "a row and its leaf removed": (
        ["delete from journal where seq = 2", "delete from leaf where number = 1"],
        "blad 1 ontbreekt",
    ),
    "a row and its leaf removed, the rest renumbered": (
        [
            """delete from journal where (case_id, seq) =
            (select row_id, seq from leaf where number = 2)""",
            "delete from leaf where number = 2",
            RENUMBER,
        ],
        "het eerste foute blad is een van 1 tot en met 3",
    ),
    "two leaves swapped": (
        [
            "update leaf set number = -1 where number = 1",
            "update leaf set number = 1 where number = 2",
            "update leaf set number = 2 where number = -1",
        ],
        "het eerste foute blad is een van 1 tot en met",
    ),
    "the end cut off": (
        ["delete from leaf where number = (select max(number) from leaf)"],
        "het laatste controlepunt heeft maat",
    ),
    "a leaf added": (
        [
            """insert into leaf select tenant_id, number + 1, kind,
            gen_random_uuid(), seq, hash from leaf order by number desc limit 1"""
        ],
        "staan in geen enkel controlepunt",
    ),
    "the root of a checkpoint": (
        ["update checkpoint set root = sha256(root) where size = 1"],
        "het eerste foute blad is een van 0 tot en met 0",
    ),
    "the note of a checkpoint": (
        ["update checkpoint set note = 'x' where size = 1"],
        f"{POINT} 1 is beschadigd",
    ),
    "the frontier of a checkpoint": (
        ["update checkpoint set frontier = sha256(frontier) where size = 1"],
        f"{POINT} 1: de tussenstand hoort hier niet bij",
    ),
    "a row of the journal written around the log": (
        [
            """insert into journal select case_id, 9, tenant_id, at, null, body, prev,
            hash from journal where seq = 3"""
        ],
        "ging buiten het logboek om",
    ),
    "a row that was kept away from the sealer": (
        [
            """insert into journal select case_id, 9, tenant_id, at - interval
            '2 hours', null, body, prev, hash from journal where seq = 3""",
            """insert into unsealed select tenant_id, 'journal', case_id, seq
            from journal where seq = 9""",
        ],
        "kreeg nooit een blad",
    ),
    "a key put there by hand": (
        ["insert into signing_key values ('onderwijs_dat_past', 'x', 'x', now())"],
        "is hier niet gemaakt",
    ),
}


def test_a_log_that_nobody_touched_is_whole(desk, log):
    found = look(desk, witness(desk))
    assert found.findings == ()
    assert found.leaves > 3
    assert found.checkpoints == 3
    assert found.unsealed == 0


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_by_hand_is_found_and_placed(desk, log, attack, change):
    statements, expected = CHANGES[change]
    attack(*statements)
    findings = look(desk).findings
    assert any(expected in finding for finding in findings), findings
    assert all(each.startswith("logboek van onderwijs_dat_past: ") for each in findings)


def test_a_whole_chain_made_anew_is_found_by_its_first_leaf(desk, log, attack):
    attack(*chain(desk, log))
    assert rows_are_right(desk)  # the chain alone would not have told
    first = look(desk).findings[0]
    assert first == (
        "logboek van onderwijs_dat_past: "
        f"blad 0: regel 1 van zaak {log.kenmerk} is veranderd"
    )


def cut(desk):
    """Cut off everything after the first checkpoint, with whatever tells of it."""
    return (
        "delete from leaf where number >= 1",
        "delete from checkpoint where size > 1",
        """delete from journal where (case_id, seq) not in
        (select row_id, seq from leaf)""",
    )


def test_the_end_cut_off_with_its_checkpoints_is_found_by_a_witness_only(
    desk, log, attack
):
    kept = witness(desk)
    size = kept[0].point.size
    attack(*cut(desk))
    assert look(desk).findings == ()
    [found] = look(desk, kept).findings
    assert found.endswith(
        f"blad 1 ontbreekt: een getuige heeft maat {size}, het logboek 1"
    )


def test_a_log_that_the_thief_of_the_key_made_anew_is_found_by_a_witness_only(
    desk, log, attack
):
    kept = witness(desk)
    attack(
        "delete from leaf",
        "delete from checkpoint",
        "insert into unsealed select tenant_id, 'journal', case_id, seq from journal",
        *chain(desk, log),
    )
    seal_journal(desk, SWV)
    assert look(desk).findings == ()
    [found] = look(desk, kept).findings
    assert "kent een ander logboek: het is herschreven" in found


def test_checkpoints_signed_with_another_key_are_found(desk, log, attack):
    kept = witness(desk)
    other = Ed25519Signer.new(origin(SWV))
    statements = []
    with desk.look(SWV) as work:
        for size, root in work.rows("select size, root from checkpoint", []):
            note = Checkpoint(origin(SWV), size, bytes(root)).signed(other)
            statements.append(
                f"update checkpoint set note = '{note}' where size = {size}"
            )
    attack(*statements)
    findings = look(desk, kept).findings
    assert len(findings) == 3
    assert all(
        "niet ondertekend met een sleutel van dit logboek" in f for f in findings
    )


def test_a_new_key_signs_from_now_on_and_the_old_one_still_checks(desk, log, clock):
    kept = witness(desk)
    clock.forward(days=1)
    with desk.work(SWV) as work:
        fresh = new_signer(work)
        work.rows(
            "insert into tenant_setting values (%s, 1, %s, 'u', 'x', '1', '2', '3')",
            [SWV, work.now],
        )
    seal_journal(desk, SWV)
    [newest] = witness(desk)
    assert newest.note.signed_by([fresh.verifier])
    assert look(desk, [*kept, newest]).findings == ()


def test_a_witness_that_is_not_ours_is_told_apart(desk, log):
    [mine] = witness(desk)
    stranger = Ed25519Signer.new(origin(SWV))
    forged = Checkpoint(origin(SWV), mine.point.size, sha256(b"x").digest())
    [other] = read_witness(forged.signed(stranger))
    findings = look(desk, [other]).findings
    assert len(findings) == 2
    assert "een sleutel die dit logboek niet kent" in findings[0]
    assert "herschreven" in findings[1]

    swapped = Witness(forged, mine.note)
    assert "herschreven" in look(desk, [swapped]).findings[0]
    elsewhere = Checkpoint("casework/elders", 1, bytes(32)).signed(stranger)
    assert [*strange_witnesses(read_witness(elsewhere), [SWV])] == [
        "een getuige kent het logboek casework/elders, en dat is hier niet"
    ]


def test_many_changed_rows_are_counted_after_the_first_ones(desk, log, attack):
    attack("update leaf set hash = sha256(hash)")
    leaves = look(desk).leaves
    with desk.work(SWV) as work:
        for version in range(1, 15):
            work.rows(
                """insert into tenant_setting
                values (%s, %s, %s, 'u', 'x', '1', '2', '{}')""",
                [SWV, version, work.now],
            )
    attack("delete from unsealed")
    found = look(desk).findings
    assert sum("wijziging" in f and "buiten het logboek" in f for f in found) == 5
    assert any("en nog 9 regels" in f for f in found)
    assert sum("blad" in f and "veranderd" in f for f in found) == leaves


def test_a_row_removed_before_it_was_sealed_leaves_its_leaf(desk, case, attack):
    attack("delete from journal")
    seal_journal(desk, SWV)
    [found] = look(desk).findings
    assert "blad 0: regel 1 van zaak" in found
    assert found.endswith("is weg")


def test_the_root_is_over_the_leaves_in_the_tables(desk, log):
    with desk.look(SWV) as work:
        hashes = work.rows("select hash from leaf order by number", [])
        [(root,)] = work.rows(
            "select root from checkpoint order by size desc limit 1", []
        )
    assert Frontier().extended(bytes(h) for (h,) in hashes).root == bytes(root)


def test_a_look_may_go_when_its_term_is_over_and_not_before(desk, log, attack, clock):
    def look_at(case_id):
        with desk.work(SWV) as work:
            work.rows(
                """insert into read_log
                (id, tenant_id, case_id, at, account, role, what)
                values (gen_random_uuid(), %s, %s, %s, 'u-admin', 'swv_admin', 'x')""",
                [SWV, case_id, work.now],
            )
        seal_journal(desk, SWV)

    look_at(log.case_id)
    clock.forward(days=5 * 366)
    with desk.work(SWV) as work:
        toy.opened(work)
    seal_journal(desk, SWV)
    assert look(desk).findings == ()
    attack("delete from read_log")
    assert look(desk).findings == ()  # five years: F8b

    look_at(log.case_id)
    attack("delete from read_log")
    [found] = look(desk).findings
    assert found.endswith("van het leeslogboek is weg")
