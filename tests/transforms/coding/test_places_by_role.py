"""Places as scenes or mere mentions, and buildings by their own names: sentences of our own, the shipped gazetteer."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


def told(text: str) -> list[tuple[str, str]]:
    return [(text[p.span_start : p.span_end], p.role[0]) for p in code_one(text).places]


def roles(text: str) -> str:
    return "".join(p.role[0] for p in code_one(text).places)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The foreign ministers met at Istanbul’s Dolmabahce Palace.", [("Istanbul", "e"), ("Dolmabahce Palace", "e")]),
        ("Drones hit the Kremniy El microchip plant in Bryansk.", [("Kremniy El microchip plant", "e"), ("Bryansk", "e")]),
        ("The Uralvagon tank factory was attacked.", [("Uralvagon tank factory", "e")]),
        ("Kyiv’s Lukianivska metro station was damaged by a blast.", [("Kyiv", "e"), ("Lukianivska metro station", "e")]),
        ("Missiles hit the Saky base in Crimea.", [("Saky base", "e"), ("Crimea", "e")]),
        ("A NATO base in Latvia was closed.", []),
        ("The Boeing plant management resigned.", []),
        ("A fire broke out at a Roshen factory.", []),
        ("The Presidential Palace announced a ceremony.", []),
        ("Grain was promised to the Central African Republic.", []),
        ("A few Crimean Tatars were freed.", []),
        ("Leaders met at Lancaster House in London.", [("London", "e")]),
    ],
)
def test_buildings(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Three people lost their lives in Kherson.", "e"),
        ("The governor said in Kherson, a drone hit a bus and hurt six.", "e"),
        ("The governor said in Kherson and Beryslav, two people were killed.", "ee"),
        ("The governor said in Kherson, before he left the town, that two people were killed.", "m"),
        ("The governor said in Kherson that two people were killed.", "m"),
        ("Two people were killed, the governor said in Kherson.", "m"),
        ("His father, who lives in Kherson, heard of it.", "m"),
        ("Two drones got through to Kyiv, where a woman died.", "e"),
        ("The planes had taken off in the Belgorod region.", "m"),
        ("The rockets had come from a ship in the Black Sea.", "m"),
        ("Boats struck two tankers, the Aurora and the Vela, in the Black Sea.", "e"),
        ("Lights were seen on Snake Island, in the Black Sea.", "em"),
        ("Ivo Lopes, on a visit to an air base near Kaunas, said it was late.", "m"),
        ("Ivo Lopes, visiting a hospital in Kharkiv, promised help.", "m"),
        ("A bomb killed two people visiting a cemetery in Kharkiv, the governor said.", "e"),
        ("Under the plan Kyiv would cede the rest of the Donetsk region.", "m"),
        ("The draft has Kyiv hand over the rest of the Donetsk and Luhansk regions.", "mm"),
        ("A patrol boat fired at the Palau-flagged Aurora Vela in the Black Sea.", "e"),
        ("The refinery in Burgas was put under state control ahead of the sanctions.", "e"),
        ("Experts in Enerhodar heard explosions.", "e"),
        ("Experts in Enerhodar want an audit.", "m"),
        ("The minister told reporters in the Lithuanian capital, Vilnius, that it was over.", "m"),
        ("Donors pledged $2bn at a recovery conference in Rome, Prime Minister Anna Braun said.", "e"),
        ("Prime Minister Anna Braun pledged $2bn at a press conference in Rome.", "m"),
        ("The minister signed it in the Lithuanian capital, Vilnius, on Monday.", "e"),
        ("The premier will welcome President Ivo Lopes to Riga on Monday.", "e"),
        ("A freighter was damaged in international waters of the Black Sea.", "e"),
        ("A storehouse burned down near the Danube.", "e"),
        ("Children taken from the occupied part of the Luhansk region are home.", "m"),
        ("Patients are to be ferried from Kherson to the coast.", "e"),
        ("A turbine repaired abroad cannot be taken back to Taganrog.", "m"),
        ("An attempt to break through to Kupiansk failed.", "e"),
        ("The museum’s icons had been moved to Lviv.", "m"),
        ("The minister, visiting Odesa, promised more guns.", "m"),
        ("A guard is expected in Miami on Sunday for talks with envoys.", "e"),
        ("Moscow demands that Kyiv withdraw its army from the Donetsk region.", "m"),
        ("Residents must leave Druzhkivka by Friday.", "e"),
        ("The army wants to encircle Kostiantynivka.", "m"),
        ("Kyiv fears an assault on Sumy.", "m"),
        ("It proposed that the Zaporizhia nuclear power plant be run jointly.", "m"),
        ("Reaching Zaporizhia would bring shells closer.", "m"),
        ("The fall of Pokrovsk would open the way.", "m"),
        ("A dam burst, and neighbouring Pokrovsk may have lost its water.", "e"),
        ("Help is ready in case the army stops short of Sumy.", "m"),
        ("Flights to and from Kazan were halted.", "e"),
        ("A parcel meant for a depot in Birmingham exploded in Leipzig.", "me"),
        ("A plane, en route from Istanbul to Tallinn, turned back.", "mm"),
        ("Engines bound via Minsk for a works in Kazan were found.", "me"),
        ("A petition is kept by Ivan Bondar, who runs Crimea for Moscow.", "m"),
        ("The people feared an attack; on Tuesday, the dam burst at Nova Kakhovka.", "e"),
        ("Visiting Kharkiv, Ivan Bondar said that guns would come.", "m"),
        ("The minister inspected a hospital, visiting Kharkiv. Ivan Bondar said that guns would come.", "e"),
        ("At a conference in Kharkiv a bomb exploded. The governor said that two people had died.", "e"),
        ("In Warsaw on Monday, ice fell. Ivan Bondar said that it was thick.", "e"),
        ("In New Delhi on Monday, Ivan Bondar said that guns would come.", "m"),
        ("A bus was hit on the road to Yahidne, where 300 people had been held.", "e"),
        ("A bus was hit on the Bilopillia–Sumy road.", "ee"),
        ("Guns would come, Minister Ivan Bondar proposed in Strasbourg on Monday.", "m"),
        ("President Ivan Bondar rejected the plan and told reporters in Paris that guns would come.", "m"),
        ("Speaking at a rally in Budapest, President Ivan Bondar said guns would come.", "m"),
        ("Speaking to reporters in Oslo, President Ivan Bondar said guns would come.", "m"),
        ("President Ivan Bondar, speaking at a conference in Vilnius, warned against delay.", "m"),
        ("Guns would come, President Ivan Bondar said, speaking during a lecture in Prague.", "m"),
        ("Speaking at a summit in Vilnius, leaders agreed to send more tanks.", "e"),
        ("A man who was speaking at a rally in Tbilisi was arrested, police said.", "e"),
        ("Speaking of the strike in Odesa, the governor said nine people were hurt.", "e"),
        ("The president told a briefing in Odesa, where he spoke of guns.", "m"),
        ("A depot at Kazinka burned down, the local press in Valuyki reported.", "em"),
        ("Two men had been paid by a spy, prosecutors in Moscow said.", "m"),
        ("Minister Ivan Bondar in Odesa spoke of hard times.", "m"),
        ("Russian attacks killed five people, Governor Ivan Bondar said on Friday, the worst of them in Druzhkivka.", "e"),
        ("Two men were jailed in Lviv for sending chips by way of Hong Kong.", "em"),
        ("A street in Riga was named after Kharkiv.", "em"),
        ("An artist was fined in Perm for a song about Mariupol.", "em"),
        ("Russians fire from across the Dnipro.", "m"),
        ("Two men drowned in the Tysa.", "e"),
        ("Manoeuvres began in the Baltic Sea.", "e"),
        ("The last line to the Zaporizhzhia nuclear power plant was cut off.", "e"),
        ("A hundred shellings were counted from Sumy to Kherson.", "ee"),
        ("Pskov paratroopers reached the village.", "m"),
        ("The clinic moved its ambulances to Dnipro.", "m"),
        ("Warsaw bought generators for Kharkiv.", "m"),
        ("Buses for Odesa leave three times a day.", "m"),
        ("The ambassador in Riga was praised in Lviv.", "e"),
        ("Guns would come, said Minister Ivan Bondar in Odesa on Monday.", "m"),
        ("“We shall win,” President Ivan Bondar told soldiers in Kupiansk.", "m"),
        ("The general told soldiers in Kupiansk to hold out.", "e"),
        ("The bill was too long, Minister Ivan Bondar explained to reporters in Lviv.", "m"),
        ("President Ivan Bondar proposed to host the envoys in Istanbul.", "e"),
        ("The governor, Ivan Bondar, said a works in Syzran had been attacked.", "e"),
        ("Vance, speaking in Agra, laid out a plan.", "m"),
        ("Light is back in Sumy, the governor wrote, except in Krolevets.", "ee"),
        ("Ten drones were shot down, the military said on Tuesday, as pieces fell on a house in Odesa.", "e"),
        ("The flames could be seen from Pavlohrad.", "m"),
        ("The bank of the Dnipro was hit by a bomb.", "e"),
        ("Drones launched from the bank of the Dnipro were shot down.", "m"),
        ("Gas supplies to Kherson were restored.", "e"),
        ("A lorry with gas for Kherson was stopped.", "m"),
        ("The mayor said that the enemy had been pushed back from Chuhuiv.", "e"),
        ("The minister came back from Chuhuiv.", "m"),
        ("A case of spying was sent to trial in Riga.", "e"),
        ("President Ivan Bondar wrote under a picture of a burning train in Shostka: “This is terror.”", "e"),
        ("A man was jailed in Perm for “fakes” about Mariupol.", "em"),
        ("A trader was charged in Riga with having sold tools for gun barrels to a plant in Kazan.", "em"),
        ("One of the lines that carry electricity from the Khmelnytskyi nuclear power plant was cut.", "e"),
        ("A plane flew wounded soldiers to Rzeszow.", "e"),
        ("A train left Lviv for Przemysl on Tuesday.", "em"),
        ("The navy stopped a tanker and escorted it to Tallinn.", "m"),
        ("Russia’s Southern District Military Court jailed a nurse.", ""),
    ],
)
def test_role(text: str, wanted: str) -> None:
    assert roles(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Debris fell in the Holosiivskyi district, Mayor Vitali Klitschko said.", [700708]),
        ("An official of the Sumy region was hurt in Lviv.", [702550]),
        ("Soldiers were billeted in Velyka Tsukra.", [None]),
        ("Guns were heard near Sloviansk and near Snihurivka.", [693468, 693379]),
        ("The dam at Karlivka broke, sending water towards Selydove.", [9112520, 694677]),
        ("Posters hung in Karlivka.", [706749]),
        ("A shell fell in Antonivka, on the edge of Kherson.", [713304, 706448]),
        ("The presidents met in Astana.", [1526273]),
        ("The talks have no venue yet; Istanbul and Geneva are in play.", [745044, 2660646]),
    ],
)
def test_ids(text: str, wanted: list[int | None]) -> None:
    assert [p.geonameid for p in code_one(text).places] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Forty patients of a home in Toretsk were driven in heated buses to Poltava after a bomb had fallen.", "em"),
        ("Volunteers took two bears from a zoo near Lyman and drove them in a van to Kyiv.", "em"),
        ("On his journey by rail the minister came to Kyiv.", "e"),
        ("The families were told to go to reception centres in Stary Oskol.", "m"),
        ("The president went to a hospital in Kharkiv to thank the surgeons.", "e"),
        ("Six boys taken from Kherson, two of them brothers, walked across the border at Domanove.", "me"),
        ("A convoy that had set out from Lublin reached Odesa.", "me"),
        ("A freighter set out from Odesa.", "e"),
        ("Four ships sailed from Odesa and Chornomorsk on Tuesday.", "ee"),
        ("A ship that had sailed from Odesa in May sank.", "m"),
        ("Three died in the Donetsk region, not counting Mariupol and Volnovakha.", "emm"),
        ("Udy, a village of the Kharkiv region, was shelled.", "ee"),
        ("Kyiv woke to explosions.", "e"),
        ("Kyiv came under a missile attack.", "e"),
        ("Moscow faces new sanctions.", ""),
        ("Moscow sees attacks on its bridges as terrorism.", ""),
        ("Kyiv comes under fire for its attack on a law.", ""),
        ("Moscow awoke to the threat of attacks.", ""),
        ("Kyiv is under pressure to attack.", ""),
        ("Moscow’s forces struck railway facilities.", ""),
        ("The sum has reached Kyiv’s budget.", ""),
        ("Russia bombed Kyiv’s thermal power plant.", "e"),
        ("A missile hit Kyiv’s military hospital.", "e"),
        ("Kyiv sees its worst attack of the war.", "e"),
        ("Kyiv was under drone attack for hours.", "e"),
        ("The tanker sailed from Odesa and was boarded off Malta.", "m"),
        ("Drones reached Kyiv’s outskirts.", "e"),
        ("Officials left Skadovsk, Hola Prystan and Nova Kakhovka for Simferopol.", "eeem"),
        ("A jet crashed near Uman on its way back to Kropyvnytskyi.", "em"),
        ("The president will not travel to Istanbul.", "m"),
        ("The president will travel to Istanbul.", "e"),
        ("The Kerch Strait was closed to ships.", "e"),
        ("Cables in the Baltic Sea were cut.", "e"),
        ("Yeysk, on the Sea of Azov, was hit.", "em"),
        ("Snake Island in the Black Sea was shelled.", "em"),
        ("The governor spoke of the Kerch Strait.", "m"),
        ("Drones hit a platform of Lukoil in the Caspian Sea.", "e"),
        ("Marines boarded the Grinch in the Baltic Sea.", "e"),
        ("Drones hit the Kinburn Spit in the Black Sea.", "em"),
        ("Marines boarded a tanker in the North Atlantic.", "e"),
        ("Ships met in the Indian Ocean.", "e"),
        ("A missile was fired from the Kapustin Yar test range.", "m"),
        ("Bombers took off from Olenya.", "m"),
        ("Coaches of a train from Kazan to Adler left the rails near Kotelnich.", "mme"),
        ("Seven out of nine drones that Russia sent from Kursk were shot down.", "m"),
        ("The army might march on Kharkiv or Sumy.", "mm"),
        ("Russia is gathering ten brigades for a push on Kupiansk.", "m"),
        ("Ten brigades are fighting in its push on Kupiansk.", "e"),
        ("Russia may launch a new offensive against Kharkiv.", "m"),
        ("The embassy warned of more strikes on Kyiv.", "m"),
        ("Rescuers may be digging for days after a strike on Chuhuiv.", "e"),
        ("An attack on Kramatorsk would be answered.", "m"),
        ("The attack on Kramatorsk would be answered, the president said.", "e"),
        ("Should Russia take Odesa, others will be next.", "m"),
        ("They said that if shells began to fall on Uzhhorod the border would be opened.", "m"),
        ("Russia could seize the rest of the Luhansk region by May.", "m"),
        ("He asked for the whole of the Donetsk region.", "m"),
        ("They dream of Poltava.", "m"),
        ("The city ended its partnership with St Petersburg.", "m"),
        ("Shells bought from a trader in Almaty were fired at Sumy.", "me"),
        ("A clerk, who grew up in Kerch and served in Sevastopol, was tried in Odesa.", "mme"),
        ("Columns of tanks rolled towards Orikhiv and were thrown back, the brigade said.", "e"),
        ("Refugees walked towards Orikhiv, the brigade said.", "m"),
        ("President Boris Bondar grumbled in Vilnius that nobody had asked him.", "m"),
        ("Boris Bondar, a deputy, reported in Kherson two deaths.", "e"),
        ("Losses are heavy, a general who gave a news conference in Vilnius estimated.", "m"),
        ("Officials who briefed journalists in Vilnius said that shells were short.", "m"),
        ("Captured airmen wept at a news conference in Lviv, the ministry said.", "e"),
        ("“No,” said Boris Bondar, taking questions in Vilnius.", "m"),
        ("The speech that he gave in Munich was a warning to all.", "m"),
        ("On a visit to Lviv, Boris Bondar thanked the nurses.", "m"),
        ("Three men told a court in Kharkiv that they had been beaten.", "e"),
        ("A teacher passed maps to a handler in Belgorod.", "m"),
        ("A man was held in Lviv as he came from a camp.", "e"),
        ("A priest in Kharkiv told believers that shells would fall.", "e"),
        ("The plan would have Ukraine hand over Kramatorsk.", "m"),
        ("The army has handed over Bakhmut.", "e"),
        ("Deserters were sent back to the front near Kupiansk.", "m"),
        ("Officials named Millerovo as the place they were launched from.", "m"),
        ("Turkey has offered Istanbul once more as the venue for talks.", "e"),
        ("Ministers suggested Ankara or Istanbul as a neutral site.", "ee"),
        ("Turkey has offered Kyiv 12 drones as part of the talks.", ""),
        ("“We will not give up Sloviansk,” he said.", "m"),
        ("Troops forced the Russians back from positions near the village of Torske.", "e"),
        ("Russian troops were driven from positions around Bilohorivka.", "e"),
        ("The army drove Russian forces from Orikhiv.", "e"),
        ("Russian troops pushing from Orikhiv reached a wood.", "m"),
        ("Rockets were fired from positions near Orikhiv.", "m"),
        ("Soldiers drove from Orikhiv in a van.", "m"),
        ("Kyiv accused Moscow of preparing to stage an attack on Orikhiv.", "m"),
        ("Moscow intends to launch an offensive in the Sumy region.", "m"),
        ("The service said Russia wants to carry out a raid on Orikhiv.", "m"),
        ("The army plans to open a school in Orikhiv, where it repelled a raid.", "e"),
    ],
)
def test_what_is_supposed_left_or_offered(text: str, wanted: str) -> None:
    assert roles(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russia fired 90 missiles at Ukraine overnight, most of them at Kyiv.", "e"),
        ("Moscow dismissed the reports from Kyiv.", ""),
        ("Two missiles released by Russian bombers over the Kursk region killed a man.", "m"),
        ("Two missiles were shot down by jets over the Kursk region.", "e"),
        ("He said so in an interview with The Atlantic.", ""),
    ],
)
def test_what_is_aimed_at_or_released_over_a_place(text: str, wanted: str) -> None:
    assert roles(text) == wanted


def test_names_that_are_towns_only_where_they_are_called_so() -> None:
    assert told("A plant in the Russian city of Azov was hit.") == [("Azov", "e")]
    assert told("The Azov brigade was hit.") == []
    assert told("The race was held in Cortina d’Ampezzo.") == [("Cortina d’Ampezzo", "e")]


def test_a_town_in_a_list_keeps_its_own_noun() -> None:
    found = code_one("People were told to leave the town of Kupiansk and the Lyman and Oskil communities.").places
    assert [place.kind for place in found] == ["city", "hromada", "hromada"]


def test_a_region_next_to_one_that_is_named() -> None:
    found = code_one("Shells fell on Rodynske in the Donetsk region as well as on Huliaipole in neighbouring Zaporizhia.").places
    assert [place.kind for place in found] == ["city", "region", "city", "region"]
