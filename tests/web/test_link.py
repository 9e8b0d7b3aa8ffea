"""The door for parents, through the pages: looking changes nothing, a code lets in."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from casework.http.masked import masked
from casework.services.links.shown import letter_address
from casework.web.guest import COOKIE
from casework.web.visit import PARENT
from tests.conftest import SWV
from tests.links import Phone, mailed, posted, reachable, the
from tests.post import invited
from tests.web.conftest import HOST

CSRF = re.compile(r'name="csrf" value="([^"]+)"')
NOBODY = f"/l/{SWV}/{'0' * 64}"
OTHER = "po_ijmond"


@pytest.fixture
def phone():
    return Phone()


@pytest.fixture
def visitor(browser, phone):
    """Return a browser of somebody who is not signed in, with a telephone."""
    state = browser.app.state
    state.office = replace(state.office, sms=phone)
    return browser


def send(visitor, path, **filled):
    """Open a page and send its form."""
    csrf = the(CSRF.search(visitor.get(path).text))[1]
    return visitor.post(path, data={"csrf": csrf, **filled}, headers={"origin": HOST})


def ask(visitor, path):
    return send(visitor, path, doe="code")


def counted(desk, table):
    with desk.work(SWV) as work:
        [(number,)] = work.rows(f"select count(*) from {table}", [])
        return number


def unmasked(text):
    """Return a page without the secret of its forms."""
    return CSRF.sub("", text)


def test_a_parent_comes_in_with_the_link_and_a_code(desk, visitor, phone):
    _, path = mailed(desk)
    page = visitor.get(path)
    assert page.status_code == 200
    assert "Stuur mij een code" in page.text
    sent = ask(visitor, path)
    assert (sent.status_code, sent.headers["location"]) == (303, f"{path}/code")
    assert "eindigt op 78" in visitor.get(f"{path}/code").text
    came = send(visitor, f"{path}/code", code=phone.code)
    assert (came.status_code, came.headers["location"]) == (303, "/mijn")
    kept = came.headers["set-cookie"]
    assert kept.startswith(f"{PARENT}={SWV}.")
    assert {"HttpOnly", "Secure", "SameSite=lax"} <= {*kept.split("; ")}


def test_looking_tells_nothing_about_whom_or_what(desk, visitor):
    case_id, path = mailed(desk)
    with desk.work(SWV) as work:
        [(kenmerk,)] = work.rows("select kenmerk from cases where id = %s", [case_id])
    for page in (visitor.get(path), visitor.get(f"{path}/code")):
        for word in ("Noor", "Verzonnen", "eindigt", "ouder", "TLV", kenmerk):
            assert word not in unmasked(page.text)


def test_who_did_not_ask_for_the_code_does_not_see_the_number(desk, visitor, phone):
    _, path = mailed(desk)
    ask(visitor, path)
    visitor.cookies.clear()
    assert "eindigt op" not in visitor.get(f"{path}/code").text


def test_sixty_looks_of_a_scanner_change_nothing(desk, visitor, phone):
    _, path = mailed(desk)
    before = [counted(desk, t) for t in ("link", "link_code", "link_post", "session")]
    for turn in range(60):
        method = ("GET", "HEAD", "OPTIONS", "POST")[turn % 4]
        place = path if turn % 2 else f"{path}/code"
        answer = visitor.request(
            method, place, data={"doe": "code"} if turn % 3 else {}
        )
        assert answer.status_code in {200, 303, 405}
        visitor.cookies.clear()
    after = [counted(desk, t) for t in ("link", "link_code", "link_post", "session")]
    assert (after, phone.messages) == (before, [])
    assert ask(visitor, path).headers["location"] == f"{path}/code"


def test_a_form_of_another_site_sends_no_code(desk, visitor, phone):
    _, path = mailed(desk)
    csrf = the(CSRF.search(visitor.get(path).text))[1]
    form = {"csrf": csrf, "doe": "code"}
    visitor.post(path, data=form, headers={"origin": "https://kwaad.example"})
    visitor.post(path, data={**form, "csrf": "x" * 43}, headers={"origin": HOST})
    assert phone.messages == []


def test_a_browser_without_cookies_is_told_what_to_do(desk, visitor, phone):
    _, path = mailed(desk)
    csrf = the(CSRF.search(visitor.get(path).text))[1]
    visitor.cookies.clear()
    form = {"csrf": csrf, "doe": "code"}
    sent = visitor.post(path, data=form, headers={"origin": HOST})
    assert sent.status_code == 303
    visitor.cookies.clear()
    page = visitor.get(sent.headers["location"])
    assert "bewaart geen cookies" in page.text
    assert "bewaart geen cookies" not in visitor.get(path).text
    assert phone.messages == []


def test_every_link_that_does_not_work_gives_the_same_page(desk, visitor, clock):
    _, ended = mailed(desk)
    with desk.work(SWV) as work:
        work.rows("update link set ended_at = %s", [work.now])
    _, expired = mailed(desk)
    token = expired.rsplit("/", 1)[1]
    clock.forward(days=15)
    never = (NOBODY, f"{NOBODY}/code", f"/l/{SWV}/x", f"/l/{SWV}/{'Z' * 20}")
    visitor.get("/l")
    pages = [visitor.get(p) for p in (*never, expired, ended, f"{expired}/code")]
    assert {page.status_code for page in pages} == {410}
    assert len({page.content for page in pages}) == 1
    assert len({str(sorted(p.headers.items())) for p in pages}) == 1
    elsewhere = [visitor.get(f"/l/{OTHER}/{t}") for t in (token, "0" * 64)]
    assert {page.status_code for page in elsewhere} == {410}
    assert len({page.content for page in elsewhere}) == 1


def test_asking_for_a_new_link_says_the_same_to_everybody(desk, visitor, clock):
    _, path = mailed(desk)
    clock.forward(days=15)
    answers = []
    for place in (path, NOBODY, f"/l/{OTHER}/{'0' * 64}"):
        sent = send(visitor, place, doe="nieuw")
        assert (sent.status_code, sent.headers["location"]) == (303, f"{place}/nieuw")
        answers.append(unmasked(visitor.get(f"{place}/nieuw").text))
    assert answers[0] == answers[1]
    assert counted(desk, "link_post") == 1


@pytest.mark.parametrize(
    "code", ["", "12345", "abc", "\x00", "9" * 5000, "\N{FULLWIDTH DIGIT ONE}" * 6]
)
def test_a_wrong_code_is_told_kindly_and_not_repeated(desk, visitor, phone, code):
    _, path = mailed(desk)
    ask(visitor, path)
    answer = send(visitor, f"{path}/code", code=code)
    assert answer.status_code == 422
    assert "Deze code klopt niet" in answer.text
    assert not code or code not in answer.text


def test_bytes_that_are_no_text_give_no_trouble(desk, visitor, phone):
    _, path = mailed(desk)
    ask(visitor, path)
    csrf = the(CSRF.search(visitor.get(f"{path}/code").text))[1]
    for bad in (b"%ED%A0%BD", b"%FF%FE", b"\xff", b"%00"):
        answer = visitor.post(
            f"{path}/code",
            content=b"csrf=" + csrf.encode() + b"&code=" + bad,
            headers={
                "origin": HOST,
                "content-type": "application/x-www-form-urlencoded",
            },
        )
        assert answer.status_code == 422


def test_after_five_wrong_codes_the_right_one_is_refused(desk, visitor, phone):
    _, path = mailed(desk)
    ask(visitor, path)
    for _ in range(5):
        send(visitor, f"{path}/code", code="x")
    answer = send(visitor, f"{path}/code", code=phone.code)
    assert answer.status_code == 422
    assert "Vraag hieronder een nieuwe code" in answer.text
    assert counted(desk, "session") == 0


def test_sixteen_uses_of_one_code_at_once_give_one_session(desk, visitor, phone):
    _, path = mailed(desk)
    ask(visitor, path)
    csrf, code = the(CSRF.search(visitor.get(f"{path}/code").text))[1], phone.code
    secret = visitor.cookies[COOKIE]

    def use(other):
        other.cookies.set(COOKIE, secret)
        form = {"csrf": csrf, "code": code}
        sent = other.post(f"{path}/code", data=form, headers={"origin": HOST})
        return sent.status_code

    others = [visitor.another() for _ in range(16)]
    with ThreadPoolExecutor(16) as pool:
        answers = sorted(pool.map(use, others))
    for other in others:
        other.close()
    assert answers == [303] + [422] * 15
    assert counted(desk, "session") == 1


def test_three_codes_an_hour_and_then_a_page_that_says_wait(
    desk, visitor, phone, clock
):
    _, path = mailed(desk)
    for _ in range(3):
        assert ask(visitor, path).status_code == 303
    answer = ask(visitor, path)
    assert answer.status_code == 429
    assert "Even wachten" in answer.text
    assert len(phone.messages) == 3
    clock.forward(hours=1)
    assert ask(visitor, path).status_code == 303


def test_a_gateway_that_fails_gives_a_page_with_a_telephone_number(
    desk, visitor, phone
):
    _, path = mailed(desk)
    phone.broken = True
    assert ask(visitor, path).status_code == 303
    page = visitor.get(f"{path}/code")
    assert page.status_code == 200
    assert "Het lukt nu niet om u een sms te sturen" in page.text
    assert "000 000 0000" in page.text


def test_who_has_no_number_is_told_whom_to_call(desk, visitor):
    people = [
        replace(p, identity=replace(p.identity, telefoon="")) for p in reachable()
    ]
    _, path = mailed(desk, people)
    answer = ask(visitor, path)
    assert answer.headers["location"] == f"{path}/bel"
    assert "000 000 0000" in visitor.get(f"{path}/bel").text


def test_letters_from_paper_are_typed_over(desk, visitor):
    case_id = invited(desk, reachable(e_consent=False))
    posted(desk)
    with desk.work(SWV) as work:
        [(letter, kept)] = work.rows(
            "select outbox_id, ciphertext from document where case_id = %s", [case_id]
        )
        address = letter_address(work, case_id, letter)
        text = work.vault.open(address, kept)
    typed = the(re.search(r"^(\w{5}-){3}\w{5}$", text, re.MULTILINE))[0]
    assert "http://127.0.0.1:8000/l\n" in text
    answer = send(visitor, "/l", letters=typed.lower().replace("-", " "))
    place = answer.headers["location"]
    assert place == f"/l/{SWV}/{typed.replace('-', '')}"
    assert visitor.get(place).status_code == 200


def test_letters_that_are_of_no_letter_end_at_the_page_with_a_way_on(visitor):
    answer = send(visitor, "/l", letters="abcde-fgh0i-23456 789Jk")
    assert answer.headers["location"] == "/l/-/ABCDEFGH0123456789JK"
    assert visitor.get(answer.headers["location"]).status_code == 410
    answer = send(visitor, "/l", letters="<script>")
    assert answer.status_code == 422
    assert "<script>" not in answer.text


def test_somebody_who_comes_in_as_another_is_not_that_one_any_more(
    desk, visitor, phone
):
    for path in (mailed(desk)[1], mailed(desk)[1]):
        ask(visitor, path)
        assert send(visitor, f"{path}/code", code=phone.code).status_code == 303
    assert counted(desk, "session") == 1


def test_nothing_of_a_link_is_logged_or_sent_on(desk, visitor, caplog):
    _, path = mailed(desk)
    token = path.rsplit("/", 1)[1]
    with caplog.at_level("DEBUG"):
        answer = visitor.get(path)
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    ours = [r for r in caplog.records if not r.name.startswith("httpx")]
    assert not [r for r in ours if token in r.getMessage()]
    assert masked(f"{path}/code?x=1") == "/l/***?x=1"
    assert masked("/zaken/nieuw") == "/zaken/nieuw"
