"""Sources that are told by what they use, run, bear as a name or have been quoted in: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The port lost 40 barges, according to two sailors interviewed by the BBC.", ["two sailors"]),
        ("A shell hurt a cook, according to the Interfax news agency, which quoted the fire brigade.", ["fire brigade"]),
        ("Nobody has left, according to a spokeswoman for Mayor Olena Koval, who says that nine in ten streets are blocked.", None),
        ("A Nepali baker who said he had been tricked was captured near Lypa.", ["Nepali baker"]),
        ("Anyone who says the war is lost is jailed.", []),
        ("Finland will help, Defence Minister Ivo Lopes told envoys, according to a statement from his office.", ["Ivo Lopes"]),
        ("The sum is more than Governor Ivo Lopes had asked for.", []),
        ("A salvo for which the Latvian navy has taken credit burned the pier.", ["Latvian navy"]),
        ("Kyiv has never taken responsibility for the blasts.", []),
        ("A letter written by a clerk in May was found.", []),
        ("An officer who was found dead on Monday had written on Telegram that 40 men were lost.", ["officer"]),
        ("Zelenskyy on Thursday dismissed the heads of four districts.", []),
        ("Moscow dismissed the count as “pure invention from London”.", ["Moscow"]),
        ("Small groups are in Bilka, the Institute for the Study of War assessed.", ["Institute for the Study of War"]),
        ("Bilka has fallen, according to images verified by the Conflict Observatory.", ["Conflict Observatory"]),
        ("Governor Olena Koval of Kirov said two sheds burned.", ["Olena Koval"]),
        ("Senator Ivo Lopes of New Hampshire asked for a vote.", ["Ivo Lopes"]),
        ("Ivo Lopes of Latvia warned against it.", ["Ivo Lopes"]),
        ("A week later Ivo Lopes was back, saying that nothing had changed.", ["Ivo Lopes"]),
        ("The hamlet was claimed by Moscow’s Ministry of Defence this week.", ["Ministry of Defence"]),
        ("Banks were asked by the finance ministry to open on Sunday.", ["finance ministry"]),
        ("According to a poll conducted by the Razumkov Centre, most are against it.", ["Razumkov Centre"]),
        ("The Ministry of Health in Sofia “flatly” rejected it.", ["Ministry of Health"]),
        ("The judge named a sum her lawyers said was absurd.", ["her lawyers"]),
        ("Smoke rose after a raid that the General Staff claimed, saying that two pumps had been lost.", ["General Staff"]),
        ("Islands that Tokyo also claims were hit by a storm.", []),
        ("Exports fell, the Ministry of Fisheries, Forests and Trade announced.", ["Ministry of Fisheries, Forests and Trade"]),
        (
            "Exports fell, said the Department for Business, Energy and Industrial Strategy.",
            ["Department for Business, Energy and Industrial Strategy"],
        ),
        ("The Ministry of Health and the Ministry of Trade announced it.", ["Ministry of Health", "Ministry of Trade"]),
        ("The monitoring group Action on Explosive Weapons counted 174 dead.", ["Action on Explosive Weapons"]),
        ("A group calling itself Night Owl, which is based in Riga, boasted of it.", ["Night Owl"]),
        ("A movement called Zoria said it had burned a locomotive.", ["Zoria"]),
        ("The head of the International Energy Agency came to offer what his agency calls “a bridge to spring”.", ["International Energy Agency"]),
        ("A hack put the site of the railway company Zaliznytsia out of action. Trains were running, it said.", ["Zaliznytsia"]),
        ("Zelenskyy, after talks with his Latvian counterpart, Ivo Lopes, in Riga on Monday, said it was late.", ["Zelenskyy"]),
        ("Unconfirmed reports say 30 people died.", []),
        ("Zelenskyy used his nightly address to accuse Moscow of theft.", ["Zelenskyy"]),
        ("The army used drones to report positions.", []),
        ("There are 40 people under the rubble, fears Mayor Ivo Lopes.", ["Ivo Lopes"]),
        ("Moscow’s man in Lypa, Petro Bondar, blamed Kyiv for it.", ["Petro Bondar"]),
        ("Petro Bondar reported to Putin that 300 men had enlisted.", ["Petro Bondar"]),
        ("The shelling killed a nurse, say doctors at the town’s hospital.", ["doctors at the town’s hospital"]),
        ("A group of exiles, the Cyber Owls, boasts of it.", ["Cyber Owls"]),
        ("Russia has lost many men, according to the chief of Latvia’s navy, Admiral Ivo Lopes.", ["Ivo Lopes"]),
        ("Two diplomats in Brussels told Reuters the talks had failed.", ["Two diplomats"]),
        ("Forty assaults were stopped, according to the General Staff’s report of Monday evening.", ["General Staff"]),
        ("Minister of Social Policy Anna Braun said pensions would rise.", ["Anna Braun"]),
        ("Pensions will rise, said Minister of Energy Anna Braun.", ["Anna Braun"]),
        ("Pensions will rise, Minister of Social Policy Jan van der Berg said.", ["Jan van der Berg"]),
        ("According to the WHO, nine wards have been hit.", ["WHO"]),
        ("Nine wards have been hit, said the WHO.", ["WHO"]),
        ("“No ward is safe,” said WHO spokesman Ivo Lopes.", ["Ivo Lopes"]),
        ("The president, who succeeded Anna Braun, promised more tanks.", ["president"]),
        ("The plant lost power, prompting the Ministry of Energy to call for action.", ["Ministry of Energy"]),
        ("The attack led the mayor to urge residents to stay at home.", ["mayor"]),
        ("The remarks forced Latvia to deny that talks had stalled.", ["Latvia"]),
        ("The rouble fell, prompting the bank to call a meeting.", []),
        ("She led a campaign to urge the bloc to act.", []),
        ("The fall of the town has not led Latvia to ask for talks.", []),
        ("The raid forced the operator to cut power.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_speakers(text: str, speakers: list[str] | None) -> None:
    wanted = speakers if speakers is not None else ["spokeswoman for Mayor Olena Koval"]
    assert [row.speaker for row in code_one(text).attributions] == wanted


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("It was quiet, said Petro Bondar, who was put in charge of the district by Moscow.", "RU"),
        ("Moscow must pay “a high price for this war”, said its president, Ursula von der Leyen.", "EU"),
        ("Russian clinics were paralysed by what Medlab, its operator, described as “an attack from abroad”.", None),
        ("Ukraine’s stores are full, Petro Bondar, head of state company Naftogaz, told Reuters.", "UA"),
        ("Sonechko, a hacker group tied to Russian military intelligence, claimed the attack.", None),
        ("Some 300,000 Russian soldiers are dead, a congressional aide told Reuters.", "US"),
        ("The Russian-held Zaporizhia nuclear power plant was down to one line, its management wrote.", "RU"),
        ("It will take three years to mend the shelter at Chornobyl, its spokesman, Petro Bondar, told AFP.", "UA"),
        ("A Ukrainian cook will be held for 40 days, his lawyer, Ivo Lopes, told PAP.", None),
        ("Police in Moldova arrested 74 people. Most had been trained in Serbia, prosecutor Ivo Lopes said.", "MD"),
        ("A line near Nizhyn was cut, the grid operator Oblenerho said.", None),
        ("Budapest is against, and Bratislava, its prime minister said, would follow.", "SK"),
        ("The base lost 40 men, according to two US officials quoted by the BBC.", "US"),
        ("Two diplomats in Brussels told Reuters the talks had failed.", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[0].side == side


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("A convoy was hit, according to a Facebook post by the 93rd Brigade.", "Facebook", None),
        ("Zelenskyy used his nightly address to accuse Moscow of theft.", "video address", None),
        ("Ivo Lopes took to Telegram to deny that 300 men had been lost.", "Telegram", None),
        ("Finland will help, Defence Minister Ivo Lopes told envoys, according to a statement from his office.", "statement", None),
        ("Not one tank is lost, the minister assured the Financial Times in an interview.", "interview", "Financial Times"),
        ("“I heard nine,” Halyna told Reuters in a video call.", None, "Reuters"),
        ("The port lost 40 barges, according to two sailors quoted by Reuters.", None, "Reuters"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_channel_and_agency(text: str, channel: str | None, agency: str | None) -> None:
    row = code_one(text).attributions[0]
    assert (row.channel, row.agency) == (channel, agency)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Ivo Lopes said it was “a very blank cheque”, prompting Latvia to ask for talks.", ["a very blank cheque", None]),
        ("Police held five men who left coffins with the words “Latvian soldiers of fortune” on them, the prosecutor said.", [None]),
        ("The mayor walked out with the words “I have had enough of this”.", ["I have had enough of this"]),
        ("A miner told the channel “we will never leave this pit”.", ["we will never leave this pit"]),
        ("The mayor called the film “a lie about our town”.", ["a lie about our town"]),
        ("The diplomat, Ivo Lopes, defended the drills as “a natural course of relations”.", ["a natural course of relations"]),
        ("It can wait, NATO chief Ivo Lopes suggested in Oslo: “The time is not now.”", ["The time is not now."]),
        ("Leaders of the “coalition of the willing” met in Paris, the mayor said.", [None]),
        ("Ships of the “army of drones” came home, Mykhailo Fedorov posted.", [None]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_quotes(text: str, quotes: list[str | None]) -> None:
    assert [row.quote for row in code_one(text).attributions] == quotes


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Troops freed seven villages, the president said, and have taken nearly 100 soldiers prisoner.", [1, 1]),
        ("Forty of 52 drones were destroyed, the air force said; 11 more were lost from radar and one flew on to Belarus.", [1, 1, 1]),
        ("Two missiles hit a depot near Lypa. It was the second attack of the kind in a week, the governor said.", [1]),
        ("The governor said five people had died and, according to the police, 12 others were wounded.", [1, 2]),
        ("Assaults were beaten off, said the General Staff, which also logged 34 air strikes.", [1]),
        ("Poland waits, Ivo Lopes told reporters before a visit by Petro Bondar, whose plan, according to Politico, is a force of 40,000.", [2]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_claims(text: str, claimed: list[int | None]) -> None:
    assert [quantity.attribution_ordinal for quantity in code_one(text).quantities] == claimed


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Exports fell by a tenth, agriculture ministry data showed.", ["agriculture ministry"]),
        ("Exports fell by a tenth, World Bank data showed.", ["World Bank"]),
        ("A UN report suggests that the port is empty.", ["UN"]),
        ("Satellite images released by Maxar showed a crater.", ["Maxar"]),
        ("Satellite images showed a crater.", []),
        ("Russian data showed a fall.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_whose_figures_or_pictures_show_it(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Shelling killed two in Lypa, by word of the governor, Petro Bondar.", ["Petro Bondar"]),
        ("The navy sank six boats by the ministry’s count.", ["ministry"]),
        ("He withdrew in view of a lawsuit by his daughter.", []),
        ("Going by the ministry’s morning report, 40 drones were knocked down.", ["ministry"]),
        ("The army’s tally for the day came to 112 clashes.", ["army"]),
        ("The toll for the day came to five dead.", []),
        ("“I doubt it,” was the verdict of General Ivo Lopes on the shells.", ["Ivo Lopes"]),
        ("“A disgrace,” was Ivo Lopes’s comment on the vote.", ["Ivo Lopes"]),
        ("Eleven children are back with their families, the charity Lypa House was glad to report.", ["Lypa House"]),
        ("Roads were closed for a drill, state agency TASS learned from the border guard.", ["border guard"]),
        ("Visas will be cut by half, Foreign Minister Ivo Lopes made known on Thursday.", ["Ivo Lopes"]),
        ("The grid is not yet mended, the Energy Ministry gave notice on Facebook.", ["Energy Ministry"]),
        ("Its landlord gave notice the next day.", []),
        ("The landlord gave notice on Monday and the embassy moved.", []),
        ("The ministry’s figures came to light on Monday.", []),
        ("As the army has it under control, the town is safe.", []),
        ("He knows the ministry is late, Ivo Lopes put it to Reuters.", ["Ivo Lopes"]),
        ("He put it to the test.", []),
        ("The columns have stalled, the Ministry of Defence judges in an update on Twitter.", ["Ministry of Defence"]),
        ("Two men are wanted by a court, judges in the town said.", ["judges in the town"]),
        ("Slovakia would part with its jets, Defence Minister Ivo Lopes offers on Thursday.", ["Ivo Lopes"]),
        ("Troops have won back the town, the general briefed allied ministers.", ["general"]),
        ("The line held, it was said after a Pentagon briefing.", []),
        ("The count gives him 44 percent, the electoral commission certified.", ["electoral commission"]),
        ("Lithuania spends more: not one lawmaker objected on Thursday.", []),
        ("More shells are what the leaders proposed in a joint statement.", ["leaders"]),
        ("Drones fill the package that Ivo Lopes approved, as the White House lists it.", ["White House"]),
        ("Any blockade will be answered, TASS cites Ivo Lopes as threatening.", ["Ivo Lopes"]),
        ("A sailor was jailed, as TASS has it from the navy.", ["navy"]),
        ("An exercise announced by the ministry without an end date began.", ["ministry"]),
        ("As the General Staff has it, 140 clashes took place.", ["General Staff"]),
        ("To Ivo Lopes’s mind the vote changes nothing.", ["Ivo Lopes"]),
        ("A new package was unveiled on Tuesday by Defence Minister Ivo Lopes.", ["Ivo Lopes"]),
        ("A monument to an admiral was unveiled on Tuesday by Mayor Ivo Lopes.", []),
        ("More than 150 firms are on the list, made public on Thursday by the Treasury Department.", ["Treasury Department"]),
        ("No attack took place, the ministry maintains: ammunition went off by itself.", ["ministry"]),
        ("Jammers brought down two drones, TASS quoted the army as reporting.", ["army"]),
        ("“We see you,” was the warning Defence Minister Ivo Lopes addressed to Moscow.", ["Ivo Lopes"]),
        ("“We see you,” was the message on the wall that was painted in May.", []),
        ("Turnout was high, TASS quoted election officials installed by Moscow as saying.", ["election officials"]),
        ("Ivo Lopes posted a toll of three dead on Telegram.", ["Ivo Lopes"]),
        ("A mill burned, posted Ivo Lopes, the governor, on Telegram.", ["Ivo Lopes"]),
        ("The land can come back, Ivo Lopes granted in an interview, only through talks.", ["Ivo Lopes"]),
        ("Shells make up much of the arms that Chancellor Ivo Lopes promised on Wednesday.", ["Ivo Lopes"]),
        ("Shells make up much of the arms that Chancellor Ivo Lopes promised in May.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_sources_that_nouns_and_rarer_words_tell(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("Six drones were jammed, the governor, Petro Bondar, let his Telegram followers know.", "Telegram", None),
        ("A bomb wrecked the office, Mayor Petro Bondar informed his Telegram readers.", "Telegram", None),
        ("Diplomats let AFP know that ambassadors would confer in Oslo.", None, "AFP"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_whom_somebody_lets_know(text: str, channel: str | None, agency: str | None) -> None:
    row = code_one(text).attributions[0]
    assert (row.channel, row.agency) == (channel, agency)


def test_who_leads_a_company_of_soldiers_serves_its_state() -> None:
    assert code_one("Troops push on, a Ukrainian company commander told AFP.").attributions[0].side == "UA"
    assert code_one("Slovakia receives oil again, refinery spokesman Ivo Lopes confirmed.").attributions[0].side is None


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("Troops had left, the pro-war Bereg Telegram channel said.", "Telegram", "Bereg"),
        ("Troops had left, the Telegram channel Bereg reported.", "Telegram", "Bereg"),
        ("Russia’s Bereg Telegram channel said troops had left.", "Telegram", "Bereg"),
        ("Interviewed by CNN on Tuesday, Ivo Lopes said it was late.", "interview", "CNN"),
        ("Ivo Lopes gave an interview to TASS in which he said it was late.", "interview", "TASS"),
        ("In a TASS interview Ivo Lopes said it was late.", "interview", "TASS"),
        ("Talking to the BBC, Ivo Lopes spoke of a long war.", None, "BBC"),
        ("Live on television, Ivo Lopes said it was late.", "television", None),
        ("Two men were held, in the words of a Security Service communique.", "statement", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_through_what_it_is_told(text: str, channel: str | None, agency: str | None) -> None:
    row = code_one(text).attributions[0]
    assert (row.channel, row.agency) == (channel, agency)


def test_what_a_sentence_opens_with_does_not_tell_whom_its_source_serves() -> None:
    assert code_one("Debris from a drone fell on Kharkiv, the regional headquarters said.").attributions[0].side == "UA"
    assert code_one("Ministers from Central Asia said it was late.").attributions[0].side is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Delegates applauded as Ivo Lopes signed the order.", []),
        ("Ivo Lopes applauded the deal as a step to peace.", [("Ivo Lopes", "said")]),
        ("The EU’s Council added three ships to its sanctions list.", []),
        ("Three ships may not put in, since the Council added them on Friday.", []),
        ("The Council added that three ships were on its list.", [("Council", "said")]),
        ("Talk of a link was dismissed as nonsense by Kremlin spokesman Ivo Lopes.", [("Ivo Lopes", "denied")]),
        ("Engines that had been declared as lawn mowers were found by customs officers.", []),
        ("Moscow’s Foreign Ministry gave notice on Monday that it would leave the pact.", [("Foreign Ministry", "said")]),
        ("The General Staff spoke only of clashes near Lypa.", [("General Staff", "said")]),
        ("Ivo Lopes spoke only once.", []),
        ("The Defence Ministry listed a jet and nine drones as brought down.", [("Defence Ministry", "said")]),
        ("The Interior Ministry listed Ivo Lopes as wanted.", []),
        ("Ivo Lopes, head of the plant’s owner, Energoatom, argued that arms should be kept away.", [("Ivo Lopes", "said")]),
        ("General Ivo Lopes was dismissed as commander by President Anna Braun.", []),
        ("The town was described as surrounded by Russian troops.", []),
        ("Ivo Lopes applauded as a step to peace the deal on grain.", [("Ivo Lopes", "said")]),
        ("Ivo Lopes added a plea to those in Congress to pass the aid.", [("Ivo Lopes", "said")]),
        ("Homes of the Zaporizhia region were dark, in the words of Ivo Lopes, the governor, who put it down to frost.", [("Ivo Lopes", "said")]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_who_says_and_who_does_something_else(text: str, told: list[tuple[str, str]]) -> None:
    assert [(row.speaker, row.stance) for row in code_one(text).attributions] == told


def test_a_dispatch_is_told_by_its_agency() -> None:
    row = code_one("Two men were shot, a Reuters dispatch said.").attributions[0]
    assert (row.speaker, row.agency) == (None, "Reuters")
