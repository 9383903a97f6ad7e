"""What a post costs, stage by stage and rule by rule, in seconds of processor time.

In: the bytes of post files. Each stage is timed over all posts with what it needs already made; the least of several
rounds counts, because other programs can only make a round slower.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from linter.document import open_document
from linter.linting import Linter
from linter.matching import Matcher
from linter.post import Post
from linter.reports import json as json_report
from linter.reports.report import Report, Style
from linter.rule import Rule
from linter.rulefile import builtin_rules
from linter.source import Source, read
from linter.triggers import Presence

ROUNDS = 3
_FIELDS = ("content", "title", "excerpt")


def default_rules() -> list[Rule]:
    """The built-in rules that are on by default."""
    return [rule for rule in builtin_rules() if rule.enabled]


def linter_of(rules: Iterable[Rule]) -> Linter:
    """A linter with `rules`."""
    return Linter([Matcher(rule) for rule in rules])


def least(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The processor time of the fastest of several rounds."""
    return min(_timed(run) for _ in range(rounds))


def _timed(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def sources_of(posts: Sequence[bytes]) -> list[Source]:
    """The posts decoded."""
    return [read(f"{number}.json", data) for number, data in enumerate(posts)]


def lint_all(linter: Linter, sources: Sequence[Source]) -> int:
    """Lint every post; the number of findings."""
    return sum(len(outcome.findings) for source in sources if (outcome := linter.lint(source, expected=False)))


def stages(posts: Sequence[bytes]) -> dict[str, float]:
    """Seconds for all posts by stage; the fields are read anew in every round."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, spent in _stages(posts).items():
            best[name] = min(best.get(name, spent), spent)
    return best


def _stages(posts: Sequence[bytes]) -> dict[str, float]:
    spent: defaultdict[str, float] = defaultdict(float)
    clock = time.process_time
    linter = linter_of(default_rules())
    for number, data in enumerate(posts):
        start = clock()
        source = read(f"{number}.json", data)
        spent["decode"] += clock() - start
        start = clock()
        document = open_document(source)
        spent["JSON"] += clock() - start
        for entry in document.entries:
            post = Post(document, entry)
            fields = [field for name in _FIELDS for field in post.fields(name) if isinstance(field.value, str)]
            for name, made in _READINGS.items():
                start = clock()
                for field in fields:
                    made(field)
                spent[name] += clock() - start
            start = clock()
            for matcher in _applicable(linter, post):
                for _ in matcher.hits(post):
                    pass
            spent["rules"] += clock() - start
    sources = sources_of(posts)
    start = clock()
    outcomes = [outcome for source in sources if (outcome := linter.lint(source, expected=False))]
    whole = clock() - start
    spent["findings"] = max(0.0, whole - sum(spent[name] for name in ("JSON", *_READINGS, "rules")))
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    start = clock()
    json_report.render(Report(findings, len(posts), len(posts)), Style())
    spent["report"] = clock() - start
    return spent


_READINGS: dict[str, Callable[..., object]] = {
    "markup": lambda field: field.markup,
    "index": lambda field: (field.markup.by_tag, field.markup.by_attribute),
    "prose": lambda field: field.prose,
    "addresses": lambda field: field.references,
}


def _applicable(linter: Linter, post: Post) -> Iterable[Matcher]:
    presence = Presence(post)
    for matcher in linter.matchers:
        if matcher.concerns(presence):
            yield matcher


def by_rule(posts: Sequence[bytes]) -> list[tuple[str, float]]:
    """Seconds for all posts by rule, the dearest first. What rules share is paid by the first that asks for it."""
    best: dict[str, float] = {}
    linter = linter_of(default_rules())
    for _ in range(ROUNDS):
        spent: defaultdict[str, float] = defaultdict(float)
        for source in sources_of(posts):
            document = open_document(source)
            for entry in document.entries:
                post = Post(document, entry)
                for matcher in _applicable(linter, post):
                    start = time.process_time()
                    for _ in matcher.hits(post):
                        pass
                    spent[matcher.rule.id] += time.process_time() - start
        for name, seconds in spent.items():
            best[name] = min(best.get(name, seconds), seconds)
    return sorted(best.items(), key=lambda item: -item[1])


def by_category(rules: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """The seconds of rules, as `by_rule` gives them, by category; what spells stands apart from its own."""
    known = {rule.id: "spelling" if "typo" in (rule.check or "") else rule.category for rule in default_rules()}
    spent: defaultdict[str, float] = defaultdict(float)
    for rule, seconds in rules:
        spent[known[rule]] += seconds
    return sorted(spent.items(), key=lambda item: -item[1])


def by_size(sizes: Sequence[int], post: bytes, times: Callable[[bytes, int], bytes]) -> list[tuple[int, float]]:
    """Seconds for one post whose content is repeated, by its number of bytes."""
    linter = linter_of(default_rules())
    rows = []
    for size in sizes:
        source = sources_of([times(post, size)])
        rows.append((len(source[0].text), least(partial(lint_all, linter, source))))
    return rows


def by_rule_count(counts: Sequence[int], sources: Sequence[Source]) -> list[tuple[int, float]]:
    """Seconds for all posts by the number of rules; past the built-in ones the same rules come again as others."""
    rules = default_rules()
    rows = []
    for count in counts:
        chosen = [
            replace(rules[index % len(rules)], id=f"{rules[index % len(rules)].id}-{index}") for index in range(count)
        ]
        linter = linter_of(chosen)
        rows.append((count, least(partial(lint_all, linter, sources))))
    return rows
