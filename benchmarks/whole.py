"""Whole runs under pyperf: start-up on the example post, and many posts in one go.

`python -m benchmarks.whole --output FILE` is what `python -m benchmarks` calls; pyperf starts it again as its workers.
"""

import subprocess
import sys
import time
from pathlib import Path

import pyperf

from benchmarks.posts import make_posts
from benchmarks.stages import default_rules, lint_all, linter_of, sources_of

EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"
POSTS = 200


def start_up(loops: int) -> float:
    """Seconds for `loops` runs of the command on the example post."""
    start = time.perf_counter()
    for _ in range(loops):
        subprocess.run([sys.executable, "-m", "linter", str(EXAMPLE)], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


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
    runner.bench_time_func(f"{POSTS} generated posts", many_posts)


if __name__ == "__main__":
    main()
