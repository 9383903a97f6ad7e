"""What time it is, in one place, so that a test can say another."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present hour (UTC): what is linted twice in a run is told the same."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
