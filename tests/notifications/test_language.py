"""The measure finds what is hard to read, and leaves plain Dutch alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.language import measure

MODEL_LETTERS = {
    "4.1 besluit": """
Wij hebben besloten: Noor mag naar het speciaal basisonderwijs. Deze verklaring
geldt van 24 november 2026 tot en met 31 juli 2028. Het nummer is 2804-7. De school
van Noor vroeg ons hierom op 1 oktober 2026. Twee deskundigen gaven ons advies:
mevrouw Bos, orthopedagoog en de heer Smit, psycholoog. U vindt hun advies bij deze
brief. Waarom vinden wij dit? Noor heeft een kleine groep nodig. De school probeerde
dat al. U schreef ons dat de reis te lang is. Daarover zeggen wij: er is een taxi.
Met deze verklaring kan Noor worden aangemeld bij een school. Het is nog geen plek.
De school waar Noor nu zit, blijft verantwoordelijk tot er een plek is.
""",
    "4.1 afwijzing": """
Wij hebben besloten: wij geven nu geen verklaring af. De huidige school kan Noor
volgens ons helpen, als er elke dag iemand extra in de klas is.
""",
    "4.2 verlenging": """
Wij hebben meer tijd nodig. Wij zouden uiterlijk dinsdag 5 januari 2027 beslissen. U
krijgt ons besluit uiterlijk op dinsdag 19 januari 2027. De reden is: een deskundige
is ziek.
""",
    "4.2 verzuim": """
Uw aanvraag is nog niet compleet. Wij missen: het OPP (het plan voor uw kind) en een
verslag. Stuurt u dit uiterlijk dinsdag 8 december 2026? Tot die dag staat de tijd
voor ons besluit stil. Krijgen wij het niet op tijd, dan kunnen wij besluiten de
aanvraag niet te behandelen.
""",
    "4.3 zienswijze": """
De school van uw kind vroeg ons om een verklaring voor speciaal basisonderwijs. U
heeft daar geen toestemming voor gegeven. Daarom willen wij eerst weten wat u ervan
vindt. Dat heet een zienswijze. U mag kiezen: u schrijft ons, of u vertelt het ons
in een gesprek. Laat het ons weten voor dinsdag 8 december 2026. Bij deze brief zit
wat de school ons over uw kind stuurde. Klopt er iets niet? Vertel het ons. Hoort u
graag eerst advies van iemand die er alleen voor u en uw kind is? Bel het ouder- en
jeugdsteunpunt: 010 000 00 01. Reageert u niet? Dan beslissen wij met de informatie
die wij hebben. Daarna kunt u nog bezwaar maken.
""",
    "4.4 opp": """
Dit gaan wij doen: rekenen in een kleine groep, drie keer per week, door juf Els,
tot 1 mei. Noor vertelde ons op 2 december 2026: "Ik wil graag een rustige plek."
Dit hebben wij daarmee gedaan: Noor zit nu vooraan. Bent u het eens met deze hulp?
Dan tekent u hier. Zonder uw akkoord stellen wij dit deel niet vast. Bent u het niet
eens? Schrijf op waarom. Wij maken dan een nieuwe afspraak. U kunt ook hulp vragen
aan het steunpunt of de zaak voorleggen aan de Geschillencommissie passend
onderwijs. Die geeft binnen 10 weken een oordeel.
""",
    "4.5 leerrecht": """
