"""The words a letter at B1 level avoids, explains, or may use although they are long.

``OFFICIALESE`` says what to write instead. A letter may use one of ``TERMS_OF_LAW``
when it explains it. A word joins ``LONG_BUT_KNOWN`` when parents meet it at school.
"""

OFFICIALESE = {
    "aangaande": "over",
    "aanvang": "begin",
    "alsmede": "en",
    "alvorens": "voordat",
    "conform": "volgens",
    "derhalve": "daarom",
    "desalniettemin": "toch",
    "desgewenst": "als u dat wilt",
    "dien te": "moet",
    "dient te": "moet",
    "dientengevolge": "daardoor",
    "doch": "maar",
    "gaarne": "graag",
    "geschieden": "gebeuren",
    "hetgeen": "wat",
    "hieromtrent": "hierover",
    "in het kader van": "voor",
    "indien": "als",
    "inzake": "over",
    "jegens": "tegen",
    "met betrekking tot": "over",
    "met inachtneming van": "volgens",
    "middels": "met",
    "mits": "als",
    "noodzakelijk": "nodig",
    "omtrent": "over",
    "onderhavig": "dit",
    "reeds": "al",
    "te allen tijde": "altijd",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "teneinde": "om",
    "tevens": "ook",
    "trachten": "proberen",
    "verstrekken": "geven",
    "voornoemd": "dit",
    "zulks": "dat",
}
TERMS_OF_LAW = frozenset(
    {
        "bekendmaking",
        "belanghebbende",
        "beschikking",
        "bestuursorgaan",
        "dwangsom",
        "handelingsdeel",
        "HGW",
        "ingebrekestelling",
        "mandaat",
        "onherroepelijk",
        "ontvankelijk",
        "ontwikkelingsperspectief",
        "OPP",
        "opschorting",
        "OT",
        "rechtsmiddel",
        "TLV",
        "toelaatbaarheidsverklaring",
        "verdaging",
        "zienswijze",
        "zorgplicht",
    }
)
LONG_BUT_KNOWN = frozenset(
    {
        "gedragswetenschapper",
        "jeugdprofessional",
        "leerplichtambtenaar",
        "ondersteuningsplan",
        "ondersteuningsteam",
        "onderwijsconsulent",
        "ontwikkelingsperspectief",
        "samenwerkingsverband",
        "toelaatbaarheidsverklaring",
    }
)
