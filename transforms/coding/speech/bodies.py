"""Organisations, states, and people in an office or role without a name, as a phrase names them."""

from __future__ import annotations

from transforms.coding.speech.phrases import ABOUT, behind_article, end_of_role, head_of, is_agent
from transforms.coding.speech.source import ORGANISATION, POSSESSIVES, PREPOSITIONS, UNNAMED, Source
from transforms.coding.speech.ties import stands_in_place
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_adjective, is_state, state_at, state_ending
from transforms.coding.text.vocabulary import NUMERALS, vocabulary


def organisation(t: Text, first: int, last: int) -> Source | None:
    """An organisation, a state, or people in an office or role without a name."""
    voc = vocabulary()
    start = _behind_possessor(t, first, last)
    if start < last and t.low[start] in voc.words["articles"]:
        start += 1 + (t.at(start + 1) == "same")
    based = start + 2 * (t.at(start + 1) == ",")  # "the Olympia, Washington-based institute"
    if based + 1 < last and t.low[based].endswith("-based") and t.tokens[based + 1].is_name:
        start = based + 1  # "the Riga-based Institute for Peace"
    if start >= last:
        return None
    is_paper = t.low[last - 1] in voc.words["reports"]
    if is_paper and t.low[last - 2] == "intelligence" and t.low[first] in ("a", "an") and not any(t.tokens[i].is_name for i in range(first, last)):
        return None  # "a declassified intelligence report": nobody's
    if (name := _calling_itself(t, start, last)) is not None:
        return Source(first, last, ORGANISATION, t.slice(name, last))
    if is_paper:
        if (owner := _reporter(t, first, last)) is not None:
            return owner
        is_named = all(t.tokens[i].is_name for i in range(start, last - 1))
        if t.low[first] in ("a", "an") and last - start == 2 and t.low[last - 1] == "analysis" and t.low[last - 2] in _ANYBODYS:
            return None  # "a military analysis"
        is_owned = t.low[last - 2] in voc.words["heads"] or (t.low[last - 2] == "media" and last - start > 2)
        if last - start > 1 and (is_named or is_owned):  # "a British intelligence update", "Latvian media reports"
            is_nobodys = last - start == 2 and start == t.sentence_start(start) and t.low[start].endswith(("ed", "al", "ary", "ly", "ing"))
            return organisation(t, first, last - 1) if not is_nobodys else None  # "Unconfirmed reports", "Initial reports"
    text = t.slice(start, last)
    if _is_nobody(t, start, last, text.lower()):
        return None
    if is_state(t, start, last) or text.lower() in voc.organisations:
        return Source(first, last, ORGANISATION, text)
    if start + 2 < last and t.low[start + 1] == "of" and (t.low[start] in _SOME or t.low[start].isdigit()):
        return _some_of(t, first, start, last)
    head = head_of(t, start, last, PREPOSITIONS)
    head -= head > start and t.low[head] in _PRESENT
    if t.low[head] in voc.words["scholars"] and head + 2 < last and t.low[head + 1] in ("at", "from", "with"):
        if (body := _body_of(t, first, head + 2, last)) is not None:
            return body
    if t.low[head] in voc.words["spokesmen"]:
        if head == start == last - 1 and (owner := _owning_body(t, first, start)) is not None:
            return owner
        return _of_spokesman(t, first, start, head, last)
    return _by_head(t, first, start, head, last)


_ANYBODYS = frozenset({"military", "intelligence", "government"})


def _is_nobody(t: Text, start: int, last: int, text: str) -> bool:
    """Whether what a phrase names says nothing: "Having", "seven", "Monday", "the blasts", "near the front"."""
    low, words = t.low[start], vocabulary().words
    if last - start == 1 and (low in _PARTICIPLES or low in NUMERALS or (low in words["boundaries"] and not t.tokens[start].text.isupper())):
        return True
    return text in words["nobody"] or text in words["days"] or low in PREPOSITIONS


def _calling_itself(t: Text, start: int, last: int) -> int | None:
    """Where the name begins that a group bears: "a group calling itself Killnet", "a movement known as Atesh"."""
    name = last
    while name > start and t.tokens[name - 1].is_name:
        name -= 1
    bears = (t.low[name - 2], t.low[name - 1]) in _BEARING or t.low[name - 1] in ("called", "named", "dubbed")
    return name if start + 1 < name < last and bears else None


_BEARING = frozenset({("calling", "itself"), ("calling", "themselves"), ("known", "as"), ("styling", "itself"), ("naming", "itself")})


