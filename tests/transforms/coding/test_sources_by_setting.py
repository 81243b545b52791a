"""Sources told apart from their verb by a day or an occasion, beside others, or behind what they tell of: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


def speakers_of(text: str) -> list[str]:
    return [row.speaker for row in code_one(text).attributions if row.speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The mayor of Bilka, Ivo Lopes, on Friday said the town was dark.", ["Ivo Lopes"]),
        ("Ivo Lopes, the mayor of Bilka, late on Friday reported six wounded.", ["Ivo Lopes"]),
        ("The head of Latvia’s navy, Anna Braun, on Telegram said a ship was lost.", ["Anna Braun"]),
        ("The mayor of Bilka, Ivo Lopes, in a video address said the town was dark.", ["Ivo Lopes"]),
        # who speaks stands between the day and the verb
        ("Drones fell on Bilka, Lypa and Hola, on Monday night officials said.", ["officials"]),
        ("Three people were hurt near Bilka, on Friday.", []),
        ("Ivo Lopes flew to Riga and, after talks with Anna Braun, promised more boats.", ["Ivo Lopes"]),
        ("Ivo Lopes saw the ruins and, asked about losses, said Poland would pay.", ["Ivo Lopes"]),
        ("Latvia closed the border and, in a statement, accused Minsk of blackmail.", ["Latvia"]),
        ("Latvia refused the list and, in turn, Minsk accused it of delay.", ["Minsk"]),
        ("Ivo Lopes, though, said it was late.", ["Ivo Lopes"]),
        ("Latvia, likewise, promised shells.", ["Latvia"]),
    ],
)
def test_a_day_or_an_occasion_behind_the_comma(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Rustem Umerov, secretary of Ukraine’s Security Council, who leads its team, said it was late.", ["Rustem Umerov"]),
        ("Ivo Lopes, the mayor of Bilka, whose house was hit, said it was late.", ["Ivo Lopes"]),
        ("Ivo Lopes, the mayor of Bilka, in a post on Telegram, said it was late.", ["Ivo Lopes"]),
        ("Ivo Lopes, head of the bank, after talks in Oslo, said it was late.", ["Ivo Lopes"]),
        ("The bank’s president, Ivo Lopes, ahead of talks in Oslo, said it was late.", ["Ivo Lopes"]),
        ("Zelenskyy, later on Friday, said it was late.", ["Zelenskyy"]),
        ("Zelenskyy, from his bunker, called it a crime.", ["Zelenskyy"]),
        ("After talks with Ivo Lopes, the mayor, in Oslo, Zelenskyy said it was late.", ["Zelenskyy"]),
        ("Anna Braun, 32, was killed near Chasiv Yar on Tuesday, his colleagues, who were unhurt, said.", ["his colleagues"]),
        ("After talks with Ivo Lopes, Russia, which borders it, said it was late.", ["Russia"]),
        ("Ivo Lopes, who has been mayor of Lypa since May, said the city needed pumps.", ["Ivo Lopes"]),
        ("Ivo Lopes, whose car was hit last month, said the region lacked pumps.", ["Ivo Lopes"]),
        ("The mayor’s office, which was moved last year, said the district lost power.", ["mayor’s office"]),
        ("Ivo Lopes, who led the team, was arrested, said the ministry.", ["ministry"]),
        ("Mills burned, the heads of Tuva and Khakassia, Ivo Lopes and Petro Bondar, said.", ["Ivo Lopes", "Petro Bondar"]),
        ("The foreign ministers of Latvia and Malta, Ivo Lopes and Anna Braun, promised shells.", ["Ivo Lopes", "Anna Braun"]),
        ("Two officials in Riga, Latvia, told Reuters it was late.", ["Two officials"]),
        ("Doctors at a clinic in Bilka, Poland, said he would live.", ["Doctors at a clinic in Bilka"]),
        ("The board met Ivo Lopes, a farmer from Bilka, who said his fields were mined.", ["Ivo Lopes"]),
        ("Agents freed Ivo Lopes, the former head of the port, who denied the charge.", ["Ivo Lopes"]),
        ("It failed, said the Bilka governor, who put their losses at nine.", ["Bilka governor"]),
        ("Ivo Lopes, a member of the city council, and Anna Braun said it was late.", ["Ivo Lopes", "Anna Braun"]),
    ],
)
def test_an_office_and_who_holds_it(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("The mayor of Bilka, Ivo Lopes, in a post on Telegram said the town was dark.", "Telegram", None),
        ("The president of Latvia, Ivo Lopes, in an interview with Reuters said it was late.", "interview", "Reuters"),
        ("Ivo Lopes, the mayor of Bilka, at a press conference in Riga said it was late.", "press conference", None),
    ],
)
def test_the_channel_behind_the_comma(text: str, channel: str | None, agency: str | None) -> None:
    rows = code_one(text).attributions
    assert [(row.speaker, row.channel, row.agency) for row in rows] == [("Ivo Lopes", channel, agency)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Chancellor Anna Braun and the head of the bank, Ivo Lopes, said it was late.", ["Anna Braun", "Ivo Lopes"]),
        ("Poland’s Anna Braun and the president of Latvia, Ivo Lopes, both warned of it.", ["Anna Braun", "Ivo Lopes"]),
        ("The governors of Belgorod, Bryansk and Kursk all reported drones.", ["governors of Belgorod, Bryansk and Kursk"]),
        ("The mayors of Kharkiv and Prime Minister Anna Braun said it was late.", ["mayors of Kharkiv", "Anna Braun"]),
        # one who holds two offices
        ("The founder and the owner of the plant, Ivo Lopes, said it was late.", ["Ivo Lopes"]),
    ],
)
def test_beside_an_office_with_its_holder(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Kyiv claimed 12 tanks, a claim Russia’s Defence Ministry dismissed as nonsense.", ["Kyiv", "Defence Ministry"]),
        ("Moscow blamed Kyiv for it, an accusation Ukrainian officials denied.", ["Moscow", "Ukrainian officials"]),
        ("Latvia closed its border, a decision Minsk’s foreign ministry called “unfriendly and illegal”.", ["foreign ministry"]),
        ("Riga expelled two clerks, a step the Russian embassy in Riga called groundless.", ["Russian embassy in Riga"]),
        ("Riga wants a truce, something the Kremlin spokesman called untrue.", ["Kremlin"]),
        ("Moscow’s envoy was called groundless.", []),
        ("Riga freed four men it said were spies.", ["Riga"]),
        # what is done, not said
        ("Riga got half of the gas it had asked for, the ministry said.", ["ministry"]),
    ],
)
def test_behind_what_they_tell_of(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


def test_who_tells_more_of_what_is_counted_does_not_claim_its_number() -> None:
    bullet = code_one("Kyiv has brought back 1,200 children it says were taken by Moscow, an adviser said.")
    assert [row.speaker for row in bullet.attributions] == ["Kyiv", "adviser"]
    assert [quantity.attribution_ordinal for quantity in bullet.quantities] == [2]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The envoy was summoned to the Foreign Office, which condemned it.", ["Foreign Office"]),
        ("The files were sent to the European Commission, which said they were late.", ["European Commission"]),
        # a town where something is
        ("A clerk was freed by a court in Lima, which said it was late.", []),
    ],
)
def test_which_tells_of_a_body_behind_a_verb(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Bilka’s mayor asked for help, and in Sumy officials said a barn burned.", [("mayor", "UA"), ("officials", "UA")]),
        ("Two died in Lypa, while in the Belgorod region police said a barn burned.", [("police", "RU")]),
        ("A fire in Sumy officials blamed on frost was put out.", []),
    ],
)
def test_behind_the_place_that_a_clause_opens_with(text: str, speakers: list[tuple[str, str | None]]) -> None:
    assert [(row.speaker, row.side) for row in code_one(text).attributions] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Moscow said Bilka had fallen, but two soldiers reached by phone said it held.", ["Moscow", "two soldiers"]),
        ("A Ukrainian brigade fighting there denied this.", ["Ukrainian brigade"]),
        ("A Ukrainian unit holding the town denied on Friday that it had fallen.", ["Ukrainian unit"]),
        ("A researcher in Tromso who claimed to be a Latvian is a spy, the police said.", ["police"]),
        ("A senior clerk at the firm that runs the mill told Reuters it had burned.", ["senior clerk at the firm"]),
        ("Officials at the port that was hit told AFP that grain had burned.", ["Officials at the port"]),
        ("The agency that oversees the dams said water was falling.", ["agency"]),
        ("The agency said that losses the army reported were false.", ["agency", "army"]),
        ("Soldiers fighting in Bilka warned residents of mines.", ["Soldiers"]),
        ("Two men held in Bilka accused of spying were freed.", []),
        ("Residents living near the mill warned of a leak were moved.", []),
        ("Latvian paramilitaries urged residents to leave.", ["Latvian paramilitaries"]),
        ("He must serve five years, judges said.", ["judges"]),
        ("The oligarch denied this.", ["oligarch"]),
        ("The statement said it was late.", []),
        ("Bilka’s loss is a blow if confirmed.", []),
    ],
)
def test_a_participle_tells_more_of_a_subject(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The bridge was hit, with Kyiv claiming the attack and Moscow saying that it was open.", ["Kyiv", "Moscow"]),
        ("The ministry said it was late, accusing Moscow of terror and Riga of sloth.", ["ministry"]),
    ],
)
def test_beside_another_who_is_told_to_with_a_participle(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The self-declared Donetsk People’s Republic said two people died.", ["Donetsk People’s Republic"]),
        ("The so-called “Luhansk People’s Republic” said two people died.", ["Luhansk People’s Republic"]),
        ("A popular Telegram channel close to the police said a barn burned.", ["popular Telegram channel"]),
        ("Exports fell, according to an estimate by the Sollers consultancy.", ["Sollers consultancy"]),
        ("A barn burned, according to rights group, Frontline Watch.", ["Frontline Watch"]),
        ("A barn burned, according to energy firm, DTEK, and the mayor.", ["DTEK"]),
        ("The rights group, Memorial, said a barn burned.", ["Memorial"]),
        ("A worker with the aid group, Ivo Lopes, said a barn burned.", ["Ivo Lopes"]),
        ("A barn burned, according to the group, Moscow said.", ["group", "Moscow"]),
        ("According to the group, Russia has jailed 90 people.", ["group"]),
        ("The Barn Institute (BI), a Tampa, Florida-based think tank, said a barn burned.", ["Barn Institute"]),
        ("The Latvian and Estonian foreign ministers said a barn burned.", ["Latvian and Estonian foreign ministers"]),
        ("The Estonian president and Latvian prime minister said a barn burned.", ["Estonian president", "Latvian prime minister"]),
        ("Citing intelligence reports, Anna Braun said a barn burned.", ["Anna Braun"]),
        ("Citing Latvian intelligence, Anna Braun said a barn burned.", ["Latvian intelligence", "Anna Braun"]),
        ("A barn burned, an industry body said.", ["industry body"]),
        ("A woman’s body was found, and the mayor said she had drowned.", ["mayor"]),
        ("Latvia’s army chief of staff General Ivo Lopes said a barn burned.", ["Ivo Lopes"]),
        ("Head of the navy Admiral Ivo Lopes said a barn burned.", ["Ivo Lopes"]),
        ("Ex-President Ivo Lopes said a barn burned.", ["Ivo Lopes"]),
        ("The WHO said a barn burned.", ["WHO"]),
        ("WHO told Reuters that a barn burned.", ["WHO"]),
        ("A clerk who said he was ill left.", ["clerk"]),
        ("The US, the UK and Canada met and said a barn burned.", ["US", "UK", "Canada"]),
        ("Latvia and Norway signed it and said a barn burned.", ["Latvia", "Norway"]),
        ("Latvia and Norway’s army said a barn burned.", ["Latvia", "army"]),
        ("An unnamed Latvian official said a barn burned.", ["Latvian official"]),
        ("According to preliminary information from the prosecutors, a barn burned.", ["prosecutors"]),
        ("Ivo Lopes, better known by the name Fox, said a barn burned.", ["Ivo Lopes"]),
        ("The National Anti-Corruption Bureau, or NABU, said it was late.", ["National Anti-Corruption Bureau"]),
        ("A man was held, the Federal Security Service, or FSB, said.", ["Federal Security Service"]),
        ("Ukraine’s military intelligence, or the HUR, claimed the attack.", ["military intelligence"]),
        ("Belgium’s royal palace said the king had met him.", ["royal palace"]),
        ("The trip was put off, the Spanish royal household said.", ["Spanish royal household"]),
    ],
)
def test_how_they_are_named(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Two men died; the prosecutor’s office later raised the toll to three.", ["prosecutor’s office"]),
        ("Bilka’s mayor on Monday revised the death toll to 12.", ["mayor"]),
        ("A man died in hospital, raising the toll to six.", []),
        ("The central bank raised its rate to 21 percent.", []),
        ("It was late, the ministry said; the agency gave a figure of 9,000.", ["ministry", "agency"]),
        ("Kyiv gave no figure for it.", []),
        ("Riga gave up its demand for a lower figure.", []),
        ("Jets are believed by Western officials to have left.", ["Western officials"]),
        ("The party questioned whether it had happened.", ["party"]),
        ("Police questioned two men over the fire.", []),
        ("Zelenskyy dismissed Defence Minister Ivo Lopes’s deputy over the purchase of coats.", []),
        ("Putin dismissed Zelenskyy’s proposal for a truce.", ["Putin"]),
        ("Ivo Lopes renewed his call for jets.", ["Ivo Lopes"]),
        ("Norway renewed its contract with the port.", []),
        ("Ivo Lopes expressed deep concerns about the mill.", ["Ivo Lopes"]),
        ("Riga mocked the claim as absurd.", ["Riga"]),
        ("Riga spoke out against the plan.", ["Riga"]),
    ],
)
def test_verbs_that_say_and_do(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Zelenskyy arrived in London. The president said more shells were needed.", [("Zelenskyy", "UA")]),
        ("Scholz’s government denied it, and the chancellor told reporters so.", [("government", "DE"), ("Scholz", "DE")]),
        ("Estonia’s prime minister visited Kyiv. She said aid would go on.", [("prime minister", "EE")]),
        ("The mayor of Bilka left. He said he was tired.", [("mayor of Bilka", None)]),
        ("The mayors left. He said he was tired.", []),
        ("Putin’s palace was no target of Kyiv’s, the president said.", [("president", "UA")]),
        ("A drone hit a mill in Russia’s Rostov region, said the ministry, citing the company.", [("ministry", "RU"), ("company", None)]),
        ("A NATO official said Russia was short of men. The official put its dead at 90,000.", [("NATO official", "NATO"), ("official", "NATO")]),
        (
            "Ukraine’s Security Service said Russia’s FSB had paid him. Its chief, Ivo Lopes, said he knew.",
            [("Security Service", "UA"), ("Ivo Lopes", "UA")],
        ),
        ("McDonald’s said it was leaving Russia.", [("McDonald’s", None)]),
        ("Ivo Lopes’s first call was to Zelenskyy.", []),
        ("Three deaths were reported from Lypa by Governor Petro Bondar.", [("Petro Bondar", None)]),
        ("Two dead were reported in Lypa by its governor, Petro Bondar.", [("Petro Bondar", None)]),
        ("Macron spoke of sending soldiers if Russia broke through and Kyiv asked for help.", [("Macron", "FR")]),
        (
            "The commander-in-chief, Petro Bondar, told President Volodymyr Zelenskyy in a video posted on Telegram that Lypa was free.",
            [("Petro Bondar", "UA")],
        ),
        ("He is short of men, Ivo Lopes said, citing newly declassified intelligence.", [("Ivo Lopes", None)]),
        ("The US shut its embassy, citing “a threat to its staff from the air”. Spain did likewise.", [("US", "US")]),
        ("Five current and former Russian officials told Reuters it was late.", [("Five current and former Russian officials", "RU")]),
        ("Erdogan telephoned Putin and suggested an inquiry, the Turkish presidency said.", [("Turkish presidency", "TR")]),
        ("Putin told Erdogan that it was late, the Turkish presidency said.", [("Putin", "RU"), ("Turkish presidency", "TR")]),
        ("Zelenskyy asked if the West would act and Scholz said it would.", [("Zelenskyy", "UA"), ("Scholz", "DE")]),
        ("The bank left Russia, citing “the war”.", []),
        ("Drones were shot down, the Air Force said. Ten people died, officials said.", [("Air Force", "UA"), ("officials", "UA")]),
        ("Poland refused, with Tusk citing “the lessons of our own history”.", []),
        ("The company halted sales, citing “the worsening crisis in the region”.", []),
        ("Erdogan told Zelenskyy it was late, the Turkish presidency said.", [("Erdogan", "TR"), ("Turkish presidency", "TR")]),
        ("The Kremlin denied the attack. Six people were killed, rescuers said.", [("Kremlin", "RU"), ("rescuers", None)]),
    ],
)
def test_whom_a_role_means(text: str, speakers: list[tuple[str, str | None]]) -> None:
    assert [(row.speaker, row.side) for row in code_one(text).attributions] == speakers


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia’s losses are rising, said an analysis by the Sollers Corporation.", None),
        ("Refat Chubarov, the head of the Mejlis of the Crimean Tatar people, said it was late.", "UA"),
        ("Former minister Ivo Lopes said it was late.", None),
        ("Former Latvian minister Ivo Lopes said it was late.", "LV"),
        ("The Trump administration said it was late.", "US"),
        ("Russia is short of men, a report by the Defence Ministry said.", "RU"),
        ("The head of the UN’s refugee agency, Anna Braun, said it was late.", "UN"),
        ("Lavrov, in Beijing for talks with his counterpart Wang Yi, said it was late.", "RU"),
        ("Poland scrambled jets, the armed forces’ operational command said.", "PL"),
        ("The Barn Institute, a Washington, DC-based think tank, said it was late.", None),
        ("Drones hit a mill in western Ukraine, officials said.", "UA"),
        ("Russia hit southern Ukraine, killing two people, authorities said.", "UA"),
        ("Shells killed a man in Ukraine’s northeast, officials said.", "UA"),
        ("A Ukrainian drone killed a man in the south of Russia, local authorities said.", "RU"),
        ("A drone fell in eastern Latvia, the army said.", "LV"),
        ("Ukraine’s southern fleet has no home, officials said.", None),
        ("Two officials in the administration said the talks in Geneva had been hard.", None),
        ("A senior official said after the meeting in Vienna that it was late.", None),
        ("Two members of the delegation told Axios that the talks in Geneva had been hard.", None),
        ("A source close to the talks in Abu Dhabi told AFP that it was late.", None),
        ("Donors at a conference in Warsaw promised $6.5bn.", None),
        ("A drone fell near Lublin in Poland, wounding two farmers, a senior official said.", "PL"),
        ("A mill burned near Kharkiv, a senior official said.", "UA"),
        ("The Rosatom-appointed management of the plant said it was late.", "RU"),
        ("The camp is full, according to the Hungarian Helsinki Committee.", None),
    ],
)
def test_side(text: str, side: str | None) -> None:
    assert [row.side for row in code_one(text).attributions] == [side]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Officials said a depot was hit in Bilka, where, according to Reuters, two men died.", [("Officials", None), (None, "Reuters")]),
        ("Officials said two men died in Bilka, according to Reuters.", [("Officials", "Reuters")]),
        ("Ivo Lopes said the fleet had moved; pictures seen by the Reuters news agency show the same.", [("Ivo Lopes", None)]),
        ("Peskov, TASS reported, said it was late.", [("Peskov", "TASS")]),
        ("Another agency, TASS, quoted Minister Ivo Lopes as saying it was late.", [("Ivo Lopes", "TASS")]),
        (
            "Latvia said it was late, Interfax news agency reported. TASS quoted Minister Ivo Lopes as saying it was early.",
            [("Latvia", "Interfax"), ("Ivo Lopes", "TASS")],
        ),
        ("Ivo Lopes told the Sollers news agency that it was late.", [("Ivo Lopes", "Sollers")]),
        ("The FSB said it had held a man in Kursk, and RIA Novosti published a video of him.", [("FSB", None)]),
        ("Peskov said it was planned, while Reuters, citing two officials, put it at Tuesday.", [("Peskov", None), ("two officials", "Reuters")]),
        ("Al Jazeera’s correspondent in Kyiv, Ivo Lopes, said it was late.", [("Ivo Lopes", "Al Jazeera")]),
        ("Anna Braun, the BBC’s diplomatic editor, said it was late.", [("Anna Braun", "BBC")]),
        (
            "Russia’s Ministry of Defence confirmed fires, while TASS reported, citing two officials, that a driver had been held.",
            [("Ministry of Defence", None), ("two officials", "TASS")],
        ),
    ],
)
def test_agencies(text: str, rows: list[tuple[str | None, str | None]]) -> None:
    assert [(row.speaker, row.agency) for row in code_one(text).attributions] == rows


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Braun said allies had promised jets and that the pledge “must now be kept”.", "Anna Braun"),
        ("Anna Braun said the port was hit. “There are dead and wounded.” Ivo Lopes called it a lie.", "Anna Braun"),
        ("Anna Braun said the port was hit. “There are dead and wounded.” Ivo Lopes said.", "Ivo Lopes"),
        ("Anna Braun said the port was hit. “Who will pay for it?” Ivo Lopes asked back.", "Ivo Lopes"),
        ("Anna Braun said the army had reported that it was out of shells and that it “cannot go on”.", "army"),
        ("Trump called the meeting “a waste of everyone’s time”, according to two officials.", "Trump"),
        ("The agency had heard blasts “at some distance from it”, the mayor said, Anna Braun adding that it was late.", "mayor"),
        ("Ivo Lopes called it “a crime against us all”, his aide Anna Braun adding that it was late.", "Ivo Lopes"),
        ("The village was “no longer under control”, according to two officers.", "two officers"),
    ],
)
def test_whose_quote(text: str, speaker: str) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.quote] == [speaker]


@pytest.mark.parametrize(
    "opening",
    [
        "After Lopes left, the siege went on.",
        "But Lopes left.",
        "Although Lopes had left, the siege went on.",
        "Because Lopes was ill, nobody met.",
        "Despite Lopes having left, the siege went on.",
        "Unlike Lopes, the general stayed.",
        "Citing Lopes, the station closed.",
        "“Since Lopes left, nothing works,” read a poster.",
        "And so it ended: “If Lopes stays, we go.”",
        "On Monday Lopes left.",
        "Even Lopes left.",
    ],
)
def test_what_a_sentence_opens_with_is_no_first_name(opening: str) -> None:
    bullets = code("Latvian President Ivo Lopes said the bridge was safe.", opening, "Lopes said he would stay.")
    assert bullets[2].attributions[0].speaker == "Ivo Lopes"
