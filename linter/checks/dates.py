"""Checks of the moments at which a post says that it was published and changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from linter import clock
from linter.post import Field, Post
from linter.subject import Subject

_DATE = re.compile(
    r"\s*(-?\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?\s*", re.ASCII
)
_PAIRS = (("date", "date_gmt"), ("modified", "modified_gmt"))
_NONE = re.compile(r"0000-00-00|-0001-1[12]-")  # how databases and PHP write that there is no date
# The days from which programs count, and the days before, as zones west of Greenwich tell them
_FIRST_DAYS = frozenset(
    "0001-01-01 1600-12-31 1601-01-01 1899-12-30 1899-12-31 1900-01-01 1904-01-01 1969-12-31 1970-01-01".split()
)
_OUT = ("publish", "private")
_QUARTER = 15 * 60
_WIDEST = 14 * 3600  # what clocks of the world are ahead of Greenwich at most
_UNEVEN_BEFORE = 1975  # until then some countries were minutes and seconds apart from the others
_SLACK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date of a post. `at` has no zone where the file gives none; it is None for what is no day of the calendar."""

    field: Field
    at: datetime | None

    @property
    def written(self) -> str:
        return " ".join(str(self.field.value).split())

    def subject(self, **names: Any) -> Subject:
        return Subject(self.field, self.field.text, self.field.text.all, self.written, names=names)


def _moment(post: Post, name: str) -> _Moment | None:
    """The date under `name`; None where there is none, or something that does not look like one."""
    for field in post.fields(name)[:1]:
        if isinstance(field.value, str) and (match := _DATE.fullmatch(field.value)):
            numbers = [int(part or 0) for part in match.groups()[:6]]
            try:
                year, month, day, hour, minute, second = numbers
                at = datetime(year, month, day, hour, minute, second)
                if zone := match[7]:
                    at = datetime.fromisoformat(at.isoformat() + zone)
            except ValueError:
                return _Moment(field, None)
            return _Moment(field, at)
    return None


def _is_out(post: Post) -> bool:
    return post.lookup("status") in _OUT


def _moments(post: Post, names: tuple[str, ...]) -> Iterator[_Moment]:
    return (moment for name in names if (moment := _moment(post, name)))


def impossible_dates(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Dates that are in no calendar, and on a post that is out those that say that there is none. `$what` of both.

    Drafts have no universal time; where the file tells no status, only the local one counts.
    """
    unknown = post.lookup("status") is None
    for pair in _PAIRS:
        for moment in _moments(post, pair):
            none = _NONE.match(moment.written) is not None
            meant = none and not _is_out(post) and not (unknown and moment.field.name == pair[0])
            if (moment.at is None or none) and not meant:
                yield moment.subject(what="says that there is no date" if none else "is in no calendar")
                break


def first_days(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Dates from which programs count, on posts that are out: what is left when a date was lost."""
    for pair in _PAIRS:
        for moment in _moments(post, pair):
            if moment.written[:10] in _FIRST_DAYS and _is_out(post):
                yield moment.subject()
                break


def uneven_zones(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Local and universal times that are further apart, or less evenly, than any zones. `$apart`, `$other` is the name.

    What sets one pair apart mostly sets the other apart, so that only the first is told.
    """
    for local, greenwich in _PAIRS:
        here, there = _moment(post, local), _moment(post, greenwich)
        if not (here and there and here.at and there.at) or here.at.tzinfo or there.at.tzinfo:
            continue
        if min(here.at.year, there.at.year) < _UNEVEN_BEFORE:
            continue
        apart = int((here.at - there.at).total_seconds())
        beside = (apart + _QUARTER // 2) % _QUARTER - _QUARTER // 2
        if abs(beside) > options["seconds"] or abs(apart) > _WIDEST + options["seconds"]:
            yield there.subject(apart=_length(abs(apart)), other=local)
            return


def future_dates(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """Dates that have not come yet: of publication on a post that is out, of a change on any. `$what` happened then."""
    if _is_out(post) and (moment := _still_to_come(post, *_PAIRS[0])):
        yield moment.subject(what="the post is out")
    elif moment := _still_to_come(post, *_PAIRS[1]):
        yield moment.subject(what="the last change is made")


def missed_dates(post: Post, options: Mapping[str, Any]) -> Iterator[Subject]:
    """The date of a post that waits for a moment which has passed."""
    if post.lookup("status") != "future":
        return
    local, greenwich = (_moment(post, name) for name in _PAIRS[0])
    moment = greenwich if greenwich and greenwich.at else local
    if moment and moment.at and _universal(moment, hours=12 if moment is local else 0) < clock.now() - _SLACK:
        yield (local or moment).subject()


def _still_to_come(post: Post, local: str, greenwich: str) -> _Moment | None:
    """The moment that has not come yet in Greenwich, or where the file does not have that, anywhere."""
    here, there = _moment(post, local), _moment(post, greenwich)
    moment = there if there and there.at else here
    late = clock.now() + _SLACK
    if moment and moment.at and _universal(moment, hours=-14 if moment is here else 0) > late:
        return here if here and here.at and _universal(here, hours=0) > late else moment
    return None


def _universal(moment: _Moment, hours: int) -> datetime:
    """A moment in universal time. One that names no zone is taken to be `hours` later there than its clock shows."""
    assert moment.at is not None
    if not 1 < moment.at.year < 9999:  # at either end of what can be told, hours don't matter
        return moment.at.replace(tzinfo=UTC)
    return moment.at.astimezone(UTC) if moment.at.tzinfo else (moment.at + timedelta(hours=hours)).replace(tzinfo=UTC)


def _length(seconds: int) -> str:
    """A stretch of time in words: 5 hours 7 minutes."""
    days, rest = divmod(seconds, 24 * 3600)
    hours, rest = divmod(rest, 3600)
    parts = zip((days, hours, *divmod(rest, 60)), ("day", "hour", "minute", "second"), strict=True)
    return " ".join(f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in parts if count) or "no time"
