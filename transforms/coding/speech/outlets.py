"""Which news outlet a stretch of words names: from the list, or by the noun beside a name. What it carried is decided elsewhere."""

from __future__ import annotations

from transforms.coding.speech.phrases import behind_article
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import name_at, vocabulary


def listed_outlet(t: Text, i: int) -> tuple[int, str] | None:
    """The outlet of the list that begins at token `i`, and the index after it; none in a longer name: "the Atlantic Council"."""
    found = name_at(t.tokens, i, vocabulary().outlets)
    return None if found is None or is_in_longer_name(t, i, found[0]) else (found[0], str(found[1]))


def is_in_longer_name(t: Text, first: int, last: int) -> bool:
    """Whether an outlet's name is but a part of a body's: "the Atlantic Council", "the Ministry of Foreign Affairs"."""
    if last < t.size and t.tokens[last].is_name and t.low[last] in _OF_BODIES:
        return True
    return t.at(first - 1) == "of" and t.at(first - 2) in _WITH_AFFAIRS


_OF_BODIES = frozenset(
    "committee subcommittee council ministry minister institute foundation commission forum university center centre society fund secretary".split()
)
_WITH_AFFAIRS = frozenset({"ministry", "minister", "department", "committee", "council", "secretary", "deputy", "institute"})


def outlet_at(t: Text, first: int, last: int) -> str | None:
    """ "the Reuters news agency", "Russia's state TASS news agency", "journalists of the AP news agency"."""
    for i in range(first, last):
        if t.tokens[i].is_name or t.tokens[i].text[0].isdigit():
            found = listed_outlet(t, i)
            if found is None or found[0] > last:
                continue
            if _go_with_outlet(t, first, i) and _go_with_outlet(t, found[0], last):
                return found[1]
    return _unlisted_outlet(t, first, last)


def _unlisted_outlet(t: Text, first: int, last: int) -> str | None:
    """An outlet by how its name ends, or by the noun before it: "the South China Morning Post", "the news site Menadefense"."""
    name = last
    while name > first and t.tokens[name - 1].is_name:
        name -= 1
    if first < name < last and _is_medium(t, name - 1) and _go_with_outlet(t, first, name):
        state = state_at(t, name)
        if state is None or state.end < last:  # not "the agency Ukraine"
            return t.slice(name, last)
    start = behind_article(t, first)
    is_agency = t.low[last - 1] == "agency" and t.low[last - 2] in ("news", "press")
    if is_agency and t.tokens[start].is_name and not t.tokens[last - 1].is_name:
        last -= 2
        while (country := state_at(t, start)) and country.end <= last:  # "Iran’s Fars news agency"
            start = country.end + (t.at(country.end) == "'s")
    is_named = (is_agency or (last - start > 1 and t.low[last - 1] in _PAPERS)) and all(t.tokens[i].is_name for i in range(start, last))
    return t.slice(start, last) if is_named and start < last else None


def _is_medium(t: Text, i: int) -> bool:
    """Whether a noun tells that the name beside it is an outlet's; not "the state agency Rosatom", "the intelligence agency GCHQ"."""
    return t.at(i) in MEDIA and (t.low[i] != "agency" or t.at(i - 1) not in _OF_STATES)


_OF_STATES = frozenset({"state", "intelligence", "spy", "security", "military", "army", "defence", "government"})
MEDIA = frozenset("site website newspaper daily weekly magazine broadcaster outlet portal tabloid television tv radio station podcast agency".split())
_PAPERS = frozenset(
    {"post", "times", "news", "journal", "herald", "tribune", "gazette", "zeitung", "independent", "chronicle", "magazine", "telegraph"}
)


def _go_with_outlet(t: Text, first: int, last: int) -> bool:
    """Whether all words may stand around an outlet's name: "North Korea's state news agency"."""
    words = vocabulary().words
    while first < last:
        state, low = state_at(t, first), t.low[first]
        listed = low in words["outlet_nouns"] or low in words["articles"] or low in _AROUND
        if state is None and not listed and not low.endswith(("-based", "-language", "-owned", "-backed")):
            return False
        first = state.end if state is not None else first + 1
    return True


_AROUND = frozenset(
    "'s of from for journalists reporters correspondents journalist reporter correspondent witness witnesses photographer crew - sources local "
    "united states north south telegram youtube investigation tally count analysis survey calculations its their country".split()
)


def told_outlet(t: Text, i: int) -> str | None:
    """An outlet that is on no list, by the noun beside the name that begins at `i`: "told Antena 5 television", "told the newspaper Prapor"."""
    i += t.low[i] == "the"
    end = i
    while end < t.size and (t.tokens[end].is_name or (end > i and t.low[end].isdigit())):
        end += 1
    if i < end and (listed := listed_outlet(t, i)) is not None:
        return listed[1]  # "told The Kyiv Independent"
    if t.low[i - 1] in _STATIONS and "on" in t.low[max(0, i - 4) : i]:
        return None  # "On national television Ivo Lopes, the mayor, said"
    while i < end and (country := state_at(t, i)) and country.end <= end:
        i = country.end
    if i >= end or end - i > 4:
        return None
    if end - i == 1 and t.low[i] in _NO_OUTLETS:
        return None  # "told the Olympic broadcaster"
    if t.at(end) == "'s" or (t.at(end) == "station" and t.low[end - 1] not in _STATIONS):
        return None  # "the website Prapor’s retraction", "a Neva B station"
    if (listed := listed_outlet(t, i)) is not None:
        return listed[1]  # "told The Associated Press news agency"
    noun = end + (t.at(end) == "news")  # "told the PA news agency"
    is_outlet = _is_medium(t, i - 1) or t.at(noun) in MEDIA or t.low[end - 1] in _PAPERS
    is_station = end - i > 1 and (t.low[i] in _STATIONS or t.low[end - 1] in _STATIONS)
    return t.slice(i, end) if is_station or (is_outlet and (end - i > 1 or not (t.low[i] in MEDIA or t.low[i] in _PAPERS))) else None


_NO_OUTLETS = frozenset({"olympic", "western", "european", "catholic", "orthodox", "baltic", "nordic", "arab", "kurdish", "crimean", "siberian"})
_STATIONS = frozenset({"radio", "tv", "television", "channel", "antena", "podcast"})
# beside one of these a name may be an outlet's that is on no list
OUTLET_WORDS = MEDIA | _PAPERS | _STATIONS


def own_outlet(t: Text, first: int, last: int) -> str | None:
    """The outlet whose journalist speaks: "Al Jazeera’s correspondent in Kyiv, Ivo Lopes," or "Ivo Lopes, the BBC’s defence editor,"."""
    at = next((i for i in range(first, last) if t.low[i] in _JOURNALISTS), 0)
    for i in range(max(0, at - _BESIDE), at):
        found = listed_outlet(t, i)
        if found is not None and t.at(found[0]) == "'s":
            return found[1]
    return None


_JOURNALISTS = frozenset({"correspondent", "reporter", "editor", "journalist", "presenter", "anchor"})
# tokens before "correspondent" among which its outlet stands
_BESIDE = 6
