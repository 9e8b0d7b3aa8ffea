"""A template and a letter make a document, or one clear error."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import ChoiceLoader, DictLoader, PackageLoader

from notifications.language import measure
from notifications.render import TemplateFault, content, render, templates
from tests.notifications.samples import LETTER, TERM

AANVULLING = """
{% block titel %}Uw aanvraag voor {{ leerling }}{% endblock %}
{% block tekst %}
Uw aanvraag is nog niet compleet.
Wij missen: {{ zaak.ontbreekt | opsomming }}.
Stuurt u dit uiterlijk {{ zaak.uiterlijk }}?
{% if zaak.toelichting %}
De reden is: {{ zaak.toelichting }}.
{% endif %}

## Wat missen wij?

{% for stuk in zaak.ontbreekt %}
- {{ stuk }}
{% endfor %}

Wij beslissen uiterlijk {{ termijn["L-aanvulling"].legal_end }}.
{% endblock %}
"""
BESLUIT = """
{% block titel %}Ons besluit over {{ leerling }}{% endblock %}
{% block tekst %}
Wij hebben besloten: {{ leerling }} mag naar het speciaal basisonderwijs.

{% include "deel/bezwaar.txt" %}

{% include "deel/steunpunt.txt" %}
{% endblock %}
"""
SOURCE = templates(
    ChoiceLoader(
        [
            DictLoader({"tlv/aanvulling.txt": AANVULLING, "tlv/besluit.txt": BESLUIT}),
            PackageLoader("notifications"),
        ]
    )
)
INCOMPLETE = replace(
    LETTER,
    zaak={
        "ontbreekt": ["het OPP van dit jaar", "een verslag"],
        "uiterlijk": date(2026, 12, 8),
        "toelichting": None,
    },
    termijn={"L-aanvulling": TERM},
)


def small(text, **zaak):
    page = "{% block titel %}t{% endblock %}{% block tekst %}" + text + "{% endblock %}"
    source = templates(DictLoader({"x/y.txt": page}))
    return content("x/y", replace(LETTER, zaak=zaak), source).body


def test_a_letter_says_who_when_about_what_and_whom_to_call():
    document = render("tlv/aanvulling", INCOMPLETE, SOURCE)
    assert document.title == "Uw aanvraag voor Noor"
    assert document.body == (
        "Datum: dinsdag 24 november 2026\n"
        "Kenmerk: TLV-2026-7F3K-Q\n"
        "\n"
        "Beste mevrouw De Wit,\n"
        "\n"
        "Uw aanvraag is nog niet compleet. Wij missen: het OPP van dit jaar en een "
        "verslag. Stuurt u dit uiterlijk dinsdag 8 december 2026?\n"
        "\n"
        "## Wat missen wij?\n"
        "\n"
        "- het OPP van dit jaar\n"
        "- een verslag\n"
        "\n"
        "Wij beslissen uiterlijk dinsdag 5 januari 2027.\n"
        "\n"
        "Met vriendelijke groet,\n"
        "\n"
        "SWV Voorbeeldstad\n"
        "Lindelaan 1, 1234 AB Voorbeeldstad\n"
        "Telefoon: 010 000 00 00\n"
        "E-mail: post@swv-voorbeeldstad.example"
    )


def test_the_shared_clauses_name_the_day_the_place_and_the_help():
    body = content("tlv/besluit", LETTER, SOURCE).body
    assert "uiterlijk dinsdag 5 januari 2027" in body
    assert "Lindelaan 1, 1234 AB Voorbeeldstad\nof per e-mail: post@swv" in body
    assert body.endswith(
        "Dat heet griffierecht.\n\n"
        "Hoort u graag eerst advies van iemand die er alleen voor u en uw kind is? "
        "Bel het ouder- en jeugdsteunpunt: 010 000 00 01."
    )
    assert measure(body) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ zaak.naam_vader }}", "naam_vader"),
        ("{{ termijn.D9.legal_end }}", "D9"),
        ("{{ kenmerkje }}", "kenmerkje"),
        ("{{ range(3) }}", "range"),
        ("{{ zaak.leeg }}", "None"),
        ("{{ zaak.ja }}", "True"),
        ("{{ zaak.lijst }}", "list"),
        ("{% if %}", "Expected an expression"),
        ('{% include "deel/weg.txt" %}', "deel/weg.txt"),
        ("Beste mevrouw,", "aanhef en groet komen er vanzelf bij"),
    ],
)
def test_a_fault_in_a_template_is_one_clear_line(text, what):
    with pytest.raises(TemplateFault, match=what) as fault:
        small(text, leeg=None, ja=True, lijst=["a"])
    assert str(fault.value).startswith("x/y: ")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("name", ["tlv/bestaat_niet", "../letter", "", "tlv"])
def test_a_template_that_does_not_exist_is_named(name):
    with pytest.raises(TemplateFault, match="er is geen sjabloon"):
        render(name, LETTER)


def test_a_template_without_a_title_is_a_fault():
    source = templates(DictLoader({"x/y.txt": "{% block tekst %}a{% endblock %}"}))
    with pytest.raises(TemplateFault, match="het blok 'titel' ontbreekt"):
        render("x/y", LETTER, source)


def test_a_fact_may_have_the_name_of_a_python_method():
    assert small("{{ zaak.items }}, {{ zaak.get }}", items="a", get="b") == "a, b"


def test_a_line_that_must_stay_a_line_stays():
    assert small("een\ntwee\n| drie\n| vier") == "een twee\ndrie\nvier"


typed = st.text(
    alphabet=st.one_of(st.sampled_from("#-| \n\r\t{}%<&"), st.characters(codec="utf-8"))
)


@given(typed)
def test_what_people_typed_cannot_pose_as_our_heading_list_or_template(text):
    body = small("Voor.\n\n{{ zaak.t }}\n\nNa.", t=text)
    paragraphs = body.split("\n\n")
    assert (paragraphs[0], paragraphs[-1]) == ("Voor.", "Na.")
    assert len(paragraphs) <= 3
    assert not any(p.startswith(("## ", "- ")) for p in paragraphs)
    assert len(body.splitlines()) == 2 * len(paragraphs) - 1
