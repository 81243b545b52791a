"""What governments and parliaments do, as conditions of rules in `deciding`: visits, calls, votes, posts, borders, sanctions, their own forces."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from transforms.coding.kinds.acting import BE, HAVE
from transforms.coding.kinds.claim_words import FIRST, OBJECT, claimed, deciding_words, is_told_first, joined, meets, standing
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def proclaims(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is a truce that somebody declares: "declared a truce, but the army said assaults went on"."""
    at = standing(first, "proclaiming")[0]
    if t.at(at - 1) in BE or not is_told_first(main, first, at):
        return False
    return meets([*itertools.takewhile(lambda low: low not in _NOT_PROCLAIMED, first[at + 1 : at + 9])], "truces")


# what parts a truce from what is announced: "announced on Sunday, despite the truce"
_NOT_PROCLAIMED = frozenset({",", ";", "that", "during", "after", "amid", "despite", "before", "in", "since", "had"})


def joins_union(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a state becomes a member of an alliance: "became the 31st member of NATO", "formally joined NATO"; not "NATO member Latvia sent"."""
    for i in [i for i in claimed(main, first, "joining") if i < _NEAR_START and t.at(i - 1) not in ("'s", "had")]:
        before, behind = first[max(0, i - OBJECT) : i], first[i + 1 : i + 4]
        if first[i].startswith("join"):
            at = i + 1 + (t.at(i + 1) == "the")
            is_joined = meets(first[at : at + 1], "unions") and t.at(at + 1) in _BEHIND_UNION
        else:
            is_theirs = t.at(i + 1) in ("of", "to") and meets(behind, "unions") and "to" not in first[i + 2 : i + 5]
            is_joined = (is_theirs or ("'s" in before and meets(before, "unions"))) and not _BECOMING.isdisjoint(before)
        if is_joined:
            return True
    return False


# not "joined NATO's patrols", "joined the EU in condemning it"
_BEHIND_UNION = frozenset({"", ".", ",", ";", "and", "since", "on", "at", "after", "because", "as", "from", "with", "last"})
_BECOMING = frozenset({"became", "becomes", "become", "becoming", "approved", "ratified", "completed", "bid"})


def forms_units(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether troops are put together: "will set up two brigades", "a third corps is being formed"; not "set up army posts", "raised a flag over"."""
    passive = vocabulary().words["passive"]
    for i in claimed(main, first, "forming"):
        is_split = first[i] in _TOGETHER
        if is_split and first[i + 1 : i + 2] != [_TOGETHER[first[i]]]:
            continue
        made = range(i + 1 + is_split, min(i + 1 + is_split + OBJECT, len(first)))
        end = next((j for j in made if first[j] in _GOVERNING or not first[j][0].isalnum()), made.stop)
        is_object = end > made.start and first[end - 1] in deciding_words()["formations"]
        noun = next((j for j in range(i - 1, max(-1, i - OBJECT), -1) if first[j] not in passive | _BETWEEN), -1)
        is_subject = noun >= 0 and first[noun] in deciding_words()["formations"] and not passive.isdisjoint(first[noun + 1 : i])
        if is_object or is_subject:
            return True
    return False


_TOGETHER = {"set": "up", "put": "together"}
_GOVERNING = frozenset(
    {"of", "over", "in", "at", "on", "for", "with", "from", "by", "against", "to", "near", "and", "that", "which", "before", "after"}
)
_BETWEEN = HAVE | {"now", "also", "to"}


def closes_border(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a state shuts or opens crossings of its border: "will close its border with Russia", "decided to reopen two crossings"."""
    return any(main.parts[i] == PARTS and meets(first[i + 1 : i + OBJECT], "crossings") for i in standing(first, "closing"))


def names_votes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a remark is about votes that are held for no true ones: "“referendums”", "sham referendums", "would not recognise referendums".

    "The referendums" of which a page on the war tells, or "such" ones, are these too.
    """
    votes = [i for i in standing(first, "votes") if 2 * main.parts[i] > PARTS]
    known = (t.quoted[i] or first[i].startswith("pseudo") or t.at(i - 1) in ("the", "such") for i in votes)
    return any(known) or any(meets(first[max(0, i - 4) : i], "shams") for i in votes)


def tells_in_call(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether two speak by telephone, of whatever: "told the president in a call on Monday that"."""
    for i in claimed(main, first, "phone_calls"):
        is_by_phone = t.at(i - 1) in ("phone", "telephone", "video")
        at = i - 1 - is_by_phone
        is_told = is_by_phone or (first[i] == "call" and "told" in first[max(0, i - OBJECT - 4) : i])
        if is_told and t.at(at) in ("a", "their") and t.at(at - 1) in ("in", "during"):
            return True
    return False


def only_visits(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a visit is all that is told of, be it to soldiers: "visited troops near Lypa, he wrote"; not "visited them and said"."""
    at = standing(first, "visiting")[0]
    is_act = t.at(at - 2) == "paid" if first[at] == "visit" else t.tokens[at - 1].is_name or t.at(at - 1) in _VISITORS
    told = (i for i, low in enumerate(first) if main.parts[i] == PARTS and (low in deciding_words()["remarking"] or low == "was"))
    is_act = is_act and (first[at] != "travelled" or t.at(at + 1) == "to") and not meets(first[:at], "attacked")
    return is_act and at > 0 and main.parts[at] == PARTS and all(at < i and len(first) - i <= _CREDIT for i in told)


_VISITORS = frozenset({"minister", "chief", "president", "premier", "commander", ",", "has"})
# tokens of "he wrote on his Telegram channel."
_CREDIT = 7


def calls_envoys(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what becomes of envoys: "Paris summoned the ambassador over a raid", "will expel 15 diplomats"; not
    "recalled its ambassadors" for good."""
    for i in claimed(main, first[:FIRST], "calling_in"):
        is_for_good = first[i].startswith("recall") and not meets(first[i:], "protesting")
        is_summons = first[i] != "called" or t.at(i + 1) == "in"
        if is_summons and t.tokens[0].is_name and t.at(i - 1) not in _AFTER_OTHERS and not is_for_good:
            return meets(first[i + 1 : i + OBJECT], "envoys")
    return False


def appoints(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is told to get such a post: "named Lypa his envoy", "was made ambassador to Rome"; not "named by the envoy"."""
    for i in claimed(main, first[:_NEAR_START], "appointing"):
        post = next((j for j in standing(first, "posts") if i < j < i + _APPOINTED), -1)
        is_somebody = i + 1 < t.size and t.tokens[i + 1].is_name and t.at(post - 1) not in ("with", "to", "by", "of")
        if post > 0 and (t.at(i - 1) in BE or is_somebody):
            return _BY.isdisjoint(first[i + 1 : post])
    return False


# tokens from "named" to "Kirill Dmitriev, the head of Russia's wealth fund, special envoy"
_APPOINTED = 12
_BY = frozenset({"by", "and", "to", "after", "that"})
_AFTER_OTHERS = BE | {"and", "who"}


def dismisses(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a commander is sent away: "dismissed several senior commanders", "the general was sacked"; not "fired at the commander’s car"."""
    for i in claimed(main, first[:_NEAR_START], "removing"):
        if t.at(i - 1) in BE:
            before = first[:i]
            if meets(before[-_APPOINTED:], "commanders") and _TELLING.isdisjoint(before) and t.at(i + 1) not in ("at", "on", "from"):
                return True
            continue
        end = next((j for j in range(i + 1, min(i + _APPOINTED, len(first))) if first[j] in _BEHIND_OBJECT), i)
        if meets(first[i + 1 : end], "commanders") and t.at(end) != "'s":
            return True
    return False


_TELLING = frozenset({"said", "says", "told", "that", "wrote"})
_BEHIND_OBJECT = frozenset(
    {"by", "given", "made", "that", "at", "on", "into", "over", "in", "of", "from", "with", "and", "as", "who", "for", "after", ",", ".", "'s"}
)


def keeps_firms_from(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether others keep a Russian firm from something: "barred Aeroflot from selling its slots", "Rosneft was banned from bidding"."""
    for i in claimed(main, first, "barring"):
        of = next((j for j in range(i + 1, min(i + _APPOINTED, len(first) - 1)) if first[j] in ("from", "that", ";", ",")), i)
        if first[of] != "from" or not first[of + 1].endswith("ing"):
            continue
        is_passive, before = t.at(i - 1) in BE, first[:i]
        is_own = not is_passive and (meets(before, "russian_firms") or not _RUSSIANS.isdisjoint(before))  # "Gazprom barred Naftogaz from"
        kept = before if is_passive else first[i + 1 : of]
        if not is_own and meets(kept, "russian_firms") and _TELLING.isdisjoint(kept) and _HANDS.isdisjoint(kept):
            return True
    return False


_RUSSIANS = frozenset({"russia", "moscow", "putin", "kremlin", "belarus", "minsk"})
_HANDS = frozenset({"workers", "staff", "employees"})


def is_turned_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is something proposed that "was dismissed": "The idea of a truce was swiftly dismissed in Kyiv"; not "the man behind the plan",
    "the ceasefire monitor", "amid talks the governor"."""
    titles = vocabulary().words["titles"]
    for at in claimed(main, first, "dismissed"):
        noun = next((n for n in standing(first[:at], "proposals") if first[n + 1] in _BEHIND_SUBJECT), -1)
        is_subject = noun >= 0 and _BEFORE_SUBJECT.isdisjoint(first[:noun])
        if is_subject and titles.isdisjoint(first[noun : at - 1]) and not BE.isdisjoint(first[max(noun, at - 2) : at]):
            return True
    return False


# what tells that a noun behind it is no subject, and what may stand behind one that is
_BEFORE_SUBJECT = frozenset(
    {"of", "in", "for", "behind", "on", "with", "to", "after", "over", "from", "by", "about", "at", "who", "whose", "said", "amid", "during", "as"}
)
_BEHIND_SUBJECT = BE | HAVE | {"of", "to", "for", "at", "on", "in", "with", "by", "from", "that", "which", ","}


def arms_itself(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a state pays for its own forces: "ordered 250 tanks for its army", "will buy jets for itself", "raised its military budget"."""
    return any(_is_own(t, i, first) for i in claimed(main, first, "own_arms"))


def _is_own(t: Text, i: int, first: Sequence[str]) -> bool:
    """Whether token `i` tells of a state's own defence: its army, for which it pays, or what of its output it spends on that.

    "For its whole army", "for the French forces", "for the Bundeswehr"; "2 percent of GDP", "3 percent for defence".
    """
    low = first[i]
    if low == "percent":
        return meets(first, "defence") and meets(first[i + 1 : i + 4], "output")
    if low in _SPENDING:
        return t.at(i - 1) in deciding_words()["defence"]
    if not meets(first[:i], "buying"):
        return False
    if low in ("itself", "themselves"):
        return t.at(i - 1) in ("for", "arm")
    name = i - t.tokens[i - 1].is_name
    return not _OWNERS.isdisjoint(first[max(0, i - 3) : i]) or (t.tokens[name].is_name and first[name - 2 : name] == ["for", "the"])


_OWNERS = frozenset({"its", "their"})
_SPENDING = frozenset({"budget", "budgets", "spending", "expenditure"})


def supports_budget(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return bool(joined(t, first, "budget", "support"))


# tokens that a bullet may begin with before the verb of its first claim
_NEAR_START = 16


def orders_call_up(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that soldiers are called up: "has ordered Russia’s first call-up since the war and warned that"."""
    orders = claimed(main, first[:_EARLY], "ordering")
    return any(meets(first[i + 1 : i + OBJECT], "call_ups") and not meets(first[:i], "call_ups") for i in orders)


def agrees_on_penalties(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether sanctions are what is agreed on: "agreed to prepare new sanctions"; not "agreed that talks go on before sanctions are lifted"."""
    for i in claimed(main, first, "agreeing"):
        end = next((j for j in range(i + 1, min(i + OBJECT, len(first))) if first[j] in deciding_words()["new_penalties"]), 0)
        if end and all(first[j] in _AGREED_ON or first[j][0].isdigit() or t.tokens[j].is_name for j in range(i + 1, end)):
            return True
    return False


# tokens before a verb that is told first, and of what it has for its object
_EARLY = 12
_AGREED_ON = frozenset(
    "to on a an the its new more further fresh tougher prepare impose adopt extend widen tighten package round set of for first".split()
)


def imposes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether sanctions are laid on somebody: "imposed new sanctions on 12 firms", "a decree that puts four bankers under sanctions"."""
    for i in claimed(main, first, "new_penalties"):
        if meets(first[max(0, i - _IMPOSED) : i], "imposing") and (t.at(i - 1) == "under" or t.at(i + 1) in ("on", "against")):
            return True
    return False


# tokens from "puts" to "four Russian bankers and their firms under sanctions"
_IMPOSED = 9


def gives_money(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the only thing counted is economic aid: "$40m in economic assistance"; not "20 vehicles and $90m in economic aid"."""
    at = next((i for i in joined(t, first, "economic", "support_in_money") if main.parts[i] == PARTS), 0)
    counted = [i for i, low in enumerate(first[:at]) if low[0].isdigit() or low.startswith("$")]
    return (
        bool(counted)
        and at - counted[-1] < OBJECT
        and counted[-1] - counted[0] < _SUM
        and "and" not in first[counted[0] : at]
        and not meets(first, "weaponry")
    )


# tokens of "2.5 billion Canadian dollars ($1.83bn)"
_SUM = 7


def names_call_up(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is those called up whom a law names: "the age of conscription"."""
    called = standing(first, "called_up")
    return any(abs(i - j) <= 2 for i in claimed(main, first, "call_ups") for j in called)


def opens_with_cap(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a cap on what Russia sells is what is told of: "The price cap for Russian crude will fall"."""
    return bool(joined(t, first[:_OPENS], "price", "caps"))


_OPENS = 3


def judges_truce(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a remark begins with what a truce would be: "said that a truce would be an advantage", "told reporters a 30-day ceasefire was"."""
    for i in claimed(main, first, "truces"):
        start = next((j for j in range(i - 1, max(0, i - OBJECT), -1) if first[j] in ("a", "any", "the")), 0)
        is_armed = meets(first[i + 1 : i + _BEHIND], "in_kind") or meets(first[i + 1 : i + _BEHIND], "soldiers")
        if start and not is_armed and t.at(i + 1) in _WOULD and (t.at(start - 1) in ("that", "said", "says") or t.tokens[start - 1].is_name):
            return True
    return False


_WOULD = frozenset({"would", "could", "must", "should", "might", "may", "can", "cannot"})
# tokens from "a truce" to "would be followed by the deployment of European troops"
_BEHIND = 11


def keeps_in_custody(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a court is who has somebody held: "a court ordered the editor held until October"."""
    at = next(iter(claimed(main, first, "courts")), len(first))
    ordered = at < len(first) and not _VERDICTS.isdisjoint(first[at : at + OBJECT])
    return ordered and _POLLS.isdisjoint(first) and any(i > at for i in claimed(main, first, "kept"))


_VERDICTS = frozenset({"ordered", "remanded", "placed", "put", "extended", "sent", "kept"})
_POLLS = frozenset({"vote", "votes", "election", "elections", "polls", "referendum", "protesters", "rallied", "rally"})
