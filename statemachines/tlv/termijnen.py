"""De termijnen van een TLV-zaak."""

from statemachines.grammar import Role, Term, Warn

INDIENEN_BINNEN = Term("L18", then="indienen_bewaken")
VERZUIMBRIEF_BEZORGEN = Term("L14", then="verzuimbrief_bewaken")
VOORNEMEN_BEZORGEN = Term("L14", then="voornemen_bezorgen_bewaken")
AANVULLEN = Term(
    "C2",
    then="aanvulling_uitgebleven",
    policy="aanvulling_weken",
    party=Role.VOORZITTER,
    warns=(Warn(7, Role.VOORZITTER), Warn(12, Role.VOORZITTER)),
)
BUITEN_BEHANDELING_BINNEN = Term(
    "C3",
    then="buiten_behandeling_vervalt",
    warns=(Warn(14, Role.SWV_ADMIN), Warn(21, Role.BESTUURDER)),
)
BESLISTERMIJN = Term(
    "C4",
    then="beslistermijn_overschreden",
    warns=(
        Warn(21, Role.SWV_ADMIN),
        Warn(35, Role.GEDRAGSWETENSCHAPPER),
        Warn(42, Role.GEDRAGSWETENSCHAPPER),
        Warn(49, Role.BESTUURDER),
        Warn(53, Role.BESTUURDER),
    ),
)
BESLUIT_BLIJFT_UIT = Term("L41", then="besluit_blijft_uit")
OPSCHORTING = Term("L48", then="opschorting_loopt_af", from_="opgeschort_tot")
AANWIJZEN_BINNEN = Term("L19", then="aanwijzen_bewaken")
ADVISEREN_BINNEN = Term(
    "C5",
    then="adviseren_bewaken",
    policy="deskundigenadvies_weken",
    warns=(Warn(14, Role.GEDRAGSWETENSCHAPPER),),
)
AFSCHRIFT_BINNEN = Term(
    "C15", then="afschrift_bewaken", policy="afschrift_advies_werkdagen"
)
REACTIE_AANVRAGER = Term(
    "C7",
    then="aanvrager_reageert_niet",
    policy="zienswijze_aanvrager_dagen",
    party=Role.VOORZITTER,
)
BESLUITEN_BINNEN = Term("L20", then="besluiten_bewaken")
BEKENDMAKEN_BINNEN = Term("L21", then="bekendmaken_bewaken")
PLAATSEN_BINNEN = Term("L23", then="plaatsing_bewaken")
BEZWAAR_VOLGEN = Term("L46", then="bezwaar_volgen")
GELDIGHEID = Term("C12", then="verlopen", from_="einddatum")
OPGEVOLGD = Term("C12", then="opvolgen", from_="einddatum")
LOOPT_AF = Term("L42", then="aflopen", from_="einddatum")
LAATSTE_JAAR = (
    Term("L43", then="advies_over_vervolg", from_="einddatum"),
    Term("L44", then="aanvraag_vervolg", from_="einddatum"),
    Term("L45", then="besluit_over_vervolg", from_="einddatum"),
)
VOORNEMEN_BINNEN = Term("L47", then="voornemen_bewaken")
