"""De zin bij elke voorwaarde van een TLV-besluit, zoals die luidt als het goed is."""

from typing import Final

WOORDEN: Final = {
    "ondertekenaar_geen_deskundige": "U gaf zelf geen advies in deze zaak.",
    "twee_adviezen": "Er zijn twee adviezen, van twee verschillende deskundigen.",
    "iedereen_gehoord": "Elke ouder of voogd met gezag stemde in, of is gehoord.",
    "zienswijzen_verwerkt": "Er loopt geen zienswijze meer.",
    "nieuwe_feiten_voorgelegd": "De deskundigen kennen alle nieuwe feiten.",
    "aanvrager_gehoord": "De school is gehoord, als het besluit anders is dan zij vroeg"
    " of op andere gegevens steunt.",
    "ouders_gehoord_over_ander_besluit": "De ouders zijn gehoord over een ander"
    " besluit dan de school vroeg.",
    "zienswijze_gewogen": "Het besluit geeft antwoord op elk punt van de ouders.",
    "afwijking_gemotiveerd": "Wijkt het besluit af van het advies? Dan staat erin"
    " waarom.",
    "besluit_noemt_categorie": "Bij speciaal onderwijs staat de categorie erin.",
    "begindatum_niet_terug": "De TLV begint niet voor het besluit.",
    "einddatum_op_31_juli": "De TLV eindigt op 31 juli.",
    "einddatum_niet_te_vroeg": "De TLV duurt lang genoeg: de rest van dit schooljaar"
    " en een heel schooljaar.",
    "volgnummer_geldig": "Het volgnummer klopt.",
}
"""Per voorwaarde (haar naam in de wet) wat er dan in orde is."""
