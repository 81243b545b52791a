"""What a cue means for what it reaches: by the group of the noun, by what the bullet is about, by who can be spoken of so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transforms.coding.quantities.cues import Cue
from transforms.coding.quantities.lexicon import begins_number, is_auxiliary
from transforms.coding.quantities.outages import lacks_power
from transforms.coding.quantities.phrase import is_crewed_vessel, is_told_whole, sentence_words
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.quantities.uncounted import is_share
from transforms.coding.quantities.word_lists import BE, BEFALLEN, BODIES, FIRED, FLOWN, MET_ABROAD, TAKEN_AWAY, context_words
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words


def about_exchange(words: Words) -> bool:
    """Whether a text is about prisoners or children who are brought home."""
    if not context_words("exchange").isdisjoint(words.low) or (not _YOUNG.isdisjoint(words.low) and _are_carried_off(words)):
        return True
    if not context_words("servicemen").isdisjoint(words.low) and (not _FREED.isdisjoint(words.low) or _tells_of_return(words)):
        return True
    if _is_given_back(words):
        return True
    if "among" not in words.low or not _CUSTODY.isdisjoint(words.low):
        return False
    return any(word == "among" and _are_released(words, at) for at, word in enumerate(words.low))


_YOUNG = frozenset({"children", "boys", "girls", "boy", "girl", "teenagers", "teenager", "orphans"})
_CARRIED_OFF = frozenset({"deported", "abducted", "occupied", "occupation", "qatar", "qatari", "lubinets", "kuleba"})


def _are_carried_off(words: Words) -> bool:
    """ "abducted children", "children taken to Russia" """
    if not _CARRIED_OFF.isdisjoint(words.low):
        return True
    return "taken" in words.low and any(word == "taken" and words.joined(at, 3) in TAKEN_AWAY for at, word in enumerate(words.low))


def _tells_of_return(words: Words) -> bool:
    """ "Russia returned 84 soldiers", "303 soldiers were returned", "welcomed home 40"; but "300 soldiers returned to their bases" """
    be, low = BE, words.low
    if _RETURNING.isdisjoint(low) or not context_words("duty").isdisjoint(low):
        return False
    given = any(low[at] == "returned" and (low[at - 1] in be or begins_number(words.at(at + 1))) for at in range(1, words.size))
    welcomed = any(words.joined(at, 2) in _WELCOMED for at in range(words.size - 1))
    return given or welcomed


_WELCOMING = ("welcomed", "welcomes", "welcoming", "brought")
_WELCOMED = frozenset(f"{verb} {back}" for verb in _WELCOMING for back in ("home", "back"))
_RETURNING = frozenset({"returned", *_WELCOMING})


def _is_given_back(words: Words) -> bool:
    """ "Moscow handed over 22 soldiers", "Belarus released 31 civilians", "each sent home 40": what a state gives back, unless it is its own men."""
    if _GIVING.keys().isdisjoint(words.low) or not _NOT_BACK.isdisjoint(words.low):
        return False
    for at in [at for at, word in enumerate(words.low) if word in _GIVING]:
        tails, giver = _GIVING[words.low[at]], at - 1
        last = at + 1 + bool(tails)
        if (tails and words.at(at + 1) not in tails) or not any(begins_number(words.at(i)) for i in range(last, last + _NEAR_NUMBER)):
            continue
        if words.low[at] == "transferred" and not _goes_to_other_side(words, last):
            continue
        while giver > 0 and (is_auxiliary(words.low[giver]) or words.low[giver] in _DAY):  # "has", "also", "each", "on Friday"
            giver -= 1
        if words.at(giver) in context_words("givers"):
            return True
    return False


def _goes_to_other_side(words: Words, last: int) -> bool:
    """ "transferred 22 soldiers to Kyiv", "nine children to Ukraine"; but "2,000 soldiers to Ukraine" go to war"""
    sides = _TO_SIDE if context_words("servicemen").isdisjoint(words.low) else _TO_CAPITAL
    return any(words.joined(at, 2) in sides for at in range(last, min(last + _SIGHT, words.size)))


_SIGHT = 12
_TO_CAPITAL = frozenset({"to kyiv", "to moscow"})
_TO_SIDE = _TO_CAPITAL | {"to ukraine", "to russia"}


_DAY = WEEKDAYS | {"on"}
_GIVING: Mapping[str, frozenset[str]] = {
    "handed": frozenset({"over", "back"}), "sent": frozenset({"home", "back"}), "gave": frozenset({"back"}), "given": frozenset({"back"}),
    "released": frozenset(), "freed": frozenset(), "returned": frozenset(), "transferred": frozenset(),
    "releases": frozenset(), "frees": frozenset(), "returns": frozenset(),
}  # fmt: skip
# "at least 22", "a further 22"
_NEAR_NUMBER = 3


def _are_released(words: Words, among: int) -> bool:
    """ "among those released", "among the freed", "among the 186 freed" """
    at = among + 2 + begins_number(words.at(among + 2))
    return words.at(among + 1) in ("the", "those") and words.at(at) in _LET_GO


_LET_GO = frozenset({"freed", "released", "exchanged", "swapped", "repatriated", "returned"})
_NOT_BACK = context_words("duty") | context_words("let_go") | context_words("own_ends")
_CUSTODY = context_words("let_go") | {"detained", "arrested", "jailed"}
_FREED = frozenset({"freed", "released"})


def meaning_of(words: Words, cue: Cue, reading: Reading, exchange: bool) -> str | None:
    """The metric that a cue gives to a phrase, None where it speaks of something else."""
    metric = _told(cue, reading, exchange)
    check = _CHECKS.get(metric or "")
    if check is not None and not check(words, cue, reading):
        return None
    is_open = metric in ("intercepted", "hit") and _is_left_open(words, reading)
    if is_open and not (metric == "intercepted" and is_told_whole(words, reading.phrase, cue.first)):
        return "launched"
    if cue.forward and reading.phrase.whole and metric not in FLOWN and is_share(words, reading.phrase.first):
        return None  # "killed half of the 40 guards": it is not told how many
    are_soldiers = reading.phrase.noun == "soldier" or (reading.phrase.head == "koreans" and "north" in words.low[: reading.phrase.last])
    return _of_soldiers(words, cue, metric, reading.phrase.head) if are_soldiers else metric


def _is_left_open(words: Words, reading: Reading) -> bool:
    """ "all but two of the 31", "unable to shoot down any of the four", "80 percent of the 120": of a whole it is not told how many were downed."""
    if not reading.phrase.whole:
        return False
    first = reading.phrase.first
    left_open = words.joined(first, 2) == "all but" or words.joined(first - 2, 2) == "any of" or words.joined(first - 3, 3) == "any of the"
    return left_open or ((reading.phrase.noun in FIRED or reading.phrase.noun == "weapon") and is_share(words, first))


def _is_outage(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "30 soldiers were cut off", nor "the prospects for 40,000 are dark"; customers are of a supply."""
    is_thing = (words.low[cue.last - 1] == "dark" and words.low[cue.last - 2] in BE) or words.low[cue.first] == "no"
    if is_thing and group_of(reading.phrase) != "power":
        return False
    if not context_words("outage").isdisjoint(words.low):
        return lacks_power(words, reading.phrase)
    return reading.phrase.head in context_words("customers") and context_words("other_supplies").isdisjoint(words.low)


