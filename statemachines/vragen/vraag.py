"""Hoe een mens een feit leest: de vraag, de naam in een zin, en de hulp erbij."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vraag:
    """De woorden bij een feit dat een stap of een opening vraagt.

    ``label`` staat boven het veld. ``kort`` is hoe het feit heet in een zin: "Vul nog
    in: de dag van het overleg." Zonder ``kort`` is dat het label zelf. ``hulp`` zegt
    wat meetelt en wat niet; zij is leeg als het label genoeg zegt. Met ``mensen`` kiest
    men uit de mensen van de zaak. ``keuzes`` zijn de enige antwoorden die hier passen,
    als het type van het feit er meer toelaat.
    """

    label: str
    kort: str = ""
    hulp: str = ""
    mensen: bool = False
    keuzes: tuple[str, ...] = ()

    @property
    def in_een_zin(self) -> str:
        """Noem het feit binnen een zin."""
        return self.kort or f"{self.label[0].lower()}{self.label[1:]}"
