"""GitLab shows every finding once, in the right place, with its rule."""

import json

from jsonschema import Draft7Validator

from tests import corpus
from tests.reporting import HOSTILE, as_json, example, hostile


def test_the_schema_of_gitlab_is_satisfied() -> None:
    """For the example, and for all that a hostile post can put in."""
    (file,) = corpus.files("standards/report-schemas", "gitlab-codeclimate.json")
    validator = Draft7Validator(json.loads(file.read_text(encoding="utf-8")))
    for report in [example(), *map(hostile, HOSTILE)]:
        for issue in as_json("gitlab", report):
            assert not [error.message for error in validator.iter_errors(issue)]


def test_an_issue_says_what_is_wrong_and_where() -> None:
    """The rule stands in the description, because GitLab shows nothing else."""
    (issue,) = [issue for issue in as_json("gitlab", example()) if issue["check_name"] == "confusable-phrase"]
    assert issue["description"] == 'confusable-phrase: write "gaping hole" instead of "gaping whole"'
    assert issue["severity"] == "minor"
    assert issue["location"] == {"path": "examples/kashmir-watch-34102.json", "lines": {"begin": 1, "end": 1}}
    assert issue["content"]["body"].endswith("/docs/rules/confusable-phrase.md")


def test_severities_are_those_of_gitlab() -> None:
    """Error, warning and note have their counterparts."""
    assert {issue["severity"] for issue in as_json("gitlab", example())} == {"critical", "minor", "info"}


def test_fingerprints_are_unique() -> None:
    """Of two issues with one fingerprint GitLab shows only one."""
    issues = as_json("gitlab", hostile("x"))
    assert len(issues) == 2
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]


def test_what_is_silenced_is_left_out() -> None:
    """GitLab knows no dismissed issues."""
    assert len(hostile("x").suppressed) == 1
    assert len(as_json("gitlab", hostile("x"))) == len(hostile("x").findings)
