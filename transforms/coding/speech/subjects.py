"""Who a verb is said of: the noun phrase that ends before it, lists included.

Finds where the phrase stands; whom it names is read by `sources`, and whether the verb means saying is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.coding.speech.phrases import (
    LANDS,
    behind_article,
    ends_no_person,
    head_of,
    is_agent,
    is_number,
    is_within_name,
    joined_adjectives,
    list_start,
)
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, POSSESSIVES, PREPOSITIONS, PRONOUN, PRONOUNS, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_adjective, names_state, state_of
from transforms.coding.text.vocabulary import MODALS, PAST, vocabulary

CLOSES = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "…", "“", "”"})
AUXILIARIES = MODALS | {"had", "has", "have", "was", "were", "is", "are", "did", "does"}
FINITE = AUXILIARIES | {"'s"}


def is_verbal(t: Text, i: int) -> bool:
    """Whether a word can only be the verb of the sentence: no subject reaches over it."""
    low, words = t.low[i], vocabulary().words
    if t.tokens[i].is_name or low in words["attributes"]:
        return False
    return low in AUXILIARIES or low in words["pasts"] or (low.endswith("ed") and len(low) > 4 and "-" not in low)


def has_own_verb(t: Text, first: int, last: int) -> bool:
    """Whether a clause of its own stands there: "The plant relies on one line", "The army needs men", "A blast wounded a guard"."""
    words = vocabulary().words
    who = next((j for j in range(first + 1, last) if t.low[j] in ("who", "whom", "that", "which", "whose")), last)  # "whom Kyiv keeps"
    for j in range(first + 1, who):
        following = t.at(j + 1)
        if t.low[j] in words["presents"]:  # not "the envoy for humanitarian needs", "a man facing three counts of treason"
            is_noun = t.tokens[j].is_name or t.low[j - 1] in words["articles"] or t.low[j - 1] in PREPOSITIONS or t.low[j - 1] == "'s"
            if not is_noun and following[:1].isalnum() and following not in _BEHIND_NOUNS:
                return True
        if has_object(t, j):
            return True
    return False


def has_object(t: Text, i: int) -> bool:
    """Whether what may be an adjective is a verb by its object: "jailed a policeman", "wounded 12"; not "a soldier wounded two weeks ago"."""
    is_object = t.at(i + 1) in vocabulary().words["articles"] or is_number(t, min(i + 1, t.size - 1))
    return is_object and t.low[i] in vocabulary().words["attributes"] and _SPANS.isdisjoint(t.low[i + 1 : i + 5])


_BEHIND_NOUNS = frozenset({"of", "and", "or", "in", "at", "for", "from"})
_SPANS = frozenset("day days week weeks month months year years night hours morning ago earlier before previously".split())


_BEFORE_ARTICLE = frozenset({"of", "for", "in", "at", "from", "on", "to", "with", "by", "overseeing", "familiar", "close", "near", "both", "all"})


def boundary(t: Text, i: int, floor: int) -> int:
    """Index of the first token of the phrase that ends with token `i`."""
    words, at, depth = vocabulary().words, i, 0
    while at >= floor and i - at < 30:
        low = t.low[at]
        depth += (low == ")") - (low == "(")
        ends = low in words["boundaries"] and not t.tokens[at].text.isupper() and not is_within_name(t, at)
        if depth <= 0 and low != "(" and (ends or low in CLOSES or t.quoted[at]) and not (low == "with" and _goes_on_with(t, at - 1)):
            break
        verb = vocabulary().verbs.get(low)
        if (
            verb is not None
            and verb.form == PAST
            and not t.tokens[at].is_name
            and low not in ("state", "put")
            and t.at(at + 1) != "on"
            and not (t.at(at - 1) in words["articles"] and (at < i or low == "accused"))
        ):
            break
        if (low in words["articles"] or (low in POSSESSIVES and at < i)) and _begins_anew(t, at):
            return at  # "a cut the ministry blamed on frost", "a sum his lawyers said": a new phrase
        at -= 1
    return at + 1


def _begins_anew(t: Text, at: int) -> bool:
    """Whether an article or "his" begins a phrase of its own: not in "Save the Children"."""
    before = t.at(at - 1)
    return before[:1].isalpha() and before not in _BEFORE_ARTICLE and before not in TAKING_OBJECT and not is_within_name(t, at)


# "a delegation visiting the United States urged", "a lawyer representing the family said"
TAKING_OBJECT = frozenset(
    "visiting representing leading heading covering monitoring commanding defending investigating advising running supporting "
    "helping touring inspecting guarding treating chairing organising organizing".split()
)


def _goes_on_with(t: Text, i: int) -> bool:
    """Whether "with" behind a word goes on with a role: "a medic with the brigade", "people familiar with the talks"."""
    words = vocabulary().words
    return t.at(i) == "familiar" or t.at(i + 2) in _KNOWING or (t.at(i) in words["roles"] and t.at(i - 1) in words["articles"] | {"and", "senior"})


# "people with knowledge of the talks"
_KNOWING = frozenset({"knowledge", "access", "insight", "first-hand", "firsthand"})


def ending_at(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """Sources whose phrase ends with token `i`; adverbials and relative clauses between subject and verb are left out."""
    who = _relative(t, i, floor)
    if who is None:
        return _ending_at(t, i, floor, full_name)
    return _ending_at(t, who - 1, floor, full_name) or _somebody(t, who, floor)


def _somebody(t: Text, who: int, floor: int) -> list[Source]:
    """Who a noun on no list is where "who" or "whom" follows it: "a clerk whom police had held told"."""
    start = boundary(t, who - 1, floor)
    if t.low[start] not in ("a", "an", "one", "two", "three") or not 2 <= who - start <= 5 or t.low[who] not in ("who", "whom"):
        return []
    return [Source(start, who, UNNAMED, t.slice(behind_article(t, start), who))]


def _before_day(t: Text, i: int, floor: int) -> int:
    """The last token before "on Monday", "late on Monday evening"; `i` where no day stands there."""
    words = vocabulary().words
    if t.low[max(floor, i - 3) : i + 1] == _FOR_ONCE:
        return i - len(_FOR_ONCE)  # "the agency for the first time counts"
    if t.low[i] not in words["days"] and t.low[i] not in words["times"]:
        return i
    on = next((j for j in range(i, max(floor, i - 4), -1) if t.low[j] in ("on", "last")), None)
    if on is None or not all(t.low[j] in words["days"] or t.low[j] in words["times"] for j in range(on + 1, i + 1)):
        return i
    return on - 1 - (t.low[on - 1] in ("late", "early", "earlier", "later") and on - 1 > floor)


_FOR_ONCE = ["for", "the", "first", "time"]


def _ending_at(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    i = _before_day(t, i, floor)
    if t.low[i] in vocabulary().words["publishing"] and not vocabulary().words["reports"].isdisjoint(t.low[max(floor, i - 6) : i]):
        i -= 1  # "a UN report published on Monday"
    start = boundary(t, i, floor)
    is_brand = t.low[i] == "'s" and start < i and t.at(i + 1) in ("said", "says") and state_of(t, start, i) is None
    if is_brand and all(t.tokens[j].is_name for j in range(start, i)):
        return [Source(start, i + 1, ORGANISATION, t.slice(start, i + 1))]  # "McDonald’s said"
    if _opens_contact_clause(t, i, start):
        return [Source(i, i + 1, ORGANISATION, t.tokens[i].text)]
    if t.low[i] in PRONOUNS and behind_opening(t, i, floor) < i:
        return [Source(i, i + 1, PRONOUN, t.low[i])]  # "In the same show he disclosed"
    if t.at(start - 1) == "and" and t.tokens[start].is_name:
        start = joined_adjectives(t, start, floor)
    if t.low[max(floor, start - 2) : start + 1] == ["current", "and", "former"]:
        start = boundary(t, start - 2, floor)
    source = read_source(t, start, i + 1, full_name)
    if source is not None:
        longer = _with_and(t, source, start, i, floor, full_name) if t.at(start - 1) == "and" else None
        if longer is not None:
            return [*coordinated(t, longer.first, floor, full_name), longer]
        return _as_one_role(t, [*coordinated(t, start, floor, full_name), source])
    if t.at(start - 1) == "and" and (source := read_source(t, boundary(t, start - 2, floor), i + 1, full_name)) is not None:
        return [*coordinated(t, source.first, floor, full_name), source]
    for at in range(i, start, -1):
        if t.low[at] in _ADVERBIAL and (source := read_source(t, start, at, full_name)) is not None:
            return [*coordinated(t, start, floor, full_name), source]
    return _trailing(t, start, i, full_name) or _behind_place(t, start, i, full_name)


# what opens an adverbial between a subject and its verb: "the ministry in its evening report said"
_ADVERBIAL = frozenset(
    "on in at from during via for to late early last through with among near inside aboard across along around outside opposite behind".split()
)


def _opens_contact_clause(t: Text, i: int, start: int) -> bool:
    """Whether a state tells what the noun right before it was, without "that" between: "the bodies of 1,000 people Russia said were soldiers"."""
    is_noun = i > start and t.low[i - 1].isalpha() and not t.tokens[i - 1].is_name and t.low[i - 1] not in _NO_NOUNS
    return is_noun and t.at(i + 2) in AUXILIARIES and is_whole(t, i, i + 1) and not is_adjective(t, i, i + 1)


_NO_NOUNS = PREPOSITIONS | _ADVERBIAL | {"the", "a", "an", "neighbouring", "occupied", "wartime"}


def _behind_place(t: Text, start: int, i: int, full_name: FullName) -> list[Source]:
    """Who speaks right behind the place that a clause opens with: "while in Sumy officials", "in the Sumy region local police"."""
    at = next((j for j in range(i, start, -1) if t.tokens[j].is_name or t.low[j] in LANDS), start)
    is_role = t.low[i] in vocabulary().words["roles"] and (t.low[i].endswith("s") or t.low[i] == "police")
    source = read_source(t, at + 1, i + 1, full_name) if is_role and t.low[start] == "in" and start < at < i else None
    return [replace(source, first=start)] if source is not None else []


def behind_opening(t: Text, i: int, floor: int) -> int:
    """Where what opens a part of the sentence before its subject `i` begins: "In a letter to the mayor he said"; `i` where nothing does."""
    first = next((j + 1 for j in range(i - 1, floor - 1, -1) if t.low[j] in CLOSES), floor)
    return first if t.low[first] in _OPENING else i


_OPENING = PREPOSITIONS - {"of", "to"} | {"during", "after", "before", "following", "speaking", "writing", "asked"}


def _with_and(t: Text, source: Source, start: int, i: int, floor: int, full_name: FullName) -> Source | None:
    """The body whose own name goes on with "and": "Ministry of Economy, Trade and Industry", "Ministry of Agrarian Policy and Food"."""
    words = vocabulary().words
    if source.kind != PRONOUN and t.tokens[start].is_name and (listed := list_start(t, start, floor)) is not None:
        listed -= t.at(listed - 1) in words["articles"]
        if (longer := read_source(t, listed, i + 1, full_name)) is not None:
            return longer
    if (sector := _sector_start(t, start, i, floor)) < start:
        return read_source(t, sector, i + 1, full_name)
    # "Coal Industry" behind "Ministry of Energy"; not "Kherson City"
    is_field = source.kind == PERSON and t.low[i] in words["sectors"] and not ends_no_person(t.low[i])
    if not (is_field or source.kind == ORGANISATION) or not words["heads"].isdisjoint(t.low[start : i + 1]) or t.low[start] in POSSESSIVES:
        return None
    longer = read_source(t, boundary(t, start - 2, floor), i + 1, full_name)
    is_body = longer is not None and not words["heads"].isdisjoint(t.low[longer.first : start - 1])
    is_joined = longer is not None and (not is_field or not _JOINS_FIELD.isdisjoint(t.low[longer.first : start - 1]))
    return longer if is_body and is_joined and not is_whole(t, start, i + 1) else None


# "the Ministry of Energy and Coal Industry"
_JOINS_FIELD = frozenset({"of", "for"})


def _sector_start(t: Text, start: int, i: int, floor: int) -> int:
    """Where a body's name begins that has two fields of work before its noun: "the Trade and Industry Ministry"; else `start`."""
    words = vocabulary().words
    if t.at(start - 1) != "and" or t.at(start - 2) not in words["sectors"] or t.low[start] in words["articles"]:
        return start
    shared, longer = t.low[start + 1 : min(i, start + 2) + 1], boundary(t, start - 2, floor)
    is_shared = any(low in words["heads"] or low in words["nouns"] for low in shared)
    has_noun = any(low in words["heads"] and low != "state" for low in t.low[longer : start - 2])  # "the State Emergency and Rescue Service"
    return longer if is_shared and not has_noun else start


