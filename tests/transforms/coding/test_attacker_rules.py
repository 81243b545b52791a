"""Rules of who attacked, by cases made up for them: which side each rule names."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import CHRONICLE, code_one, hear_one
from transforms.coding.kinds.attacker_rules import rules_met
from transforms.coding.kinds.side_names import mentions


def rules(text: str, event_type: str) -> dict[str, str]:
    """What every rule says of a text of this kind."""
    heard = hear_one(text)
    found = mentions(heard.t, heard.main.hidden, heard.spoken(), CHRONICLE)
    return rules_met(heard.t, event_type, found, heard.spoken(), CHRONICLE)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A fuel train burned near Dzhankoi. Ukraine’s military intelligence claimed the attack, saying two wagons were lost.", "UA"),
        ("Claiming responsibility for the blast, Ukraine’s security service said a colonel had lost both legs.", "UA"),
        ("Taking credit for the blast, Ukraine’s security service said a colonel had lost both legs.", "UA"),
        ("Acknowledging responsibility for the blast, Ukraine’s security service said a colonel had lost both legs.", "UA"),
        ("Russia’s security service said on Telegram that it took credit for the raid on the depot.", "RU"),
        ("A mast fell in Berdyansk; Ukraine’s security service hinted at its involvement.", "UA"),
        ("A depot burned after a raid that Ukraine’s General Staff claimed, adding that two tanks of fuel were lost.", "UA"),
        ("Moscow claimed the attack on the hospital was staged.", None),
    ],
)
def test_who_claims_a_deed(text: str, side: str | None) -> None:
    assert rules(text, "sabotage").get("claims") == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Pointing the finger at Moscow, the mayor said a shell had torn through two flats.", "RU"),
        ("The governor held Ukraine responsible for the fire in the mill.", "UA"),
        ("Polish prosecutors said Russia was behind the arson in the shopping centre.", "RU"),
        ("The minister said Russia was responsible for the fires.", "RU"),
        ("The minister accused Russia of withholding gas.", None),
    ],
)
def test_who_is_blamed(text: str, side: str | None) -> None:
    assert rules(text, "strike").get("blamed") == side


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Fighters of the Freedom of Russia Legion crossed the border.", [(5, "UA")]),
        ("North Korean soldiers attacked, and Ukraine’s Azov brigade fell back.", [(1, "RU"), (6, "UA"), (8, "UA")]),
        ("Ships on the Sea of Azov carried North Korean shells to Russian forces.", [(11, "RU")]),
        ("The Russian Volunteer Corps said it was in Kozinka.", [(2, "UA")]),  # nobody else is named
        ("The Russian Volunteer Corps said Russian planes had bombed Kozinka.", [(5, "RU")]),
    ],
)
def test_units_that_are_not_called_after_their_side(text: str, named: list[tuple[int, str]]) -> None:
    heard = hear_one(text)
    assert mentions(heard.t, heard.main.hidden, heard.spoken(), CHRONICLE) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Russian-backed separatists shelled a market in Toretsk.", [(0, "RU")]),
        ("Pro-Russian fighters shelled a market in Toretsk.", [(0, "RU")]),
        ("Pro-Russian hackers blocked a bank in Oslo.", []),
        ("A Moscow-backed mayor was shot in Berdiansk.", []),
        ("The occupying forces shelled a market, Ukraine’s General Staff said.", [(1, "RU")]),
        ("The occupation of a mill is over, Ukraine’s General Staff said.", []),
    ],
)
def test_forces_that_are_called_after_who_stands_behind_them(text: str, named: list[tuple[int, str]]) -> None:
    heard = hear_one(text)
    assert mentions(heard.t, heard.main.hidden, heard.spoken(), CHRONICLE) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ukrainian forces recorded 40 strikes on villages, the president said.", []),
        ("Ukraine’s gunners have counted 40 strikes by Russia, the president said.", [(8, "RU")]),
        ("Ukrainian forces struck a depot, and the governor reported a fire.", [(0, "UA")]),
        ("Ukrainian forces registered hits on a depot, the president said.", [(0, "UA")]),
        ("Losses reported by Ukrainian forces were high.", [(3, "UA")]),
    ],
)
def test_forces_that_count_what_befalls_them_are_no_attackers(text: str, named: list[tuple[int, str]]) -> None:
    heard = hear_one(text)
    assert mentions(heard.t, heard.main.hidden, heard.spoken(), CHRONICLE) == named


def test_a_pronoun_belongs_to_who_spoke_last() -> None:
    text = "A plant burned after drones came in, Moscow said. Kyiv confirmed that its forces had struck the site."
    assert rules(text, "strike")["own forces"] == "UA"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukrainian marines threw back two assaults near Krynky, the General Staff said.", "RU"),
        ("Ukrainian gunners withstood nine attacks at the canal, their colonel said.", "RU"),
        ("Ukrainian marines staved off two pushes near Krynky, the General Staff said.", "RU"),
        ("The General Staff said Russian troops had been driven back at Synkivka.", "RU"),
        ("Russia’s defence ministry said its troops had beaten off four attacks.", "UA"),
    ],
)
def test_who_attacks_in_vain(text: str, side: str) -> None:
    assert rules(text, "ground_combat")["repelled"] == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The advance of Ukrainian troops near Robotyne has slowed down, an official said.", "UA"),
        ("An incursion of the Russian army near Sumy has come to a halt, an official said.", "RU"),
        ("The storming of Ukrainian positions near Robotyne has slowed down, an official said.", None),
    ],
)
def test_whose_advance_it_is(text: str, side: str | None) -> None:
    assert rules(text, "ground_combat").get("attacks") == side


@pytest.mark.parametrize(
    ("text", "rule", "side"),
    [
        ("A Ukrainian network withstood 40 cyberattacks by Russia, the service said.", "attacks", "RU"),
        ("A gardener lost a leg to a mine that a Russian quadcopter let fall.", "attacks", "RU"),
        ("A Russian bomber was hit by a drone near Tver.", "launches", None),
        ("A Russian bomber was also hit by a drone near Tver.", "launches", None),
        ("A Russian command centre near Tokmak has reportedly been destroyed, the brigade said.", "attacks", None),
        ("A Russian command centre near Tokmak was destroyed, the brigade said.", "attacks", None),
        ("Two Russian vessels under repair in the dry dock of the port of Feodosia were damaged in an attack.", "launches", None),
        ("A Ukrainian drone workshop was hit in Sumy, officials said.", "launches", None),
        ("A tower that was struck by a Russian bomb was destroyed.", "launches", "RU"),
        ("Fighters backed by Russia shelled a market, the mayor said.", "attacks", "RU"),
        ("A mayor backed by Russia was shot, the police said.", "attacks", None),
        ("Two blasts shook Donetsk during a truce declared by Moscow.", "attacks", None),
        ("A market burned in Donetsk hours after a ceasefire proposed by Kyiv was to begin.", "attacks", None),
        ("A market was shelled by Moscow during a truce.", "attacks", "RU"),
        ("A drone hit a shed near an airfield used by Russian bombers.", "launches", None),
        ('Two people were killed in a Russian "double" strike on a market.', "launches", "RU"),
        ("Because of Russian aggression two people were killed, the governor said.", "attacks", "RU"),
        ("Four people were hurt in Kharkiv when Russia attacked the city with guided bombs, its mayor said.", "attacks", "RU"),
        ("A clerk was killed in Shebekino, where Ukraine had shelled a market, the governor said.", "attacks", "UA"),
        ("A clerk was killed in Shebekino, where Russian posts are shelled daily, the governor said.", "attacks", None),
    ],
)
def test_who_suffers_does_not_attack(text: str, rule: str, side: str | None) -> None:
    assert rules(text, "strike").get(rule) == side


def test_a_capital_that_hurls_drones_has_launched_them() -> None:
    assert code_one("Moscow hurled 250 drones at Ukraine; 128 were felled, the Air Force said.").attacker == "RU"


def test_who_brings_drones_down_has_not_launched_them() -> None:
    assert "launches" not in rules("Ten drones were downed by Russian aircraft over the Black Sea.", "air_defence")


def test_troops_of_nobody_that_gain_ground_are_the_speakers() -> None:
    text = "Assault units have taken two streets in the east of the town, Russia’s defence ministry said."
    assert rules(text, "ground_combat")["unnamed act"] == "RU"


def test_who_holds_a_town_has_taken_it() -> None:
    assert rules("The village is back in Ukrainian hands, the brigade said on Facebook.", "ground_combat")["holds"] == "UA"


def test_a_speaker_of_no_state_speaks_for_those_they_lead() -> None:
    assert rules("Wagner chief Yevgeny Prigozhin said his fighters had taken the village.", "ground_combat")["own forces"] == "RU"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukraine’s army said its troops had retaken two villages that Russia had captured.", "UA"),
        ("Russia said it had retaken two villages Ukraine captured on Sunday.", "RU"),
        ("The military said that Russian forces had captured a village.", "RU"),
    ],
)
def test_who_had_the_ground_before_has_not_taken_it(text: str, side: str) -> None:
    assert code_one(text).attacker == side


def test_who_rescues_after_a_blast_has_not_set_it_off() -> None:
    assert code_one("Russian emergency services put out a fire caused by a blast at an oil depot in Lypa.").attacker is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A cruise missile, identified by Kyiv’s security service as a Russian Kh-101, destroyed a wing of the hospital.", "RU"),
        ("A radar aircraft was lost to Russia over the Sea of Azov, brought down by a Ukrainian missile.", "RU"),
        ("Pictures released by Ukraine’s intelligence agency showed its naval drones sinking a ship. The Russian navy did not comment.", "UA"),
    ],
)
def test_who_is_named_by_the_way(text: str, side: str) -> None:
    assert code_one(text).attacker == side
