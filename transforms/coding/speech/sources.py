"""Who a stretch of words names as a speaker: a person, an organisation, an outlet or somebody unnamed.

Works on a noun phrase that others have cut out of the sentence; what that source said is none of this module's business.
"""

from __future__ import annotations

from transforms.coding.speech.bodies import LINKS, named_body, organisation
from transforms.coding.speech.outlets import outlet_at
from transforms.coding.speech.persons import person, person_of
from transforms.coding.speech.phrases import (
    SITES,
    behind_article,
    behind_report,
    behind_times,
    behind_told_of,
    behind_trade,
    in_report,
    without_channel,
)
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, PRONOUN, PRONOUNS, UNNAMED, FullName, Source
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_state, state_at
from transforms.coding.text.vocabulary import vocabulary

_LEADING = frozenset(
    {"meanwhile", "however", "separately", "earlier", "later", "also", "but", "and", "what", "both", "yet", "then", "still", "even", "while"}
)


# what may stand within a body's name: "Save the Children"
_JOINING = LINKS | {"the", "to"}


def read_source(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """The source that the tokens [first, last) name as a whole, None where they name none."""
    while first < last and ((t.low[first] in _LEADING and not _are_both(t, first)) or t.low[first] in '—–-“"”,'):
        first += 1
    if (behind := behind_times(t, first)) < last:
        first = behind  # "On Monday Putin", "Last week the ministry"
    first = behind_told_of(t, first, last)
    bare = _without_parenthesis(t, first, last - _trails(t, first, last))
    if first >= bare or t.low[first] in ("whose", "neither", "nor", "none", "each", "either", "every"):
        return None
    if bare - first == 1 and (t.low[first] in PRONOUNS or t.low[first] in ("who", "both")) and t.tokens[first].text != "WHO":
        return Source(first, last, PRONOUN, t.low[first])
    if (name := behind_trade(t, first)) > first and all(t.tokens[i].is_name or t.low[i] in LINKS for i in range(name, bare)):
        is_person = bare - name == 2 and t.low[first] in _TRADESPEOPLE and t.slice(name, bare).lower() not in vocabulary().organisations
        return Source(first, last, PERSON if is_person else ORGANISATION, t.slice(name, bare), t.tokens[first].text if is_person else None, last)
    if _is_post(t, behind_article(t, first), bare):
        return None
    if (end := _unnamed_channel(t, first, bare)) > first:
        return Source(first, last, UNNAMED, t.slice(first + 1, end))
    if (named := _named_channel(t, first, bare)) is not None:
        return named
    bare, start = without_channel(t, first, _without_seat(t, first, bare)), first
    first = behind_report(t, first, bare)
    outlet = outlet_at(t, in_report(t, first, bare), bare)
    if outlet is not None:
        return Source(start, last, OUTLET, outlet, agency=outlet)
    found = named_body(t, first, bare) if bare - first > 3 and not _JOINING.isdisjoint(t.low[first + 1 : bare]) else None
    found = found or person_of(t, first, bare, full_name) or person(t, first, bare, full_name) or organisation(t, first, bare)
    return Source(start, last, found.kind, _known_as(found), found.office, found.end, found.agency) if found else None


def _is_post(t: Text, first: int, last: int) -> bool:
    """Whether a phrase is what somebody wrote and names nobody: "a Telegram post", "whose Facebook posts"."""
    return last - first == 2 and t.low[first] in SITES and t.low[first + 1] in vocabulary().words["writings"]


def _unnamed_channel(t: Text, first: int, last: int) -> int:
    """Where the words for a channel without a name end: "a popular Telegram channel close to the security services"; `first` where there are none."""
    if t.low[first] not in ("a", "an"):
        return first
    at = next((i for i in range(first + 1, min(first + 4, last - 1)) if t.low[i] == "telegram"), first)
    is_bare = at > first and t.low[at + 1] == "channel" and (at + 2 == last or not t.tokens[at + 2].is_name)
    return at + 2 if is_bare else first


def _named_channel(t: Text, first: int, last: int) -> Source | None:
    """A Telegram channel by the name beside it: "the Bereg Telegram channel", "the Telegram channel Bereg"; not "the mayor’s Telegram channel"."""
    at = next((i for i in range(first, last - 1) if t.low[i] == "telegram" and t.low[i + 1] == "channel"), None)
    if at is None:
        return None
    start = behind_article(t, first)
    if "'s" in t.low[first:last] and state_at(t, start) is None:
        return None
    while start < at and ((state := state_at(t, start)) is not None or not t.tokens[start].is_name):
        start = state.end if state is not None else start + 1
    name = range(start, at) if start < at else range(at + 2, last)
    if not name or not all(t.tokens[i].is_name for i in name) or (at + 2 < last and start < at):
        return None
    if t.low[name.stop - 1] in vocabulary().words["heads"]:
        body = organisation(t, first, at) if name.stop == at else None  # "the City Council Telegram channel" is the council's
        return Source(first, last, body.kind, body.name) if body is not None else None
    text = t.slice(name.start, name.stop)
    is_body = text.lower() in vocabulary().organisations
    return Source(first, last, ORGANISATION if is_body else OUTLET, text, agency=None if is_body else text)


def _known_as(found: Source) -> str:
    """A body's name without what describes it, where it is known without: "private Wagner Group"; a role without "unnamed"."""
    described, _, known = found.name.partition(" ")
    if described in _NAMELESS and known:
        return known
    is_known = (
        found.kind == ORGANISATION
        and described.isalpha()
        and described.islower()
        and known[:1].isupper()
        and known.lower() in vocabulary().organisations
    )
    return known if is_known else found.name


_NAMELESS = frozenset({"unnamed", "anonymous", "unidentified"})
# who may be a person as well as a firm: "Publisher Anna Braun"
_TRADESPEOPLE = frozenset("publisher miner producer trader builder grocer developer distiller brewer jeweller exporter contractor".split())


def _trails(t: Text, first: int, last: int) -> int:
    """How many of the last words are none of a name's: "the ministry there", ", Ivo Lopes having said", "the UN mission in the country"."""
    if last - first > 2 and t.low[last - 2 : last] == ["in", "turn"]:
        return 2
    if last - first > 3 and t.low[last - 1] == "part" and t.low[last - 3] in ("for", "on"):
        return 3
    if last - first > 4 and t.low[last - 3 : last] == ["in", "the", "country"]:
        return 3
    return int(last - first > 1 and t.low[last - 1] in ("there", "having", "himself", "herself", "itself", "themselves"))


def _are_both(t: Text, i: int) -> bool:
    """Whether "both" tells who speaks: "both sides", not "both Kyiv and Moscow"."""
    return t.low[i] == "both" and t.at(i + 1).endswith("s") and not t.tokens[i + 1].is_name


def _without_parenthesis(t: Text, first: int, last: int) -> int:
    """The end of the phrase without an abbreviation in brackets behind it."""
    if last - first > 3 and t.low[last - 1] == ")":
        for i in range(last - 2, first, -1):
            if t.low[i] == "(":
                return i
    return last


def _without_seat(t: Text, first: int, last: int) -> int:
    """The end of the phrase without the capital that a ministry sits in: "the Ministry of Defence in Warsaw"."""
    if "in" not in t.low[first:last]:
        return last
    voc = vocabulary()
    at = next((i for i in range(last - 2, max(first, last - 4), -1) if t.low[i] == "in"), None)
    if at is None or t.low[at - 1] == "embassy" or not all(t.tokens[i].is_name for i in range(at + 1, last)):
        return last
    if t.slice(behind_article(t, first), at).lower() in voc.organisations:
        return at
    is_seat = is_state(t, at + 1, last) and any(t.low[i] in voc.words["seated"] for i in range(first, at))
    return at if is_seat else last
