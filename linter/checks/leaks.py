"""Checks of what should not have left the newsroom: keys to services, and notes in comments."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from linter.checks.fields import fields
from linter.checks.values import by_name
from linter.post import Field, Kind, Post
from linter.subject import Subject
from linter.text import Span, Spans

# Only keys that begin with a mark of their own: no guessing by length or disorder. Each with its kind, words one of
# which stands in every key of the kind, and its form.
_TOKEN = "sign-in token (JWT)"
_IN_ONE_WORD: tuple[tuple[str, str, str], ...] = (
    ("Amazon Web Services key", "AKIA ASIA", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    (
        "GitHub token",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})\b",
    ),
    ("GitLab token", "glpat-", r"\bglpat-[\w-]{20,}"),
    ("Slack token", "xox", r"\bxox[abpros]-[0-9]{8,}-[0-9A-Za-z-]{10,}"),
    ("Telegram bot token", ":AA", r"\b\d{8,10}:AA[\w-]{33}\b"),
    ("Stripe key", "_live_", r"\b(?:sk|rk)_live_[0-9A-Za-z]{20,}"),
    ("Square key", "sq0csp", r"\bsq0csp-[\w-]{43}"),
    ("SendGrid key", "SG.", r"\bSG\.[\w-]{22}\.[\w-]{43}"),
    ("Mailchimp key", "-us", r"\b[0-9a-f]{32}-us\d{1,2}\b"),
    ("Mailgun key", "key-", r"\bkey-[0-9a-f]{32}\b"),
    ("OpenAI key", "T3BlbkFJ", r"\bsk-(?:proj-|svcacct-)?[\w-]{20,74}T3BlbkFJ[\w-]{20,74}"),
    ("Anthropic key", "sk-ant-", r"\bsk-ant-[a-z]+\d\d-[\w-]{80,}"),
    ("Hugging Face token", "hf_", r"\bhf_[A-Za-z]{34}\b"),
    ("npm token", "npm_", r"\bnpm_[A-Za-z0-9]{36}\b"),
    ("PyPI token", "pypi-", r"\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}"),
    ("DigitalOcean token", "_v1_", r"\bdo[opr]_v1_[0-9a-f]{64}\b"),
    ("Shopify token", "shp", r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b"),
    ("Google sign-in secret", "GOCSPX", r"\bGOCSPX-[\w-]{28}"),
    ("Google service key", "AIza", r"\bAIza[\w-]{35}(?![\w-])"),
    ("Slack app token", "xapp-", r"\bxapp-\d-[A-Z0-9]{8,}-\d{8,}-[0-9a-f]{40,}"),
    ("Google sign-in token", "ya29.", r"\bya29\.[\w-]{60,}"),
    ("Facebook token", "EAA", r"\bEAA[A-Za-z0-9]{90,}"),
    ("Twilio key", "SK", r"\bSK[0-9a-f]{32}\b"),
    ("Atlassian token", "ATATT3", r"\bATATT3[\w=-]{60,}"),
    ("Docker token", "dckr_pat_", r"\bdckr_pat_[\w-]{27}"),
    ("Brevo key", "xkeysib-", r"\bxkeysib-[0-9a-f]{64}-\w{16}\b"),
    ("Notion token", "ntn_", r"\bntn_[A-Za-z0-9]{40,50}\b"),
    ("Linear key", "lin_api_", r"\blin_api_[A-Za-z0-9]{40}\b"),
    ("Vault token", "hvs. hvb.", r"\bhv[sb]\.[\w-]{24,}"),
    ("Postman key", "PMAK-", r"\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b"),
    ("RubyGems key", "rubygems_", r"\brubygems_[0-9a-f]{48}\b"),
    ("Supabase token", "sbp_", r"\bsbp_[0-9a-f]{40}\b"),
    ("New Relic key", "NRAK-", r"\bNRAK-[A-Z0-9]{27}\b"),
    ("Databricks token", "dapi", r"\bdapi[0-9a-f]{32}\b"),
    ("Mapbox secret key", "sk.eyJ", r"\bsk\.eyJ[\w-]{40,}\.[\w-]{20,}"),
    ("Groq key", "gsk_", r"\bgsk_[A-Za-z0-9]{52}\b"),
    (_TOKEN, "eyJ", r"\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{20,1000}"),
    ("age secret key", "AGE-SECRET", r"\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b"),
)
_OTHERS: tuple[tuple[str, str, str], ...] = (
    ("Grafana token", "glsa_ glc_", r"\b(?:glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|glc_[A-Za-z0-9+/=]{40,})"),
    ("Sentry token", "sntrys_ sntryu_", r"\bsntry(?:s_eyJ[\w+/=-]{40,}|u_[0-9a-f]{64})"),
    ("Azure storage key", "AccountKey=", r"\bAccountKey=[A-Za-z0-9+/]{86}=="),
    ("Slack webhook", "hooks.slack", r"hooks\.slack\.com/services/T[0-9A-Z]{8,}/B[0-9A-Z]{8,}/[0-9A-Za-z]{24}"),
    ("Discord webhook", "webhooks", r"discord(?:app)?\.com/api/webhooks/\d{17,20}/[\w-]{60,}"),
    (
        "database password",
        "postgres mysql:// mongodb redis",
        r"""\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?)://[^\s:/@"'<>]{1,60}:(?!(?:password|passwd|pass|secret|pw)@)[^\s:/@"'<>*]{4,80}@(?!localhost|127\.|db[:/])[^\s"'<>]""",
    ),
    ("private key", "PRIVATE", r"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----"),
)
_KEYS = _IN_ONE_WORD + _OTHERS
_HINTED = tuple(tuple(hints.split()) for _, hints, _ in _KEYS)
_LONG_WORD = re.compile(r"\b[A-Za-z0-9_.:=-]{20,}", re.ASCII)
_SAMPLE = re.compile(r"EXAMPLE|John Doe|XXXX|xxxx|0000000|1234567|abcdefgh|(.)\1{7}")
_PUBLIC = re.compile(
    r"(?:maps\.google|google\.com/maps|maps\.googleapis|youtube\.googleapis)[^\s\"'<>]*\Z", re.IGNORECASE
)
_COMMENT = re.compile(
    r"<!--(?!\s*/?wp:|\s*(?:more|nextpage|noteaser|wplint-ignore)\b|\[if\b|<!\[endif)(.*?)(?:--!?>|\Z)", re.DOTALL
)
_FIELDS = ("title", "content", "excerpt")
_SHORTEST = 20  # characters of a key


