"""Silence with a reason: findings that an entry, a comment or the baseline covers, and those that cover nothing."""
