"""What a parent reads about coming in can be read, and tells nothing."""

from datetime import date

import pytest

from notifications.language import measure
from notifications.neutral import TellingLink, neutral_link_mail
from notifications.render import fill
from tests.notifications.samples import LETTER

LINK = f"https://pagina.example/l/swv/{'0' * 64}"


def test_the_mail_with_a_new_link_says_what_to_do_and_no_more():
    mail = neutral_link_mail(LETTER.afzender, LINK)
    assert LINK in mail.body
    assert f'href="{LINK}"' in mail.html
    assert mail.subject == "Bericht van uw samenwerkingsverband"
    assert measure(f"{mail.subject}\n{mail.body}") == ()


@pytest.mark.parametrize(
    "link", ["http://pagina.example/l/swv/0", "https://pagina.example/zienswijze/0"]
)
def test_a_link_that_tells_or_can_be_read_on_the_way_is_not_mailed(link):
    with pytest.raises(TellingLink):
        neutral_link_mail(LETTER.afzender, link)


def test_paper_says_what_to_type_in_words_that_can_be_read():
    typed = {
        "adres": "https://pagina.example/l/swv",
        "letters": "ABCDE-FGHJK-MNPQR-STVWX",
        "tot": date(2026, 12, 8),
    }
    clause = fill("online", typed)
    assert "ABCDE-FGHJK-MNPQR-STVWX" in clause.body.splitlines()
    assert "8 december 2026" in clause.body
    assert measure(clause.body) == ()
