"""Addresses that stop working: signed ones with a date, and hosts that keep nothing for long.

In: the host and query pairs of a parsed address. Out: the moment after which it is dead, or None.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from linter.web.places import named, read_data

_PLAUSIBLE = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class _Signed:
    """A kind of address that expires; parameter names in lower case."""

    hosts: frozenset[str]
    expires: str
    form: str
    start: str
    needs: tuple[str, ...]


def expiry(host: str, query: Sequence[tuple[str, str]]) -> datetime | None:
    """The moment (UTC) at which a signed address stops working, if it says so."""
    given = {name.lower(): value for name, value in query}
    for signed in _signed():
        if signed.expires in given and given.keys() >= {*signed.needs}:
            moment = _moment(signed, given)
            if moment and (not signed.hosts or named(host, signed.hosts)) and _plausible(moment):
                return moment
    return None


def is_ephemeral(host: str) -> bool:
    """Whether pictures on this host vanish sooner or later without saying when."""
    section = read_data("hosts.yml")["ephemeral_hosts"]
    return named(host, section["hosts"]) and not named(host, section["except"])


def _moment(signed: _Signed, given: Mapping[str, str]) -> datetime | None:
    value = given[signed.expires]
    try:
        if signed.form == "iso":
            moment = datetime.fromisoformat(value)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if not re.fullmatch(r"[0-9A-Fa-f]{1,10}" if signed.form == "hex" else r"[0-9]{1,10}", value):
            return None
        if signed.form == "seconds":
            start = datetime.strptime(given.get(signed.start, ""), "%Y%m%dT%H%M%SZ")
            return start.replace(tzinfo=UTC) + timedelta(seconds=int(value))
        return datetime.fromtimestamp(int(value, 16 if signed.form == "hex" else 10), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _plausible(moment: datetime) -> bool:
    return _PLAUSIBLE[0] <= moment < _PLAUSIBLE[1]


@cache
def _signed() -> tuple[_Signed, ...]:
    return tuple(
        _Signed(
            hosts=frozenset(entry.get("hosts", ())),
            expires=entry["expires"].lower(),
            form=entry["form"],
            start=entry.get("start", "").lower(),
            needs=tuple(name.lower() for name in entry["needs"]),
        )
        for entry in read_data("hosts.yml")["signed_urls"]["entries"]
    )
