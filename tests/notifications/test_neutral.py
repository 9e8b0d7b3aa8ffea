"""A plain e-mail says that something is waiting, and not what (domain.md 5.4, N)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.language import measure
from notifications.letter import Letter, Sender, TermView
from notifications.neutral import (
    TellingLink,
    neutral_mail,
    neutral_partner_mail,
    neutral_registry_mail,
    neutral_task_mail,
)
from tests.notifications.samples import LETTER

DAY = date(2026, 12, 8)
SECRET = st.uuids().map(lambda ident: f"geheim-{ident.hex}")
TERMS = st.builds(TermView, st.dates(), st.dates(), SECRET, SECRET)
LETTERS = st.builds(
    Letter,
    kenmerk=SECRET,
    ontvanger=st.just(LETTER.ontvanger),
    afzender=st.builds(
        Sender,
        naam=st.just(LETTER.afzender.naam),
        adres=SECRET,
        telefoon=st.just(LETTER.afzender.telefoon),
        email=SECRET,
        steunpunt=SECRET,
        steunpunt_telefoon=SECRET,
    ),
    datum=st.dates(),
    link=st.just(LETTER.link),
    leerling=SECRET,
    leerling_voluit=SECRET,
    zaak=st.dictionaries(SECRET, SECRET, max_size=2),
    termijn=st.dictionaries(SECRET, TERMS, max_size=2),
)
BOTH = pytest.mark.parametrize("write", [neutral_mail, neutral_task_mail])


def test_a_parent_reads_by_when_to_log_in_and_whom_to_call():
    mail = neutral_mail(LETTER, DAY)
    assert mail.subject == "Bericht van uw samenwerkingsverband"
    assert mail.body == (
        "Beste mevrouw De Wit,\n"
        "\n"
        "Er staat een bericht voor u klaar bij SWV Voorbeeldstad. Log in en bekijk het "
        "uiterlijk op dinsdag 8 december 2026:\n"
        "\n"
        "https://portaal.swv-voorbeeldstad.example/berichten\n"
        "\n"
        "In deze e-mail staat niet waar het over gaat. Zo kan niemand anders dat "
        "lezen.\n"
        "\n"
        "Heeft u een vraag, of lukt het inloggen niet? Bel ons dan: 010 000 00 00.\n"
        "\n"
        "Met vriendelijke groet,\n"
        "\n"
        "SWV Voorbeeldstad"
    )
    assert f'<a href="{LETTER.link}">' in mail.html


def test_a_professional_reads_the_same_without_a_name():
    mail = neutral_task_mail(LETTER, DAY)
    assert mail.body.startswith("Goedendag,\n\nEr staat een taak voor u klaar bij SWV")
    assert "De Wit" not in mail.body + mail.html


@BOTH
def test_without_a_date_the_sentence_still_reads(write):
    assert "hier:" in write(LETTER).body


@BOTH
@given(letter=LETTERS, other=LETTERS)
def test_two_letters_that_differ_in_content_give_the_same_mail(write, letter, other):
    assert write(letter, DAY) == write(other, DAY)


@BOTH
@given(letter=LETTERS)
def test_no_other_field_leaks(write, letter):
    mail = write(letter, DAY)
    assert "geheim" not in mail.subject + mail.body + mail.html


@BOTH
def test_a_mail_has_none_of_the_words_that_tell(write):
    mail = write(LETTER, DAY)
    words = (mail.subject + mail.body + mail.html).lower().split()
    telling = {"zienswijze", "tlv", "ot", "opp", "leerrecht", "kind", "school", "noor"}
    assert not telling & set(words)
    assert LETTER.kenmerk not in mail.subject + mail.body + mail.html


@BOTH
def test_a_mail_can_be_read_at_b1(write):
    assert measure(write(LETTER, DAY).body) == ()


@pytest.mark.parametrize(
    "link",
    [
        "https://portaal.example/?token=abc",
        "https://portaal.example/#abc",
        "https://iemand:geheim@portaal.example/",
        "http://portaal.example/berichten",
        "ftp://portaal.example/",
        "javascript:alert(1)",
        "https://portaal.example/zienswijze/4711",
        "https://portaal.example/zaken/TLV-2026-7F3K-Q",
        "https://portaal.example/zaken/tlv-2026-7f3k-q",
        "https://portaal.example/a b",
        "https://portaal.example/a\nBcc: x@y.nl",
        "",
    ],
)
def test_a_link_that_tells_or_opens_is_refused(link):
    with pytest.raises(TellingLink):
        neutral_mail(replace(LETTER, link=link))


@pytest.mark.parametrize(
    "link",
    [
        "https://portaal.example/berichten",
        "https://portaal.example/b/018f3c1e-7d2a-7a10-9c4e-2f6d1b0a5e77",
        "http://127.0.0.1:8000/berichten",
        "http://localhost:8000/berichten",
    ],
)
def test_a_link_without_meaning_is_kept(link):
    assert link in neutral_mail(replace(LETTER, link=link)).body


def test_a_warning_about_a_certificate_says_the_day_and_no_partner():
    sender = LETTER.afzender
    theirs = neutral_partner_mail(sender, DAY)
    ours = neutral_registry_mail(sender, LETTER.link, DAY)
    for mail in (theirs, ours):
        assert "dinsdag 8 december 2026" in mail.body
        assert measure(f"{mail.subject}\n{mail.body}", professional=True) == ()
    assert "http" not in theirs.body + theirs.html
    assert LETTER.link in ours.body
    with pytest.raises(TellingLink):
        neutral_registry_mail(sender, "https://x.example/tlv", DAY)
