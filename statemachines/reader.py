"""Write a process out as prose and as a diagram, for readers who do not read Python."""

from collections.abc import Iterable, Iterator
from typing import Any

from statemachines.describe import clock_of
from statemachines.fact_words import in_words
from statemachines.fund import ROUTES
from statemachines.grammar import Booking, Guard, Notice, Process, State, Step, Term
from statemachines.roles import FAMILY, Role
from statemachines.rules import RULES


def page(process: Process[Any]) -> str:
    """Return the page of a process: what it is, the diagram, the states, the steps."""
    return "\n".join(_page(process)) + "\n"


def diagram(process: Process[Any]) -> str:
    """Return the process as a Mermaid state diagram, without the steps that stay."""
    arrows = dict.fromkeys(
        f"    {source.name} --> {step.target.name}: {step.action}"
        for step in process.steps
        for source in step.source
        if source != step.target
    )
    ends = (f"    {s.name} --> [*]" for s in process.states if s.final)
    start = f"    [*] --> {process.initial.name}"
    return "\n".join(["stateDiagram-v2", start, *arrows, *ends])


def _page(process: Process[Any]) -> Iterator[str]:
    yield f"# {process.title}\n"
    yield f"Grondslag: {process.law}. Code: `{process.code}`.\n"
    if process.opened_by:
        yield f"Deze zaak wordt geopend door {_who(process.opened_by)}.\n"
    else:
        yield "Deze zaak wordt alleen geopend door een stap van een andere zaak.\n"
    yield from _company(process)
    yield from (_starts(term) for term in process.starts)
    yield from (_books(process, booking) for booking in process.books)
    yield from (_tells(notice) for notice in process.notifies)
    yield f"\n```mermaid\n{diagram(process)}\n```\n\n## Waar de zaak kan staan\n"
    yield from (_state(process, state) for state in process.states)
    yield "\n## Wat er kan gebeuren\n"
    for step in process.steps:
        yield from _step(process, step)


def _state(process: Process[Any], state: State) -> str:
    hidden = f" Niet te zien voor {_who(state.hidden_from)}." * bool(state.hidden_from)
    if state.final:
        return f"- **{state.name}** (einde): {state.meaning}{hidden}"
    clock = clock_of(process, state)
    runs = clock if isinstance(clock, str) else f"De klok: {', '.join(clock)}."
    waits = f"Wacht op {state.waits_for}."
    return f"- **{state.name}**: {state.meaning} {waits} {runs}{hidden}"


def _step(process: Process[Any], step: Step[Any]) -> Iterator[str]:
    sources = " of ".join(state.name for state in step.source)
    law = f" ({step.law})" if step.law else ""
    yield f"### {step.label}{law}\n"
    target = "en de zaak blijft daar" if step.source == (step.target,) else ""
    yield (
        f"`{step.action}`: vanuit {sources} "
        f"{target or f'naar {step.target.name}'}, door {_who(step.by)}.\n"
    )
    yield from _asks(process, step)
    yield from (_refusal(guard) for guard in step.requires)
    yield from (_starts(term) for term in step.starts)
    yield from (f"- Stopt de termijn {_rule(rule)}." for rule in step.stops)
    yield from (f"- Zet de termijn {_rule(rule)} stil." for rule in step.suspends)
    yield from (f"- Laat {_rule(rule)} weer lopen." for rule in step.resumes)
    yield from (f"- Verlengt {_rule(e.rule)}." for e in step.extends)
    yield from (f"- Opent: {_opens(opens)}." for opens in step.opens)
    yield from (_books(process, booking) for booking in step.books)
    yield from (_tells(notice) for notice in step.notifies)
    yield ""


def _asks(process: Process[Any], step: Step[Any]) -> Iterator[str]:
    if step.asks:
        yield f"- Vraagt: {_listed(process, step.asks)}."
    if step.may_ask:
        yield f"- Mag ook: {_listed(process, step.may_ask)}."


def _refusal(guard: Guard[Any]) -> str:
    lifted = f"; op te lossen door {guard.lifted_by}" if guard.lifted_by else ""
    return f"- Kan niet als: {guard.because} ({guard.law}{lifted})"


def _starts(term: Term) -> str:
    rule = RULES[term.rule]
    length = f", {rule.length}" if rule.length else ""
    start = f"- Start de termijn {_rule(term.rule)}{length}; daarna `{term.then}`."
    told = [f"dag {warn.day} ({warn.to.sentence})" for warn in term.warns]
    return f"{start} Waarschuwt op {', '.join(told)}." if told else start


def _tells(notice: Notice) -> str:
    to = notice.to.sentence if notice.to else "degene om wie deze zaak gaat"
    law = f" ({notice.law})" if notice.law else ""
    return f"- Bericht aan {to}: {notice.template}{law}."


def _books(process: Process[Any], booking: Booking) -> str:
    source, target = ROUTES[booking.kind]
    shares = booking.shares and in_words(process.code, booking.shares)
    amount = f": {shares or 'alles'}"
    return f"- Boekt van {source} naar {target}{amount} (`{booking.kind}`)."


def _company(process: Process[Any]) -> Iterator[str]:
    """Say who of a main case comes along, and who stays behind without a name."""
    if process.admits:
        yield f"- Uit de zaak ervoor gaan alleen mee: {_who(process.admits)}."
        if not {*FAMILY, Role.LEERLING} <= {*process.admits}:
            yield "- Geen tekst noemt de leerling of de familie bij naam."
    if process.seats:
        yield f"- De mensen van de zaak `{process.seats}` doen in elke zaak mee."


def _opens(opens: Any) -> str:  # noqa: ANN401  an Opens of any process
    each = f" voor {opens.per.sentence}" if opens.per else ""
    return f"{opens.process.title}{each}"


def _rule(rule: str) -> str:
    return f"{rule} ({RULES[rule].name})"


def _who(roles: Iterable[Any]) -> str:
    return " of ".join(role.sentence for role in roles)


def _listed(process: Process[Any], names: Iterable[str]) -> str:
    return ", ".join(f"{in_words(process.code, name)} (`{name}`)" for name in names)
