"""Who says it, for whom, through what, in which words: sentences of our own by class of construction."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


def speakers(text: str) -> list[str | None]:
    return [a.speaker for a in code_one(text).attributions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Governor Olena Koval said two houses burned down.", ["Olena Koval"]),
        ("Two houses burned down, Governor Olena Koval said.", ["Olena Koval"]),
        ("Two houses burned down, said Olena Koval, the governor of the region.", ["Olena Koval"]),
        ("“We shall not give up a metre,” she added, according to Interfax.", []),
        ("The region’s governor, Olena Koval, said two houses burned down.", ["Olena Koval"]),
        ("Olena Koval, who heads the region, said on Monday that two houses burned down.", ["Olena Koval"]),
        ("Two houses burned down, according to Ukraine’s State Emergency Service.", ["State Emergency Service"]),
        ("The Kremlin denied it.", ["Kremlin"]),
        ("Kyiv and Warsaw said they would build the bridge together.", ["Kyiv", "Warsaw"]),
        ("Two officials told Reuters that the talks had failed.", ["Two officials"]),
        ("TASS reported that a depot was on fire.", [None]),
        ("A depot was on fire, TASS reported, citing the emergency services.", ["emergency services"]),
        ("A spokesman for Ukraine’s Air Force said the sky was clear.", ["Air Force"]),
        ("The monitoring group FrontMap said the village had changed hands.", ["FrontMap"]),
        ("The ships that Moscow claims are off the coast were not seen.", []),
        ("Ukraine’s president met the prime minister of Japan and signed a treaty.", []),
        ("German Chancellor Friedrich Merz met envoys and said more shells would come.", ["Friedrich Merz"]),
        ("RIA quoted the governor as saying that the fire was out.", ["governor"]),
        ("The tower was hit by two missiles and burned for hours.", []),
        ("Brazil refused the request, with President Ivo Lopes saying that shells were no gift.", ["Ivo Lopes"]),
        ("Two women died in what Mayor Olena Koval called an act of terror.", ["Olena Koval"]),
        ("The ferry sank, the North Sea Morning Post reported.", [None]),
        ("The commander of the joint forces, Hnatiuk, said that the village held.", ["Hnatiuk"]),
        ("Moscow’s envoy in Vienna, Ivan Petrenko, suggested that talks might fail.", ["Ivan Petrenko"]),
        ("President Ivan Petrenko clashed with his guest Koval in front of cameras, saying that force solves nothing.", ["Ivan Petrenko"]),
        ("Three people were killed, according to the governor, Olena Koval.", ["Olena Koval"]),
        ("Four drowned, according to the Interior Ministry and Russian-installed officials.", ["Interior Ministry", "Russian-installed officials"]),
        ("The town set up an International Claims Board.", []),
        ("The plant lost a contract the Russian side blamed on frost.", ["Russian side"]),
        ("Japan listed a bank and a commander said to have taken children away.", []),
        ("The bodies were sent home, said officials tasked with the search.", ["officials"]),
        ("The port closed after a stoppage that the ministry blamed on inspectors.", ["ministry"]),
        ("An accord initialled by London and Kyiv pledges missiles.", []),
        ("The president was told by General Ivan Petrenko that the town had fallen.", ["Ivan Petrenko"]),
        ("Rounds are part of the package, a step Moscow denounced as inhumane.", ["Moscow"]),
        ("Tanks were shipped, the news site Northmark reported.", [None]),
        ("The state failed in its duty, the High Court found, and adjourned.", ["High Court"]),
        ("Ninety drones were lost, according to figures compiled by the monitoring group Oko Hora.", ["Oko Hora"]),
        ("The battlefield monitoring site FrontMap reported that the village had changed hands.", ["FrontMap"]),
        ("The envoy was confirmed, with deputies citing his praise of Putin.", []),
        ("An adviser to Zelenskyy conceded the loss.", ["adviser to Zelenskyy"]),
        ("A consortium led by billionaire Ivan Petrenko won the tender, promising to invest.", []),
        ("There were 231 clashes, according to the evening summary of the General Staff.", ["General Staff"]),
        ("Two people briefed on his visit to Vienna told Reuters that the bank was safe.", ["Two people briefed on his visit to Vienna"]),
        ("Men abroad will not get passports, Zelenskyy’s office announced.", ["Zelenskyy’s office"]),
        ("US House Speaker Olena Koval led a delegation to Kyiv and assured Zelenskyy of help.", ["Olena Koval"]),
        ("Three men were held, Scotland Yard said.", ["Scotland Yard"]),
        ("Kyiv fears a plot, the Centre for Counting Clouds wrote.", ["Centre for Counting Clouds"]),
        ("Homes were cold after damage to a plant which the mayor said would take months to repair.", ["mayor"]),
        ("Of the 88 drones that the Fjord army said Norway had launched, 70 came down.", ["Fjord army"]),
        ("By Oslo’s own reckoning, the bridge was safe.", ["Oslo"]),
        ("By the count of the harbour police, nine boats were lost.", ["harbour police"]),
        ("In the view of the Fjord Institute, a think tank, the front is frozen.", ["Fjord Institute"]),
        ("In the words of President Ivo Lopes, the raid was a mistake.", ["Ivo Lopes"]),
        ("The authorities told the residents of two streets to leave.", []),
        ("The residents were told by the city council to stay indoors.", []),
        ("Kyiv calls the transfers kidnapping.", ["Kyiv"]),
        ("The mayor calls the fire brigade every night.", []),
        ("A list was read out from a government document.", []),
        ("The monitoring group FrontMap marked the hamlet as contested.", ["FrontMap"]),
        ("Interfax quoted Ivan Petrenko, the Moscow-appointed head of the town, as saying that the port was shut.", ["Ivan Petrenko"]),
        ("The Danish analyst Ivo Lopes of the Fjord Group told reporters that tanks were scarce.", ["Ivo Lopes"]),
        ("The office of President Ivo Lopes said he was well.", ["office of President Ivo Lopes"]),
        ("The UN General Assembly on Monday condemned the raid.", ["UN General Assembly"]),
        ("It was a pity, as Ivo Lopes, who heads the mission, put it on Facebook.", ["Ivo Lopes"]),
        ("President Ivo Lopes, who wrote on X that all were home, gave no figures.", ["Ivo Lopes"]),
        ("The Kremlin has hinted at a return, spokesman Ivan Petrenko told reporters.", ["Ivan Petrenko"]),
        ("Readers were invited to “write to us all” by Ivo Lopes, the head of the museum.", ["Ivo Lopes"]),
        ("A spokesman for President Ivo Lopes said he was well.", ["spokesman for President Ivo Lopes"]),
        ("Latvia’s new president, Ivo Lopes, has doubted the plan, telling parliament that it was late.", ["Ivo Lopes"]),
        ("The army published her name with the remark that “all debts are paid”.", ["army"]),
        ("Military bloggers loyal to the Kremlin lamented the fall of the village.", []),
        ("Losses may have reached a million, the Institute of Long Counts concluded.", ["Institute of Long Counts"]),
        ("Ukraine lost 20 drones, Petrenko’s air force stated.", ["air force"]),
        ("Doctors must register, ministry lawyer Olena Koval reminded them.", ["Olena Koval"]),
        ("Gas will flow again, the ministry noted on Facebook.", ["ministry"]),
        ("The bridge may be next, President Ivan Petrenko threatened on Monday at a rally.", ["Ivan Petrenko"]),
        ("In its morning update the General Staff listed six villages under attack.", ["General Staff"]),
        ("Japan listed three banks.", []),
        ("The UN mission has recorded 40 attacks on schools.", ["UN mission"]),
        ("Ukraine recorded its coldest night.", []),
        ("A loan, announced on Friday by Finance Minister Olena Koval, will pay for it.", ["Olena Koval"]),
        ("The plan was rejected by Kyiv.", ["Kyiv"]),
        ("Shells rejected by Kyiv were sent back.", []),
        ("Moscow branded the vote “a farce from start to finish”.", ["Moscow"]),
        ("Poland branded its new tank.", []),
        ("Warsaw voiced alarm at the flights.", ["Warsaw"]),
        ("The drone was ours, the defence ministry concluded after a search.", ["defence ministry"]),
        ("The envoys will go home if Kyiv asks for more.", []),
        ("Neither Kyiv nor Moscow has confirmed the deal.", []),
        ("A delegation from Seoul had briefed ministers behind closed doors.", []),
        ("A medic with the 12th brigade told reporters that the road was cut.", ["medic with the 12th brigade"]),
        ("Ivan Petrenko of the Red Cross said the camp was full.", ["Ivan Petrenko"]),
        ("President Ivan Petrenko of Latvia urged calm.", ["Ivan Petrenko"]),
        ("The mines drift on, the Ministry of Defence in Warsaw said.", ["Ministry of Defence"]),
        ("Trains run late, state railway Pivdenzal said.", ["Pivdenzal"]),
        ("The front moved, analysts at FrontMap calculated.", ["FrontMap"]),
        ("A man was jailed for treason. His lawyer said he would appeal.", ["His lawyer"]),
        ("South Korean lawmaker Lee Seong-ho told reporters that 300 had died.", ["Lee Seong-ho"]),
        ("President Ivan Petrenko named Pavlo Koval as his envoy, writing on Telegram that peace was near.", ["Ivan Petrenko"]),
        ("Gazprom cut deliveries through Nord Stream on Monday, blaming a turbine.", ["Gazprom"]),
        ("Kyiv’s government quarter was hit, adding to the damage.", []),
        ("Now that Mayor Olena Koval has said she will not run, others may.", ["Olena Koval"]),
        ("The Security Service of Ukraine held a clerk, it said on Monday.", ["Security Service of Ukraine"]),
        ("Governor Olena Koval posted a photograph of the crater.", []),
        ("Footage posted on Telegram showed smoke.", []),
        ("A farmer quoted by Reuters said the field was mined.", ["farmer"]),
        ("The foreign ministers of Latvia and Lithuania said so.", ["foreign ministers of Latvia and Lithuania"]),
        ("The fund will send a mission to Kyiv, and the finance ministry welcomed the news.", ["finance ministry"]),
        ("Nothing has changed, warned China’s envoy to the UN, Li Wei.", ["Li Wei"]),
        ("Prime Minister Ivo Lopes and his Slovak counterpart, Jan Novy, said so.", ["Ivo Lopes", "Jan Novy"]),
        ("An officer who goes by the call sign Fox told reporters so.", ["officer"]),
        ("Prosecutors in Munich have charged two men, accusing them of spying.", ["Prosecutors in Munich"]),
        ("Olena Koval, the president’s wife, asked the General Assembly for help.", ["Olena Koval"]),
        ("Governor Olena Koval said a school burned. The governor added that it was empty.", ["Olena Koval", "Olena Koval"]),
        ("Moscow rejected a UN call for a truce.", ["Moscow"]),
        ("Kyiv called the raid a crime.", ["Kyiv"]),
        ("Putin called Xi on Friday.", []),
        ("The operator of the plant, Energoatom, said the line was down.", ["Energoatom"]),
        ("A former member of parliament, Olena Koval, claimed so.", ["Olena Koval"]),
        ("French candidate Marine Dupont said so.", ["Marine Dupont"]),
        ("The Kremlin made clear that nothing would change.", ["Kremlin"]),
        ("The deal made in Rome fell through.", []),
        ("Zelenskyy’s wife said so.", ["Zelenskyy’s wife"]),
        ("The truce ended, and each side accused the other.", []),
        ("Former minister Ivo Lopes, 81, told the forum so.", ["Ivo Lopes"]),
        ("Petrenko’s successor, Olena Koval, admitted so.", ["Olena Koval"]),
        ("The currency fell, after which the central bank announced new rules.", ["central bank"]),
        ("A plant burned, Governor Olena Koval said; her counterpart in Bryansk said nothing had burned.", ["Olena Koval", "counterpart in Bryansk"]),
        ("In its report the panel of Amnesty International found no evidence of it.", ["panel of Amnesty International"]),
        ("The plant was shut, a step that the regulator welcomed.", ["regulator"]),
        ("The island that Moscow claimed was flooded.", []),
        ("Norway’s prime minister, Ivo Lopes, and Mayor Jan Novy announced it.", ["Ivo Lopes", "Jan Novy"]),
        ("The operator DTEK Odesa Grids said so.", ["DTEK Odesa Grids"]),
        ("Lines are down, Ukrainian operator DTEK Odesa Grids said.", ["DTEK Odesa Grids"]),
        ("A bridge fell, the BBC reported, citing Reuters.", [None, None]),
        ("Local media, citing Reuters, put the toll at nine.", [None]),
        ("The mayor said a bridge fell, citing Reuters.", ["mayor"]),
    ],
)
def test_speakers(text: str, wanted: list[str | None]) -> None:
    assert speakers(text) == wanted


def test_a_surname_is_named_in_full_by_what_the_page_said() -> None:
    first, second = code("Minister Taras Hnatiuk visited Odesa.", "The port works again, Hnatiuk said.")
    assert first.attributions == ()
    assert second.attributions[0].speaker == "Taras Hnatiuk"


def test_a_pronoun_is_the_speaker_before() -> None:
    rows = code_one("Minister Taras Hnatiuk said the port works. “It was a long winter for us,” he added.").attributions
    assert [(a.speaker, a.quote) for a in rows] == [("Taras Hnatiuk", None), ("Taras Hnatiuk", "It was a long winter for us")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Minister Taras Hnatiuk said the port works. The bridge, he wrote on Facebook, does not.", [None, "Facebook"]),
        ("Minister Taras Hnatiuk said the port works, adding that the bridge does not.", [None]),
        ("Minister Taras Hnatiuk said the port works. “No panic,” he wrote on Facebook.", [None]),
        ("Minister Taras Hnatiuk put the dead at 12, and said two were missing.", [None, None]),
        ("The port works, according to Taras Hnatiuk. The bridge does not, according to Taras Hnatiuk.", [None]),
    ],
)
def test_a_remark_in_a_sentence_of_its_own_is_a_row(text: str, wanted: list[str | None]) -> None:
    assert [a.channel for a in code_one(text).attributions] == wanted


def test_she_is_whom_the_sentence_before_begins_with() -> None:
    rows = code_one(
        "Olena Koval became minister on Monday, succeeding Taras Hnatiuk, the longest in office. “I am ready for it,” she said."
    ).attributions
    assert [a.speaker for a in rows] == ["Olena Koval"]


@pytest.mark.parametrize(
    ("text", "is_event"),
    [
        ("Moscow said its troops had taken the town, a claim that could not be independently verified.", True),
        ("Al Jazeera could not independently verify the claims, and Kyiv has not commented.", False),
        ("Neither army's figures could be independently verified.", False),
        ("Neither Kyiv's nor Moscow's accounts of the fighting could be independently verified.", False),
    ],
)
def test_a_claim_with_a_disclaimer_is_an_event(text: str, is_event: bool) -> None:
    assert code_one(text).is_event is is_event


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("Governor Olena Koval wrote on Telegram that two houses burned down.", "Telegram", None),
        ("Foreign Minister Ivan Petrenko said in a post on X that talks had begun.", "X", None),
        ("President Ivan Petrenko said in his nightly video address that talks had begun.", "video address", None),
        ("In an interview with Bloomberg, President Ivan Petrenko said talks had begun.", "interview", "Bloomberg"),
        ("Talks have begun, the ministry said in a statement.", "statement", None),
        ("Olena Koval said that she regretted nothing, in her first interview since she retired.", "interview", None),
        ("The summit failed, organisers said, leaving ministers to draft a communique.", None, None),
        ("President Ivan Petrenko said that talks had begun, in an interview with the television channel TF1.", "interview", "TF1"),
        ("Talks have begun, the Russian Ministry of Defence said, according to TASS.", None, "TASS"),
        ("President Ivan Petrenko told state television that talks had begun.", "television", None),
        ("President Ivan Petrenko told a press conference in Kyiv that talks had begun.", "press conference", None),
        ("A strike hit a television tower in Kharkiv, Governor Olena Koval said.", None, None),
        ("President Ivan Petrenko told Prapor 7 television that talks had begun.", "television", "Prapor 7"),
        ("President Ivan Petrenko wrote in the newspaper Prapor that talks had begun.", "newspaper", "Prapor"),
        ("President Ivan Petrenko told Rossiya-1 state television that talks had begun.", "television", "Rossiya-1"),
        ("President Ivan Petrenko told Radio Zorya that talks had begun.", "radio", "Radio Zorya"),
        ("Kyiv called it “a lie from start to finish” at a press conference in Rome.", "press conference", None),
        ("The town has fallen, the General Staff claims, a statement that changes nothing.", None, None),
        ("US Vice President Ivan Petrenko told Fox News that talks had begun.", None, "Fox News"),
        ("President Ivan Petrenko, in a telegram to King Ivo, called it a crime.", None, None),
        ("The South’s state news agency Zorya said talks had begun.", None, "Zorya"),
    ],
)
def test_channel_and_agency(text: str, channel: str | None, agency: str | None) -> None:
    row = code_one(text).attributions[0]
    assert (row.channel, row.agency) == (channel, agency)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia’s Ministry of Defence said so.", "RU"),
        ("The UK Ministry of Defence said so.", "GB"),
        ("Belgorod Governor Pyotr Ilyin said two men were hurt.", "RU"),
        ("Vasyl Ilyin, the Moscow-appointed head of the Kherson region, said two men were hurt.", "RU"),
        ("Two men were hurt in Kharkiv, Mayor Petro Bondar said.", "UA"),
        ("Finland will close the border, Prime Minister Aino Laine said.", "FI"),
        ("European Commission President Ursula von der Leyen said so.", "EU"),
        ("NATO Secretary General Jens Stoltenberg said so.", "NATO"),
        ("Military analyst Petro Bondar said so.", None),
        ("US envoy John Miles said so.", "US"),
        ("Sava Petrenko, deputy commander of the Azov Regiment, said so.", "UA"),
        ("The 14th Separate Assault Brigade said so.", "UA"),
        ("Russia’s 14th brigade said so.", "RU"),
        ("Italy’s Velora said half of the gas had come.", None),
        ("Lithuania’s VSD said so.", "LT"),
        ("Romania has reopened a line so that Ukrainian grain can pass. Transport Minister Ion Popa said so.", "RO"),
        ("Latvian President Ivo Lopes will go to Kyiv, his spokesman, Vincent Ozols, said.", "LV"),
        ("Russia will hold a vote in Kherson, Ella Petrova, head of its electoral commission, said.", "RU"),
        ("Two Ukrainian soldiers came to Tokyo, whom Japan has taken in, its Ministry of Defence said.", "JP"),
        ("The flat burned in Kyiv, wrote Serhii Bondar, who heads the city’s military administration.", "UA"),
        ("The talks failed in Geneva, two diplomats said.", None),
        ("Pensioner Halyna Bondar said she would stay in Kharkiv.", None),
        ("Latvia closed its gates, the border guard said.", "LV"),
        ("The ships came close, the alliance’s spokesman, Ivo Lopes, said.", "NATO"),
        ("Lavrov, on a visit to Oslo, said so.", "RU"),
        ("Ukraine was struck, the president of Chechnya said.", "RU"),
        ("IAEA inspectors heard blasts, the agency’s director said.", "UN"),
        ("The mayor of Kharkiv, Petro Bondar, who has left, said so.", "UA"),
        ("Energy Minister German Halych inspected it, the ministry said.", None),
        ("The Donetsk People’s Republic said nine people had died.", "RU"),
        ("Leonid Petrov, head of the Luhansk People’s Republic, said so.", "RU"),
    ],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[0].side == side


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Kyiv called it “a lie from start to finish”.", ["a lie from start to finish"]),
        ("Moscow spoke of a “special operation” again.", []),
        ("The “I want to live” hotline rang, Kyiv said.", []),
        ("Moscow called the visit of the two ships an “insult to every sailor”.", ["insult to every sailor"]),
        ("“Not one step back,” President Ivan Petrenko said. “We stay here.”", ["Not one step back", "We stay here."]),
        ("President Ivan Petrenko said the so-called “coalition of the willing” had met.", []),
        ("Minister Ivan Petrenko said “the words “peace talks” mean nothing now”.", ["the words “peace talks” mean nothing now"]),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [a.quote for a in code_one(text).attributions if a.quote] == quotes


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Governor Olena Koval said three people were killed.", ["Olena Koval"]),
        ("Three people were killed in Sumy, Governor Olena Koval said, and a woman died in Kherson.", ["Olena Koval", None]),
        ("Three people were killed, Governor Olena Koval said, adding that five were injured.", ["Olena Koval", "Olena Koval"]),
        ("Three people were killed in Sumy; five were injured in Kherson, officials said.", ["officials", "officials"]),
        ("Three people were killed. The Kremlin denied it.", [None]),
        ("Kyiv put its losses at 300 killed soldiers, while Moscow said 900 were killed.", ["Kyiv", "Moscow"]),
    ],
)
def test_who_claims_a_number(text: str, claimants: list[str | None]) -> None:
    coded = code_one(text)
    named = [coded.attributions[q.attribution_ordinal - 1].speaker if q.attribution_ordinal else None for q in coded.quantities]
    assert named == claimants


@pytest.mark.parametrize(
    ("text", "sources", "claimed"),
    [
        (
            "Russia’s Defence Ministry said its forces took Chasiv Yar and Ukraine’s Defence Ministry said 12 Russian soldiers were killed.",
            [("Defence Ministry", "RU"), ("Defence Ministry", "UA")],
            [2],
        ),
        (
            "Ukraine’s air force said 80 drones were shot down, while Russia’s air force said 40 were shot down.",
            [("air force", "UA"), ("air force", "RU")],
            [1, 2],
        ),
        (
            "Israel’s army said 10 people died; Lebanon’s army said 20 people died.",
            [("army", "IL"), ("army", "LB")],
            [1, 2],
        ),
    ],
)
def test_bodies_of_two_states_are_two_whatever_they_are_called(text: str, sources: list[tuple[str, str]], claimed: list[int]) -> None:
    coded = code_one(text)
    assert [(a.speaker, a.side) for a in coded.attributions] == sources
    assert [q.attribution_ordinal for q in coded.quantities] == claimed


def test_a_side_told_later_counts_where_it_is_told() -> None:
    first, second = code(
        "“It is a hard winter for everybody here,” Ivan Petrenko said.", "Ukraine’s Energy Minister Ivan Petrenko said repairs would take a week."
    )
    assert (first.attributions[0].side, second.attributions[0].side) == (None, "UA")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("President Ivan Petrenko called for a truce.", "urged"),
        ("President Ivan Petrenko called on allies to send guns.", "urged"),
        ("President Ivan Petrenko again called upon Moscow to free the sailors.", "urged"),
        ("President Ivan Petrenko called again for talks.", "urged"),
        ("President Ivan Petrenko calls for a larger fund.", "urged"),
        ("President Ivan Petrenko demanded an answer.", "urged"),
        ("President Ivan Petrenko called it a lie.", "said"),
        ("“Who will pay for it?” President Ivan Petrenko asked.", "said"),
        ("President Ivan Petrenko asked why nobody had come.", "said"),
        ("President Ivan Petrenko asked nobody to come.", "urged"),
        ("President Ivan Petrenko called the plan “a trap”.", "said"),
        ("President Ivan Petrenko called this a first step.", "said"),
    ],
)
def test_who_calls_for_something_urges(text: str, stance: str) -> None:
    assert [a.stance for a in code_one(text).attributions] == [stance]


def test_a_verb_in_the_passive_is_as_printed() -> None:
    rows = code_one("The plan was rejected by Kyiv; the blast at the plant was confirmed on Telegram by the mayor.").attributions
    assert [(a.speaker, a.verb, a.stance) for a in rows] == [("Kyiv", "rejected", "denied"), ("mayor", "confirmed", "confirmed")]


def test_where_it_was_said_is_no_office() -> None:
    rows = code("In a written statement Mayor Anna Braun said it was late.", "In a letter on Monday Braun said it was late.")
    assert [(a.speaker, a.office) for row in rows for a in row.attributions] == [("Anna Braun", "Mayor"), ("Anna Braun", None)]


def test_whom_a_pronoun_stands_for_keeps_his_office() -> None:
    rows = code_one("Former army chief Petro Bondar met Mayor Anna Braun. It was late, he said.").attributions
    assert [(a.speaker, a.office) for a in rows] == [("Petro Bondar", "Former army chief")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Xi called it “a peace of the brave”, according to the Kremlin.", [("Xi", "a peace of the brave"), ("Kremlin", None)]),
        ("Putin thanked them for “a whole year”, a Kremlin statement said.", [("Putin", "a whole year"), ("Kremlin", None)]),
        ("It was “a peace of the brave”, according to the Kremlin.", [("Kremlin", "a peace of the brave")]),
        ("Xi called it over, “a peace of the brave”, the Kremlin said.", [("Xi", None), ("Kremlin", "a peace of the brave")]),
        ("Soldiers of NATO states “will be targets”, the Kremlin said.", [("Kremlin", "will be targets")]),
    ],
)
def test_words_that_a_body_passes_on_are_not_its_own(text: str, quotes: list[tuple[str, str | None]]) -> None:
    assert [(a.speaker, a.quote) for a in code_one(text).attributions] == quotes


def test_what_stands_before_a_titled_name_is_no_office() -> None:
    rows = code_one("Both sides will swap 20 soldiers, Defence Minister Petro Bondar, who led the talks, told reporters.").attributions
    assert [(a.speaker, a.office) for a in rows] == [("Petro Bondar", "Defence Minister")]
    rows = code_one("An official installed by Moscow in the Kherson region, Ivan Petrenko, said it was late.").attributions
    assert [(a.speaker, a.side) for a in rows] == [("Ivan Petrenko", "RU")]


def test_a_role_is_who_held_it_before_on_the_page() -> None:
    rows = code("Governor Petro Bondar said two men had died.", "A bus was hit, Bondar said. Two men were hurt, the governor added.")
    assert [(a.speaker, a.office) for a in rows[1].attributions] == [("Petro Bondar", None), ("Petro Bondar", "governor")]
    rows = code("Kremlin spokesman Ivan Petrenko said no.", "Petrenko repeated it. “It is a plain lie,” the spokesman said.")
    assert [a.speaker for a in rows[1].attributions] == ["Ivan Petrenko", "Ivan Petrenko"]
    rows = code("Petro Bondar, the governor of Lypa, said it was late. Two men were hurt, the governor added.")
    assert [a.speaker for a in rows[0].attributions] == ["Petro Bondar", "Petro Bondar"]


def test_an_office_over_a_comma_is_kept_for_a_pronoun() -> None:
    rows = code_one("The head of the grid operator, Petro Bondar, expects a hard winter. He said lines would fall.").attributions
    assert [(a.speaker, a.office) for a in rows] == [("Petro Bondar", "head of the grid operator")]


def test_an_outlet_that_a_description_parts_from_its_verb_carries_the_words() -> None:
    row = code_one("RIA Novosti, Russia’s state news agency, quoted the mayor as saying that two men had died.").attributions[0]
    assert (row.speaker, row.agency) == ("mayor", "RIA Novosti")


def test_who_speaks_together_shares_the_channel() -> None:
    rows = code_one("In a joint statement, France and Germany said it was late.").attributions
    assert [(a.speaker, a.channel) for a in rows] == [("France", "statement"), ("Germany", "statement")]


def test_a_bare_name_is_a_person_where_who_tells_more_of_it() -> None:
    row = code_one("Oksana, who did not give her surname, told Reuters that she was afraid.").attributions[0]
    assert (row.speaker, row.speaker_kind) == ("Oksana", "person")


def test_an_office_behind_a_name_is_kept_whatever_stands_before_the_name() -> None:
    row = code_one("A mill in Lypa burned, hurting 9 and closing a street under repair, Ivo Lopes, the Moscow-backed governor, said.").attributions[0]
    assert (row.speaker, row.office, row.side) == ("Ivo Lopes", "Moscow-backed governor", "RU")
