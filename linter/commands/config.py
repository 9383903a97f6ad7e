"""`wplint config [FILE]`: show what applies to a file, and where each part of it was said."""

import argparse
import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from linter.about import About
from linter.commands.configured import add_baseline, add_config, make_project
from linter.commands.shared import refuse
from linter.configuration.config import Config, Override
from linter.configuration.discovery import Told, shown
from linter.configuration.file import config_schema
from linter.configuration.project import Project
from linter.configuration.settings import AS_SHIPPED, Setting
from linter.document import open_document
from linter.inputs import STDIN
from linter.post import Post
from linter.reports.visible import visible
from linter.site import Words
from linter.source import read

_DEFAULT = "default"
_MOST_WORDS = 12  # of a list; a newsroom's can be as long as its dictionary
_WORDS = {  # each key of `words`, and what else adds to it
    "accept": ("files",), "reject": (), "names": (), "accept-patterns": (), "dialect": (), "languages": (),
    "dictionaries": (),
}  # fmt: skip
_UNSAID = {"dialect": "auto"}


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a post file (default: what holds in this folder)")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of configurations, for editors")
    add_baseline(parser)
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """Print the settings, one a line, each with its source."""
    if options.schema:
        print(json.dumps(config_schema(), indent=2))
        return 0
    if options.file and not Path(options.file).exists():
        return refuse(f"{options.file}: there is no such file or folder")
    project = make_project(options)
    for line in _told(project, options.file):
        print(visible(line))
    return 0


def _told(project: Project, file: str | None) -> Iterator[str]:
    place = _place(file)
    scope = project.scope(place)
    config = scope.config
    yield f"configuration: {shown(config.path) if config.path else 'none; everything is as shipped'}"
    if config.parts:
        yield f"made of: {', '.join(config.parts)}"
    known = f" ({len(scope.baseline):,} findings)" if scope.baseline is not None else " (not there)"
    yield f"baseline: {shown(project.baseline_file(place))}{known if project.flags.use_baseline else ' (not used)'}"
    yield ""
    yield from _values(config)
    told = Told(place)
    holding = [override for override in config.overrides if override.holds_for_file(told)]
    yield from _words(config, [override for override in holding if not override.of_posts])
    yield from _rules(config.settled([override for override in holding if not override.of_posts]))
    yield from _of_posts(config, holding, file)
    applying = [ignore for ignore in config.ignores if ignore.holds_for_file(told)]
    for ignore in applying:
        rules = "every rule" if ignore.rules is None else ", ".join(sorted(ignore.rules))
        until = f" until {ignore.until}" if ignore.until else ""
        over = ", which is over" if ignore.over(project.today) else ""
        yield f"ignores {rules}{until}{over}: {ignore.reason}  ({ignore.file}:{ignore.line})"


def _place(file: str | None) -> str:
    """The path whose settings are asked for: a file, or any file of a folder."""
    if file is None or file == STDIN:
        return str(Path.cwd() / STDIN)
    return str(Path(file) / STDIN) if Path(file).is_dir() else file


def _values(config: Config) -> Iterator[str]:
    site = config.site
    values: Mapping[str, object] = {
        "site.hosts": site.hosts, "site.old": site.old, "site.staging": site.staging, "site.cdns": site.cdns,
        "site.trusted": site.trusted, "site.theme-ids": site.theme_ids, "paths": config.paths,
        "author-ignores": _many(tuple(sorted(config.author_ignores)), len(config.rules)), "fail-on": config.fail_on,
    }  # fmt: skip
    for key, value in values.items():
        told = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield f"{key}: {told or 'none'}  ({config.said.get(key, _DEFAULT)})"


def _words(config: Config, overrides: list[Override]) -> Iterator[str]:
    """The words that hold, each list with the places that made it."""
    words = config.site_with(overrides).words
    for key, about in _WORDS.items():
        entries = _entries(words, key)
        said = [config.said[f"words.{name}"] for name in (key, *about) if f"words.{name}" in config.said]
        said += [override.source for override in overrides if _entries(override.words, key)]
        shown_ = ", ".join(entries[:_MOST_WORDS])
        more = f" and {len(entries) - _MOST_WORDS:,} more" if len(entries) > _MOST_WORDS else ""
        yield f"words.{key}: {(shown_ + more) or _UNSAID.get(key, 'none')}  ({', '.join(said) or _DEFAULT})"


def _entries(words: Words, key: str) -> list[str]:
    """What a key of `words` came to, as text."""
    value = getattr(words, key.replace("-", "_"))
    if isinstance(value, str):
        return [value] if value else []
    return [" → ".join(entry) if isinstance(entry, tuple) else entry for entry in value]


def _many(rules: tuple[str, ...], known: int) -> object:
    return "every rule" if len(rules) == known else rules


def _rules(settings: Mapping[str, Setting]) -> Iterator[str]:
    longest = max(map(len, settings), default=0)
    ordered = sorted(settings.values(), key=lambda setting: (setting.rule.category, setting.rule.id))
    for category, group in groupby(ordered, key=lambda setting: setting.rule.category):
        yield ""
        yield category
        for setting in group:
            yield _line(setting, longest)
            for name, value in setting.options.items():
                yield f"    {name}: {json.dumps(value, ensure_ascii=False)}  ({setting.said[name]})"
    yield ""


def _line(setting: Setting, longest: int) -> str:
    state = setting.said.get("state", AS_SHIPPED)
    severity = setting.said.get("severity", state if setting.on else AS_SHIPPED)
    sources = state if not setting.on or severity == state else f"{state}; severity: {severity}"
    return f"  {setting.rule.id:<{longest}}  {setting.severity.value if setting.on else 'off':<7}  ({sources})"


def _of_posts(config: Config, holding: list[Override], file: str | None) -> Iterator[str]:
    """What is different for the posts of the file, where overrides ask about posts."""
    if not any(override.of_posts for override in holding):
        return
    if file is None or not Path(file).is_file():
        told = ", ".join(override.source for override in holding if override.of_posts)
        yield f"Posts may differ by their type, status or category ({told}); name a file to see."
        yield ""
        return
    document = open_document(read(file, Path(file).read_bytes()))
    usual = config.settled([override for override in holding if not override.of_posts])
    for entry in document.entries:
        post = Post(document, entry, config.site)
        about = About(post)
        applying = [override for override in holding if override.holds_for_post(about)]
        settings = config.settled(applying)
        changed = [setting for rule, setting in settings.items() if setting is not usual[rule]]
        lines = zip(_WORDS, _words(config, applying), strict=True)
        own = [override.words for override in applying if override.of_posts]
        words = [line for key, line in lines if any(_entries(one, key) for one in own)]
        if changed or words:
            yield f"post {post.id}"
            yield from (f"  {line}" for line in words)
            for setting in changed:
                yield _line(setting, max(len(setting.rule.id) for setting in changed))
            yield ""
