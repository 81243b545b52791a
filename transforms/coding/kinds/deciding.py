"""Kinds that a bullet tells in so many words where its weights take it for another one: "gunmen slipped over the border", "a jet came down".

The words are in `transforms/words/deciding.toml`, what must hold beside them in `conditions`, `attacks_told` and others. Each rule is asked only of
the kinds that its own is mistaken for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transforms.coding.kinds import attacks_told, brought_down, claims_judged, conditions, mishaps, state_acts
from transforms.coding.kinds.claim_words import deciding_words, meets
from transforms.coding.kinds.collisions import falls_abroad
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.text.language import Text
from transforms.series import Series


class Rule(NamedTuple):
    """The kind of a bullet whose first sentence has a word of each group of `met`, the bullet none of `unmet`, if `more` holds too."""

    event_type: str
    met: Sequence[str]
    unmet: Sequence[str] = ()
    more: Callable[[Text, MainClaim, Sequence[str]], bool] = lambda t, main, first: True

    def holds(self, t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        return meets(first, *self.met) and not any(meets(t.low, group) for group in self.unmet) and self.more(t, main, first)


def decided(found: str, t: Text, main: MainClaim, series: Series) -> str:
    """The kind that is told outright, else the one that was `found`."""
    told = _told(found, t, main)
    return "mobilisation" if told in ("strike", "air_defence") and falls_abroad(t, series) else told


def _told(found: str, t: Text, main: MainClaim) -> str:
    if not t.size:
        return found
    first, openers = t.low[: t.sentence_end(0)], _openers(found)
    opened = sorted({n for low in first for n in openers.get(low, ())})
    return next((_RULES[found][n].event_type for n in opened if _RULES[found][n].holds(t, main, first)), found)


@cache
def _openers(found: str) -> Mapping[str, Sequence[int]]:
    """Which rules may hold by each word of their first groups, so that hardly any is asked for nothing."""
    opened: dict[str, list[int]] = defaultdict(list)
    for n, rule in enumerate(_RULES.get(found, ())):
        for word in deciding_words()[rule.met[0]]:
            opened[word].append(n)
    return opened


_RAID = Rule("ground_combat", ("crossing", "armed", "borders"), (), conditions.cross)
_CYBER = Rule("sabotage", ("cyberattacks",))
_CRASH = Rule("other", ("aircraft",), ("arms",), mishaps.comes_down)
_PLAN = Rule("statement", ("planning", "violence"), ("done",), conditions.lies_ahead)
_EXPECTED = Rule("statement", ("expecting", "likely"), ("harm", "firing_upon"), conditions.is_expected)
_BATTLES = Rule("ground_combat", ("battles",), (), attacks_told.goes_on)
_PROGRESS = Rule("ground_combat", ("progress",), ("denying",), attacks_told.makes_progress)
_WANTED = Rule("justice", ("wanted", "lists"), (), conditions.is_on_wanted_list)
_FEAR = Rule("statement", ("feared", "raids"), ("felt", "harm"), conditions.is_feared)
_TRUCE = Rule("diplomacy", ("proclaiming", "truces"), (), state_acts.proclaims)
_WRECK = Rule("air_defence", ("harm",), ("shown",), brought_down.wreck_told_behind)
_BOMB = Rule("sabotage", ("carriers", "blowing_up"), ("fired",), conditions.is_planted)
_OUTAGE = Rule("energy", ("outages", "befalling"), (), conditions.goes_out)
_MEMBER = Rule("diplomacy", ("joining", "unions"), ("harm", "drill"), state_acts.joins_union)
_DRY = Rule("energy", ("lights",), (), conditions.lacks_first)
_FREED = Rule("prisoners", ("freeing",), ("let_go",), conditions.is_freed)
_TRIAL = Rule("justice", ("charging",), (), conditions.brings_to_court)
_FIRE = Rule("strike", ("firing_upon",), ("fought", "closing_in"), attacks_told.fires_upon)
_ATTACK = Rule("strike", ("assailing",), ("judging", "charging"), attacks_told.tells_of_attack)
_MURDER = Rule("sabotage", ("murders", "authorship"), ("charging", "foiling", "planning", "many_killed", "fired"), claims_judged.lays_murder)
_ATTEMPT = _MURDER._replace(met=("attempts", "authorship"), unmet=(*_MURDER.unmet, "denying"), more=claims_judged.lays_attempt)
_SABOTAGE = Rule("sabotage", ("wrecking",), ("charging", "planning", "staging", "fired", "denying"), claims_judged.lays_sabotage)
_ALLEGED = Rule("statement", ("executing", "captives"), ("investigating", "charging"))
_DEED = Rule("strike", ("hitting",), ("judging", "untrue", "deploring"), attacks_told.says_done("hitting"))
_TAKEN = Rule("ground_combat", ("gaining",), ("judging", "charging", "denying", "untrue"), attacks_told.says_done("gaining"))
_CLASHES = Rule("ground_combat", ("clashes",), ("judging", "charging"), attacks_told.counts_clashes)
_BUDGET = Rule("economy", ("budget", "support"), ("in_kind",), state_acts.supports_budget)
_LOAN = Rule("economy", ("loans", "sums"), ("in_kind",))
_GRID = Rule("energy", ("grid", "repair", "giving"), ("other_help",))
_DENIAL = Rule("statement", ("denying",), (), claims_judged.denies)
_UNTRUE = Rule("statement", ("claims",), (), claims_judged.calls_untrue)
_ACCUSED = Rule("strike", ("accusing",), ("staging", "murders", "wrecking"), claims_judged.accuses)
_CRIME = Rule("justice", ("executing",), ("returning",), claims_judged.reports_crime)
_ENDURED = Rule("statement", ("ill_treating", "victims"), ("charging",), claims_judged.is_told_by_victim)
_OPENED = Rule("strike", ("hurting",), ("fought",), attacks_told.tells_attack_first)
_VOTES = Rule("politics", ("votes",), ("resolving",), state_acts.names_votes)
_VISIT = Rule("diplomacy", ("visiting",), ("fought", "combat"), state_acts.only_visits)
_PENALTIES = Rule("sanctions", ("asking", "penalties"), (), claims_judged.asks_for("penalties"))
_WEAPONRY = Rule("military_aid", ("asking", "weaponry"), (), claims_judged.asks_for("weaponry"))
_MEETING = Rule("diplomacy", ("asking", "meetings"), (), claims_judged.asks_for("meetings"))
_JUDGED = Rule("statement", ("criticising",), (), claims_judged.is_criticised)
_MEANING = Rule("statement", ("raids",), (), claims_judged.is_judged)
_FELT = Rule("statement", ("feelings",), (), claims_judged.is_felt)
_REVENGE = Rule("statement", ("vowing", "revenge"), (), claims_judged.vows_revenge)
_UNDONE = Rule("statement", ("negating",), (), claims_judged.says_undone)
_ENVOYS = Rule("diplomacy", ("calling_in", "envoys"), (), state_acts.calls_envoys)
_REFUSED = Rule("diplomacy", ("dismissed", "proposals"), (), state_acts.is_turned_down)
_POST = Rule("politics", ("appointing", "posts"), (), state_acts.appoints)
_CALL = Rule("prisoners", ("yielding", "calling", "soldiers"), (), conditions.calls_to_surrender)
_BLASTS = Rule("sabotage", ("blasts",), ("fired", "attacked", "assailing", "from_afar"), mishaps.explodes)
_AT_SEA = Rule("sabotage", ("blasts", "tankers"), ("fired", "assailing", "from_afar", "on_roads", "by_accident"), mishaps.explodes)
_HEARD = Rule("strike", ("blasts", "heard"), ("by_accident", "on_roads"), mishaps.are_heard)
_PLANT = Rule("energy", ("atoms", "safety"), ("planning", "staging", "assailing", "denying", "visiting", "wider_talks"), conditions.is_about_plant)
_GRENADE = Rule("sabotage", ("grenades", "handling"), ("fired", "from_afar"))
_TRAINED = Rule("military_aid", ("teaching", "taught"), ("drill",), conditions.is_trained_abroad)
_MOVED = Rule("humanitarian", ("driving_out", "leaving"), ("harm", "hitting"), attacks_told.makes_leave)
_CALL_UP = Rule("mobilisation", ("ordering", "call_ups"), ("denying", "calling_back"), state_acts.orders_call_up)
_AGREED = Rule("sanctions", ("agreeing", "new_penalties"), (), state_acts.agrees_on_penalties)
_CALLED_AWAY = Rule("humanitarian", ("urging", "townspeople", "leaving"), (), attacks_told.calls_away)
_CROSSINGS = Rule("politics", ("closing", "crossings"), ("alarms",), state_acts.closes_border)
_OWN_ARMS = Rule("mobilisation", ("own_arms",), ("for_the_war", "giving", "handing_on"), state_acts.arms_itself)
_FORMED = Rule("mobilisation", ("forming", "formations"), ("harm", "hitting"), state_acts.forms_units)
_CABLES = Rule("sabotage", ("cables", "severing", "at_sea"), ("charging", "mishaps"))
_MISDEEDS = Rule("statement", ("misdeeds",), ("investigating", "charging", "hitting"), conditions.tells_misdeed)
_HIDDEN = Rule("statement", ("hiding", "bodies"), ("investigating", "charging"), conditions.hides_dead)
_DISMISSED = Rule("politics", ("removing", "commanders"), ("harm", "hitting"), state_acts.dismisses)
_SHOOTING = Rule("sabotage", ("opening", "gunman"), ("fired", "from_afar"), mishaps.shoots_by_hand)
_MISHAP = Rule("other", ("mishap",), ("authorship", "charging", "cables"), mishaps.is_mishap)
_BURNT = Rule("strike", ("lighting", "means", "blazes"), ("fates", "wreck", "shields"))
_BARRED = Rule("sanctions", ("barring", "russian_firms"), (), state_acts.keeps_firms_from)
_FATAL = Rule("other", ("mishap",), ("authorship", "charging", "battles", "fought"), mishaps.dies_in_mishap)
_IMPOSED = Rule("sanctions", ("new_penalties", "imposing"), (), state_acts.imposes)
_ECONOMIC = Rule("economy", ("economic", "support_in_money", "sums"), ("in_kind",), state_acts.gives_money)
_CAPPED = Rule("sanctions", ("caps", "price"), (), state_acts.opens_with_cap)
_DEPORTED = Rule("justice", ("deporting", "minors"), (), claims_judged.reports_deportation)
_TERMS = Rule("diplomacy", ("memoranda", "demanding", "concessions"), ("harm",))
_TRUCE_JUDGED = Rule("diplomacy", ("truces",), ("harm", "hitting"), state_acts.judges_truce)
_TO_COME = Rule("statement", ("offensives",), ("fought", "harm"), conditions.is_to_come)
_CUSTODY = Rule("justice", ("courts", "kept"), (), state_acts.keeps_in_custody)
_CALLED_UP = Rule("mobilisation", ("call_ups", "called_up"), ("denying", "calling_back"), state_acts.names_call_up)
_KOREANS = Rule("military_aid", ("third_army",), ("drill",), conditions.are_north_koreans)
_RAIDERS = Rule("ground_combat", ("raiders", "opening"), ("from_afar",), attacks_told.saboteurs_fire)
# by the kind that was found, the rules that are asked, the first that holds decides
_RULES: Mapping[str, Sequence[Rule]] = {
    "air_defence": (
        Rule("ground_combat", ("conquering",), (), brought_down.takes_ground_first),
        Rule("strike", ("downed",), (), brought_down.harms_first),
        Rule("strike", ("destroying",), ("wreck",), brought_down.hits_ground),
        Rule("strike", ("defences", "destroying"), (), brought_down.hits_defences),
        Rule("strike", ("launching", "flying_in"), ("fates",), attacks_told.only_launches),
        _BURNT,
    ),
    "energy": (
        _PLAN._replace(more=conditions.plans_attack),
        Rule("strike", ("hitting",), (), attacks_told.hits_grid),
        Rule("strike", ("assailing", "landing"), (), attacks_told.lands_first),
        Rule("strike", ("firing_upon", "atoms"), (), attacks_told.plant_is_shelled),
        Rule("strike", ("damaging", "fliers"), (), attacks_told.damages),
        Rule("strike", ("raids", "darkening"), (), attacks_told.opens_with_attack),
        _CABLES,
        _BARRED,
    ),
    "strike": (
        _RAIDERS,
        Rule("air_defence", ("launching",), ("harm",), attacks_told.all_come_down),
        Rule("air_defence", ("air", "flying_in"), ("harm",), brought_down.hits_in_air),
        _DENIAL,
        _UNTRUE,
        _UNDONE,
        _PENALTIES,
        _WEAPONRY,
        _MEETING,
        _JUDGED,
        _CRIME,
        _FELT,
        _MEANING,
        _REVENGE,
        _CYBER,
        _RAID,
        _CRASH,
        Rule("other", ("built",), ("arms", "digging"), conditions.collapses),
        Rule("air_defence", ("wreck",), ("shown",), brought_down.wreck_hits),
        _WRECK,
        Rule("air_defence", ("repelling", "airborne", "raids"), (), brought_down.repels),
        _PLAN,
        _EXPECTED,
        _FEAR,
        Rule("other", ("blazes", "breaking_out"), ("arms", "felt", "wreck", "shown"), conditions.breaks_out),
        _TRUCE,
        _BOMB,
        _OUTAGE,
        _DRY,
        _TRIAL,
        _MURDER,
        _SABOTAGE,
        _VISIT,
        _BLASTS,
        _AT_SEA,
        _GRENADE,
        _MOVED,
        _MISDEEDS,
        _HIDDEN,
        _SHOOTING,
    ),
    "humanitarian": (_ENDURED, _MISDEEDS, Rule("strike", ("civilians",), ("crimes",), conditions.opens_with_toll)),
    "sabotage": (
        _RAIDERS,
        _DENIAL,
        _UNDONE,
        _RAID,
        Rule("justice", ("caught", "planning"), ("done",)),
        Rule("justice", ("foiling", "foiled"), ("done",), conditions.foils),
        _CRASH,
        _PLAN,
        _MISHAP,
    ),
    "ground_combat": (
        _DENIAL._replace(unmet=("standing",)),
        _UNTRUE._replace(unmet=("standing",)),
        _UNDONE._replace(unmet=("standing",)),
        _CRIME,
        _FREED._replace(met=("freeing", "regaining")),
        Rule("prisoners", ("surrendering", "soldiers"), (), conditions.surrender),
        _CALL,
        _CYBER,
        _TRUCE,
        _FIRE,
        _VISIT,
        _EXPECTED,
        _FORMED,
        _DISMISSED,
        _MISDEEDS,
        _HIDDEN,
        _CALLED_AWAY,
        _TERMS,
        _TRUCE_JUDGED,
        _TO_COME,
        _FATAL,
        Rule("strike", ("landing", "fliers"), ("fought", "closing_in"), attacks_told.lands),
    ),
    "statement": (
        _PLANT,
        _CALL,
        _PENALTIES,
        _MEETING,
        _SABOTAGE,
        _ACCUSED,
        _CRIME,
        _ATTACK,
        _DEED,
        _TAKEN,
        _MURDER,
        _ATTEMPT,
        _CLASHES,
        _VOTES,
        _WANTED,
        _PROGRESS,
        _FORMED,
        _CABLES,
        _DISMISSED,
        _BARRED,
        _CALL_UP,
        _AGREED,
        _CYBER._replace(unmet=("expecting",)),
        _TERMS,
        _TRUCE_JUDGED,
        _DEPORTED,
        _IMPOSED,
    ),
    "diplomacy": (_AGREED, _PLANT, _VOTES, _OPENED, _BATTLES, _WANTED, _PROGRESS, _POST),
    "politics": (_OPENED, _VISIT, _BATTLES, _ENVOYS, _REFUSED, _BARRED, _IMPOSED, _TERMS, _CUSTODY, _CALLED_UP),
    "sanctions": (_OPENED, _WANTED, _ENVOYS),
    "mobilisation": (
        _OPENED,
        _MEMBER,
        _CALL,
        _DISMISSED,
        _ENVOYS,
        _CROSSINGS,
        _TRAINED,
        _KOREANS,
        _TRUCE_JUDGED,
        _FATAL,
    ),
    "other": (_AT_SEA, _HEARD, _WRECK, _ATTACK, _VISIT, Rule("diplomacy", ("phone_calls",), (), state_acts.tells_in_call)),
    "justice": (
        _ENDURED,
        _FREED,
        _OPENED,
        _ATTACK,
        _MURDER,
        _ALLEGED,
        _CLASHES,
        Rule("strike", ("civilians",), ("crimes",), conditions.counts_civilians),
    ),
    "prisoners": (_DEPORTED, _ENDURED, _CRIME, _CYBER, _CRASH._replace(more=mishaps.crashes)),
    "economy": (_CAPPED, _OPENED, _OWN_ARMS, _GRID, _BARRED),
    "military_aid": (
        _OPENED,
        _CALL,
        _OWN_ARMS,
        _GRID,
        _BUDGET,
        _LOAN,
        _ECONOMIC,
        _TRUCE_JUDGED,
        _FATAL,
        Rule("humanitarian", ("relief", "aid"), ("arming",), conditions.is_relief),
    ),
}
