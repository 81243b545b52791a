"""Places by what the words around a name make of it: capitals as cities, seats as regions, names that no gazetteer holds, names of no place."""

from __future__ import annotations

from copy import copy

import pytest

from tests.transforms.coding.coding import CHRONICLE, GAZETTEER, code_one, page_with
from transforms.coding.coder import code_page
from transforms.gazetteer import Gazetteer


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[p.span_start : p.span_end], p.kind) for p in code_one(text).places]


def names(text: str) -> list[str]:
    return [name for name, _ in kinds(text)]


def test_a_village_that_the_gazetteer_lacks_is_known_by_what_it_is_called() -> None:
    assert names("A missile came down on Przewodkow, the Polish border village where two workers died.") == ["Przewodkow"]
    assert names("A strike killed Maria Hrytsenko, the oldest village resident.") == []
    assert names("Oleh Hnatiuk, the village’s defender, was wounded.") == []


def test_a_region_that_a_name_lies_in_binds_it_alone() -> None:
    """There is a Kremenets in the Ternopil region, and none in the Donetsk region: a wrong id is worse than none."""
    text = "They took two places, Kremenets in the Donetsk region and Zboriv in the Ternopil region."
    assert [place.admin1 for place in code_one(text).places if place.name == "Kremenets"] in ([], ["UA-14"])
    assert [place.admin1 for place in code_one(text.replace("Donetsk", "Ternopil")).places if place.name == "Kremenets"] == ["UA-61"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The president chose Oslo for his first visit abroad.", ["Oslo"]),
        ("They dropped bombs on Bilopillia 12 times.", ["Bilopillia"]),
        ("They shelled the centre of Donetsk 20 minutes after midnight.", ["Donetsk"]),
        ("Outside Pokrovsk 15 Russian soldiers were found.", ["Pokrovsk"]),
        ("He told Rossiya 24 television of it.", []),
        ("Arms may be sold abroad from Jan 1, the cabinet said.", []),
        ("The king embraced his guest on the tarmac at Muscat.", ["Muscat"]),
        ("“We will not yield,” the minister told the BBC from Kyiv.", ["Kyiv"]),
        ("The delegation brought 12 lorries and a crane to Kyiv.", ["Kyiv"]),
        ("Kyiv had 90,000 homes without electricity on Monday, the grid said.", ["Kyiv"]),
        ("Shops opened again in Moscow’s malls.", ["Moscow"]),
        ("The child lies at Kyiv’s Amosov Institute.", ["Kyiv"]),
        ("Russia fired 12 missiles at Kyiv, the air force said.", ["Kyiv"]),
        ("Patients were moved after a direct flight from Warsaw.", ["Warsaw"]),
        ("Batteries are guarding Kyiv against drones.", ["Kyiv"]),
        ("The envoy described his talks with US officials in Riyadh as frank.", ["Riyadh"]),
        ("US officials in Riyadh were silent.", []),
        ("The envoy opened consultations with US officials in Riyadh.", ["Riyadh"]),
        ("The envoy began two days of negotiations with US officials in Kyiv.", ["Kyiv"]),
        ("A column drove towards Moscow.", ["Moscow"]),
        ("A drone flew round Kyiv twice.", ["Kyiv"]),
        ("Budapest leans toward Moscow.", []),
        ("Lavrov mocked the gathering in London.", ["London"]),
        ("Explosions were heard in Kyiv overnight.", ["Kyiv"]),
        ("Flights at Vnukovo and Domodedovo airports were stopped.", ["Vnukovo", "Domodedovo airports"]),
        ("Anger in Warsaw grew over the deal.", []),
        ("Ukraine’s ambassador in Berlin thanked Germany.", []),
        ("Some in Kyiv doubt the plan.", []),
        ("Kyiv aimed its criticism at Berlin.", []),
        ("In Moscow’s Security Council they voted.", []),
        ("Kyiv’s summit proposal was refused.", []),
        ("Abu Dhabi was the venue of two rounds of talks.", ["Abu Dhabi"]),
        ("Riyadh and Vienna were mentioned as venues.", ["Riyadh", "Vienna"]),
        ("Ankara has been the host of three rounds.", ["Ankara"]),
        ("Kyiv is not the venue for such a debate.", []),
        ("Moscow would stop the sale only in May.", []),
        ("Budapest would like to host them.", []),
        ("The highway from Odesa to Kyiv was closed.", ["Odesa", "Kyiv"]),
        ("A line from Isaccea to Chisinau was cut.", ["Isaccea", "Chisinau"]),
        ("A depot burned in Vasylkiv, south-west of Kyiv.", ["Vasylkiv", "Kyiv"]),
    ],
)
def test_a_capital_is_a_city_where_something_is_put_into_it(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells fell on the Donetsk town of Siversk.", [("Donetsk", "region"), ("Siversk", "city")]),
        ("A drone hit Kharkiv’s Chuhuiv.", [("Kharkiv", "region"), ("Chuhuiv", "city")]),
        ("Two were killed at Chuhuiv in Kharkiv.", [("Chuhuiv", "city"), ("Kharkiv", "region")]),
        ("Drones were downed above Krasnodar’s territory.", [("Krasnodar", "region")]),
        ("Power failed in the occupied parts of Kherson and Zaporizhia.", [("Kherson", "region"), ("Zaporizhia", "region")]),
        ("Lithuania closed its border with Kaliningrad.", [("Kaliningrad", "region")]),
        ("A depot burned in the Khanty-Mansi district.", [("Khanty-Mansi district", "region")]),
        ("A depot burned in the Khanty-Mansi autonomous okrug.", [("Khanty-Mansi autonomous okrug", "region")]),
        ("They train in Somerset.", [("Somerset", "region")]),
        ("A drone struck the centre of Kharkiv.", [("Kharkiv", "city")]),
        ("Two villages in Kharkiv and Sumy were freed.", [("Kharkiv", "region"), ("Sumy", "region")]),
        ("The village of Popovo in Kursk was shelled.", [("Popovo", "city"), ("Kursk", "region")]),
        ("Residents of Tokmak, in occupied Zaporizhia, left.", [("Tokmak", "city"), ("Zaporizhia", "region")]),
        ("The Kursk incursion goes on.", [("Kursk", "region")]),
        ("Ukraine’s Kursk operation has stalled.", [("Kursk", "region")]),
        ("The army was taken aback by the incursion into Belgorod.", [("Belgorod", "region")]),
        ("The offensive on Kharkiv goes on.", [("Kharkiv", "city")]),
        ("The Moscow offensive goes on.", []),
        ("Two mines in Kuzbass were closed.", [("Kuzbass", "region")]),
        ("Two mines in Kemerovo were closed.", [("Kemerovo", "city")]),
        ("A ship ran aground off Sakhalin.", [("Sakhalin", "region")]),
        ("Petrol is short in Bukovina.", []),
        ("Soldiers fought near Plekhovo and Kurilovka in Kursk.", [("Plekhovo", "city"), ("Kurilovka", "city"), ("Kursk", "region")]),
        ("A farmer died in Zhuravlyovka, in Belgorod.", [("Zhuravlyovka", "city"), ("Belgorod", "region")]),
        ("The front in Luhansk is barely shifting.", [("Luhansk", "region")]),
        ("Shells hit 20 towns along the front line in Zaporizhia.", [("Zaporizhia", "region")]),
        ("The troops in Kursk are not encircled.", [("Kursk", "region")]),
        ("He praised the incursion into Russia’s Kursk.", [("Kursk", "region")]),
        ("Russian forces advanced in Zaporizhia and Donetsk.", [("Zaporizhia", "region"), ("Donetsk", "region")]),
        ("North Korea sent 10,000 troops to Kursk.", [("Kursk", "region")]),
        ("Soldiers will be deployed to Kursk.", [("Kursk", "region")]),
        ("The army was pushed out of Kursk.", [("Kursk", "region")]),
        ("Troops were sent to Zaporizhia and Kherson.", [("Zaporizhia", "region"), ("Kherson", "region")]),
        ("Fighting in Kursk and Sudzha went on.", [("Kursk", "region"), ("Sudzha", "city")]),
        ("A shop front in Zaporizhia was broken.", [("Zaporizhia", "city")]),
        ("Ukrainian forces hold a third of Donetsk.", [("Donetsk", "region")]),
        ("Two men were killed in Kursk.", [("Kursk", "city")]),
        ("A train from Kursk came late.", [("Kursk", "city")]),
        ("Two diplomats were expelled from Kursk.", [("Kursk", "city")]),
        ("Russian troops fighting in Kherson fled.", [("Kherson", "city")]),
        ("Troops are near Lyman, a rail hub in Donetsk.", [("Lyman", "city"), ("Donetsk", "region")]),
        ("They took Robotyne in western Zaporizhia.", [("Robotyne", "city"), ("Zaporizhia", "region")]),
        ("Two died in Kupiansk, a city in northeastern Kharkiv.", [("Kupiansk", "city"), ("Kharkiv", "region")]),
        ("The town of Marhanets, in Dnipropetrovsk, was shelled.", [("Marhanets", "city"), ("Dnipropetrovsk", "region")]),
        ("The town of Izium, in Kharkiv, was shelled.", [("Izium", "city"), ("Kharkiv", "region")]),
        ("Russia took two villages in Sumy and one in Kharkiv.", [("Sumy", "region"), ("Kharkiv", "region")]),
        ("Two people died in Sumy and one in Kharkiv.", [("Sumy", "city"), ("Kharkiv", "city")]),
        ("Russia downed 62 drones over six regions, including 30 over Kursk and 12 over Tula.", [("Kursk", "region"), ("Tula", "region")]),
        ("Gunners downed 40 drones over several regions, with 20 over Rostov.", [("Rostov", "region")]),
        ("Russia downed 62 drones over six regions, including three over Moscow.", [("Moscow", "city")]),
        ("Russia downed 62 drones, 30 of them over Kursk.", [("Kursk", "city")]),
        ("Russian forces are advancing in southern Zaporizhia.", [("Zaporizhia", "region")]),
        ("Villages in southern Kherson were shelled.", [("Kherson", "region")]),
        ("Two people died in southern Kherson.", [("Kherson", "city")]),
        ("According to the mayor of Kherson, Mykolaiv was hit.", [("Mykolaiv", "city")]),
        ("He wants all of Donetsk.", [("Donetsk", "region")]),
        ("The plan was to give up Luhansk.", [("Luhansk", "region")]),
        ("Leaders met in Panama City.", [("Panama City", "city")]),
        ("Mali President Ivo Lopes flew to Guatemala City.", [("Guatemala City", "city")]),
        ("Two died in Lyman, a man in Donetsk.", [("Lyman", "city"), ("Donetsk", "city")]),
        ("Shells hit the towns of Lyman, Siversk and, in the north, Kharkiv.", [("Lyman", "city"), ("Siversk", "city"), ("Kharkiv", "city")]),
        ("People in Donetsk and Luhansk need help.", [("Donetsk", "region"), ("Luhansk", "region")]),
        ("Luhansk, Donetsk and Kherson are to vote.", [("Luhansk", "region"), ("Donetsk", "region"), ("Kherson", "region")]),
        ("Turkey did not recognise the loss of Kherson, Donetsk and Luhansk.", [("Kherson", "region"), ("Donetsk", "region"), ("Luhansk", "region")]),
        ("Missiles hit Donetsk and Luhansk.", [("Donetsk", "city"), ("Luhansk", "city")]),
        ("Blasts shook the cities of Donetsk and Luhansk.", [("Donetsk", "city"), ("Luhansk", "city")]),
    ],
)
def test_a_seat_means_its_region(text: str, wanted: list[tuple[str, str]]) -> None:
    assert kinds(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A mine was found drifting 20km off Portinho by a trawler.", ["Portinho"]),
        ("Four died when a helicopter fell at Hoyvik in Norway.", ["Hoyvik"]),
        ("Debris was found at Grindeni, a Romanian hamlet.", ["Grindeni"]),
        ("Shelters are built for the people of Grindeni and Palanu, two villages on the river.", ["Grindeni", "Palanu"]),
        ("British jets met a bomber north of Shetland.", ["Shetland"]),
        ("Attacks were repelled in the direction of Malaya Gorka and Novaya Gorka.", ["Malaya Gorka", "Novaya Gorka"]),
        ("The ministers agreed at Ramstein to send more.", ["Ramstein"]),
        ("Soldiers went to Fort Rucker for a course.", ["Fort Rucker"]),
        ("A tanker was stopped off Cape Emine.", ["Cape Emine"]),
        ("The army captured Nova Zirka in Ukraine’s Donetsk region.", ["Nova Zirka", "Donetsk region"]),
        ("Troops took control of Zirkove and Kruchi, in the Sumy region.", ["Zirkove", "Kruchi", "Sumy region"]),
        ("The army captured Petrenko and two Bradleys in the Donetsk region.", ["Donetsk region"]),
        ("Troops took Zirkove in the Sumy region and Kruchi in the Kharkiv region.", ["Zirkove", "Sumy region", "Kruchi", "Kharkiv region"]),
        ("Including Smirnova in the Rostov region, six were fined.", ["Rostov region"]),
        ("The strike at Siemens in Germany went on.", []),
        ("Talks at Energoatom, the operator, ended.", []),
        ("Fighting went on in Sudzha, Korenevo and Snagost.", ["Sudzha", "Korenevo", "Snagost"]),
        ("He showed guns in Lviv, and Skyguards.", ["Lviv"]),
        ("Troops were driven out of Kazachya Loknya and Malaya Loknya, in the Kursk region.", ["Kazachya Loknya", "Malaya Loknya", "Kursk region"]),
        ("A brigade is stationed at Rudninkai near Vilnius.", ["Rudninkai", "Vilnius"]),
        ("Police in Bakhmut, Soledar and Wagner fighters traded fire.", ["Bakhmut", "Soledar"]),
        ("He spoke on a visit to Przemysl.", ["Przemysl"]),
        ("The minister flew to Rzeszow.", ["Rzeszow"]),
        ("Harris’s message to Marta was read.", []),
    ],
)
def test_names_that_no_gazetteer_holds(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He bought parts for Sukhoi jets.",
        "A regiment of the Donetsk separatists left its position.",
        "The Pushkin statue was spared.",
        "Lawmakers banned the St George ribbon.",
        "Turkey supported the Black Sea initiative.",
        "Oil through Druzhba will flow again.",
        "Odesa’s former military commissar was dismissed.",
        "The Togliatti ammonia pipe has not pumped for a year.",
        "A note in Cyrillic was found.",
        "Florida’s Ron DeSantis was against it.",
        "In June Benedict took him in.",
        "Gas comes through agreements, Saad al-Marri said.",
        "The headquarters of the Black Sea fleet was moved.",
        "A Dnipro River flotilla will be formed.",
        "He voted in the Luhansk People’s Republic.",
        "The Nizhny Novgorod governor said that a drone fell in the region.",
        "Kursk Governor Ivan Petrov met the head of the region.",
        "The mayors of Kherson and Melitopol resigned.",
        "He named acting heads of Donetsk, Luhansk, Kherson and Zaporizhia.",
        "Five governors, among them those of Kherson and Sumy, resigned.",
        "A former US Marine, Ivo Lopes, was freed.",
    ],
)
def test_names_of_no_place(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Palatia hotel on the river was destroyed by a missile.", [("Palatia hotel", "facility")]),
        ("He was treated in the Okhmatdyt hospital.", [("Okhmatdyt hospital", "facility")]),
        ("The rubble of the Okhmatdyt children’s hospital was searched.", [("Okhmatdyt children’s hospital", "facility")]),
        ("A tanker burned at Port Kavkaz.", [("Port Kavkaz", "facility")]),
        ("Drones were seen at Khmelnytskyi’s reactors.", [("Khmelnytskyi", "facility")]),
        ("Energoatom said that the Rivne station had lost a line.", [("Rivne station", "facility")]),
        ("The Rivne station was full of refugees.", [("Rivne", "city")]),
        ("Frigates passed through the English Channel.", [("English Channel", "water")]),
        ("Ships may not pass through the Dardanelles.", [("Dardanelles", "water")]),
        ("Fighting went on along the Lyman and Sievierodonetsk axes.", [("Lyman", "city"), ("Sievierodonetsk", "city")]),
        ("An officer in Sievierodonetsk told the BBC that shells were short.", [("Sievierodonetsk", "city")]),
        ("Families of draftees from Voronezh complained of bad food.", [("Voronezh", "city")]),
        ("In Balakliia prosecutors found a grave.", [("Balakliia", "city")]),
        ("The leaders met in Rio de Janeiro.", [("Rio de Janeiro", "city")]),
        ("In Dagestan, a lorry drives around and promises pay.", [("Dagestan", "region")]),
        ("He wanted to set a Kharkiv paint factory on fire.", [("Kharkiv", "city")]),
        ("Kharkiv Mayor Ihor Terekhov said that schools in his city would open.", [("Kharkiv", "city")]),
        ("Drones hit the Kharkiv and Izium substations.", [("Kharkiv", "city"), ("Izium", "city")]),
        ("Drones hit the port city Odesa.", [("Odesa", "city")]),
        ("Shells hit villages Torske and Zarichne.", [("Torske", "city"), ("Zarichne", "city")]),
        ("He visited a town Russian soldiers had burned.", []),
        ("Shells fell in the Lyman territorial community.", [("Lyman territorial community", "hromada")]),
        ("Shells fell in the Lyman and Siversk territorial communities.", [("Lyman", "hromada"), ("Siversk territorial communities", "hromada")]),
        ("A mine exploded in the Bakhchysarai municipal district.", [("Bakhchysarai municipal district", "district")]),
        ("Troops shelled the Severnyi residential area.", [("Severnyi residential area", "city_district")]),
        ("Something burned in Kyiv’s Obolon.", [("Kyiv", "city"), ("Obolon", "city_district")]),
        ("Troops were sent to Kursk, a Russian border region.", [("Kursk", "region")]),
        ("Troops took Bilka Persha, a village in the east.", [("Bilka Persha", "city")]),
        ("Troops took control of Zolota Nyva and Bilka Persha, two villages in the east.", [("Zolota Nyva", "city"), ("Bilka Persha", "city")]),
        ("Anna Braun, a village teacher, said she was hurt.", []),
        ("Ivo Lopes and Anna Braun, two villagers, were hurt.", []),
        ("Drones hit a depot in Bryansk, a region bordering Ukraine.", [("Bryansk", "region")]),
        ("Shells fell on Kherson, a southern Ukrainian region.", [("Kherson", "region")]),
        ("Drones struck Samara, the industrial region.", [("Samara", "region")]),
        ("Shells fell on Sumy, the capital of the region.", [("Sumy", "city")]),
        ("Shells fell on Sumy, the region’s main city.", [("Sumy", "city")]),
        ("Shells fell on Kherson, a southern city in the region.", [("Kherson", "city")]),
        ("He annexed the Luhansk People’s Republic, and Kherson and Sumy regions.", [("Kherson", "region"), ("Sumy regions", "region")]),
        ("Drones hit the Reni and Izmail ports.", [("Reni", "city"), ("Izmail", "city")]),
        ("The Odesa and Pivdennyi ports were damaged.", [("Odesa", "city"), ("Pivdennyi", "facility")]),
        ("The Kursk governor said shells hit parts of the region.", [("Kursk", "region")]),
        ("The governor of Sumy, Ivan Petrov, said that 60 bombs fell on 20 villages in the province.", [("Sumy", "region")]),
        ("Six drones were downed over the region, Bryansk Governor Ivan Petrov said.", [("Bryansk", "region")]),
        ("Officials in the Nizhny Novgorod region said a plant burned.", [("Nizhny Novgorod region", "region")]),
        ("Authorities in Russia’s Bryansk region said a drone hit a school.", [("Bryansk region", "region")]),
        ("A depot burned, officials in the Russian-held Luhansk and Kherson regions said.", [("Luhansk", "region"), ("Kherson regions", "region")]),
        ("Officials in Dnipro said a drone hit Nikopol.", [("Nikopol", "city")]),
        ("Kherson Governor Ivan Petrov said two people died in Beryslav and elsewhere in the region.", [("Beryslav", "city")]),
    ],
)
def test_kinds_by_what_stands_beside(text: str, wanted: list[tuple[str, str]]) -> None:
    assert kinds(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A drone hit Berezivka in the south of Ukraine.", 712312),
        ("A drone hit Berezivka, a town in southern Ukraine.", 712312),
        ("Shells fell on the southern Ukrainian town of Berezivka.", 712312),
        ("Shells fell on Ukraine’s southern town of Berezivka.", 712312),
        ("A drone hit Berezivka in eastern Ukraine.", None),
        ("A drone hit Berezivka in Ukraine.", None),
        ("A drone that came from the south hit Berezivka in Ukraine.", None),
    ],
)
def test_the_only_one_of_the_corner_told_is_meant(text: str, wanted: int | None) -> None:
    """Where the gazetteer has all villages, as the full one does."""
    assert [p.geonameid for p in code_page(page_with(text), _full(), CHRONICLE)[0].places] == [wanted]


