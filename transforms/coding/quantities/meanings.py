"""What a cue means for what it reaches: by the group of the noun, by what the bullet is about, by who can be spoken of so."""

from __future__ import annotations

from transforms.coding.quantities.cues import Cue, context_words
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.text.split import Words


def about_exchange(words: Words) -> bool:
    """Whether a text is about prisoners or children who are brought home."""
    if not context_words("exchange").isdisjoint(words.low):
        return True
    told = not _FREED.isdisjoint(words.low) and not _SOLDIERS.isdisjoint(words.low)
    return told or ("children" in words.low and not _TAKEN.isdisjoint(words.low))


_FREED = frozenset({"freed", "released"})
_TAKEN = frozenset({"deported", "abducted", "deportation", "abduction"})
_SOLDIERS = frozenset(
    {"soldiers", "servicemen", "defenders", "conscripts", "marines", "paratroopers", "guardsmen", "sailors", "fighters", "infantrymen"}
)


def meaning_of(words: Words, cue: Cue, reading: Reading, exchange: bool) -> str | None:
    metric = _told(cue, reading, exchange)
    if metric == "without_power" and context_words("outage").isdisjoint(words.low):
        return None  # "30 soldiers were cut off"
    if metric == "exchanged" and (reading.phrase.head in _NO_CAPTIVES or (reading.phrase.value >= _CROWD and words.low[cue.first] in _COMING)):
        return None  # "half a million Ukrainians have gone home", "deserters who came back"
    if metric == "evacuated" and words.low[cue.first] in _PULLING:
        last = max(cue.last, reading.phrase.last)
        if not _POSITIONS.isdisjoint(words.low[last : last + 6]):
            return None
    if metric == "intercepted" and reading.phrase.noun == "aircraft" and not _ACCIDENTS.isdisjoint(words.low):
        return None if _SHOT.isdisjoint(words.low) else metric
    if metric == "intercepted" and words.low[cue.first] in _BURNING and (reading.phrase.noun or reading.weapon_before) == "aircraft":
        return metric if _GROUND.isdisjoint(words.low) or not _SHOT.isdisjoint(words.low) else None
    if metric == "intercepted" and reading.phrase.noun in ("vessel", "aircraft") and words.low[cue.first] in _HALTING:
        return None if _UNCREWED.isdisjoint(words.low[reading.phrase.first : reading.phrase.last]) else metric
    if metric == "launched" and reading.phrase.noun == "aircraft" and words.low[cue.first] in _FLYING:
        return None
    if metric == "launched" and reading.phrase.noun is None and reading.nearest != "weapons" and words.low[cue.first] in _UNDERWAY:
        return None
    if metric == "troops" and reading.phrase.noun == "civilian" and reading.phrase.value < _MANY and words.low[cue.first] in context_words("civil"):
        return None
    if metric == "displaced" and reading.phrase.noun is None and reading.nearest == "weapons":
        return None  # "two drones fell in Romania and one crossed into Moldova"
    if metric == "displaced" and reading.phrase.noun is None and words.at(reading.phrase.first - 2) in _GROUPS:
        return None  # "a group of four crossed the border"
    if metric == "troops" and reading.phrase.noun == "civilian" and reading.phrase.value < _FEW:
        return None  # "four foreigners fighting for Ukraine"
    if metric == "evacuated" and reading.phrase.head in _AT_SEA and words.low[cue.first] in _SAVED:
        return metric  # "four crew were rescued when the trawler sank"
    return _of_soldiers(words, cue, metric) if reading.phrase.noun == "soldier" else metric


_NO_CAPTIVES = frozenset("deserters deserter evaders refugees refugee migrants evacuees tourists deputies lawmakers diplomats".split())
_CROWD = 20_000
_COMING = frozenset({"came", "come", "went", "go", "going", "coming", "returned", "returning", "return", "back", "home", "got", "had", "have"})
# "4,000 of them were pulled out of first positions": soldiers, whatever they are called
_PULLING = frozenset({"out", "pulled", "pulling", "pull", "taken", "took", "moved", "led", "brought"})
_POSITIONS = frozenset({"position", "positions", "trench", "trenches", "lines", "base", "bases", "barracks", "battle"})
_SAVED = frozenset({"rescued", "rescuing", "taken", "winched", "lifted", "airlifted", "saved"})
_AT_SEA = frozenset({"crew", "sailors", "sailor", "seamen", "seaman", "pilot", "pilots"})
_GROUPS = frozenset({"group", "team", "unit", "squad", "party", "band", "cell", "groups"})
_FEW, _MANY = 10, 1000
# ships and planes with a crew are stopped and turned away without being brought down
_HALTING = frozenset({"stopped", "diverted", "blocked", "averted", "stopping", "diverting"})
# what crewed aircraft do without being sent against anybody
_FLYING = frozenset("strayed drifted wandered veered came heading bound en on making made streamed slipped raced took in sped".split())
# what people may do too
_UNDERWAY = frozenset({"on", "en", "making", "made", "bound", "came", "heading", "headed", "streamed", "flew", "raced", "sped", "were"})
# planes that come down by themselves are not brought down
_ACCIDENTS = frozenset(
    "fault failure malfunction accident fog weather icing training maintenance pilot's birds emergency accidents crash crashes collision".split()
)
_SHOT = frozenset({"shot", "downed", "intercepted", "shooting", "downing", "defences", "defenders", "gunners", "missile", "missiles"})
# "destroyed five aircraft on an airfield"
_BURNING = frozenset({"destroyed", "destroying", "disabled", "disabling", "eliminated", "destruction", "lost", "loss", "losing"})
_GROUND = frozenset("airfield airfields airbase airbases aerodrome aerodromes hangar hangars parked airport saboteurs parking".split())
_UNCREWED = frozenset({"drone", "drones", "usv", "usvs", "uncrewed", "unmanned", "magura", "maguras", "naval", "sea", "surface"})


def _of_soldiers(words: Words, cue: Cue, metric: str | None) -> str | None:
    """Soldiers cross borders and are moved on orders, and are captured where others are detained."""
    if metric == "displaced" or (metric == "evacuated" and not words.low[cue.first].startswith("evac")):
        return None
    return "captured" if metric == "detained" and not _SEIZING.isdisjoint(words.low[cue.first : cue.last]) else metric


_SEIZING = frozenset({"seized", "seizing", "holding"})


def _told(cue: Cue, reading: Reading, exchange: bool) -> str | None:
    group = group_of(reading.phrase)
    meanings = cue.meanings
    if group == "people":
        if reading.phrase.head in ("body", "bodies", "remains", "corpse", "corpses"):
            return None
        return (meanings.get("people_in_exchange") if exchange else None) or meanings.get("people")
    if group == "power":
        metric = meanings.get("people")
        harmed = metric in ("killed", "injured") and reading.phrase.head in context_words("customers") - {"households"}
        return metric if metric == "without_power" or harmed else None
    if group is None:
        people = (meanings.get("people_in_exchange") if exchange else None) or meanings.get("people")
        weapons = meanings.get("weapons") if reading.weapon_before else None
        return (people or weapons) if reading.nearest == "people" else (weapons or people)
    return meanings.get(group)
