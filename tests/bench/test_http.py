"""Pages and steps over HTTP: what is sent, what counts as an answer, and by turns."""

from urllib.parse import parse_qs

import pytest

from casework.bench.honest import check
from casework.bench.http import pages, steps
from casework.bench.http.asker import WrongAnswer, asker
from casework.bench.http.by_hand import PATH
from casework.bench.http.load import Target
from casework.bench.http.signed_in import COOKIE, SignedIn, sign_in
from casework.bench.http.site import DidNotStart, site
from casework.bench.http.turns import Aim, Slice, by_turns
from casework.bench.pace import Ratios
from casework.bench.people import VOORZITTER
from casework.bench.place import Bench
from casework.bench.stock import planned
from casework.clock import utc_now
from casework.web.visit import STAFF

AIM = Aim("naam", "wat", 0.6, "waarom")
RECORDED = b"HTTP/1.1 303 See Other\r\nlocation: /zaken/X?vastgelegd=7\r\n\r\n"


def test_the_cookie_is_that_of_the_pages():
    assert COOKIE == STAFF


def test_a_step_is_sent_with_the_version_that_was_seen_last():
    chair = SignedIn("c=1", "geheim")
    target = Target(**chair.step("X", "notitie_maken", {"notitie": "a b"}, 3))
    head, body = target.request(80).decode().split("\r\n\r\n")
    sent = parse_qs(body)
    assert head.startswith("POST /zaken/X/stap/notitie_maken HTTP/1.1\r\n")
    assert f"Content-Length: {len(body)}" in head
    assert (sent["csrf"], sent["gezien"]) == (["geheim"], ["3"])
    target.heard(RECORDED, 0.1)
    again = parse_qs(target.request(80).decode().partition("\r\n\r\n")[2])
    assert again["gezien"] == ["7"]
    assert again["sleutel"] != sent["sleutel"]
    assert target.failed == 0


@pytest.mark.parametrize("form", [None, {"a": "b"}])
def test_a_refusal_is_a_failure(form):
    target = Target("/", "", form)
    target.heard(b"HTTP/1.1 422 X\r\n\r\n", 0.1)
    assert (target.failed, target.wrong) == (1, "422")


def test_a_page_that_costs_twice_as_much_is_half_as_fast():
    order: list[str] = []

    def take(name, cpu):
        order.append(name)
        return Slice(10, cpu, cpu * 2, [cpu / 5] * 10)

    found = by_turns(lambda: take("-", 1.0), lambda: take("p", 2.0), 3)
    assert found == Ratios(0.5, 0.5, 0.5)
    assert "".join(order) == "-p" + "-p-p-p-"


def test_estimators_on_both_sides_of_the_target_say_nothing_of_it():
    assert AIM.reached(Ratios(0.7, 0.9, 0.7)).met
    assert AIM.reached(Ratios(0.5, 0.2, 0.5)).met is False
    doubt = AIM.reached(Ratios(0.7, 0.2, 0.7), "12 bytes")
    assert doubt.met is None
    assert doubt.note.startswith("12 bytes; CPU en p10")


@pytest.mark.parametrize(("p10", "races"), [([0.2, 0.8, 0.9], 2), ([0.2] * 4, 3)])
def test_a_race_is_repeated_until_it_decides_but_three_times_at_most(p10, races):
    told = iter(p10)
    found = AIM.decided(lambda: Ratios(0.7, next(told), 0.7))
    assert found.p10 == p10[races - 1]
    assert len([*told]) == len(p10) - races


@pytest.mark.parametrize("measure", [steps.measure, pages.measure])
def test_an_application_that_does_not_start_is_said(measure, monkeypatch):
    def nothing(_):
        raise DidNotStart("de pagina's starten niet")

    monkeypatch.setattr(f"{measure.__module__}._measured", nothing)
    [found] = measure(None)
    assert (found.ratio, found.met) == (None, None)
    assert found.note == "niet meetbaar: de pagina's starten niet"


def test_two_pages_that_do_not_show_the_same_are_not_compared():
    ours = "<link href='kader.css?1f'><p>\n <b>een</b></p><h2 id=\"gekeken\">Piet"
    theirs = "<link href='kader.css?2f'><p><b>een</b></p><h2 id=\"gekeken\">Anna"
    assert pages.same_page(ours, theirs) == pages.same_page(theirs, theirs)
    with pytest.raises(WrongAnswer, match="iets anders"):
        pages.same_page(ours, theirs.replace("een", "twee"))


def test_the_real_pages_and_the_one_by_hand_answer_and_a_step_is_recorded(
    server, tmp_path
):
    """The application in a process of its own, as the benchmark asks it."""
    bench = Bench(server, tmp_path, quick=True)
    with bench.office("over_http") as office:
        ids = [planned(office)]
        with site(bench, office, "over_http") as served, asker(served.port) as asked:
            office.clock.moment = utc_now()
            chair = sign_in(office.desk, VOORZITTER)
            [step] = next(steps._posts(office, ids, chair))  # noqa: SLF001
            kenmerk = step["path"].split("/")[2]
            before = served.cpu()
            for path in (f"/zaken/{kenmerk}", f"{PATH}{kenmerk}"):
                heard = asked.ask([chair.page(path)], 2)
                assert len(heard.took) == 2
                assert kenmerk in served.page(path, chair.cookie)
            assert asked.ask([step], 2).seen == [step["seen"] + 2]
            assert served.cpu() > before
            with pytest.raises(WrongAnswer, match="404"):
                asked.ask([chair.page("/zaken/bestaat-niet")], 1)
        check(office)
