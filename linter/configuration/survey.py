"""Posts → what a first configuration should know: where they were published, and whose hosts they use.

Everything is counted in posts, so that one post with a hundred pictures weighs as much as one with a single picture.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from linter.post import Post
from linter.web import hostlists
from linter.web.address import Address
from linter.web.hosts import same_site

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_LEAST_WORDS = 20
_LEAST_SHARE = 0.12
_COMMON = {
    "English": "the of and to in is that for it with was on as are be by at this from or",
    "German": "der die das und ist nicht ein eine den von zu mit sich des auf für dem im als auch",
    "French": "le la les des du et est un une dans que qui en pour pas sur au avec ce il",
    "Spanish": "el la los las del y en que un una es por con para no se su al lo como",
    "Italian": "il lo la gli le di del della e è che un una in per non con sono si da",
    "Portuguese": "o a os as de do da dos das e em que um uma é para com não por no",
    "Dutch": "de het een en van is in dat op te zijn met voor niet aan er om ook als bij",
    "Indonesian": "yang dan di untuk dengan dari ini pada dalam itu tidak adalah akan ke juga",
    "Turkish": "ve bir bu için de da ile olarak çok daha en gibi kadar olan var ne ama",
    "Polish": "i w na z do nie to się że jest o jak od po za ale przez przy dla oraz",
}
_WORDS = {name: frozenset(words.split()) for name, words in _COMMON.items()}


@dataclass(slots=True)
class Survey:
    """Counts of posts by host and language. `links` are the hosts that posts are published on."""

    posts: int = 0
    links: Counter[str] = field(default_factory=Counter)
    guids: Counter[str] = field(default_factory=Counter)
    images: Counter[str] = field(default_factory=Counter)
    frames: Counter[str] = field(default_factory=Counter)
    mentioned: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    @property
    def main(self) -> str | None:
        """The host that most posts are published on."""
        return self.links.most_common(1)[0][0] if self.links else None

    @property
    def own(self) -> list[str]:
        """The hosts that many posts are published on, the most common first."""
        least = max(2, self.posts // 10)
        return [host for host, count in self.links.most_common() if host == self.main or count >= least]

    @property
    def www(self) -> list[str]:
        """Own hosts with or without www that posts mention beside the one they are published on."""
        twins = {host[4:] if host.startswith("www.") else f"www.{host}" for host in self.own} - {*self.own}
        return sorted(twin for twin in twins if self.mentioned[twin] or self.links[twin])

    @property
    def old(self) -> list[str]:
        """Hosts of guids on which nothing is published now, as after a move."""
        return [host for host in self._former() if not _is_staging(host)]

    @property
    def staging(self) -> list[str]:
        """Hosts of guids that look like test sites."""
        return [host for host in self._former() if _is_staging(host)]

    def _former(self) -> Iterator[str]:
        least = max(2, self.posts // 50)
        known = {*self.links, *self.www}
        for host, count in self.guids.most_common():
            twin = host[4:] if host.startswith("www.") else f"www.{host}"
            if count >= least and not known & {host, twin}:
                yield host

    def strangers(self, counted: Counter[str]) -> list[tuple[str, int]]:
        """The hosts in `counted` that many posts use and that are not own, with their counts."""
        least = max(3, self.posts // 20)
        own = [*self.links, *self.old]
        return [
            (host, count)
            for host, count in counted.most_common(20)
            if count >= least and not any(same_site(host, one) for one in own)
        ]


def surveyed(posts: Iterable[Post]) -> Survey:
    """What `posts` tell."""
    survey = Survey()
    for post in posts:
        survey.posts += 1
        survey.links.update(_hosts([post.lookup("link")]))
        survey.guids.update(_hosts([post.lookup("guid")]))
        references = [reference for field in post.fields("content")[:1] for reference in _references(field)]
        for counter, purposes in (
            (survey.images, ("image", "media")),
            (survey.frames, ("frame",)),
            (survey.mentioned, ("image", "media", "link")),
        ):
            counter.update(_hosts(text for purpose, text in references if purpose in purposes))
        if language := _language(post):
            survey.languages[language] += 1
    return survey


def _references(field: object) -> list[tuple[str, str]]:
    value = getattr(field, "value", None)
    found = getattr(field, "references", []) if isinstance(value, str) else []
    return [(reference.purpose, reference.address) for reference in found]


def _hosts(addresses: Iterable[object]) -> set[str]:
    found = (Address(text).host for text in addresses if isinstance(text, str))
    return {host for host in found if host and _HOST.fullmatch(host)}


def _is_staging(host: str) -> bool:
    subdomain = host.rpartition(".")[0].rpartition(".")[0]
    return hostlists.is_local(host) or hostlists.is_temporary(host) or hostlists.has_staging_label(subdomain)


def _language(post: Post) -> str | None:
    """The language of a post, guessed from its smallest words; the script where it is not Latin."""
    prose = next((field.prose.text.value[:_SAMPLE] for field in post.fields("content") if _is_text(field)), "")
    words = [word.lower() for word in _WORD.findall(prose)]
    if len(words) < _LEAST_WORDS:
        return None
    scripts = Counter(unicodedata.name(word[0], "").partition(" ")[0].capitalize() for word in words)
    script = scripts.most_common(1)[0][0]
    if script not in ("Latin", ""):
        return f"{script.upper() if len(script) < 4 else script} script"
    shares = {name: sum(word in known for word in words) / len(words) for name, known in _WORDS.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST_SHARE else None


def _is_text(field: object) -> bool:
    return isinstance(getattr(field, "value", None), str)
