"""Active content: whatever runs, loads, sends or rewrites is reported once, however it is spelled; nothing else is."""

import html
import time
from functools import lru_cache

import pytest

from linter.finding import Finding
from linter.fixes.offers import apply
from linter.linting import Linter
from linter.matching import Matcher
from linter.rule import Rule
from linter.rulefile import builtin_rules
from linter.selftest import file_text
from linter.source import read
from tests.corpus import files
from tools.score import chosen_rules, judge, read_cases, tally


@lru_cache(maxsize=1)
def active() -> Linter:
    return Linter([Matcher(rule) for rule in chosen_rules("active", None)])


@lru_cache(maxsize=1)
def default() -> Linter:
    return Linter([Matcher(rule) for rule in builtin_rules() if rule.enabled])


def findings(markup: str, linter: Linter | None = None) -> list[Finding]:
    source = read("post.json", file_text(markup, None, False).encode())
    outcome = (linter or active()).lint(source)
    assert outcome is not None
    return outcome.findings


def rules(markup: str, linter: Linter | None = None) -> list[str]:
    return [finding.rule.id for finding in findings(markup, linter)]


def nested(markup: str, times: int) -> str:
    for _ in range(times):
        markup = f'<iframe title="x" srcdoc="{html.escape(markup)}"></iframe>'
    return markup


RUNS = {
    "script-inline": [
        "<script>a()</script>",
        "<ScRiPt/x>a()</sCrIpT >",
        "<svg><script>a&#40;)</script></svg>",
        "<math><mtext><script>a()</script></mtext></math>",
        "<select><script>a()</script></select>",
        "<table><script>a()</script></table>",
        "<script type=text/ecmascript>a()</script>",
        "<script type='\n text/JavaScript '>a()</script>",
        "<script language=JavaScript1.5>a()</script>",
        "<script type=module>import '/a.js'</script>",
        "<div><template shadowrootmode=open><script>a()</script></template></div>",
        "<noscript><p title='</noscript><script>a()</script>'></noscript>",
        nested("<script>a()</script>", 3),
        nested("<script>a()</script>", 12),
    ],
    "script-external": [
        "<script src=//evil.example/a.js></script>",
        "<script src='https:\\\\evil.example/a.js'></script>",
        "<script src=' https&colon;//evil.example/a.js'></script>",
        "<svg><script xlink:href=//evil.example/a.js /></svg>",
    ],
    "script-data-url": ["<script src='data:,a()'></script>", "<svg><script href='da\tta:,a()' /></svg>"],
    "script-import-map": ['<script type=importmap>{"imports":{}}</script>'],
    "event-handler": [
        "<body onload=a()>",
        "<p>x</p><html onclick=a()>",
        "<x onwhatever=a()>",
        "<p/onclick=a()>",
        "<p title='>' ONCLICK=a()>",
        "<svg><image href=x onerror=a()></svg>",
        "<template><img src=x onerror=a()></template>",
        "<style><img src='</style><img src=x onerror=a()>'>",
        "<noembed><img title='</noembed><img src onerror=a()>'></noembed>",
        "<math></p><style><!--</style><img src=x onerror=a()>--></style></math>",
    ],
    "javascript-address": [
        "<a href='\x01\x02 javascript:a()'>x</a>",
        "<a href='JAVA\tSC\nRIPT:a()'>x</a>",
        "<a href='java&Tab;script&colon;a()'>x</a>",
        "<area href=javascript:a()>",
        "<form action=javascript:a()></form>",
        "<button form=f formaction=javascript:a()>x</button>",
        "<input type=image alt=x formaction=javascript:a()>",
        "<iframe title=x src='javascript:a()'></iframe>",
        "<iframe title=x srcdoc='&lt;a href=javascript:a()>x'></iframe>",
        "<math><mi xlink:href=javascript:a()>x</mi></math>",
        "<svg><a xlink:href=javascript:a()><text>x</text></a></svg>",
        "<svg><a><set attributeName=href to=javascript:a() /></a></svg>",
        "<svg><a><animate attributeName=xlink:href values='/x;java&#10;script:a()' /></a></svg>",
        "<svg><a><animate attributeName=href by=javascript:a() /></a></svg>",
    ],
    "data-document": [
        "<a href='data:text/html,x'>x</a>",
        "<iframe title=x src='DATA:te&#10;xt/ht&#9;ml,x'></iframe>",
        "<object data='data:image/svg+xml,x'></object>",
        "<embed src='data:application/xhtml+xml;base64,eA=='>",
        "<math><mi href='data:text/html,x'>x</mi></math>",
    ],
    "svg-use-data": ["<svg><use href='data:image/svg+xml,x#a' /></svg>"],
    "foreign-content-active": ["<svg><a href=/x><set attributeName=href to=//evil.example /></a></svg>"],
    "base-element": ["<base href=//evil.example>", nested("<base target=_top>", 1)],
    "meta-refresh": ["<meta http-equiv=refresh content='0,url=/x'>", "<meta http-equiv=REFRESH content=' .5 /x'>"],
    "iframe-host-not-allowed": [
        "<iframe title=x src=//evil.example></iframe>",
        "<iframe title=x src='/\n\\evil.example'></iframe>",
        "<iframe title=x src='https://youtube.com@evil.example/embed/1'></iframe>",
        "<iframe title=x src='https://evil.example/www.youtube.com/embed/1'></iframe>",
        "<iframe title=x src='https://www.youtube.com.evil.example/embed/1'></iframe>",
        "<object data=//evil.example/></object>",
        "<embed src=//evil.example/>",
        "<svg><foreignObject><iframe title=x src=//evil.example></iframe></foreignObject></svg>",
    ],
    "form-external-action": ["<form action=//evil.example></form>", "<input type=submit formaction=//evil.example>"],
    "style-external": [
        "<link rel='Alternate Stylesheet' href=//evil.example/a.css>",
        "<style>@import'//evil.example/a.css'</style>",
        "<style>@\\69mport/**/url( //evil.example/a.css )</style>",
        "<svg><style>&#64;import '//evil.example/a.css'</style></svg>",
    ],
    "style-overlay": ["<div style='POSITION: fix\\65 d; inset: 0 0 0 0'>x</div>"],
    "tag-cut-short": [
        "<script src=//evil.example/a.js",
        "<p>x</p><img src='//evil.example/?",
        "<p>x</p><img alt='' src=x onerror=a() ",
        "<p>x</p><base href=//evil.example",
        '<p>x</p><meta http-equiv=refresh content="0;url=',
    ],
    "iframe-srcdoc-deep": [nested("<script>a()</script>", 25)],
}


