"""The architecture: imports point one way, and each outside fact lives in one module."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "linter"

# From the edge inward. A module imports from its own layer and those below it, never from one above. A new module is
# placed here before anything can import it.
LAYERS = {
    "the command line": "__main__ cli commands.*",
    "rules, paths and configuration → a run": (
        "run selftest configuration.project configuration.defaults "
        "configuration.reader configuration.config silencing.leftovers"
    ),
    "findings → a report": "reports.*",
    "files → corrected files": "fixes.rewriting fixes.correction fixes.draft",
    "posts → findings": (
        "linting archive fixes.offers silencing.judge silencing.entries silencing.comments configuration.survey"
    ),
    "rules × post → hits": "matching rulefile rulecheck",
    "what names and conditions ask of a value": (
        "phrases conditions names checks.* facets addressfacets triggers about byline"
    ),
    "what is marked": "subject",
    "entry → fields": "post",
    "markup → what it says": (
        "html.accname html.references html.prose html.surroundings html.zones html.exposure html.visibility "
        "html.styles html.aria"
    ),
    "markup → elements": (
        "html.markup html.extents html.css html.blocks html.declarations html.colours html.charref html.tangles "
        "html.tagnames html.tidy html.opened html.balance"
    ),
    "what a newsroom says": (
        "configuration.file configuration.settings configuration.selection configuration.discovery "
        "configuration.pathglobs configuration.toml configuration.words "
        "silencing.baseline fixes.disk inputs"
    ),
    "what is known of hosts, languages, words and the time": "web.* site typos.* clock",
    "findings and rules": "finding rule schema conforms yamltext yamlreader shipped globs literals",
    "text → values → posts": "document jsontext",
    "bytes → text, and the way back": "source text",
}
PLACES = {name: number for number, names in enumerate(LAYERS.values()) for name in names.split()}
OUTSIDE = {
    "turbohtml": {"html.markup", "html.extents", "html.prose"},
    "yaml": {"yamlreader"},
    "tldextract": {"web.hosts"},
    "ada_url": {"web.address"},
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


PACKAGES = {module for module in INNER if any(other.startswith(f"{module}.") for other in INNER)}


def layer(module: str) -> str:
    """The name under which a module stands in LAYERS: its own, or that of its whole package."""
    return module if module in PLACES else f"{module.partition('.')[0]}.*"


def place(module: str) -> int:
    return PLACES[layer(module)]


@pytest.mark.parametrize("module", [module for module in INNER if layer(module) in PLACES])
def test_imports_point_inward(module: str) -> None:
    """A module imports nothing from a layer nearer to the edge."""
    inner = {name for name in own(imported(MODULES[module])) if layer(name) in PLACES}
    assert {name for name in inner if place(name) < place(module)} == set()


def test_the_layers_hold_every_module_once() -> None:
    names = [name for line in LAYERS.values() for name in line.split()]
    assert len(names) == len(set(names))
    bare = {module for module in INNER if module in PACKAGES and layer(module) not in PLACES}
    assert {layer(module) for module in INNER if module not in bare} == set(names)
    assert all(not own(imported(MODULES[module])) for module in bare), "a package that spans layers says nothing itself"


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


def test_a_plain_lint_imports_what_it_needs_and_no_more(tmp_path: Path) -> None:
    """Start-up is most of what an editor waits for, and every module that is imported makes it longer."""
    post = tmp_path / "post.json"
    post.write_text('{"id": 1, "title": {"rendered": ""}, "content": {"rendered": "<hr>"}}', encoding="utf-8")
    program = (
        "import sys; from linter.cli import main; early = set(sys.modules); "
        f"main(['--no-config', '--format', 'json', {str(post)!r}]); print(*early, sep=chr(10), file=sys.stderr); "
        "print('-', *sys.modules, sep=chr(10), file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stderr
    early, late = (set(part.split()) for part in told.split("\n-\n"))
    assert "linter.cli" in early and {"linter.run", "linter.reports.json"} <= late  # else this test sees nothing
    assert not early & {"linter.checks.links", "linter.commands.init", "linter.reports.sarif", "linter.typos"}
    assert not {name.split(".")[0] for name in late} & {"jsonschema", "tldextract", "requests", "html5lib", "yaml"}
    checks = {name.removeprefix("linter.checks.") for name in late if name.startswith("linter.checks.")}
    expected = (
        "assistants authored copies fields leaks passages private reading shortblocks summaries tags texts typos values"
    )
    assert checks <= set(expected.split())
    unused = "configuration.reader silencing.judge silencing.baseline silencing.leftovers fixes.rewriting reports.text"
    assert not late & {f"linter.{name}" for name in unused.split()}


def test_the_lowest_layer_imports_nothing_of_the_package() -> None:
    assert own(imported(MODULES["text"])) == set()
    assert own(imported(MODULES["rule"])) == set()


def test_every_module_says_what_it_is_for() -> None:
    for module, tree in MODULES.items():
        assert ast.get_docstring(tree), module
