"""The nearest configuration holds, and the search ends at the repository."""

from pathlib import Path

from linter.configuration.discovery import Discovery, Found, relative_to


def write(file: Path, text: str = "fail-on: error\n") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    write(tmp_path / ".wplint.yml")
    near = write(tmp_path / "blog" / ".wplint.yml")
    (tmp_path / "blog" / "posts").mkdir()
    assert Discovery().of(str(tmp_path / "blog" / "posts" / "a.json")).config == near


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    write(tmp_path / ".wplint.yml")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    found = Discovery().of(str(tmp_path / "repo" / "posts" / "a.json"))
    assert found == Found(None, tmp_path / "repo")


def test_a_configuration_beside_the_repository_s_root_counts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    own = write(tmp_path / ".wplint.yml")
    assert Discovery().of(str(tmp_path / "deep" / "er" / "a.json")) == Found(own, tmp_path)


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    project = write(tmp_path / "pyproject.toml", "[tool.other]\nname = 'wplint'\n")
    assert Discovery().of(str(tmp_path / "a.json")).config is None
    write(project, "[tool.wplint]\nfail-on = 'error'\n")
    assert Discovery().of(str(tmp_path / "a.json")).config == project


def test_the_own_file_wins_over_pyproject(tmp_path: Path) -> None:
    own = write(tmp_path / ".wplint.yaml")
    write(tmp_path / "pyproject.toml", "[tool.wplint]\n")
    assert Discovery().of(str(tmp_path / "a.json")).config == own


def test_paths_are_told_from_a_folder(tmp_path: Path) -> None:
    assert relative_to(tmp_path / "posts" / ".." / "a.json", tmp_path) == "a.json"
    assert relative_to(tmp_path / "a.json", tmp_path / "posts") == "../a.json"
