"""The commands of wplint, one module each: `add` declares its arguments, `run` carries it out.

`run` takes the parsed arguments and returns the exit code: 0 nothing to report, 1 findings, 2 wrong usage. A command is
imported when it is asked for: each needs other parts of wplint, and a lint should not wait for those of the rest.
"""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "lint": "check posts (the default command)",
    "init": "write a first configuration after looking at the posts",
    "baseline": "accept the findings that are there, so that only new ones fail",
    "config": "show what applies to a file, and where it was said",
    "rules": "list the rules",
    "rule": "explain one rule",
    "docs": "write the documentation of the rules",
    "test": "run the examples of the built-in rules, or of own ones",
}
"""Name, which is that of its module, → one line of help."""