def _is_driven_out(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "after hosting 18 leaders", nor "added soldiers to the 11,000 it sent to Russia"."""
    if words.low[cue.first] == "sent" and reading.phrase.noun is None and not _ARMY.isdisjoint(words.low[: cue.first]):
        return False
    return not words.low[cue.first].startswith("host") or reading.phrase.head not in _GUESTS


_ARMY = frozenset({"soldiers", "troops"})
_GUESTS = frozenset("leaders ministers presidents officials envoys diplomats heads lawmakers guests generals chiefs ambassadors delegates".split())


def _is_swap(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "half a million Ukrainians have gone home", nor "two envoys arrived in Kyiv", nor "a crash involving 12 people"."""
    phrase = reading.phrase
    verb = words.low[cue.first]
    if phrase.value >= _CROWD:
        return False
    if verb == "involving" and _SWAPS.isdisjoint(words.low[max(0, cue.first - _NEAR_SWAP) : cue.first]):
        return False
    if phrase.noun == "soldier":  # not "gave themselves up and were taken by bus to Olenivka"
        return cue.last > cue.first + 1 or verb == "transferred" or verb not in context_words("carried")
    travels = verb in _TRAVELLING and _BACK.isdisjoint(words.low[cue.first : cue.last])
    listed = words.joined(phrase.first - 2, 2) in ("list of", "lists of", "names of")
    return not listed and not (travels and phrase.noun == "civilian" and phrase.head not in context_words("held"))


_SWAPS = frozenset({"swap", "exchange"})
# tokens back from "involving" to "an exchange on Monday"
_NEAR_SWAP = 5
_TRAVELLING = frozenset("arrived landed touched walked came went rode crossed travelled traveled".split())
_BACK = frozenset({"home", "back", "to"})


def _is_downed(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not what crashes by itself, burns on its airfield or is turned away with its crew."""
    noun, verb = reading.phrase.noun, words.low[cue.first]
    if reading.phrase.head in ("mine", "mines") or (verb in _CLEARING and _is_by_sappers(words, cue)):
        return False  # "sappers destroyed 60 shells"
    if noun == "aircraft" and verb.startswith("intercept") and not MET_ABROAD.isdisjoint(sentence_words(words, reading.phrase)):
        return False  # those who only meet them lead them away
    if noun == "aircraft" and not context_words("accidents").isdisjoint(words.low):
        return not context_words("shot_at").isdisjoint(words.low)
    if verb in _BURNING and (noun or reading.weapon_before) == "aircraft":
        here = sentence_words(words, reading.phrase)
        return context_words("grounded").isdisjoint(here) or not context_words("shot_at").isdisjoint(here)
    return not (noun == "aircraft" or is_crewed_vessel(words, reading.phrase)) or verb not in _HALTING


def _is_by_sappers(words: Words, cue: Cue) -> bool:
    """Whether those who clear what lies on the ground do what the cue says, or have it done by them."""
    before, behind = words.low[max(0, cue.first - _CLEARERS_NEAR) : cue.first], words.low[cue.last : cue.last + _CLEARERS_NEAR]
    by = behind[: behind.index(",")] if "," in behind else behind
    return not (context_words("clearers").isdisjoint(before) and context_words("clearers").isdisjoint(by))


_CLEARING = frozenset({"destroyed", "destroying", "neutralised", "neutralized", "disabled", "disposed", "eliminated", "blown", "liquidated"})
_CLEARERS_NEAR = 8


def _is_sent(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "five jets took off", "are flown to a base", "two ships fired at the coast", nor people under way or hurt: "with 40 others injured"."""
    noun, verb = reading.phrase.noun, words.low[cue.first]
    if noun is None and reading.phrase.form == "number" and words.at(reading.phrase.last) in BEFALLEN:
        return False
    if verb == "in" and noun is None and cue.first == reading.phrase.last and reading.phrase.form == "number":
        return False  # "disposed of 38 drones, 21 in the skies of the Rostov region": where, not that they flew
    if words.joined(cue.last, 2) in _TO_OWN:
        return False  # "1,700 drones are on their way to the front"
    if noun == "aircraft" and words.low[cue.first + 1 : cue.first + 3] == ["taken", "off"]:
        return False
    if noun == "shell" and verb == "sent" and words.low[cue.first - 1] in BE:
        return False  # "1.5 million rounds were sent last year"
    if noun == "aircraft" and verb == "flown" and "balloon" not in reading.phrase.head and words.at(cue.first + 1) in ("to", "from", "into", "out"):
        return False
    if verb in _SHOOTING and (noun == "aircraft" or is_crewed_vessel(words, reading.phrase)):
        return False
    return not (noun == "aircraft" and verb in _FLYING) and not (noun is None and reading.nearest != "weapons" and verb in _UNDERWAY)


def _is_army(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "four foreigners fighting for Ukraine", "deployed 42 investigators", nor "will send four more howitzers, bringing the total to 16"."""
    phrase = reading.phrase
    if phrase.noun is None and phrase.value == 1:
        return False  # "one was a colonel who took part in the siege"
    if phrase.noun is None and words.joined(phrase.first - 2, 2) in ("total to", "number to") and reading.nearest != "people":
        return False
    inquire = not context_words("inquirers").isdisjoint(words.low[phrase.first : phrase.last])
    least = _MANY if inquire or words.low[cue.first] in context_words("civil") else _FEW
    return phrase.noun != "civilian" or phrase.value >= least


def _is_rescued(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "the army pulled 800 men out of its base", nor those who travel on duty or are led off; nor "brought to 1,730 the number"."""
    if words.low[cue.first] == "brought" and words.joined(reading.phrase.last, 2) == "the number" and "evacuation" not in words.low:
        return False
    if reading.phrase.head in context_words("travellers") and "evacuation" not in words.low and not words.low[cue.first].startswith("evac"):
        return False
    men = reading.phrase.head == "men" and reading.phrase.value >= _FEW and words.low[cue.first] in ("pulled", "got", "out")
    return not men or _ARMIES.isdisjoint(words.low[: cue.first])


def _is_lost_sight_of(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "100,000 people are trapped in the city", "200 workers are trapped in the besieged plant": these are under no rubble."""
    if "hunt" in words.low[cue.first : cue.last] and "police" in words.low[: cue.first]:
        return False  # "police began a hunt for a man"
    if words.low[cue.last - 1] != "trapped" or words.at(reading.phrase.last) == "who":
        return True  # "11 soldiers who had been trapped there laid down their arms": another verb will say what counts
    where, is_named = words.low[cue.last + 1 : cue.last + _NEAR + 2], words.capital[cue.last + 1 : cue.last + 2] == [True]
    cut_off = words.at(cue.last) in ("in", "inside", "at") and (is_named or not context_words("cut_off_in").isdisjoint(where))
    return reading.phrase.value < _MANY and (not cut_off or not context_words("collapsed").isdisjoint(where))


_ARMIES = frozenset({"army", "division", "brigade", "regiment", "battalion", "command", "garrison"})
_CHECKS: Mapping[str, Callable[[Words, Cue, Reading], bool]] = {
    "without_power": _is_outage, "exchanged": _is_swap, "intercepted": _is_downed, "launched": _is_sent, "troops": _is_army,
    "evacuated": _is_rescued, "missing": _is_lost_sight_of, "displaced": _is_driven_out,
}  # fmt: skip
_FEW, _MANY, _CROWD = 10, 1000, 20_000
# ships and planes with a crew are stopped and turned away without being brought down
_HALTING = frozenset("stopped diverted blocked averted stopping diverting strayed veered vanished disappeared turned went".split())
_SHOOTING = frozenset({"fired", "shot"})
# what crewed aircraft do without being sent against anybody
_FLYING = frozenset("strayed drifted wandered veered came heading bound en on making made streamed slipped raced took taken in sped".split())
# where one's own weapons go
_TO_OWN = frozenset({"the front", "the frontline", "the front-line", "the troops", "the army", "the warehouses"})
# what people may do too
_UNDERWAY = frozenset({"on", "en", "making", "made", "bound", "came", "heading", "headed", "streamed", "flew", "raced", "sped", "were"})
_BURNING = frozenset({"destroyed", "destroying", "disabled", "disabling", "eliminated", "destruction", "lost", "loss", "losing"})


def _of_soldiers(words: Words, cue: Cue, metric: str | None, head: str) -> str | None:
    """Soldiers cross borders and are moved on orders, but a crew is rescued; they are captured where others are detained."""
    verb = words.low[cue.first]
    if metric == "evacuated" and not verb.startswith("evac"):
        return metric if head in _AT_SEA and verb in _SAVED else None
    as_captives = any(words.at(at) == "as" and words.at(at + 1) in context_words("prisoners") for at in range(cue.last, cue.last + _NEAR))
    if metric == "detained" and (as_captives or not _SEIZING.isdisjoint(words.low[cue.first : cue.last])):
        return "captured"  # "are being held as prisoners of war"
    return None if metric == "displaced" else metric


_SEIZING = frozenset({"seized", "seizing", "holding"})
_NEAR = 6
_SAVED = frozenset({"picked", "plucked", "fished", "hauled", "rescued", "rescuing", "taken", "winched", "lifted", "airlifted", "saved"})
_AT_SEA = frozenset({"crew", "sailors", "sailor", "seamen", "seaman", "pilot", "pilots"})


def _told(cue: Cue, reading: Reading, exchange: bool) -> str | None:
    group = group_of(reading.phrase)
    meanings = cue.meanings
    people = (meanings.get("people_in_exchange") if exchange else None) or meanings.get("people")
    if group == "people":
        return people if reading.phrase.head not in BODIES else None
    if group == "power":
        metric = meanings.get("people")
        harmed = metric in ("killed", "injured") and reading.phrase.head in context_words("customers")
        return metric if metric == "without_power" or harmed else None
    if group is None:
        weapons = meanings.get("weapons") if reading.weapon_before else None
        return (people or weapons) if reading.nearest == "people" else (weapons or people)
    return meanings.get(group)