@pytest.mark.parametrize(("rule", "markup"), [(rule, one) for rule, several in RUNS.items() for one in several])
def test_one_rule_reports_what_is_active(rule: str, markup: str) -> None:
    assert rules(markup) == [rule]


@pytest.mark.parametrize(
    "markup",
    [
        "<script type=application/ld+json>{}</script>",
        "<script type='text/javascript; charset=utf-8'>a()</script>",
        "<script type=text/template><b onclick=a()></script>",
        "<script href=//evil.example/a.js></script>",
        "<textarea><script>a()</script></textarea><title><img onerror=a()></title><xmp><p onclick=x></xmp>",
        "<pre>&lt;script&gt;a()&lt;/script&gt;</pre><p title='<script>'>x</p><!-- <script>a()</script> -->",
        "<p data-onclick=x aria-label=onclick>on click</p>",
        "<a href='#javascript:'>x</a><a href='/javascript:a()'>x</a><a href='javascriptx:a()'>x</a>",
        "<a xlink:href=javascript:a()>x</a><animate attributeName=href to=javascript:a()></animate>",
        "<a href='data:image/png;base64,eA=='>x</a><img alt='' src='data:image/svg+xml,<svg onload=a()>'>",
        "<svg><iframe src=//evil.example></iframe><form action=//evil.example></form></svg>",
        "<svg><object data='data:text/html,x'/><base href=//evil.example></base></svg>",
        "<svg><use href=#a /><animate attributeName=r to=5 /><style>p{}</style></svg>",
        "<form action=/search><input name=s><button>Go</button></form>",
        "<iframe title=x src=/x></iframe><iframe title=x src=about:blank></iframe>",
        "<iframe title=x src=https://www.youtube.com/embed/1></iframe>",
        "<iframe title=x srcdoc='<p>x'></iframe>",
        "<meta http-equiv=refresh><meta http-equiv=refresh content=url=/x>",
        "<p style='position:fixed;top:0'>x</p><div style='position:absolute;inset:0'>x</div>",
        "<p>1 < 2",
        "<p>1 <b",
        "<p>x</p><a href='/about/",
        "<textarea><p>x</p>",
        "<p>x</p><!-- <b>x</b>",
        "<p>x</p><",
    ],
)
def test_nothing_is_said_of_what_is_inert(markup: str) -> None:
    assert rules(markup) == []