def _relative(t: Text, i: int, floor: int) -> int | None:
    """Where a relative clause without commas begins that ends at token `i`: "an officer who goes by the name Fox"."""
    words = vocabulary().words
    for j in range(i, max(floor, i - 12), -1):
        if t.low[j] in CLOSES:
            return None
        if t.low[j] == "with" and t.at(j + 2) in BY_NAMES:
            return j  # "an officer with the call sign Fox"
        if t.low[j] in ("whom", "that", "whose"):  # "an officer whom police had arrested told"
            runs = j + 1 < i and t.low[j + 1].endswith("s") and (t.low[j + 2] in _DETERMINERS or t.tokens[j + 2].is_name)  # "that runs the plant"
            is_clause = (runs or any(is_verbal(t, k) for k in range(j + 1, i + 1))) and not t.at(j - 2).endswith("ed")
            at = next((k for k in range(j - 1, max(floor, j - 4), -1) if t.low[k] in PREPOSITIONS or t.low[k] in vocabulary().verbs), j)
            nouns = (j - 1, at - 1) if t.low[at] in PREPOSITIONS else (j - 1,)  # "officials at the port that was hit"
            is_somebody = t.low[j] == "whom" or any(t.low[k] in words["roles"] or t.low[k] in words["heads"] for k in nouns)
            return j if is_clause and is_somebody and t.at(j - 2) not in ("to", "told") else None
        if t.tokens[j].text == "who":
            is_own = j < i and not t.tokens[j + 1].is_name and t.low[j + 1] not in words["articles"] and t.low[j + 1] not in ("he", "she", "they")
            return j if is_own and _may_precede_who(t, j - 1) else None
    return None


