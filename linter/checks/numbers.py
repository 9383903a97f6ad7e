"""Numbers that stand for a person's money or identity: which they are, by their form and their check digits.

In: digits (and letters) without blanks. Out: whether they add up. Nothing here is a guess by length alone.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

# Who issues cards: the first digits, as ranges, and how many digits there are (ISO/IEC 7812, the networks' own tables)
_CARDS: tuple[tuple[str, tuple[tuple[int, int], ...], frozenset[int]], ...] = (
    ("Visa", ((4, 4),), frozenset({16, 19})),
    ("Mastercard", ((51, 55), (2221, 2720)), frozenset({16})),
    ("American Express", ((34, 34), (37, 37)), frozenset({15})),
    ("Discover", ((6011, 6011), (644, 649), (65, 65)), frozenset({16, 17, 18, 19})),
    ("Diners Club", ((300, 305), (3095, 3095), (36, 36), (38, 39)), frozenset({14, 16})),
    ("JCB", ((3528, 3589),), frozenset({16, 17, 18, 19})),
    ("UnionPay", ((62, 62),), frozenset({16, 17, 18, 19})),
    ("Mir", ((2200, 2204),), frozenset({16, 17, 18, 19})),
)
# Numbers that the payment services publish for tests
_TEST_CARDS = frozenset(
    "4111111111111111 4242424242424242 4012888888881881 4000056655665556 4000000000000002 5555555555554444 "
    "5105105105105100 2223003122003222 5200828282828210 378282246310005 371449635398431 6011111111111117 "
    "6011000990139424 30569309025904 38520000023237 3530111333300000 3566002020360505 6200000000000005".split()
)
_IBAN_LENGTHS = {  # by country: the registry of SWIFT
    length: countries.split()
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FK FI FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC",
        33: "RU",
    }.items()
}  # fmt: skip
IBAN_LENGTH = {country: length for length, countries in _IBAN_LENGTHS.items() for country in countries}


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def card(digits: str) -> str | None:
    """Who issued the card with this number; None where it is none."""
    if len(set(digits)) < 2 or not luhn(digits):
        return None
    for issuer, ranges, lengths in _CARDS:
        if len(digits) in lengths and any(low <= int(digits[: len(str(low))]) <= high for low, high in ranges):
            return issuer
    return None


def is_test_card(digits: str) -> bool:
    """Whether no account belongs to a card: its number is published for tests."""
    return digits in _TEST_CARDS


def iban(code: str) -> bool:
    """Whether this is the number of an account: the length of its country and the remainder (ISO 13616, ISO 7064)."""
    if len(code) != IBAN_LENGTH.get(code[:2]):
        return False
    return int("".join(str(int(mark, 36)) for mark in code[4:] + code[:4])) % 97 == 1


class IdKind(NamedTuple):
    """A kind of national identity number: what it is called, its form, and whether marks of that form add up."""

    name: str
    form: re.Pattern[str]
    sound: Callable[[str], bool]
    words: tuple[str, ...] = ()  # that must stand in front of it, where others near it prove too little


def _weighed(digits: str, first: int) -> int:
    """The check digit of a Brazilian number: weights that fall from `first` to 2."""
    rest = sum(int(digit) * (first - place) for place, digit in enumerate(digits)) * 10 % 11
    return rest % 10


def _cpf(digits: str) -> bool:
    return len(set(digits)) > 1 and (_weighed(digits[:9], 10), _weighed(digits[:10], 11)) == (
        int(digits[9]),
        int(digits[10]),
    )


# The dihedral group of Verhoeff's check digit
_TURN = ("0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043",
         "8765932104", "9876543210")  # fmt: skip
_SHUFFLE = (
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
)


def _verhoeff(digits: str) -> bool:
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = int(_TURN[check][int(_SHUFFLE[place % 8][int(digit)])])
    return check == 0


def _dni(code: str) -> bool:
    """The letter behind a Spanish number, or behind a foreigner's that starts with X, Y or Z."""
    digits = code[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == code[-1]


_ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
                 14, 16, 10, 22, 25, 24, 23), strict=True))  # fmt: skip


def _fiscal_code(code: str) -> bool:
    """The last letter of an Italian code."""
    odd = sum(_ODD[mark] for mark in code[0:15:2])
    even = sum(int(mark) if mark.isdigit() else ord(mark) - ord("A") for mark in code[1:15:2])
    return chr(ord("A") + (odd + even) % 26) == code[15]


def _nir(digits: str) -> bool:
    """The two check digits of a French number."""
    return 97 - int(digits[:13]) % 97 == int(digits[13:])


def _nhs(digits: str) -> bool:
    """The check digit of a number of Britain's health service."""
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return (11 - rest) % 11 == int(digits[9])


def _id(name: str, form: str, sound: Callable[[str], bool] = lambda _: True, *words: str) -> IdKind:
    return IdKind(name, re.compile(rf"(?<![\w.,/-])(?:{form})(?![\w-])", re.ASCII), sound, words)


IDS = (
    _id("US social security", r"(?!000|666|9|078-05-1120|219-09-9999|123-45-6789)\d{3}([- ])(?!00)\d\d\1(?!0000)\d{4}"),
    _id(
        "UK national insurance", r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"
    ),
    _id("Canadian social insurance", r"[1-79]\d\d([- ])\d{3}\1\d{3}", luhn),
    _id("Brazilian tax", r"\d{3}\.\d{3}\.\d{3}-\d\d", _cpf),
    _id("Aadhaar", r"[2-9]\d{3}([- ])\d{4}\1\d{4}", _verhoeff),
    _id("Spanish identity", r"(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]", _dni),
    _id("Italian tax", r"[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]", _fiscal_code),
    _id("NHS", r"[3-9]\d\d([ -]?)\d{3}\1\d{4}", _nhs, "NHS number", "NHS no"),
    _id("French social security", r"[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d\d ?\d{3} ?\d{3} ?\d\d", _nir),
)
