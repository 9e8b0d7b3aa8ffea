"""A password is long and not obvious; more is not asked."""

import threading

import pytest

from casework.services.accounts import password

ABOUT = ("Noor de Vries-Verzonnen", "n.devries@school.example")
GOOD = (
    "vier losse woorden hier",
    "aardappel fiets",
    "Zoë eet 李 om 12:00",
    "x9!kLm2#pQ7z",
)
WRONG = (
    *("", "kort", "elf tekens."),
    *("aaaaaaaaaaaa", "abababababab", "123456789012", "Welkom2026!!", "1qwertyuiop!"),
    *("mijn verzonnen wachtwoord", "ik ben VRIES en blij", "school.example.123"),
    "x y" * 100,
)


@pytest.mark.parametrize("typed", GOOD)
def test_a_good_password(typed):
    assert password.objection(typed, ABOUT) is None


@pytest.mark.parametrize("typed", WRONG)
def test_a_password_that_nobody_may_choose(typed):
    said = password.objection(typed, ABOUT)
    assert said
    assert not typed or typed not in said


def test_the_parameters_are_those_that_were_decided(monkeypatch):
    scales = password.HASHER
    assert (scales.time_cost, scales.memory_cost, scales.parallelism) == (3, 65536, 4)
    assert scales.type.name == "ID"


@pytest.mark.parametrize(
    "typed", ["Zoe\u0308 eet een appel", "\uff11\uff12 losse woorden"]
)
def test_the_same_signs_are_the_same_password_on_every_keyboard(light, typed):
    stored = password.hashed("Zo\u00eb eet een appel")
    other = password.hashed("12 losse woorden")
    assert password.matches(stored, typed) or password.matches(other, typed)


def test_at_most_two_are_weighed_at_once(light, monkeypatch):
    """A third waits, and hears that it is busy when that takes too long."""
    monkeypatch.setattr(password, "_PATIENCE", 0.01)
    hold, inside = threading.Event(), threading.Barrier(3)
    light_scales = password.HASHER

    class Slow:
        def hash(self, typed):
            inside.wait()
            hold.wait()
            return light_scales.hash(typed)

    monkeypatch.setattr(password, "HASHER", Slow())
    threads = [threading.Thread(target=password.hashed, args=("x",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    inside.wait()
    try:
        with pytest.raises(password.TooBusy):
            password.hashed("y")
    finally:
        hold.set()
        for thread in threads:
            thread.join()
