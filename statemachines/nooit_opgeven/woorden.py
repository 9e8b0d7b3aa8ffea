"""Woorden over gezondheid: een tekst voor de kerngroep noemt ze niet.

De kerngroep krijgt geen gegevens over gezondheid (WPO 18a lid 13; AVG 9). De lijst is
een vangnet: wie schrijft, blijft verantwoordelijk.
"""

BEGINNEN = (
    "adhd",
    "angststoornis",
    "anorex",
    "antidepress",
    "asperger",
    "astma",
    "autis",
    "automutil",
    "boulimi",
    "concerta",
    "cystic",
    "depress",
    "diabet",
    "diagnos",
    "dyscalcul",
    "dyslect",
    "dyslex",
    "dyspra",
    "eetstoornis",
    "epilep",
    "fluoxetine",
    "gedragsstoornis",
    "geboren",
    "hechtingsproble",
    "hechtingsstoornis",
    "kanker",
    "medicatie",
    "medicijn",
    "medikinet",
    "methylfenidaat",
    "migraine",
    "mishandel",
    "misbruik",
    "persoonlijkheidsstoornis",
    "psychiat",
    "psychose",
    "psychotisch",
    "ritalin",
    "risperidon",
    "schizo",
    "sertraline",
    "stoornis",
    "suicid",
    "syndroom",
    "tourette",
    "trauma",
    "verslaaf",
    "verslav",
    "zelfbeschadig",
    "zelfmoord",
    "zwanger",
)
"""Een woord dat zo begint, gaat over gezondheid, of over afkomst en geboorte."""

PRECIES = frozenset(
    {"add", "ass", "dcd", "dsm", "ggz", "icd", "lvb", "ocd", "odd", "pdd", "ptss"}
)
"""Afkortingen: alleen het hele woord."""
