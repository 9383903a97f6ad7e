"""A configuration applies as it says: what it extends, its rules, its overrides, its site, and the flags over it."""

import json
import subprocess
import sys

import pytest

from linter.configuration.file import presets
from linter.configuration.reader import load_config
from linter.rulefile import builtin_rules
from tests.conftest import Wplint
from tests.newsroom import NO_ALT, TYPO, Newsroom, report, told


def test_without_a_configuration_everything_is_as_shipped(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", NO_ALT)
    assert told(wplint, "a.json") == [("a.json", "image-alt-missing")]


def test_rules_are_turned_off_and_made_more_severe(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("rules:\n  image-alt-missing: off\n  repeated-word: error\n")
    newsroom.post("a.json", NO_ALT + TYPO)
    found = report(wplint, "a.json")["findings"]
    assert [(finding["rule"], finding["severity"]) for finding in found] == [("repeated-word", "error")]
    assert wplint("a.json").code == 1


def test_a_list_option_is_edited_or_replaced(newsroom: Newsroom, wplint: Wplint) -> None:
    picture = '<img alt="A cat" src="https://{}/cat.png">'
    newsroom.post("a.json", picture.format("secure.gravatar.com") + picture.format("cdn.partner.example"))
    newsroom.config("rules: {image-hotlinked: {hosts: {add: ['*.partner.example']}}}\n")
    assert told(wplint, "a.json") == []
    newsroom.config("rules: {image-hotlinked: {hosts: {remove: ['*.gravatar.com', secure.gravatar.com]}}}\n")
    assert len(told(wplint, "a.json")) == 2
    newsroom.config("rules: {image-hotlinked: {hosts: ['*.partner.example']}}\n")
    assert [finding["host"] for finding in report(wplint, "a.json")["findings"]] == ["secure.gravatar.com"]


def test_the_site_is_known_to_the_rules(newsroom: Newsroom, wplint: Wplint) -> None:
    picture = '<img alt="A cat" src="https://media.cdn.example/cat.png">'
    newsroom.post("a.json", picture + '<a href="https://old.example/">Cats</a>')
    assert told(wplint, "a.json") == [("a.json", "image-hotlinked")]
    newsroom.config("site: {cdns: ['*.cdn.example'], old: old.example}\n")
    assert told(wplint, "a.json") == [("a.json", "mixed-domains")]
    newsroom.config("site: {hosts: [blog.example, old.example], cdns: ['*.cdn.example']}\n")
    assert told(wplint, "a.json") == []


def test_each_file_follows_the_nearest_configuration(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("rules: {image-alt-missing: off}\n")
    newsroom.config("fail-on: warning\n", "blog/.wplint.yml")
    for name in ("a.json", "blog/posts/b.json"):
        newsroom.post(name, NO_ALT)
    assert told(wplint, ".") == [("blog/posts/b.json", "image-alt-missing")]


def test_overrides_apply_by_path(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("overrides:\n  - files: archive/**\n    rules: {image-alt-missing: off}\n")
    newsroom.post("archive/2010/a.json", NO_ALT)
    newsroom.post("posts/a.json", NO_ALT)
    assert told(wplint, ".") == [("posts/a.json", "image-alt-missing")]


@pytest.mark.parametrize(
    "criteria",
    [
        "type: page",
        "status: [draft, pending]",
        "category: 7",
        "category: Opinion",
        "category: opinion-pieces",
        "files: posts/*.json\n    type: page\n    status: draft",
    ],
)
def test_overrides_apply_by_post(newsroom: Newsroom, wplint: Wplint, criteria: str) -> None:
    newsroom.config(f"overrides:\n  - {criteria}\n    rules: {{image-alt-missing: off}}\n")
    terms = [[{"id": 7, "name": "Opinion", "slug": "opinion-pieces", "taxonomy": "category"}]]
    newsroom.post("posts/a.json", NO_ALT, type="page", status="draft", categories=[7], _embedded={"wp:term": terms})
    newsroom.post("posts/b.json", NO_ALT)
    assert told(wplint, ".") == [("posts/b.json", "image-alt-missing")]


def test_posts_of_one_file_may_differ(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("overrides:\n  - type: page\n    rules: {image-alt-missing: off}\n")
    posts = [{"id": n, "type": kind, "title": "A", "content": NO_ALT} for n, kind in ((1, "post"), (2, "page"))]
    newsroom.write("all.json", json.dumps(posts))
    found = report(wplint, "all.json", "--select", "image-alt-missing")["findings"]
    assert [finding["post"] for finding in found] == [1]


def test_later_overrides_win(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(
        "overrides:\n  - files: posts\n    rules: {image-alt-missing: off}\n"
        "  - files: posts/a.json\n    rules: {image-alt-missing: error}\n"
    )
    newsroom.post("posts/a.json", NO_ALT)
    newsroom.post("posts/b.json", NO_ALT)
    assert told(wplint, ".") == [("posts/a.json", "image-alt-missing")]


def test_a_preset_chooses_by_concern_and_still_reports_broken_files(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("extends: security\n")
    newsroom.post("a.json", NO_ALT + '<p onclick="x()">Hm</p>')
    newsroom.write("b.json", '{"id": 1, "content": ')
    assert told(wplint, ".") == [("a.json", "event-handler"), ("b.json", "invalid-json")]


def test_strict_turns_on_what_is_off_and_fails_on_warnings(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.post("a.json", TYPO)
    assert wplint("a.json", "--select", "repeated-word").code == 0
    file = newsroom.config("extends: strict\n")
    assert wplint("a.json", "--select", "repeated-word").code == 1
    off = [rule.id for rule in builtin_rules() if not rule.enabled and rule.stage != "deprecated"]
    assert all(load_config(file).settings[rule].on for rule in off)


def test_every_preset_can_be_read_and_turns_rules_on(newsroom: Newsroom) -> None:
    for name in presets():
        config = load_config(newsroom.config(f"extends: {name}\n"))
        on = {rule for rule, setting in config.settings.items() if setting.on}
        assert {"invalid-json", "expired-ignore"} <= on
        assert len(on) > len([rule for rule in config.rules.values() if rule.category in ("file", "config")])


def test_a_file_can_be_extended_and_the_nearer_one_wins(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("fail-on: info\nrules: {image-alt-missing: off, repeated-word: off}\n", "shared/base.yml")
    newsroom.config("extends: shared/base.yml\nrules: {repeated-word: warning}\n")
    newsroom.post("a.json", NO_ALT + TYPO)
    ran = report(wplint, "a.json")
    assert [finding["rule"] for finding in ran["findings"]] == ["repeated-word"]
    assert wplint("a.json").code == 1


def test_what_a_shared_file_extends_does_not_undo_what_came_before(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("rules: {image-alt-missing: off}\n", "one.yml")
    newsroom.config("rules: {repeated-word: off}\n", "two.yml")
    newsroom.config("extends: [./one.yml, ./two.yml]\n")
    newsroom.post("a.json", NO_ALT + TYPO)
    assert told(wplint, "a.json") == []


def test_rules_of_one_s_own(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.write(
        "wplint-rules/house/no-marquee.yml",
        "id: no-marquee\nname: Moving text\nsince: '0.1'\nseverity: error\nwhy: It moves.\nremedy: Stop it.\n"
        "in: content\nelement: marquee\nmessage: moving text\n"
        "examples:\n  valid: [<p>x</p>]\n  invalid: [<marquee>x</marquee>]\n",
    )
    newsroom.config("rule-folders: wplint-rules\n")
    newsroom.post("a.json", "<marquee>News</marquee>")
    assert ("a.json", "no-marquee") in told(wplint, "a.json")


def test_flags_win_over_files(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("rules: {repeated-word: off}\noverrides:\n  - files: '*'\n    rules: {image-alt-missing: error}\n")
    newsroom.post("a.json", NO_ALT + TYPO)
    assert told(wplint, "a.json", "--select", "repeated-word") == [("a.json", "repeated-word")]
    assert told(wplint, "a.json", "--ignore", "accessibility") == []
    assert told(wplint, "a.json", "--no-config") == [("a.json", "image-alt-missing"), ("a.json", "repeated-word")]
    newsroom.config("rules: {image-alt-missing: off}\n", "other.yml")
    assert told(wplint, "a.json", "--config", "other.yml") == [("a.json", "repeated-word")]
    assert wplint("a.json", "--fail-on", "info").code == 1


def test_a_category_turns_on_no_rule_that_is_off_unless_named(newsroom: Newsroom, wplint: Wplint) -> None:
    """Asking for the typos of a post must not bring the strict rules that were left off for a reason."""
    newsroom.post("a.json", "<p>The charity's annual diner raised half a million pounds.</p>")
    assert told(wplint, "a.json", "--select", "prose") == []
    assert told(wplint, "a.json", "--select", "possible-wrong-word") == [("a.json", "possible-wrong-word")]
    newsroom.config("rules: {possible-wrong-word: warning}")
    assert told(wplint, "a.json", "--select", "prose") == [("a.json", "possible-wrong-word")]


def test_select_keeps_unreadable_files(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.write("b.json", '{"id": 1, "content": ')
    assert told(wplint, ".", "--select", "prose") == [("b.json", "invalid-json")]


def test_paths_of_the_configuration_are_the_default(newsroom: Newsroom, wplint: Wplint) -> None:
    ran = wplint()
    assert ran.code == 2
    assert "paths" in ran.err
    newsroom.config("paths: posts\n")
    newsroom.post("posts/a.json", NO_ALT)
    newsroom.post("drafts/b.json", NO_ALT)
    assert told(wplint) == [("posts/a.json", "image-alt-missing")]


def test_an_earlier_id_of_a_rule_is_accepted_with_a_note(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.write(
        "own/new-name.yml",
        "id: new-name\nname: Moving text\nsince: '0.1'\nseverity: error\nwhy: It moves.\nremedy: Stop it.\n"
        "aliases: [old-name]\nin: content\nelement: p\nmessage: text\n"
        "examples:\n  valid: [<b>x</b>]\n  invalid: [<p>x</p>]\n",
    )
    newsroom.config("rule-folders: own\nrules:\n  old-name: off\n")
    newsroom.post("a.json")
    ran = wplint("a.json")
    assert ran.code == 0
    assert ran.err == "wplint: note: .wplint.yml:3: rule 'old-name' is now called 'new-name'\n"


def test_a_file_of_comments_says_nothing(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("# later\n\n# rules: {}\n")
    newsroom.post("a.json")
    assert wplint("a.json").code == 0


MISTAKES = {
    "rulez: {}": "1:1: 'rulez' is not a known key (did you mean rules?)",
    "extends: strickt": "1:10: there is no preset 'strickt' (did you mean strict?)",
    "extends: ./nowhere.yml": "1:10: there is no file nowhere.yml",
    "extends: [strict, ./.wplint.yml]": "1:19: this configuration extends itself: .wplint.yml → .wplint.yml",
    "rules: {image-alt-mising: off}": "1:9: there is no rule 'image-alt-mising' (did you mean image-alt-missing?)",
    "rules: {image-hotlinked: {host: []}}": ("1:27: rule 'image-hotlinked' has no option 'host' (did you mean hosts?)"),
    "rules: {image-hotlinked: {hosts: a.example}}": "1:34: 'hosts' must be a list, not text",
    "rules: {image-hotlinked: {hosts: [a.example, 1]}}": "1:46: 'hosts' holds texts, not a number",
    "rules: {image-hotlinked: {hosts: {add: a.example}}}": "1:40: 'add' must be a list, not text",
    "rules: {title-too-long: {max: {add: [1]}}}": (
        "1:31: 'max' is a number; only lists and mappings take add and remove"
    ),
    "rules: {title-too-long: false}": "1:25: write off in place of false",
    "rules: {title-too-long: {severity: fatal}}": "1:36: 'fatal' is not one of error, warning, info, off, on",
    "select: [securty]": "1:10: 'securty' is not a rule, category or tag (did you mean security?)",
    "fail-on: warnings": "1:10: 'warnings' is not one of error, warning, info (did you mean warning?)",
    "site: {hosts: ['https://blog.example/']}": "1:16: 'https://blog.example/' is not a host; write blog.example",
    "rule-folders: nowhere": "1:15: there is no file or folder nowhere",
    "ignore:\n  - rule: repeated-word": "2:5: 'reason' is missing: why may this stay?",
    "ignore:\n  - reason: we like it": "2:5: say what to ignore: rule, files, post, author, pointer or text",
    "ignore:\n  - rule: repeated-word\n    reason: ''": "3:13: a reason is needed: why may this stay?",
    "ignore:\n  - {rule: repeated-word, reason: ok, until: 2026-13-01}": (
        "2:46: '2026-13-01' is not a day; write it as 2026-12-31"
    ),
    "ignore:\n  - {rule: repeted-word, reason: ok}": (
        "2:12: 'repeted-word' is not a rule, category or tag (did you mean repeated-word?)"
    ),
    "overrides:\n  - rules: {}": "2:5: say what this applies to: files, type, status or category",
    "rules: {a: off\nb: c": "2:2: ",
    "- rules": "1:1: a configuration is a mapping, such as `extends: recommended`",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_with_its_place(newsroom: Newsroom, wplint: Wplint, text: str) -> None:
    newsroom.config(text + "\n")
    newsroom.post("a.json")
    ran = wplint("a.json")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"wplint: .wplint.yml:{MISTAKES[text]}")
    assert ran.err.count("\n") == 1


def test_files_that_extend_each_other_are_told(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("extends: ./b.yml\n", "a.yml")
    newsroom.config("extends: ./a.yml\n", "b.yml")
    newsroom.config("extends: ./a.yml\n")
    newsroom.post("a.json")
    assert "b.yml:1:10: this configuration extends itself: a.yml → b.yml → a.yml" in wplint("a.json").err


def test_a_mistake_in_pyproject_is_told_with_its_place(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("[project]\nname = 'x'\n\n[tool.wplint.rules]\ntitle-too-lon = 'off'\n", "pyproject.toml")
    newsroom.post("a.json")
    ran = wplint("a.json")
    assert ran.code == 2
    assert ran.err.startswith("wplint: pyproject.toml:5:1: there is no rule 'title-too-lon' (did you mean ")


def test_pyproject_says_the_same_as_yaml(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(
        '[tool.wplint]\nfail-on = "warning"\nrules.image-alt-missing = "off"\n\n[[tool.wplint.ignore]]\n'
        'rule = "repeated-word"\nreason = "A poem"\nuntil = 2999-12-31\n',
        "pyproject.toml",
    )
    newsroom.post("a.json", NO_ALT + TYPO)
    ran = report(wplint, "a.json")
    assert (ran["findings"], ran["suppressed"][0]["suppression"]["source"]) == ([], "pyproject.toml:5")


def test_no_option_of_a_rule_is_called_severity() -> None:
    """`severity` beside the options of a rule is its severity."""
    assert not [rule.id for rule in builtin_rules() if "severity" in rule.options]


def test_a_sound_configuration_costs_no_jsonschema(newsroom: Newsroom) -> None:
    """It takes 0.1 s to import; start-up has to stay within 0.2 s."""
    newsroom.config("extends: strict\nsite: {hosts: [blog.example]}\nrules: {title-too-long: off}\n")
    newsroom.post("a.json")
    code = (
        "import sys; from linter.commands.configured import collect; from linter.configuration.project import Project; "
        "collect(['a.json'], Project()); sys.exit('jsonschema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
