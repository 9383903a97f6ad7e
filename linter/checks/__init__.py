"""Named checks, for what the funnel of a rule can't say.

A check is a function of a post and the rule's options that yields subjects; `names` are the names that its message
may use. Each module holds one family; this one is the list of all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linter.checks import domains, files, frames, scripts, slugs, words
from linter.post import Post
from linter.subject import Subject


@dataclass(frozen=True, slots=True)
class Check:
    """A check and the names that it gives to its rule's message and fix."""

    run: Callable[[Post, Mapping[str, Any]], Iterator[Subject]]
    names: frozenset[str] = frozenset()


CHECKS: dict[str, Check] = {
    "file_fault": Check(files.nothing),
    "mixed_domains": Check(domains.mixed_domains, frozenset({"host", "count", "own", "right"})),
    "repeated_words": Check(words.repeated_words, frozenset({"word"})),
    "inline_scripts": Check(scripts.inline_scripts, frozenset({"code"})),
    "external_scripts": Check(scripts.external_scripts),
    "known_widgets": Check(scripts.known_widgets, frozenset({"provider", "advice"})),
    "own_scripts": Check(scripts.own_scripts),
    "embedded_scripts": Check(scripts.embedded_scripts),
    "import_maps": Check(scripts.import_maps),
    "bad_hosts": Check(scripts.bad_hosts, frozenset({"since", "reason"})),
    "repeated_scripts": Check(scripts.repeated_scripts),
    "unpinned_scripts": Check(scripts.unpinned_scripts, frozenset({"version"})),
    "unknown_frames": Check(frames.unknown_frames),
    "unsandboxed_frames": Check(frames.unsandboxed_frames, frozenset({"whose", "tokens"})),
    "sandbox_escapes": Check(frames.sandbox_escapes),
    "unknown_tokens": Check(frames.unknown_tokens, frozenset({"hint"})),
    "top_navigation": Check(frames.top_navigation),
    "permissions": Check(frames.permissions, frozenset({"feature", "host"})),
    "hidden_frames": Check(frames.hidden_frames, frozenset({"how", "host"})),
    "autoplay": Check(frames.autoplay, frozenset({"right"})),
    "plugins": Check(frames.plugins, frozenset({"what"})),
    "dead_providers": Check(frames.dead_providers, frozenset({"provider", "when", "advice"})),
    "joined_slug": Check(slugs.joined_slug, frozenset({"word", "right"})),
}
