"""Sources, sides, claims and dates where a sentence is built in an unusual way: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nobody has been paid since April, grumbled a train driver from Dnipro who gave his name only as Vadym.", ["train driver"]),
        ("The harvest will be a fifth smaller, if one believes the forecast that the Farmers’ Council put out.", ["Farmers’ Council"]),
        ("The reports that the army had released prisoners were false.", []),
        ("Brussels was cross after Latvia’s president, Ivo Lopes, urged the West to disarm.", ["Ivo Lopes"]),
        ("Two captives confessed to killing a priest.", ["Two captives"]),
        ("Word came from the port authority that two tankers had collided.", ["port authority"]),
        ("The plan drew a flat denial from Ivo Lopes, the Latvian envoy.", ["Ivo Lopes"]),
        ("Three more tanks came from Norway.", []),
        ("An accusation by the Polish ministry that the guards had slept was not new.", ["Polish ministry"]),
        ("As the International Energy Agency sees it, exports have fallen.", ["International Energy Agency"]),
        ("By the governor’s latest count, 14 people were hurt.", ["governor"]),
        ("Lypa, 9km from Bilka, is lost, announced Moscow’s Defence Ministry.", ["Defence Ministry"]),
        ("Forty soldiers are hiding under the Lypa Bridge, on the left bank, claimed Petro Bondar.", ["Petro Bondar"]),
        ("Residents hiding in cellars told the BBC that they had no water.", ["Residents"]),
        ("A clerk whom police had held for a week told Reuters that he was innocent.", ["clerk"]),
        ("A man whose brother died in the blast told the court that he wanted no revenge.", ["man"]),
        ("A nurse who was on duty remembers it. “The third threw me against a wall,” she told Suspilne.", ["nurse"]),
        ("A sergeant among them told AFP that they were hungry.", ["sergeant"]),
        ("Police in the Sumy region said a shop had burned.", ["Police"]),
        ("The breakaway region’s ministry of security announced two arrests.", ["ministry of security"]),
        ("It burned all night, according to Mayor Petro Bondar’s Telegram channel.", ["Petro Bondar"]),
        ("Media reports that a ship had sunk were denied.", []),
        ("More men, which the staff has proposed, would cost too much, Petro Bondar told reporters.", ["Petro Bondar"]),
        ("Having lost two ships, the navy said it would lose no more.", ["navy"]),
        ("On Monday Petro Bondar, a deputy, resigned: the law, he argued, was dead.", ["Petro Bondar"]),
        ("Rosatom blamed Kyiv, which denied any part in it.", ["Rosatom", "Kyiv"]),
        ("Two aides, Ivo Lopes and Anna Braun, announced that a hub would open.", ["Ivo Lopes", "Anna Braun"]),
        ("Norway and Sweden will lend 20 tanks. They promised on Friday that more would follow.", ["Norway", "Sweden"]),
        ("Poland has cut off the Dutch trader Gasnor, the company said.", ["Gasnor"]),
        ("The fund has closed, Reuters reported, citing a person who had seen the letter.", ["person who had seen the letter"]),
        (
            "It is over, according to three people briefed on the talks and to a European diplomat.",
            ["three people briefed on the talks", "European diplomat"],
        ),
        ("“Thirteen dead, 61 injured.” With these words Interior Minister Petro Bondar ended the search.", ["Petro Bondar"]),
        ("Local media, quoting the emergencies ministry, put the number of missing at seven.", ["emergencies ministry"]),
        ("He has never met the man, the accused told the judge.", ["accused"]),
        ("Petro Bondar, the mayor of the country’s second-largest city, Bilka, said a depot burned.", ["Petro Bondar"]),
        ("The plan is dead, according to a report in the Bilka Herald citing two diplomats.", ["two diplomats"]),
        ("Ukrainian officials are calling on residents to leave Lypa.", ["Ukrainian officials"]),
        ("It burned, Ivo Lopes said. Nobody was hurt, he added, and a school stayed open.", ["Ivo Lopes"]),
        ("It burned, Ivo Lopes said. Ten men were hurt, he added, and a school stayed open.", ["Ivo Lopes", "Ivo Lopes"]),
        ("The charity Save the Children wrote on Telegram that it was late.", ["Save the Children"]),
        ("Ivo Lopes met Anna Braun, who urged him to go on.", ["Anna Braun"]),
        ("It makes no sense, Ivo Lopes said at a meeting with his counterpart, Anna Braun, who urged a return.", ["Ivo Lopes", "Anna Braun"]),
        ("Voters chose Ivo Lopes over Anna Braun, who had promised peace.", []),
        ("Anna Braun, who promised peace, came third.", []),
        ("The Senate confirmed Anna Braun, a diplomat now in Riga, as ambassador to Kyiv.", []),
        ("The Senate confirmed Anna Braun, a diplomat, had left.", ["Senate"]),
        ("The ministry is also warning that floods may come.", ["ministry"]),
        ("Belarus is calling up 3,000 reservists.", []),
        ("The sides are talking about a truce.", []),
        ("The push goes on, according to US and Latvian officials.", ["US and Latvian officials"]),
        ("The push goes on, according to Western and Latvian officials and analysts.", ["Western and Latvian officials and analysts"]),
        ("The push goes on, according to Riga and Oslo.", ["Riga", "Oslo"]),
        ("Officials in Kharkiv, Sumy and Bilka reported power cuts.", ["Officials in Kharkiv, Sumy and Bilka"]),
        ("Officials in Kharkiv and the mayor of Sumy reported power cuts.", ["Officials", "mayor of Sumy"]),
        ("Officials in Kharkiv and Energoatom reported power cuts.", ["Officials", "Energoatom"]),
        ("Lypa was shelled, according to Latvian media reports.", ["Latvian media"]),
        ("It will burn for days, TASS and Ria Novosti reported, citing the port authority.", ["port authority"]),
        ("The lines hold, according to the Olympia, Washington-based Institute for Peace.", ["Institute for Peace"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions] == speakers


def test_a_leader_whom_the_page_has_named() -> None:
    (told,) = code("Viktor Orban flew to Baku.", "The Hungarian prime minister said on Friday that he would be back.")[1].attributions
    assert told.speaker == "Viktor Orban"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Pentagon’s Laura Cooper told Congress so.", "US"),
        ("The head of Poland’s border guard, Ivo Lopes, visited Kyiv on Tuesday and said nobody had crossed.", "PL"),
        ("The speaker of Canada’s House of Commons, Ivo Lopes, resigned on Tuesday, telling lawmakers: “I must go now.”", "CA"),
        ("Three soldiers were jailed by a court in St Petersburg, the Prosecutor General’s Office announced.", "RU"),
        ("Three soldiers were jailed by a court in Kharkiv, the Prosecutor General’s Office announced.", "UA"),
        ("A drone crashed in a field in eastern Latvia, the National Armed Forces said.", "LV"),
        ("Three of the bloc’s diplomats told AFP so.", "EU"),
        ("Grain exports from Latvia have grown, its agriculture ministry said.", "LV"),
        ("Exiled Mayor Petro Bondar told Ukrainian radio that wells were poisoned in Oleshky.", "UA"),
        ("A former Ukrainian officer told judges so.", None),
        ("Nine were saved, the State Emergency Service said. Its head, Petro Bondar, called it a wonder.", "UA"),
        ("NATO’s Christopher Cavoli told senators so.", "NATO"),
        ("Western and Ukrainian officials praised the plan.", None),
        ("Authorities in Ukraine’s Chernihiv said a drone had dropped leaflets.", "UA"),
        ("World leaders praised the host after a dinner in Washington.", None),
        ("The World Health Organization’s envoy said wards were full.", "UN"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[-1].side == side


def test_the_ministry_that_spoke_last_speaks_again() -> None:
    told = code(
        "Russia’s Defence Ministry said two drones were destroyed.", "Separately, the Defence Ministry said journalists were hurt in Zaporizhia."
    )
    assert [row.side for bullet in told for row in bullet.attributions] == ["RU", "RU"]
    told = code("Russia’s Defence Ministry said two drones were destroyed.", "The Defence Ministry in Kyiv said journalists were hurt.")
    assert [row.side for bullet in told for row in bullet.attributions] == ["RU", "UA"]


@pytest.mark.parametrize(
    ("text", "channel", "agency"),
    [
        ("As cited by RIA, Lavrov said the talks would go on.", None, "RIA Novosti"),
        ("A barn burned overnight, Interfax wrote with reference to the Ministry of Defence.", None, "Interfax"),
        ("TASS reported, with reference to the emergency services, that two people had been hurt.", None, "TASS"),
        ("Ukraine’s navy on Telegram described the ship as its own.", "Telegram", None),
        ("Chancellor Olaf Scholz, interviewed by the RBB broadcaster, found it “less than a pleasure, to be polite”.", "interview", "RBB"),
        ("A joint statement by Norway and Sweden condemned the vote.", "statement", None),
        ("A statement by Norway condemned the vote.", "statement", None),
        ("A statement issued by the navy said the ship was lost.", "statement", None),
        ("A statement released by Norway condemned the vote.", "statement", None),
        ("A statement from the navy said the ship was lost.", "statement", None),
        ("A statement of intent, the navy said, was signed.", None, None),
        ("“They have defended their homeland,” a statement from the US embassy in Kyiv said.", "statement", None),
        ("Forty people were led out, a Telegram post by Governor Ivo Lopes showed.", "Telegram", None),
        ("Forty people were led out, a Facebook update from Governor Ivo Lopes shows.", "Facebook", None),
        ("The fight goes on, Ivo Lopes assured a press conference in Riga.", "press conference", None),
        ("At the summit in Riga, leaders adopted a declaration on trade; the foreign ministry said it was late.", None, None),
        ("“It was costly,” Ivo Lopes, the head of the British intelligence agency GCHQ, said.", None, None),
        ("Syria has broken off relations, its state news agency SANA reported, citing an official at the ministry.", None, "SANA"),
        ("The Kremlin named Ivo Lopes, a reporter working for the state RIA Novosti news agency, and said he had died.", None, None),
        ("An officer told The Associated Press news agency that it burned.", None, "AP"),
        ("A depot burned, Interfax Ukraine news agency cited an official as saying.", None, "Interfax-Ukraine"),
        ("The losses are double that, going by figures that the institute gave the BBC.", None, "BBC"),
        ("Ivo Lopes wrote on the X platform that it was late.", "X", None),
        ("In a series of X posts, Ivo Lopes said it was late.", "X", None),
        ("Ivo Lopes posted to X that it was late.", "X", None),
        ("On his X page, Ivo Lopes said it was late.", "X", None),
        ("Ivo Lopes said a video circulating on Telegram was fake.", None, None),
        ("The SBU said the clerk had been recruited on Telegram.", None, None),
        ("Ivo Lopes denied reports on Telegram that the village was lost.", None, None),
        ("Ivo Lopes said in a video posted on Telegram that the village was lost.", "Telegram", None),
        ("Ivo Lopes posted on Telegram that the village was lost.", "Telegram", None),
        ("A message posted on Telegram by the mayor said it was late.", "Telegram", None),
        ("The strike was announced on Telegram by the army.", "Telegram", None),
        ("Ivo Lopes described the talks in Riga as “very tough”, in a statement from his office.", "statement", None),
        ("Ivo Lopes called the plans of the Union “a farce” in a television debate.", "television", None),
        ("Ivo Lopes said in a letter to allies, published on Facebook on Saturday, that it was late.", "Facebook", None),
        ("Drones were hidden, an official told The Kyiv Independent.", None, "Kyiv Independent"),
        ("On national television Ivo Lopes, the mayor, said that two barns had burned.", "television", None),
        ("Two barns burned, according to calculations by the AFP news agency.", None, "AFP"),
        ("In an interview with Time magazine, Ivo Lopes urged Latvia to wait.", "interview", "Time"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_channel_and_agency(text: str, channel: str | None, agency: str | None) -> None:
    row = code_one(text).attributions[0]
    assert (row.channel, row.agency) == (channel, agency)


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("Anna Braun wrote of barns on Telegram; on Truth Social, Ivo Lopes told her to wait.", ["Telegram", "Truth Social"]),
        ("Two barns burned, Ivo Lopes announced on Facebook. “It is late for all of us,” he wrote.", ["Facebook", "Facebook"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_channels_of_several(text: str, channels: list[str | None]) -> None:
    assert [row.channel for row in code_one(text).attributions] == channels


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The mayor in a Telegram post said it was late.", "Telegram"),
        ("The mayor in a post on Facebook said it was late.", "Facebook"),
        ("The governor in a post on Friday said it was late.", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_channel_between_subject_and_verb(text: str, channel: str | None) -> None:
    assert [(row.speaker in ("mayor", "governor"), row.channel) for row in code_one(text).attributions] == [(True, channel)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The bank said it may be “forced to close down” after the mayor said it was safe.", ["forced to close down", None]),
        ("Petro Bondar said it was “too late for that”, when Ivo Lopes said that it was not.", ["too late for that", None]),
        ("“It is too late for that,” said Petro Bondar after Ivo Lopes called him a fool.", ["It is too late for that", None]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_claim_behind_after_takes_no_words_before_it(text: str, quotes: list[str | None]) -> None:
    assert [row.quote for row in code_one(text).attributions] == quotes


def test_an_office_is_no_conjunction() -> None:
    (told,) = code_one("The evening ended in a row, as Trump scolded the guest, telling him: “We are done.”").attributions
    assert (told.speaker, told.office) == ("Trump", None)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Nine people were killed in Lviv, Petro Bondar wrote. Two of the dead were boys.", [1, 1]),
        ("Six drones were launched at Odesa. None arrived, the Air Force said.", [1]),
        ("Nine people were killed in Lviv, Petro Bondar wrote. In Sumy, two people died.", [1, None]),
        ("Rescuers found two more bodies in Lviv, the mayor said, which brings the toll to six dead.", [1, 1]),
        ("The search is over, the minister declared in the evening: 13 dead, 61 injured.", [1, 1]),
        ("Of six missiles fired, Ukraine’s Air Force claims to have shot down four.", [1, 1]),
        ("The toll, according to the mayor, was 14 dead.", [1]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_claims(text: str, claimed: list[int | None]) -> None:
    assert [quantity.attribution_ordinal for quantity in code_one(text).quantities] == claimed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Troops have taken Lypa, footage published on Sunday shows.", None),
        ("Russian shells hit Lypa, an army spokesman, Petro Bondar, explained to the Reuters news agency on Monday.", None),
        ("On Monday rescuers counted 25 dead and 53 wounded in Sunday’s missile attack on Kharkiv.", "2026-01-04"),
        ("Ships have sailed under the grain deal signed in Istanbul on Monday, the UN said.", None),
        ("Cars will not be let through any longer: EU countries closed the border on Monday.", "2026-01-05"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_dates(text: str, day: str | None) -> None:
    date = code_one(text).event_date
    assert (str(date.start) if date else None) == day


def test_weapons_are_nobody_whom_a_pronoun_means() -> None:
    assert [row.speaker for row in code_one("Russian Iskander missiles hit the barn, and they said it was late.").attributions] == []
    assert "Ukrainian Neptune" not in {row.speaker for row in code_one("Ukrainian Neptune missiles sank the ship; he said it was late.").attributions}


def test_when_somebody_acts_is_no_part_of_their_name() -> None:
    (accuser,) = code_one("Russia’s FSB on Tuesday opened a case against Ivo Lopes, whom it accuses of plotting a coup.").attributions
    assert (accuser.speaker, accuser.stance) == ("FSB", "accused")
    told = code_one("A post was hit with up to 12 Storm Shadows on Wednesday, residents and bloggers posted.").attributions
    assert [row.speaker for row in told] == ["residents", "bloggers"]


def test_who_is_referred_to_is_cited_by_an_outlet_alone() -> None:
    (cited,) = code_one("A barn burned overnight, Interfax wrote with reference to the Ministry of Defence.").attributions
    assert (cited.speaker, cited.verb) == ("Ministry of Defence", "with reference to")
    assert [row.speaker for row in code_one("The mayor wrote a book with reference to the Ministry of Defence.").attributions] == ["mayor"]


def test_a_clause_of_its_own_is_nobodys_office() -> None:
    for told in ("The plant relies on a single line", "The army needs men", "A blast wounded a guard outside the mayor’s office"):
        (row,) = code_one(f"{told}, Ivo Lopes, head of the agency, said.").attributions
        assert (row.speaker, row.office, row.span_start) == ("Ivo Lopes", "head of the agency", len(told) + 2)
    for told in ("The governor whom Kyiv keeps for Luhansk", "A soldier wounded two weeks ago", "The UN coordinator for humanitarian needs"):
        (row,) = code_one(f"{told}, Ivo Lopes, said a house was lost.").attributions
        assert (row.speaker, row.span_start) == ("Ivo Lopes", 0)


def test_what_is_done_by_saying_is_told_by_who_tells_it() -> None:
    told = code_one("Ivo Lopes spoke to his counterpart on Tuesday and stressed the need to keep talking, the Pentagon said.").attributions
    assert [row.speaker for row in told] == ["Pentagon"]
    told = code_one("Donors promised Kyiv $2bn, the Pentagon said.").attributions
    assert [row.speaker for row in told] == ["Pentagon"]
    told = code_one("Ivo Lopes and Anna Braun promised closer ties, the Pentagon said.").attributions
    assert [row.speaker for row in told] == ["Pentagon"]
    told = code_one("Ivo Lopes stressed that “we need air defence”, his office said.").attributions
    assert (told[0].speaker, told[0].quote) == ("Ivo Lopes", "we need air defence")
    told = code_one("Ivo Lopes stressed the need to keep talking.").attributions
    assert [row.speaker for row in told] == ["Ivo Lopes"]


def test_a_post_at_the_border_says_nothing() -> None:
    assert code_one("A border post by the Dnieper River showed damage.").attributions == ()


def test_a_firm_of_the_state_is_no_outlet() -> None:
    (row,) = code_one("Two reactors will be built, its state agency Rosatom said.").attributions
    assert (row.speaker, row.agency) == ("Rosatom", None)


def test_when_somebody_spoke_is_no_part_of_their_name() -> None:
    assert [row.speaker for row in code_one("On Monday Putin said two people were killed.").attributions] == ["Putin"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Macron “strongly condemned” the raid.", ["Macron"]),
        ("The Kremlin “categorically rejected” the plan.", ["Kremlin"]),
        ("The plan was “firmly rejected” by nobody.", []),
        ("“Strongly condemned” is not enough.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_verb_in_scare_quotes(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Two barns burned, the mayor trumpeted.", ["mayor"]),
        ("Two barns burned, the mayor relayed on Facebook.", ["mayor"]),
        ("Two barns burned, the county counted on Tuesday, and a mill was spared.", []),
        ("Two barns burned, the ministry counted on Tuesday, and a mill was spared.", ["ministry"]),
        ("Two barns burned, the ministry worked out from photographs.", ["ministry"]),
        ("The ministry worked out a plan for the barns.", []),
        ("Missiles crossed Latvia, Foreign Minister Ivo Lopes protested after the alert was over.", ["Ivo Lopes"]),
        ("On Monday, officials protested in Bilka.", []),
        ("After the barns burned, officials protested in Bilka.", []),
        ("Wheat will be free of duty, Ivo Lopes set out in a statement on Monday.", ["Ivo Lopes"]),
        ("The ships sank, and on Monday the marines set out from Bilka.", []),
        ("Two barns burned, Mayor Ivo Lopes put on record.", ["Ivo Lopes"]),
        ("The lights are back, the ministry notified residents.", ["ministry"]),
        ("The World Bank expects Ukraine’s economy to grow by 2 percent.", ["World Bank"]),
        ("The envoy expects a parcel.", []),
        ("The barn was sold, Reuters learned on Friday from two officials.", ["two officials"]),
        ("The mayor learned from two officials that the barn was sold.", []),
        ("The court held that the barn was a church.", ["court"]),
        ("Officials posted in Bilka have left.", []),
        ("Petro Bondar pressed for more shells.", ["Petro Bondar"]),
        ("A German foreign ministry spokesman pressed for more shells.", ["German foreign ministry"]),
        ("An air force spokesman pressed for more shells.", ["air force"]),
        ("Petro Bondar cast doubt on the shells and conveyed thanks for the bread.", ["Petro Bondar"]),
        ("A UN report published on Tuesday accused the army of theft.", ["UN"]),
        ("A report by Barn Watch released last week accused the army of theft.", ["Barn Watch"]),
        ("The barn published on Tuesday said nothing.", []),
        ("The G20’s closing declaration welcomed “all relevant initiatives”.", ["G20"]),
        ("The barn burned, Latvia’s State Bureau of Investigation said.", ["State Bureau of Investigation"]),
        ("“I never saw the barn,” Ivo Lopes had answered, supposing that it had been sold.", ["Ivo Lopes"]),
        ("The barns are full of mines, deplored Ivo Lopes, the head of the agency.", ["Ivo Lopes"]),
        ("Two barns burned, the mayor informed viewers of Latvian television.", ["mayor"]),
        ("Two barns burned, Ivo Lopes informed a session on farming.", ["Ivo Lopes"]),
        ("Two barns burned, the Investigative Committee has ascertained.", ["Investigative Committee"]),
        ("Two barns burned, Ivo Lopes went on to say.", ["Ivo Lopes"]),
        ("Ivo Lopes went on to say that two barns had burned.", ["Ivo Lopes"]),
        ("The barns burned. Ivo Lopes, a deputy minister, broke the news of the fire on Telegram.", ["Ivo Lopes"]),
        ("Whether the barn is sold depends on Riga: thus the envoy Ivo Lopes on television on Sunday.", ["Ivo Lopes"]),
        ("The army thus took two barns.", []),
        ("Farmers are having barns burned, an accusation that Ivo Lopes raised before reporters.", ["Ivo Lopes"]),
        ("Forty barns are to be built by spring, a pledge that Defence Secretary Ivo Lopes made on Thursday.", ["Ivo Lopes"]),
        ("The farmer made a pledge that Ivo Lopes made before.", []),
        ("A colonel of the barn guard stands accused of arson.", []),
        ("Parliament confirmed Ivo Lopes as head of the Security Service.", []),
        ("Parliament confirmed that Ivo Lopes was head of the Security Service.", ["Parliament"]),
        ("A commission will weigh Latvian claims for damages.", []),
        ("The mayor would speak only of damage to a barn.", ["mayor"]),
        ("A package of 40 lorries, promised by Defence Minister Ivo Lopes, has left.", ["Ivo Lopes"]),
        ("The lorries promised by Latvia have left.", []),
        ("A case was opened by the regional prosecutor’s office, which alleges that the barn was sold.", ["regional prosecutor’s office"]),
        ("The list was drawn up by Ukraine’s Ministry of Culture, which says 12 barns burned.", ["Ministry of Culture"]),
        ("Some 6 million people live in barns, the latest reckoning of the UN refugee agency shows.", ["UN refugee agency"]),
        ("Citing a Latvian official, Reuters reported that a barn had burned.", ["Latvian official"]),
        ("Citing an envoy in Riga, Reuters reported that a barn had burned.", ["envoy in Riga"]),
        ("Ivo Lopes and Anna Braun, mayors of Bilka and Lypa, said the barns were gone.", ["Ivo Lopes", "Anna Braun"]),
        ("Presidents Ivo Lopes of Latvia and Anna Braun of Poland called for more barns.", ["Ivo Lopes", "Anna Braun"]),
        ("Barns burned near Riga, according to Governor Ivo Lopes, whose Telegram post spoke of two.", ["Ivo Lopes"]),
        ("A Telegram post said that two barns had burned.", []),
        ("Mayor Ivo Lopes ridiculed on X the ban on barns.", ["Ivo Lopes"]),
        ("Mayor Ivo Lopes protested against “this waste of good barns”.", ["Ivo Lopes"]),
        ("The letter, which the party put on Facebook, was short.", []),
        ("Mayor Ivo Lopes held Anna Braun responsible for the fire.", ["Ivo Lopes"]),
        ("Mayor Ivo Lopes held talks with two farmers responsible for the fire.", []),
        ("Latvia was held responsible for the fire.", []),
        ("Two barns burned, the prosecutor’s office recorded.", ["prosecutor’s office"]),
        ("The UN has verified 40 fires, its envoy, Ivo Lopes, said.", ["Ivo Lopes"]),
        ("Ukraine’s SBU in turn announced two arrests.", ["SBU"]),
        ("Russia’s Ministry of Defence for its part reported two fires.", ["Ministry of Defence"]),
        ("Mayor Ivo Lopes pressed Latvia to build a wall.", ["Ivo Lopes"]),
        ("Latvian troops pressed on to the river.", []),
        ("Mayor Ivo Lopes puts the blame on two farmers.", ["Ivo Lopes"]),
        ("Latvia’s Ivo Lopes offered 30 million euros for barns.", ["Ivo Lopes"]),
        ("Talks failed, for Latvia had offered 30 million euros.", []),
        ("Farmers of any Latvian state in Ukraine would be late, Mayor Ivo Lopes threatened on Monday.", ["Ivo Lopes"]),
        ("Latvia needs to “sober up”, was the comment of Mayor Ivo Lopes.", ["Ivo Lopes"]),
        ("“Late again” is how Mayor Ivo Lopes characterised the train.", ["Ivo Lopes"]),
        ("A court in Kharkiv on Monday jailed a farmer for 14 years, finding that he had lied.", ["court in Kharkiv"]),
        ("Latvian police detained 74 people in 250 barns and said that they had lied.", ["Latvian police"]),
        ("Latvia used 40 drones, more than the army recorded in July.", []),
        ("Two barns burned, the Institute for Fires judges, while Ivo Lopes counts three.", ["Institute for Fires", "Ivo Lopes"]),
        ("Latvian troops pressed Russian soldiers to retreat.", []),
        ("The boy worked on Telegram for a baker.", []),
        ("Hackers offered 2 million records for sale.", []),
        ("Police held two men responsible for the fire.", []),
        ("Students protested “against corruption of all kinds” in Riga.", []),
        ("Novelist Ivo Lopes told the BBC that two barns had burned.", ["Ivo Lopes"]),
        ("Ivo Lopes of its Ministry of Defence said that two barns had burned.", ["Ivo Lopes"]),
        ("A barn burned, according to Reuters, and the police said a man had fled.", ["police"]),
        ("Value added tax is to rise, the ministry proposed.", ["ministry"]),
        ("A barn burned, Mayor Ivo Lopes informed parents in a post.", ["Ivo Lopes"]),
        ("The ministry in London put the number of dead above one million.", ["ministry"]),
        ("The health department, loyal to Moscow, said that a man had died.", ["health department"]),
        ("Two were killed, the aid group Road to Relief said.", ["Road to Relief"]),
        ("Barns burned, according to an AFP tally based on official data.", []),
        ("The barns would never have burned: so wrote Ivo Lopes on Truth Social.", ["Ivo Lopes"]),
        ("Ivo Lopes and Anna Braun put their names to a letter at the Bilka air base.", []),
        ("Latvian troops put farmers at risk.", []),
        ("Ivo Lopes gave the number of barns as 300,000.", ["Ivo Lopes"]),
        ("Two guards have fled, the rights group Zakon.net said.", ["Zakon.net"]),
        ("Latvia has cancelled its contract, the firm Baltoil said, citing breaches by the Russian side.", ["Baltoil"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_verbs_that_close_a_claim(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Latvia buried the bodies of nine men Russia said were soldiers.", ["Russia"]),
        ("The barn is gone, the Times reported, citing a letter to Mayor Ivo Lopes.", []),
        ("The barn is gone, the Times reported, citing a letter from its owner to Mayor Ivo Lopes.", ["owner"]),
        ("The barn is gone, the Times reported, citing a letter to the council by Mayor Ivo Lopes.", ["Ivo Lopes"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_who_is_told_of_or_written_to_is_no_source(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Legion of Lypa, a group of exiles fighting for Kyiv, said that it had crossed the river.", ["Legion of Lypa"]),
        ("Anna Braun, who joined a call with the leaders of Latvia, Norway and Finland, said it had gone well.", ["Anna Braun"]),
        ("The spokesman, Ivo Lopes, dismissed what politicians have said about the fire as “quite absurd talk”.", ["Ivo Lopes"]),
        ("Ivo Lopes said he feared nothing, however often the Russian leader spoke of it.", ["Ivo Lopes"]),
        ("Latvia halted a shipment although a military analysis had found that it was safe.", []),
        ("The Latvian embassy in Kyiv said it would stay.", ["Latvian embassy in Kyiv"]),
        ("The authorities of Nova Lypa announced that all had left.", ["authorities of Nova Lypa"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_who_is_described_and_who_is_but_told_of(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "channel", "quote"),
    [
        (
            "Before the talks, US President Donald Trump spoke to Ivo Lopes in what he called on Truth Social a “good and very long” call.",
            "Donald Trump",
            "Truth Social",
            "good and very long",
        ),
        ("Anna Braun ruled out jets, which Ivo Lopes had offered, because Riga “needs them all now”.", "Anna Braun", None, "needs them all now"),
        ("“HAVE THE MEETING, NOW!!!” Donald Trump posted on Truth Social.", "Donald Trump", "Truth Social", "HAVE THE MEETING, NOW!!!"),
        ("Anna Braun blamed “views far apart” for the failure to agree on a communique.", "Anna Braun", None, "views far apart"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_whose_words_they_are_and_where(text: str, speaker: str, channel: str | None, quote: str) -> None:
    row = next(row for row in code_one(text).attributions if row.quote)
    assert (row.speaker, row.channel, row.quote) == (speaker, channel, quote)
