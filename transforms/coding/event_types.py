"""What kind of event a bullet reports (codebook section 2): cues of each type, weighed by where they stand and what is counted.

The speaker's own office and name tell nothing of the event and are left out; the first sentence, and its beginning, count most.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.coding.clauses import Clause
from transforms.coding.frames import frames_in
from transforms.coding.language import Text
from transforms.coding.records import Quantity
from transforms.coding.vocabulary import words_of
from transforms.coding.word_weights import learned

# in the codebook's order: the first wins a tie
TYPES = (
    "air_defence", "strike", "ground_combat", "sabotage", "prisoners", "energy", "humanitarian", "military_aid", "sanctions", "economy",
    "diplomacy", "justice", "mobilisation", "politics", "statement", "other",
)  # fmt: skip
VIOLENT = frozenset(TYPES[:4])
TOPIC_OF = {
    "air_defence": "fighting", "strike": "fighting", "ground_combat": "fighting", "sabotage": "fighting", "prisoners": "humanitarian",
    "humanitarian": "humanitarian", "justice": "politics", "politics": "politics", "mobilisation": "politics", "statement": "diplomacy",
    "diplomacy": "diplomacy",
}  # fmt: skip

# what a counted metric says of the type
_METRICS: Mapping[str, Mapping[str, float]] = {
    "intercepted": {"air_defence": 5},
    "launched": {"strike": 2, "air_defence": 1},
    "hit": {"strike": 3},
    "killed": {"strike": 2},
    "injured": {"strike": 2},
    "attacks": {"strike": 1.5, "ground_combat": 1},
    "settlements": {"ground_combat": 1, "strike": 1},
    "area": {"ground_combat": 1.5, "humanitarian": 0.5},
    "captured": {"prisoners": 2},
    "exchanged": {"prisoners": 5},
    "returned_bodies": {"prisoners": 5},
    "detained": {"justice": 2.5},
    "evacuated": {"humanitarian": 4},
    "displaced": {"humanitarian": 4},
    "without_power": {"energy": 3},
    "money": {"economy": 1, "military_aid": 0.5, "sanctions": 0.5},
    "troops": {"mobilisation": 1.5, "military_aid": 0.5, "ground_combat": 0.5},
}
# what the stance of the first speaker adds to a remark being the main claim
_JUDGING: Mapping[str, float] = {"denied": 2.0, "accused": 1.0, "warned": 1.0}
_DISCLAIMER = re.compile(
    r"\b(?:not|unable to|n't been able to|no way to)\b[^.]{0,40}\b(?:verif|confirm|corroborat|authenticat)"
    r"|\b(?:not|no)\b[^.]{0,30}\bindependent\w* (?:verif|confirm|corroborat)",
    re.IGNORECASE,
)
_BY_OUTLET = re.compile(r"\b(?:Al Jazeera|Reuters|AFP|AP|BBC|CNN|independently|reports?|claims?|accounts?|information|figures?|it)\b", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of lower-case words; those with `stars` match any ending."""

    words: tuple[str, ...]
    stars: tuple[bool, ...]
    event_type: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Cues by how they begin: single words, stems by length and text, phrases by their first two words, phrases with a star among these."""

    words: Mapping[str, Sequence[Cue]]
    stems: Mapping[int, Mapping[str, Sequence[Cue]]]
    phrases: Mapping[str, Mapping[str, Sequence[Cue]]]
    starred: Mapping[str, Sequence[Cue]]


@cache
def _lexicon() -> _Lexicon:
    """Read the cues; once a process."""
    lexicon = _Lexicon(defaultdict(list), defaultdict(lambda: defaultdict(list)), defaultdict(lambda: defaultdict(list)), defaultdict(list))
    for event_type, table in words_of("event_types").items():
        for weight, phrases in table.items():
            for phrase in dict.fromkeys(phrases):
                words = phrase.split()
                cue = Cue(tuple(w.rstrip("*") for w in words), tuple(w.endswith("*") for w in words), event_type, float(weight))
                _shelf(lexicon, cue).append(cue)
    return lexicon


def _shelf(lexicon: _Lexicon, cue: Cue) -> list[Cue]:
    """Where a cue is looked for."""
    first = cue.words[0]
    if cue.stars[0]:
        return lexicon.stems[len(first)][first]  # type: ignore[return-value]
    if len(cue.words) == 1:
        return lexicon.words[first]  # type: ignore[return-value]
    return lexicon.starred[first] if cue.stars[1] else lexicon.phrases[first][cue.words[1]]  # type: ignore[return-value]


@lru_cache(maxsize=1 << 15)
def _cues_from(word: str) -> tuple[Sequence[Cue], Sequence[Cue], Mapping[str, Sequence[Cue]]]:
    """The cues that a word is, those it may begin, and of these by their second word those without a star."""
    lexicon = _lexicon()
    stems = [cue for n, table in lexicon.stems.items() if n <= len(word) for cue in table.get(word[:n], ())]
    single = (*lexicon.words.get(word, ()), *(cue for cue in stems if len(cue.words) == 1))
    return single, (*lexicon.starred.get(word, ()), *(cue for cue in stems if len(cue.words) > 1)), lexicon.phrases.get(word, {})


def is_event(text: str, t: Text) -> bool:
    """False for a disclaimer that is the whole bullet: nobody could verify what others say."""
    if not any(word in text for word in ("verif", "confirm", "corroborat", "authenticat")):
        return True
    ends = [i for i in range(1, t.size) if t.tokens[i].sentence != t.tokens[i - 1].sentence]
    starts = [0, *ends]
    for start in starts:
        end = t.sentence_end(start)
        sentence = t.slice(start, end)
        if not (_DISCLAIMER.search(sentence) and _BY_OUTLET.search(sentence)) or end - start > 45:
            return True
    return bool(not starts)


def find_event_type(t: Text, clauses: Sequence[Clause], quantities: Sequence[Quantity], topics: frozenset[str]) -> str:
    """The type of the bullet's main claim; `topics` are those that the heading of its section names."""
    shares = foreground(t)
    scores = _scores(t, clauses, shares)
    for quantity in quantities:
        weight = 0.4 if quantity.subset else 1.0
        for event_type, value in _METRICS.get(quantity.metric, {}).items():
            scores[event_type].append(value * weight * (1.0 if _sentence_at(t, quantity.span_start) == 0 else 0.5))
    totals = {event_type: _total(values) if values else 0.0 for event_type, values in scores.items()}
    for event_type, value in _expected(topics).items():
        totals[event_type] += value
    for event_type, value in zip(TYPES, learned(t.low, shares), strict=True):
        totals[event_type] += value
    totals["statement"] += 0.5 if clauses else 0.0
    if clauses and not clauses[0].is_behind and clauses[0].sentence == 0:
        totals["statement"] += _JUDGING.get(clauses[0].stance, 0.0)
    totals["other"] += 0.4
    best = max(TYPES, key=lambda event_type: totals[event_type])
    return _settled(t, best, totals, quantities)


