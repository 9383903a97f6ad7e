"""What a user installs: the wheel carries the rules and runs where nothing else is."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "kashmir-watch-34102.json"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_rule_and_data_file(wheel: Path) -> None:
    """A file that is missing from the wheel is a rule that users don't have."""
    expected = {
        f"linter/rules/{file.relative_to(ROOT / 'rules').as_posix()}"
        for file in (ROOT / "rules").rglob("*")
        if file.suffix in (".yml", ".json", ".txt")
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert expected <= names, sorted(expected - names)
    assert {"linter/schemas/report.schema.json", "linter/py.typed"} <= names


def test_the_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """`pip install` of the wheel alone gives a wplint that lints, away from the checkout."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    bin_folder = environment / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(bin_folder / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    post = tmp_path / "post.json"
    post.write_bytes(EXAMPLE.read_bytes())
    run = subprocess.run(
        [str(bin_folder / "wplint"), "post.json", "--format", "json"], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 1, run.stderr
    assert "script-known-widget" in {finding["rule"] for finding in json.loads(run.stdout)["findings"]}
