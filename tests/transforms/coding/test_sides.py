"""Whose side a source speaks for, and when none may be guessed: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A nurse was hurt when Russian guns fired on a clinic in Sumy, the health minister said.", "UA"),
        ("Russian losses came to 900 men in a week, the ministry wrote.", None),
        ("A barge from Izmail with barley for Morocco ran aground, the port authority said.", "UA"),
        ("The French aircraft carrier sailed for the Aegean, the army staff said.", "FR"),
        ("The Japanese example weighs on Canada, whose Defence Ministry asked for more.", "CA"),
        ("Latvian and Polish ministers asked for a larger fund.", None),
        ("Grain will cross the border again, the two ministries said.", None),
        ("It should be signed at once, said nine presidents of the region.", None),
        ("The European Brewers Association called it a mistake.", None),
        ("The European Commission called it a mistake.", "EU"),
        ("Dmytro Kuleba’s ministry said Russian shells had hit a consulate.", "UA"),
        ("Russian hackers were caught, Rustem Umerov’s ministry said.", "UA"),
        ("The mayor’s pipes froze, its Russian administration told residents.", "RU"),
        ("Two hotels in Odesa were sold, ecologist Petro Bondar said.", None),
        ("Ukraine is its largest customer, the firm’s chief executive, Ivo Lopes, said.", None),
        ("Russian soldiers burned two houses in Sumy, local man Petro Bondar said.", None),
        ("A visit to Kyiv is off, Chancellor Scholz having fallen ill, his spokesman said.", "DE"),
        ("Two men gave themselves up to Ukraine, Lieutenant General Sergei Bondarev said.", "RU"),
        ("It was a bad day, the president told reporters at the White House.", "US"),
        ("Taras Bondar, a deputy minister, said Russia had returned ten bodies.", "UA"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[-1].side == side


def test_a_third_states_bullet_tells_nothing_of_the_next() -> None:
    rows = code("Explosions were heard in Warsaw, the mayor said.", "Pits were closed for good, Energy Minister Dmitry Lopes said.")
    assert rows[1].attributions[0].side != "PL"
