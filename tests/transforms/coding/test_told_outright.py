"""Attackers that a bullet tells in so many words, by cases made up for them: no weights are asked."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import CHRONICLE, hear_one
from transforms.coding.kinds.attacker_features import Attack, named
from transforms.coding.kinds.attackers import find_attacker
from transforms.coding.kinds.told_outright import told_outright


def attack(text: str, event_type: str) -> Attack:
    heard = hear_one(text)
    return Attack(heard.t, heard.main, event_type, heard.spoken(), heard.places)


def outright(text: str, event_type: str) -> str | None:
    """The side that is told outright in a text of this kind."""
    read = attack(text, event_type)
    return told_outright(read, named(read, CHRONICLE), CHRONICLE)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The fire in a Vilnius furniture shop was the work of Russia, prosecutors said.", "RU"),
        ("A colonel was shot near Tver on the orders of Kyiv, the Investigative Committee said.", "UA"),
        ("A colonel was shot near Tver on the orders of what it called Ukrainian spies, the Investigative Committee said.", "UA"),
        ("Three students of Kherson had been recruited by Russian intelligence to burn vans, the police said.", "RU"),
        ("The bomb had been laid on Moscow’s orders, the Polish minister said.", "RU"),
        ("A fire at a Riga depot was laid at Moscow’s door by the security service.", "RU"),
        ("The mayor attributed the blast to Ukraine.", "UA"),
        ("Czech ministers see Moscow behind the fire.", "RU"),
        ("Asked who had cut the cable, the minister said it was Russia.", "RU"),
        ("Asked whether it was Russia, the minister gave no reply.", None),
        ("The mayor put the blame for the blast on Kyiv.", "UA"),
        ("Officials spoke of a bomb, which they blamed on Kyiv; Ukraine said Russia had planted it.", "UA"),
        ("A van blew up in Lypa and the ministry accused Kyiv of being behind it.", "UA"),
        ("A general was shot in Lypa, and investigators accused Ukraine of having ordered the murder.", "UA"),
        ("A depot burned down in Lypa, whose mayor accuses Russian spies of organising it.", "RU"),
        ("A depot burned down in Lypa, and its mayor accused Moscow of lies.", None),
        ("A cable was cut off Lypa, and the minister said Russia was to blame.", "RU"),
        ("A bomb went off in Lypa, for which the mayor said Kyiv is to blame.", "UA"),
        ("A bomb went off in Lypa, and Kyiv was quick to blame Moscow.", None),
        ("The prosecutor put the fire in the signal box down to “curators from the Ukrainian secret services”.", "UA"),
        ("The parcel was sent on the orders of an officer of Russian intelligence, prosecutors said.", "RU"),
        ("Resistance fighters derailed a train near Tokmak, Ukraine’s military intelligence said.", "UA"),
        ("Partisans burned a relay box near Tver, Russia’s security service said.", None),
        ("The fire was not the work of locals; it was Russia that had paid for it, the minister said.", "RU"),
        ("There is no sign that the blast was the work of Russia, the minister said.", None),
        ("The Security Service of Ukraine said a van had burned.", None),
        ("A major was shot in Lviv by two men working for Russia, the police said.", "RU"),
        ("A general died near Tver. A source in Ukraine’s SBU said the service was behind the killing.", "UA"),
        ("Hackers of the Russian army’s Volna unit were behind the attack that cut off telephones, Latvia’s service said.", "RU"),
        ("A reporter died near Lypa; the Ukrainian brigade held a Russian drone pilot to blame for the attack.", "RU"),
        ("Ukraine’s military intelligence said it was responsible for the fire on the ship.", "UA"),
        ("Moscow said its air force had destroyed a corvette of the Ukrainian navy at its berth.", "RU"),
    ],
)
def test_whose_work_it_was(text: str, side: str | None) -> None:
    assert outright(text, "sabotage") == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A depot near Feodosia burned. Ukraine’s General Staff said that its drones had hit it.", "UA"),
        ("Russia’s Ministry of Defence said its aircraft and artillery had struck 20 posts.", "RU"),
        ("Three hangars burned near Poltava, Russia’s Ministry of Defence said, claiming to have killed 40 officers.", "RU"),
        ("A depot burned after a raid by 40 drones, Russia’s Ministry of Defence said, claiming to have destroyed 30 drones.", None),
        ("“That was us,” a spokesman for Ukraine’s military intelligence said of the explosion.", "UA"),
        ("A relay mast fell near Bryansk; Ukraine’s military intelligence said the raid was its doing.", "UA"),
        ("Its drones had struck a depot at Feodosia, it was reported, and Ukraine’s General Staff said it had hit a ship too.", "UA"),
        ("Ukraine’s military intelligence published a video after Russian drones had hit a market.", None),
        ("Ukraine denied that its drones had hit the market.", None),
        ("Mortar fire from the Russian-held bank killed a couple in Bilozerka, the governor said.", "RU"),
        ("Shells from across the Ukrainian border wrecked a dryer in Tyotkino, the governor said.", "UA"),
        ("Rockets fired from the direction of Russia hit a mill in Sumy, the mayor said.", "RU"),
        ("Most of the 40 cyberattacks of the week came from Russia, the service said.", "RU"),
        ("A Ukrainian tug sank after it was struck by a Russian drone off Chornomorsk, the navy said.", "RU"),
        ("A Ukrainian crew’s cellar was hit by two Russian bombs, its brigade said.", "RU"),
        ("The navy denied that the tug was struck by a Russian drone.", None),
        ("A relay mast fell near Kursk. Ukraine’s military intelligence said it was behind the blast.", "UA"),
        ("A relay mast fell near Kursk. Ukraine’s military intelligence said it had been behind the blast.", "UA"),
        ("Ukraine’s navy said its drones had set fire to a depot in Temryuk.", "UA"),
        ("Ukraine’s military intelligence said it had blown up a bridge near Samara.", "UA"),
        ("Families who had fled from Russian-held land were hit by shells, the mayor said.", None),
        ("A silo burned and a docker was hurt. Ukraine’s air force said it had destroyed 33 of the 40 Shahed drones.", None),
        ("A silo burned near Izmail. Ukraine’s army said its gunners had hit two missiles over the port.", None),
        ("A roof burned near Kursk. Russia’s Ministry of Defence said it had destroyed a total of 12 Ukrainian-made rockets.", None),
        ("Russia’s Ministry of Defence said it had hit a drone factory near Dnipro.", "RU"),
        ("Russia’s Ministry of Defence said its missiles had destroyed a missile launcher near Dnipro.", "RU"),
        ("Ukraine’s navy said its drones had destroyed a corvette off Yalta.", "UA"),
        ("Russia’s ministry accused Kyiv of shelling a clinic. It said its forces had struck Ukrainian posts near Orikhiv.", "UA"),
        ("A clinic burned near Orikhiv. Russia’s ministry said its forces had struck Ukrainian posts.", "RU"),
        ("The Atesh movement said it had disabled a relay mast near Skadovsk.", None),
        ("Russia’s Ministry of Defence said its overnight strikes were aimed at Ukrainian drone workshops.", "RU"),
        ("The Russian army said on Friday that its air raid on Ukraine had hit two workshops.", "RU"),
        ("Ukraine’s General Staff confirmed its bombardment of a depot near Saky, which was destroyed.", "UA"),
        ("Ukraine’s energy minister said its strike teams were mending lines that had been hit.", None),
        ("The minister in Kyiv said Russia went on with its strikes, and a mill was hit.", None),
        ("The plant’s managers spoke of Ukrainian shelling, which the operator laid on Moscow, putting the blame on Russia.", "RU"),
        ("Kyiv accused Moscow of shelling the plant; Russia’s ministry said Ukrainian artillery had hit it.", "RU"),
        ("Moscow accused the Ukrainian army of deliberately hitting a hotel; Kyiv said a Russian bomb had fallen on it.", "UA"),
        ("Moscow accused Ukraine of delaying a swap of prisoners.", None),
    ],
)
def test_whose_hit_it_was(text: str, side: str | None) -> None:
    assert outright(text, "strike") == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The village of Pervomaiske is back in Ukrainian hands, the brigade said.", "UA"),
        ("The town has come under Russian control, DeepState said.", "RU"),
        ("Part of the town remains in Ukrainian hands, its mayor said.", None),
        ("The right bank is back in Kyiv’s hands, a colonel said.", "UA"),
        ("The town has passed under Moscow’s control, its mayor said.", "RU"),
        ("Part of the town is still in Kyiv’s hands, its mayor said.", None),
        ("Five hamlets near Kherson have been won back, Ukraine’s southern command said.", "UA"),
        ("The village of Novoselivka had been taken, Russia’s Ministry of Defence said.", "RU"),
        ("The village of Novoselivka had been taken, Ukraine’s General Staff said.", None),
        ("Twelve attacks were repelled near Lyman, Ukraine’s General Staff said.", "RU"),
        ("Ukrainian marines threw back two assaults near Krynky, a spokesman said.", "RU"),
        ("Ukraine’s 5th brigade drove Russian soldiers out of a quarry, its commander wrote.", "UA"),
        ("Russian soldiers have been driven out of a quarry, the brigade wrote.", "UA"),
        ("Ukrainian paratroopers have cleared two hamlets of Russian assault groups, the brigade said.", "UA"),
        ("Russian forces have pulled back near Siversk and Ukrainian units have gained two kilometres, DeepState said.", "UA"),
        ("Ukrainian troops have given up ground near Kurakhove and Russian units have entered the town, DeepState said.", "RU"),
        ("Zelenskyy said his troops were counterattacking near Pokrovsk, where 170,000 Russian soldiers stood.", "UA"),
        ("Zelenskyy said his troops were captured near Pokrovsk.", None),
        ("Nine men were freed near Lyman, Ukraine’s General Staff said.", None),
        ("Novoselivka would soon be taken, Russia’s Ministry of Defence said.", None),
        ("Russia’s Ministry of Defence announced the capture of Novoselivka.", "RU"),
        ("Ukraine’s General Staff announced the liberation of Novoselivka.", "UA"),
        ("Zelenskyy said his soldiers had broken through two lines near Verbove.", "UA"),
        ("Zelenskyy said his soldiers had broken off the operation near Verbove.", None),
        ("Five infiltrators were killed in Siversk, Ukraine’s army said.", "RU"),
        ("A sabotage group was stopped near Semenivka by Ukrainian border guards.", "RU"),
        ("Four Ukrainian saboteurs were killed near Klimovo, the governor said.", "UA"),
        ("Ukraine’s army said it had cleared Siversk of infiltrators.", "UA"),
        ("Ukrainian troops are holding off Russian infantry near Lyman, their colonel said.", "RU"),
        ("Russian units were pushed back from two hamlets near Lypa, the brigade said.", "UA"),
        ("Ukraine’s 3rd Assault Brigade said Russian soldiers had been pushed back from a quarry.", "UA"),
        ("Ukrainian soldiers have been forced back from the quarry, a blogger wrote.", "RU"),
        ("Russian assault groups were pushed back from the quarry, the brigade said.", None),
        ("Ukrainian troops withdrew from Lypa under pressure from Russian marines, its mayor said.", "RU"),
        ("Russian soldiers retreated from Lypa as Ukrainian tanks came near, its mayor said.", "UA"),
        ("Russian troops have abandoned a hill after Ukrainian attacks, the brigade said.", "UA"),
        ("Ukrainian units pulled out of Lypa in the face of Russian assaults, its mayor said.", "RU"),
        ("The fiercest fights were near Lyman, where 14 attacks were repelled, Ukraine’s General Staff said.", "RU"),
        ("After the withdrawal of Russian forces Ukrainian marines entered Snihurivka.", "UA"),
        ("After Russian troops’ withdrawal Ukrainian marines entered Snihurivka.", "UA"),
        ("Since the Ukrainian pullout Russian soldiers have taken two more streets.", "RU"),
        ("Russian infantry has taken the coking plant after the Ukrainian retreat, DeepState said.", "RU"),
        ("Russia’s Wagner Group has claimed to have taken Zelenopillia, its founder said.", "RU"),
        ("The Wagner founder said his men had captured a mine near Soledar.", "RU"),
        ("Zelenskyy praised the advance of his troops near Robotyne.", "UA"),
        ("Putin told reporters of the “steady gains” of his army.", "RU"),
        ("Putin said that Kyiv had boasted of the advance of its army.", None),
        ("Zelenskyy spoke of the losses of his troops near Robotyne.", None),
        ("Putin said his forces were improving their positions along the front.", "RU"),
        ("Russia’s Ministry of Defence said its units had expanded the strip along the border.", "RU"),
        ("Anti-Kremlin Russian exiles said they had seized a farm near Kozinka.", None),
        ("Ukraine’s General Staff reported new gains near Lypa despite Russian resistance.", "UA"),
        ("Moscow’s Ministry of Defence claimed advances near Lypa amid heavy shelling by Ukrainian guns.", "RU"),
        ("Ukraine’s General Staff reported Russian gains near Lypa.", "RU"),
        ("Ukraine’s General Staff reported advances by Russian infantry near Lypa.", None),
        ("The Pentagon reported gains near Lypa.", None),
        ("Ukraine’s General Staff reported gains of up to two kilometres near Lypa, where the enemy had dug in.", "UA"),
        ("The Ukrainian army reported a partial success near Lypa and said the enemy was bringing up reserves.", "UA"),
        ("Ukraine’s General Staff reported an advance of Russian infantry near Lypa.", None),
        ("Andrei Belousov congratulated the 36th Brigade on the “liberation” of Hai, which Kyiv’s best units had defended.", "RU"),
        ("Putin thanked the soldiers of the East group who had taken Hai and said Ukrainian losses were heavy.", "RU"),
        ("Zelenskyy thanked the 82nd brigade for liberating Robotyne, where Russian soldiers had dug in.", "UA"),
        ("Zelenskyy thanked the 82nd brigade for holding Robotyne.", None),
    ],
)
def test_whose_gain_it_was(text: str, side: str | None) -> None:
    assert outright(text, "ground_combat") == side


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("Ten drones were shot down over the Kyiv region, the Air Force said.", "air_defence", None),
        ("Of 40 missiles fired at Ukraine overnight, 31 were shot down, the Air Force said.", "air_defence", "RU"),
        ("An ammunition depot at Millerovo in Russia’s Rostov region was hit, Ukraine’s General Staff said.", "strike", "UA"),
        ("Two Russian patrol boats were sunk off Yalta, Ukraine’s navy said.", "strike", "UA"),
        ("A missile destroyed a Russian rocket launcher near Svatove, the governor said.", "strike", None),
        ("A Russian bomber was burned out on an airfield near Novgorod by a drone, Ukraine’s military intelligence said.", "strike", "UA"),
        ("A weapons store near Ternopil was wiped out with Kalibr missiles, Russia’s Ministry of Defence said.", "strike", "RU"),
        ("A hit on a Russian depot near Svatove set off a fire, Ukraine’s General Staff said.", "strike", "UA"),
        ("A Russian headquarters near Tokmak was destroyed, Ukraine’s southern command said.", "strike", "UA"),
        ("Gunners repelled a drone attack by Kyiv on Yalta, the governor said.", "air_defence", "UA"),
        ("Ukrainian gunners shelled positions of Russian troops on the left bank of the Dnipro.", "strike", "UA"),
        ("A radar at Armavir that warns Russia of missiles was damaged by a drone of Ukraine’s military intelligence.", "strike", "UA"),
        ("Drones of the Russian army were destroyed in their hangar when a missile hit a base, its owner said.", "strike", None),
        ("The Russian warship Sedov sank off Yalta after being hit by sea drones, its owner said.", "strike", None),
        ("A Russian tanker caught fire off Yalta after a Ukrainian attack, its owner said.", "strike", "UA"),
        ("A Russian warship sank a tugboat off Yalta, its owner said.", "strike", "RU"),
        ("Siversk remains in Ukrainian hands, the General Staff said, and is supplied at night.", "ground_combat", None),
        ("Half of Vovchansk is still under Russian control, DeepState reported.", "ground_combat", None),
        ("Siversk remains in Ukrainian hands, DeepState reported, but Russian troops have entered Lypa.", "ground_combat", "RU"),
        ("Ukraine loses 200 men a day, an adviser said.", "ground_combat", None),
        ("The Russian army has lost 40,000 men this month, NATO’s secretary general said.", "ground_combat", None),
        ("A Ukrainian beekeeper, Ivan Petrenko, was killed by a drone near Kupiansk.", "strike", None),
        ("The town has come under the control of Russian troops, DeepState said.", "ground_combat", "RU"),
        ("Ukrainian flags are flying again over the town hall, videos showed.", "ground_combat", "UA"),
        ("Moscow lost some 1,050 soldiers in a day, the General Staff in Kyiv said.", "ground_combat", None),
        ("Russia had lost 1,200 soldiers and 30 tanks, the General Staff in Kyiv said.", "ground_combat", None),
        ("Russian forces have lost 900 men near Lypa, the General Staff in Kyiv said.", "ground_combat", None),
        ("Russian forces have lost 900 men in a failed assault on Lypa, Ukraine’s brigade said.", "ground_combat", "RU"),
        ("Russian forces lost 900 men near Lypa before Russian marines captured it.", "ground_combat", "RU"),
        ("Estonia estimates that 120,000 Russian soldiers have been killed since the start of Russia’s full-scale invasion.", "ground_combat", None),
        ("At least 40,000 Russian military personnel have died in Russia’s war on its neighbour, a news site counted.", "ground_combat", None),
        ("Two Russian officers were killed near Lypa, the General Staff in Kyiv said.", "ground_combat", None),
        ("Ukrainian forces are suffering heavy losses near Lypa, a medic said.", "ground_combat", None),
        ("Russian troops have killed 40 Ukrainian soldiers near Lypa, the ministry said.", "ground_combat", "RU"),
        ("Six Russian soldiers were killed as Russian troops stormed Lypa.", "ground_combat", "RU"),
        ("Russia’s air defences shot down a drone over the Kaluga region, near Moscow, the governor said.", "air_defence", None),
        ("Ukraine’s gunners brought down two missiles on the outskirts of Kyiv, its mayor said.", "air_defence", None),
        ("Ukraine’s gunners brought down two Russian missiles on the outskirts of Kyiv.", "air_defence", "RU"),
        ("The commander said Ukrainian forces were facing fierce fighting near Lypa.", "ground_combat", None),
        ("Ukrainian marines face the hardest battles of the year near Lypa, their spokesman said.", "ground_combat", None),
        ("Russian troops are facing a Ukrainian offensive near Lypa, the governor said.", "ground_combat", "UA"),
        ("Ukrainian marines face stiff Russian resistance near Lypa, their spokesman said.", "ground_combat", "UA"),
        ("Assault units advanced near Lypa despite stubborn Ukrainian resistance.", "ground_combat", None),
        ("Ukrainian forces facing Russian troops near Lypa advanced by two kilometres.", "ground_combat", "UA"),
        ("Battles are fierce near Lypa, where Ukrainian troops have pushed into two villages.", "ground_combat", "UA"),
        ("Battles are fierce near Lypa, where Ukrainian troops have dug in.", "ground_combat", None),
        ("Ukrainian forces were facing fierce fighting near Lypa, which supplies many Ukrainian villages.", "ground_combat", None),
        ("Ukrainian troops attacked near Lypa, where Russian forces had advanced in May.", "ground_combat", "UA"),
        ("A Ukrainian drone hit a school in Horlivka, its mayor said; Kyiv put the damage down to Russian artillery.", "strike", "UA"),
        ("Russian gunners shelled the plant, its operator said, while Moscow pinned the blame on Ukraine.", "strike", "RU"),
        ("Lavrov’s aide said that Kyiv was behind the blast in a cafe.", "sabotage", "UA"),
        ("Police are examining whether Russia’s military intelligence was behind a fire in a shop.", "sabotage", None),
        (
            "A former Ukrainian officer was wounded when a bomb went off under his car in Tver, Russia’s Investigative Committee said.",
            "sabotage",
            None,
        ),
        ("A bomb in Tver was meant for a defector from Ukraine’s SBU, the newspaper Prapor wrote.", "sabotage", None),
        ("A former Ukrainian officer was blown up in Tver, Ukraine’s military intelligence said it had done so.", "sabotage", "UA"),
        ("Police asked whether more fires would follow and said Russian agents had set this one.", "sabotage", "RU"),
    ],
)
def test_what_is_known_without_being_called_so(text: str, event_type: str, side: str | None) -> None:
    assert find_attacker(attack(text, event_type), CHRONICLE) == side


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("“Our soldiers have cleared the mill of the enemy,” President Volodymyr Zelenskyy said.", "ground_combat", "UA"),
        ("“Our troops have liberated Dibrova,” said the defence ministry in Moscow.", "ground_combat", "RU"),
        ("President Volodymyr Zelenskyy said: “Our troops have taken two mills.”", "ground_combat", "UA"),
        ("“We hit a depot in Tver,” Ukraine’s General Staff wrote.", "strike", "UA"),
        ("“Our soldiers have cleared the mill,” a colonel of Bulgaria said.", "ground_combat", None),
        ("“It is hard and we continue to advance,” Ukrainian General Ivo Lopes said of the fighting.", "ground_combat", "UA"),
    ],
)
def test_what_speakers_tell_of_their_own_in_quotes(text: str, event_type: str, side: str | None) -> None:
    assert outright(text, event_type) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia and Ukraine accused each other of shelling a prison in Olenivka, where 50 captured Ukrainian soldiers died.", None),
        ("The nuclear plant was shelled again on Saturday, with Ukraine and Russia trading blame for it.", None),
        ("The plant was shelled by Russian guns, officials said, as the sides traded blame for a fire.", "RU"),
        ("Each side blamed the other for fire at the plant, Russia saying that Ukrainian drones had hit a roof.", None),
        ("Kyiv and Moscow traded accusations over a strike on a hostel that killed four people.", None),
        ("A Russian drone killed two people in Kherson, the governor said, as the sides accused each other of breaking the truce.", "RU"),
    ],
)
def test_what_either_side_lays_on_the_other_is_nobodys(text: str, side: str | None) -> None:
    assert find_attacker(attack(text, "strike"), CHRONICLE) == side


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("Depots in Lypa were hit in what Moscow described as an answer to a raid.", "strike", "RU"),
        ("In what a Ukrainian security source called retaliation, drones hit a terminal near Tver.", "strike", "UA"),
        ("Depots in Lypa were hit in what Moscow described as a crime.", "strike", None),
        ("Russian missiles hit Lypa in what Kyiv called revenge for a raid.", "strike", None),
        ("Russian crews disposed of 38 Ukrainian drones over Tula, the governor said.", "air_defence", "UA"),
        ("A Ukrainian gunner who downs Russian drones told of his work.", "air_defence", None),
        ("Nine of the 12 missiles with which Russia beset Lypa came down in fields.", "air_defence", "RU"),
        ("Ukrainian marines drove back a column of tanks near Lypa, the brigade said.", "ground_combat", "RU"),
        ("Russian troops beat back a landing party near Lypa, the ministry said.", "ground_combat", "UA"),
        ("Syrskii said his troops had surrounded a Russian group near Lypa.", "ground_combat", "UA"),
        ("Russia’s army said it had wiped out a Ukrainian garrison near Lypa.", "ground_combat", "RU"),
        ("Putin spoke of 500 Ukrainians encircled in Lypa.", "ground_combat", None),
    ],
)
def test_answers_and_what_is_met(text: str, event_type: str, side: str | None) -> None:
    assert outright(text, event_type) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukraine’s security service detonated explosives under a train near Lypa, a source told the agency.", "UA"),
        ("Ukraine’s secret services mined a railway line near Lypa, its mayor said.", "UA"),
        ("The SBU said it had mined and blown up a bridge used by Russian troops.", "UA"),
        ("A warehouse near Lypa burned down, and the minister said that the signs pointed to Russian services.", "RU"),
        ("The names of 90 men were found by the BBC’s Russian service.", None),
        ("Banks in Lypa lost their data in a cyberattack by Sandworm, a unit of Russian military intelligence.", "RU"),
        ("Hackers from a unit of Russian military intelligence paralysed banks in Lypa.", "RU"),
        ("Hackers broke into the computers of a unit of Russian military intelligence.", None),
        ("Explosives went off under a bridge near Lypa, in what the SBU called its third operation against it.", "UA"),
        ("Hackers wiped servers that belonged to a unit of Russian arms makers.", None),
    ],
)
def test_deeds_of_secret_services(text: str, side: str | None) -> None:
    assert find_attacker(attack(text, "sabotage"), CHRONICLE) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukraine’s General Staff said ATACMS missiles had been used against targets inside Russia.", "UA"),
        ("Rockets were launched at a camp inside Ukraine, Russia’s army said.", "RU"),
        ("Rockets fell on a camp inside Ukraine, a farmer said.", None),
    ],
)
def test_what_an_army_tells_was_used_on_its_foe(text: str, side: str | None) -> None:
    assert find_attacker(attack(text, "strike"), CHRONICLE) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Gunmen killed 60 people near Lypa, Russia’s security service said; ISIL (ISIS) claimed the attack.", None),
        ("Hackers halted the airline, Russia’s prosecutors said, and a group called Grey Rook claimed responsibility.", None),
        ("Tracks were blown up near Lypa, Russian Railways said. Nobody claimed responsibility.", None),
        ("A van burned near Lypa, the Russian police said. The Freedom of Russia Legion has claimed responsibility.", "UA"),
        ("A bomb went off in Lypa, Russia’s army said, and Ukraine’s military intelligence later claimed the attack.", "UA"),
        ("A bomb went off in Lypa, Ukraine’s security service said and claimed responsibility.", "UA"),
    ],
)
def test_who_claims_what_others_tell(text: str, side: str | None) -> None:
    assert outright(text, "sabotage") == side


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("A bomb tore through a van in Lypa. Vladimir Rogov, a Moscow-installed official, blamed “saboteurs sent by Kyiv”.", "sabotage", "UA"),
        ("Ivo Lopes, the head of Ukraine’s security service, admitted that his agency had been behind the blast.", "sabotage", "UA"),
        ("A landing ship was burning at Lypa after what Ukraine’s navy called a precise hit by one of its missiles.", "strike", "UA"),
        ("A drone hit a train at Lypa. Zelenskyy called it “savage Russian terror”.", "strike", "RU"),
        ("Russian terror has not broken Lypa, Zelenskyy wrote after a mine went off.", "strike", None),
        ("Paratroopers had cleared eight villages between Lypa and Bilka of Russian soldiers, a general said.", "ground_combat", "UA"),
        ("Thirteen assaults on Lypa came to nothing, said Ivo Lopes, spokesman for Ukraine’s eastern command.", "ground_combat", "RU"),
        ("There was clear evidence of Russian troops crossing the river, an officer said.", "ground_combat", None),
        ("The Russian army cleared a path for hundreds of Russian soldiers to enter Lypa.", "ground_combat", "RU"),
        ("Ukraine admitted that an assault on Lypa had failed.", "ground_combat", None),
        ("Ukrainian assaults on Lypa failed with heavy losses, Ukrainian officials said.", "ground_combat", None),
        ("A car bomb killed two agents trained by Russia in Lypa, the police said.", "sabotage", None),
        ("Units cleared a tree line near Lypa, and a counterattack failed, Ukraine’s military said.", "ground_combat", None),
    ],
)
def test_deeds_laid_to_hands_and_ground_cleared(text: str, event_type: str, side: str | None) -> None:
    assert outright(text, event_type) == side


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Shells fell near the plant. Energoatom blamed Russian guns, the Moscow-run office blamed Ukrainian ones.", "strike"),
        ("The plant was hit again. Kyiv blamed Russia. Moscow blamed Ukraine.", "strike"),
        ("Three drones flying towards Moscow were downed, its mayor said.", "air_defence"),
    ],
)
def test_nobody_where_both_are_blamed_or_only_the_way_is_told(text: str, event_type: str) -> None:
    assert find_attacker(attack(text, event_type), CHRONICLE) is None


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("The air force said 36 of 47 drones launched from Kursk overnight had been jammed.", "air_defence", "RU"),
        ("Of 135 drones 80 were shot down, said the air force, which reported launches from Kursk and Oryol.", "air_defence", "RU"),
        ("Eight missiles launched from the Bryansk region were shot down over Kyiv.", "air_defence", "RU"),
        ("Missiles fired from Crimea hit a bus in the port of Pivdennyi, killing eight people.", "strike", "RU"),
        ("Police collected fragments of missiles fired from occupied territory.", "strike", "RU"),
        ("A shell fired from the occupied bank went through a roof in Kherson.", "strike", "RU"),
        ("Shells were fired, by his account, from Kurakhove, the head of the Russian-installed administration said.", "strike", "UA"),
        ("Shells were fired from Kurakhove, Ukraine’s police said.", "strike", None),
        ("Anti-aircraft missiles were launched from Belgorod at a drone, the governor said.", "air_defence", None),
        ("Fourteen drones launched overnight were destroyed; a missile fired from Kursk got through.", "air_defence", None),
        ("A car blew up in Berdiansk. Investigators sent from Moscow suspect a mine.", "strike", None),
        ("A bridge was damaged just before a train came from Crimea.", "strike", None),
        ("A thousand soldiers with tanks crossed into Kursk on Tuesday, an officer said.", "ground_combat", "UA"),
        ("Saboteurs crossed into the Sumy region and mined a road.", "ground_combat", "RU"),
        ("Two men crossed into Poland.", "ground_combat", None),
        ("Militants crossed into the Belgorod region but were pushed back, the governor said.", "ground_combat", "UA"),
        ("Refugees crossed into the Rostov region as fighting raged near Mariupol.", "ground_combat", None),
        ("Soldiers crossed into Kherson and freed the city.", "ground_combat", None),
        ("Marines crossed into the Kherson region and set up a bridgehead.", "ground_combat", None),
        ("Soldiers withdrew from Kursk and crossed back over the border into the Sumy region.", "ground_combat", None),
        ("Ukrainian shelling killed three people from Belgorod.", "strike", None),
        ("A shell fired overnight killed a man from Kursk.", "strike", None),
        ("Shelling killed a man 10km from Belgorod.", "strike", None),
        ("Ukraine struck a refinery after missiles launched from Kursk had killed four in Kharkiv.", "strike", None),
        ("A launcher that was shelling Sumy from the Kursk region was hit, Ukraine’s army said.", "strike", None),
        ("Four jets were destroyed at an airfield in Chelyabinsk by drones launched from the Chelyabinsk region.", "strike", None),
        ("Missiles hit a train that came from Crimea.", "strike", None),
        ("Six missiles that had flown in from Crimea hit Odesa.", "strike", "RU"),
        ("Russian crews dispatched 59 drones from Ukraine, the bulletin said.", "air_defence", "UA"),
        ("Attempts by “small groups of Ukrainian marines” to dig in were thwarted, according to Moscow’s Dnepr group.", "ground_combat", None),
        ("The dam broke after a blast that Ukraine says was set off by Moscow’s 205th brigade.", "sabotage", "RU"),
    ],
)
def test_from_whose_ground_it_came(text: str, event_type: str, side: str | None) -> None:
    assert outright(text, event_type) == side


def test_those_who_attempt_in_vain_are_named_behind_what_groups_them() -> None:
    text = "Attempts by “small groups of Ukrainian marines” to dig in at Krynky were thwarted, according to Moscow’s Dnepr group of forces."
    assert find_attacker(attack(text, "ground_combat"), CHRONICLE) == "UA"


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv woke to explosions on Thursday as missiles hit the capital, killing four.",
        "Kyiv observed a day of mourning for 31 people killed when a missile hit a block of flats.",
        "Kyiv woke to explosions as drones hit the capital, wounding 12.",
        "Kyiv endures another night of drone attacks.",
    ],
)
def test_a_capital_that_suffers_is_no_side(text: str) -> None:
    assert find_attacker(attack(text, "strike"), CHRONICLE) is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Moscow said its troops had taken Lypa, a ruined village to the south of Bilka that Ukraine won back last year.", "RU"),
        ("Moscow said its troops had taken Lypa, which Ukraine recaptured last year.", "RU"),
        ("The flag flies over Lypa, which Ukrainian troops have liberated, Kyiv said.", "UA"),
        ("Of 157 clashes 44 were near Lypa, where Russian troops have been trying to break through; all assaults were repelled.", "RU"),
    ],
)
def test_who_had_the_ground_before_and_who_is_trying(text: str, side: str | None) -> None:
    assert find_attacker(attack(text, "ground_combat"), CHRONICLE) == side


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("Ukrainian gunners fought off 11 of the past day’s 30 attacks near Lypa, the staff said.", "ground_combat", "RU"),
        ("The front saw 70 clashes on Sunday, with Russian troops pressing hardest near Lypa.", "ground_combat", "RU"),
        ("Kyiv counted 70 clashes, with Russian assaults at their heaviest near Lypa.", "ground_combat", "RU"),
        ("There were 70 clashes, and Russian jets dropped 90 bombs.", "ground_combat", None),
        ("Taking the town cost Moscow 9,000 men, the general wrote.", "ground_combat", "RU"),
        ("Ground robots stormed Russian trenches near Lypa, the brigade’s spokesman said.", "ground_combat", "UA"),
        ("Ukrainian fighters holed up in a mill are holding on after Russian troops broke into its yard.", "ground_combat", "RU"),
        ("Ukraine still holds 80 square km of the region, down from 900 in March.", "ground_combat", None),
        ("Ukraine now holds 80 square km of the region.", "ground_combat", "UA"),
        ("A mall burned after two missiles released by Russian bombers over the Kursk region struck it.", "strike", "RU"),
        ("A cameraman who worked for the Ukrainian television channel Lypa died in his car. What killed him was a Russian drone.", "strike", "RU"),
        ("A base where foreigners used to train Ukrainian soldiers lies in rubble after a missile strike.", "strike", None),
        ("A Russian missile killed two, and a house was hit by a missile launched by Ukrainian air defence.", "strike", "RU"),
    ],
)
def test_who_presses_who_pays_and_what_it_was(text: str, event_type: str, side: str | None) -> None:
    assert find_attacker(attack(text, event_type), CHRONICLE) == side


@pytest.mark.parametrize(
    ("text", "event_type", "side"),
    [
        ("Two depots near Lypa caught fire, and Ukraine’s SBU let it be known that it was its handiwork.", "strike", "UA"),
        ("Drones kept a depot alight. Somebody familiar with it at the SBU said that the agency had sent them.", "strike", "UA"),
        ("The runway near Lypa is full of holes, according to the SBU, which said that it had carried out the raid.", "strike", "UA"),
        ("A general was shot near Moscow, and an SBU source said that it had been the agency’s work.", "sabotage", "UA"),
        ("A blaze at Taganrog’s Lypa works was the result of missiles, Ukraine’s navy said.", "strike", "UA"),
        ("A depot in Makiivka went up in flames and 63 died, the Defence Ministry in Moscow said.", "strike", None),
        ("Transformers in Kaliningrad were wrecked by agents who set them alight, Ukraine’s military intelligence said.", "sabotage", "UA"),
        ("Something burned in Kaliningrad, Ukraine’s military intelligence said, but did not say whose work it was.", "sabotage", None),
        ("A depot that belonged to the Ukrainian army was destroyed by missiles, Russia’s defence ministry said.", "strike", "RU"),
        ("Soldiers destroyed half of a column of tanks that Russia threw at Lypa, an officer said.", "ground_combat", "RU"),
        ("Kyiv lists 36 attempts to break through, of which Ukrainian troops were still repelling four.", "ground_combat", "RU"),
        ("The institute measured 574 square kilometres of Russian gains in November.", "ground_combat", "RU"),
        ("The push has given Ukraine a foothold on the far bank.", "ground_combat", "UA"),
        ("The Russian front line along the river gave way on Monday.", "ground_combat", "UA"),
        ("Lypa is back under the blue and yellow flag.", "ground_combat", "UA"),
        ("The tricolour that two men had put up in Lypa was taken down.", "ground_combat", None),
        ("Ruska Lozova, a village north of Kharkiv, is free.", "ground_combat", "UA"),
        ("Lypa has been seized by the Southern grouping, the Russian ministry reported.", "ground_combat", "RU"),
        ("The “Centre” group of forces has entered two villages.", "ground_combat", "RU"),
        ("Separatist troops entered Lypa without a fight.", "ground_combat", "RU"),
    ],
)
def test_whose_deed_it_is_by_who_tells_flags_and_groups(text: str, event_type: str, side: str | None) -> None:
    assert find_attacker(attack(text, event_type), CHRONICLE) == side
