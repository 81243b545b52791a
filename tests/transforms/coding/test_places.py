"""Where names of places stand, which entry they mean and whether something happened there: sentences of our own, the shipped gazetteer."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


def places(text: str) -> list[tuple[str, int | None, str]]:
    return [(text[p.span_start : p.span_end], p.geonameid, p.role) for p in code_one(text).places]


KHARKIV, KHARKIV_REGION, SUMY_REGION = 706483, 706482, 692196


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A drone hit Kharkiv.", [("Kharkiv", KHARKIV, "event")]),
        ("In Krasnodar’s Slavyansk a tank burned.", [("Krasnodar", 542420, "event"), ("Slavyansk", None, "event")]),
        ("The Donetsk suburb of Oleksandrivka has no light.", [("Donetsk", 709717, "event"), ("Oleksandrivka", None, "event")]),
        ("A bomb killed General Kirillov. Ilya Kyva was shot.", []),
        ("Drones hit Sloviansk and Nikopol.", [("Sloviansk", 693468, "event"), ("Nikopol", 700051, "event")]),
        ("Drones were seen above Rivne and Volyn.", [("Rivne", 695594, "event"), ("Volyn", 689064, "event")]),
        ("A post in the Bryansk region’s Klimovsky district fell.", [("Bryansk region", 571473, "event"), ("Klimovsky district", None, "event")]),
        ("Ukraine’s Khortytsia command withdrew.", []),
        ("He rested in Palm Beach.", []),
        ("Two people were killed in the West Bank.", [("West Bank", 285153, "event")]),
        ("A man was shot dead in Nablus, West Bank.", [("Nablus", None, "event"), ("West Bank", 285153, "event")]),
        ("The World Bank lent it $5m.", []),
        ("The head of the occupied Kherson region was fined.", []),
        ("Missiles were fired at Odesa from positions near Belgorod.", [("Odesa", 698740, "event"), ("Belgorod", 578072, "mention")]),
        ("The new missiles could reach Kharkiv.", [("Kharkiv", KHARKIV, "mention")]),
        ("It will not give up the Kharkiv region.", [("Kharkiv region", KHARKIV_REGION, "mention")]),
        ("In the Kharkiv community, Torske was shelled.", [("Kharkiv community", None, "event"), ("Torske", 691358, "event")]),
        ("Nobody was hurt. She has left. Cars were towed away.", []),
        ("Eleven airports were closed. Rural districts had no light.", []),
        ("The frigate Admiral Orsk, built long ago, is old. The tanker Odesa burned.", []),
        ("The Saratov sank at the pier. A Minsk landing ship burned.", []),
        ("Men of the Kherson battalion were decorated.", []),
        (
            "Drones hit the Osnovianskyi and Slobidskyi districts of Kharkiv.",
            [("Osnovianskyi", None, "event"), ("Slobidskyi districts", None, "event"), ("Kharkiv", 706483, "event")],
        ),
        ("A depot in Oktyabrsky, in Russia’s Kursk region, burned.", [("Oktyabrsky", None, "event"), ("Kursk region", 538555, "event")]),
        ("A vigil was held in Odessa, Texas.", [("Odessa", None, "event"), ("Texas", 4736286, "event")]),
        ("A mast fell in the mine of Sol.", [("Sol", None, "event")]),
        ("The guns are of use in the Donetsk sector.", []),
        (
            "Blasts were heard in Pervomaisk, Popasna and Zolote.",
            [("Pervomaisk", 697592, "event"), ("Popasna", 696566, "event"), ("Zolote", 686868, "event")],
        ),
        ("A garage burned in Nikolskoye.", [("Nikolskoye", None, "event")]),
        ("In Crimea drones hit a depot near Pervomaiske.", [("Crimea", 703883, "event"), ("Pervomaiske", 697568, "event")]),
        ("Planes were hit at Saky.", [("Saky", 694910, "event")]),
        ("The bombers fired missiles from above the Caspian Sea.", [("Caspian Sea", None, "mention")]),
        ("Drones were shot down on their way to Kharkiv.", [("Kharkiv", 706483, "mention")]),
        ("Of 40 assaults, 12 towards Pokrovsk were beaten off.", [("Pokrovsk", 704422, "event")]),
        ("It is not said whom Crimea belongs to.", [("Crimea", 703883, "mention")]),
        ("A plane was heading for Moscow.", [("Moscow", 524901, "mention")]),
        ("Troops went round Huliaipole and past Orikhiv.", [("Huliaipole", 707898, "event"), ("Orikhiv", 698428, "event")]),
        ("Diplomats in Brussels said no.", [("Brussels", 2800866, "mention")]),
        ("Putin flies to Tehran on Monday.", [("Tehran", 112931, "event")]),
        ("He moved by up to 20 metres in Bakhmut.", [("Bakhmut", 713174, "event")]),
        ("Workers at the Zaporizhzhia plant were sent home.", [("Zaporizhzhia plant", 11839420, "event")]),
        ("A leak in the Druzhba oil pipeline was found.", []),
        ("Smoke rose from a refinery in Yaroslavl.", [("Yaroslavl", 468902, "event")]),
        ("Cables between Helsinki and Tallinn were cut.", [("Helsinki", 658225, "event"), ("Tallinn", 588409, "event")]),
        ("In the Bryansk region’s Sevsk a shop burned.", [("Bryansk region", 571473, "event"), ("Sevsk", 496246, "event")]),
        ("A firm based in Samara makes them.", [("Samara", 499099, "mention")]),
        ("A plant in Kotovsk burned.", [("Kotovsk", None, "event")]),
        ("A drone hit a farm in the Kharkiv region.", [("Kharkiv region", KHARKIV_REGION, "event")]),
        ("Drones hit the Sumy and Kharkiv regions.", [("Sumy", SUMY_REGION, "event"), ("Kharkiv regions", KHARKIV_REGION, "event")]),
        ("A man died in the Polohivskyi district.", [("Polohivskyi district", 696670, "event")]),
        ("Moscow said the talks had failed.", []),
        ("Kyiv rejected the plan.", []),
        ("A drone fell in central Kyiv.", [("Kyiv", 703448, "event")]),
        ("Drones were shot down over Crimea.", [("Crimea", 703883, "event")]),
        ("Kharkiv Governor Ivan Bondar visited a school.", []),
        ("A garage burned in Kyiv’s Solomianskyi district.", [("Kyiv", 703448, "event"), ("Solomianskyi district", 687055, "event")]),
        ("President Ivan Petrenko told reporters in Brussels that aid would come.", [("Brussels", 2800866, "mention")]),
        ("Leaders held talks in Istanbul.", [("Istanbul", 745044, "event")]),
        ("Missiles were fired from the Black Sea.", [("Black Sea", None, "mention")]),
        ("The Zaporizhzhia nuclear power plant lost power.", [("Zaporizhzhia nuclear power plant", 11839420, "event")]),
        ("A depot burned in Russia’s Belgorod region.", [("Belgorod region", 578071, "event")]),
        ("The Minsk agreements are dead, he said.", []),
        ("A shop burned in Moscow’s southwest.", [("Moscow", 524901, "event")]),
        ("Moscow’s southern neighbours stayed away.", []),
        ("The G7’s statement, signed in Istanbul on Friday, condemned the war.", [("Istanbul", 745044, "event")]),
        ("The prisoners are protected by the Geneva conventions, he said.", []),
        ("The government in Kyiv will replace the board.", []),
        ("Snow and black ice caused a pile-up.", []),
        ("Bombs hit Kherson 12 times, and rockets struck a depot in Odesa 3 times.", [("Kherson", 706448, "event"), ("Odesa", 698740, "event")]),
        (
            "A farm burned in the Donetsk region and a bridge south of the city of Zaporizhzhia fell.",
            [("Donetsk region", 709716, "event"), ("Zaporizhzhia", 687700, "event")],
        ),
        ("A man who hung up leaflets in Krakow and Warsaw has been held.", [("Krakow", 3094802, "event"), ("Warsaw", 756135, "event")]),
        ("Premier Ivan Petrenko told a summit of mayors in Zagreb that help would come.", [("Zagreb", 3186886, "mention")]),
        ("Drones came down on the approaches to Mykolaiv.", [("Mykolaiv", 700569, "event")]),
        ("The mayor said two men near Kharkiv had been killed.", [("Kharkiv", KHARKIV, "event")]),
        ("The arms are useful on the Donbas front.", []),
        ("It is the hardest question between Moscow and Kyiv.", []),
        ("Trains between Kyiv and Kharkiv were late.", [("Kyiv", 703448, "event"), ("Kharkiv", KHARKIV, "event")]),
        ("Talks were held in Geneva.", [("Geneva", 2660646, "event")]),
        ("Russia demands that Kyiv give up the Donbas region.", []),
        ("Four boats were sunk in the western part of the Black Sea.", [("Black Sea", None, "event")]),
        ("The general said that Kharkiv had been hit.", [("Kharkiv", KHARKIV, "event")]),
        ("Putin decreed an increase in the size of the army.", []),
        ("Boats came across the Oskil at dawn.", [("Oskil", 514365, "event")]),
        ("A jet brought down the Kommuna, a salvage ship.", []),
        ("Two aides on Capitol Hill spoke of it.", []),
        ("Kyiv and Kharkiv were attacked with drones.", [("Kyiv", 703448, "event"), ("Kharkiv", KHARKIV, "event")]),
        ("Explosions shook Kyiv at noon.", [("Kyiv", 703448, "event")]),
        ("Shots were heard in Kyiv’s government quarter.", [("Kyiv", 703448, "event")]),
        ("A train took the envoys to Kyiv, where they were shown a school.", [("Kyiv", 703448, "event")]),
        ("Ministers will meet in Luxembourg for talks.", [("Luxembourg", 2960316, "event")]),
        ("Banks in Luxembourg froze the accounts.", []),
        ("Envoys met in Florida.", [("Florida", 4155751, "event")]),
        ("A drone fell in the Tulcea county.", [("Tulcea county", 664517, "event")]),
        ("A drone fell in Moldova’s Drochia district.", [("Drochia district", 618369, "event")]),
        ("A drone fell near Drochia in Moldova.", [("Drochia", 618370, "event")]),
        ("Flour is rationed in two Moscow bakeries.", [("Moscow", 524901, "event")]),
        ("Arsonists burned down a Hamburg warehouse and an Amazon warehouse.", [("Hamburg", 2911298, "event")]),
        ("A blast damaged a railway line in Silesia.", [("Silesia", 3337497, "event")]),
        ("A house burned in central Kharkiv.", [("Kharkiv", KHARKIV, "event")]),
        ("A house burned in Kharkiv city.", [("Kharkiv", KHARKIV, "event")]),
        ("The regions of Kharkiv and Sumy had no light.", [("Kharkiv", KHARKIV_REGION, "event"), ("Sumy", SUMY_REGION, "event")]),
        ("Kharkiv Mayor Ihor Bondar said two shops burned in the city.", [("Kharkiv", KHARKIV, "event")]),
        ("The mayor of Odesa, Ivo Lopes, said drones had hit the port city.", [("Odesa", 698740, "event")]),
        ("Nikopol’s mayor, Ivo Lopes, said the town had been shelled.", [("Nikopol", 700051, "event")]),
        ("Nikopol Mayor Ivo Lopes said shells had struck the southern town.", [("Nikopol", 700051, "event")]),
        ("Odesa Mayor Ivo Lopes said the city’s eastern district had no light.", [("Odesa", 698740, "event")]),
        ("Odesa Mayor Ivo Lopes asked residents to leave the city.", []),
        ("Odesa Mayor Ivo Lopes said the city needed light.", []),
        ("Odesa Mayor Ivo Lopes said the town council would meet.", []),
        ("Odesa Mayor Ivo Lopes said the port was shut.", []),
        ("The prime minister told the Sejm that it was late.", []),
        ("Residents of Kharkiv reported blasts.", [("Kharkiv", KHARKIV, "event")]),
        ("A court in Kharkiv ruled that he may go.", [("Kharkiv", KHARKIV, "event")]),
        ("A tanker under the flag of Gabon was boarded.", []),
        ("The road from Kharkiv to Lozova was cut.", [("Kharkiv", KHARKIV, "event"), ("Lozova", 702760, "event")]),
        ("Four buses drove orphans towards Kharkiv.", [("Kharkiv", KHARKIV, "mention")]),
        ("Troops are pushing towards Kharkiv.", [("Kharkiv", KHARKIV, "event")]),
        ("The families were moved to a school in Kharkiv.", [("Kharkiv", KHARKIV, "mention")]),
        ("On a visit to Kharkiv, the Latvian minister said aid would come.", [("Kharkiv", KHARKIV, "mention")]),
        ("He is plotting an attack on Kharkiv, the minister said.", [("Kharkiv", KHARKIV, "mention")]),
        ("Cables were cut under the Baltic Sea.", [("Baltic Sea", None, "event")]),
        ("A depot burned in Yeysk, on the Sea of Azov.", [("Yeysk", 466885, "event"), ("Sea of Azov", None, "mention")]),
        ("A barge sank near the right bank of the Dnipro River.", [("Dnipro River", 565896, "mention")]),
        ("Snipers fired along the right bank of the Dnipro River.", [("Dnipro River", 565896, "event")]),
    ],
)
def test_places(text: str, wanted: list[tuple[str, int | None, str]]) -> None:
    assert places(text) == wanted


def test_two_that_fit_equally_stay_open_with_their_candidates() -> None:
    place = code_one("Shells fell on the village of Novoselivka.").places[0]
    assert place.geonameid is None
    assert len(place.candidates) != 1


def test_the_region_beside_a_name_decides() -> None:
    (place, region) = code_one("Shells fell on Borova in the Kharkiv region.").places
    assert (place.admin1, region.geonameid) == ("UA-63", KHARKIV_REGION)


def test_a_village_lies_where_the_text_says() -> None:
    """Not the town of that name near Kyiv, which a bare name means."""
    place = code_one("Shells fell on Ukrainka, a village south of Pokrovsk.").places[0]
    assert place.geonameid != 690773
    place = code_one("Shells fell on Borova, a village 30km east of Izium.").places[0]
    assert place.admin1 == "UA-63"


@pytest.mark.parametrize(
    ("text", "city_district"),
    [
        ("Debris of drones shot down over Kyiv set fire to a flat in a block of the Solomianskyi district.", 687055),
        ("Kyiv Mayor Ivan Bondar said that a flat burned in the Solomianskyi district.", 687055),
        ("A flat burned in the Solomianskyi district of the capital.", 687055),
        ("Debris of drones shot down over Odesa set fire to a flat in the Kyivskyi district.", 711741),
    ],
)
def test_a_district_is_of_the_city_told_of(text: str, city_district: int) -> None:
    assert [p.geonameid for p in code_one(text).places if p.kind == "city_district"] == [city_district]


@pytest.mark.parametrize("told", ["two over Moscow", "two of them over Moscow", "12 over Tula and two over Moscow"])
def test_a_capital_that_some_of_many_were_shot_down_over_is_a_city(told: str) -> None:
    assert code_one(f"Nine drones were destroyed across five regions, {told}.").places[-1].geonameid == 524901


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Anna Braun said 160 agreements were signed at the conference in Rome.", "event"),
        ("Anna Braun said it was late, at a conference in Rome.", "mention"),
        ("Anna Braun said on Monday a drone hit a depot in Sumy.", "event"),
        ("Anna Braun said on Monday in Rome that a depot was hit.", "mention"),
        ("According to the IAEA, the Zaporizhzhia plant lost power.", "event"),
    ],
)
def test_what_is_told_of_a_place_is_no_remark_made_there(text: str, role: str) -> None:
    assert [place.role for place in code_one(text).places] == [role]


def test_from_where_shells_come_says_nothing_of_where_they_fall() -> None:
    places = code_one("Shells from Russia’s Kursk region hit Bilopillia.").places
    assert (places[-1].admin1, places[-1].role) == ("UA-59", "event")


@pytest.mark.parametrize(("text", "country"), [("Grain reached Geneva in Italy.", None), ("A man died in Belgorod, Ukraine said.", "RU")])
def test_the_state_told_behind_a_name_binds(text: str, country: str | None) -> None:
    assert code_one(text).places[0].country == country


def test_the_first_name_of_a_mayor_is_no_region() -> None:
    """Vladimir is one."""
    assert code_one("Mayor Vladimir Petrenko said that Nova Kakhovka was hit.").places[0].geonameid == 699839


def test_a_city_is_one_though_its_region_was_told_before() -> None:
    _, second = code("A drone hit a farm in the Kharkiv region.", "A drone hit Kharkiv, the mayor said.")
    assert second.places[0].geonameid == KHARKIV


def test_a_bare_name_means_the_region_that_was_told_before() -> None:
    _, second = code("A drone hit a farm in Ukraine’s Zaporizhia region.", "Two men died in another attack on Zaporizhia.")
    assert second.places[0].kind == "region"


@pytest.mark.parametrize(
    ("text", "place_id", "precision"),
    [
        ("A drone hit Kharkiv in the Kharkiv region.", KHARKIV, "place"),
        ("A drone hit a farm in the Kharkiv region.", KHARKIV_REGION, "region"),
        ("Drones hit Kharkiv and Odesa.", KHARKIV, "several"),
        ("Drones were shot down over the Black Sea.", None, "place"),
    ],
)
def test_the_own_place_of_a_bullet(text: str, place_id: int | None, precision: str) -> None:
    own = code_one(text).own_place
    assert own is not None
    assert (own.place_id, own.precision) == (place_id, precision)


def test_no_place_where_nothing_happened() -> None:
    assert code_one("President Ivan Petrenko told reporters in Brussels that aid would come.").own_place is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The ship in Riga was released. Schools in Saratov and Volgograd were shut, Governor Busargin wrote.", [456172, 498677, 472757]),
        ("A plane landed at Warsaw. Two residents of Shebekino were hurt, Governor Gladkov said.", [756135, 495112]),
    ],
)
def test_a_governor_has_no_part_in_places_abroad_nor_in_great_cities(text: str, ids: list[int]) -> None:
    assert [p.geonameid for p in code_one(text).places] == ids


def test_a_foreign_region_behind_a_name_forbids_its_namesakes_elsewhere() -> None:
    assert places("A man was arrested in Odessa, Texas, on Monday.")[0] == ("Odessa", None, "event")
    assert places("Drones hit Odessa on Monday.") == [("Odessa", 698740, "event")]


def test_a_place_told_where_a_sentence_begins_is_not_taken_for_a_person_later() -> None:
    texts = "Around Kupiansk, where roads are mined, two men were hurt.", "Drones hit Kupiansk."
    assert [[place.geonameid for place in bullet.places] for bullet in code(*texts)] == [[703656], [703656]]


def test_what_the_page_said_before_of_a_name_does_not_hold_against_the_region_beside_it() -> None:
    texts = "A plant in Sergiyevsk in the Samara region burned.", "A garage in Sergiyevsk, in the Kursk region, burned."
    before, after = code(*texts)
    assert before.places[0].geonameid is not None
    assert after.places[0].geonameid is None
