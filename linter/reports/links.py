"""Where wplint and its rules are documented. The package's metadata names the same home (a test compares them)."""

from linter.rule import Rule

HOME = "https://github.com/wplint/wplint"
RULES = f"{HOME}/blob/main/docs/rules"


def page(rule: Rule) -> str | None:
    """The documentation of a rule; for a rule of a user's own what it names as help, if anything."""
    return f"{RULES}/{rule.id}.md" if rule.builtin else rule.help
