"""Fixes: a hit → edits → a corrected file, whole or not at all."""
