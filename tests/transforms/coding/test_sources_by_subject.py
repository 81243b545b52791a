"""Whom "he said" means, and how far the words go that name a source: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Zelenskyy spoke with Ivo Lopes and Anna Braun about the port, he said.", ["Zelenskyy"]),
        ("Zelenskyy has been invited to Lima by Ivo Lopes, he wrote on X.", ["Zelenskyy"]),
        ("Latvia’s president would welcome Ivo Lopes again, he told visitors.", ["president"]),
        ("Lavrov never went to the United States, he said.", ["Lavrov"]),
        ("At the summit Riga and Oslo announced 40 trucks.", ["Riga", "Oslo"]),
        ("The plane was lost over the sea, which Riga and Oslo denied.", ["Riga", "Oslo"]),
        ("Latvia may leave, Saad al-Kaabi said in Doha.", ["Saad al-Kaabi"]),
        ("Prime Ministers Anna Braun and Ivo Lopes promised a bridge.", ["Anna Braun", "Ivo Lopes"]),
        ("Minister of Social Policy Anna Braun announced it.", ["Anna Braun"]),
        ("Under-Secretary-General Anna Braun said it was late.", ["Anna Braun"]),
        ("At the meeting on Friday Anna Braun said it was late.", ["Anna Braun"]),
        ("The mayor of Cape Town asked for it.", ["mayor of Cape Town"]),
        ("Nobody was hurt, the ministry of the interior there said.", ["ministry of the interior"]),
        ("Nobody was hurt, the same regulator said.", ["regulator"]),
        ("Nobody was hurt, both ministries said.", ["both ministries"]),
        ("The port closed, its owner Ivo Lopes having announced a sale.", ["Ivo Lopes"]),
        ("Two school buses left for Dnipro, they said.", []),
        ("It is over, people familiar with a letter of the bank said.", ["people familiar with a letter of the bank"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_subjects(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers
