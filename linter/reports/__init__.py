"""Findings → reports. One module a format; `FORMATS` is the list of them."""

from linter.reports import json, text
from linter.reports.report import Report, Style

FORMATS = {"text": text.render, "json": json.render}

__all__ = ["FORMATS", "Report", "Style"]
