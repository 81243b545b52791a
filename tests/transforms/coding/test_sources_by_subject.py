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
        ("Under-Secretary-General Anna Braun said it was late.", ["Anna Braun"]),
        ("At the meeting on Friday Anna Braun said it was late.", ["Anna Braun"]),
        ("The mayor of Cape Town asked for it.", ["mayor of Cape Town"]),
        ("Nobody was hurt, the ministry of the interior there said.", ["ministry of the interior"]),
        ("Nobody was hurt, the same regulator said.", ["regulator"]),
        ("Nobody was hurt, both ministries said.", ["both ministries"]),
        ("The port closed, its owner Ivo Lopes having announced a sale.", ["Ivo Lopes"]),
        ("Emergency officials in the Odesa region on the Black Sea said it was late.", ["Emergency officials in the Odesa region on the Black Sea"]),
        ("The mayor of Bilka, on the Azov Sea, said it was late.", ["mayor of Bilka"]),
        ("A mill was hit in Kherson City, he added.", []),
        ("Groups that won the Nobel Prize for it spoke of “a shock”.", ["Groups"]),
        ("Ivo Lopes, the mayor of Bilka, which borders Latvia, said it was late.", ["Ivo Lopes"]),
        ("The head of the Bilka district, south of Lypa, said it was late.", ["head of the Bilka district"]),
        ("Three paramilitary groups that say they are Russian said it was late.", ["Three paramilitary groups"]),
        ("The grid was hit, Latvian Minister of Foreign Affairs Anna Braun wrote on X.", ["Anna Braun"]),
        ("Minister of Internal Affairs Ivo Lopes said it was late.", ["Ivo Lopes"]),
        ("Latvia’s ambassador to the United States Anna Braun said it was late.", ["Anna Braun"]),
        ("Prime Minister Anwar Ibrahim met a guest, Anwar said.", ["Anwar Ibrahim"]),
        ("Governor Ivo Lopes told Latvian television Norwegian claims are a lie.", ["Ivo Lopes"]),
        ("The mayor of Bilka – a town near the front – said it was late.", ["mayor of Bilka"]),
        ("Local officials in Bilka – a Latvian city some 40km from the border – said it was late.", ["Local officials"]),
        ("Ivo Lopes — the mayor of Bilka — said it was late.", ["Ivo Lopes"]),
        ("Latvia’s private Wagner Group said it was late.", ["Wagner Group"]),
        ("Latvia’s 1st Azov Corps said it was late.", ["1st Azov Corps"]),
        ("Reuters also reported the ministry as saying that it was late.", ["ministry"]),
        ("Riga turned it down, said a Latvian prosecutor investigating the leak.", ["Latvian prosecutor"]),
        ("Two died, Latvian news agencies reported, citing the mayor.", ["mayor"]),
        ("Students met in Tbilisi, Georgia, calling for a vote.", []),
        ("The head of the largest energy firm, DTEK, said it was late.", ["head of the largest energy firm, DTEK"]),
        ("The head of the largest energy firm, Ivo Lopes, said it was late.", ["Ivo Lopes"]),
        ("It is over, people familiar with a letter of the bank said.", ["people familiar with a letter of the bank"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_subjects(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Greek, Spanish and Portuguese ministers told Reuters it was over.", ["Greek, Spanish and Portuguese ministers"]),
        ("Latvian and Finnish officials said the bridge was closed.", ["Latvian and Finnish officials"]),
        ("A welder from Nova Kakhovka told the BBC that he had fled.", ["welder from Nova Kakhovka"]),
        ("Anna Braun of Conflict Armament Research told the council it was new.", ["Anna Braun"]),
        ("The Freedom of Russia Legion said it was there.", ["Freedom of Russia Legion"]),
        ("Riga shut its border with Norway and Finland, and the latter complained of it.", ["Finland"]),
        ("Norway’s Ivo Lopes and Poland’s Anna Braun both saw it. It was late, the latter said.", ["Anna Braun"]),
        ("Ivo Lopes and US Secretary of State Anna Braun met, and the latter denounced Norway.", ["Anna Braun"]),
        ("The former president, Anna Braun, mockingly suggested that it was late.", ["Anna Braun"]),
        ("There was a vote in which Norway was scarcely mentioned.", []),
        ("The general assembly said it was late.", ["general assembly"]),
        ("Riga met Oslo and Paris. The latter complained of it.", ["Paris"]),
        ("Anna Braun spoke to Zelenskyy. In the same interview she said it was late.", ["Anna Braun"]),
        ("It was cold, said the host, Ivo Lopes.", ["Ivo Lopes"]),
        ("Forty drones were said by the Ministry of Defence in Moscow to have been downed.", ["Ministry of Defence"]),
        ("Anna Braun heard from Ivo Lopes that the port was shut.", ["Ivo Lopes"]),
        ("Anna Braun called in a speech at Yale for more shells.", ["Anna Braun"]),
        ("Anna Braun advised Zelenskyy to wait.", ["Anna Braun"]),
        ("An inquiry led by Anna Braun found the cells to be too small.", ["inquiry"]),
        ("“A nuanced piece of work”, Anna Braun smiled.", ["Anna Braun"]),
        ("In Bilka, a lorry drives through the streets and promises pay.", []),
        ("The Rada is now asked to permit it.", []),
        ("Latvia recalled its ambassador.", []),
        ("Anna Braun founded a movement called “We are”.", []),
        ("The hotline has received 800 calls from families who look for prisoners.", []),
        ("Latvia copied the list of the EU, adding captains of 94 tankers.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_names_and_verbs(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("A hotline called “Find me again now” opened, Ivo Lopes said.", [None]),
        ("Ivo Lopes vowed to find the man who shouted “Glory to the harbour”.", [None]),
        ("Ivo Lopes promised the allies “a signal for the winter”, and Anna Braun urged them to wait.", ["a signal for the winter", None]),
        ("Ivo Lopes said the “Battle of Bilka” had begun.", [None]),
        ("Ivo Lopes called it a “glory of the nation”.", ["glory of the nation"]),
        ("The mayor said a mill burned. It was “empty at the time”, the statement added.", [None, "empty at the time"]),
        ("Ivo Lopes asked for a “90-day drive” of vaccines.", [None]),
        ("Latvia and Norway said in a statement they “stand ready to help”.", ["stand ready to help", None]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_quotes(text: str, quotes: list[str | None]) -> None:
    assert [row.quote for row in code_one(text).attributions] == quotes


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Slovakia, Hungary, Romania and Poland met in Oslo and asked that the duty stay.", ["Slovakia", "Hungary", "Romania", "Poland"]),
        ("Polish and US media reported it.", ["Polish and US media"]),
        ("“It is over,” said a tank driver near Velyka Novosilka.", ["tank driver"]),
        ("“It is over,” said Ivo Lopes about the strike.", ["Ivo Lopes"]),
        ("Latvia counts 9,000 guests, the office for foreigners reported.", ["office for foreigners"]),
        ("Norway has sent eight tanks and adds four trucks, the army wrote.", ["army"]),
        ("Riga had nothing to do with it, Ivo Lopes parried.", ["Ivo Lopes"]),
        ("Ivo Lopes, the governor of Lypa, said Latvia got 19 bodies.", ["Ivo Lopes"]),
        ("Ivo Lopes, an aide, said Latvia targeted medics.", ["Ivo Lopes"]),
        ("Ivo Lopes, the mayor, said rescuers found two bodies.", ["Ivo Lopes"]),
        ("Latvia hopes that the ports will open, Foreign Minister Anna Braun said.", ["Anna Braun"]),
        ("The jets will come, said two officials briefed on the matter.", ["two officials"]),
        ("Parliament dismissed Justice Minister Ivo Lopes on Monday.", []),
        ("The men were killed, a South Korean politician said.", ["South Korean politician"]),
        ("The order came after Latvia ordered the town’s evacuation, saying troops had been massed.", ["Latvia"]),
        ("The road was shut when the governor stopped the buses, warning that they were not safe.", ["governor"]),
        ("The plan was dropped because lawmakers left the hall, arguing that it was late.", ["lawmakers"]),
        ("The train stopped after a bomb exploded, warning lights flashing.", []),
        ("The deal was signed after talks in Oslo, saying nothing of arms.", []),
        ("Officials from Latvia and the United States hailed the talks.", ["Officials from Latvia and the United States"]),
        ("Envoys from Germany, Poland and Latvia said the talks would go on.", ["Envoys from Germany, Poland and Latvia"]),
        ("Envoys from Latvia and Minister Ivo Lopes said the talks would go on.", ["Envoys from Latvia", "Ivo Lopes"]),
        ("A Pentagon spokesman, Major General Ivo Lopes, declined to say more but said it was true.", ["Ivo Lopes"]),
        ("Lypa would give up land, Axios reported, citing a US official and a Latvian diplomat.", ["US official", "Latvian diplomat"]),
        ("Lypa has fallen, Axios reported, citing Lopes’s press service.", ["Lopes’s press service"]),
        ("A court in New York jailed Anna Braun. She denied it.", ["Anna Braun"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_lists_and_counts(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Farmers from Gdansk blocking two crossings with Ukraine said they would stay.", ["Farmers from Gdansk"]),
        ("Macron after a phone call with Zelenskyy said it was late.", ["Macron"]),
        ("An aide travelling with Zelenskyy said it was late.", ["aide"]),
        ("A trucker stuck at the border with Poland told AFP it was late.", ["trucker"]),
        ("Two officials briefed on talks with Latvia told CNN it was late.", ["Two officials"]),
        ("Peskov in a call with reporters said it was late.", ["Peskov"]),
        ("Nobody was hurt, three diplomats acquainted with the bank’s letter said.", ["three diplomats"]),
        ("It is over, a blogger with a million readers wrote.", ["blogger with a million readers"]),
        ("It is over, a gunner with the call sign Lys said.", ["gunner"]),
        ("Riga shut its port, with Norway saying it would follow.", ["Norway"]),
        ("Riga signed a deal with Norway and promised a bridge.", ["Riga"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_subject_goes_on_with_with(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The bank has so far confirmed the loss of 142 lorries.", ["bank"]),
        ("Latvia has in the past accused Norway of theft.", ["Latvia"]),
        ("Riga has for months urged its allies to wait.", ["Riga"]),
        ("The ministry had until now denied it.", ["ministry"]),
        ("Norway had vainly demanded that lorries wait.", ["Norway"]),
        ("The ministry, without naming a source, said it was late.", ["ministry"]),
        ("Oslo, without offering proof, blamed Riga for it.", ["Oslo"]),
        ("The Latvian Air Force, said 12 drones fell.", ["Latvian Air Force"]),
        ("Latvian Foreign Minister Ivo Lopes, said talks would go on.", ["Ivo Lopes"]),
        ("Latvia, said the minister, would not yield.", ["minister"]),
        ("The mayor, said to be ill, has left.", []),
        ("Peace, said the president, was near.", ["president"]),
        ("Nobody has so far claimed responsibility.", []),
        ("No office has so far said whose it was.", []),
        ("Riga has to be asked about it.", []),
        ("Riga has a plan praised in Oslo.", []),
        ("The governor in a post on Friday said it was late.", ["governor"]),
        ("The mayor in a statement said it was late.", ["mayor"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_stands_between_subject_and_verb(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The port was shut, with Riga and Oslo warning that fuel would run out.", ["Riga", "Oslo"]),
        ("The port was shut, with the mayor and the governor saying that it would open soon.", ["mayor", "governor"]),
        ("It failed, with President Ivo Lopes and Prime Minister Anna Braun both saying it was late.", ["Ivo Lopes", "Anna Braun"]),
        ("It had failed with Ivo Lopes and Anna Braun both saying it was late.", ["Ivo Lopes", "Anna Braun"]),
        ("After Latvia protested, the envoy left, saying he would be back.", ["envoy"]),
        ("After the mayor criticised the envoy – saying he slept – the envoy left, calling it a lie.", ["mayor", "envoy"]),
        ("After Riga said the road was shut, adding that it was mined, the envoy left.", ["Riga"]),
        ("They had fought for Latvia or Norway, and clerics warned that it was a sin.", ["clerics"]),
        ("The firm lost gas, with its chief executive, Ivo Lopes, calling it an act of terror.", ["Ivo Lopes"]),
        ("The port was shut, with Norway also warning that it would strike.", ["Norway"]),
        ("Ships went with grain and left, saying nothing.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_who_speaks_beside_what_is_told(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lavrov left the summit after accusing Norway of theft.", ["Lavrov"]),
        ("Putin dismissed his aide before telling reporters that it was late.", ["Putin"]),
        ("Macron ended his visit by urging Xi to wait.", ["Macron"]),
        ("Anna Braun said it was over after accusing Norway of theft.", ["Anna Braun"]),
        ("Riga saved money by calling off the vote.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_participle_tells_when_or_how_the_subject_acted(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Riga and Oslo swapped prisoners, with Oslo also handing over 22 sailors in what it called a “gesture of goodwill”.", ["Oslo"]),
        ("Norway has signed the deal, with Riga paying for what it called a “bridge too far”.", ["Riga"]),
        ("Norway said it was late, with Riga paying for the bridge, it said.", ["Norway"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_it_is_who_acts_beside_what_is_told(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A shell hit Bilka, hurting nine people, Mayor Ivo Lopes and Governor Anna Braun said.", ["Ivo Lopes", "Anna Braun"]),
        ("A shell hurt 46 people, two girls among them, Mayor Ivo Lopes and Governor Anna Braun said.", ["Ivo Lopes", "Anna Braun"]),
        ("A shell killed a nurse and her neighbour, Mayor Ivo Lopes and the police said.", ["Ivo Lopes", "police"]),
        ("A court jailed a man for spying as a guide in Bilka, and the police said it was over.", ["police"]),
        ("Riga listed firms trading with Norway and Finland, two of them in Oslo, and the envoy Anna Braun warned others.", ["Anna Braun"]),
        ("The bridge was guarded by soldiers, and the mayor said it was shut.", ["mayor"]),
        ("A ship was shadowed by HMS Somerset, and Anna Braun said it was late.", ["Anna Braun"]),
        ("Riga was told, Anna Braun said in Oslo, and Kyiv, Brussels and Moscow had all asked for it.", ["Anna Braun", "Kyiv", "Brussels", "Moscow"]),
        ("It is late, the mayor, the governor and the police said.", ["mayor", "governor", "police"]),
        ("As Riga, Oslo and Bern said, it is late.", ["Riga", "Oslo", "Bern"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_is_told_before_a_list_of_subjects_is_none_of_them(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Zelenskyy met leaders of southeast European states in Oslo and told them that it was late.", ["Zelenskyy"]),
        ("Putin received advisers from 40 states in Oslo and said trade was growing.", ["Putin"]),
        ("The ministry states in a report that it is late.", ["ministry"]),
        ("The council, headed by Ivo Lopes, states in a letter that it is late.", ["council"]),
        ("The mayor states that it is late.", ["mayor"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_states_are_lands_or_say_something(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Operational Command “South” said two ships had left.", ["Operational Command “South”"]),
        ("“It is over,” the charity “Home” said.", ["charity “Home”"]),
        ("A film called “Home” said little.", []),
        ("The central bank cut its rate; Ivo Lopes, writing in a letter, called it “late at last”.", ["Ivo Lopes"]),
        ("Riga cut its rate; Oslo did the same, saying it was late.", ["Oslo"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_subjects_in_quotation_marks_and_behind_semicolons(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The bridge is shut, an intelligence source told Radio Lypa.", ["intelligence source"]),
        ("The bridge is shut, an intelligence report says.", []),
        ("Ivo Lopes dismissed Petro Bondar as head of the agency.", []),
        ("Ivo Lopes dismissed the agency as a joke.", ["Ivo Lopes"]),
        ("Ivo Lopes said his team had proposed a meeting.", ["Ivo Lopes"]),
        ("Ivo Lopes said his ally Petro Bondar had proposed a meeting.", ["Ivo Lopes", "Petro Bondar"]),
        ("Guards hold Lypa, a town that Riga claims to have taken, the mayor said.", ["Riga", "mayor"]),
        ("The war is long, the Centre for Defence Strategies in Riga said.", ["Centre for Defence Strategies"]),
        ("The Council on Foreign Relations called it a long war.", ["Council on Foreign Relations"]),
        ("Voters in four regions that Riga claims to have annexed stayed at home, the mayor said.", ["mayor"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_who_says_something_in_earnest(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


def test_where_weapons_were_made_is_not_whose_ministry_tells_of_them() -> None:
    text = "A drone of Russian origin was found near Izmit in western Turkiye, the Ministry of Interior said."
    assert code_one(text).attributions[0].side == "TR"
