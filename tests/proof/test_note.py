"""Notes and checkpoints are those of C2SP: what others signed is read, and no more."""

import pytest

from casework.proof.checkpoint import Checkpoint, read_checkpoint
from casework.proof.merkle import leaf_hash
from casework.proof.note import BadNote, read_note, read_notes, sign_note
from casework.proof.signing import BadKeyText, Ed25519Signer, Verifier

# The example of golang.org/x/mod/sumdb/note, of which C2SP made its specification.
KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SIGNED = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
    "KvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
SIGNER = Ed25519Signer.of("casework/proef", bytes(range(32)))
POINT = Checkpoint("casework/proef", 3, leaf_hash(b"x"))
NOTE = POINT.signed(SIGNER)


def test_a_note_that_another_program_signed_is_checked():
    key = Verifier.read(KEY)
    assert key.text == KEY
    assert read_note(SIGNED).signed_by([key])
    assert not read_note(SIGNED.replace("problem is", "trouble is")).signed_by([key])


def test_what_we_sign_is_written_to_the_letter():
    first, second, root, blank, line, end = NOTE.split("\n")
    assert (first, second, blank, end) == ("casework/proef", "3", "", "")
    assert len(root) == 44
    assert line.startswith("\u2014 casework/proef ")
    point, note = read_checkpoint(NOTE)
    assert point == POINT
    assert note.signed_by([SIGNER.verifier])


def test_an_unknown_key_counts_for_nothing_and_a_false_signature_breaks_the_note():
    other = Ed25519Signer.of("casework/getuige", bytes(32))
    line = sign_note(POINT.text, other).split("\n\n")[1]
    both = read_note(NOTE + line)
    assert both.signed_by([SIGNER.verifier])
    assert both.signed_by([SIGNER.verifier, other.verifier])
    assert not read_note(NOTE).signed_by([other.verifier])
    assert not read_note(NOTE).signed_by([])
    wrong = sign_note("iets anders\n", other).split("\n\n")[1]
    assert not read_note(NOTE + wrong).signed_by([SIGNER.verifier, other.verifier])


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "\n",
        POINT.text,
        NOTE.removesuffix("\n"),
        NOTE.replace("\n3\n", "\n03\n"),
        NOTE.replace("\n3\n", "\n-3\n"),
        NOTE.replace("\n3\n", "\n٣\n"),
        NOTE.replace("\n3\n", "\n3 \n"),
        NOTE.replace("\n3\n", "\n3\nmeer\n"),
        NOTE.replace("\n", "\r\n"),
        NOTE.replace("—", "-"),
        NOTE.replace("— casework/proef", "— casework/pro+ef"),
        NOTE.replace("— casework/proef", "— "),
        NOTE.replace("=\n\n", "\n\n"),
        NOTE[:-10] + "\n",
        NOTE + "\n",
        "\n" + NOTE,
        NOTE + "x" * 100_000,
    ],
)
def test_anything_else_is_no_checkpoint(raw):
    with pytest.raises(BadNote):
        read_checkpoint(raw)


def test_a_file_of_notes_survives_a_mail_program():
    file = f"\n{NOTE}\n{SIGNED}{NOTE}".replace("\n", "\r\n")
    assert read_notes(file) == [NOTE, SIGNED, NOTE]
    assert read_notes("") == []
    with pytest.raises(BadNote):
        read_notes(NOTE + POINT.text)


@pytest.mark.parametrize(
    "text",
    ["", "x", KEY[:-4], KEY.replace("c74f", "c74e"), f"a {KEY}", "+".join("abc")],
)
def test_anything_else_is_no_key(text):
    with pytest.raises(BadKeyText):
        Verifier.read(text)


def test_a_private_key_is_not_shown():
    assert bytes(range(32)).hex() not in repr(SIGNER)
    assert "PrivateKey" not in repr(SIGNER)
    assert Ed25519Signer.of("n", SIGNER.private).key_id != SIGNER.key_id
    assert Ed25519Signer.new("n").private != Ed25519Signer.new("n").private
