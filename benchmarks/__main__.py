"""All benchmarks, one table after the other."""

import argparse
import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyperf

from benchmarks import typos
from benchmarks.posts import make_posts, markup_of, real_posts
from benchmarks.rivals import rivals, run, write_markup
from benchmarks.stages import by_category, by_rule, by_rule_count, by_size, sources_of, stages
from linter.cli import COLLECT

_MANY = 1000
_DEAREST = 20


def main() -> None:
    """Run what is asked for; everything by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time wplint.")
    parser.add_argument("parts", nargs="*", default=list(PARTS), choices=[[], *PARTS], help="default: all of them")
    parser.add_argument("--posts", type=int, default=200, help="posts for the tables of stages and rules")
    options = parser.parse_args()
    gc.freeze()
    gc.set_threshold(*COLLECT)  # as the command does
    for part in options.parts:
        PARTS[part](options.posts)


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table with numbers to the right."""
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|:---|{'---:|' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def whole(posts: int) -> None:
    """Start-up and posts a second, under pyperf."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "whole.json")
        command = [sys.executable, "-m", "benchmarks.whole", "--quiet", "--output", str(results)]
        subprocess.run(command, check=True)
        suite = pyperf.BenchmarkSuite.load(str(results))
    rows = [(one.get_name(), f"{one.mean() * 1000:,.0f} ms", f"± {one.stdev() * 1000:,.0f} ms") for one in suite]
    table("Whole runs (pyperf)", ("run", "mean", "deviation"), rows)


def cost(posts: int) -> None:
    """Stages and rules, over generated posts and the corpus."""
    for kind, chosen in (("generated", make_posts(posts)), ("real", real_posts())):
        if not chosen:
            print("\nThe corpus of real posts is not beside the checkout; its tables are left out.")
            continue
        size = sum(map(len, map(markup_of, chosen))) / len(chosen)
        rows = [(stage, f"{seconds / len(chosen) * 1e6:,.0f}") for stage, seconds in stages(chosen).items()]
        table(
            f"Microseconds a post by stage, {len(chosen)} {kind} posts of {size:,.0f} characters", ("stage", "µs"), rows
        )
        dear = by_rule(chosen)
        rows = [(name, f"{seconds / len(chosen) * 1e6:,.0f}") for name, seconds in by_category(dear)]
        table(f"Rules by category, {kind} posts", ("category", "µs"), rows)
        rows = [(rule, f"{seconds / len(chosen) * 1e6:,.0f}") for rule, seconds in dear[:_DEAREST]]
        table(f"The dearest rules, {kind} posts", ("rule", "µs"), rows)


def growth(posts: int) -> None:
    """Growth with the size of a post and with the number of rules."""
    rows = [
        (f"{size:,}", f"{seconds * 1000:,.1f}") for size, seconds in by_size((1, 4, 16, 64), make_posts(4)[3], times)
    ]
    table("Growth with the size of a post", ("characters of JSON", "ms"), rows)
    sources = sources_of(make_posts(posts // 2))
    counts = (1, 55, 110, 220, 440)
    rows = [(str(count), f"{seconds / len(sources) * 1e6:,.0f}") for count, seconds in by_rule_count(counts, sources)]
    table("Growth with the number of rules", ("rules", "µs a post"), rows)


def times(post: bytes, count: int) -> bytes:
    """The post with its content `count` times."""
    data = json.loads(post)
    data["content"]["rendered"] *= count
    return json.dumps(data).encode()


def memory(posts: int) -> None:
    """The memory of a whole run over many posts."""
    with tempfile.TemporaryDirectory() as folder:
        for number, post in enumerate(make_posts(_MANY)):
            Path(folder, f"{number}.json").write_bytes(post)
        rows = []
        for name, path in (("one post", str(Path(folder, "0.json"))), (f"{_MANY:,} posts", folder)):
            program = (
                "import contextlib, io, re\nfrom pathlib import Path\nfrom linter.cli import main\n"
                f"with contextlib.redirect_stdout(io.StringIO()): main([{path!r}, '--format', 'json'])\n"
                # Linux; getrusage would tell the parent's peak where that is higher
                "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)"
            )
            done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
            rows.append((name, f"{done.stdout.strip()} MB"))
    table("Memory", ("run", "at most"), rows)


def others(posts: int) -> None:
    """wplint and other tools on the same markup, in the same run."""
    made = make_posts(_MANY)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "posts").mkdir()
        for number, post in enumerate(made):
            (folder / "posts" / f"{number}.json").write_bytes(post)
        write_markup(folder / "html", list(map(markup_of, made)))
        own = run([sys.executable, "-m", "linter", str(folder / "posts"), "--format", "json"]) or 0.0
        rows = [("wplint", f"{own:.1f}", "1.00")]
        for tool, seconds, remark in rivals(folder / "tools", folder / "html"):
            rows.append((tool, f"{seconds:.1f}", f"{seconds / own:.2f}") if seconds else (tool, remark or "failed", ""))
    table(
        f"{_MANY:,} posts, whole process, other tools on the same markup",
        ("tool", "seconds of processor time", "times wplint"),
        rows,
    )


def spelling(posts: int) -> None:
    """The typo engine by itself."""
    documents = typos.texts()
    parted = [[text] for document in documents for text in document]
    _, new, _ = typos.first(documents)
    rows = [
        ("a document at a time", f"{typos.speed(documents):.1f}"),
        ("a paragraph at a time", f"{typos.speed(parted):.1f}"),
        ("a document at a time, words met for the first time", f"{typos.size(documents) / new:.1f}"),
    ]
    table(f"Typo engine, {typos.size(documents):.1f} MB in {len(documents)} documents", ("text", "MB a second"), rows)
    imported, took, again = typos.first([list(typos.readable(typos.EXAMPLE.read_bytes()))])
    rows = [
        ("import of the engine", f"{imported * 1000:.0f}"),
        ("tables and memos for the example post", f"{(took - again) * 1000:.0f}"),
        ("the example post once more", f"{again * 1000:.1f}"),
    ]
    table(f"First post; tables of {typos.table_bytes() / 1e6:.2f} MB", ("step", "ms"), rows)


PARTS = {"whole": whole, "cost": cost, "growth": growth, "typos": spelling, "memory": memory, "others": others}

if __name__ == "__main__":
    main()
