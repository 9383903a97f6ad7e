"""The architecture: imports point one way, and each outside fact lives in one module."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "linter"

# From the edge inward. A module imports from its own layer and those below it, never from one above. A new module is
# placed here before anything can import it.
LAYERS = {
    "the command line": "__main__ cli commands",
    "rules, paths and configuration → a run": "run leftovers project configreader config selftest",
    "findings → a report": "reports",
    "files → corrected files": "rewriting correction draft",
    "posts → findings": "linting fixing silence suppress comments survey",
    "rules × post → hits": "matching rulefile",
    "what names and conditions ask of a value": "conditions names checks facets addressfacets triggers about byline",
    "what is marked": "subject",
    "entry → fields": "post",
    "markup → what it says": "accname references prose zones exposure visibility aria",
    "markup → elements": "markup tangles extents css blocks declarations",
    "what a newsroom says": "configfile settings selection baseline expiry discovery disk inputs pathglobs tomltext",
    "what is known of hosts, languages and words": (
        "providers hostlists redirects site hosts address idn confusables languages stocktexts places typos writing "
        "invisible conforms"
    ),
    "findings and rules": "finding rule schema yamltext globs",
    "text → values → posts": "document jsontext charref",
    "bytes → text, and the way back": "source text",
}
PLACES = {name: number for number, names in enumerate(LAYERS.values()) for name in names.split()}
OUTSIDE = {
    "turbohtml": {"markup", "extents", "prose"},
    "yaml": {"yamltext"},
    "tldextract": {"hosts"},
    "ada_url": {"address"},
    "jsonschema": {"schema"},
    "html5lib": {"checks.reading"},  # a second reading, to compare
}


def _name(file: Path) -> str:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {_name(file): ast.parse(file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py"))}
INNER = [module for module in MODULES if module]


def imported(tree: ast.Module, *, everywhere: bool = True) -> set[str]:
    """What a module imports: modules of this package by their short name, others in full.

    `everywhere` counts imports inside functions too.
    """
    found = set()
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}".removeprefix("linter.")
                found.add(f"linter.{inner}" if inner in MODULES else node.module)
    return found


def own(names: set[str]) -> set[str]:
    """The modules of this package among `names`."""
    return {name.removeprefix("linter.") for name in names if name.removeprefix("linter.") in MODULES}


def place(module: str) -> int:
    return PLACES[module.split(".")[0]]


@pytest.mark.parametrize("module", INNER)
def test_imports_point_inward(module: str) -> None:
    """A module imports nothing from a layer nearer to the edge."""
    assert {name for name in own(imported(MODULES[module])) if place(name) < place(module)} == set()


def test_the_layers_hold_every_module_once() -> None:
    names = [name for layer in LAYERS.values() for name in layer.split()]
    assert sorted(names) == sorted({module.split(".")[0] for module in INNER})


def test_no_module_imports_itself_by_way_of_others() -> None:
    edges = {module: own(imported(tree, everywhere=False)) - {module} for module, tree in MODULES.items()}
    done: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path[path.index(module) :], module))
        if module not in done:
            for name in edges[module]:
                walk(name, (*path, module))
            done.add(module)

    for module in INNER:
        walk(module, ())


@pytest.mark.parametrize("library", OUTSIDE)
def test_a_library_is_known_to_its_own_module_only(library: str) -> None:
    users = {
        module for module, tree in MODULES.items() if any(name.split(".")[0] == library for name in imported(tree))
    }
    assert users <= OUTSIDE[library]


def test_costly_imports_wait_until_they_are_needed() -> None:
    """jsonschema and tldextract take a tenth of a second each, and most runs need neither."""
    for module, tree in MODULES.items():
        heads = {name.split(".")[0] for name in imported(tree, everywhere=False)}
        assert not heads & {"jsonschema", "tldextract", "requests", "html5lib"}, module


def test_the_lowest_layer_imports_nothing_of_the_package() -> None:
    assert own(imported(MODULES["text"])) == set()
    assert own(imported(MODULES["rule"])) == set()


def test_every_module_says_what_it_is_for() -> None:
    for module, tree in MODULES.items():
        assert ast.get_docstring(tree), module
