"""Checks of what should not have left the newsroom: keys to services, and notes in comments."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.fields import fields
from linter.post import Kind, Post
from linter.subject import Subject
from linter.text import Span, Spans

# Only keys that begin with a mark of their own: no guessing by length or disorder
_KEYS: tuple[tuple[str, str], ...] = (
    ("Amazon Web Services key", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    ("GitHub token", r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})\b"),
    ("GitLab token", r"\bglpat-[\w-]{20,}"),
    ("Slack token", r"\bxox[abpros]-[0-9]{8,}-[0-9A-Za-z-]{10,}"),
    ("Slack webhook", r"hooks\.slack\.com/services/T[0-9A-Z]{8,}/B[0-9A-Z]{8,}/[0-9A-Za-z]{24}"),
    ("Discord webhook", r"discord(?:app)?\.com/api/webhooks/\d{17,20}/[\w-]{60,}"),
    ("Telegram bot token", r"\b\d{8,10}:AA[\w-]{33}\b"),
    ("Stripe key", r"\b(?:sk|rk)_live_[0-9A-Za-z]{20,}"),
    ("Square key", r"\bsq0csp-[\w-]{43}"),
    ("SendGrid key", r"\bSG\.[\w-]{22}\.[\w-]{43}"),
    ("Mailchimp key", r"\b[0-9a-f]{32}-us\d{1,2}\b"),
    ("Mailgun key", r"\bkey-[0-9a-f]{32}\b"),
    ("OpenAI key", r"\bsk-(?:proj-|svcacct-)?[\w-]{20,74}T3BlbkFJ[\w-]{20,74}"),
    ("Anthropic key", r"\bsk-ant-[a-z]+\d\d-[\w-]{80,}"),
    ("Hugging Face token", r"\bhf_[A-Za-z]{34}\b"),
    ("npm token", r"\bnpm_[A-Za-z0-9]{36}\b"),
    ("PyPI token", r"\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}"),
    ("DigitalOcean token", r"\bdo[opr]_v1_[0-9a-f]{64}\b"),
    ("Shopify token", r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b"),
    ("Google sign-in secret", r"\bGOCSPX-[\w-]{28}"),
    ("Google service key", r"\bAIza[\w-]{35}(?![\w-])"),
    ("private key", r"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----"),
)
_HINTS = (  # what stands in every key of the kind: one of these words
    "AKIA ASIA", "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", "glpat-", "xox", "hooks.slack", "/webhooks/", ":AA", "_live_",
    "sq0csp", "SG.", "-us", "key-", "T3BlbkFJ", "sk-ant-", "hf_", "npm_", "pypi-", "_v1_", "shp", "GOCSPX", "AIza",
    "PRIVATE",
)  # fmt: skip
_HINTED = tuple((number, tuple(words.split())) for number, words in enumerate(_HINTS))
_SAMPLE = re.compile(r"EXAMPLE|XXXX|xxxx|0000000|1234567|abcdefgh|(.)\1{7}")
_PUBLIC = re.compile(
    r"(?:maps\.google|google\.com/maps|maps\.googleapis|youtube\.googleapis)[^\s\"'<>]*\Z", re.IGNORECASE
)
_COMMENT = re.compile(
    r"<!--(?!\s*/?wp:|\s*(?:more|nextpage|noteaser|wplint-ignore)\b|\[if\b|<!\[endif)(.*?)(?:--!?>|\Z)", re.DOTALL
)
_FIELDS = ("title", "content", "excerpt")


def secrets(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Keys and tokens by the mark they begin with. `$kind` of key; the message does not repeat it."""
    for name in _FIELDS:
        for field in post.fields(name):
            if not isinstance(field.value, str) or not (likely := _likely(field.value)):
                continue
            for match in _any_of(likely).finditer(field.text.value):
                kind = _KEYS[int((match.lastgroup or "k0")[1:])][0]
                if _SAMPLE.search(match[0]) or (
                    kind == "Google service key" and _public(field.text.value, match.start())
                ):
                    continue
                yield Subject(field, field.text, Span(*match.span()), match[0], names={"kind": kind})


def _likely(text: str) -> tuple[int, ...]:
    """The numbers of the keys that a text may hold: to look for all of them in every text takes long."""
    return tuple(number for number, hints in _HINTED if any(hint in text for hint in hints))


@lru_cache(maxsize=256)
def _any_of(numbers: tuple[int, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{number}>{_KEYS[number][1]})" for number in numbers))


def _public(text: str, start: int) -> bool:
    """Whether a key stands in the address of a map or a player, which shows it to every reader anyhow."""
    return _PUBLIC.search(text[max(0, start - 300) : start]) is not None


def leaky_comments(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Comments that hold a note to a colleague: one of `words`. `$note` is what it says."""
    words = (
        re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, options["words"])) + r")(?!\w)")
        if options["words"]
        else None
    )
    for field in fields(post):
        if field.kind is not Kind.MARKUP or "<!--" not in field.value or words is None:
            continue
        text = field.markup.text
        unread = Spans(
            one.content for tag in ("script", "style", "textarea") for one in field.markup.by_tag.get(tag, ())
        )
        for match in _COMMENT.finditer(text.value):
            span = Span(*match.span())
            note = " ".join(match[1].split())
            if words.search(note) and not unread.meets(span):
                yield Subject(field, text, span, note, names={"note": note})
