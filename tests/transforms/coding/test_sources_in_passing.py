"""Sources told in passing: in relative clauses with a name between commas, in posts that somebody cites, as "he" of a new sentence."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The house voted for it, a change that its speaker, Ivo Lopes, described on Telegram as the price of strength.", ["Ivo Lopes"]),
        ("Drones hit a lorry, a raid that Ivo Lopes, the UN’s envoy, condemned in a statement as “a new low of shame”.", ["Ivo Lopes"]),
        ("Bilka has fallen, a town that the governor of Lypa described on Monday as “a heap of bricks”.", ["governor of Lypa"]),
        ("Islands that Tokyo, in its maps, also claims were hit by a storm.", []),
        ("Zelenskyy dismissed Ivo Lopes as Ukraine’s ambassador to Latvia.", []),
        ("Zelenskyy dismissed the count as false.", ["Zelenskyy"]),
        ("Members of a Latvian delegation visiting the United States urged a truce.", ["Members of a Latvian delegation"]),
        ("Two members of the governing party told the BBC it was late.", ["Two members of the governing party"]),
        ("The operator of the plant, Ukraine’s state company Energoatom, said two pumps had failed.", ["Energoatom"]),
        ("The loan has come, according to a post on X by Ivo Lopes.", ["Ivo Lopes"]),
        ("The loan has come, according to reports on Telegram.", []),
        ("Moscow has “crossed every line there is”, Zelenskyy states.", ["Zelenskyy"]),
        ("Nine men fell, Ukraine’s General Staff states in its daily tally.", ["General Staff"]),
        ("Leaders of NATO states in Riga agreed on it.", []),
        ("The UN refugee agency for the first time counts heads, and puts the number at 4.8 million.", ["UN refugee agency"]),
        ("UNHCR now expects 8.3 million people to flee before May.", ["UNHCR"]),
        ("G7 leaders meeting in Bavaria condemned the attack.", ["G7 leaders"]),
        ("A meeting in Riga condemned it.", []),
        ("“It is late,” says Colonel-General Ivo Lopes.", ["Ivo Lopes"]),
        (
            "“Go on,” Shoigu told a general. Ivo Lopes was unmoved: “We see no sign of a retreat,” he told Reuters.",
            ["Shoigu", "Ivo Lopes"],
        ),
        ("“Go on,” Shoigu told a general. Ivo Lopes listened. “It is late,” he added.", ["Shoigu", "Shoigu"]),
    ],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert [a.speaker for a in code_one(text).attributions] == speakers


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("The loan has come, according to a post on X by Ivo Lopes.", "X", None),
        ("The loan has come, according to a post on the social media platform X by Governor Ivo Lopes.", "X", None),
        ("The loan has come, according to a post on Telegram on Friday by the governor of Sumy.", "Telegram", None),
        ("The loan has come, according to a message on Telegram from the governor of Sumy.", "Telegram", None),
        ("The loan has come, according to a statement on Facebook by the air force.", "Facebook", None),
        ("The loan has come, according to a post on Truth Social by Trump.", "Truth Social", None),
        ("The SBU blamed Russia, saying a courier had been hired by strangers over Telegram.", None, None),
        ("Fighting goes on; in his nightly video address President Ivo Lopes calls it “the heart of the whole war”.", "video address", None),
        ("In Lypa nine fell; in Romania parcels left for Nova Post would have burned, the SRI said.", None, None),
        ("Two senior officials tell AFP that the sides are far apart.", None, "AFP"),
        ("The envoys are far apart, five diplomats tell the Politico news site.", None, "Politico"),
    ],
)
def test_channel_and_agency(text: str, channel: str | None, agency: str | None) -> None:
    (row,) = code_one(text).attributions
    assert (row.channel, row.agency) == (channel, agency)


def test_the_same_platform_is_that_of_who_wrote_before() -> None:
    rows = code_one("Ivo Lopes said on Telegram that 19 men had come home, while Zelenskyy wrote on the same platform that 20 had.").attributions
    assert [row.channel for row in rows] == ["Telegram", "Telegram"]


def test_whose_land_is_claimed_is_no_source() -> None:
    assert not code_one("The two regions under attack that Moscow claims as its own are partly held by Ukraine.").attributions


def test_who_claims_a_raid_as_its_own_is_a_source() -> None:
    (row,) = code_one("Banks stood still after a cyberattack that Latvia’s military intelligence claimed as its own work.").attributions
    assert (row.speaker, row.verb) == ("military intelligence", "claimed")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("NATO, for its part, reckons that 7,000 have been killed.", "NATO"),
        ("There will be no deal, said Zelenskyy, who was in Ankara to meet his Turkish counterpart, Ivo Lopes.", "UA"),
        ("The summit is over, their host, Indonesian President Ivo Lopes, tells reporters.", "ID"),
        ("Seven ships have sailed, the UN’s Joint Coordination Centre said.", "UN"),
        ("The show is over, its host, Ivo Lopes, told reporters.", None),
    ],
)
def test_side(text: str, side: str | None) -> None:
    assert [a.side for a in code_one(text).attributions] == [side]


def test_a_part_is_claimed_by_who_claims_the_part_before() -> None:
    text = "Forty drones fell, Interfax reported, citing the army; 22 of them fell over the Sumy region and 11 over the Kharkiv region."
    assert [q.attribution_ordinal for q in code_one(text).quantities] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nothing will change, whatever Western media speculate, Anna Braun told a meeting.", ["Anna Braun"]),
        ("“A big mistake,” Anna Braun said when a reporter shouted a question at her.", ["Anna Braun"]),
        ("“We sell it at full price,” Anna Braun answered the question how much it cost.", ["Anna Braun"]),
        ("Zelenskyy broke his silence. Prigozhin, he told a meeting, was “a man of difficult fate”.", ["Zelenskyy"]),
        ("Fico plans to meet Zelenskyy but not “to kneel”, he told the radio.", ["Fico"]),
        ("Zelenskyy on Monday named Ivo Lopes deputy commander, to build what he called “a dome over it”.", ["Zelenskyy"]),
        ("Lypa is not cut off, insists Ivo Lopes. “It is difficult but stable,” the mayor told the radio.", ["Ivo Lopes", "Ivo Lopes"]),
        ("“It was loud,” Anna Braun told Reuters. “Nobody was hurt,” the mayor said.", ["Anna Braun", "mayor"]),
        ("“We ran to the cellar,” said Anna Braun, 64. Three houses burned down, the governor said.", ["Anna Braun", "governor"]),
        ("There could be no talks, Ivo Lopes said on Monday. The president had said it before.", ["Ivo Lopes", "president"]),
        ("The area grew, according to data from the Institute for the Study of War cited by AFP.", ["Institute for the Study of War"]),
        ("Rafael Grossi has visited it. Activity is increasing, the head of the IAEA tells reporters.", ["Rafael Grossi"]),
        ("Antonio Guterres called for calm. The IAEA chief promised a report.", ["Antonio Guterres", "IAEA chief"]),
        ("Ukraine’s top general, Ivo Lopes, told the Economist of it. “It will not be soon,” said the commander.", ["Ivo Lopes", "Ivo Lopes"]),
        ("Defence Minister Ivo Lopes said it was late. The general said it was early.", ["Ivo Lopes", "general"]),
        ("Presidential adviser Ivo Lopes, on YouTube: the enemy “has nothing left to give”.", ["Ivo Lopes"]),
        ("Zelenskyy met Biden in the Oval Office. “Your money is not charity,” he told Congress.", ["Zelenskyy"]),
        ("Grossi saw Vladimir Putin on Tuesday. “It must be established,” he said.", ["Grossi"]),
        ("Zelenskyy met Danish Prime Minister Mette Frederiksen. She promised 18 howitzers.", ["Mette Frederiksen"]),
        ("Baerbock met Wang Yi in Beijing. “We sell no weapons,” he said.", ["Wang Yi"]),
        ("Trump sent his envoy Steve Witkoff to Moscow. He said the talks had been good.", ["Steve Witkoff"]),
        ("Guterres said he was shocked. The UN humanitarian chief said it was late.", ["Guterres", "UN humanitarian chief"]),
        ("Grossi sent a team to Enerhodar. The head of the IAEA team at the plant said it was late.", ["head of the IAEA team at the plant"]),
        ("Rutte replaced Stoltenberg in October. The NATO chief said it was late.", ["NATO chief"]),
        ("Zelenskyy called at the weekend for more weapons.", ["Zelenskyy"]),
        ("Zakharova dismissed Liz Truss as ignorant.", ["Zakharova"]),
        ("“Did I say that? I can’t believe it. Next question,” he responded.", []),
        ("A court jailed a pensioner for five years over two online posts about the war.", []),
        ("The Kremlin dismissed Western claims as nonsense.", ["Kremlin"]),
        ("Zelenskyy dismissed Ivo Lopes, an aide, and three advisers by decree.", []),
        ("Putin called at the headquarters of his operation in Lypa.", []),
        ("“Not another penny,” Anna Braun called at a rally in Lypa.", ["Anna Braun"]),
        ("The heroism of those whom Moscow had never acknowledged before was praised.", []),
        ("The Kremlin confirmed that he had asked.", ["Kremlin"]),
        ("A resident of Nova Lypa told visitors that it was late.", ["resident of Nova Lypa"]),
        ("Residents of Nova Lypa said it was late.", ["Residents of Nova Lypa"]),
        ("The UN monitoring mission in the country said it was appalled.", ["UN monitoring mission"]),
        ("It would take $411bn, according to an assessment the World Bank published in March.", ["World Bank"]),
        ("It would take $411bn, according to a report the ministry released.", ["ministry"]),
    ],
)
def test_who_is_meant(text: str, speakers: list[str]) -> None:
    assert [a.speaker for a in code_one(text).attributions] == speakers


def test_words_that_stand_alone_are_not_those_of_who_accused_somebody_by_the_way() -> None:
    rows = code_one("“We did not do it,” Anna Braun said, hours after the Kremlin accused her of it. “We fight at home.”").attributions
    assert [(row.speaker, row.quote) for row in rows] == [
        ("Anna Braun", "We did not do it"),
        ("Kremlin", None),
        ("Anna Braun", "We fight at home."),
    ]


def test_words_that_stand_alone_are_those_of_who_spoke_last() -> None:
    rows = code_one("The Kremlin said it was ready for talks, while Anna Braun said she doubted it. “They lie every day.”").attributions
    assert [(row.speaker, row.quote) for row in rows] == [("Kremlin", None), ("Anna Braun", "They lie every day.")]


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("The town was left, Ivo Lopes told Hromadske Radio.", "radio", "Hromadske Radio"),
        ("Presidential adviser Ivo Lopes, on YouTube: the enemy “has nothing left to give”.", "YouTube", None),
        ("The area grew, according to data from the Institute for the Study of War cited by AFP.", None, "AFP"),
    ],
)
def test_who_carried_it(text: str, channel: str | None, agency: str | None) -> None:
    (row,) = code_one(text).attributions
    assert (row.channel, row.agency) == (channel, agency)


def test_a_ministry_serves_the_state_of_the_leader_told_of_before_it() -> None:
    (row,) = code_one(
        "Putin has ordered 135,000 men to be called up. None of them, the Defence Ministry said, will be sent to the front."
    ).attributions
    assert row.side == "RU"


def test_whose_minister_he_is_tells_more_than_where_he_speaks() -> None:
    (row,) = code_one("In Brussels his defence secretary, Pete Hegseth, told allies that it was late.").attributions
    assert row.side == "US"


def test_a_ministry_that_answers_a_leader_is_not_his() -> None:
    rows = code_one("Zelenskyy called the attack vile. The Defence Ministry said it had hit only military targets.").attributions
    assert [row.side for row in rows] == ["UA", None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Its owner, the Greek shipping firm Altomare, said the tanker was hit.", "Altomare"),
        ("A truce is far off; the minister has ruled it out.", "minister"),
    ],
)
def test_a_firm_named_behind_what_it_owns_and_what_is_ruled_out(text: str, name: str) -> None:
    (row,) = code_one(text).attributions
    assert row.speaker == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zelenskyy said that the talks were hard after he had met Maria Lopes. She said they were not.", ["Zelenskyy", "Maria Lopes"]),
        ("Putin received Maria Lopes on Monday, where she told him that prices had risen.", ["Maria Lopes"]),
        ("Leavitt told reporters that Trump was tired. He said he would go home.", ["Leavitt", "Trump"]),
        ("Leavitt told reporters that Trump was tired. She said he would go home.", ["Leavitt", "Leavitt"]),
        ("Zelenskyy’s party lost two seats to what she called “fatigue”.", []),
    ],
)
def test_she_is_none_of_the_well_known_men(text: str, names: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions] == names
