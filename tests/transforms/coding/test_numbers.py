"""Number phrases: what a text states and which values it allows."""

from __future__ import annotations

import pytest

from transforms.coding.quantities.numbers import find_numbers
from transforms.coding.text.split import split_words


def values(text: str) -> list[tuple[float | None, float | None]]:
    return [(number.low, number.high) for number in find_numbers(split_words(text))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("five", 5, 5),
        ("forty-two", 42, 42),
        ("one hundred and five", 105, 105),
        ("two hundred and fifty thousand", 250_000, 250_000),
        ("1,250", 1250, 1250),
        ("12 000", 12_000, 12_000),
        ("10 000 to 15 000", 10_000, 15_000),
        ("12.5 million", 12_500_000, 12_500_000),
        ("one and a half million", 1_500_000, 1_500_000),
        ("half a million", 500_000, 500_000),
        ("half a dozen", 6, 6),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("a thousand", 1000, 1000),
        ("a couple of", 2, 2),
        ("at least 12", 12, None),
        ("more than two dozen", 24, None),
        ("no fewer than 19", 19, None),
        ("over 3,000", 3000, None),
        ("503 or more", 503, None),
        ("up to 400", None, 400),
        ("as many as 15", None, 15),
        ("fewer than 1,000", None, 1000),
        ("under 50", None, 50),
        ("about 130", 130, 130),
        ("nearly 600", 600, 600),
        ("some 40", 40, 40),
        ("between 15 and 20", 15, 20),
        ("7,000 to 15,000", 7000, 15_000),
        ("10-15", 10, 15),
        ("two to three million", 2_000_000, 3_000_000),
        ("anywhere from 40 to 60", 40, 60),
        ("several", 2, None),
        ("a number of", 2, None),
        ("several thousand", 2000, None),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("thousands", 2000, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands", 200_000, None),
    ],
)
def test_value(text: str, low: float, high: float) -> None:
    assert values(f"There were {text} of them.") == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old",
        "the 10th package",
        "a Su-34",
        "an S300 battery",
        "the Leopard 2A6",
        "Mirage 2000 fighters",
        "reactor 4 was hit",
        "Resolution 1325",
        "on March 16",
        "a raid on 11 Sept",
        "on Dec 3",
        "on 8 May",
        "no one",
        "a 30-day truce",
        "the Group of Seven",
        "a drone",
        "came under fire",
    ],
)
def test_no_number(text: str) -> None:
    assert values(f"It was {text} there.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose from 64 to 73.", [(64, 64), (73, 73)]),
        ("He handed over 30 soldiers.", [(30, 30)]),
        ("It came under 30 attacks.", [(30, 30)]),
        ("The row over the 40 tanks goes on.", [(40, 40)]),
        ("It paid 900m pounds.", [(900_000_000, 900_000_000)]),
        ("A wall 30 m high.", [(30, 30)]),
    ],
)
def test_words_around(text: str, expected: list[tuple[float, float]]) -> None:
    assert values(text) == expected
