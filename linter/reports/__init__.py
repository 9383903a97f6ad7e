"""Findings → reports. One module a format, each imported when a report in it is asked for."""

from collections.abc import Callable
from importlib import import_module

from linter.reports.report import Report, Style

Render = Callable[[Report, Style], str]

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown")
QUOTING = frozenset({"text", "sarif", "markdown"})  # those that show or measure the text around a finding
COUNTING = ("text", "json", "markdown")  # those that statistics come in

__all__ = ["COUNTING", "FORMATS", "QUOTING", "Report", "Style", "renderer"]


def renderer(name: str, counting: bool = False) -> Render:
    """The function that makes a report in the format `name`; `counting`: one of statistics."""
    module, function = ("statistics", f"render_{name}") if counting else (name, "render")
    render: Render = getattr(import_module(f"linter.reports.{module}"), function)
    return render