def secrets(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Keys and tokens by the mark they begin with, in any text of the post. `$kind` of key; the message hides it."""
    if not (likely := _likely_in_file(post.document.root.value)):
        return
    for field in _texts(post):
        if not (here := _likely(field.value, likely)):
            continue
        for match in _any_of(here).finditer(field.value):
            kind = _KEYS[int((match.lastgroup or "k0")[1:])][0]
            if _SAMPLE.search(match[0]) or (kind == "Google service key" and _public(field.value, match.start())):
                continue
            if kind != _TOKEN or _opens(match[0]):
                yield Subject(field, field.text, Span(*match.span()), match[0], names={"kind": kind})


def _opens(token: str) -> bool:
    """Whether a JSON Web Token lets somebody in: both its parts can be read, and it is no sample and no public key."""
    import json
    from base64 import urlsafe_b64decode  # few posts have anything to decode

    try:
        header, payload = (json.loads(urlsafe_b64decode(part + "==")) for part in token.split(".")[:2])
    except (ValueError, RecursionError):
        return False
    if not isinstance(header, dict) or not isinstance(payload, dict) or header.get("alg") in (None, "none"):
        return False
    # jwt.io shows John Doe; Supabase gives every browser a token for nobody
    owner = " ".join(str(payload[key]) for key in ("sub", "name") if isinstance(payload.get(key), (str, int)))
    return payload.get("role") != "anon" and not _SAMPLE.search(owner)


def _texts(post: Post) -> Iterator[Field]:
    """Every string of the post but for addresses of WordPress's own; first the three that it is made of."""
    for name in _FIELDS:
        yield from (field for field in post.fields(name) if isinstance(field.value, str))
    for values in by_name(post).values():
        for value in values:
            if isinstance(value.value, str) and len(value.value) >= _SHORTEST:
                yield value.field(post)


@lru_cache(maxsize=1)  # asked for each post of a file, which may hold thousands
def _likely_in_file(text: str) -> tuple[int, ...]:
    """The numbers of the keys that a file may hold: to look for all of them in every text takes long."""
    words = " ".join(_LONG_WORD.findall(text))
    in_one_word = range(len(_IN_ONE_WORD))
    return _likely(words, in_one_word) + _likely(text, range(len(in_one_word), len(_KEYS)))


def _likely(text: str, among: Iterable[int]) -> tuple[int, ...]:
    return tuple(number for number in among if any(hint in text for hint in _HINTED[number]))


@lru_cache(maxsize=256)
def _any_of(numbers: tuple[int, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{number}>{_KEYS[number][2]})" for number in numbers), re.ASCII)


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