BY_NAMES = frozenset({"call", "callsign", "call-sign", "nickname", "codename", "nom", "alias"})


def _may_precede_who(t: Text, i: int) -> bool:
    """Whether a word may end a phrase for somebody: a noun, or the town behind one ("a surfer from Odesa who")."""
    words = vocabulary().words
    if t.low[i] in words["roles"] or t.low[i] in words["heads"]:
        return True
    if t.tokens[i].is_name:
        return t.at(i - 1) in ("from", "of", "in", "at", "near") and (is_agent(t.at(i - 2)) or t.at(i - 2) in words["private"])
    return t.low[i].isalpha() and t.low[i] not in _NO_NOUN and not is_verbal(t, i)


_NO_NOUN = frozenset("and but or those of to for with from by on in that all anyone everyone told said".split())


def _as_one_role(t: Text, sources: list[Source]) -> list[Source]:
    """One source where states or towns only go on what a role began: "the ministers of Latvia and Lithuania", "officials in Bilka and Lypa"."""
    head, last = sources[0], sources[-1]
    if len(sources) < 2:
        return sources
    are_in_towns = head.kind == UNNAMED and "in" in t.low[head.first : sources[1].first] and all(_is_town(t, each) for each in sources[1:])
    role, size = t.low[head_of(t, head.first, head.last, PREPOSITIONS)], last.last - last.first
    goes_on = is_whole(t, last.first, last.last) or (t.low[last.last - 1] in _STATES and size == 2)
    goes_on = goes_on or (role in _OF_TOWNS and last.kind == ORGANISATION and size == 1)
    is_role = head.kind == UNNAMED or (head.kind == ORGANISATION and role.endswith("s"))
    joints = ("of", "from") if role.endswith("s") else ("of",)  # "officials from Latvia and Lithuania", but "an envoy from Riga and Vilnius"
    if not are_in_towns and not (is_role and goes_on and any(joint in t.low[head.first : head.last] for joint in joints)):
        return sources
    return [replace(head, last=last.last, end=last.last, name=t.slice(behind_article(t, head.first), last.last))]


