"""Keys in memory are few and short-lived, and a destroyed one is not among them."""

from functools import partial

import pytest

from casework.keystore import KeyDestroyed
from casework.keystore.cache import LIFETIME, KeyCache


def test_memory_holds_the_most_recently_used_keys():
    loaded = []
    cache: KeyCache[str, str] = KeyCache(size=2)

    def load(name):
        loaded.append(name)
        return name

    for name in ("a", "b", "a", "c", "a", "b"):
        cache.get(name, partial(load, name))
    assert loaded == ["a", "b", "c", "b"]
    assert len(cache) == 2


def test_memory_forgets_so_that_a_key_destroyed_elsewhere_dies_here():
    time = [0.0]
    cache: KeyCache[str, int] = KeyCache(elapsed=lambda: time[0])
    assert cache.get("a", lambda: 1) == 1
    time[0] = LIFETIME - 1
    assert cache.get("a", lambda: 2) == 1
    time[0] = LIFETIME
    assert cache.get("a", lambda: 3) == 3


def test_a_key_that_is_destroyed_while_it_is_loaded_is_not_kept():
    cache: KeyCache[str, int] = KeyCache()

    def load():
        cache.drop(lambda _: True)
        return 1

    assert cache.get("a", load) == 1
    assert len(cache) == 0


def test_a_failed_load_leaves_nothing():
    cache: KeyCache[str, int] = KeyCache()

    def load():
        raise KeyDestroyed("weg")

    with pytest.raises(KeyDestroyed):
        cache.get("a", load)
    assert len(cache) == 0
