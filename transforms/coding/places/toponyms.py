"""Where names of places stand in a bullet: with a noun beside them, in lists that share one, or bare where grammar and gazetteer agree.

Which entry a name means, and whether something happened there, is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.coding.places.bare_names import bare
from transforms.coding.places.false_names import is_opener
from transforms.coding.places.held_names import is_held, is_organisation
from transforms.coding.places.mentions import Mention
from transforms.coding.places.names import Name, Reading
from transforms.coding.places.nouns_behind import sharing_noun, with_noun
from transforms.coding.places.place_words import grammar, is_called_town, words
from transforms.coding.places.special_names import special_at, water_at
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary
from transforms.gazetteer import Gazetteer

# places read in one bullet; real ones have at most a dozen or two
MOST_PLACES = 80


def find_mentions(t: Text, hidden: Sequence[bool], gazetteer: Gazetteer, people: Mapping[str, str]) -> list[Mention]:
    """Mentions in order, none overlapping."""
    reading, behind = Reading(t, hidden, gazetteer, people), 0
    institutions, openings = words("institutions"), words("institution_openings")
    for i in t.names:
        if i < behind or hidden[i]:
            continue
        if t.low[i] in openings and t.slice(i, min(i + 2, t.size)) in institutions:
            behind = i + 2
        elif made := _mentions_at(reading, i):
            reading.found.extend(made)
            behind = made[-1].end
            if len(reading.found) >= MOST_PLACES:
                break
    return reading.found


def _mentions_at(reading: Reading, i: int) -> list[Mention]:
    """The place whose name begins at token `i`, or the places of the list that begins there."""
    t = reading.t
    if _is_no_place(t, i):
        return []
    if (water := water_at(t, i, reading.gazetteer)) is not None:
        return [water]
    state = state_at(t, i)
    end = reading.run_end(i)
    if state is not None and not state.is_capital and t.at(state.end) != "sea" and not _begins_town(reading, i, state.end, end):
        return [Mention(i, i + 1, i + 1, None)] if _is_city_state(t, i, state.end) else []
    if t.low[i] in vocabulary().words["heads"] or t.at(end - 1) in ("fleet", "exercises", "agreements"):
        return []
    if (special := special_at(t, i, end, reading.gazetteer)) is not None:
        return [special]
    names = [Name(reading, i, last, end) for last in range(end, i, -1)]
    for name in names:
        if (made := with_noun(name)) is not None:
            return [] if is_organisation(t, made.end) or is_held(t, i) else [made]
        if name.is_whole and (listed := sharing_noun(name)):
            return listed
    for name in names:
        if (found := bare(name)) is not None:
            return [found]
    return []


def _is_no_place(t: Text, i: int) -> bool:
    """Whether a word with a capital begins no name of a place, whatever it stands beside: "Donbas", "She was", "Tuesday on"."""
    word = t.tokens[i].text
    if word in words("informal") or is_opener(t, i):
        return True
    if word not in words("never") or is_called_town(t, i) or t.at(i + 1) in grammar().nouns or t.at(i + 1) in grammar().buildings:
        return False
    return i + 1 == t.size or not t.tokens[i + 1].is_name


def _begins_town(reading: Reading, i: int, state_end: int, end: int) -> bool:
    """Whether a state's name is but the first word of a town's: "Mali Shcherbaky", "Mexico City"."""
    return state_end < end and bool(reading.gazetteer.towns(reading.t.slice(i, end)))


def _is_city_state(t: Text, i: int, end: int) -> bool:
    """Whether a state's name means its capital of that name: "ministers meet in Luxembourg"."""
    if end != i + 1 or t.tokens[i].text not in words("city_states") or t.at(i - 1) != "in":
        return False
    return not words("gatherings").isdisjoint(t.low[max(t.sentence_start(i), i - 30) : min(t.sentence_end(i), i + 30)])
