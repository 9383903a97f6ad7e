"""`security`, `image-alt-missing`, `prose` → the rules that are meant.

A selector is a rule's id (or an earlier one), a category or a tag; `default` stands for the rules that are on as
shipped, `all` for every rule that is not deprecated. Turning on a category turns on those of its rules that are not off
as shipped: those have to be named.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from linter.rule import Rule
from linter.schema import meant


class UnknownSelector(ValueError):
    """A word that selects no rule; `hint` says what may have been meant."""

    def __init__(self, word: str, hint: str) -> None:
        super().__init__(f"'{word}' is not a rule, category or tag{hint}")


class Selection:
    """What can be selected from a set of rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in rules}

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {"default": [], "all": []}
        for rule in self.rules.values():
            if rule.stage != "deprecated":
                groups["all"].append(rule.id)
            if rule.enabled:
                groups["default"].append(rule.id)
            for name in {rule.category, *rule.tags}:
                groups.setdefault(name, []).append(rule.id)
        return groups

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Earlier ids of rules → the ids they have now."""
        return {alias: rule.id for rule in self.rules.values() for alias in rule.aliases}

    def of(self, words: Iterable[str]) -> frozenset[str]:
        """The ids of the rules that any of `words` selects. Raises UnknownSelector."""
        return frozenset(rule for word in words for rule in self._of(word))

    def on(self, words: Iterable[str], already: Collection[str] = ()) -> frozenset[str]:
        """The ids of the rules that `words` turn on: a category or tag stands for those on as shipped or `already`."""
        return frozenset(
            rule
            for word in words
            for rule in self._of(word)
            if word in (rule, "all") or self.aliases.get(word) == rule or self.rules[rule].enabled or rule in already
        )

    def _of(self, word: str) -> Iterator[str]:
        if word in self.rules:
            yield word
        elif word in self.aliases:
            yield self.aliases[word]
        elif word not in self._groups:
            raise UnknownSelector(word, meant(word, [*self.rules, *self.aliases, *self._groups]))
        yield from self._groups.get(word, ())
