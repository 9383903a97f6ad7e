"""How fast wplint is: `python -m benchmarks` (see benchmarks/README.md)."""
