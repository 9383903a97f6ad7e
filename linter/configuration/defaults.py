"""What applies where there is no configuration file: the rules as shipped, and those of one's own."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from linter.configuration.config import Config
from linter.configuration.discovery import shown
from linter.configuration.settings import shipped
from linter.rule import Rule
from linter.rulefile import builtin_rules, load_rules
from linter.yamltext import FileError


def default_config(own_rules: Iterable[Path] = ()) -> Config:
    """The configuration of nobody. Raises FileError."""
    rules = rules_with(own_rules)
    return Config(None, Path.cwd(), rules, shipped(rules.values(), on=lambda rule: rule.enabled))


def rules_with(own: Iterable[Path]) -> dict[str, Rule]:
    """The built-in rules and those in files or folders of one's own, by id. Raises FileError."""
    rules = {rule.id: rule for rule in _builtin()}
    for path in own:
        for rule in load_rules(path):
            if rule.id in rules:
                raise FileError(shown(path), 1, 1, f"there already is a rule '{rule.id}'; give yours another id")
            rules[rule.id] = rule
    return rules


@lru_cache(maxsize=1)
def _builtin() -> tuple[Rule, ...]:
    """The built-in rules, read once however many configurations there are."""
    return tuple(builtin_rules())
