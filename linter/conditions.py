"""`when:` conditions, compiled once to a function of the subject.

A test on an absent value never holds, negated or not; only `present: false` sees absence. So a relative address,
which has no host, is never "not on the allow list".
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import gt, lt
from time import perf_counter
from typing import Any

import regex

from linter.facets import text_of
from linter.globs import one_of
from linter.html.markup import Element
from linter.names import Getter, compile_name
from linter.post import Field, Post
from linter.rule import Condition, Every, Name, Some, Test
from linter.subject import Subject
from linter.web.address import Address

Predicate = Callable[[Subject], bool]
Pattern = regex.Pattern[str]
_SECONDS = 1.0  # for one test on all the values of a post, and for each million of them or of their characters more


class TooSlow(Exception):
    """A regular expression of a rule used up its time on some text."""


def never(subject: Subject) -> bool:
    """The condition that no subject meets, such as one on a list that is empty. It is known by its identity."""
    return False


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> Pattern:
    """A rule's regular expression. Raises regex.error with the position of the mistake."""
    return regex.compile(pattern)


def compile_condition(condition: Condition | None, options: Mapping[str, Any]) -> Predicate | None:
    """The function that says whether a subject meets `condition`; None for no condition, `never` where none can."""
    if condition is None:
        return None
    if isinstance(condition, Test):
        return compile_test(condition, options)
    parts = [made for part in condition.parts if (made := compile_condition(part, options))]
    if isinstance(condition, Every):
        return never if never in parts else _both(parts)
    assert isinstance(condition, Some)
    possible = [part for part in parts if part is not never]
    return (lambda subject: any(part(subject) for part in possible)) if possible else never


def _both(parts: list[Predicate]) -> Predicate:
    """Whether all of `parts` hold, asked one after the other without a loop for each subject."""
    first, *others = parts
    if not others:
        return first
    rest = _both(others)
    return lambda subject: first(subject) and rest(subject)


def compile_test(test: Test, options: Mapping[str, Any]) -> Predicate:
    """The function for one comparison."""
    if test.operator == "in" and _in_vain(test, options):
        return never
    left = compile_name(test.name, options)
    if test.operator == "present":
        wanted = bool(test.operand) is not test.negated
        return lambda subject: (left(subject) is not None and _raw(left(subject)) is not None) is wanted
    compare = _comparison(test, options)

    def holds(subject: Subject) -> bool:
        value = left(subject)
        if value is None or (type(value) not in _PLAIN and (value := _raw(value)) is None):
            return False
        answer = compare(value, subject)
        return answer is not None and answer is not test.negated

    return holds


def _in_vain(test: Test, options: Mapping[str, Any]) -> bool:
    """Whether a value must be in a list that is empty, or must not be in one that has `*` in it."""
    operand = test.operand
    if isinstance(operand, Name):
        if operand.parts[0] not in options:
            return False
        operand = options[operand.parts[0]]
    return isinstance(operand, (list, tuple)) and ("*" in operand if test.negated else not operand)


_PLAIN = frozenset({str, bool, int, Address})  # nearly every value is one of these, and stands for itself


def _raw(value: Any) -> Any:
    if isinstance(value, Element):
        return value.readable
    if isinstance(value, Field):
        value = value.value if not isinstance(value.value, str) else text_of(value)
    if isinstance(value, dict):
        return ()
    if isinstance(value, list):  # what lies deeper in it is no value to compare with, and can be very deep
        return tuple(item for item in value if not isinstance(item, (dict, list)))
    return value


Comparison = Callable[[Any, Subject], bool | None]


def _comparison(test: Test, options: Mapping[str, Any]) -> Comparison:
    if test.operator == "matches":
        return _searching(test.operand)
    operand = test.operand
    if isinstance(operand, Name):
        if operand.parts[0] not in options:
            return _against_name(compile_name(operand, options), test.operator)
        operand = options[operand.parts[0]]
    if test.operator in ("over", "under"):
        limit = operand
        beyond = gt if test.operator == "over" else lt
        return lambda value, _: beyond(value, limit) if isinstance(value, (int, float)) else None
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


def _searching(pattern: str) -> Comparison:
    """Whether `pattern` occurs in a value, within a budget that all the values of one post share.

    It is compiled when there is a value to look at: most rules have none in most posts.
    """
    current: Post | None = None
    left = 0.0

    def search(value: Any, subject: Subject) -> bool:
        nonlocal current, left
        if subject.field.post is not current:
            current, left = subject.field.post, _SECONDS
        text = str(value)
        left += _SECONDS * (1 + len(text)) / 1_000_000
        begun = perf_counter()
        try:
            found = compile_pattern(pattern).search(text, timeout=left) is not None
        except TimeoutError:
            raise TooSlow from None
        left -= perf_counter() - begun
        if left <= 0:
            raise TooSlow
        return found

    return search


def _equal(value: Any, operand: Any) -> bool:
    if isinstance(value, (bool, int, float)) and not isinstance(operand, str):
        return bool(value == operand)
    return str(value) == str(operand)