@lru_cache(maxsize=256)
def _expected(topics: frozenset[str]) -> Mapping[str, float]:
    """What the topics of a section add to each type: the best of them."""
    tables = [table for topic, table in words_of("topics").items() if topic in topics]
    return {event_type: max(table.get(event_type, 0.0) for table in tables) for event_type in TYPES} if tables else {}


def _total(values: Sequence[float]) -> float:
    """The strongest cue in full, each further one for half of the one before it."""
    total, share = 0.0, 1.0
    for value in sorted(values, reverse=True)[:5]:
        total += value * share
        share *= 0.5
    return total


def _sentence_at(t: Text, start: int) -> int:
    at = bisect_right(t.tokens, start, key=lambda token: token.end)
    return t.tokens[at].sentence if at < t.size else 0


def _unspoken(t: Text, clauses: Sequence[Clause]) -> list[bool]:
    """Tokens that tell nothing of the event: the speakers, their offices and what is told of them."""
    hidden = [False] * t.size
    for clause in clauses:
        for i in range(clause.source.first, min(max(clause.source.last, clause.source.hint), t.size)):
            hidden[i] = True
    return hidden


def _scores(t: Text, clauses: Sequence[Clause], shares: Sequence[float]) -> dict[str, list[float]]:
    scores: dict[str, list[float]] = {event_type: [] for event_type in TYPES}
    hidden = _unspoken(t, clauses)
    position = 0
    for event_type, weight, at in frames_in(t, hidden):
        scores[event_type].append(weight * _share(at, shares[at]))
    for i, low in enumerate(t.low):
        if hidden[i]:
            continue
        position += 1
        single, longer, phrases = _cues_from(low)
        for cue in single:
            scores[cue.event_type].append(cue.weight * _share(position, shares[i]))
        for cue in (*longer, *phrases.get(t.at(i + 1), ())) if longer or phrases else ():
            if _matches(t, i, cue):
                scores[cue.event_type].append(cue.weight * _share(position, shares[i]))
    return scores


_BACKGROUND = frozenset({"after", "following", "amid", "despite", "because", "ahead", "since", "before", "unless", "until", "although", "though"})
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_ADDING = frozenset(
    {"adding", "saying", "noting", "warning", "accusing", "calling", "urging", "blaming", "insisting", "arguing", "thanking", "promising", "claiming"}
)


