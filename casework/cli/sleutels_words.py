"""What `casework sleutels` says: as words for people, and as JSON."""

from typing import Any

from casework.services.rotate import Renewed

_LEVELS = {
    "master": "De hoofdsleutel is vervangen",
    "master afgerond": "De oude hoofdsleutel wordt voortaan geweigerd",
    "swv": "De sleutel van het SWV is vernieuwd",
    "zaak": "De sleutels van de zaken zijn vernieuwd",
    "veld": "De sleutels van losse gegevens zijn vernieuwd",
}


def told(done: Renewed) -> dict[str, Any]:
    """Return what came of a rotation as JSON."""
    fields = done.velden
    return {
        "niveau": done.niveau,
        "swv": done.swv,
        "klaar": done.klaar,
        "versie": done.versie,
        "sleutels": done.sleutels,
        "velden": fields.velden,
        "velden_gewikkeld": fields.gewikkeld,
        "velden_opnieuw_verzegeld": fields.opnieuw,
        "velden_oude_vorm": fields.oude_vorm,
        "velden_niet_te_openen": fields.niet_te_openen,
        "oude_versies_weg": done.weg,
        "oude_versies_blijven": done.blijft,
    }


def renewed_in_words(done: Renewed) -> str:
    """Return what came of a rotation as people read it."""
    place = f"{done.swv}: " if done.swv else ""
    if not done.klaar:
        return (
            f"{place}nog niet klaar: een ander programma is nog bezig. Alles werkt. "
            "Geef de opdracht straks nog een keer; dan gaat het verder."
        )
    lines = [f"{place}{_LEVELS[done.niveau]}.{_numbers(done)}"]
    if done.niveau == "master":
        lines.append(
            "De oude werkt ook nog. Zet CASEWORK_MASTER_KEY_FILE op het nieuwe bestand "
            "en start alles opnieuw. Rond daarna af: "
            "`casework sleutels roteer master --afronden`."
        )
    if done.velden.niet_te_openen:
        lines.append(
            f"{done.velden.niet_te_openen} gegevens zijn niet te openen en hielden hun "
            "oude sleutel. Kijk met `casework verify`."
        )
    return "\n".join(lines)


def _numbers(done: Renewed) -> str:
    counted = {
        "sleutels": done.sleutels,
        "gegevens kregen een nieuw slot": done.velden.gewikkeld,
        "gegevens zijn opnieuw verzegeld": done.velden.opnieuw,
        "oude sleutels zijn weg": done.weg,
        "oude sleutels blijven, want er is nog iets mee verzegeld": done.blijft,
    }
    said = [f"{number} {what}" for what, number in counted.items() if number]
    return f" {'; '.join(said)}." if said else ""


def status_in_words(found: dict[str, Any]) -> str:
    """Return the status as people read it."""
    master = found["master"]
    lines = [f"Hoofdsleutel: {master['id']}."]
    if master["ook_geldig"]:
        lines.append(
            f"Ook {master['ook_geldig']} opent nog: de wisseling is niet afgerond."
        )
    for one in found["swv"]:
        lines += _tenant_in_words(one)
    return "\n".join(lines)


def _tenant_in_words(one: dict[str, Any]) -> list[str]:
    keys, fields = one["zaaksleutels"], one["velden"]
    since = f", de oudste van {keys['oudste'][:10]}" if keys["oudste"] else ""
    lines = [
        f"{one['swv']}: sleutel versie {one['versie']}.",
        f"- {keys['aantal']} sleutels van zaken en klassen{since}.",
        f"- {fields['aantal']} gegevens, {fields['oude_vorm']} in de oude vorm.",
        f"- {len(one['vernietigd'])} sleutels zijn vernietigd.",
    ]
    left = [f"{n} {what.replace('_', ' ')}" for what, n in one["nog_te_doen"].items()]
    if any(one["nog_te_doen"].values()):
        lines.append(f"- Nog te doen: {', '.join(left)}.")
    if one["bezig"]:
        lines.append(f"- Begonnen en niet klaar: {', '.join(one['bezig'])}.")
    return lines