def test_a_pasted_post_is_one_finding_and_keeps_its_text() -> None:
    quote = (
        '<blockquote class="twitter-tweet"><p>Hello</p><a href="https://twitter.com/a/status/1">1 May</a></blockquote>'
    )
    markup = quote + '<script async src="https://platform.twitter.com/widgets.js"></script>'
    (finding,) = findings(markup, default())
    assert finding.rule.id == "script-known-widget"
    assert "address on its own line" in finding.remedy
    text = file_text(markup, None, False)
    (fix,) = finding.fixes
    assert not fix.safe
    assert apply(text, fix.edits) == file_text(quote, None, False)


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<script src=http://evil.example/a.js></script>", "script-external"),
        ("<script src=https://cdn.polyfill.io/v3/p.js></script>", "script-compromised-host"),
        ("<script src=https://unpkg.com/a integrity=sha256-x></script>", "script-external"),
        ("<iframe src=http://evil.example/ width=1 height=1 title=x></iframe>", "iframe-hidden"),
        ("<svg><a><set attributeName=href to=javascript:a() /></a></svg>", "javascript-address"),
        ("<base href=http://evil.example/>", "base-element"),
        ("<link rel=stylesheet href=//evil.example/a.css>", "style-external"),
        ("<object type=application/x-shockwave-flash data=//evil.example/a.swf></object>", "legacy-plugin-embed"),
    ],
)
def test_one_defect_is_one_finding_among_the_embed_rules(markup: str, rule: str) -> None:
    told = [one.rule.id for one in findings(markup, default()) if one.rule.category == "embeds"]
    assert [one for one in told if one != "sri-invalid"] == [rule]


def test_hosts_of_the_site_are_no_strangers_and_without_a_site_all_are() -> None:
    markup = '<iframe title="x" src="https://charts.blog.example/1"></iframe>'
    assert rules(markup) == []
    text = file_text({"link": "", "guid": "", "content": {"rendered": markup}}, None, False)
    outcome = active().lint(read("post.json", text.encode()))
    assert outcome is not None
    assert [finding.rule.id for finding in outcome.findings] == ["iframe-host-not-allowed"]


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe srcdoc='" * 3000,
        "<script>" * 20_000,
        "<svg>" * 3000 + "<a href=x>" * 3000,
        "<p style='" + "a:b;" * 20_000 + "'>",
        "<p style='" + "/*" * 20_000 + "'>",
        "<iframe sandbox='" + "a " * 30_000 + "'>",
        "<style>" + "a " * 50_000 + "</style>",
        "<style>" + "/*" * 50_000 + "</style>",
        "<style>" + "a," * 50_000 + "{</style>",
        "<div class='fb-post'>" * 3000,
        "<div class='fb-post'></div><img src=x alt=''>" * 2000,
        "<div>" * 2000 + "<p style='position:absolute;inset:0;z-index:1000'>x</p>" * 2000,
    ],
)
def test_hostile_markup_takes_no_long_time(markup: str) -> None:
    rules = [rule for rule in builtin_rules() if rule.enabled and rule.category in ("embeds", "blocks")]
    linter = Linter([Matcher(rule) for rule in rules])
    start = time.perf_counter()
    findings(markup, linter)
    assert time.perf_counter() - start < 10


def test_no_rule_for_an_error_is_off() -> None:
    off: list[Rule] = [rule for rule in builtin_rules() if rule.category == "embeds" and not rule.enabled]
    assert {rule.id for rule in off if rule.severity.value == "error"} == set()


def test_labelled_cases_are_judged_as_a_browser_judged_them() -> None:
    cases = [case for file in files("suites", "*.jsonl") for case in read_cases(file.read_text("utf-8").splitlines())]
    sums = tally(cases, judge(chosen_rules("active", None)))["sum"]
    assert len(sums["xss"].missed) <= sums["xss"].flags * 0.01
    assert [(case.id, told) for case, told in sums["benign"].wrong] == []
