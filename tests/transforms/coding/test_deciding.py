"""Kinds told in so many words, by cases made up for them: no weights are asked."""

from __future__ import annotations

import pytest

from tests.quality.measure import CHRONICLE
from tests.transforms.coding.coding import hear_one
from transforms.coding.kinds.collisions import falls_abroad
from transforms.coding.kinds.deciding import decided
from transforms.coding.text.language import read_text


def decide(text: str, found: str) -> str:
    heard = hear_one(text)
    return decided(found, heard.t, heard.main, CHRONICLE)


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Ukraine counted 300 cyberattacks by Russia in May, the state service said.", "strike", "sabotage"),
        ("Russia is preparing to attack the power grid again this winter, the premier warned.", "energy", "statement"),
        ("Latvia plans to import more electricity after attacks on its grid, the minister said.", "energy", "energy"),
        ("Gunmen who had slipped over the border shot at a bus near Klimovo, the governor said.", "strike", "ground_combat"),
        ("Shelling killed two men who were crossing the border on foot, the governor said.", "strike", "strike"),
        ("A group of drones crossed the border and hit a mill, the governor said.", "strike", "strike"),
        ("Latvia will give $4m in humanitarian aid to Ukraine, its agency said.", "military_aid", "humanitarian"),
        ("Riga was ready to take part in a loan programme of 50 billion euros for Ukraine, its premier said.", "military_aid", "economy"),
        ("Riga will raise a loan of 50 billion euros to buy missiles for Ukraine, its premier said.", "military_aid", "military_aid"),
        ("Latvia will give $4m in military and humanitarian aid to Ukraine, its agency said.", "military_aid", "military_aid"),
        ("A helicopter that shells had hit came down beside a school, the mayor said.", "strike", "strike"),
        ("Nine people died when a helicopter came down beside a school in Brovary.", "strike", "other"),
        ("Wreckage of a downed drone damaged a roof in Obolon, the mayor said.", "strike", "air_defence"),
        ("Debris of a Ukrainian drone broke the windows of 12 flats in Kursk, the governor said.", "strike", "air_defence"),
        ("A drone hit the mill and wreckage damaged a barn, the mayor said.", "strike", "strike"),
        ("Two nurses were hurt as Russia sent 40 drones, of which 37 were downed.", "air_defence", "strike"),
        ("A barn burned near Sumy, its mayor said, while the air force reported 20 of 22 drones shot down.", "air_defence", "strike"),
        ("A nurse was hurt when a drone was shot down over a clinic.", "air_defence", "air_defence"),
        ("A barn was damaged in an attack by pieces of a drone that gunners had shot down.", "air_defence", "air_defence"),
        ("Nobody was hurt in the attack and 20 of 22 drones were shot down.", "air_defence", "air_defence"),
        ("Air defence shot down 20 of 22 drones sent to Sumy and two nurses were hurt.", "air_defence", "air_defence"),
        ("Police collected fragments of a missile that was shot at the mill.", "strike", "strike"),
        ("Russia was condemned by ten states for its missile attack on a bus station.", "strike", "statement"),
        ("The bombardment of the chapel drew sharp criticism from bishops.", "strike", "statement"),
        ("A missile attack that drew criticism from bishops killed two nuns.", "strike", "strike"),
        ("Russia shelled a clinic near Lypa, an attack condemned by doctors.", "strike", "strike"),
        ("Drones killed two nuns near Lypa and the attack was condemned by bishops.", "strike", "strike"),
        ("The police arrested a cook who was planning to blow up a bridge.", "sabotage", "justice"),
        ("Forty Ukrainian soldiers surrendered near Lyman, the ministry in Moscow said.", "ground_combat", "prisoners"),
        ("Troops took a hill and 12 soldiers surrendered, the brigade said.", "ground_combat", "ground_combat"),
        ("Twelve soldiers surrendered in a pocket near Lypa, the ministry said, adding that a brigade was surrounded.", "ground_combat", "prisoners"),
        ("Moscow said its air force had destroyed a corvette at its berth.", "air_defence", "strike"),
        ("The air force destroyed 40 of the 45.", "air_defence", "air_defence"),
        ("The general told the soldiers in the quarry that surrendering was their only way out.", "ground_combat", "prisoners"),
        ("The minister appealed to conscripts to lay down their weapons.", "mobilisation", "prisoners"),
        ("The president told the defenders of the quarry not to lay down their arms.", "statement", "statement"),
        ("The ministry ordered the troops near Lypa to hold on and said nobody would surrender.", "ground_combat", "ground_combat"),
        ("The king told the bishop to surrender the keys of the town.", "statement", "statement"),
        ("Kyiv accused Moscow of planning to blow up the dam near Svitlodarsk.", "strike", "statement"),
        ("Moldova’s minister said Russia planned to strike the port with drones.", "strike", "statement"),
        ("Two men were killed as they were preparing to leave when a shell hit the yard.", "strike", "strike"),
        ("The FSB said it had averted a bombing of the court in Tver by a student.", "sabotage", "justice"),
        ("The minister spoke of a thwarted attack on a waterworks.", "sabotage", "sabotage"),
        ("Russia foiled a Ukrainian drone attack on Murmansk, the governor said.", "strike", "air_defence"),
        ("A missile attack on a port was repelled, the mayor said.", "strike", "air_defence"),
        ("Two cooks were killed before a missile attack on a port was repelled, the mayor said.", "strike", "strike"),
        ("A lorry exploded at a police post in Berdiansk, killing two, its mayor said.", "strike", "sabotage"),
        ("A lorry exploded near Sumy when a drone hit it, the governor said.", "strike", "strike"),
        ("Ukrainian pilots struck two air defence systems near Tokmak, the General Staff said.", "air_defence", "strike"),
        ("An air defence battery was hit near Saky, the navy said.", "air_defence", "strike"),
        ("Air defence systems destroyed four drones near Saky, the navy said.", "air_defence", "air_defence"),
        ("Four drones were destroyed by air defence systems near Saky, the navy said.", "air_defence", "air_defence"),
        ("Drones knocked out an air defence system and a radar station near Saky, the navy said.", "air_defence", "strike"),
        ("Two drones were knocked out by air defence systems near Saky, the navy said.", "air_defence", "air_defence"),
        ("Russia struck a heating plant in Kryvyi Rih, its mayor said.", "energy", "strike"),
        ("A power outage hit Lypa after a missile strike, its mayor said.", "strike", "energy"),
        ("A Russian attack on a power station left 900 people in the dark, its operator said.", "energy", "strike"),
        ("Some 900 people were left in the dark after a Russian attack on a power station.", "energy", "energy"),
        ("The attacks again targeted the grid and caused outages in five regions, its operator said.", "energy", "strike"),
        ("A drone strike damaged two power lines and left 900 people in the dark.", "energy", "strike"),
        ("Damage by attacks left 900 people in the dark.", "energy", "energy"),
        ("A line that attacks had damaged left 900 people in the dark.", "energy", "energy"),
        ("Prosecutors charged a colonel over a missile strike on Lypa that killed two.", "strike", "justice"),
        ("The Security Service said it had detained a man who guided a strike on Lypa that killed two.", "strike", "justice"),
        ("A missile strike killed a colonel who was charged in Lypa.", "strike", "strike"),
        ("Drone debris set a mill on fire in the Tver region, its governor said.", "strike", "air_defence"),
        ("A mill burned after drone debris had fallen on it, the governor said.", "strike", "air_defence"),
        ("A mill was hit by drone debris, the governor said; Kyiv claimed a strike on it.", "strike", "strike"),
        ("The minister said Russian forces had attacked gas wells near Poltava.", "energy", "strike"),
        ("The ministry said its forces took the village of Lypa and shot down 56 drones.", "air_defence", "ground_combat"),
        ("The ministry said its forces shot down 56 drones and took the village of Lypa.", "air_defence", "air_defence"),
        ("Drones took off from the city of Kursk and were shot down.", "air_defence", "air_defence"),
        ("Twelve drones were downed near the recaptured town of Lypa.", "air_defence", "air_defence"),
        ("Half of the town was dark after Russia struck a substation, its mayor said.", "energy", "energy"),
        ("A damaged substation left Lypa dark, its operator said.", "energy", "energy"),
        ("Denmark gives 10 million kroner to mend the power grid of Mykolaiv.", "economy", "energy"),
        ("Ukrainian gunners shelled positions of the marines near Lypa.", "ground_combat", "strike"),
        ("The brigade destroyed a column of armoured vehicles near Lypa with drones.", "ground_combat", "strike"),
        ("The brigade destroyed two armoured vehicles near Lypa.", "ground_combat", "ground_combat"),
        ("The marines shelled a hill near Lypa and took it, the brigade said.", "ground_combat", "ground_combat"),
        ("Two battalions were shelled near Lypa, the brigade said.", "ground_combat", "ground_combat"),
        ("The Kremlin’s spokesman said a guided bomb had destroyed a mill in Lypa.", "statement", "strike"),
        ("The Kremlin’s spokesman said a Ukrainian missile had been shown in Lypa.", "statement", "statement"),
        ("The premier said a drone that hit a mill was Russian.", "statement", "statement"),
        ("A refinery caught fire after a drone attack, the Kremlin said.", "other", "strike"),
        ("A refinery caught fire after welding, the Kremlin said.", "other", "other"),
        ("The Kremlin’s spokesman said Ukraine had struck a mill in Lypa.", "statement", "strike"),
        ("The Kremlin’s spokesman warned that Ukraine had struck a mill in Lypa.", "statement", "statement"),
        ("A colonel was charged after two died in a missile attack.", "justice", "justice"),
        ("The service said it was behind the killing of a general in Tver.", "justice", "sabotage"),
        ("Moscow accused Kyiv of the assassination of a colonel in Tver.", "statement", "sabotage"),
        ("A court charged two men with the assassination of a colonel.", "justice", "justice"),
        ("Kyiv accused Moscow of the killing of civilians in Lypa.", "justice", "justice"),
        ("Two men accused of killing a colonel were led before a judge.", "justice", "justice"),
        ("Kyiv’s army said Russian soldiers had executed two captured cooks.", "justice", "statement"),
        ("The prosecutor said Russian soldiers had executed two captured cooks.", "justice", "justice"),
        ("A man was remanded on suspicion of having shot prisoners near Lypa.", "justice", "justice"),
        ("The Kremlin’s spokesman said Russian forces had shelled 14 villages.", "statement", "strike"),
        ("The Kremlin’s spokesman said Russian forces had shelled none of them.", "statement", "statement"),
        ("The human rights office counted 65 clashes along the front.", "justice", "ground_combat"),
        ("The human rights office spoke of clashes with lawyers.", "justice", "justice"),
        ("The Kremlin’s spokesman said Kyiv had received $1bn in budget support.", "military_aid", "economy"),
        ("The premier promised $1bn in budget support and weapons.", "military_aid", "military_aid"),
        ("Blasts were heard in Saky and the governor said the fleet was repelling a drone attack.", "strike", "air_defence"),
        ("The leaders met in Baku.", "diplomacy", "diplomacy"),
    ],
)
def test_what_is_told_outright(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("The Kremlin rejected as “absurd” claims that its drones had hit a mill.", "strike", "statement"),
        ("Kyiv denied on Friday that Lypa had fallen.", "ground_combat", "statement"),
        ("Kyiv’s spokesman described a claim to have taken Lypa as “fiction”.", "ground_combat", "statement"),
        ("Kyiv dismissed reports that Lypa was encircled, saying its soldiers still hold it.", "ground_combat", "ground_combat"),
        ("Troops took Lypa, the ministry said, a claim that Kyiv rejected.", "ground_combat", "ground_combat"),
        ("A missile hit a mill in Lypa; Moscow denied the accusation.", "strike", "strike"),
        ("The Kremlin accused Kyiv of a “barbaric” drone attack on a mill.", "statement", "strike"),
        ("Bogomaz accused Ukraine of shooting at a bus near Klimovo.", "statement", "strike"),
        ("Kyiv accused Moscow of shooting prisoners of war.", "statement", "statement"),
        ("The Kremlin accused Kyiv of a staged attack on a mill.", "statement", "statement"),
        ("The Kremlin accused Kyiv of a “barbaric” policy.", "statement", "statement"),
        ("Moscow accused Kyiv’s special services of murdering the blogger Lypa.", "statement", "sabotage"),
        ("The FSB said that the murder of the blogger Lypa had been ordered by Kyiv.", "justice", "sabotage"),
        ("Moscow blamed Kyiv for the killing of a general in Tver.", "statement", "sabotage"),
        ("Moscow blamed Kyiv for the killing of 12 civilians in Lypa.", "statement", "statement"),
        ("Moscow accused Kyiv’s secret services of poisoning an officer.", "statement", "sabotage"),
        ("Poland accused Russia of setting fire to a shop in Lypa.", "strike", "sabotage"),
        ("Lavrov said that Kyiv was behind the explosion in a cafe.", "statement", "sabotage"),
        ("Lavrov denied that Moscow was behind the explosion in a cafe.", "statement", "statement"),
        ("Peskov said it was strange that Russia was not blamed for an explosion in a cafe.", "statement", "statement"),
        ("The Kremlin’s spokesman said Russian forces had captured the village of Lypa.", "statement", "ground_combat"),
        ("The Kremlin’s spokesman denied that Russian forces had captured the village of Lypa.", "statement", "statement"),
        ("Poland accused Russia of planning to set fire to a shop in Lypa.", "statement", "statement"),
        ("Two men accused of setting fire to a shop were met by the press.", "statement", "statement"),
        ("Russia accused Ukraine of having blown up a gas hub with rockets.", "statement", "statement"),
        ("Prosecutors said that soldiers had shot two cooks who gave themselves up near Lypa.", "prisoners", "justice"),
        ("The UN said that soldiers had tortured cooks in Lypa.", "statement", "justice"),
        ("The minister said that soldiers had tortured cooks in Lypa.", "statement", "statement"),
        ("The ombudsman said that bodies of captives who were shot had been returned.", "prisoners", "prisoners"),
        ("The UN confirmed the deaths of 7,000 civilians.", "justice", "strike"),
        ("The UN documented the summary killing of 44 civilians.", "justice", "justice"),
        ("The command dismisses as “nonsense” Moscow’s announcement that it had taken Lypa.", "ground_combat", "statement"),
    ],
)
def test_claims_that_are_judged(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("A hotel in Lypa was destroyed by drones, and 27 of 33 were shot down.", "air_defence", "strike"),
        ("A mill was damaged by a missile and 12 drones were shot down, the governor said.", "air_defence", "strike"),
        ("A drone hit a flat in Kyiv, and the air force said 40 others were brought down.", "air_defence", "strike"),
        ("Moscow attacked with 40 drones; the air force destroyed 33 and lost sight of the rest.", "air_defence", "air_defence"),
        ("Some 40 drones attacked the grid, and 33 of them were shot down.", "air_defence", "air_defence"),
        ("Air defence destroyed 33 drones and one hit a mill.", "air_defence", "air_defence"),
        ("The air force’s commander said missiles had destroyed a corvette in Kerch.", "air_defence", "strike"),
        ("The navy said its drones destroyed two jets at an airfield near Saky.", "air_defence", "strike"),
        ("The navy said its drones destroyed two jets over Saky.", "air_defence", "air_defence"),
        ("An anti-aircraft missile had destroyed a balloon near Saky.", "air_defence", "air_defence"),
    ],
)
def test_what_is_brought_down_and_what_is_hit(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Russia bombed Kherson. The EU imposed new sanctions.", "sanctions", "strike"),
        ("Russia launched a missile attack on Lutsk. Poland scrambled fighter jets.", "mobilisation", "strike"),
        ("The EU imposed new sanctions. Russia bombed Kherson.", "sanctions", "sanctions"),
        ("Luxembourg struck a banker off the list. The EU had imposed sanctions.", "sanctions", "sanctions"),
        ("Russia called the attack a crime. The EU imposed new sanctions.", "sanctions", "sanctions"),
    ],
)
def test_the_first_sentence_of_several(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("A bridge came down on a train near Lypa, killing seven people.", "strike", "other"),
        ("A building collapsed in Lypa after a missile hit it.", "strike", "strike"),
        ("Rescuers searched the rubble of a house that collapsed in Lypa.", "strike", "strike"),
        ("The minister said that the “referendums” would not stop the army.", "statement", "politics"),
        ("The minister said that referendums might be held on peace.", "statement", "statement"),
        ("Some 3,000 North Korean soldiers are in Lypa, Seoul said.", "mobilisation", "military_aid"),
        ("South Korean soldiers held a parade near Lypa, Seoul said.", "mobilisation", "mobilisation"),
    ],
)
def test_accidents_purchases_votes_and_third_armies(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Zelenskyy visited soldiers of the 14th brigade near Lypa, he wrote on Telegram.", "ground_combat", "diplomacy"),
        ("Zelenskyy visited wounded soldiers in a hospital in Lypa.", "strike", "diplomacy"),
        ("The missile with which they hit a works in January travelled at 900km an hour, the command said.", "strike", "strike"),
        ("Zelenskyy visited a hospital in Lypa where shells had killed two nurses.", "strike", "strike"),
        ("The premier paid a visit to the retaken town of Lypa.", "ground_combat", "diplomacy"),
        ("The army chief inspected a brigade near Lypa, where he was briefed on the front and told of its needs.", "ground_combat", "diplomacy"),
        ("Zelenskyy visited soldiers near Lypa and said that they were gaining ground.", "ground_combat", "ground_combat"),
        ("Zelenskyy visited soldiers near Lypa as battles went on there.", "ground_combat", "ground_combat"),
        ("Zelenskyy called for more sanctions after drones had killed two cooks.", "strike", "sanctions"),
        ("The minister demanded long-range weapons in reply to a strike on Lypa.", "strike", "military_aid"),
        ("The minister called on allies to give Ukraine Patriots after a strike on Lypa.", "strike", "military_aid"),
        ("A drone killed two cooks in Lypa, the minister said, and called for sanctions.", "strike", "strike"),
        ("The minister said when asked about sanctions that a strike on Lypa had been answered.", "statement", "statement"),
        ("Kyiv requested a session of the UN’s council over a strike on Lypa.", "strike", "diplomacy"),
        ("A drone killed two cooks in Lypa, and Kyiv requested a session of the council.", "strike", "strike"),
        ("The minister counted 4,000 attacks on Lypa and called for sanctions.", "strike", "strike"),
        ("The minister called sanctions after the strike on Lypa a joke.", "strike", "strike"),
        ("The governor urged people to stay inside after a strike with long-range weapons.", "strike", "strike"),
        ("President Ivo Lopes has ordered Latvia’s first call-up since the war and warned that it would defend itself.", "statement", "mobilisation"),
        ("The ministers agreed to prepare new sanctions on Russia, Ivo Lopes said.", "diplomacy", "sanctions"),
        ("The leaders agreed that talks should go on before sanctions were lifted.", "diplomacy", "diplomacy"),
        ("Ivo Lopes told Anna Braun in a call on Monday that the athletes must stay barred.", "other", "diplomacy"),
        ("The head of the town, Petro Bondar, urged people to speed up their evacuation, as troops were near.", "ground_combat", "humanitarian"),
        ("The advance went on with the capture of five villages, while officials urged civilians to leave.", "ground_combat", "ground_combat"),
        ("At least 12 civilians have been killed since it began, while 9,000 people have left their homes.", "humanitarian", "strike"),
        ("Three hundred civilian patients were flown out of Lypa.", "humanitarian", "humanitarian"),
        ("Ivo Lopes and Anna Braun agreed to meet in Riga despite sanctions.", "diplomacy", "diplomacy"),
        ("A woman was killed in a car crash while she was in a call with her mother.", "other", "other"),
        ("Six civilians had died of cholera in Lypa, its exiled council said.", "humanitarian", "humanitarian"),
        ("The army told residents that the Russians had been forced to leave Lypa.", "ground_combat", "ground_combat"),
        ("Ivo Lopes ordered all troops to move out of the village.", "ground_combat", "ground_combat"),
        ("Petro Bondar ordered troops and people to leave Lypa.", "ground_combat", "ground_combat"),
    ],
)
def test_visits_loans_and_what_is_asked_for(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("The army in Sumy is bracing for a possible Russian assault, its commander said.", "ground_combat", "statement"),
        ("Russian-held Berdiansk is on alert for an expected Ukrainian attack, its mayor said.", "strike", "statement"),
        ("The governor warned residents of potential Russian strikes on power plants.", "strike", "statement"),
        ("The mayor told people to take shelter from a possible drone attack.", "strike", "statement"),
        ("Nets will protect the port from further raids, the admiral said.", "strike", "statement"),
        ("People ran to a shelter from a new attack that killed two cooks.", "strike", "strike"),
        ("Officials in Kyiv fear another wave of missile strikes on the holiday.", "strike", "statement"),
        ("A mill was damaged after officials had warned of possible strikes.", "strike", "strike"),
        ("The brigade was ready for the new assault and repelled it.", "ground_combat", "ground_combat"),
        ("The colonel counted nine assaults and warned of a possible offensive.", "ground_combat", "ground_combat"),
        ("Police warned drivers after a new attack on a bridge.", "strike", "strike"),
        ("The expected offensive near Tokmak has begun, the general said.", "ground_combat", "ground_combat"),
        ("Heavy fighting raged around Kreminna as ministers gathered in Brussels.", "diplomacy", "ground_combat"),
        ("Battles have continued near Vuhledar while the grain talks ended.", "diplomacy", "ground_combat"),
        ("Troops of both sides were locked in fierce battles as polls closed in occupied towns.", "politics", "ground_combat"),
        ("The legal battle continued before a court in London.", "politics", "politics"),
        ("The parties are locked in a legal battle over the seat.", "politics", "politics"),
        ("The minister said fighting continued and called for talks.", "diplomacy", "diplomacy"),
        ("Fighting graft went well, the premier told the council.", "politics", "politics"),
        ("Russia added a Latvian judge to its list of people “wanted” for crimes.", "statement", "justice"),
        ("Moscow has put a general on its wanted list, its ministry said.", "sanctions", "justice"),
        ("Georgia’s minister said he wanted a list of the pledges.", "statement", "statement"),
        ("Germany would not accept the outcome of the referendums, its chancellor said.", "diplomacy", "politics"),
        ("Italy’s minister rejected any such referendums.", "statement", "politics"),
        ("A commentator called the referendums a warning.", "statement", "politics"),
        ("China’s envoy said he had discussed referendums and grain.", "diplomacy", "diplomacy"),
        ("NATO’s chief said Ukraine was making progress in its counteroffensive.", "diplomacy", "ground_combat"),
        ("Estonia’s premier said Ukrainian troops had made steady gains and urged allies to help.", "statement", "ground_combat"),
        ("The general said the army was making headway near Lypa.", "statement", "ground_combat"),
        ("The EU’s envoy said Ukraine was making progress in its reforms.", "diplomacy", "diplomacy"),
        ("Turkey’s minister said the talks had made progress.", "diplomacy", "diplomacy"),
        ("The envoy said that the military side had made progress on a truce.", "diplomacy", "diplomacy"),
        ("The premier denied that troops were making progress.", "statement", "statement"),
        ("Brazil abstained from a UN resolution on the referendums.", "diplomacy", "diplomacy"),
    ],
)
def test_what_is_expected_goes_on_or_is_known(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("The mayor told people to stay in shelters because of a possible Russian missile attack.", "strike", "statement"),
        ("Kyiv’s army warned of a potential major air attack on the grid.", "strike", "statement"),
        ("The governor said the threat of a missile attack remained.", "strike", "statement"),
        ("The governor spoke of the danger of shelling. Schools are closed.", "strike", "statement"),
        ("A possible drone attack damaged a mill in Lypa, the governor said.", "strike", "strike"),
        ("A drone hit a mill in Lypa, and the governor warned of a possible attack on the port.", "strike", "strike"),
        ("The governor counted 40 attacks and warned of a possible attack on the port.", "strike", "strike"),
    ],
)
def test_attacks_that_are_only_feared(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Russia launched 45 drones at Odesa overnight, the governor said.", "air_defence", "strike"),
        ("The air force said Russian forces had fired four missiles at Lypa.", "air_defence", "strike"),
        ("Some 20 Ukrainian drones were launched at Bryansk, the governor said.", "air_defence", "strike"),
        ("Ukraine has sent 60 drones towards Rostov, the governor said. Nobody was hurt.", "air_defence", "strike"),
        ("Russia launched 700 drones in a week, the president said, calling for more air defences.", "air_defence", "strike"),
        ("Ukraine’s minister said Russia had fired 140 missiles in a month and that the country lacked interceptors.", "air_defence", "strike"),
        ("Russia launched 45 drones at Odesa, the governor said. Air defences were at work.", "air_defence", "air_defence"),
        ("Russia launched 45 drones at Odesa, the governor said. All were destroyed.", "air_defence", "air_defence"),
        ("Russia launched 45 drones at Odesa, and none got through.", "air_defence", "air_defence"),
        ("The guns of Lypa dealt with 45 drones that Russia had sent.", "air_defence", "air_defence"),
    ],
)
def test_what_is_launched_and_nothing_more(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Putin declared a three-day truce, but Kyiv said that assaults and shelling went on.", "ground_combat", "diplomacy"),
        ("Russia’s president announced a 30-hour ceasefire. The army said six assaults had followed.", "ground_combat", "diplomacy"),
        ("Moscow proposed an armistice for Easter; a drone hit a mill hours later.", "strike", "diplomacy"),
        ("The army announced that it had beaten back six assaults during the truce.", "ground_combat", "ground_combat"),
        ("Troops attacked near Lyman hours after the Kremlin had announced a truce.", "ground_combat", "ground_combat"),
        ("A truce was declared by Moscow, and shells hit a mill all the same.", "strike", "strike"),
    ],
)
def test_truces_that_are_declared(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Two cooks died when a house collapsed in Lypa. It was struck by fragments of a missile that had been shot down.", "strike", "air_defence"),
        ("A mill burned in Lypa. The mayor said debris of a drone had fallen on its roof.", "other", "air_defence"),
        ("A mill burned in Lypa after a missile attack. Debris of a drone fell on a barn.", "strike", "strike"),
        ("A mill burned in Lypa. Police found fragments of a missile.", "strike", "strike"),
        ("A house collapsed in Lypa. Some pointed to a fragment of a missile shot down over it, others to a bomb.", "strike", "strike"),
        ("A fire broke out at a refinery in Omsk, the governor said.", "strike", "other"),
        ("Two fires have broken out at depots near Lypa, its mayor said. Nobody was hurt.", "strike", "other"),
        ("A fire broke out at a refinery in Omsk. A drone had come down in its yard.", "strike", "strike"),
        ("A fire broke out at a refinery after two explosions.", "strike", "strike"),
        ("A fire broke out at a mill, where a burned wing was found.", "strike", "strike"),
    ],
)
def test_damage_whose_cause_is_told_behind_or_not_at_all(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "is_abroad"),
    [
        ("A drone hit a mill in the Romanian town of Galati.", True),
        ("Two men were killed when a stray missile hit a farm in Poland.", True),
        ("Drones damaged a house in Poland’s Lublin region.", True),
        ("A missile hit a dryer in the village of Przewodow in eastern Poland.", True),
        ("A missile hit a mill near the border with Romania.", False),
        ("A drone hit a mill in Ukraine and wreckage fell in Moldova.", False),
        ("Rockets hit Lviv while the premier was in Poland.", False),
        ("A ship under the flag of Romania was hit by a drone in Izmail.", False),
    ],
)
def test_what_comes_down_abroad(text: str, is_abroad: bool) -> None:
    assert falls_abroad(read_text(text), CHRONICLE) == is_abroad


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Its gunners had not shelled the market of Lypa, the army said.", "strike", "statement"),
        ("Russia never bombed a clinic in Lypa, the Kremlin said.", "strike", "statement"),
        ("Kyiv is not behind the attack on a ferry, its envoy said.", "strike", "statement"),
        ("Kyiv did not blow up the pipeline, its envoy said.", "sabotage", "statement"),
        ("The raid on the harbour of Lypa never took place, its mayor said.", "strike", "statement"),
        ("No Ukrainian missile hit the mill in Lypa, the staff said.", "strike", "statement"),
        ("There has been no strike on the mill in Lypa, its mayor said.", "strike", "statement"),
        ("There was no attempt to cross the river, the mayor said.", "ground_combat", "statement"),
        ("Reports that a bridge near Lypa was hit are false, its mayor said.", "strike", "statement"),
        ("A claim that troops had entered Lypa was not true, the staff said.", "ground_combat", "statement"),
        ("A missile did not explode as it hit a school in Lypa, its mayor said.", "strike", "strike"),
        ("Nobody was hurt and no mill was hit when shells fell on Lypa, its mayor said.", "strike", "strike"),
        ("No fewer than 40 drones attacked Lypa, its mayor said.", "strike", "strike"),
        ("No day goes by without shelling in Lypa, its mayor said.", "strike", "strike"),
        ("A drone killed a cook in Lypa, and Kyiv was not behind the attack, its envoy said.", "strike", "strike"),
        ("Russia shelled Lypa but did not hit the mill, its mayor said.", "strike", "strike"),
        ("The army advanced, so that guns could not fire at Lypa, its staff said.", "ground_combat", "ground_combat"),
    ],
)
def test_deeds_that_were_not_done(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("The UN’s envoy is “appalled” by a missile strike on a clinic that killed two cooks.", "strike", "statement"),
        ("Canada’s premier said he had been saddened by the shelling of Lypa.", "strike", "statement"),
        ("Rome’s minister voiced deep concern over a drone attack on Lypa.", "strike", "statement"),
        ("The Vatican deplored the bombing of a chapel.", "strike", "statement"),
        ("The pope prayed for two cooks killed in the bombing of Lypa.", "strike", "statement"),
        ("Moscow’s spokeswoman mocked a claim that drones had hit a mill.", "strike", "statement"),
        ("Slovakia’s premier doubted that Russia had bombed a clinic.", "statement", "statement"),
        ("Residents were shocked when a missile hit a mill in Lypa.", "strike", "strike"),
        ("A drone killed two cooks in Lypa, its mayor said, voicing his sorrow at it.", "strike", "strike"),
        ("The strike on a train near Lypa is an act of terrorism, the president wrote.", "strike", "statement"),
        ("Russia’s attack on Lypa’s clinic shows that nobody is safe, the envoy said.", "strike", "statement"),
        ("The bombardment of the port must have consequences, the minister said.", "strike", "statement"),
        ("The bombardment of the port must have killed two men, the minister said.", "strike", "strike"),
        ("Chechnya’s leader vowed revenge for a drone strike that damaged a tower in Lypa.", "strike", "statement"),
        ("A drone damaged a tower in Lypa, and Chechnya’s leader vowed revenge.", "strike", "strike"),
        ("The attack on Lypa was the largest of the year, its mayor said.", "strike", "strike"),
        ("The attack on Lypa killed a man and would have killed more by day, its mayor said.", "strike", "strike"),
    ],
)
def test_what_is_felt_and_thought_about_an_attack(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Moscow has summoned Norway’s ambassador over the arrest of a lawmaker.", "politics", "diplomacy"),
        ("Latvia will expel two diplomats in reply to an entry ban.", "sanctions", "diplomacy"),
        ("Ukraine recalled its envoy to Rome for consultations over a law.", "politics", "diplomacy"),
        ("Ukraine recalled its envoys to Rome and Oslo in a decree.", "politics", "politics"),
        ("The deputies voted for a ban and summoned the ambassador.", "politics", "politics"),
        ("Putin appointed Ivan Lypa ambassador to Rome.", "diplomacy", "politics"),
        ("Ivan Lypa, until now a banker, was made special envoy to Rome.", "diplomacy", "politics"),
        ("The envoy named Rome and Oslo as places to meet a delegation.", "diplomacy", "diplomacy"),
        ("Ivan Lypa was named by the envoy as his host.", "diplomacy", "diplomacy"),
    ],
)
def test_what_becomes_of_envoys(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Norway ordered 50 tanks for its army, its minister said.", "military_aid", "mobilisation"),
        ("Denmark will buy air defence systems for itself, its minister said.", "military_aid", "mobilisation"),
        ("Norway will spend 4bn kroner more on its navy, its minister said.", "military_aid", "mobilisation"),
        ("Paris wants 40 billion euros for the French forces, its minister said.", "military_aid", "mobilisation"),
        ("Berlin took a loan of 10 billion euros for the Bundeswehr.", "economy", "mobilisation"),
        ("Spain will raise its military budget, its premier said.", "economy", "mobilisation"),
        ("Armed forces will get three percent of output, the premier of Spain said.", "military_aid", "mobilisation"),
        ("Two tanks out of the stocks of its army were delivered, as Norway paid 2bn kroner.", "military_aid", "military_aid"),
        ("Shares in a maker of tanks rose by nine percent.", "economy", "economy"),
        ("Norway bought 50 tanks of its army back for Ukraine, its minister said.", "military_aid", "military_aid"),
        ("Denmark will give four guns that it had ordered for itself, its minister said.", "military_aid", "military_aid"),
        ("A transport plane with prisoners on their way to a swap came down near Lypa.", "prisoners", "other"),
        ("The bodies of prisoners whose plane crashed near Lypa were handed over.", "prisoners", "prisoners"),
    ],
)
def test_arms_for_oneself_and_planes_with_prisoners(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Two blasts shook the airbase of Lypa before dawn, the governor said.", "strike", "sabotage"),
        ("An ammunition store blew up near Lypa and 300 people had to leave, the governor said.", "strike", "sabotage"),
        ("Blasts shook the airbase of Lypa as missiles came in, the governor said.", "strike", "strike"),
        ("Blasts shook the airbase of Lypa. The governor blamed Kyiv.", "strike", "strike"),
        ("Ukraine destroyed an ammunition store and explosions went on for hours, its army said.", "strike", "strike"),
        ("The navy showed a video of an explosion at the airbase of Lypa.", "strike", "strike"),
        ("A mill was damaged in Lypa by an explosion, its mayor said.", "strike", "strike"),
        ("A guest threw two grenades into a tavern in Lypa, the police said.", "strike", "sabotage"),
        ("A drone dropped a grenade that exploded in a tavern in Lypa, the police said.", "strike", "strike"),
        ("Two men opened fire on fellow volunteers at a training ground near Lypa, killing 11, the ministry said.", "strike", "sabotage"),
        ("Men opened fire at a checkpoint in Lypa, killing six policemen.", "strike", "sabotage"),
        ("The soldiers opened fire on protesters in Lypa, wounding four.", "strike", "strike"),
        ("Russian soldiers opened fire on a car in Lypa, killing two.", "strike", "strike"),
        ("A guard opened fire on drones above the plant.", "strike", "strike"),
        ("A major was killed by a grenade among his presents in what police believe was an accident.", "sabotage", "other"),
        ("The blast at the depot was no accident, the service said.", "sabotage", "sabotage"),
        ("Two cables were cut within a day, and nobody believed in an accident.", "sabotage", "sabotage"),
        ("Latvian drones started a fire at a refinery in Lypa, the governor wrote.", "air_defence", "strike"),
        ("A drone that air defence had hit started a fire at a refinery in Lypa.", "air_defence", "air_defence"),
        ("More than 1,000 blocks of flats in Lypa are still unheated, the mayor said, after last week’s attack.", "strike", "energy"),
        ("Saboteurs blew up railway tracks near Lypa, causing an accident in which a freight train derailed.", "sabotage", "sabotage"),
        ("A car bomb killed an official in Lypa; police at first called it a road accident.", "sabotage", "sabotage"),
        ("A tank gunner and an officer opened fire on a house in Lypa, killing a family of four.", "strike", "strike"),
        ("A recruit shot dead three comrades in an accidental shooting at a base in Lypa, media said.", "sabotage", "other"),
    ],
)
def test_what_goes_off_by_itself_or_by_hand(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Mortar rounds landed beside a reactor of the nuclear plant, its operator said.", "energy", "strike"),
        ("The nuclear plant near Lypa was shelled again on Sunday, its operator said.", "energy", "strike"),
        ("Russian gunners shelled a fire station of the nuclear plant, its operator said.", "energy", "strike"),
        ("A reactor of the nuclear plant was shut down because of shelling, its operator said.", "energy", "energy"),
        ("Canada demanded that Russia hand control of the nuclear plant back to Ukraine.", "diplomacy", "energy"),
        ("Zelenskyy told guests that soldiers used the atomic station as a shield.", "statement", "energy"),
        ("Zelenskyy warned that Russia was planning to give up control of the nuclear plant after an attack.", "statement", "statement"),
        ("The leaders spoke of grain, of prisoners and of a nuclear treaty.", "diplomacy", "diplomacy"),
    ],
)
def test_fire_at_a_nuclear_plant_and_its_safety(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Moldova summoned Russia’s envoy over a drone that had come down near Lypa.", "mobilisation", "diplomacy"),
        ("Latvia called in the Russian charge d’affaires over a drone.", "mobilisation", "diplomacy"),
        ("Latvia called reservists in.", "mobilisation", "mobilisation"),
        ("Finland will shut all crossings to Russia for two weeks, its premier said.", "mobilisation", "politics"),
        ("Estonia decided to reopen a crossing of its border by night.", "mobilisation", "politics"),
        ("Finland shut the air space along its border.", "mobilisation", "mobilisation"),
        ("Poland closed its border because of balloons.", "mobilisation", "mobilisation"),
        ("Putin said Russia would answer the strike on Lypa.", "strike", "statement"),
        ("“There will be a response to this,” Putin said of the attack on Lypa.", "strike", "statement"),
        ("The occupiers would pay for the missile that hit Lypa, Zelenskyy told viewers.", "strike", "statement"),
        ("A missile hit Lypa, and Zelenskyy said there would be a response.", "strike", "strike"),
    ],
)
def test_envoys_crossings_and_answers_to_come(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Recruits of the Ukrainian Legion will be taught in Poland, its minister said.", "mobilisation", "military_aid"),
        ("Norway offered to train Ukrainians who live there.", "mobilisation", "military_aid"),
        ("Ukrainian recruits will be trained for 45 days, the General Staff said.", "mobilisation", "mobilisation"),
        ("Poland began exercises in which Ukrainian crews are trained.", "mobilisation", "mobilisation"),
        ("Shelling has persuaded 38 pensioners of Lypa to leave, its mayor said.", "strike", "humanitarian"),
        ("Nightly raids forced most families out of Lypa, its mayor said.", "strike", "humanitarian"),
        ("Shelling wounded a nurse and forced 40 patients out, the mayor said.", "strike", "strike"),
        ("Shelling forced the trams to stop, the mayor said.", "strike", "strike"),
    ],
)
def test_who_is_trained_abroad_and_who_must_leave(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("A Chinese plan to end the war was dismissed by Ivan Lypa.", "politics", "diplomacy"),
        ("The idea of a truce at Easter has been swiftly dismissed in Kyiv.", "politics", "diplomacy"),
        ("A truce, which Putin had declared on Monday, was dismissed as a trick.", "politics", "diplomacy"),
        ("Ivan Lypa was dismissed by Zelenskyy as talks went on.", "politics", "politics"),
        ("The man behind the peace plan was dismissed by decree.", "politics", "politics"),
        ("Amid talks with lenders, the head of the bank was dismissed.", "politics", "politics"),
        ("The ceasefire monitor was dismissed for corruption.", "politics", "politics"),
    ],
)
def test_plans_that_are_turned_down(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Lavrov claimed that Kyiv had ordered the shooting of a general in Lypa.", "statement", "sabotage"),
        ("The envoy said Ukraine had organised the attempt on the life of an editor.", "statement", "sabotage"),
        ("Kyiv said the killing of the former deputy Ivan Petrenko in Lypa had been ordered from Moscow.", "statement", "sabotage"),
        ("Sybiha rejected the claim that Kyiv had ordered the shooting of a general.", "statement", "statement"),
        ("Zelenskyy called the shooting of a general the work of his rivals.", "statement", "statement"),
        ("Putin claimed that Britain had organised the explosions on the pipeline.", "statement", "sabotage"),
        ("The ministry said Washington and Kyiv stood behind the bomb in Lypa.", "statement", "sabotage"),
        ("The ministry said Kyiv had organised a show after the explosions.", "statement", "statement"),
        ("Zelenskyy said Putin had ordered bomb shelters to be shut.", "statement", "statement"),
        ("Fico said Ukraine had blamed the blast on Russia.", "statement", "statement"),
    ],
)
def test_whose_work_a_deed_is_called(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Kyiv will set up five new brigades by the summer, the general said.", "ground_combat", "mobilisation"),
        ("A third army corps is being formed in Lypa, the ministry said.", "ground_combat", "mobilisation"),
        ("Russian troops raised a flag over the post of a brigade in Lypa.", "ground_combat", "ground_combat"),
        ("Russia set a trap for two brigades near Lypa.", "ground_combat", "ground_combat"),
        ("The 155th brigade, which was created with French help, lost 12 soldiers.", "ground_combat", "ground_combat"),
        ("Soldiers of the 25th army have raised a flag in Lypa.", "ground_combat", "ground_combat"),
        ("Russian troops set up army posts in Lypa after an advance.", "ground_combat", "ground_combat"),
        ("Ukrainian forces freed villages that Russian troops had plundered.", "ground_combat", "ground_combat"),
        ("Russia launched drones at Lypa and a looted shop burned.", "strike", "strike"),
        ("A storm damaged a cable under the Baltic Sea, the grid said.", "energy", "energy"),
        ("Finland looks into damage to a power cable under the Baltic Sea; nobody lost supply.", "energy", "sabotage"),
        ("Nobody believes that two cables in the Baltic Sea were severed by accident, the minister said.", "statement", "sabotage"),
        ("Russia may try to cut a cable in the Baltic Sea, the minister said.", "statement", "statement"),
        ("A storm damaged cables in Lypa, and 300 homes lost power.", "energy", "energy"),
        ("Soldiers looted homes in Lypa before they left, residents said.", "humanitarian", "statement"),
        ("Russian troops raped women in towns they had held, Zelenskyy said.", "ground_combat", "statement"),
        ("Police are investigating how soldiers looted a museum.", "ground_combat", "ground_combat"),
        ("The occupiers are hiding the bodies of those who drowned, Zelenskyy said.", "strike", "statement"),
        ("A bomb hit a school in whose cellar families were hiding; two people are dead.", "strike", "strike"),
    ],
)
def test_new_formations_cut_cables_and_misdeeds(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Moscow dismissed several senior commanders in May, the ministry in London said.", "ground_combat", "politics"),
        ("The general who led the brigade was sacked over the retreat.", "ground_combat", "politics"),
        ("Troops fired at the commander’s car near Lypa.", "ground_combat", "ground_combat"),
        ("Gunners fired on a hill from which the general had watched.", "ground_combat", "ground_combat"),
        ("Aeroflot was barred by London from selling its landing slots.", "economy", "sanctions"),
        ("Germany barred Gazprom from bidding for storage sites.", "energy", "sanctions"),
        ("Poland barred Ukrainian grain from entering its market.", "economy", "economy"),
        ("Gazprom said that Poland had shut a valve from which it drew gas.", "energy", "energy"),
        ("The general told troops that leave had been dismissed for the assault.", "ground_combat", "ground_combat"),
        ("The general said that 400 shells had been fired at Bilka in a day.", "ground_combat", "ground_combat"),
        ("Rosatom has banned Ukrainian staff from entering the plant.", "energy", "energy"),
        ("Gazprom barred Naftogaz from selling gas in Austria.", "energy", "energy"),
        ("Belarus prohibited Belaruskali workers from striking.", "politics", "politics"),
        ("A former captive told the BBC that guards had beaten him with pipes.", "justice", "statement"),
        ("Nine women told UN investigators how they had been beaten in Lypa.", "justice", "justice"),
        ("Prosecutors said that a man had been tortured in Lypa.", "justice", "justice"),
        ("Slovakia has had no oil since Monday, when drones struck a pumping station.", "strike", "energy"),
        ("Lypa went dark on Monday after a missile hit a power station.", "strike", "energy"),
        ("Missiles left a hospital in Lypa that had no power of its own in ruins.", "strike", "strike"),
        ("An activist whom a court in Lypa had jailed for 13 years is among those freed on Monday.", "justice", "prisoners"),
        ("The singer regained her freedom on Monday with nine others.", "ground_combat", "prisoners"),
        ("A teacher was freed by a court in Lypa.", "justice", "justice"),
        ("Lypa was freed on Monday, the army said.", "ground_combat", "ground_combat"),
        ("An explosion damaged the engine of a tanker off Lypa.", "other", "sabotage"),
        ("A drone exploded beside a tanker off Lypa.", "strike", "strike"),
        ("An explosion in a tanker lorry on a road near Lypa killed two men.", "other", "other"),
        ("Latvia formally became the 33rd member of NATO on Monday.", "mobilisation", "diplomacy"),
        ("The flag went up as Latvia became the alliance’s 33rd member.", "mobilisation", "diplomacy"),
        ("Russia is to form five divisions in answer to Latvia’s joining NATO.", "mobilisation", "mobilisation"),
        ("NATO member Latvia has sent jets to the border.", "mobilisation", "mobilisation"),
        ("Nobody struck the air base near Lypa, Moscow maintains.", "strike", "statement"),
        ("Nobody was hurt when a drone struck a barn near Lypa.", "strike", "strike"),
        ("Russian troops have been stealing grain, the mayor said.", "ground_combat", "statement"),
        ("Stealing up through a pipe, scouts took back a farm near Lypa.", "ground_combat", "ground_combat"),
        ("Local media reported explosions in Lypa.", "other", "strike"),
        ("An explosion was heard at a gunpowder works near Lypa.", "other", "other"),
        ("No power station near Lypa was hit in the attack, the mayor said.", "strike", "strike"),
        ("The tanker went dark before it was hit by a missile.", "strike", "strike"),
        ("Latvia joined NATO’s patrols over Lypa.", "mobilisation", "mobilisation"),
        ("Latvia became the first member of NATO to close its sky.", "mobilisation", "mobilisation"),
        ("A man suspected of arson was freed in Lypa on Monday.", "justice", "justice"),
        ("A doctor said that patients had left Lypa by electric train.", "humanitarian", "humanitarian"),
        ("Two hundred were exchanged, and one soldier said he had been tortured.", "prisoners", "prisoners"),
        ("A tanker ran aground off Lypa; there was no explosion.", "other", "other"),
        ("A shell exploded in a scrapyard, the Lypa police reported.", "other", "other"),
    ],
)
def test_commanders_dismissed_and_firms_barred(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Latvia signed an order on Monday that puts six Russian bankers and their yachts under sanctions.", "politics", "sanctions"),
        ("Latvia’s president spoke of imposing sanctions on six judges.", "statement", "sanctions"),
        ("A tanker under sanctions was sold in Lypa, its captain told a court.", "politics", "politics"),
        ("Latvia’s premier announced $40m in economic assistance for Ukraine.", "military_aid", "economy"),
        ("Latvia’s premier announced $40m in economic assistance and $90m in weapons.", "military_aid", "military_aid"),
        ("Ukraine’s ombudsman accused Moscow of having deported 800 children from Lypa; 12 have come home.", "prisoners", "justice"),
        ("Ukraine’s ombudsman said 12 deported children had come home.", "prisoners", "prisoners"),
        ("Moscow demands in its memorandum that Ukraine give up Lypa and hold a vote.", "politics", "diplomacy"),
        ("The shelling went on while Moscow demanded neutrality; three people were killed.", "ground_combat", "ground_combat"),
        ("The minister told reporters that a 30-day truce would only help Ukraine to rearm.", "military_aid", "diplomacy"),
        ("No ceasefire was felt near Lypa, where 40 assaults were counted.", "ground_combat", "ground_combat"),
        ("A full-scale offensive may start in May, the governor said.", "ground_combat", "statement"),
        ("Russia is massing 9,000 soldiers near Lypa for an offensive, the general said.", "ground_combat", "statement"),
        ("The offensive near Lypa has slowed, the general said.", "ground_combat", "ground_combat"),
        ("A court in Lypa ordered the editor held until May on charges of spreading fakes.", "politics", "justice"),
        ("A court in Lypa threw out a suit over a vote, while students held a sit-in.", "politics", "politics"),
        ("Lawmakers voted to raise the age of conscription in Latvia to 30.", "politics", "mobilisation"),
        ("Two people died when Ukrainian saboteurs opened fire on a van in the Klimovo district.", "strike", "ground_combat"),
        ("Two people died when guards opened fire on a van near Klimovo.", "strike", "strike"),
        ("Kyiv sent 40 drones at the residence and every one of them was destroyed, the minister said.", "strike", "air_defence"),
        ("Ukraine fired 40 rockets at a depot; all but one were shot down.", "strike", "strike"),
        ("Shells had again damaged the nuclear plant, its director said.", "energy", "strike"),
        ("A line in Moldova went dead when missiles damaged the grid.", "energy", "energy"),
        ("Soldiers were lining up when an Iskander landed among them.", "ground_combat", "strike"),
        ("A trainer died in a mishap at a range near Lypa, London said.", "military_aid", "other"),
        ("A missile fell on Lypka, a Polish village near the border, killing two.", "strike", "mobilisation"),
        ("North Korean special forces have landed in Vladivostok, Seoul said.", "mobilisation", "military_aid"),
        ("Two ministries of Latvia were offline for an hour in a denial-of-service attack.", "statement", "sabotage"),
    ],
)
def test_sanctions_laid_truces_judged_and_offensives_to_come(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type


@pytest.mark.parametrize(
    ("text", "found", "event_type"),
    [
        ("Fragments of a shot-down missile tore two flats apart in Lypa.", "strike", "air_defence"),
        ("Both Iskanders that were sent to Lypa were hit in the air, the governor said.", "strike", "air_defence"),
        ("A missile was blown up overhead, the governor said.", "strike", "air_defence"),
        ("Drones hit a mill, and smoke was in the air for hours.", "strike", "strike"),
        ("The price cap for Russian crude will fall in May.", "economy", "sanctions"),
        ("Urals traded above the price cap in July.", "economy", "economy"),
    ],
)
def test_what_is_hit_on_its_way_and_what_is_capped(text: str, found: str, event_type: str) -> None:
    assert decide(text, found) == event_type
