"""Sources, sides, claims and dates by class of wording: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A police officer in Kharkiv told the BBC that two men had died. He said it took an hour.", ["police officer in Kharkiv"] * 2),
        ("The mother of a sailor missing since May told Reuters she had written 40 letters.", ["mother of a sailor"]),
        ("Residents urged to leave the town said 40 buses had come.", ["Residents"]),
        ("Nobody has been told how many died, complained the sister of one sailor.", ["sister of one sailor"]),
        ("Germany’s budget committee released the money, two of its members told Reuters.", ["two of its members"]),
        ("An adviser to the city’s mayor, Petro Bondar, said 22 bodies lay under one house.", ["Petro Bondar"]),
        ("The governor of the region, Petro Bondar, said 1,679 people, 660 of them children, had been moved.", ["Petro Bondar"]),
        ("“It is theft,” said 47 lawmakers.", ["47 lawmakers"]),
        ("Oksana, a teacher from Kherson, said her school was gone.", ["Oksana"]),
        ("The attack claimed the lives of five people.", []),
        ("The children came home thanks to Qatar’s help.", []),
        ("Villages have emptied since the army told them to leave.", []),
        ("Police arrested a clerk accused of spying.", []),
        ("Petro Bondar, whom Moscow has put in charge of the town, said it was calm.", ["Petro Bondar"]),
        ("Moldova expelled three Russian diplomats, Moscow promising “an answer in kind”.", ["Moscow"]),
        ("Enerhia, Ukraine’s largest grid operator, said power was back.", ["Enerhia"]),
        ("The Swiss government froze another 250 million francs, it said in a press release.", ["Swiss government"]),
        ("A British intelligence update said Russia had lost ground.", ["British intelligence"]),
        ("The Centre for Research on Energy and Clean Air said exports fell.", ["Centre for Research on Energy and Clean Air"]),
        ("Exports fell, said the Centre for Research on Energy and Clean Air.", ["Centre for Research on Energy and Clean Air"]),
        ("According to the Centre for Research on Energy and Clean Air, exports fell.", ["Centre for Research on Energy and Clean Air"]),
        ("Kyiv and the Centre for Research on Energy and Clean Air said exports fell.", ["Kyiv", "Centre for Research on Energy and Clean Air"]),
        ("According to the Cybersecurity and Infrastructure Security Agency, nobody got in.", ["Cybersecurity and Infrastructure Security Agency"]),
        ("The Food and Agriculture Organization and the World Bank said prices rose.", ["Food and Agriculture Organization", "World Bank"]),
        ("It was murder, said the Committee to Protect Journalists, which called for an inquest.", ["Committee to Protect Journalists"]),
        ("Clean air and energy matter, the Ministry of Energy and the World Bank said.", ["Ministry of Energy", "World Bank"]),
        ("It is a price that the president said he would pay.", ["president"]),
        ("“We lost it in an hour,” a sergeant of the 110th Brigade who gave his name as Fox told AFP.", ["sergeant of the 110th Brigade"]),
        ("“Every third shell is a dud,” one commander grumbled to the Kyiv Independent.", ["one commander"]),
        ("“We hold,” read a statement by the defence ministry.", ["defence ministry"]),
        ("A NATO spokeswoman would say only that allies were talking.", ["NATO"]),
        ("The Red Cross’s spokesperson said nobody had been let in.", ["Red Cross"]),
        ("Ukraine’s envoy, Petro Bondar, met Ivo Lopes in Davos and asked him for missiles.", ["Petro Bondar"]),
        ("Estonia counts itself out.", []),
        ("The governor attributed the fire at the depot, which burned for a day, to falling debris.", ["governor"]),
        ("Head of the Lypa military administration Petro Bondar said two men had died.", ["Petro Bondar"]),
        ("Deputy Chief of the General Staff Petro Bondar said two men had died.", ["Petro Bondar"]),
        ("A spokesman for the Northern Forces Petro Bondar said two men had died.", ["Petro Bondar"]),
        ("The head of the monitoring group Oko Hora said two men had died.", ["head of the monitoring group Oko Hora"]),
        ("Petro Bondar, the mayor of Bilka, a town near the front, said two men had died.", ["Petro Bondar"]),
        ("Moscow said it had taken the town, a claim denied by Kyiv and by the mayor.", ["Moscow", "Kyiv", "mayor"]),
        ("The capture of the town has not been confirmed by Kyiv.", []),
        ("The minister of justice, Ivo Lopes, was dismissed by parliament.", []),
        ("The idea was dismissed by parliament.", ["parliament"]),
        ("Mayor Olena Koval resigned. In a written statement she said she was tired.", ["Olena Koval"]),
        ("Mayor Olena Koval left. In an interview with the city's broadcaster she said it was over.", ["Olena Koval"]),
        ("Mayor Olena Koval has gone. In a letter to Petro Bondar she said it was over.", ["Olena Koval"]),
        ("Talks will go on, the United Arab Emirates’ foreign ministry said.", ["foreign ministry"]),
        ("Two drones fell, the Latvian Defence Ministry said. The ministry also said it was calm.", ["Latvian Defence Ministry"] * 2),
        ("Latvia’s foreign ministry summoned an envoy. The ministry called it a warning.", ["foreign ministry"]),
        ("The commission met in Riga. The ministry said it was calm.", ["ministry"]),
        ("Petro Bondar called the strike horrifying.", ["Petro Bondar"]),
        ("The Riga-based Institute for Peace said two men had died.", ["Institute for Peace"]),
        ("Human rights group Lypa International said two men had died.", ["Lypa International"]),
        ("Rescuers dug for hours. One of them, Petro Bondar, said two men had died.", ["Petro Bondar"]),
        ("The Latvian government denied it, and its spokesperson told Reuters it was late.", ["Latvian government"]),
        ("Two officials told Reuters that Kyiv had promised to wait.", ["Two officials", "Kyiv"]),
        ("A diplomat told the AFP news agency that Moscow had demanded a delay.", ["diplomat", "Moscow"]),
        ("Minister Petro Bondar, back from Riga, told reporters that he had found new hope.", ["Petro Bondar"]),
        ("A man in Lypa who gave his name as Petro told AFP it was late.", ["man in Lypa"]),
        ("The foreign ministers of the G7 met and promised more shells.", ["foreign ministers of the G7"]),
        ("Prosecutors have opened a case, her office has let it be known.", ["office"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions] == speakers


def test_a_family_name_may_stand_first() -> None:
    rows = code("North Korean leader Kim Jong Un met the delegation.", "Kim promised to send more sappers.")
    assert [row.speaker for row in rows[1].attributions] == ["Kim Jong Un"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The wife of one of Ukraine’s officers told Reuters so.", None),
        ("Turkish President Recep Tayyip Erdogan will call Putin, his press secretary, Kemal Aydin, announced.", "TR"),
        ("Vasyl Kuleba, the founder of a charity in Kyiv, said so.", None),
        ("Two men were jailed in occupied Melitopol, TASS reported, citing prosecutors.", "RU"),
        ("The board of the International Monetary Fund will vote on Ukraine’s loan, its managing director, Maria Costa, said.", None),
        ("The foreign ministers of France, Germany and Poland condemned it.", None),
        ("Twelve countries, led by Canada, accused Russia of it.", None),
        ("Three Ukrainian drones were destroyed, the Ministry of Defence said.", "RU"),
        ("Officials in Kursk said seven people had been killed.", "RU"),
        ("Two men were killed in Belgorod, its governor said, though Kyiv denied it.", "RU"),
        ("Plant manager Igor Petrov told Interfax that work in Ryazan had stopped.", None),
        ("Norway will pay, Finance Minister Jens Stoltenberg said.", "NO"),
        ("Serhiy Ilchuk, who heads the region, told Ukrainian television that a bridge in Vinnytsia had been hit.", "UA"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[0].side == side


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Iran’s Fars news agency reported that drones had been sold.", "Fars"),
        ("A local news channel, Baza, spoke of two fires.", "Baza"),
        ("In an op-ed in The Washington Post, Defence Minister Ivan Petrenko argued for more tanks.", "Washington Post"),
        ("The Northern Press Agency said a bridge had fallen.", "Northern Press Agency"),
    ],
)
def test_agency(text: str, agency: str) -> None:
    assert code_one(text).attributions[0].agency == agency


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Nine drones were downed over Tula, according to the governor, who also reported two injured.", [1, 1]),
        ("The army beat off 12 attacks, said the General Staff, whose tally also listed 73 air raids.", [1, 1]),
        ("Nine people died in Lviv, the mayor said on Telegram on Monday; 14 were injured.", [1, 1]),
        ("Ukrainian officials and the Red Cross said 11 people had died.", [1]),
        ("According to the mayor 17 people were hurt; a nurse said two had died.", [1, 2]),
        ("Russia lost 90 drones, of which Kyiv claimed 60.", [1, 1]),
        ("Nine people died in Lviv, the mayor said; in Ternopil four died.", [1, None]),
        ("Five people were detained, the SBU said, and two of them confessed.", [1, 1]),
        ("Four missiles hit a school in Lviv. A woman was killed and three people were hurt, the mayor said.", [1, 1, 1]),
        ("Two people died in Kherson on Monday. In Sumy three people were hurt, the governor said.", [None, 1]),
        ("The strike killed 11, the mayor said. Another 40 were hurt, he added, and three are missing.", [1, 2, 2]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_claims(text: str, claimed: list[int | None]) -> None:
    assert [quantity.attribution_ordinal for quantity in code_one(text).quantities] == claimed


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Russia fired 19 drones between 8pm on Monday and 6am on Tuesday, killing a man.", "2026-01-05", "2026-01-06"),
        ("Households went without power until midnight on Monday.", "2026-01-05", "2026-01-05"),
        ("Poland closes its border crossings from Friday.", "2026-01-09", "2026-01-09"),
        ("The toll from Saturday’s attack on Kharkiv rose to nine.", "2026-01-03", "2026-01-03"),
        ("A court jailed two men last Wednesday.", "2025-12-31", "2025-12-31"),
        ("Berlin would pay, the minister said, during a visit to Kyiv on Tuesday.", "2026-01-06", "2026-01-06"),
        ("Trains stopped running from Sunday.", "2026-01-04", "2026-01-04"),
        ("Four people have now died, one of them wounded by Tuesday’s drone attack on Odesa.", "2026-01-06", "2026-01-06"),
        ("Rescuers found two bodies on Monday, raising the toll of the attack a day earlier to five dead.", "2026-01-04", "2026-01-04"),
        ("Czech President Petr Pavel, who came to Kyiv on Monday, told parliament that his country would send planes.", "2026-01-05", "2026-01-05"),
        ("Since the start of the year 31 people have been killed by shelling in Kherson.", "2026-01-01", "2026-01-07"),
        ("Poland keeps 10,000 soldiers there, twice as many as in December, the minister said on Friday.", "2026-01-02", "2026-01-02"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_dates(text: str, start: str, end: str) -> None:
    date = code_one(text).event_date
    assert date is not None
    assert (str(date.start), str(date.end)) == (start, end)
