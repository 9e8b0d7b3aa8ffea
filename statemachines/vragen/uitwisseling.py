"""Wat er gevraagd wordt bij het delen van gegevens met een partner."""

from statemachines.vragen.vraag import Vraag

UITWISSELING = {
    "afzender": Vraag(
        "Namens wie deelt u?",
        "namens wie u deelt",
        hulp="U deelt alleen namens uw eigen organisatie.",
        keuzes=("school", "swv"),
    ),
    "ontvanger": Vraag(
        "Met wie deelt u?",
        "met wie u deelt",
        hulp="Een ontvanger per pakket.",
    ),
    "doel": Vraag(
        "Waarvoor is het nodig?",
        "het doel",
        hulp="Een doel per pakket. Het past bij de zaak.",
    ),
    "overleg": Vraag("In welk overleg is het nodig?", "het overleg"),
    "klassen": Vraag(
        "Wat deelt u?",
        "wat u deelt",
        hulp="Kies alleen wat de ander echt nodig heeft.",
    ),
    "omschrijving": Vraag(
        "Welke stukken deelt u?",
        "de stukken",
        hulp="Noem de stukken. De ouders lezen dit als u hun toestemming vraagt. "
        "Een document dat u bij deze zaak toevoegt, gaat mee.",
    ),
    "grondslag": Vraag(
        "Waarom mag dit?",
        "de grondslag",
        hulp="Vraagt u toestemming en is het antwoord nee? Dan blijft het nee.",
    ),
    "leeftijd": Vraag(
        "Hoe oud is de leerling?",
        "de leeftijd van de leerling",
        hulp="Vanaf 12 jaar zegt de leerling ook ja. Vanaf 16 jaar alleen de leerling.",
    ),
    "verloopt_op": Vraag(
        "Wat is de laatste dag?",
        "de laatste dag",
        hulp="Na die dag gebruikt de ontvanger de gegevens niet meer.",
    ),
    "zonder_naam": Vraag(
        "Is het pakket zonder naam?",
        "of het pakket zonder naam is",
        hulp="Niemand kan zien om welk kind het gaat. Dit moet bij de kerngroep.",
    ),
    "toestemming_van": Vraag(
        "Welke ouders of voogden zeiden ja?",
        "wie ja zei",
        hulp="Alleen wie op papier ja zei.",
        mensen=True,
    ),
    "leerling_ja_op": Vraag(
        "Wanneer zei de leerling ja?", "de dag waarop de leerling ja zei"
    ),
    "geweigerd_op": Vraag("Wanneer was het antwoord nee?", "de dag van het nee"),
    "ingetrokken_op": Vraag(
        "Wanneer is de toestemming ingetrokken?", "de dag van het intrekken"
    ),
    "register_op": Vraag(
        "Wanneer keek u in het register?",
        "de dag van het register",
        hulp="Kijk op de dag waarop u deelt.",
    ),
    "aangesloten": Vraag(
        "Doen beide partijen nu mee aan het convenant?",
        "of beide partijen meedoen",
    ),
    "fg_bekend": Vraag(
        "Is van beide bekend wie op de privacy let?",
        "of bekend is wie op de privacy let",
        hulp="Dat is de functionaris voor de bescherming van gegevens (FG).",
    ),
    "certificaat_tot": Vraag(
        "Tot wanneer geldt de sleutel van de ontvanger?",
        "de laatste dag van de sleutel",
        hulp="Met die sleutel gaat het pakket dicht. De dag staat in het register.",
    ),
    "eerder_geweigerd": Vraag(
        "Zeiden de ouders hier al eerder nee op?",
        "of er eerder nee is gezegd",
        hulp="Voor hetzelfde doel en dezelfde ontvanger. Dan mag het niet.",
    ),
    "alleen_nodig": Vraag(
        "Is elk stuk nodig voor dit doel?",
        "of elk stuk nodig is",
        hulp="Haal weg wat de ander niet nodig heeft.",
    ),
    "ouders_ingelicht_op": Vraag(
        "Wanneer hoorden de ouders dit?",
        "de dag waarop de ouders dit hoorden",
    ),
    "meldcode_stap": Vraag(
        "Is dat niet veilig? In welke stap van de meldcode bent u?",
        "de stap van de meldcode",
        hulp="Vul een getal in van 1 tot en met 5. Schrijf hier niets anders.",
    ),
    "ontvangen_op": Vraag(
        "Wanneer haalde de ontvanger het op?", "de dag van het ophalen"
    ),
    "gebruikt_op": Vraag(
        "Wanneer gebruikte de ontvanger het?", "de dag van het gebruik"
    ),
    "terugmelding": Vraag(
        "Wat deed de ontvanger ermee?",
        "wat de ontvanger ermee deed",
        hulp="Schrijf kort op wat de ontvanger terug liet weten.",
    ),
    "reden_einde": Vraag(
        "Waarom stopt u?",
        "de reden",
        hulp="Schrijf alleen wat een ander later moet weten.",
    ),
    "wisantwoord": Vraag("Wat antwoordde de ontvanger?", "het antwoord"),
    "wisantwoord_op": Vraag("Wanneer kwam het antwoord?", "de dag van het antwoord"),
    "pakket_kenmerk": Vraag("Het kenmerk van het pakket"),
    "pakket_sha256": Vraag("De vingerafdruk van het pakket"),
}