def named_body(t: Text, first: int, last: int) -> Source | None:
    """A body whose name has a preposition, behind what it is: "the monitoring group Action on Armed Violence"."""
    heads = vocabulary().words["heads"]
    at = next((i for i in range(first, last - 3) if t.low[i] in heads and not t.tokens[i].is_name and t.tokens[i + 1].is_name), None)
    if at is None:
        return None
    is_known = t.slice(at + 1, last).lower() in vocabulary().organisations  # "the aid group Road to Relief"
    if not is_known and not all(t.tokens[i].is_name or t.low[i] in LINKS or t.low[i] == "the" for i in range(at + 1, last)):
        return None
    if LINKS.isdisjoint(t.low[at + 1 : last]) and not is_known:
        return None  # "army chief of staff General Ivo Lopes"; "the charity Save the Children" is known
    return Source(first, last, ORGANISATION, t.slice(at + 1, last)) if t.tokens[last - 1].is_name else None


# what may join the words of a body's name
LINKS = frozenset({"of", "for", "on", "without", "against"})
# what a sentence may begin with that is nobody's name: "Having boasted of it, ..."
_PARTICIPLES = frozenset({"having", "being", "asked", "pressed", "speaking", "writing", "addressing", "commenting", "responding", "answering"})
_PRESENT = frozenset({"present", "involved", "briefed", "attending", "affected", "familiar", "wounded", "evacuated", "freed", "released", "rescued"})
_SOME = frozenset({"one", "two", "three", "four", "five", "six", "seven", "several", "some", "many", "most", "all", "dozens", "both", "none", "few"})


def _some_of(t: Text, first: int, start: int, last: int) -> Source | None:
    """Some of those who hold a role: "two of its members", "one of the survivors"."""
    head = head_of(t, start + 2, last, PREPOSITIONS)
    words = vocabulary().words
    is_role = t.low[head] in words["roles"] or t.low[head] == "them"
    return Source(first, last, UNNAMED, t.slice(start, last)) if is_role else None


def _body_of(t: Text, first: int, start: int, last: int) -> Source | None:
    """The organisation whose analysts or monitors speak."""
    start = behind_article(t, start)
    is_name = start < last and t.tokens[start].is_name and t.tokens[last - 1].is_name
    return Source(first, last, ORGANISATION, t.slice(start, last)) if is_name else None


def _reporter(t: Text, first: int, last: int) -> Source | None:
    """Whose report, update or figures the phrase names."""
    owner = next((i for i in range(last - 2, first, -1) if t.low[i] == "'s"), None)
    return organisation(t, first, owner) if owner is not None else None


# "the breakaway region’s ministry"
_LANDS = frozenset({"region", "country", "city", "town", "republic", "enclave", "kingdom", "territory", "province", "district", "island", "bloc"})


def _behind_possessor(t: Text, first: int, last: int) -> int:
    """Behind "Ukraine's", "the city's" or "its": whose it is belongs to the side, not to the name."""
    if t.low[first] in POSSESSIVES:
        return first + 1
    is_press = t.low[last - 2] == "press" and t.low[last - 1] in ("service", "team", "centre", "center")
    if (t.low[last - 1] == "office" or is_press) and state_at(t, first) is None:
        return first  # "the president's office", "Petrenko's office", "Petrenko's press service"
    for i in range(first + 1, min(last - 1, first + 5)):
        if t.low[i] == "'s" and t.low[i - 1] == "people":
            break  # "the Donetsk People’s Republic"
        if t.low[i] == "'s" or (t.tokens[i].text in "’'" and state_ending(t, i) is not None):
            return i + 1
        if not t.tokens[i].is_name and t.low[i] != "of" and not (t.low[first] == "the" and (t.low[i] in _LANDS or t.low[i + 1] in _LANDS)):
            break
    return first


def _of_spokesman(t: Text, first: int, start: int, head: int, last: int) -> Source | None:
    """An unnamed spokesman of an organisation is the organisation."""
    voc = vocabulary()
    if head - 2 > start and t.low[head - 1] == "'s" and head == last - 1 and t.low[head - 2] in voc.words["heads"]:
        return Source(first, last, ORGANISATION, t.slice(start, head - 1))  # "the UN mission’s spokesman"
    if head + 2 < last and t.low[head + 1] in ("for", "of", "at", "from"):
        behind = behind_article(t, _behind_possessor(t, head + 2, last))
        if behind < last and _names_superior(t, behind, last):
            return Source(first, last, UNNAMED, t.slice(start, last))
        if behind < last:
            return Source(first, last, ORGANISATION, t.slice(behind, last))
    if head > start and all(t.tokens[i].is_name or t.low[i] in voc.words["heads"] for i in range(start, head)):
        if not is_adjective(t, start, head):
            return Source(first, last, ORGANISATION, t.slice(start, head))
    kind = start + t.tokens[start].is_name  # "a German foreign ministry spokesman", "an air force spokesman"
    if head - 2 >= kind and t.low[head - 1] in voc.words["heads"] and (t.low[kind] in voc.words["sectors"] or t.low[kind] in _ARMED):
        return Source(first, last, ORGANISATION, t.slice(start, head))
    return Source(first, last, UNNAMED, t.slice(start, last))


_ARMED = frozenset({"air", "coast", "security", "secret"})


