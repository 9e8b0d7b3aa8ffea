"""What a ZIP can do to harm: refused before anything of it is believed."""

import stat
import warnings
import zipfile

import pytest

from casework.exchange import CannotSeal, File, open_package
from casework.exchange.archive import packed
from casework.exchange.names import is_plain
from tests import pakket

FILE = pakket.FILES[0]
NAME = ("manifest.json", pakket.manifest(files=[FILE]).written())
HONEST = [NAME, (FILE.name, FILE.data)]


def entry(name, mode=0, flags=0):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.flag_bits = flags
    return info


def twice(*entries):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns about a name twice
        return pakket.written(entries)


def listing(name, data):
    """Return a ZIP with a manifest that lists this file, whatever its name."""
    said = pakket.manifest(files=[File(name, data)]).written()
    return pakket.written([("manifest.json", said), (name, data)])


BOMB = File("nullen.txt", bytes(2 * 1024 * 1024))
NUL = listing("x.txt", b"x").replace(b"x.txt", b"x\0txt")
LOCKED = pakket.written([NAME, (FILE.name, FILE.data)]).replace(
    b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
)
MANY = [(f"{number}.txt", b"") for number in range(200)]


@pytest.mark.parametrize(
    ("zipped", "why"),
    [
        (pakket.written(HONEST), None),
        (pakket.written(HONEST, zipfile.ZIP_DEFLATED), None),
        (pakket.written([NAME]), "files other than the manifest lists"),
        (
            pakket.written([*HONEST, ("extra.txt", b"")]),
            "files other than the manifest lists",
        ),
        (
            pakket.written([NAME, (FILE.name, b"Een ander.\n")]),
            "files other than the manifest lists",
        ),
        (
            pakket.written([NAME, ("ander.txt", FILE.data)]),
            "files other than the manifest lists",
        ),
        (twice(*HONEST, HONEST[1]), "a name twice"),
        (twice(NAME, *HONEST), "a name twice"),
        (pakket.written(HONEST[1:]), "no manifest"),
        (listing("../x.txt", b"x"), "a name that is a place"),
        (listing("/x.txt", b"x"), "a name that is a place"),
        (listing("map/x.txt", b"x"), "a name that is a place"),
        (listing("..\\x.txt", b"x"), "a name that is a place"),
        (listing("C:x.txt", b"x"), "a name that is a place"),
        (listing("map/", b""), "a name that is a place"),
        (NUL, "a name with a NUL"),
        (
            pakket.written([NAME, (entry(FILE.name, stat.S_IFLNK | 0o777), b"/etc")]),
            "an entry that is no file",
        ),
        (LOCKED, "an entry with a password"),
        (
            pakket.written([NAME, (BOMB.name, BOMB.data)], zipfile.ZIP_DEFLATED),
            "packed too tight",
        ),
        (
            pakket.written(HONEST, zipfile.ZIP_BZIP2),
            "an unknown compression",
        ),
        (pakket.written([*HONEST, *MANY]), "too many entries"),
        (b"#!/bin/sh\n" + pakket.written(HONEST), "bytes before or after the ZIP"),
        (pakket.written(HONEST) + b"\0", "bytes before or after the ZIP"),
        (b"geen zip", "bytes before or after the ZIP"),
        (b"", "bytes before or after the ZIP"),
        (listing("a.zip", b"x"), "an archive in the archive"),
        (listing("a.txt", pakket.written(HONEST)), "an archive in the archive"),
        (listing("a.docx", pakket.written(HONEST)), None),
    ],
)
def test_a_zip(refused, zipped, why):
    data = pakket.carrying(zipped)
    if why is None:
        assert open_package(data, pakket.opener(), pakket.NOW)
    else:
        assert refused(data) == why


def test_two_names_that_are_one_on_some_systems(refused):
    files = [File("a.txt", b"1"), File("A.txt", b"2")]
    zipped = packed(pakket.manifest(files=files), files)
    assert refused(pakket.carrying(zipped)) == "two names that are one"


def test_more_than_a_hundred_megabytes_is_not_unpacked(refused):
    held = pakket.written(HONEST)
    sizes = len(FILE.data).to_bytes(4, "little")
    lie = (101 * 1024 * 1024).to_bytes(4, "little")
    central = held.rindex(b"PK\x01\x02")
    assert held.count(sizes * 2, central) == 1
    said = held[:central] + held[central:].replace(sizes * 2, sizes + lie)
    assert refused(pakket.carrying(said)) == "too large"


def test_a_list_that_would_take_minutes_to_read(refused):
    held = pakket.written(HONEST)
    long = (2 * 1024 * 1024).to_bytes(4, "little")
    said = held[:-10] + long + held[-6:]
    assert refused(pakket.carrying(said)) == "a list too long to be read"


def test_a_size_that_is_not_true(refused):
    held = pakket.written(HONEST)
    sizes = len(FILE.data).to_bytes(4, "little")
    central = held.rindex(b"PK\x01\x02")
    less = (len(FILE.data) - 1).to_bytes(4, "little")
    said = held[:central] + held[central:].replace(sizes * 2, sizes + less)
    assert refused(pakket.carrying(said)) in {"BadZipFile", "a size that is not true"}


@pytest.mark.parametrize(
    "name",
    ["a.txt", "Zoë's OPP (2).pdf", "李.pdf", "zonder", "a.b.c"],
)
def test_plain_names(name):
    assert is_plain(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", ".ssh", "a/b", "a\\b", "a:b", "a\0b", "a\nb", "a\u202eb"),
        *("-rf", " a", "a ", "a.", "CON", "nul.txt", "com1.pdf", "a" * 201, "e\u0301"),
        *("a?", "a*", "a|b", '"a"', "\ud800"),
    ],
)
def test_names_that_are_more_than_a_name(name):
    assert not is_plain(name)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Er is geen bestand."),
        ([File("../a", b"")], "De naam van een bestand kan niet."),
        ([File("a", b""), File("A", b"")], "Twee bestanden hebben dezelfde naam"),
        ([File("Manifest.json", b"")], "Twee bestanden hebben dezelfde naam"),
        ([File(f"{n}.txt", b"") for n in range(200)], "hooguit 199 bestanden"),
        ([File("a.pdf", bytes(100 * 1024 * 1024))], "samen te groot"),
        ([File("a.zip", b"")], "Een zip of ander archief"),
        ([File("a.pdf", b"PK\x03\x04")], "Een zip of ander archief"),
    ],
)
def test_what_cannot_be_packed(files, sentence):
    with pytest.raises(CannotSeal, match=sentence):
        pakket.sealed(files=files)
