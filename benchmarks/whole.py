"""Whole runs under pyperf: start-up on the example post and on one without text, and many posts in one go.

`python -m benchmarks.whole --output FILE` is what `python -m benchmarks` calls; pyperf starts it again as its workers.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyperf

from benchmarks.posts import make_posts
from benchmarks.stages import default_rules, lint_all, linter_of, sources_of

EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"
POSTS = 200


def start_up(loops: int, post: Path = EXAMPLE) -> float:
    """Seconds for `loops` runs of the command on one post, with byte code kept as every installation keeps it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    for _ in range(loops):
        command = [sys.executable, "-m", "linter", str(post)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=kept)
    return time.perf_counter() - start


def start_up_without_text(loops: int) -> float:
    """The same on a post that has a picture and no text."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder, "post.json")
        post.write_text('{"id": 1, "content": {"rendered": "<img src=/a.png alt>"}}', encoding="utf-8")
        return start_up(loops, post)


def many_posts(loops: int) -> float:
    """Seconds of processor time for linting the generated posts `loops` times, reading included."""
    posts = make_posts(POSTS)
    linter = linter_of(default_rules())
    lint_all(linter, sources_of(posts[:20]))  # what is read once
    start = time.process_time()
    for _ in range(loops):
        lint_all(linter, sources_of(posts))
    return time.process_time() - start


def main() -> None:
    """Time both."""
    runner = pyperf.Runner(processes=3, values=2, warmups=1, loops=1, program_args=("-m", "benchmarks.whole"))
    runner.bench_time_func("start-up on the example post", start_up)
    runner.bench_time_func("start-up on a post without text", start_up_without_text)
    runner.bench_time_func(f"{POSTS} generated posts", many_posts)


if __name__ == "__main__":
    main()
