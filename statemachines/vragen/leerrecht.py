"""Wat er gevraagd wordt rond het alert aan Leerrecht en de melding bij DUO."""

from statemachines.vragen.vraag import Vraag

LEERRECHT_ALERT = {
    "duo_gemeld_op": Vraag(
        "Wanneer meldde u dit bij DUO?",
        "de dag van de melding bij DUO",
    ),
    "verzonden_op": Vraag(
        "Wanneer ging het alert op de post?",
        "de dag waarop het alert op de post ging",
        hulp="Noem de dag van het versturen.",
    ),
    "gebeld_op": Vraag(
        "Wanneer belde u met Leerrecht?",
        "de dag waarop u belde",
        hulp="Vertel alleen wat in het alert staat.",
    ),
    "bevestigd_op": Vraag(
        "Wanneer bevestigde Leerrecht het alert?",
        "de dag waarop Leerrecht het alert bevestigde",
    ),
    "terugmelding": Vraag(
        "Wat doet of deed u?",
        "wat Leerrecht doet",
        hulp="De school leest dit. Wilt u meer vertellen? Bel dan de school.",
    ),
    "gesprek_met": Vraag("Met wie wilt u praten?", "met wie u wilt praten"),
    "gesprek_voor": Vraag(
        "Voor welke dag wilt u het gesprek?",
        "de dag waarvoor u het gesprek wilt",
        hulp="De school belt u om een dag te kiezen.",
    ),
}

DUO_MELDING = {
    "gemeld_op": Vraag(
        "Wanneer meldde u dit bij DUO?",
        "de dag van de melding bij DUO",
        hulp="Op of na de dag van het signaal.",
    ),
    "einddatum": Vraag(
        "Wat was de laatste dag van het verzuim?",
        "de laatste dag van het verzuim",
        hulp="De laatste dag voordat de leerling terug was, of stopte op deze school.",
    ),
    "gecorrigeerd_op": Vraag(
        "Wanneer verbeterde u de melding bij DUO?",
        "de dag waarop u de melding verbeterde",
    ),
}
