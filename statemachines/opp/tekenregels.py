"""Wie er tekent, per situatie: de tabel voor de mensen die het gezag vastleggen.

De zaak zelf kijkt alleen naar ``Party.gezag``. Deze tabel zegt wanneer die vlag aan
mag, en wat de anderen dan zijn.
"""

from dataclasses import dataclass

from statemachines.roles import Role


@dataclass(frozen=True)
class Tekenregel:
    """Een situatie: wie tekent, wie meeleest, en welke wet dat zegt."""

    situatie: str
    tekent: tuple[Role, ...]
    leest_mee: tuple[Role, ...]
    wet: str


TEKENREGELS = (
    Tekenregel(
        "twee ouders met gezag",
        (Role.OUDER, Role.OUDER),
        (),
        "BW 1:247; BW 1:253a",
    ),
    Tekenregel(
        "een ouder met gezag",
        (Role.OUDER,),
        (Role.OUDER_ZONDER_GEZAG,),
        "BW 1:377c",
    ),
    Tekenregel(
        "ouder zonder gezag in huis",
        (Role.OUDER,),
        (Role.OUDER_ZONDER_GEZAG,),
        "BW 1:377c",
    ),
    Tekenregel(
        "pleegouder of andere verzorger",
        (Role.OUDER, Role.OUDER),
        (Role.VERZORGER,),
        "WPO 1; BW 1:336a",
    ),
    Tekenregel("voogd", (Role.VOOGD,), (), "BW 1:280"),
    Tekenregel(
        "ondertoezichtstelling",
        (Role.OUDER, Role.OUDER),
        (Role.GEZINSVOOGD,),
        "BW 1:255",
    ),
    Tekenregel(
        "ondertoezichtstelling met gezag bij de rechter toegewezen",
        (Role.GEZINSVOOGD,),
        (Role.OUDER, Role.OUDER),
        "BW 1:265e",
    ),
    Tekenregel(
        "leerling van 18 jaar",
        (Role.LEERLING,),
        (),
        "WEC 41a",
    ),
)