def foreground(t: Text) -> list[float]:
    """How much each token belongs to the main claim: 1, less in what is told beside it ("after the attack", "who ...", "adding that ...")."""
    shares, share, opened = [], 1.0, False
    for i, low in enumerate(t.low):
        is_start = i == 0 or t.tokens[i].sentence != t.tokens[i - 1].sentence
        if is_start:
            share, opened = 1.0 if t.tokens[i].sentence == 0 else 0.5, False
        base = 1.0 if t.tokens[i].sentence == 0 else 0.5
        if t.quoted[i]:
            shares.append(share * 0.7)
            continue
        if low in (",", ";") and share < base and not opened:
            share = base
        if low == ";":
            share, opened = base * 0.5, True
        elif (low in _BACKGROUND and not (low == "since" and t.at(i + 1) == "the")) or (low in _RELATIVE and t.at(i - 1) == ","):
            share = base * 0.4
        elif low in _ADDING and t.at(i - 1) == ",":
            share, opened = base * 0.4, True
        shares.append(share)
    return shares


def _share(position: int, share: float) -> float:
    """How much a cue counts: less the later it comes, less outside the main claim."""
    return max(0.5, 1.0 - 0.015 * position) * share


def _matches(t: Text, i: int, cue: Cue) -> bool:
    for k, (word, star) in enumerate(zip(cue.words, cue.stars, strict=True)):
        low = t.at(i + k)
        if not (low.startswith(word) if star else low == word):
            return False
    return True


def _settled(t: Text, best: str, totals: Mapping[str, float], quantities: Sequence[Quantity]) -> str:
    """Collisions that the codebook decides once: of so many sent and so many brought down, or of damage, what is told first counts."""
    if best == "statement" and _accuses_of_attack(t):
        return "strike"
    if best == "strike" and _damage_by_debris(t):
        return "air_defence"
    if best in ("air_defence", "strike"):
        sent, shot = ([q.span_start for q in quantities if q.metric == metric] for metric in ("launched", "intercepted"))
        told = [q.span_start for q in quantities if q.metric in ("killed", "injured", "hit")]
        told += [token.start for token in t.tokens if token.low in _DAMAGE] if shot else []
        if shot and told and min(told) < min(shot) and totals["strike"] > 2:
            return "strike"
        if shot and sent:
            return "air_defence"
    return best


_DEBRIS = re.compile(
    r"\b(?:debris|wreckage|fragments?|shrapnel|parts|pieces|remains) (?:of|from) (?:\S+ ){0,4}?"
    r"(?:drone|missile|rocket|UAV|projectile|aircraft|munition)s?\b"
    r"|\b(?:falling|fallen|drone|missile|rocket) (?:debris|wreckage|fragments|parts)\b"
    r"|\b(?:debris|wreckage|fragments) (?:had |has |have )?(?:damaged|fell|fallen|hit|struck|set|landed|crashed|injured|wounded|killed|caused)\b"
    r"|\b(?:drone|missile|rocket) (?:that|which) (?:had been|was) (?:shot|brought) down (?:fell|crashed|landed)\b",
    re.IGNORECASE,
)
# without any of them _DEBRIS cannot match
_WRECK = frozenset({"debris", "wreckage", "fragment", "fragments", "shrapnel", "parts", "pieces", "remains", "down"})
_DAMAGE = frozenset({"damaged", "damaging", "struck", "burned", "wrecked", "collapsed", "ablaze", "fires", "hit"})
_ACCUSING = frozenset({"accused", "accuses", "accusing", "blamed", "blames", "blaming"})
_ATTACKING = frozenset(
    {"attacking", "shelling", "bombing", "striking", "hitting", "firing", "launching", "killing", "targeting", "bombarding", "destroying"}
)
_ATTACK = frozenset({"attack", "attacks", "strike", "strikes", "bombing", "shelling", "explosion", "bombardment", "raid", "raids"})


def _damage_by_debris(t: Text) -> bool:
    """Whether what was brought down does the damage, and no attack was told before."""
    if _WRECK.isdisjoint(t.low):
        return False
    found = _DEBRIS.search(t.slice(0, t.sentence_end(0)))
    return found is not None and _ATTACK.isdisjoint(token.low for token in t.tokens if token.end <= found.start() + t.tokens[0].start)


def _accuses_of_attack(t: Text) -> bool:
    """ "accused Russia of deliberately attacking", "blamed Kyiv for the shelling": an accusation of an attack is a strike."""
    if _ACCUSING.isdisjoint(t.low):
        return False
    for i, low in enumerate(t.low):
        if low in ("accused", "accuses", "accusing"):
            ends = [j for j in range(i + 1, min(i + 9, t.size)) if t.low[j] == "of"]
            if any(t.at(j + k) in _ATTACKING for j in ends for k in (1, 2)):
                return True
        if low in ("blamed", "blames", "blaming"):
            ends = [j for j in range(i + 1, min(i + 9, t.size)) if t.low[j] == "for"]
            if any(t.at(j + k) in _ATTACK for j in ends for k in (1, 2, 3)):
                return True
    return False
