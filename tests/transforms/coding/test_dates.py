"""When the main claim happened; the page is of Wednesday, January 7, 2026."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("A drone hit Kharkiv on Monday, killing a man.", "2026-01-05", "2026-01-05", "day"),
        ("A drone hit Kharkiv on Wednesday, killing a man.", "2026-01-07", "2026-01-07", "day"),
        ("Russia fired 30 drones overnight, killing a man in Kharkiv.", "2026-01-06", "2026-01-07", "night"),
        ("Russia fired 30 drones overnight into Tuesday, killing a man in Kharkiv.", "2026-01-05", "2026-01-06", "night"),
        ("A man was killed in Kharkiv in an overnight attack into Sunday.", "2026-01-03", "2026-01-04", "night"),
        ("A drone hit Kharkiv on Monday night, killing a man.", "2026-01-05", "2026-01-06", "night"),
        ("A drone hit Kharkiv late on Monday, killing a man.", "2026-01-05", "2026-01-05", "day"),
        ("Shelling killed a man in Kharkiv in the past 24 hours.", "2026-01-06", "2026-01-07", "period"),
        ("The governor said Russian troops shelled Nikopol on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("The adviser said Russia fired seven missiles at Odesa on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("A drone hit Kharkiv on January 3, killing a man.", "2026-01-03", "2026-01-03", "day"),
        ("Shelling has killed 30 people in Kharkiv since December 28.", "2025-12-28", "2026-01-07", "period"),
        ("A court in Kyiv jailed two men last week.", "2025-12-29", "2026-01-04", "period"),
        ("Ukraine exported three million tonnes of grain in December.", "2025-12-01", "2025-12-31", "month"),
        ("Leaders will meet in Paris on Friday for talks.", "2026-01-09", "2026-01-09", "day"),
        ("Talks are due to begin in Geneva on Wednesday.", "2026-01-07", "2026-01-07", "day"),
        ("Police arrested a spy at the weekend.", "2026-01-03", "2026-01-04", "period"),
        ("President Ivan Petrenko said on Tuesday that the summit of last Friday had failed.", "2026-01-06", "2026-01-06", "day"),
        ("The toll of Sunday’s Russian strike on Kharkiv has risen to four dead.", "2026-01-04", "2026-01-04", "day"),
        ("Parliament will vote on a bill that the cabinet passed on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Parliament will vote on Wednesday on a bill, the speaker said on Tuesday.", "2026-01-06", "2026-01-06", "day"),
        ("Latvia will close two border posts on Friday, the minister said.", "2026-01-09", "2026-01-09", "day"),
        ("President Ivan Petrenko offered a truce from Saturday when he spoke to the pope on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("After envoys had parted in Geneva on Sunday, ministers met in Oslo on Tuesday.", "2026-01-06", "2026-01-06", "day"),
        ("Engineers who reached the plant on Saturday were at work there on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Kim Jong Un will travel to Vladivostok on Sunday, the Yonhap news agency reported on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Rates for overnight loans rose in Moscow on Friday, the bank said.", "2026-01-02", "2026-01-02", "day"),
        ("The peace plan was rejected on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("The flight was cancelled due to bad weather on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("The drill begins on Monday.", "2026-01-12", "2026-01-12", "day"),
        ("Voters go to the polls on Sunday.", "2026-01-11", "2026-01-11", "day"),
        ("Nurses did not go to work on Sunday.", "2026-01-04", "2026-01-04", "day"),
        ("The Senate could vote as soon as Thursday.", "2026-01-08", "2026-01-08", "day"),
        ("President Ivan Petrenko announced new aid at the weekend.", "2026-01-03", "2026-01-04", "period"),
        ("The envoys will stay from January 20 to 22.", "2026-01-20", "2026-01-22", "period"),
        ("The envoys will stay from January 20th to 22nd.", "2026-01-20", "2026-01-22", "period"),
        ("The envoys will stay from 20th to 22nd January.", "2026-01-20", "2026-01-22", "period"),
        ("A drone hit Kharkiv on the 3rd of January, killing a man.", "2026-01-03", "2026-01-03", "day"),
        ("The talks are due on 28 and 29 January.", "2026-01-28", "2026-01-29", "period"),
        ("On the night of January 4, drones hit Kharkiv.", "2026-01-04", "2026-01-05", "night"),
        ("Drones hit Kharkiv overnight on January 4.", "2026-01-03", "2026-01-04", "night"),
        ("Drones hit Kharkiv between Sunday evening and Monday morning.", "2026-01-04", "2026-01-05", "night"),
        ("In the 24 hours to Tuesday morning, shells hit Kharkiv 40 times.", "2026-01-05", "2026-01-06", "period"),
        ("A soldier who deserted in December was shot in Kharkiv on Sunday.", "2026-01-04", "2026-01-04", "day"),
        ("Elections will be held on January 20, the commission said on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Sanctions that were to expire on January 31 were extended on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("A girl died on Tuesday of injuries suffered when a bomb fell on her house on Sunday.", "2026-01-04", "2026-01-04", "day"),
        ("The fleet has lost 12 ships since January 20.", "2025-01-20", "2026-01-07", "period"),
        ("A drone fell on a house in Kharkiv on New Year’s Day, killing a man.", "2026-01-01", "2026-01-01", "day"),
        ("Between midnight and noon on Tuesday, Kharkiv was shelled eight times.", "2026-01-06", "2026-01-06", "day"),
        ("On Monday, ministers will meet in Paris.", "2026-01-12", "2026-01-12", "day"),
        ("On Monday, a drone hit a school in Kharkiv. Officials said that it will be rebuilt.", "2026-01-05", "2026-01-05", "day"),
        ("On Monday, shells hit a clinic in Kherson that will now close.", "2026-01-05", "2026-01-05", "day"),
        ("Minister Ivan Petrenko will go to Turkey on Sept 10.", "2026-09-10", "2026-09-10", "day"),
        ("Power cuts were announced for Saturday.", "2026-01-10", "2026-01-10", "day"),
        ("Poland called an emergency meeting for Saturday.", "2026-01-10", "2026-01-10", "day"),
        ("A decision could be announced when the president attends the ceremony on Thursday.", "2026-01-08", "2026-01-08", "day"),
        ("The sailors will be held for 40 days, a court decided on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("By a decree signed on Saturday, the president dismissed two ministers.", "2026-01-03", "2026-01-03", "day"),
        ("Minister Ivan Petrenko will go to Turkey on September 10.", "2026-09-10", "2026-09-10", "day"),
        ("The envoys met in Geneva on the first of January.", "2026-01-01", "2026-01-01", "day"),
        ("The court sentenced him on January 3rd.", "2026-01-03", "2026-01-03", "day"),
        ("A ballot could be held on June 20.", "2026-06-20", "2026-06-20", "day"),
        ("The ministers would shut the border, they agreed in Warsaw on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("A court jailed two men on a Saturday in December.", "2025-12-01", "2025-12-31", "month"),
        ("More than 40 deputies had signed a petition for his resignation by Monday.", "2026-01-05", "2026-01-05", "day"),
        ("The company got 200 lorries over the border by Tuesday afternoon.", "2026-01-06", "2026-01-06", "day"),
        ("Poland shuts its crossings from Friday.", "2026-01-09", "2026-01-09", "day"),
        ("By Monday, the fund had paid 40 families.", "2026-01-05", "2026-01-05", "day"),
        ("Moscow asked 70 diplomats to leave by Monday.", "2026-01-12", "2026-01-12", "day"),
        ("Kyiv demanded an answer by Friday.", "2026-01-09", "2026-01-09", "day"),
        ("The EU promised 40 tanks by Friday.", "2026-01-09", "2026-01-09", "day"),
        ("The EU promised 40 tanks by March 3.", "2026-03-03", "2026-03-03", "day"),
        ("Power was restored to 40 villages by Monday.", "2026-01-05", "2026-01-05", "day"),
        ("A court prolonged his custody to March 3.", "2026-03-03", "2026-03-03", "day"),
        ("The alliance will double its presence, leaders agreed at a summit in Vilnius on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Kyiv feared it would not be invited, but Ivan Petrenko put an end to that on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("More than 1,000 men left the country between Monday and Thursday.", "2025-12-29", "2026-01-01", "period"),
        ("A bill was put before parliament. It was passed, the speaker said on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Two ministers were deprived of their seats; they had served the enemy, Petrenko said on Tuesday.", "2026-01-06", "2026-01-06", "day"),
        ("“Guns matter. Guns win,” President Ivan Petrenko said on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("Poland closes its crossings from 1 September.", "2026-09-01", "2026-09-01", "day"),
        ("The town, cut off by Monday’s raids, has no water.", "2026-01-05", "2026-01-05", "day"),
        ("President Mohammed Petrenko opens a plant in Riga on March 3.", "2026-03-03", "2026-03-03", "day"),
        ("Police said that in December, 12 men were arrested in Lviv.", "2025-12-01", "2025-12-31", "month"),
        ("The fair would have been held in Lviv on Monday.", "2026-01-05", "2026-01-05", "day"),
        ("A depot in Kharkiv burned on Monday and news came late.", "2026-01-05", "2026-01-05", "day"),
        ("Russia said on Wednesday its forces struck a depot in Odesa on Monday night.", "2026-01-05", "2026-01-06", "night"),
        ("More than 15,000 civilians have been killed since February 24, 2022, the UN said.", "2022-02-24", "2026-01-07", "period"),
        ("Some 2,000 attacks on clinics have been counted since 24 February 2022.", "2022-02-24", "2026-01-07", "period"),
        ("Since Russia invaded on February 24, 2022, shelling has killed 500 children.", "2022-02-24", "2026-01-07", "period"),
        ("In Kherson, 600 people have been killed since its liberation on November 11, 2022.", "2022-11-11", "2026-01-07", "period"),
        ("A missile hit Kharkiv on Monday, the deadliest attack since February 24, 2022.", "2026-01-05", "2026-01-05", "day"),
        ("A man who had been missing since March 10, 2023, was found dead on Monday.", "2026-01-05", "2026-01-05", "day"),
    ],
)
def test_event_date(text: str, start: str, end: str, precision: str) -> None:
    date = code_one(text).event_date
    assert date is not None
    assert (str(date.start), str(date.end), date.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The SBU said on Tuesday that a man was arrested in Lviv on Monday.", "2026-01-05"),
        ("On Tuesday, police said that they had arrested a spy on Sunday.", "2026-01-04"),
        ("The prosecutor’s office said on Tuesday a soldier had been sentenced to life on Monday.", "2026-01-05"),
        ("The Treasury said on Tuesday that it had sanctioned 40 tankers on Monday.", "2026-01-05"),
        ("Energoatom said late on Tuesday that a reactor had been reconnected to the grid on Monday.", "2026-01-05"),
        ("Detectives searched the deputy’s flat, the bureau said on Tuesday.", "2026-01-06"),
        ("The bureau reported on Tuesday that detectives searched the deputy’s flat and seized 4 million hryvnias on Monday.", "2026-01-05"),
        # a day beside the act, or of another
        ("The court said on Tuesday that the trial would begin on Friday.", "2026-01-06"),
        ("The government said on Tuesday that it was studying a bill passed by parliament on Sunday.", "2026-01-06"),
        ("Police said on Tuesday that a man detained on Sunday had confessed.", "2026-01-06"),
        ("The SBU said on Tuesday that it had charged two men over Saturday’s blast in Lviv.", "2026-01-06"),
        ("The SBU said on Tuesday that it had detained a man who set a railway cabinet on fire on Sunday.", "2026-01-06"),
        ("The ministry said on Tuesday that 40 firms had been blacklisted since Sunday.", "2026-01-06"),
    ],
)
def test_the_day_of_an_act_before_that_of_its_telling(text: str, day: str) -> None:
    date = code_one(text, "Politics").event_date
    assert date is not None
    assert str(date.start) == day


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit Kharkiv and killed a man, the governor wrote on Tuesday.",
        "A drone killed a man in Kharkiv, Governor Ivan Bondar said on Telegram on Tuesday.",
        "Drones hit a depot in Rostov, Reuters reported on Tuesday, citing two sources.",
        "The ministry said troops hit houses in Nikopol in a statement on Tuesday.",
        "The trial will last until August 30.",
        "“On Monday we shall see,” he said.",
        "Prices rose this week.",
        "The president signed the law on June 20.",
        "On June 20 it passed with 300 votes.",
        "A court in Lviv jailed the pilot who deserted last January.",
        "Ivan Petrenko, prime minister since December 20, was congratulated by the president.",
        "A third of the town is held by troops, which had taken a post near it last week, the governor said.",
        "Troops are advancing near Bakhmut, General Ivan Petrenko reported to the president on Saturday.",
        "Troops have left Bakhmut, General Ivan Petrenko confirmed in a statement on Saturday.",
        "Experts came to look at two plants; the president had asked for it by telephone on Monday.",
        "Ten thousand recruits have been trained, said Minister Ivan Petrenko. Romania opened a school on Monday.",
        "Shells fall on Ochakiv every day, the mayor said; a woman in Kherson was killed on Saturday.",
        "The contracts number 200,000, Minister Ivan Petrenko said. In January he had spoken of 100,000.",
        "Half of the land that troops overran in December was won back.",
        "Until last week, trains ran to the town.",
        "In its Tuesday morning report the staff listed six villages near which attacks were repelled.",
        "Foreign Minister Ivan Petrenko tells India Today that there will be no war.",
        "Early voting in Russia’s January 15-17 election has begun.",
        "There is water enough for months, the agency said; its head will inspect the plant next week.",
        "The previous day, 12 people had died in Kharkiv.",
        "Ukraine will get 40 tanks over the next week.",
        "In its Tuesday video address the staff listed six villages near which attacks were repelled.",
        "Russia fired 700 drones, its largest attack since December 5.",
        "Drones hit Lviv for the first time since February 24, 2022.",
        "Russian troops, who have held the plant since March 4, 2022, shelled Nikopol.",
        "Shelling killed a man in Enerhodar, occupied since March 4, 2022.",
        "A shell hit a school that has been shut since February 24, 2022.",
    ],
)
def test_no_date_of_its_own(text: str) -> None:
    assert code_one(text).event_date is None


@pytest.mark.parametrize("text", [f"May {'9' * 5000}", f"On May 5, {'9' * 4400} people died."])
def test_a_number_of_any_length_is_no_day_and_no_year(text: str) -> None:
    assert code_one(text).warnings is not None
