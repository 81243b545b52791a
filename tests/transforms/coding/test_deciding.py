"""Kinds told in so many words, by cases made up for them: no weights are asked."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import CHRONICLE, GAZETTEER
from transforms.coding.coder import hear
from transforms.coding.kinds.deciding import decided
from transforms.coding.text.language import read_text


def decide(text: str, found: str) -> str:
    heard = hear([read_text(text)], GAZETTEER, CHRONICLE)[0]
    return decided(found, heard.t, heard.main)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv had no hand in the blast that killed a blogger, the adviser said.",
        "Ukraine had nothing to do with the fire at the depot, a spokesman said.",
        "Neither the army nor the secret service was behind the bomb, the minister said.",
        "Our pilots had not bombed the clinic, the ministry in Moscow said.",
        "Denying any involvement in the raid, the governor spoke of a gas pipe.",
        "The Kremlin dismissed as absurd a suggestion that it had ordered the derailment of a train.",
    ],
)
def test_a_denial_is_a_statement(text: str) -> None:
    assert decide(text, "strike") == decide(text, "sabotage") == "statement"


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two men in Tver; Kyiv denied any involvement.",
        "A pipe was drilled open near Cologne, and the embassy denied any involvement.",
        "The rocket hit a mill and no part of the roof was left.",
        "Denying nothing, the ministry said it had hit the port.",
    ],
)
def test_a_denial_beside_the_deed_is_none(text: str) -> None:
    assert decide(text, "strike") == "strike"


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Ukraine counted 300 cyberattacks by Russia in May, the state service said.", "strike", "sabotage"),
        ("Drones hit a mast in Sumy and hackers stopped its trams, the mayor said.", "strike", "strike"),
        ("Gunmen who had slipped over the border shot at a bus near Klimovo, the governor said.", "strike", "ground_combat"),
        ("Shelling killed two men who were crossing the border on foot, the governor said.", "strike", "strike"),
        ("A group of drones crossed the border and hit a mill, the governor said.", "strike", "strike"),
        ("Nine people are missing in the floods below the dam, the mayor said.", "strike", "humanitarian"),
        ("Shelling of the flooded quarter left two dead, the mayor said.", "strike", "strike"),
        ("A blast of methane killed four miners at Myrnohrad, the company said.", "strike", "other"),
        ("A gas leak tore a house apart in Tula, the rescuers said.", "sabotage", "other"),
        ("Safety rules had been ignored at the burnt powder works, the ministry said.", "sabotage", "other"),
        ("Nine people died when a helicopter came down beside a school in Brovary.", "strike", "other"),
        ("A shell set off a gas stove and killed a cook, the mayor said.", "strike", "strike"),
        ("Washington has cleared Kyiv to fire its missiles at bases in Russia, an official said.", "strike", "military_aid"),
        ("Our army needs many more drones, the deputy told turners in Tula.", "strike", "statement"),
        ("Ukraine needs ten more batteries for its skies, its envoy said.", "strike", "military_aid"),
        ("Russian missiles hit a clinic that needs beds more than drones, the mayor said.", "strike", "strike"),
        ("Wreckage of a downed drone damaged a roof in Obolon, the mayor said.", "strike", "air_defence"),
        ("Police collected fragments of a missile that was shot at the mill.", "strike", "strike"),
        ("The police arrested a cook who was planning to blow up a bridge.", "sabotage", "justice"),
        ("Forty Ukrainian soldiers surrendered near Lyman, the ministry in Moscow said.", "ground_combat", "prisoners"),
        ("Troops took a hill and 12 soldiers surrendered, the brigade said.", "ground_combat", "ground_combat"),
        ("The bodies of five civilians with bound hands were found in a well, the police said.", "prisoners", "justice"),
        ("The bodies of 60 soldiers found in the woods were handed back.", "prisoners", "prisoners"),
        ("Azerbaijan will pump gas to Ukraine through the Balkans, Naftogaz said.", "economy", "energy"),
        ("Hungary will buy gas that flows through Turkey at a lower price, its minister said.", "economy", "economy"),
        ("Denmark gives 10 million kroner to mend the power grid of Mykolaiv.", "economy", "energy"),
        ("The assembly called the annexation of four regions void.", "diplomacy", "politics"),
        ("The leaders met in Baku.", "diplomacy", "diplomacy"),
    ],
)
def test_what_is_told_outright(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type