def _owning_body(t: Text, first: int, start: int) -> Source | None:
    """The organisation whose unnamed spokesman speaks: "the Red Cross’s spokesperson"."""
    begin, end = behind_article(t, first), start - 1
    is_body = begin < end and (t.slice(begin, end).lower() in vocabulary().organisations or t.low[end - 1] in vocabulary().words["heads"])
    return Source(first, start + 1, ORGANISATION, t.slice(begin, end)) if is_body else None


def _names_superior(t: Text, first: int, last: int) -> bool:
    """Whether a spokesman is told by whom he speaks for: "for President Petrenko"."""
    voc = vocabulary()
    is_body = t.low[last - 1] in voc.words["heads"] or t.low[last - 1] in voc.words["titles"] or t.slice(first, last).lower() in voc.organisations
    return not is_body and t.tokens[last - 1].is_name and any(t.low[i] in voc.words["titles"] for i in range(first, last - 1))


def _by_head(t: Text, first: int, start: int, head: int, last: int) -> Source | None:
    voc, low = vocabulary(), t.low[head]
    text, run = t.slice(start, last), last
    while run > start and (t.tokens[run - 1].is_name or (t.low[run - 1] == "'s" and t.low[run - 2] == "people")):
        run -= 1
    if (
        start < run < last - 1
        and t.low[run - 1] in voc.words["heads"]
        and all(_may_modify(t, i) and t.low[i] not in PREPOSITIONS for i in range(start, run))
    ):
        return Source(first, last, ORGANISATION, t.slice(run, last))  # "the human rights group Amnesty International"
    is_body = low in voc.words["heads"] or (low == "body" and t.low[head - 1] in voc.words["kinds_of_bodies"])
    if is_body or t.slice(start, head + 1).lower() in voc.organisations:
        is_source = all(_may_modify(t, i) for i in range(start, head))
        return Source(first, last, ORGANISATION, t.slice(start, end_of_role(t, head, last))) if is_source else None
    if low in voc.words["roles"]:
        is_source = all(_may_modify(t, i) for i in range(start, head))
        if low in voc.words["kin"] and (t.low[first] in ("his", "her") or any(token.text in voc.people for token in t.tokens[first:start])):
            text = t.slice(first, last)  # "his lawyer": who it is hangs on whose it is
        elif t.at(head + 1) in ABOUT or stands_in_place(t, head, last):
            text = t.slice(start, head + 1)
        return Source(first, last, UNNAMED, text) if is_source else None
    if (
        (start > first or t.low[start] in _SOME or (low.endswith("s") and low not in ("journalists", "reporters")))
        and not t.tokens[head].is_name
        and is_agent(low)
        and all(_describes(t, i) or i == t.sentence_start(i) for i in range(start, head))
    ):
        return Source(first, last, UNNAMED, t.slice(start, head + 1 if t.at(head + 1) in ABOUT else last))
    is_described = t.low[run - 1] not in voc.words["articles"] and t.low[run - 1] not in PREPOSITIONS
    if start < run < last and (t.low[run - 1] in voc.words["heads"] or (is_described and t.slice(run, last).lower() in voc.organisations)):
        return Source(first, last, ORGANISATION, t.slice(run, last))  # "state-controlled Gazprom"
    if all(t.tokens[i].is_name for i in range(start, last)) and not is_adjective(t, start, last) and last - start <= 6:
        return Source(first, last, ORGANISATION, text)
    if head < last - 1 and t.low[head + 1] == "of" and t.tokens[last - 1].is_name and all(_may_name(t, i) for i in range(head, last)):
        return Source(first, last, ORGANISATION, text)
    return None


def _describes(t: Text, i: int) -> bool:
    """Whether a word may stand between an article and a noun for somebody: an adjective, another noun, the adjective of a state."""
    if t.tokens[i].is_name:
        return is_adjective(t, i, i + 1)
    words = vocabulary().words
    return t.low[i][0].isalpha() and t.low[i] not in words["never"] and t.low[i] not in words["boundaries"] and t.low[i] not in _NO_ADJECTIVES


_NO_ADJECTIVES = (
    frozenset({"the", "a", "an", "without", "would", "will", "could", "may", "might", "can", "should", "must", "did", "does", "to"}) | ABOUT
)


def _may_name(t: Text, i: int) -> bool:
    """Whether a token may stand in an organisation's name."""
    return t.tokens[i].is_name or t.low[i] in ("of", "the", "for", "and", "in", "on", "to", "'s", "-", "&")


def _may_modify(t: Text, i: int) -> bool:
    low = t.low[i]
    if low == ",":
        return t.tokens[i - 1].is_name and t.tokens[i + 1].is_name  # "Greek, Spanish and Portuguese ministers"
    return (low[0].isalpha() or low[0].isdigit() or low in ("-", "'s", "“", "”", "'", "’")) and low not in vocabulary().words["never"]