Deze leerling is sinds 2 november 2026 zonder geldige reden niet op school. Dat zijn
4 schoolweken. De melding bij DUO heeft nummer 123456. De school deed dit: zij belde
elke dag. De school vraagt u: ga langs bij het gezin. Wij hebben aan Leerrecht
gemeld dat Noor al vier schoolweken niet op school is. Dat moet volgens de
Leerplichtwet. U ziet hieronder precies wat wij hebben gestuurd.
""",
    "4.6 bezwaar": """
Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken. Dat kan een ouder,
de school of iemand anders die rechtstreeks met het besluit te maken heeft. Stuur uw
bezwaar uiterlijk dinsdag 5 januari 2027 naar SWV Voorbeeldstad, Lindelaan 1 of
post@swv-voorbeeldstad.example. Zet erin: uw naam en adres, de datum, tegen welk
besluit u bezwaar maakt, waarom, en uw handtekening. Een commissie die niet bij ons
werkt, luistert naar u en geeft ons advies. Bezwaar maken is gratis. Het besluit
blijft gelden terwijl u bezwaar maakt. Kunt u niet wachten? Dan kunt u de rechtbank
om een voorlopige voorziening vragen. Daarvoor betaalt u griffierecht.
""",
}


def as_written(text):
    """A template may break its lines anywhere; a letter does not."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", MODEL_LETTERS)
def test_the_model_sentences_of_the_domain_can_be_read(name):
    assert measure(as_written(MODEL_LETTERS[name])) == ()


@pytest.mark.parametrize(
    ("text", "where", "advice"),
    [
        ("Wij doen dit conform de wet.", "conform", "volgens"),
        ("Dit is INZAKE uw kind.", "inzake", "over"),
        ("Wij besluiten derhalve zo.", "derhalve", "daarom"),
        ("U kunt dat middels een brief doen.", "middels", "met"),
        ("U dient te bellen.", "dient te", "moet"),
        ("Uw bezwaar is niet-ontvankelijk.", "ontvankelijk", "leg dit woord uit"),
        ("Dit is een beschikking.", "beschikking", "leg dit woord uit"),
        ("Geef uw zienswijze.", "zienswijze", "leg dit woord uit"),
        ("De school vraagt een TLV aan.", "TLV", "leg dit woord uit"),
        ("Lees de leerlingenadministratie.", "leerlingenadministratie", "23 letters"),
        ("De " + "zo " * 25 + "school.", "zo", "27 woorden"),
    ],
)
def test_what_is_hard_to_read_is_found(text, where, advice):
    (finding,) = measure(text)
    assert where in finding.where
    assert advice in finding.advice
    assert advice in str(finding)


@pytest.mark.parametrize(
    "text",
    [
        "Dat heet een zienswijze. Uw zienswijze telt mee.",
        "Uw zienswijze (wat u ervan vindt) telt mee.",
        "Het ontwikkelingsperspectief (OPP) is een plan.",
        "Een beschikking is ons besluit in een brief.",
        "De Onderwijsgeschillencommissie heet Geschillencommissie passend onderwijs.",
        "Log in op https://portaal.swv-voorbeeldstad.example/berichtenoverzicht nu.",
        "Het overleg is op dinsdag 7 april 2026 om 14.30 uur.",
        "## Wat kunt u doen?\n- bellen\n- schrijven",
        "",
    ],
)
def test_plain_or_explained_dutch_is_left_alone(text):
    assert measure(text) == ()


def test_a_professional_knows_the_terms_of_law_but_reads_plain_dutch_too():
    assert measure("De ouder gaf een zienswijze.", professional=True) == ()
    assert measure("Handel conform de TLV.", professional=True) != ()


def test_many_long_sentences_are_found_together():
    text = (
        "Wij schrijven u omdat de school ons heeft gevraagd om samen te kijken nu. " * 4
    )
    assert measure(text) == ()
    longer = text.replace("samen", "samen met u en met haar")
    (finding,) = measure(longer)
    assert "gemiddeld 19.0 woorden" in finding.advice


def test_short_lines_that_are_no_sentences_do_not_lower_the_average():
    text = "Wij schrijven u over de school die ons heeft gevraagd om mee te kijken " * 1
    longer = (text + "met u en met haar. ") * 4
    assert measure("- ja\n" * 50 + longer) != ()


def test_too_much_passive_is_found():
    text = "Er wordt gebeld. Er werd geschreven. U komt langs. Wij luisteren."
    (finding,) = measure(text)
    assert "schrijf wie het doet" in finding.advice


@given(st.text())
def test_any_text_can_be_measured(text):
    assert isinstance(measure(text), tuple)