def _is_town(t: Text, source: Source) -> bool:
    """Whether a name alone may be a town's: a capital that may speak for its state, or a word that is no known body's."""
    is_alone = source.last - source.first == 1 and source.kind == ORGANISATION
    return is_alone and (names_state(t, source.first, source.last) or t.low[source.first] not in vocabulary().organisations)


_OF_TOWNS = frozenset({"governors", "mayors", "heads", "leaders"})
_STATES = frozenset({"countries", "states", "nations", "governments", "republics"})


def is_whole(t: Text, first: int, last: int) -> bool:
    """Whether a phrase is a speaker on its own: a state or a known organisation."""
    first = behind_article(t, first)
    return names_state(t, first, last) or t.slice(first, last).lower() in vocabulary().organisations


def _trailing(t: Text, start: int, i: int, full_name: FullName) -> list[Source]:
    """The name right before the verb, where the phrase holds more than a source: "injuring a boy regional Governor Ivan Petrov said"."""
    at = i
    while at > start and (t.tokens[at - 1].is_name or t.low[at - 1] in vocabulary().words["titles"]):
        at -= 1
    if at > start and t.tokens[i].is_name and (t.low[at - 1] not in _OWNED or t.at(i + 1) == ","):
        source = read_source(t, at, i + 1, full_name)
        if source is not None and (source.kind in (PERSON, OUTLET) or (t.at(at - 2) in ("a", "an") and is_whole(t, at, i + 1))):
            return [source]  # "a step Moscow denounced"
    return []


