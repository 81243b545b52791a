"""Who gained ground where a bullet tells it outright: whose attack was beaten back, who took a place, in whose hands it is, who speaks of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from transforms.coding.kinds.acting import BE, beats_back, behind_side, gives_ground, gives_way, verb_from
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.ground_signs import by_signs
from transforms.coding.kinds.side_names import Mentions, Spoken, names_of
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.series import Series


def taken(t: Text, parts: Sequence[int], found: Mentions, spoken: Spoken, series: Series) -> str | None:
    """The side that attacked; `found` is where sides are named.

    Those who are named with a verb come before those who only hold a place now, and these before a passive, whose doer is guessed from who
    speaks of it. In "troops threw back an assault and took a hill" the first verb tells who attacked: beaten back comes before taken.
    """
    defender = _defender(t, parts, found, spoken)
    if defender is not None:
        return series.other_side(defender)
    beaten = _intruder(t, parts, found, spoken, series) or _driver(t, found, series) or _clearer(t, found, series) or _pursuer(t, found)
    by_name = beaten or _taker(t, found) or _payer(t, found) or by_signs(t, parts, found, spoken, series)
    return by_name or _new_holder(t, found) or _announcer(t, spoken, series) or _gainer(t, spoken, series)


def _defender(t: Text, parts: Sequence[int], found: Mentions, spoken: Spoken) -> str | None:
    """The side that beat an attack back: "Ukrainian marines threw back two assaults", "14 attacks were repelled", said by one side alone."""
    words = attack_words()
    # also beside the main claim: "the fiercest fights were near Lyman, where 14 attacks were repelled"
    beating = [i for i in t.where(words["beating_back"]) if 3 * parts[i] >= PARTS and beats_back(t, i)]
    if not beating:
        failing = next((i for i in t.where(words["assaults"]) if 3 * parts[i] >= PARTS and _fails(t, i)), None)
        return _who_tells_of_failure(t, failing, found, spoken) if failing is not None else None
    for i, code in found:
        force = head(t, i, words["forces"])
        if force is not None and (verb := _beats_at(t, force + 1)) in beating:
            met = list(itertools.takewhile(lambda low: low not in _MET_ENDS, t.low[verb + 1 : verb + _MET]))
            told_before = t.low[t.sentence_start(i) : i]  # "36 attempts, 20 of which"
            of_which = "which" in told_before[-2:] and not words["assaults"].isdisjoint(told_before)
            is_assault = of_which or not words["assaults"].isdisjoint(met) or not _COLUMNS.isdisjoint(met)
            if is_assault or any(verb < j < verb + 5 and of != code for j, of in found):
                return code
    if any(head(t, i, words["assaults"]) is not None for i, _ in found):
        return None
    at = beating[0]
    start = t.sentence_start(at)
    near = range(max(start, at - 12), min(at + 7, t.sentence_end(at)))
    is_assault = any(t.low[j] in words["assaults"] and t.at(j + 1) not in _FORMATIONS for j in near if j != at)
    if not is_assault or not words["took"].isdisjoint(t.low[start:at]):
        return None
    return _only_side(t, at, spoken)


# tokens from "fought off" to "20 of the past day’s 38 attacks"
_MET = 11
_MET_ENDS = frozenset({",", ".", ";", "and", "said", "as", "when", "while"})


def _who_tells_of_failure(t: Text, i: int, found: Mentions, spoken: Spoken) -> str | None:
    """The side that tells of the failed assault at token `i`, unless it was its own: "Ukraine admitted", "its assault", "Ukrainian assaults"."""
    is_owned = not _CONCEDING.isdisjoint(t.low[:i]) or t.at(i - 1) in _OWN or any(head(t, j, attack_words()["assaults"]) == i for j, _ in found)
    return None if is_owned else _only_side(t, i, spoken)


_OWN = frozenset({"its", "his", "our", "their"})


def _fails(t: Text, i: int) -> bool:
    """Whether the assault that is told of at token `i` is told to have failed: "13 assaults on the town came to nothing"."""
    if not attack_words()["took"].isdisjoint(t.low[max(t.sentence_start(i), i - 2 * _ATTEMPT) : i]):
        return False  # "cleared a wood, and the counterattack failed"
    end = next((j for j in range(i + 1, min(i + _ATTEMPT, t.size)) if t.low[j] in _ENDS_ATTEMPT), min(i + _ATTEMPT, t.size))
    return any(t.low[j] in _FAILING or tuple(t.low[j : j + 3]) in _COME_TO_NOTHING for j in range(i + 1, end))


# "the 3rd Assault Brigade" is no assault
_FORMATIONS = frozenset({"brigade", "regiment", "battalion", "division", "corps"})
# tokens from "assaults" to what became of them
_ATTEMPT = 14
_ENDS_ATTEMPT = _FORMATIONS | frozenset(", ; . that which who and killed after when where while as because began begun launched troops units".split())
_FAILING = frozenset({"failed", "foundered", "faltered", "unsuccessful", "fruitless"})
_CONCEDING = frozenset({"admitted", "admits", "acknowledged", "acknowledges", "conceded", "concedes", "admitting", "conceding"})
_COME_TO_NOTHING = frozenset({("came", "to", "nothing"), ("come", "to", "nothing"), ("were", "in", "vain"), ("ended", "in", "failure")})
# who came and was met, whosever they were called: "drove back a column of tanks"
_COLUMNS = frozenset({"column", "columns", "infantry", "infantrymen", "stormtroopers", "party", "parties", "group", "groups"})


def _beats_at(t: Text, i: int) -> int:
    """Where the verb of a noun stands that ends before token `i`: "troops repelled", "troops are holding off"."""
    verb = verb_from(t, i)
    if t.at(verb) not in ("are", "were", "is", "was"):
        return verb
    going_on = verb + 1 + (t.at(verb + 1) == "still")
    return going_on if t.at(going_on).endswith("ing") else verb


def _only_side(t: Text, i: int, spoken: Spoken) -> str | None:
    """The side of all who speak in the sentence of token `i`, None where they are of several."""
    here = {side for clause, side in spoken if clause.sentence == t.tokens[i].sentence}
    return here.pop() if len(here) == 1 else None


def _intruder(t: Text, parts: Sequence[int], found: Mentions, spoken: Spoken, series: Series) -> str | None:
    """The side of infiltrators that were killed or stopped: the one they are called after, else the other than who fought or tells of them."""
    words = attack_words()
    for i in [i for i in t.where(words["intruders"]) if parts[i] == PARTS]:
        if t.low[i] in _GROUPS and t.at(i - 1) not in _INTRUDING:
            continue  # "a group"
        start, end = t.sentence_start(i), t.sentence_end(i)
        before, behind = t.low[start:i], t.low[i + 1 : min(i + 12, end)]
        if words["undone"].isdisjoint((*before[-6:], *behind)) or not _CLEARED.isdisjoint(before):
            continue
        here = {j: code for j, code in found if start <= j < end}
        called = next((code for j, code in here.items() if j < i and head(t, j, frozenset({t.low[i]}), 4) == i), None)
        fought: set[str | None] = {*here.values()} or {_only_side(t, i, spoken)}
        return called or (series.other_side(fought.pop()) if len(fought) == 1 else None)
    return None


def _clearer(t: Text, found: Mentions, series: Series) -> str | None:
    """The other side than the one of which ground was cleared: "cleared eight villages between Lypa and Bilka of Russian soldiers"."""
    if _CLEARING.isdisjoint(t.low):
        return None
    for i, code in found:
        if t.at(i - 1) == "of" and head(t, i, attack_words()["forces"], 2) is not None:
            cleared = t.last_before(i - 1, _CLEARING, _SWEPT)
            if cleared is not None and _NOT_OF.isdisjoint(t.low[cleared:i]) and (t.low[cleared] != "clear" or t.at(cleared - 1) in ("to", "and")):
                return series.other_side(code)
    return None


_CLEARING = frozenset({"cleared", "clearing", "clear", "cleansed", "swept", "rid"})
_NOT_OF = frozenset({",", ";", "that", "who", "ahead", "hundreds", "thousands", "dozens", "evidence", "signs", "path", "way", "mines", "for"})
# tokens from "cleared" to whom the ground was cleared of
_SWEPT = 12
_GROUPS = frozenset({"group", "groups", "team", "teams"})
_INTRUDING = frozenset({"sabotage", "reconnaissance", "infiltration", "assault"})
# "cleared two villages of infiltrators": ground that was won
_CLEARED = frozenset({"cleared", "clearing"})


def _driver(t: Text, found: Mentions, series: Series) -> str | None:
    """The other side than the one that was driven from ground: "pushed Russian troops out of", "Ukraine’s soldiers have been driven back from".

    Not than "assault groups" that were pushed back, or who was "from the outskirts": these attacked in vain.
    """
    if _DRIVING.isdisjoint(t.low):
        return None
    for i, code in found:
        verb = _verb_of(t, i)
        out = verb + 2 + (t.at(verb + 2) == "back")
        is_passive = (
            t.at(verb) in BE and t.at(verb + 1) in _DRIVEN and t.at(out) in _OUT and _ASSAULT.isdisjoint((*t.low[i:verb], *t.low[out : out + 4]))
        )
        if is_passive or (t.at(i - 1 - (t.at(i - 1) == "the")) in _DRIVING and not _OUT.isdisjoint(t.low[i + 1 : i + 5])):
            return series.other_side(code)
    return None


_DRIVEN = frozenset({"driven", "pushed", "forced", "expelled", "ousted", "dislodged", "thrown", "evicted"})
_DRIVING = _DRIVEN | {"drove", "driving", "pushing", "threw"}
_OUT = frozenset({"out", "from"})
_ASSAULT = frozenset({"assault", "storm", "storming", "sabotage", "reconnaissance", "outskirts", "edge", "approaches"})


def _pursuer(t: Text, found: Mentions) -> str | None:
    """The side before which the other one gives up ground: "withdrew under pressure from Russian troops", "fled as Ukrainian units closed in"."""
    for (i, code), (other, by) in itertools.pairwise(found):
        verb = _verb_of(t, i)
        if by != code and (t.at(verb) in _RETREATED or (t.at(verb) == "pulled" and t.at(verb + 1) in ("back", "out"))):
            if not _PURSUED.isdisjoint(t.low[max(verb, other - _PURSUIT) : other]) and _OWN_ACT.isdisjoint(t.low[verb:other]):
                return by
    return None


_RETREATED = frozenset({"withdrew", "withdrawn", "retreated", "fled", "abandoned", "left"})
# what leads from a retreat to those who forced it, within how many words, and what tells that somebody else does something between
_PURSUED = frozenset({"under", "as", "after", "amid", "following", "when", "while", "face", "because", "before", "by"})
_PURSUIT = 5
_OWN_ACT = frozenset({".", ";", "said", "destroying", "taking", "blowing", "killing", "repelling", "inflicting", "to"})


def _taker(t: Text, found: Mentions) -> str | None:
    """The side whose troops are the first to be told of as having taken ground: "Ukrainian soldiers have retaken", "Russia seized".

    Who gives way before them is passed over: "Russian forces have pulled back and Ukrainian units have gained two kilometres", and who had
    the ground before: "its troops had retaken two villages that Russia had captured".
    """
    first = next(
        ((i, code) for i, code in found if not (gives_way(t, i) or gives_ground(t, i) or _had_ground(t, i) or t.at(behind_side(t, i)) == "holed")),
        None,
    )
    return first[1] if first and t.at(_verb_of(t, first[0])) in attack_words()["took"] else None


def _payer(t: Text, found: Mentions) -> str | None:
    """The side that paid for ground with its men: "taking the town cost Moscow 47,000 soldiers"."""
    costs = ((i, code) for i, code in found if t.at(i - 1) == "cost" and t.low[t.sentence_start(i)] in _TAKING)
    return next((code for i, code in costs if any(low[0].isdigit() for low in t.low[i + 1 : i + 5])), None)


def _had_ground(t: Text, i: int) -> bool:
    """Whether a side is named as who had taken the ground that is told of: "villages that Russian troops had seized", "villages Ukraine captured"."""
    relative = t.at(i - 1) in ("that", "which")
    if t.at(behind_side(t, i)) in ("has", "have"):
        return False  # "raised its flag over Lypa, which Ukrainian troops have retaken": the news
    if relative and (t.low[i - 2] == "," or t.tokens[i - 2].is_name):
        return t.low[i - 1] == "which" or not GROUND.isdisjoint(t.low[max(t.sentence_start(i), i - _DESCRIBED) : i])
    return t.at(i - 1 - relative) in GROUND


# tokens from "a ruined village" to "to the south of Bakhmut that"
_DESCRIBED = 9


def _verb_of(t: Text, i: int) -> int:
    """Where the verb behind the side at token `i`, or behind its forces, stands."""
    return verb_from(t, behind_side(t, i))


def holders(t: Text, found: Mentions) -> Iterator[tuple[int, str]]:
    """Where a side is named in whose hands something is: "is back in Ukrainian hands", "came under Russian control"; not "remains in"."""
    # "the last town under Kyiv’s control" tells of what a side has kept
    yield from ((i, code) for i, code in found if t.at(i + 1) != "'s" and _is_holder(t, i) and not keeps(t, i))


def keeps(t: Text, i: int) -> bool:
    """Whether something is told to be in the hands of the side at token `i` as before, or less of it: "remains in Ukrainian hands"."""
    if _is_holder(t, i):
        return not _KEPT.isdisjoint(t.low[max(0, i - 4) : i - 1])
    verb = behind_side(t, i)
    return t.at(verb + (t.at(verb) in _STILL)) in _HOLDS and _is_less(t, verb)


def _is_less(t: Text, i: int) -> bool:
    """Whether what is held is told to have been more: "holds less than 200 square km, down from 1,300"."""
    return any(t.low[j : j + 2] == ["down", "from"] and t.at(j + 2)[:1].isdigit() for j in range(i, min(i + _SIZE, t.sentence_end(i))))


# tokens from "holds" to "less than 200 square kilometres (77 square miles) of the Kursk region, down"
_SIZE = 22


def _is_holder(t: Text, i: int) -> bool:
    """ "in Russian hands", "under Kyiv’s control" """
    return t.at(i + 1 + (t.at(i + 1) == "'s")) in ("hands", "control") and t.at(i - 1) in ("in", "into", "under", "to")


_STILL = frozenset({"still", "now"})
_HOLDS = frozenset({"hold", "holds", "control", "controls"})
_KEPT = frozenset({"remain", "remains", "remained", "still", "stay", "stays", "stayed"})


def _new_holder(t: Text, found: Mentions) -> str | None:
    """The side in whose hands something is now, never that in whose hands it "remains"."""
    here = ((i, code) for i, code in found if _is_holder(t, i) and not keeps(t, i))
    return next((code for i, code in here if not attack_words()["changed_hands"].isdisjoint(t.low[max(0, i - 5) : i - 1])), None)


def _announcer(t: Text, spoken: Spoken, series: Series) -> str | None:
    """The side that tells the taking of a place, or gains, as its own: "announced the capture of", "reported gains of 300 metres", "congratulated
    the brigade on taking"; not "the capture by Russian troops of", "reported Russian gains", "reported gains of the enemy".

    What the home side calls a capture is left open, a liberation is its own.
    """
    for clause, side in spoken:
        if clause.verb >= 0 and clause.stance != "denied" and clause.sentence == 0 and series.other_side(side) is not None:
            if t.low[clause.verb] in _THANKING and _thanks_takers(t, clause.verb):
                return side
            for i in range(clause.verb + 1, min(clause.verb + 5, t.size)):
                if t.low[i] in _NEWS and t.at(i + 1) == "of" and "by" not in t.low[i : i + 8]:
                    return side if side != series.home or t.low[i] in ("liberation", "recapture") else None
                if t.low[i] in attack_words()["gains"] and _BEFORE_GAINS.issuperset(t.low[clause.verb + 1 : i]):
                    if t.at(i + 1) != "by" and (t.at(i + 1) != "of" or not _LENGTHS.isdisjoint(t.low[i + 2 : i + _MEASURED])):
                        return side
    return None


def _thanks_takers(t: Text, verb: int) -> bool:
    """Whether it is for ground they took that somebody is thanked or congratulated: "on the “liberation” of Hai", "for taking", "who had freed"."""
    for i in range(verb + 1, min(verb + _THANKED, t.sentence_end(verb))):
        if t.low[i] in ("on", "for"):
            at = i + 1
            while t.at(at) in _BEFORE_NEWS:
                at += 1
            if t.at(at) in _TAKING:
                return True
        elif t.low[i] in ("who", "that") and t.at(verb_from(t, i + 1)) in attack_words()["took"]:
            return True
        elif t.low[i] in _THANKS_END:
            return False
    return False


_THANKING = frozenset({"congratulated", "congratulates", "congratulating", "thanked", "thanks", "thanking", "praised", "praises", "praising"})
# within how many words: "congratulated the soldiers of the 114th Motorised Brigade of the “Centre” group on"
_THANKED = 16
_THANKS_END = frozenset({",", ";", "said", "and"})
_BEFORE_NEWS = frozenset({"the", "their", "“", "having", "complete", "full"})

_NEWS = frozenset({"capture", "taking", "liberation", "seizure", "recapture"})
_TAKING = _NEWS | {"capturing", "seizing", "liberating", "freeing", "retaking", "recapturing", "storming", "taken", "captured", "liberated"}
# "gains of between 200 and 1,100 metres"
_LENGTHS = frozenset({"metres", "meters", "m", "kilometres", "kilometers", "kilometre", "kilometer", "km", "square", "sq", "miles"})
_MEASURED = 9
_BEFORE_GAINS = frozenset(
    "a an of the some new fresh further more small modest limited slight partial steady significant considerable tactical local".split()
)


def _gainer(t: Text, spoken: Spoken, series: Series) -> str | None:
    """The only side that speaks of ground that was taken, nobody being named with it: "had been won back", "three villages fell".

    What the home side calls taken is the other's gain, and left open, unless it was taken back.
    """
    words = attack_words()
    i = next((i for i in t.where(words["gained"]) if _is_gain(t, i)), None)
    doer = t.low[i + 2 : i + 7] if i is not None else []  # "seized by the Southern grouping", not "by the Ukrainian grouping"
    is_own = not _GROUPINGS.isdisjoint(doer) and names_of(series.sides).keys().isdisjoint(doer)
    if i is None or ("by" in t.low[i + 1 : i + 4] and not is_own):
        return None
    side = _only_side(t, i, spoken)
    if series.other_side(side) is None:
        return None
    return side if t.low[i] in words["regained"] or t.at(i + 1) == "back" or side != series.home else None


_GROUPINGS = frozenset({"grouping", "groupings"})


def _is_gain(t: Text, i: int) -> bool:
    """Whether the participle at token `i` is a passive that tells of ground, not of people, and is neither denied nor to come."""
    if t.low[i] in ("fell", "fallen"):
        return not GROUND.isdisjoint(t.low[max(t.sentence_start(i), i - 8) : i])
    before = t.low[max(0, i - 4) : i]
    return not _PASSIVE.isdisjoint(before[-2:]) and _UNREAL.isdisjoint(before)


GROUND = frozenset("village villages town towns settlement settlements city hamlet hamlets stronghold district position positions".split())
_PASSIVE = frozenset({"was", "were", "been", "is", "are"})
_UNREAL = frozenset(
    {"being", "not", "never", "would", "will", "could", "may", "might", "must", "should", "yet", "to", "soldiers", "prisoners", "troops", "men"}
)
