"""`when:` conditions, compiled once to a function of the subject.

A test on an absent value never holds, negated or not; only `present: false` sees absence. So a relative address,
which has no host, is never "not on the allow list".
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import regex

from linter.facets import text_of
from linter.globs import one_of
from linter.markup import Element
from linter.names import Getter, compile_name
from linter.post import Field
from linter.rule import Condition, Every, Name, Some, Test
from linter.subject import Subject

Predicate = Callable[[Subject], bool]
Pattern = regex.Pattern[str]
_TEST_SECONDS = 1.0  # a test looks at one value, an attribute or a title


class TooSlow(Exception):
    """A regular expression of a rule used up its time on some text."""


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> Pattern:
    """A rule's regular expression. Raises regex.error with the position of the mistake."""
    return regex.compile(pattern)


def compile_condition(condition: Condition | None, options: Mapping[str, Any]) -> Predicate | None:
    """The function that says whether a subject meets `condition`; None for no condition."""
    if condition is None:
        return None
    if isinstance(condition, Test):
        return compile_test(condition, options)
    parts = [made for part in condition.parts if (made := compile_condition(part, options))]
    if isinstance(condition, Every):
        return parts[0] if len(parts) == 1 else lambda subject: all(part(subject) for part in parts)
    assert isinstance(condition, Some)
    return lambda subject: any(part(subject) for part in parts)


def compile_test(test: Test, options: Mapping[str, Any]) -> Predicate:
    """The function for one comparison."""
    left = compile_name(test.name, options)
    if test.operator == "present":
        wanted = bool(test.operand) is not test.negated
        return lambda subject: (left(subject) is not None and _raw(left(subject)) is not None) is wanted
    compare = _comparison(test, options)

    def holds(subject: Subject) -> bool:
        value = _raw(left(subject))
        if value is None:
            return False
        answer = compare(value, subject)
        return answer is not None and answer is not test.negated

    return holds


def _raw(value: Any) -> Any:
    if isinstance(value, Element):
        return value.readable
    if isinstance(value, Field):
        return value.value if not isinstance(value.value, str) else text_of(value)
    return value


Comparison = Callable[[Any, Subject], bool | None]


def _comparison(test: Test, options: Mapping[str, Any]) -> Comparison:
    if test.operator == "matches":
        pattern = compile_pattern(test.operand)
        return lambda value, _: _search(pattern, str(value))
    operand = test.operand
    if isinstance(operand, Name):
        if operand.parts[0] not in options:
            return _against_name(compile_name(operand, options), test.operator)
        operand = options[operand.parts[0]]
    if test.operator in ("over", "under"):
        limit = operand
        sign = 1 if test.operator == "over" else -1
        return lambda value, _: (value - limit) * sign > 0 if isinstance(value, (int, float)) else None
    if isinstance(operand, (list, tuple, set, frozenset, dict)):
        member = one_of(operand)
        return lambda value, _: member(value)
    return lambda value, _: _equal(value, operand)


def _against_name(right: Getter, operator: str) -> Comparison:
    def compare(value: Any, subject: Subject) -> bool | None:
        operand = _raw(right(subject))
        if operand is None:
            return None
        if operator in ("over", "under"):
            both = isinstance(value, (int, float)) and isinstance(operand, (int, float))
            return None if not both else value > operand if operator == "over" else value < operand
        if isinstance(operand, (list, tuple, set, frozenset)):
            return one_of(operand)(value)
        return _equal(value, operand)

    return compare


def _search(pattern: Pattern, value: str) -> bool:
    try:
        return pattern.search(value, timeout=_TEST_SECONDS) is not None
    except TimeoutError:
        raise TooSlow from None


def _equal(value: Any, operand: Any) -> bool:
    if isinstance(value, (bool, int, float)) and not isinstance(operand, str):
        return bool(value == operand)
    return str(value) == str(operand)
