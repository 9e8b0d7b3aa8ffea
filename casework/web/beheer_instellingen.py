"""The settings of a samenwerkingsverband: policy, the sender of letters, steunpunt."""

from collections.abc import Mapping, Sequence
from datetime import date

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from casework.services.accounts.known import account_name
from casework.services.tenant_settings import (
    BadSetting,
    Setting,
    change_setting,
    current,
    settings_log,
)
from casework.tenants.beleid_words import WORDS, bounds, is_number, options
from casework.web.beheer_only import Beheer
from casework.web.fields import Choice, Field, filled
from casework.web.page import page
from casework.web.posted import Form, Posted
from casework.web.setting_faults import with_faults
from casework.web.visit import Visit
from casework.web.whole import whole
from statemachines.dutch import in_words
from statemachines.engine import Refused
from statemachines.grammar import Reason

router = APIRouter(include_in_schema=False)
_REFUSED = 422
_ADDRESS = {
    "naam": "Naam",
    "adres": "Straat en huisnummer",
    "postcode": "Postcode",
    "plaats": "Plaats",
    "telefoon": "Telefoon",
    "email": "E-mailadres",
    "website": "Website",
}
TITLES = {
    "beleid": "Beleid",
    "afzender": "Afzender van brieven",
    "steunpunt_contact": "Ouder- en jeugdsteunpunt",
    "vakanties": "Vakanties",
    "wijken": "Wijken en scholen",
}
_SENTENCES = {
    "beleid": "U mag een wettelijke termijn korter maken, nooit langer. Een wijziging"
    " geldt voor termijnen die daarna beginnen.",
    "afzender": "Dit staat boven en onder elke brief. Zonder adres en telefoon gaat er"
    " geen brief weg.",
    "steunpunt_contact": "Dit staat in brieven aan ouders, zodat zij om hulp kunnen"
    " vragen.",
}
_LOOSE = {
    "LBT": "de landelijke bezwaaradviescommissie (LBT)",
    "eigen": "een eigen commissie",
    "both_gezag": "ieder met gezag",
    "lesweken": "alleen lesweken",
    "kalenderweken": "alle weken",
}


@router.get("/beheer/instellingen")
def show(visit: Beheer) -> Response:
    """Show what can be set, and who changed what."""
    log = settings_log(visit.work)
    return page(
        visit,
        "beheer_instellingen.html",
        profiel=current(visit.work).tenant,
        titels=TITLES,
        logboek=log,
        naam_van=_name_of,
        in_een_zin=_in_a_sentence,
        namen={line.by: account_name(visit.work, line.by) for line in log},
    )


@router.get("/beheer/instellingen/{part}")
def ask(visit: Beheer, part: str) -> Response:
    """Show one part as a form."""
    now = current(visit.work)
    return _page(
        visit, part, _fields(part, getattr(now.tenant, part, None)), now.version
    )


@router.post("/beheer/instellingen/{part}")
def answer(visit: Beheer, part: str, form: Posted) -> Response:
    """Change one part, or say what is wrong with it."""
    now = current(visit.work)
    fields = filled(_fields(part, getattr(now.tenant, part, None)), form)
    try:
        with visit.work.savepoint():
            change_setting(
                visit.work, part, _value(part, form), seen=_seen(form), by=visit.by
            )
    except BadSetting as bad:
        marked, rest = with_faults(fields, bad)
        return _page(visit, part, marked, _seen(form), rest, _REFUSED)
    except Refused as refusal:
        return _page(visit, part, fields, now.version, refusal.reasons, 409)
    return RedirectResponse("/beheer/instellingen", 303)


def _seen(form: Form) -> int:
    seen = whole(form.text("gezien"))
    return -1 if seen is None else seen


def _fields(part: str, section: object) -> tuple[Field, ...]:
    if part not in _SENTENCES:
        raise HTTPException(404)
    values: Mapping[str, object] = dict(section)  # type: ignore[call-overload]
    make = _choice if part == "beleid" else _line
    return tuple(make(name, value) for name, value in values.items())


def _line(name: str, value: object) -> Field:
    kind = {"telefoon": "telefoon", "email": "email"}.get(name, "tekst")
    typed = (str(value),) if value else ()
    return Field(name, _ADDRESS[name], kind, waarden=typed, verplicht=False)


def _choice(name: str, value: object) -> Field:
    word = WORDS[name]
    few = tuple(Choice(each, _LOOSE[each]) for each in options(name))
    hints = [f"In {word.eenheid}." if word.eenheid else "", bounds(name)]
    hints += [f"Zie {word.wet}." if word.wet else ""]
    kind = "keuze" if few else "getal" if is_number(name) else "tekst"
    return Field(
        name,
        word.label,
        kind,
        " ".join(hint for hint in hints if hint),
        keuzes=few,
        waarden=(str(value).removesuffix(".0").replace(".", ","),),
    )


def _value(part: str, form: Form) -> dict[str, object]:
    """Return what was typed as plain values; the profile says what is wrong."""
    if part != "beleid":
        return {name: form.text(name) or None for name in _names(part)}
    return {
        name: _number(form.text(name)) if is_number(name) else form.text(name)
        for name in WORDS
    }


def _names(part: str) -> Sequence[str]:
    if part == "afzender":
        return [name for name in _ADDRESS if name != "website"]
    return ["naam", "telefoon", "website"]


def _number(text: str) -> object:
    plain = text.replace(",", ".")
    if (number := whole(plain)) is not None:
        return number
    try:
        return float(plain)
    except ValueError:
        return text


def _page(
    visit: Visit,
    part: str,
    fields: Sequence[Field],
    version: int,
    reasons: Sequence[Reason] = (),
    status: int = 200,
) -> Response:
    return page(
        visit,
        "beheer_formulier.html",
        status,
        titel=TITLES[part],
        zin=_SENTENCES[part],
        velden=fields,
        redenen=reasons,
        verborgen={"gezien": version},
        knop_tekst="Bewaar",
        terug=("/beheer/instellingen", "Terug naar de instellingen"),
    )


def _name_of(setting: Setting, name: str) -> str:
    if setting.part == "beleid":
        return WORDS[name].label
    return _ADDRESS.get(name, TITLES[setting.part])


def _in_a_sentence(value: Sequence[Mapping[str, str]]) -> str:
    """Say which holidays or wijken there were or are."""
    return ", ".join(each["naam"] + _days(each) for each in value) or "leeg"


def _days(each: Mapping[str, str]) -> str:
    if "van" not in each:
        return ""
    first, last = (in_words(date.fromisoformat(each[name])) for name in ("van", "tot"))
    return f" ({first} tot en met {last})"
