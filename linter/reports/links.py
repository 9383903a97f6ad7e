"""Where wplint and its rules are documented, and which standards they stand on.

The package's metadata names the same home (a test compares them).
"""

from linter.rule import Rule

HOME = "https://github.com/wplint/wplint"
RULES = f"{HOME}/blob/main/docs/rules"


def page(rule: Rule) -> str | None:
    """The documentation of a rule; for a rule of a user's own what it names as help, if anything."""
    return f"{RULES}/{rule.id}.md" if rule.builtin else rule.help


def standards(rule: Rule) -> str:
    """The criteria and rules of standards that a rule stands on, on one line: "WCAG 1.1.1; ACT 23a2a8"."""
    named = ((name.upper(), told) for name, told in rule.refs.items() if isinstance(told, list))
    return "; ".join(f"{name} {', '.join(map(str, told))}" for name, told in named)
