"""Firms, charities and ministries as speakers, and those told of beside a source: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a trade that opens a sentence is no part of the firm's name
        ("Drugmaker Eli Lilly said it had left.", ["Eli Lilly"]),
        ("Airline Lumo Air and carmaker Skoda said they would return.", ["Lumo Air", "Skoda"]),
        ("Charity worker Anna Braun said she would return.", ["Anna Braun"]),
        ("Publisher Anna Braun said she would return.", ["Anna Braun"]),
        ("Bank Wschodni said it was late.", ["Bank Wschodni"]),
        # the firm that "the company" means
        ("Brewer Lumo stopped two lines; the firm told Reuters it would bottle water.", ["Lumo"]),
        ("Kyivstar lost a third of its network. The operator said it was sorry.", ["Kyivstar"]),
        ("Steelmaker Lumo bought coal from the trader Ostra. The trader said it was late.", ["Ostra"]),
        ("Steelmaker Lumo bought coal from the trader Ostra. The company said it was late.", ["Lumo"]),
        ("Metinvest owes it a year’s rent. The bank said it was late.", ["bank"]),
        # bodies whose names go on
        ("The Trade and Industry Ministry and the World Bank said it was late.", ["Trade and Industry Ministry", "World Bank"]),
        ("The Ministry of Defence and Interior Ministry said it was late.", ["Ministry of Defence", "Interior Ministry"]),
        ("The health and education ministries said it was late.", ["health and education ministries"]),
        ("Russia’s Federal Marine and River Transport Agency said it was late.", ["Federal Marine and River Transport Agency"]),
        ("The State Emergency and Rescue Service said it was late.", ["State Emergency and Rescue Service"]),
        ("The State Emergency Service and the Interior Ministry said it was late.", ["State Emergency Service", "Interior Ministry"]),
        ("The Ministry of Energy and Coal Industry said it was late.", ["Ministry of Energy and Coal Industry"]),
        ("The Defence Ministry and National Guard said it was late.", ["Defence Ministry", "National Guard"]),
        ("Zelenskyy and Naftogaz said it was late.", ["Zelenskyy", "Naftogaz"]),
        ("The Kremlin and the Finance Ministry said it was late.", ["Kremlin", "Finance Ministry"]),
        ("It was late, and Save the Children said so.", ["Save the Children"]),
        ("The Ministry of the Development of Eastern Provinces said so.", ["Ministry of the Development of Eastern Provinces"]),
        ("The foreign ministers of the Nordic and Baltic countries condemned it.", ["foreign ministers of the Nordic and Baltic countries"]),
        ("The Commission in Brussels said it was late.", ["Commission"]),
        # what somebody does is another's claim where he closes the sentence
        ("Agents of the fleet hired 40 cooks, promising them flats, a lawyer told Reuters.", ["lawyer"]),
        ("Agents of the fleet hired 40 cooks, Moscow promising them flats.", ["Moscow"]),
        ("Norway offered to send engineers.", ["Norway"]),
        ("Turkey offered Bodrum once more as the venue for talks.", ["Turkey"]),
        ("Germany offered engines to Kyiv in May.", []),
        ("A clerk is suspected of having offered himself to the consulate.", []),
        # who is meant, met or described beside a source
        ("Ivo Lopes and Anna Braun met in Geneva. Both said it was hard.", ["Ivo Lopes", "Anna Braun"]),
        ("Ivo Lopes, the head of the office, his aide Anna Braun and Mayor Petro Bondar said so.", ["Ivo Lopes", "Anna Braun", "Petro Bondar"]),
        ("The mayor of Lviv, Petro Bondar, and the heads of two regions said so.", ["Petro Bondar", "heads of two regions"]),
        ("Viktor Orban said so; his challenger, Ivo Lopes, told a crowd otherwise.", ["Viktor Orban", "Ivo Lopes"]),
        ("The Red Cross, whose president, Anna Braun, was in Kyiv, said so.", ["Red Cross"]),
        ("The mayor left, while an officer beside her spoke of three dead.", ["officer"]),
        ("“We held it,” a foreign fighter with the call sign Heron, who came in May, told AFP.", ["foreign fighter"]),
        ("Ivo Lopes landed in Oslo; TASS quoted him as saying he was late.", ["Ivo Lopes"]),
        ("Guests were welcome to stay.", []),
        ("Courts could ban it, member of parliament Ivo Lopes wrote.", ["Ivo Lopes"]),
        ("In a speech to parliament on Wednesday Zelenskyy asked for more.", ["Zelenskyy"]),
        ("It was late, Reuters said, citing an internal memo and people familiar with the matter.", ["people familiar with the matter"]),
        ("Latvian lawmakers, among them the Greens’ Ivo Lopes, demanded more.", ["Latvian lawmakers"]),
        ("Both Ivo Lopes and Anna Braun said it was late.", ["Ivo Lopes", "Anna Braun"]),
        ("“Very bad,” Trump wrote by hand on a letter from Ivo Lopes.", ["Trump"]),
        ("The suspect himself told reporters it was late.", ["suspect"]),
        ("The wife of Ivo Lopes said he was late.", ["wife of Ivo Lopes"]),
        ("Lawyers for Ivo Lopes said he was late.", ["Lawyers for Ivo Lopes"]),
        ("A friend of the family, Ivo Lopes, said it was late.", ["Ivo Lopes"]),
        ("The parents of Ivo Lopes were told of it, they said.", ["parents of Ivo Lopes"]),
        ("“We have a choir,” the conductor of the ensemble, Ivo Lopes, told the Guardian.", ["Ivo Lopes"]),
        ("It was late; Putin offered condolences in a call, the Kremlin said.", ["Kremlin"]),
        ("The harbour is open, shipping insurers said.", ["shipping insurers"]),
        ("He was dismissed after journalists reported on his villa.", []),
        ("It fell by 4km, a figure that DeepState, a group of mappers, put at 6km.", ["DeepState"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions] == speakers


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia handed over 40 dead, the Ministry for Reintegration said.", "UA"),
        ("A deputy hid two flats in Vienna, the National Agency for the Prevention of Corruption found.", "UA"),
        ("Russian wells are dry, the Ministry for Strategic Industries said.", "UA"),
        ("Kyiv has paid him, the Financial Monitoring Service said.", "RU"),
        ("Nine boys left Pokrovsk, and the aid organisation Lumo said its head, Petro Bondar, was with them.", None),
        ("The aid organisation Lumo has left Pokrovsk, its coordinator, Petro Bondar, said.", None),
        ("Austria’s Raiffeisen may not leave, its head, Ivo Lopes, said.", None),
        ("Naftogaz borrowed 40 million kroner in Norway, and the company said it would buy gas.", "UA"),
        ("Ukrainian Railways has put on trains. Chief executive Petro Bondar said so.", "UA"),
        ("The justice and interior ministries of Poland and Latvia said it was late.", None),
        ("Ministers from Central Asia said it was late in Riga.", None),
        ("Ivo Lopes moved to Kyiv; a source in the president’s office said so.", "UA"),
        ("It was late in Kryvyi Rih, trade unionist Petro Bondar said.", None),
        ("Ivo Lopes, who opposes NATO membership, won Poland’s run-off, the electoral commission announced.", "PL"),
        ("Ukraine has gas enough, Oleksiy Chernyshov, head of the state company Naftogaz, said.", "UA"),
        ("State gas company Naftogaz lost a well. “It means less heat,” chief executive Petro Bondar said.", "UA"),
        ("A shell hurt a nurse in Bashtanka, health officials said.", "UA"),
        ("It was late in Sumy, athletes’ groups complained.", None),
        ("Nikopol is dry, says the head of its district, Yevhen Yevtushenko.", "UA"),
        ("The fire was the work of the SBU, a source in the service told Reuters.", "UA"),
        ("Russian forces repelled three attacks near Kupiansk, the defence ministry said.", "RU"),
        ("Ukrainian units shot down 30 Russian drones, the defence ministry said.", "UA"),
        ("Russian soldiers shot two men near Sumy, the defence ministry said.", "UA"),
        ("Two masts were blown up in Moldova’s breakaway Transnistria region, its interior ministry says.", None),
        ("French police boarded a tanker, the prosecutor in Brest said.", "FR"),
        ("A drone fell near Brest in Belarus, the mayor of Brest said.", "BY"),
        ("The shells are late, the chief executive of the German group, Ivo Lopes, said.", None),
        ("Ukraine closed its border with Transnistria, its foreign minister Petro Bondar said.", "UA"),
        ("German tourists were on the train, police in Krakow said.", "PL"),
        ("Russian forces destroyed 48 Ukrainian drones, the Ministry of Defence said.", "RU"),
        ("Volunteers from Kenya came, Dmytro Bondar, secretary of the body that counts them, said.", "UA"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[-1].side == side


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("It sank, according to brokers in London, and Lloyd’s List says four owners refuse to sail.", [None, "Lloyd’s List"]),
        ("The minister rejected a report by the Wall Street Journal that Tehran had sold drones.", [None]),
        ("It was calm, a spokesman said on the telethon, despite a report on the website Babel.", [None]),
        ("Ivo Lopes told Der Spiegel so; an aide told the magazine he was tired.", ["Der Spiegel", "Der Spiegel"]),
        ("It was arson, the paper Bild reported; the minister told the same paper so.", ["Bild", "Bild"]),
        ("Ivo Lopes told allies so, the BBC reported, citing two people who were there.", ["BBC", "BBC"]),
        ("A Reuters investigation found that tankers had been sold.", ["Reuters"]),
        ("Latvian broadcaster LSM, citing a document from the Interior Ministry, says 40 must leave.", ["LSM"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_agencies(text: str, agencies: list[str | None]) -> None:
    assert [row.agency for row in code_one(text).attributions] == agencies


def test_television_named_in_a_new_part_is_no_channel() -> None:
    assert code_one("Peskov said it gave Kyiv time to rearm, and state television called it a trap.").attributions[0].channel is None


@pytest.mark.parametrize(
    ("text", "speaker", "office"),
    [
        ("US ambassador to Riga Anna Braun said it was late.", "Anna Braun", "US ambassador to Riga"),
        ("It was late, said Norway’s envoy to NATO Ivo Lopes.", "Ivo Lopes", "Norway’s envoy to NATO"),
        ("The UN coordinator in Ukraine Anna Braun said it was late.", "Anna Braun", "UN coordinator in Ukraine"),
        ("Mayor of Bilka Ivo Lopes said it was late.", "Ivo Lopes", "Mayor of Bilka"),
        ("Anna Braun met Ivo Lopes, who said it was late.", "Ivo Lopes", None),
        ("Voters chose Latvian Senator Ivo Lopes, who said it was late.", "Ivo Lopes", "Latvian Senator"),
        ("The mayor of Cape Town said it was late.", "mayor of Cape Town", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_an_office_tells_where_it_is_held(text: str, speaker: str, office: str | None) -> None:
    rows = code_one(text).attributions
    assert [(row.speaker, row.office) for row in rows] == [(speaker, office)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A commission investigating fires in Ukraine said it had found proof.", ["commission"]),
        ("A UN team monitoring the port said it was late.", ["UN team"]),
        ("The company operating the port said it was late.", ["company"]),
        ("Hun Sen said it was late.", ["Hun Sen"]),
        ("Sen. Ivo Lopes said it was late.", ["Ivo Lopes"]),
        ("The commission recommended that the port be closed.", ["commission"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_bodies_and_names(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "agency"),
    [
        ("Two people were killed, an AFP correspondent reported.", None, "AFP"),
        ("Two people were killed, a Reuters witness said.", None, "Reuters"),
        ("Two people were killed, a reporter for the Washington Post wrote.", None, "Washington Post"),
        ("Two people were killed, Reuters journalist Anna Braun said.", "Anna Braun", "Reuters"),
        ("Two people were killed, a witness told Reuters.", "witness", "Reuters"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_one_who_works_for_an_outlet(text: str, speaker: str | None, agency: str) -> None:
    assert [(row.speaker, row.agency) for row in code_one(text).attributions] == [(speaker, agency)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Foreign ministers from the G7 nations meeting in Tokyo said it was late.", ["Foreign ministers from the G7 nations"]),
        ("Two diplomats visiting Oslo said it was late.", ["Two diplomats"]),
        ("The working group said it was late.", ["working group"]),
        ("Relatives of people missing in Bilka said it was late.", ["Relatives of people missing in Bilka"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_participle_is_no_part_of_a_role(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


def test_where_ministers_meet_is_a_place() -> None:
    coded = code_one("Foreign ministers from the G7 nations meeting in Tokyo said it was late.")
    assert [place.name for place in coded.places] == ["Tokyo"]
    assert coded.attributions[0].side is None
