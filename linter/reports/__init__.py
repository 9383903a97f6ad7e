"""Findings → reports. One module a format; `FORMATS` is the list of them, `COUNTING` that of those with statistics."""

from collections.abc import Callable, Mapping

from linter.reports import checkstyle, github, gitlab, json, junit, markdown, sarif, statistics, text
from linter.reports.report import Report, Style

Render = Callable[[Report, Style], str]

FORMATS: Mapping[str, Render] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "checkstyle": checkstyle.render,
    "markdown": markdown.render,
}
COUNTING: Mapping[str, Render] = {
    "text": statistics.render_text,
    "json": statistics.render_json,
    "markdown": statistics.render_markdown,
}

__all__ = ["COUNTING", "FORMATS", "Report", "Style"]