def _full() -> Gazetteer:
    full = copy(GAZETTEER)
    full.is_full = True
    return full


def test_a_village_of_many_namesakes_in_a_seat_is_one_of_its_region() -> None:
    found = code_page(page_with("Russia took Berezivka in Odesa."), _full(), CHRONICLE)[0].places
    assert [(p.geonameid, p.kind) for p in found] == [(712312, "city"), (698738, "region")]


@pytest.mark.parametrize(
    "text", ["the English", "at the Camp", "“A” mine", "in Kyiv’s", "off Cape", "X de", "the A and B", "In", "at Fort", "of the"]
)
def test_a_bullet_may_end_anywhere(text: str) -> None:
    code_one(text)


def test_who_heads_one_town_is_no_other_town() -> None:
    assert names("Gunmen shot the mayor of the city of Berdyansk, Oleksandr Koliada, on Friday.") == ["Berdyansk"]
    assert names("The head of the village of Hroza, Petro Bondar, was among the dead.") == ["Hroza"]
    assert names("Shells hit the towns of Kupiansk, Vovchansk and Izium.") == ["Kupiansk", "Vovchansk", "Izium"]
    assert names("Police searched the Moscow homes of two writers.") == ["Moscow"]
    assert names("A court jailed Moscow councillor Ivo Lopes.") == []


def test_where_a_minister_announces_something_is_a_place() -> None:
    assert names("Aid was announced by Defence Minister Anna Braun in Riga on Monday.") == ["Riga"]
    assert names("Aid was announced by the Defence Ministry in Riga on Monday.") == []


def test_a_name_that_no_list_has_is_a_place_at_which_something_was_done_in_a_region() -> None:
    assert names("A spark set fuel alight at Lypivske, in the Volgograd region.") == ["Lypivske", "Volgograd region"]
    assert names("A drone hit a plant at Tander in the Volgograd region.") == ["Volgograd region"]
    assert names("A clerk who worked at Lypivske in the Volgograd region was held.") == ["Volgograd region"]


def test_a_capital_at_which_somebody_meets_is_the_city() -> None:
    assert names("Envoys of both states met at Vienna on Friday.") == ["Vienna"]
    assert names("Envoys met and lashed out at Vienna on Friday.") == []
