"""A module fits in the head; a name says what is inside."""

import ast
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
PACKAGES = ("casework", "flows", "notifications", "statemachines")
MODULES = {
    path.relative_to(ROOT): path.read_text()
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "migrations" not in path.parts
}
SIZES = {str(path): len(text.splitlines()) for path, text in MODULES.items()}
NAMELESS = {"base", "common", "core", "helper", "helpers", "manager", "misc", "utils"}


def functions():
    for path, text in MODULES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path}:{node.name}", size


def test_a_module_fits_in_the_head():
    assert not {path: size for path, size in SIZES.items() if size > 250}


def test_most_modules_are_short():
    assert median(SIZES.values()) <= 80


def test_a_function_fits_on_a_screen():
    assert not {place: size for place, size in functions() if size > 40}


def test_most_functions_are_short():
    sizes = sorted(size for _, size in functions())
    assert sizes[int(len(sizes) * 0.9)] <= 20


def test_a_module_is_named_after_what_it_does():
    assert not [path for path in MODULES if NAMELESS & {path.stem, *path.parts}]


def test_a_module_says_what_it_is_for():
    silent = [
        str(path)
        for path, text in MODULES.items()
        if not ast.get_docstring(ast.parse(text))
    ]
    assert not silent
