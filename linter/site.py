"""What a newsroom says about its own site, beyond what a post's link tells. Entries may hold `*` and `?`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from linter.globs import one_of
from linter.web import hosts


@dataclass(frozen=True, slots=True)
class Words:
    """A newsroom's own words, as its configuration lists them; `reject` holds pairs of wrong and right."""

    accept: tuple[str, ...] = ()
    reject: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    accept_patterns: tuple[str, ...] = ()  # regular expressions for whole words
    dialect: str = ""  # US, GB, CA, AU or auto; "" where nothing was said
    languages: tuple[str, ...] = ()  # tags of languages other than English to check by dictionaries of the system
    dictionaries: tuple[str, ...] = ()  # folders to look for these before the usual ones

    def and_(self, further: "Words") -> "Words":
        """These and what `further` says: lists add up; of two corrections of a word, or two dialects, the later."""
        return Words(
            accept=_union(self.accept, further.accept),
            reject=tuple(sorted({**dict(self.reject), **dict(further.reject)}.items())),
            names=_union(self.names, further.names),
            accept_patterns=_union(self.accept_patterns, further.accept_patterns),
            dialect=further.dialect or self.dialect,
            languages=_union(self.languages, further.languages),
            dictionaries=_union(self.dictionaries, further.dictionaries),
        )


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


@dataclass(frozen=True)
class Site:
    """The names of one's own site and the strangers that it trusts; empty where nobody configured any."""

    hosts: tuple[str, ...] = ()  # the canonical host, and aliases that are just as good
    old: tuple[str, ...] = ()  # own domains of before a move
    staging: tuple[str, ...] = ()  # own hosts that readers can't reach
    cdns: tuple[str, ...] = ()  # hosts that serve the site's own files
    trusted: tuple[str, ...] = ()  # hosts whose embeds are accepted
    theme_ids: tuple[str, ...] = ()  # ids that the theme's own markup uses
    words: Words = Words()

    @cached_property
    def _own(self) -> Callable[[object], bool]:
        return one_of((*self.hosts, *self.old, *self.staging, *self.cdns))

    @cached_property
    def is_current(self) -> Callable[[object], bool]:
        """Whether a host is a name of the site that is fine to use: its own, an alias, one that serves its files."""
        return one_of((*self.hosts, *self.cdns))

    @cached_property
    def is_staging(self) -> Callable[[object], bool]:
        """Whether a host is a copy of the site that readers can't reach."""
        return one_of(self.staging)

    @cached_property
    def is_old(self) -> Callable[[object], bool]:
        """Whether a host is the site's name of before a move."""
        return one_of(self.old)

    def owns(self, host: str, published_on: str | None) -> bool | None:
        """Whether `host` belongs to the site of a post published on `published_on`; None where nothing tells."""
        if self._own(host):
            return True
        if published_on is not None:
            return hosts.same_site(host, published_on) or (
                self._own(published_on) and any(hosts.same_site(host, own) for own in self.hosts)
            )
        return any(hosts.same_site(host, own) for own in self.hosts) if self.hosts else None
