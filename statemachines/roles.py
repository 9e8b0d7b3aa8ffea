"""Who may act. Each role has the sentence a reader sees (domain.md 3.1)."""

from enum import StrEnum


class Role(StrEnum):
    """Wie er handelt."""

    VOORZITTER = "voorzitter"
    IB = "ib"
    LERAAR = "leraar"
    JOS = "jos"
    SWV_ER = "swv_er"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    DESKUNDIGE = "deskundige"
    BESTUURDER = "directeur_bestuurder"
    SWV_ADMIN = "swv_admin"
    LEERRECHT = "leerrecht"
    OUDER = "ouder"
    OUDER_ZONDER_GEZAG = "ouder_zonder_gezag"
    VERZORGER = "verzorger"
    VOOGD = "voogd"
    GEZINSVOOGD = "gezinsvoogd"
    LEERLING = "leerling"
    JEUGDHULP = "jeugdhulp"
    WIJKTEAM = "wijkteam"
    JEUGDARTS = "jeugdarts"
    SCHOOLBESTUUR = "schoolbestuur"
    ONTVANGENDE_SCHOOL = "ontvangende_school"
    KERNGROEP = "kerngroep"
    LBT = "lbt"
    STEUNPUNT = "steunpunt"
    FG = "fg"
    INSPECTIE = "inspectie"
    BEHEERDER = "beheerder"
    SYSTEEM = "systeem"

    @property
    def sentence(self) -> str:
        """Say who that is, in plain words."""
        return _SENTENCES[self]


_SENTENCES = {
    Role.VOORZITTER: "de voorzitter van het ondersteuningsteam",
    Role.IB: "de intern begeleider",
    Role.LERAAR: "de leraar",
    Role.JOS: "de jeugdprofessional op school",
    Role.SWV_ER: "de SWV-er",
    Role.GEDRAGSWETENSCHAPPER: "de gedragswetenschapper",
    Role.DESKUNDIGE: "de tweede deskundige",
    Role.BESTUURDER: "de directeur-bestuurder van het SWV",
    Role.SWV_ADMIN: "het secretariaat van het SWV",
    Role.LEERRECHT: "de leerplichtambtenaar",
    Role.OUDER: "de ouder",
    Role.OUDER_ZONDER_GEZAG: "de ouder zonder gezag",
    Role.VERZORGER: "de verzorger of pleegouder",
    Role.VOOGD: "de voogd",
    Role.GEZINSVOOGD: "de gezinsvoogd",
    Role.LEERLING: "de leerling",
    Role.JEUGDHULP: "de jeugdhulp",
    Role.WIJKTEAM: "het wijkteam",
    Role.JEUGDARTS: "de jeugdarts",
    Role.SCHOOLBESTUUR: "het schoolbestuur",
    Role.ONTVANGENDE_SCHOOL: "de nieuwe school",
    Role.KERNGROEP: "de kerngroep",
    Role.LBT: "de bezwaarcommissie",
    Role.STEUNPUNT: "het ouder- en jeugdsteunpunt",
    Role.FG: "de privacy officer",
    Role.INSPECTIE: "de inspectie",
    Role.BEHEERDER: "de beheerder",
    Role.SYSTEEM: "het systeem",
}

FAMILY = frozenset(
    {
        Role.OUDER,
        Role.VOOGD,
        Role.OUDER_ZONDER_GEZAG,
        Role.VERZORGER,
        Role.GEZINSVOOGD,
    }
)
"""Who acts for themselves, and never for another in the family."""
