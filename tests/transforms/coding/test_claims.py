"""Whose claim a number is, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one

CASES = [
    ("Three people died in Kherson, Governor Oleksandr Prokudin said, and two in Sumy, according to police.", ["Oleksandr Prokudin", "police"]),
    ("Russia launched 90 drones, Ukraine’s Air Force said. It shot down 50 of them, it added.", ["Air Force", "Air Force"]),
    ("Two women were hurt near Nikopol, Governor Serhiy Lysak wrote, with a third in hospital in a grave condition.", ["Serhiy Lysak"] * 2),
    ("Forty drones were downed, Governor Ivan Petrenko said, while another hit a depot.", ["Ivan Petrenko"] * 2),
    ("A farmer was killed, Governor Ivan Petrenko said, and a cook died in Tver.", ["Ivan Petrenko", None]),
    ("The US froze $300m, the Treasury said, after Moscow had seized a bank with $200m in deposits.", ["Treasury", None]),
    ("In the Kherson region, Governor Oleksandr Prokudin said at least two people were killed and 10 wounded.", ["Oleksandr Prokudin"] * 2),
    ("Meanwhile, schools in Kharkiv were shut, the mayor said after two people were killed.", [None]),
    ("In the Kherson region, near the river, the governor said two people were killed.", ["governor"]),
    ("Nine people died in the strike, and the governor, Oleh Syniehubov, said 30 were hurt.", ["Oleh Syniehubov"] * 2),
    (
        "In Sumy, the mayor, Artem Kobzar, reported five injured; in Kharkiv, said Mayor Ihor Terekhov, there were eight injured.",
        ["Artem Kobzar", "Ihor Terekhov"],
    ),
    ("The blockade, Prime Minister Robert Fico claimed, is costing his country 500 million euros.", ["Robert Fico"]),
    ("Of 178 clashes 60 took place near Pokrovsk, the General Staff said in a report in which it also listed 54 air strikes.", ["General Staff"] * 3),
    ("“Twelve of our people died,” Governor Oleksandr Prokudin said. “Thirty more are in hospital.”", ["Oleksandr Prokudin"] * 2),
    ("Ten people were killed, the interior ministry said; two were hurt in Lviv.", ["interior ministry", None]),
    ("Ivo Lopes said three were hurt in Rylsk, while in Belgorod one man was killed, Governor Ivan Bondar said.", ["Ivo Lopes", "Ivan Bondar"]),
    ("Norway brought home the bodies of 60 men that Moscow says are its own, the General Staff said.", ["General Staff"]),
    ("Norway brought home the bodies of 60 men that Moscow says are its own.", ["Moscow"]),
    ("The UN said it was dark, with 40 people killed in Riga, and the firm Lampa urged everyone to wait.", ["UN"]),
    ("The UN said 90 people had fled, with 40 of them in Riga, according to the Latvian border guard.", ["UN", "Latvian border guard"]),
    ("Moscow says it lost 40 soldiers, Kyiv that it killed 400.", ["Moscow", "Kyiv"]),
    ("Moscow said it lost 40 men and Kyiv that it killed 400.", ["Moscow", "Kyiv"]),
    ("Moscow says it lost 40 men; Kyiv that it killed 400.", ["Moscow", "Kyiv"]),
    ("Moscow said it lost 40 men and that it killed 400.", ["Moscow"] * 2),
    (
        "Serhiy Lysak reported two dead, Ivan Fedorov one dead and Oleksandr Prokudin six injured.",
        ["Serhiy Lysak", "Ivan Fedorov", "Oleksandr Prokudin"],
    ),
    ("Two people were killed in Lyman, Mayor Ivan Petrenko said. Five others were wounded.", ["Ivan Petrenko"] * 2),
    ("Russia launched 60 drones, the Air Force said. Forty were shot down and nine hit Kharkiv.", ["Air Force"] * 3),
    ("Two people were killed in Lyman, Mayor Ivan Petrenko said. Another man was killed in Sumy.", ["Ivan Petrenko", None]),
    ("The Air Force said Russia had launched 140 drones. Of these 102 were shot down.", ["Air Force"] * 2),
    ("If Mayor Ivan Petrenko is to be believed, four people were killed.", ["Ivan Petrenko"]),
    ("With Mayor Ivan Petrenko warning that ten people were missing, crews dug through the night.", ["Ivan Petrenko"]),
    ("It was announced by the interior ministry that nine suspects had been arrested.", ["interior ministry"]),
    ("The drones killed 12 soldiers, two people with knowledge of the matter told Reuters.", ["two people with knowledge of the matter"]),
    ("The attackers, police believe, killed two soldiers before they fled.", ["police"]),
    ("Vladimir Putin said Russia had taken 20 villages, Ukraine four.", ["Vladimir Putin"] * 2),
    ("Figures from the Ministry of Finance show a deficit of $38bn.", ["Ministry of Finance"]),
    ("DeepState’s map shows 505 square kilometres lost in November.", ["DeepState"]),
    ("Reports from Bakhmut suggest 40 people were killed.", [None]),
    ("Officials say two people died, though residents speak of 5 killed.", ["Officials", "residents"]),
    ("Ukraine received $500m from Norway. Three people were killed in Kharkiv, Mayor Ivan Petrenko said.", [None, "Ivan Petrenko"]),
    ("Russia launched 40 drones at Kharkiv. Three people were killed, Mayor Ivan Petrenko said.", ["Ivan Petrenko"] * 2),
    ("Over 500 homes in Lviv had no power, the energy ministry said, as were 280 homes in Rivne.", ["energy ministry"] * 2),
    (
        "Spain arrested four men, Ivan Petrenko announced, and Canada is giving $47m for shells, according to its minister, Anita Anand.",
        ["Ivan Petrenko", "Anita Anand"],
    ),
    (
        "The General Staff counted 47 clashes, and a driver was killed near Horodnia, the governor, Ivan Petrenko, wrote.",
        ["General Staff", "Ivan Petrenko"],
    ),
    (
        "Russia sent 70 drones, the Air Force said, with 51 downed, while Governor Ivan Petrenko said a nurse was hurt.",
        ["Air Force", "Air Force", "Ivan Petrenko"],
    ),
    (
        "The army reported downing 12 drones, while in the Rivne region two people were killed and five hurt, the governor, Ivan Petrenko, said.",
        ["army", "Ivan Petrenko", "Ivan Petrenko"],
    ),
    ("The work went on, said its chief, David Beasley, who put the cost at $12m.", ["David Beasley"]),
    (
        "Ukraine shot down 14 drones, its Air Force said, and two more were jammed, while Moscow said six drones were intercepted.",
        ["Air Force", "Air Force", "Moscow"],
    ),
    ("Two people were killed and nine were wounded, but Moscow said only three were hurt.", ["Moscow"] * 3),
    ("In what Kyiv called the largest raid of the war, Russia sent 267 drones, Governor Ivan Petrenko said.", ["Ivan Petrenko"]),
    ("In what Kyiv called the largest raid of the war, Russia sent 267 drones.", ["Kyiv"]),
    # who else was hurt, in the next sentence, is told by whoever told of the attack
    (
        "Governor Ivan Petrenko said two nurses were killed in Lypa. Four people were hurt, three of them boys.",
        ["Ivan Petrenko"] * 3,
    ),
    ("Two people were killed in Lypa, the governor said. A boy of nine was hurt.", ["governor"] * 2),
    ("Two people were killed in Lypa, the governor said. In Dubky, four were hurt.", ["governor", None]),
    ("Two people were killed in Lypa, the governor said. Four others were hurt in Dubky.", ["governor", None]),
    ("Two people were killed in Lypa, the governor said. A day earlier, a man died in his cellar.", ["governor", None]),
    ("The mayor said a drone hit a bus in Lypa. Two people were killed and five wounded.", ["mayor"] * 2),
    ("The village of Lypa was shelled, Governor Ivan Petrenko wrote. A woman, 62, was killed.", ["Ivan Petrenko"]),
    ("Drones attacked Lypa overnight, the mayor said. Four people were hurt, two of them badly.", ["mayor"] * 2),
    ("The UN condemned the attack on Lypa. Five people were killed.", [None]),
    ("Meat is dear, the mayor said. Four people were hurt.", [None]),
    ("Russia launched 90 drones, the Air Force said. It shot down 60.", ["Air Force"] * 2),
    # what another says by the way, behind a conjunction, claims nothing of the main clause
    ("Shelling killed five people, days after the United Nations warned that raids had become a habit, officials said.", ["officials"]),
    ("Shelling killed five people, days after the UN said that 40 had died there, the mayor said.", ["mayor", "UN"]),
    ("Nine people were hurt, hours before Moscow announced a truce, Governor Ivan Petrenko said.", ["Ivan Petrenko"]),
    ("Two people died, as Kyiv warned of a cold winter, the mayor said.", ["mayor"]),
    ("A strike killed six people after Moscow promised revenge, according to the governor.", ["governor"]),
    ("After the UN warned that raids had become a habit, shelling killed five people, officials said.", ["officials"]),
    ("After the army said it had downed 12 drones, three more hit a depot, the mayor said.", ["army", "mayor"]),
    ("Hours after Moscow announced a truce, drones killed nine people.", [None]),
    ("When the mayor announced that two had died, 12 others were still in hospital.", ["mayor", None]),
    ("As the mayor said on Monday, nine people died.", ["mayor"]),
    ("Before that, Russia had reported the downing of 62 drones over eight regions, 13 of them above Ryazan.", ["Russia"] * 2),
    # a clause of its own behind a claim is not that of who speaks behind a semicolon
    ("Police said nine people had died in Lypa, and 12 were in hospital; Moscow denied that it had aimed at civilians.", ["Police"] * 2),
    (
        "The Air Force said it downed 62 drones, while 11 were lost from radar; the Ministry of Defence said its missiles had hit home.",
        ["Air Force"] * 2,
    ),
    # what stands between commas ends with them
    ("The raid, for which Kyiv denies any blame, cost 137 lives, the mayor said.", ["mayor"]),
    # of two who say it together the first, also of what goes on behind them
    ("Rebuilding costs $524bn, the World Bank and the UN said, of which $10bn is missing.", ["World Bank"] * 2),
    ("Some 40 people were killed, the governor and the mayor said, five of them children.", ["governor"] * 2),
]


@pytest.mark.parametrize(("text", "claimants"), CASES, ids=lambda value: str(value)[:50])
def test_claimants(text: str, claimants: list[str | None]) -> None:
    coded = code_one(text)
    said = {n: row.speaker for n, row in enumerate(coded.attributions, 1)}
    assert [said.get(row.attribution_ordinal or 0) for row in coded.quantities] == claimants


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nothing will be held back, Lloyd Austin said, as $275m for shells was announced.", [None]),
        ("Nothing was sent, Petro Bondar said, without knowing that $5m had been paid.", [None]),
        ("It was a good year, Petro Bondar said in Odesa, where 40 people were hurt in June.", [None]),
        ("The army said it destroyed 121 drones; 25 of these fell in Kursk.", [1, 1]),
        ("The mayor said “the gate holds; the wall holds” and that 12 people had died in Kharkiv.", [1]),
        ("The mayor said the gate holds; 12 people had died in Kharkiv.", [None]),
        ("It will get $5m, the ministry noted, as part of $40m for the year.", [1, 1]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_the_page_adds_itself(text: str, claims: list[int | None]) -> None:
    assert [quantity.attribution_ordinal for quantity in code_one(text).quantities] == claims


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("The air force said Russia launched 100 drones. It said 80 of the 100 drones were shot down.", [100]),
        ("Russia attacked with 110 drones, and 95 out of 110 were downed.", [110]),
        ("Russia launched 50 drones, including 30 Shaheds, and 40 of 50 drones were shot down, the air force said.", [50, 30]),
        ("Moscow said it launched 100 drones. The Ukrainian air force said it shot down 80 of the 100 drones.", [100, 100]),
        ("The air force said it shot down 20 of 30 drones over Lviv and 15 of 30 drones over Sumy.", [30, 30]),
        ("The air force said Russia launched 100 drones on Sunday. On Monday 80 of 90 drones were shot down, it said.", [100, 90]),
        ("The air force said Russia launched 100 drones on Sunday. On Monday 80 of 100 drones were shot down, it said.", [100, 100]),
        ("The air force shot down 70 of 90 drones overnight, it said, adding that the 90 drones came from Kursk.", [90]),
        ("Russia launched more than 100 drones, and 80 of the 100 drones were shot down, the air force said.", [100]),
        ("Kyiv said it launched 100 drones at Russia and shot down 70 of 100 drones launched by Russia.", [100, 100]),
        ("Russia launched 12 drones and 12 missiles, the army said. It said the 12 missiles were launched from ships.", [12, 12]),
    ],
)
def test_a_whole_that_its_speaker_has_told_makes_no_second_row(text: str, sent: list[int]) -> None:
    assert [q.low for q in code_one(text).quantities if q.metric == "launched"] == sent
