"""Places by classes of wording: sentences of our own, the shipped gazetteer unless the full one's manner is asked for."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one
from transforms.coding.places.clues import Hints
from transforms.coding.places.weighing import among
from transforms.gazetteer import Entry
from transforms.gazetteer.building import OWN
from transforms.gazetteer.spelling import adjective_stems, changed_stems, fold, noun_stems


def places(text: str) -> list[tuple[str, int | None, str]]:
    return [(text[p.span_start : p.span_end], p.geonameid, p.role) for p in code_one(text).places]


def ids(text: str) -> list[int | None]:
    return [p.geonameid for p in code_one(text).places]


def kinds(text: str) -> list[str]:
    return [p.kind for p in code_one(text).places]


def roles(text: str) -> list[str]:
    return [p.role[0] for p in code_one(text).places]


def test_a_place_that_is_told_twice_is_the_same_one() -> None:
    assert ids("A parade in St Petersburg was called off. It was watched from St Petersburg’s naval base.") == [498817, 498817]


def test_a_city_with_a_capital_is_the_city() -> None:
    assert places("Two nurses were hurt in Kherson City and one in Kryvyi Rih City.") == [
        ("Kherson", 706448, "event"),
        ("Kryvyi Rih", 703845, "event"),
    ]
    assert ids("Envoys flew to New York City.") == [5128581]
    assert not places("A base that was once Stalin City was opened.")


def test_a_ship_behind_a_comma_is_no_place() -> None:
    assert not places("Russia lost the landing ship, Saratov, and the cruiser, Moskva.")


def test_a_capital_that_saw_an_attack_is_a_place() -> None:
    assert ids("Kyiv saw the worst missile attack in weeks.") == [703448]
    assert not ids("Kyiv faced new calls to cede land.")


@pytest.mark.parametrize("text", ["Drones hit Maksimovskoye village in the Belgorod region.", "The rural Maksimovskoye settlement was hit."])
def test_a_village_that_no_gazetteer_holds_is_told_by_its_noun(text: str) -> None:
    first = code_one(text).places[0]
    assert (text[first.span_start : first.span_end], first.kind, first.geonameid) == ("Maksimovskoye", "city", None)


@pytest.mark.parametrize(
    "text",
    [
        "Explosions were heard in cities across Ukraine, including Kyiv and Kharkiv, late on Saturday.",
        "Drones hit a number of cities, among them Kyiv and Kharkiv.",
        "Russia attacked cities such as Kyiv and Kharkiv.",
    ],
)
def test_a_capital_among_towns_is_a_town(text: str) -> None:
    assert ids(text) == [703448, 706483]


def test_capitals_that_deal_with_one_another_are_governments() -> None:
    assert [name for name, _, _ in places("After a crash in the Belgorod region, Kyiv and Moscow exchanged prisoners.")] == ["Belgorod region"]
    assert [name for name, _, _ in places("Insurers in London and Kyiv have agreed on a price.")] == ["London", "Kyiv"]
    assert [name for name, _, _ in places("Firms in Lublin, Warsaw and Kyiv have signed contracts.")] == ["Lublin", "Warsaw", "Kyiv"]


def test_capitals_that_speak_are_no_towns() -> None:
    assert not places("Several capitals, including Kyiv and Riga, rejected the plan.")


def test_a_border_region_is_a_region() -> None:
    assert ids("Drones hit villages in the Kursk border region and the Sumy and Kharkiv border regions.") == [538555, 692196, 706482]


def test_a_peninsula_with_a_capital_is_the_region() -> None:
    assert places("Drones fell on Ukraine’s Crimea Peninsula.") == [("Crimea Peninsula", 703883, "event")]


def test_a_list_that_goes_on_with_other_regions_is_of_regions() -> None:
    assert kinds("Drones hit homes in the Kyiv, Sumy and other regions.") == ["region", "region"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Blackouts hit four regions, Sumy and Chernihiv among them.", "region region"),
        ("Power was cut in several regions, including Kharkiv and Odesa, the grid operator said.", "region region"),
        ("Shells fell on the districts of Nikopol and Synelnykove.", "district district"),
        ("Shells fell on districts of Nikopol and Synelnykove.", "city city"),
        ("Drones were downed over two regions: Tula and Ryazan.", "region region"),
        ("Raids hit four regions: Luhansk and Donetsk in the east, and Kherson and Zaporizhia in the south.", "region region region region"),
        ("Raids hit Luhansk and Donetsk in the east, and Kherson in the south.", "city city city"),
        ("The worst-hit regions were Donetsk and Kherson.", "region region"),
        ("Missiles struck Kharkiv, Odesa and other regions on Monday.", "region region"),
        ("Kharkiv and Sumy are the two regions where most mines lie.", "region region"),
        ("In both occupied regions, Zaporizhia and Kherson, curfew was extended.", "region region"),
        ("Emergency cuts were applied in three regions: Kyiv, Zhytomyr and Chernihiv.", "region region region"),
        ("Of the drones, 21 fell in the Bryansk region and 17 in Smolensk’s.", "region region"),
        ("Three districts of the Dnipropetrovsk region, Nikopol, Synelnykove and Kryvyi Rih, were shelled.", "region district district district"),
        ("In three districts of Kyiv, Obolonskyi, Podilskyi and Darnytskyi, debris fell.", "city city_district city_district city_district"),
        ("Guns fired on two communities of the Sumy region, Bilopillia and Krasnopillia, all day.", "region hromada hromada"),
        ("Several cities, including Kharkiv and Odesa, were attacked.", "city city"),
        ("Crews worked in nine regions, among them the cities of Kharkiv and Odesa.", "city city"),
        ("Russia shelled 11 regions, Kharkiv was hit the hardest.", "city"),
        ("A strike on Donetsk’s Voroshilovskyi district killed a driver.", "city district"),
        ("Drones were destroyed over six Russian regions, 30 of them in Bryansk and 25 in Kaluga.", "region region"),
        ("Drones attacked four regions: six were shot down over Odesa and two over Mykolaiv.", "region region"),
        ("Offices were searched in 11 regions in one day; in Khmelnytskyi detectives found money.", "city"),
        ("Nine drones were downed over three regions, five of them over Kyiv.", "city"),
        ("A state of emergency holds in the Belgorod region, which borders Kursk.", "region region"),
        ("Drones were downed over the Kursk region and over neighbouring Belgorod.", "region region"),
        ("The fighting spread from Sumy to neighbouring Kharkiv.", "city city"),
        ("Drones were destroyed over five southern regions, including 21 over Rostov.", "region"),
        ("Several regions came under attack, and a missile killed five people in Dnipro.", "city"),
        ("Drones were downed over six regions, and 12 firefighters worked in Kharkiv.", "city"),
        ("Drones fell over 12 regions, 61 of them over Bryansk and the rest over Kaluga and Tula.", "region region region"),
        ("Plants were damaged, the minister said, naming Zaporizhia, Dnipropetrovsk and Ivano-Frankivsk.", "region region region"),
    ],
)
def test_a_noun_told_apart(text: str, wanted: str) -> None:
    assert " ".join(kinds(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Drones came from Kursk, Bryansk, Oryol, Taganrog, Shatalovo and Primorsko-Akhtarsk.", "mmmmmm"),
        ("The drones were launched from three regions: Kursk, Oryol and Bryansk.", "mmm"),
        ("If Russia takes Pokrovsk, it will not stop.", "m"),
        ("Unless Kupiansk is held, more will be lost.", "m"),
        ("He asked whose Sevastopol is.", "m"),
        ("Talks about the Zaporizhia nuclear power plant will go on.", "m"),
        ("They discussed the situation at the Zaporizhia nuclear power plant.", "m"),
        ("Shells fell on Nikopol, which faces the Zaporizhia nuclear power plant across the Dnipro River.", "emm"),
        ("A gunner near Siversk told Reuters that shells were short.", "e"),
        ("In Berlin on Tuesday, Chancellor Olaf Scholz said that Germany would send guns.", "m"),
        ("In Prague, police said that two men had been arrested.", "e"),
        ("Asked by reporters in Oslo whether he would resign, Prime Minister Jonas Gahr Store said no.", "m"),
        ("Blasts were heard from Kherson to Odesa.", "ee"),
        ("Trains run from Kherson to Odesa.", "mm"),
        ("Bombers took off from Engels.", "m"),
        ("The doctors have gone from Oleshky.", "e"),
        ("Icons were stolen from a church in Kherson.", "e"),
        ("Cuts are to be expected in Odesa.", "e"),
        ("He is expected in Odesa.", "m"),
        ("It imposed sanctions on a company in Dubai.", "m"),
        ("The shells come from a factory in Biysk.", "m"),
        ("The blast came from a factory in Biysk.", "e"),
        ("A drone hit a bank in Kherson, the governor announced.", "e"),
        ("Firefighters put out a blaze at a company in Kharkiv.", "e"),
        ("She told a bank in Hamburg to heed the sanctions.", "e"),
        ("Missiles made in Votkinsk hit Poltava.", "me"),
        ("The hospital, built in Mariupol long ago, was bombed.", "e"),
        ("He wondered if the shells that fell on Nikopol were new.", "e"),
        ("It wants all of the Donetsk region.", "m"),
        ("Russia would need years to take Kramatorsk.", "m"),
        ("Marines dug in on the Oskil’s western bank.", "e"),
        ("The villages were shelled from the direction of Polohy.", "m"),
        ("Russia may have to go as far as Odesa, he said.", "m"),
    ],
)
def test_scene_or_named(text: str, wanted: str) -> None:
    assert "".join(roles(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The news drew a shrug in Kyiv.",
        "A peace force is seen in Moscow as a target.",
        "Priests close to Moscow were fined.",
        "He has no faith in Washington.",
        "She told the Rotary Club of Boston about it.",
        "A statue of Suvorov was taken down.",
        "The film 20 Days in Mariupol won a prize.",
        "The Shevchenkivskyi district court had him arrested.",
        "A judge of the Prymorskyi District Court was held.",
        "The North Atlantic Council met.",
        "The 3rd Kharkiv battalion was honoured.",
    ],
)
def test_no_place(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Taking Toretsk cost many lives.", [709354]),
        ("Whoever holds Tokmak holds the railway.", [691469]),
        ("Beyond Kupiansk lies a bridgehead.", [703656]),
        ("Debris fell above Kyiv.", [703448]),
        ("The air raid alert for Kyiv lasted two hours.", [703448]),
        ("A witness in Melitopol told Reuters that a car had blown up.", [701404]),
        ("Children from Kherson were found in Crimea.", [706448, 703883]),
        ("Debris fell on houses in Podolsk.", [508101]),
        ("In the southern port city a hotel burned, Odesa’s mayor said.", [698740]),
        ("In the occupied city a car bomb killed two, the mayor of Melitopol said.", [701404]),
        ("People gathered outside parliament in Tbilisi.", [611717]),
        ("A summit planned for Budapest was called off.", [3054643]),
        ("Blasts were heard in Gorlovka and Kostiantynivka.", [707753, 705104]),
        ("Drones rose from Chauda in Crimea.", [710911, 703883]),
        ("Nine drones were shot down over the Crimean Peninsula.", [703883]),
        ("“We hold Kupiansk, Lyman and Siversk,” a colonel said.", [703656, 704204, 694403]),
        ("A car blew up in southern Moscow on Monday.", [524901]),
        ("A drone fell on Yaroslavl, northeast of Moscow.", [468902, 524901]),
        ("Two people died in Kupiansk and one in Shostka, in the Sumy region.", [703656, 693942, 692196]),
        ("A bomb fell on Huliaipole, and a mine blew up in Nikopol in the Dnipropetrovsk region.", [707898, 700051, 709929]),
        ("In the Zaporizhia region a man died, and shells fell on Marhanets.", [687699, 701855]),
        ("Kyiv would pull its men out of the parts of Donetsk that it holds.", [709716]),
        ("Russia controls 70 percent of Kherson and nearly all of Luhansk.", [706442, 702657]),
        ("A treaty on the annexation of Luhansk, Kherson and Zaporizhia was signed.", [702657, 706442, 687699]),
        ("Some 40 sq km of Donetsk changed hands.", [709716]),
        ("Most of Kherson was dark on Friday.", [706448]),
        ("A drone hit a mill in the capital, Kyiv.", [703448]),
        ("Blasts rocked the capital Kyiv and Kupiansk.", [703448, 703656]),
        ("They met in the Latvian capital of Riga.", [456172]),
        ("Kyiv, the capital, was dark.", [703448]),
        ("The premier welcomed President Ivo Lopes to Riga.", [456172]),
        ("The premier welcomed Latvia’s pledge to Kyiv.", []),
        ("Bombs fell on the Ukrainian capital, Kyiv said.", []),
        ("Piatykhatky, a hamlet of 40 houses in the Zaporizhzhia region, was taken.", [695966, 687699]),
        ("The village of Torske in Donetsk and Vesele in Zaporizhia were taken.", [691358, 709716, None, 687699]),
        ("Bombs fell on Kupiansk. In the Sumy region, a bus was hit.", [703656, 692196]),
        ("A woman died in Huliaipole, and bombs fell on all of the Dnipropetrovsk region.", [707898, 709929]),
        ("A house burned in Hrushivka, in the Kupiansk district of the Kharkiv region.", [712087, 9194084, 706482]),
        ("Bombs fell on Vovchansk in the Kharkiv region, and near Lyman.", [689304, 706482, 704204]),
        ("Attacks were repelled near Kreminna and Makiivka.", [704138, 702318]),
        ("A depot burned in Makiivka.", [702320]),
        ("The agency’s head announced from Vienna that repairs had begun.", [2761369]),
        ("Parcels were sent to Kyiv and Odesa.", [703448, 698740]),
        ("Help was promised to Kyiv and Chisinau.", []),
        ("The envoy began a tour of Kyiv, Warsaw and Berlin.", [703448, 756135, 2950159]),
        ("Residents of Odesa and Mykolaiv reported blasts.", [698740, 700569]),
        ("Residents of Odesa, Kherson and Mykolaiv reported blasts.", [698740, 706448, 700569]),
        ("Officials in Warsaw and Chisinau said talks would go on.", []),
        ("Attacks were beaten off near Kupiansk, Moscow said.", [703656]),
        ("In Kryvyi Rih and Pavlohrad emergency cuts go on.", [703845, 697889]),
        ("A depot burned on the coast of the Russia-occupied Crimean peninsula.", [703883]),
        ("A depot burned in the Moscow-annexed Crimean peninsula.", [703883]),
        ("Shells fell on the Ukrainian-controlled Chasiv Yar.", [710915]),
        ("A refinery burned in Russia’s Bashkortostan.", [578853]),
        ("Four drones were downed over Russia’s Dagestan.", [567293]),
        ("A medal was given by Tatarstan.", []),
        ("A drone hit a garage in Kyiv’s city centre.", [703448]),
        ("A drone hit a garage in Kharkiv’s city centre.", [706483]),
        ("Two nurses were hurt at Kherson’s regional hospital.", [706448]),
        ("Kharkiv’s city council said nothing was hit.", []),
        ("Kyiv’s city council voted on the plan.", []),
        ("Kyiv’s city military administration said nothing was hit.", []),
        ("A missile attack on Ukraine’s Kyiv killed two people.", [703448]),
        ("A drone fell in front of a shop in Russia’s Moscow.", [524901]),
        ("Estonia’s envoy was told to go, and Russia’s Tallinn envoy left.", []),
    ],
)
def test_found(text: str, wanted: list[int]) -> None:
    assert ids(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oleksandrivka, in the Sumy region, was shelled.", [None, 692196]),
        ("Oleksandrivka, in the Donetsk region, was shelled.", [None, 709716]),
        ("The village of Murom was shelled.", [None]),
        ("A house burned in Malynivka, in the Kramatorsk district of the Donetsk region.", [None, 12189528, 709716]),
        ("A tank burned in Alexandrovka.", [None]),
        ("A farmer died in Zhuravlyovka, in Belgorod.", [None, 578071]),
        ("The ship was seen in Varna.", [None]),
        ("A vigil was held in Salisbury.", [None]),
        ("He flew to Cali.", [None]),
        ("Goods came from Gdansk in Poland and Simferopol in Crimea.", [3099434, 693805, 703883]),
    ],
)
def test_none_rather_than_another(text: str, wanted: list[int | None]) -> None:
    assert ids(text) == wanted


def test_the_village_among_the_others_of_its_list_is_meant() -> None:
    """The full gazetteer has it; the shipped one lacks most villages."""
    village = Entry(1, "Kostiantynivka", "city", "UA", "UA.05", "1416", 47.87, 37.42, 0, OWN)
    city = Entry(2, "Kostiantynivka", "city", "UA", "UA.05", "1412", 48.53, 37.71, 67_350, OWN)
    vuhledar, maksymilianivka, kramatorsk = (47.78, 37.25), (47.94, 37.48), (48.73, 37.58)
    assert among((village, city), Hints(neighbours=(vuhledar, maksymilianivka))) is village
    assert among((village, city), Hints(neighbours=(vuhledar,))) is None
    assert among((village, city), Hints(neighbours=(vuhledar, kramatorsk))) is None
    assert among((village, city), Hints(neighbours=(vuhledar, maksymilianivka), country="RU")) is None


@pytest.mark.parametrize(
    ("noun", "adjective", "fits"),
    [
        ("Bilopillia", "Bilopilska", True),
        ("Velyka Pysarivka", "Velykopysarivska", True),
        ("Seredyna-Buda", "Seredyno-Budska", True),
        ("Seredyno-Budska", "Seredyno-Budska", True),
        ("Lozno-Oleksandrivka", "Lozno-Oleksandrivska", True),
        ("Tokmak", "Tokmatska", True),
        ("Volnovakha", "Volnovaska", True),
        ("Yarmolyntsi", "Yarmolynetska", True),
        ("Zhovkva", "Zhovkivska", True),
        ("Zarichne", "Zarichnenska", True),
        ("Vorozhba", "Vorozhbianska", True),
        ("Shostka", "Shostkynska", True),
        ("Stepnohirsk", "Stepnenska", False),
        ("Zarichne", "Zarichanska", False),
    ],
)
def test_a_hromada_is_found_by_its_seat(noun: str, adjective: str, fits: bool) -> None:
    stems = {*noun_stems(fold(noun)), *changed_stems(fold(noun))}
    assert fits is not stems.isdisjoint(adjective_stems(fold(f"{adjective} Terytorialna Hromada")))


@pytest.mark.parametrize(
    "text",
    [
        "Over Kyiv itself, air defence crews brought down 23 of 28 drones.",
        "A drone with explosives flew in from Belarus and was last seen over Vilnius.",
        "The envoy flew into Moscow on Thursday and met Putin behind closed doors.",
        "A drone fell too close to Kyiv, the army wrote.",
        "Rescuers found two bodies close to Kyiv.",
    ],
)
def test_a_capital_that_is_flown_to_or_over_is_a_city(text: str) -> None:
    assert kinds(text) == ["city"]


@pytest.mark.parametrize("text", ["Over Kyiv’s objections, the ban was lifted.", "Moscow finds the envoy too close to Kyiv."])
def test_a_capital_that_objects_or_is_favoured_is_a_government(text: str) -> None:
    assert kinds(text) == []


def test_a_mayor_tells_of_his_town_by_all_of_its_name() -> None:
    text = "The Russian-installed mayor of Nova Kakhovka, Vladimir Leontyev, said water was still rising in the town."
    assert [place.name for place in code_one(text).places] == ["Nova Kakhovka"]