_OWNED = frozenset({"of", "with", "by", "for", "against", "from", "than", "including", "between"})  # "followers of Ivo Lopes protested"


def coordinated(t: Text, start: int, floor: int, full_name: FullName) -> list[Source]:
    """Sources before "and", and before the commas of a list that leads to it."""
    found: list[Source] = []
    if t.at(start - 1) != "and":
        return found
    at = start - 2
    at -= t.at(at) == ","
    while at >= floor:
        first = _sector_start(t, boundary(t, at, floor), at, floor)
        source = read_source(t, first, at + 1, full_name) or (_bare_state(t, first, at) if at == start - 2 else None)
        stands = first <= floor or t.low[first - 1] in CLOSES or t.low[first - 1] in vocabulary().words["boundaries"]
        if (
            source is None
            or source.kind == PRONOUN
            or not stands
            or _is_told_of(t, first, at, at == start - 3)
            or (t.at(first - 1) in _RELATING and not (t.low[first - 1] in ("that", "which") and is_whole(t, first, at + 1)))
            or (at - first > 3 and any(is_verbal(t, i) for i in range(first + 1, at)))  # "Envoys haggled over grain on Monday, and the mayor said"
        ):
            return found
        if found and found[0].kind == PERSON and found[0].office is None and _is_title_of(t, source):
            found[0] = replace(found[0], first=source.first, office=source.name)  # "the prime minister, Ivo Lopes, and the mayor"
        else:
            is_aside = bool(found) and t.low[found[0].first] in vocabulary().words["articles"] and t.at(found[0].last) == ","
            is_told_of = is_aside and _is_title_of(t, found[0])
            if is_told_of and source.kind == PERSON and source.office is None:
                source = replace(source, office=found.pop(0).name)  # "Ivo Lopes, the head of the office, and the mayor"
            found.insert(0, source)
        if t.at(first - 1) != ",":
            return found
        at = first - 2
    return found


def _is_told_of(t: Text, first: int, last: int, is_last: bool) -> bool:
    """Whether words that end at token `last`, a comma or "and" behind them, belong to what is told and are no subject of a list.

    So in "jailed for spying as a cook in Bilka, and the police said", "hurting nine people, the mayor and the governor said", "two of them women".
    """
    before = t.at(first - 1)
    is_object = (before == "and" and t.at(first - 2) != ",") or (is_last and before in _GOVERNING)
    if is_object and t.at(last + 1) == ",":
        return True
    takes_object = t.low[first].endswith("ing") and not t.tokens[first].is_name and (is_number(t, first + 1) or t.low[first + 1] in _DETERMINERS)
    return takes_object or "them" in t.low[first : last + 1]


_GOVERNING = frozenset({"as", "by", "with", "than"})
_DETERMINERS = POSSESSIVES | {"a", "an", "the", "at", "some", "about", "several", "dozens", "more", "up"}


def _bare_state(t: Text, first: int, last: int) -> Source | None:
    """The state or body right before "and", behind what tells when or where: "At the meeting Berlin and London announced"."""
    start = last
    while start > first and t.tokens[start - 1].is_name:
        start -= 1
    stands = start > first and t.low[start - 1].isalpha() and t.low[start - 1] not in PREPOSITIONS | {"the", "against", "than", "between"}
    if not stands or not is_whole(t, start, last + 1) or is_adjective(t, start, last + 1):
        return None
    return Source(start, last + 1, ORGANISATION, t.slice(start, last + 1))


_RELATING = frozenset({"or", "that", "of", "in", "which", "where", "who", "whom", "whose"})


def _is_title_of(t: Text, source: Source) -> bool:
    """Whether a role before a comma is one person's: "the prime minister"."""
    return source.kind == UNNAMED and t.low[head_of(t, source.first, source.last, PREPOSITIONS)] in vocabulary().words["titles"]
