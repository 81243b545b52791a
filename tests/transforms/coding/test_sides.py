"""Whose side a source speaks for, and when none may be guessed: sentences of our own."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code, code_one


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A nurse was hurt when Russian guns fired on a clinic in Sumy, the health minister said.", "UA"),
        ("Russian losses came to 900 men in a week, the ministry wrote.", None),
        ("A barge from Izmail with barley for Morocco ran aground, the port authority said.", "UA"),
        ("The French aircraft carrier sailed for the Aegean, the army staff said.", "FR"),
        ("The Japanese example weighs on Canada, whose Defence Ministry asked for more.", "CA"),
        ("Russia’s missiles killed 11 people in Dobropillia, in the Donetsk region, the Interior Ministry said.", "UA"),
        ("Nine of Ukraine’s drones were shot down on the way to Moscow, the Ministry of Defence said.", "RU"),
        ("Russian troops have seized Lypa in the Donetsk region, the Ministry of Defence said.", "RU"),
        ("Ukraine’s forces have now taken control of Lypa in the Kursk region, the ministry said.", "UA"),
        ("Russian troops have seized Lypa in the Donetsk region, the governor said.", "UA"),
        ("Drones were shot down over Sevastopol, the governor said.", "RU"),
        ("Sevastopol’s governor said a depot burned.", "RU"),
        ("A court in occupied Donetsk jailed a monk, prosecutors said.", "RU"),
        ("Kostiantynivka was shelled, the head of its military administration, Ivo Lopes, said.", "UA"),
        ("Kostiantynivka was shelled, the head of its village council, Ivo Lopes, said.", "UA"),
        # the state that land borders is not the one that its offices serve
        ("The governor of the Belgorod region, which borders Ukraine, said a barn burned.", "RU"),
        ("The mayor of Sumy, on the border with Russia, said a barn burned.", "UA"),
        ("Authorities in the Sumy region bordering Russia said a barn burned.", "UA"),
        ("Poland’s border guards said a barn burned.", "PL"),
        ("The mayor of Taganrog, across the bay from Mariupol, said a barn burned.", "RU"),
        # who counts the weapons that a side has sent was aimed at
        ("Ukraine launched 27 drones on Russia, the defence ministry said.", "RU"),
        ("Russia fired six missiles at Odesa, the army said.", "UA"),
        ("Poland sent 40 drones to Ukraine, the defence ministry said.", "PL"),
        ("Officials said two people died in Belgorod.", "RU"),
        ("Officials said the talks would go on in Geneva.", None),
        ("A barn burned in the Russian-controlled part of the Kherson region, local authorities said.", "RU"),
        ("A barn burned in the Ukrainian-controlled part of the Kherson region, local authorities said.", "UA"),
        ("A barn burned in the unoccupied part of the Kherson region, local authorities said.", "UA"),
        ("A barn burned in occupied Henichesk, the town’s exiled mayor said.", "UA"),
        ("A depot burned in Russian-occupied Luhansk, the General Staff said.", "UA"),
        ("Two United States officials told Reuters the package would come.", "US"),
        # "its" is the state's that the sentence is about, not the one named last
        ("Poland sent up jets as Russian missiles fell on western Ukraine, its operational command said on X.", "PL"),
        ("Kazakhstan will not recognise votes held on occupied land of Ukraine, its Foreign Ministry said.", "KZ"),
        ("Neutral Austria will send helmets to Ukraine, its chancellor said.", "AT"),
        ("NATO member Latvia has lent Ukraine 12 drones, its defence ministry said.", "LV"),
        ("Lithuanian customs turned back 40 lorries bound for Tajikistan, its director said.", "LT"),
        ("The Russian army’s favourite target in Zelenivka, said its elder, is the clubhouse.", None),
        ("Ukrainian troops withdrew from Lypa amid a Russian offensive, the military said.", "UA"),
        ("Ukrainian troops pulled out of Sudzha in the Kursk region amid a heavy Russian offensive, the military said.", "UA"),
        ("Troops held their ground near Rylsk under Ukrainian fire, the army said.", "RU"),
        ("The alliance’s supreme commander, Christopher Cavoli, said shells were few.", "NATO"),
        ("US General Christopher Cavoli said shells were few.", "US"),
        ("Ukrainian drone pilots said they had hit a depot.", "UA"),
        ("Ukrainian marines said they had lost two men.", "UA"),
        ("Latvian and Polish ministers asked for a larger fund.", None),
        ("Grain will cross the border again, the two ministries said.", None),
        ("It should be signed at once, said nine presidents of the region.", None),
        ("The European Brewers Association called it a mistake.", None),
        ("The European Commission called it a mistake.", "EU"),
        ("Dmytro Kuleba’s ministry said Russian shells had hit a consulate.", "UA"),
        ("Russian hackers were caught, Rustem Umerov’s ministry said.", "UA"),
        ("The mayor’s pipes froze, its Russian administration told residents.", "RU"),
        ("A depot in Lypa was hit, said officials appointed by the Kremlin.", "RU"),
        ("A depot in Lypa was hit, local authorities installed by Moscow said.", "RU"),
        ("Two hotels in Odesa were sold, ecologist Petro Bondar said.", None),
        ("Ukraine is its largest customer, the firm’s chief executive, Ivo Lopes, said.", None),
        ("Russian soldiers burned two houses in Sumy, local man Petro Bondar said.", None),
        ("A visit to Kyiv is off, Chancellor Scholz having fallen ill, his spokesman said.", "DE"),
        ("Two men gave themselves up to Ukraine, Lieutenant General Sergei Bondarev said.", "RU"),
        ("Russia’s “North” group reported the capture of two villages.", "RU"),
        ("Moscow needs a month, a Western official reckoned.", None),
        ("The G7 in the margins of its meeting condemned North Korea.", None),
        ("Ivo Lopes, the ambassador in Tel Aviv, asked for more.", "UA"),
        ("Latvian soldiers followed it on radar, the air force commander, Ivo Lopes, said.", "LV"),
        ("Zelenskyy’s car was hit on Monday. A doctor found no injuries, his spokesman said.", "UA"),
        ("Two people were killed by a missile in Kharkiv, officials said.", "UA"),
        ("Plans for a larger fund are ready, officials said.", None),
        ("Macron and Merz spoke by telephone, their offices said.", None),
        ("Latvia’s foreign ministry summoned the Russian ambassador. The ministry called it a warning.", "LV"),
        ("A bus was hit, authorities in the Russian-held part of the Kherson region said.", "RU"),
        ("A bus was hit, Ukrainian officials in occupied Donetsk said.", "UA"),
        ("Indonesian President Ivo Lopes, the host, asked for more.", "ID"),
        ("Zelenskyy’s spokesman, Petro Bondar, said it was a lie.", "UA"),
        ("Talks will go on, the United Arab Emirates’ foreign ministry said.", "AE"),
        ("Taras Bondar, a deputy minister, said Russia had returned ten bodies.", "UA"),
        # whose surname an official of the other side bears: what is told of them counts first
        ("Russian lawmaker Sergei Orlov said the bill would pass.", "RU"),
        ("Russian lawmaker Orlov said the bill would pass.", "RU"),
        ("Pavel Fedorov, Russia’s deputy energy minister, told reporters that exports had grown.", "RU"),
        ("State Duma deputy Viktor Tkachenko called the vote a farce.", "RU"),
        ("Two drones were shot down over Voronezh, Governor Alexander Moroz said.", "RU"),
        ("Kyiv’s prosecutor Yurii Belousov said 40 prisoners had been shot.", "UA"),
        ("Shells fell on Kharkiv, deputy mayor Oleksandr Novak said.", "UA"),
        ("Fedorov said Russia had launched 40 drones.", "UA"),
        ("Luhansk Governor Sergei Haidai said Russian troops had shelled Lysychansk.", "UA"),
        ("A Russian jet was downed, said air force spokesman Yuriy Ihnat, who added that the Russian pilot had survived.", "UA"),
        ("The harbour of Sevastopol was attacked, governor Mikhail Razvozhayev said.", "RU"),
        ("The occupied part of the Zaporizhia region is dark, its head, Yevhen Balitsky, wrote.", "RU"),
        # a ministry without a state tells what its own did to the other side's
        ("The defence ministry said its troops had taken Siversk from Ukrainian forces.", "RU"),
        ("The defence ministry claimed 55 Ukrainian drones were intercepted.", "RU"),
        ("The military said its forces had repelled 40 Russian assaults.", "UA"),
        ("The army said its soldiers had destroyed Russian tanks with Ukrainian drones.", "UA"),
        ("The defence ministry said a missile had killed 12 Ukrainian soldiers.", None),
        ("The German army said it had shot down a Russian drone.", "DE"),
        ("A drone that had strayed in from Belarus crashed in Latvia’s Rezekne district, the defence ministry said.", "LV"),
        ("Two tankers of Russia’s shadow fleet caught fire in the Black Sea off Turkey’s Kocaeli province, the transport ministry said.", "TR"),
        ("Debris of a Russian missile fell on a village in northern Moldova, breaking windows, the interior ministry said.", "MD"),
        ("A jet flying from Baku to Grozny crashed near Aktau in Kazakhstan, the country’s emergencies ministry said.", "KZ"),
        ("Poland closed an airport because of Russian strikes on western Ukraine, the country’s air navigation agency said.", "PL"),
        ("A US Army vehicle sank in a bog in Lithuania and four soldiers were found dead, the army said.", "US"),
        ("Moldovan police detained 74 people over a plan to stir up riots, the Prosecutor General’s Office said.", "MD"),
        ("Ukrainian police detained two people, the Prosecutor General’s Office said.", "UA"),
        ("Russia’s soldiers shot five prisoners near Pokrovsk, the Prosecutor General’s Office said.", "UA"),
        ("Kyiv swapped 90 prisoners, and Russia freed 22 wounded Ukrainians, its Ministry of Defence said.", "RU"),
        ("A historian who is against Ukraine joining NATO won Poland’s run-off, the electoral commission said.", "PL"),
        ("Ten foreigners have landed in Saudi Arabia, the kingdom’s foreign ministry said.", "SA"),
        ("Three drones were shot down over Mykolaiv, the country’s Air Force said.", "UA"),
        ("Ukraine repelled 12 attacks, while Russia lost 900 men, its General Staff said.", "UA"),
        ("Drones hit Odesa near the border with Romania, the country’s Air Force said.", "UA"),
        ("Ukraine’s troops trained in Britain killed 20 soldiers, the defence ministry said.", "UA"),
        ("British detectives will help; the Prosecutor General’s Office said 12 were charged in Bucha.", "UA"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_side(text: str, side: str | None) -> None:
    assert code_one(text).attributions[-1].side == side


def test_a_third_states_bullet_tells_nothing_of_the_next() -> None:
    rows = code("Explosions were heard in Warsaw, the mayor said.", "Pits were closed for good, Energy Minister Dmitry Lopes said.")
    assert rows[1].attributions[0].side != "PL"


def test_the_same_source_is_the_one_before() -> None:
    rows = code(
        "Four wells dried up, Russia’s water agency said.",
        "A fifth was dug, the same agency said.",
        "Peskov called it a lie.",
        "It was late, the spokesman added.",
    )
    assert [row.attributions[0].side for row in rows] == ["RU"] * 4


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The loan has been put off, Bloomberg learned.", "Bloomberg"),
        ("The generals settled on one axis, the Guardian understood.", "Guardian"),
        ("The crew survived, TASS was told.", "TASS"),
        ("Reuters found broken windows and no blood.", "Reuters"),
        ("The bank in Kyiv learned of it.", None),
        ("Ivo Lopes told lawmakers on the Foreign Affairs Committee so.", None),
        ("Ivo Lopes told the Atlantic Council so.", None),
        ("Ivo Lopes told a conference of the Financial Times so.", None),
        ("Ivo Lopes told Rossiya television so.", "Rossiya"),
        ("Ivo Lopes showed reporters a Neva B station in pieces.", None),
        ("Russian Ministry of Foreign Affairs spokesperson Maria Zakharova said so.", None),
        ("The minister said it was true, and the Times reported a price of $300.", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_agency(text: str, agency: str | None) -> None:
    assert next((row.agency for row in code_one(text).attributions), None) == agency


def test_what_tells_of_a_photograph_is_no_report() -> None:
    rows = code_one("It burned in photographs the BBC found to be real; the ministry conceded it.").attributions
    assert [row.speaker for row in rows] == ["ministry"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("It was a hard night, Petro Bondar told the national telethon.", "television"),
        ("It was a hard night, Petro Bondar wrote in an article for the Economist.", "newspaper"),
        ("The party criticised a summit whose declaration condemned nobody.", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_channel(text: str, channel: str | None) -> None:
    assert next((row.channel for row in code_one(text).attributions), None) == channel


@pytest.mark.parametrize(
    ("said", "channel"),
    [
        ("wrote on Facebook. “It is late,” he said.", "Facebook"),
        ("told a press conference in Kyiv. “It is late,” he added.", "press conference"),
        ("wrote on Facebook. “It is late,” he told supporters in Riga.", None),
        ("told LSM television. “It is late,” he said.", None),
        ("wrote on Facebook. “It is late,” he said at the scene.", None),
    ],
)
def test_what_is_quoted_behind_a_post_is_of_the_post(said: str, channel: str | None) -> None:
    assert code_one(f"The oil has stopped, Foreign Minister Ivo Lopes {said}").attributions[-1].channel == channel


def test_his_office_speaks_for_whom_he_does() -> None:
    rows = code_one("Washington wants more of it, Zelenskyy told senators, his office said.").attributions
    assert [(a.speaker, a.side) for a in rows] == [("Zelenskyy", "UA"), ("office", "UA")]


def test_the_allies_of_a_state_speak_for_more_than_it() -> None:
    assert [row.side for row in code_one("Kyiv and its northern allies welcomed the loan.").attributions] == ["UA", None]


def test_what_a_post_adds_is_told_where_it_was_posted() -> None:
    rows = code_one("A mill burned, Mayor Petro Bondar wrote on Telegram. Nobody was hurt, the post added.").attributions
    assert [(row.speaker, row.channel) for row in rows] == [("Petro Bondar", "Telegram")] * 2


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Iran again denied it. The claims are “baseless”, its UN ambassador, Ivo Lopes, told reporters.", "IR"),
        ("Russia vetoed the text at the UN Security Council. Its UN ambassador, Ivo Lopes, called it “a farce”.", "RU"),
        ("Slovakia abstained, and its representative to the United Nations, Ivo Lopes, said it wanted talks.", "SK"),
        ("China called for talks; its UN envoy, Ivo Lopes, said it was late.", "CN"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_whom_its_un_ambassador_speaks_for(text: str, side: str) -> None:
    assert code_one(text).attributions[-1].side == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia freed 90 men, both defence ministries said.", None),
        ("Russia freed 90 men, the defence ministries of both countries said.", None),
        ("Russia’s two ministries said the border was shut.", "RU"),
        ("Homes should brace for cuts, warned Ivo Lopes, head of the grid company Ukrenergo.", "UA"),
        ("Homes should brace for cuts, warned Ivo Lopes, head of the oil company Lypa.", None),
        ("Ivo Lopes, the owner of a company fined by Naftogaz, said he would sue.", None),
        ("Polish leaders of both sides said they would help.", "PL"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_ministries_of_two_states_and_firms_of_one(text: str, side: str | None) -> None:
    assert code_one(text).attributions[0].side == side
