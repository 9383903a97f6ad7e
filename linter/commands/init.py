"""`wplint init [PATH…]`: write a first configuration after looking at the posts."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from linter.commands.shared import refuse
from linter.configuration.discovery import NAMES, absolute, relative_to
from linter.configuration.survey import Survey, surveyed
from linter.document import open_document
from linter.fixes.disk import write_report
from linter.inputs import STDIN, Input, NoSuchPath, find_inputs
from linter.post import Post
from linter.reports.visible import visible
from linter.source import read

_MOST = 12


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="where the posts are (default: here)")
    parser.add_argument("--force", action="store_true", help="replace the configuration that is there")


def run(options: argparse.Namespace) -> int:
    """Write `.wplint.yml` into this folder. One that is there is left alone unless `--force` was said."""
    target = Path(NAMES[0])
    there = next((name for name in NAMES if Path(name).exists()), None)
    if there and not options.force:
        return refuse(f"{there} is already there; `wplint init --force` replaces it")
    try:
        inputs = list(find_inputs(options.paths))
    except NoSuchPath as error:
        return refuse(f"{error}: there is no such file or folder")
    held: list[str] = []
    survey = surveyed(_posts(inputs, held))
    folders = _folders(held)
    try:
        write_report(target, "\n".join(_lines(survey, folders)) + "\n")
    except OSError as error:
        return refuse(f"{target}: it can't be written: {error.strerror}")
    print(visible(f"{target}: written after looking at {survey.posts:,} posts. Read it, then run `wplint`."))
    if survey.posts:
        print("To accept what is there today and fail only on what is new: `wplint baseline`.")
    return 0


def _posts(inputs: Iterable[Input], held: list[str]) -> Iterator[Post]:
    """The posts in the files; the files that hold any are added to `held`."""
    for item in inputs:
        try:
            document = open_document(read(item.path, item.read()))
        except OSError:
            continue
        if document.entries and item.path != STDIN:
            held.append(item.path)
        yield from (Post(document, entry) for entry in document.entries)


def _folders(files: Iterable[str]) -> list[str]:
    """The fewest folders, as told from here, that hold `files`: each goes down as far as it is the only one."""
    parts = [relative_to(file, absolute(".")).split("/")[:-1] for file in files]
    tops = sorted({path[0] if path else "." for path in parts})
    return ["."] if "." in tops or ".." in tops or len(tops) > _MOST else tops


def _lines(survey: Survey, folders: list[str]) -> Iterator[str]:
    yield "# The configuration of wplint. What is commented out shows what else can be said."
    yield "# `wplint config FILE` shows what applies to a file, `wplint rules` lists the rules."
    yield ""
    yield "# recommended, or strict, security, privacy, accessibility, prose, editorial, seo; or files of your own."
    yield "extends: [recommended]"
    yield ""
    if folders:
        yield "# What `wplint` checks when no path is given."
        yield f"paths: {_listed(folders)}"
        yield ""
    yield from _site(survey)
    if survey.languages:
        told = ", ".join(f"{name} ({count:,})" for name, count in survey.languages.most_common(6))
        yield f"# Languages of the posts: {told}."
        yield ""
    yield from _REST.splitlines()


def _site(survey: Survey) -> Iterator[str]:
    yield "site:"
    if survey.own:
        yield "  # Your own site: its host first, then names that are just as good."
        yield f"  hosts: {_listed(survey.own)}"
    else:
        yield "  # Your own site: its host first, then names that are just as good. No post told it."
        yield "  hosts: []"
    rest = [(host, count) for host, count in survey.links.most_common() if host not in survey.own][:_MOST]
    yield from _candidates("Posts are published here too. If that is also yours, add it to hosts:", rest)
    twins = [(host, survey.mentioned[host] or survey.links[host]) for host in survey.www]
    yield from _candidates("Posts also use this name. If it is just as good, add it to hosts:", twins)
    yield "  # Own domains from before a move. Links to them are reported."
    yield f"  old: {_listed(survey.old[:_MOST])}"
    yield "  # Own hosts that readers can't reach, such as a test site."
    yield f"  staging: {_listed(survey.staging[:_MOST])}"
    yield "  # Hosts that serve your own pictures and files."
    yield "  cdns: []"
    yield from _candidates("Many posts load pictures from here:", survey.strangers(survey.images)[:_MOST])
    yield "  # Hosts whose embeds you accept."
    yield "  trusted: []"
    yield from _candidates("Many posts embed frames from here:", survey.strangers(survey.frames)[:_MOST])
    yield ""


def _candidates(told: str, hosts: list[tuple[str, int]]) -> Iterator[str]:
    if hosts:
        yield f"  # {told}"
        yield from (f"  #   - {host}  # {count:,} {'post' if count == 1 else 'posts'}" for host, count in hosts)


def _listed(names: Iterable[str]) -> str:
    quoted = (f"'{name}'".replace("\n", " ") if not name.replace("-", "").isalnum() else name for name in names)
    return f"[{', '.join(quoted)}]"


_REST = """\
# From which severity on a run fails: error, warning or info.
fail-on: error

# Rules by id: off, on, a severity, or their options. `wplint rule ID` shows the options of a rule.
rules: {}
#   title-too-long: warning
#   image-hotlinked:
#     severity: error
#     hosts:
#       add: ['*.partner.example']

# Other settings for some files or posts.
# overrides:
#   - files: archive/**
#     rules:
#       image-alt-missing: info
#   - status: [draft, pending]
#     rules:
#       excerpt-missing: off

# What may stay as it is, and why. An entry that ignores nothing any more is reported.
# ignore:
#   - rule: image-hotlinked
#     files: posts/interview-*.json
#     text: cdn.partner.example
#     reason: Agreed with the partner until the contract ends
#     until: 2027-06-30

# Whether authors may write <!-- wplint-ignore rule: reason --> into a post: true, false, or a list of rules.
author-ignores: false"""
