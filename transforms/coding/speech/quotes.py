"""Which quoted words are whose, and which are none of anybody's: scare quotes and names (codebook section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.means import BRINGING
from transforms.coding.speech.source import ORGANISATION, OUTLET, UNNAMED
from transforms.coding.text.language import Quote, Text
from transforms.coding.text.vocabulary import PARTICIPLE, vocabulary


def add_quotes(t: Text, clauses: Sequence[Clause]) -> None:
    """Give each quote to the clause of its speaker; those that nobody says are nobody's."""
    for quote in t.quotes:
        if _is_spoken(t, quote):
            owner = _owner(t, quote, clauses)
            if owner is not None:
                owner.quotes.append(quote)


def _is_spoken(t: Text, quote: Quote) -> bool:
    """No scare quotes of one or two words, no names."""
    words = [i for i in range(quote.first + 1, quote.last) if t.low[i][0].isalnum()]
    if len(words) < 3 or len(t.text[quote.start : quote.end].split()) < 3:
        return False
    named = vocabulary().words["named_so"]
    if t.at(quote.last + 1) in named and t.at(quote.first - 1) in ("the", "a", "an", "'s", "its", "his", "her", "their"):
        return False
    if len(words) == 3 and t.low[words[0]] == "special" and t.low[words[1]] == "military":
        return False  # what Moscow calls its war
    if t.slice(words[0], words[-1] + 1).lower() in vocabulary().organisations:
        return False  # "the “coalition of the willing”"
    if t.at(quote.first - 1) in _NAMING and t.at(quote.first - 2) in named:
        return False  # "a hotline called “Find me again”"
    if t.at(quote.first - 2) == "who" and t.at(quote.first - 1) in _UTTERED and t.at(quote.first - 3) != ",":
        return False  # "the man who shouted “...”"
    if t.at(quote.first - 1) in _INSCRIBED and t.at(quote.last + 1) in ("on", "written", "painted", "in", "across"):
        return False
    if t.low[quote.last - 1] in ("!", "?", ".") and all(t.tokens[i].text.isupper() for i in words):
        return True  # "“HAVE THE MEETING, NOW!!!”"
    is_name = t.tokens[words[-1]].is_name and all(t.tokens[i].is_name or (t.low[i] in _WITHIN_NAMES and i > words[0]) for i in words)
    return t.at(quote.first - 1) != "so-called" and not is_name


# "the “Battle of Lypa” had begun"
_WITHIN_NAMES = frozenset({"of", "the"})
# "coffins with the words “...” on them", "a banner reading “...”": what is written on a thing
_INSCRIBED = frozenset(
    {"words", "slogan", "inscription", "message", "text", "graffiti", "caption", "lettering", "reading", "bearing", "saying", "inscribed"}
)


_UTTERED = frozenset({"said", "shouted", "wrote", "cried", "yelled", "sang", "chanted"})


_NAMING = frozenset({"called", "named", "dubbed", "titled", "entitled", "codenamed"})


def _owner(t: Text, quote: Quote, clauses: Sequence[Clause]) -> Clause | None:
    speakers = [clause for clause in clauses if clause.source.kind != OUTLET] or list(clauses)
    sentences = {t.tokens[i].sentence for i in (quote.first, quote.last)}
    if quote.first > 0 and t.low[quote.first - 1] in (",", ":"):
        sentences.add(t.tokens[quote.first - 1].sentence)
    after = quote.last + 1 + (t.at(quote.last + 1) == ",")
    following = [
        clause
        for clause in speakers
        if (quote.last < clause.first <= after + 1 and t.low[clause.first - 1] not in _SUBORDINATE) or clause.verb in (after, after - 1)
    ]
    if following and _adds(t, following[0]) and any(c.sentence in sentences and c.first < quote.first for c in speakers):
        following = []  # "The agency had heard blasts “at a distance”, its chief adding that"
    if following and _begins_anew(t, quote, following[0]) and any(c.first < quote.first for c in speakers):
        following = []
    is_new_part = t.at(after) in ("and", "but", "while") and any(c.first < quote.first and c.sentence in sentences for c in speakers)
    if following and not is_new_part and t.at(quote.last + 1) not in (";", ".") and not _is_led_up_to(t, quote, speakers):
        if (passed_on := _passed_on(t, quote, following[0], speakers)) is not None:
            return passed_on
        return following[0]
    here = [clause for clause in speakers if clause.sentence in sentences]
    ahead = [clause for clause in here if clause.first < quote.first]
    if len(ahead) > 1 and _goes_on(t, quote, ahead[-2], ahead[-1]):
        return ahead[-2]
    if len(ahead) > 1 and _is_beside(t, quote, ahead[-1]):
        return ahead[-2]
    if ahead and (closing := _closes_part(t, quote, ahead[-1], here)) is not None:
        return closing
    if ahead:
        return next(c for c in ahead if c is ahead[-1] or c.verb == ahead[-1].verb >= 0)  # of two who say it together the first
    if here:
        return here[0]
    earlier = [clause for clause in speakers if clause.first < quote.first]
    if earlier and t.at(earlier[-1].first - 1) in _SUBORDINATE:  # "“...,” he said, hours after the Kremlin accused them. “...”"
        quoted = [clause for clause in earlier[:-1] if clause.sentence == earlier[-1].sentence and clause.quotes]
        return (quoted or earlier)[-1]
    return earlier[-1] if earlier else None


def _closes_part(t: Text, quote: Quote, before: Clause, here: Sequence[Clause]) -> Clause | None:
    """Who says at the end what stands behind a semicolon: "Putin asked for it; he was “in no position to ask” for more, Austin responded"."""
    if not t.has_semicolon(before.first, quote.first):
        return None
    closing = (c for c in here if c.first > quote.last and c.is_behind and not t.has_semicolon(quote.last, c.first))
    return next(closing, None)


# "He said they may be “forced to go on” after she said ...": hers is another claim
# ... and so is theirs whom it brought to speak
_SUBORDINATE = frozenset({"which", "after", "before", "when", "while", "because", "since", "though", "although"}) | BRINGING


def _begins_anew(t: Text, quote: Quote, clause: Clause) -> bool:
    """Whether a sentence of its own stands behind a quote: "“There are dead.” He said nine were missing", not "“There are dead.” The mayor said."."""
    is_behind = t.tokens[clause.first].sentence > t.tokens[quote.last].sentence
    asks = t.low[quote.last - 1] == "?" and t.low[clause.verb] in ("asked", "asks")  # "“Who pays?” Ivo Lopes asked back"
    return is_behind and clause.verb >= 0 and not asks and t.at(clause.verb + 1) not in (".", ",", "on", "in", "at", "")


def _adds(t: Text, clause: Clause) -> bool:
    """Whether a participle is all that a clause says by: ", its chief adding that"."""
    verb = vocabulary().verbs.get(t.low[clause.verb]) if clause.verb > clause.source.first else None
    return verb is not None and verb.form == PARTICIPLE


def _goes_on(t: Text, quote: Quote, outer: Clause, inner: Clause) -> bool:
    """Whether "and that" goes on with what one says behind what he said of another: "Rutte said allies had promised jets and that it “must do”"."""
    if not 0 <= outer.verb < inner.first <= outer.verb + 3 or outer.verb == inner.verb:
        return False
    that = next((j for j in range(quote.first - 1, inner.verb, -1) if t.low[j] == "that"), 0)
    return t.at(that - 1) == "and" and that > inner.verb and "that" not in t.low[inner.verb : that]


def _is_beside(t: Text, quote: Quote, inner: Clause) -> bool:
    """Whether a reason that quotes is given for the main claim: "ruled out jets, which the president had offered, because they “need them”"."""
    if t.at(inner.first - 1) != "which" or t.at(inner.verb - 1) != "had":
        return False
    return any(t.low[j] == "," and t.low[j + 1] in ("because", "since", "as") for j in range(max(inner.verb, inner.last), quote.first))


def _is_led_up_to(t: Text, quote: Quote, speakers: Sequence[Clause]) -> bool:
    """Whether a colon leads up to a quote that ends its sentence, behind somebody's verb: "He thought it plain: “It’s us.” She disagreed"."""
    if t.at(quote.first - 1) != ":" or quote.last + 1 >= t.size or t.tokens[quote.last + 1].sentence == t.tokens[quote.first].sentence:
        return False
    sentence = t.tokens[quote.first - 1].sentence
    return any(clause.sentence == sentence and clause.first < quote.first for clause in speakers)


def _passed_on(t: Text, quote: Quote, carrier: Clause, speakers: Sequence[Clause]) -> Clause | None:
    """Whose words others but pass on: "Xi called it “a lasting peace”, according to two officials"; None where the words are their own."""
    sentence = t.tokens[quote.first].sentence
    ahead = [c for c in speakers if c is not carrier and c.sentence == sentence and 0 <= c.verb < quote.first]
    if not ahead or carrier.source.kind not in (ORGANISATION, UNNAMED) or t.at(carrier.first - 1) != ",":
        return None
    is_parted = any(t.low[i] in _PARTING for i in range(ahead[-1].verb + 1, quote.first))
    return None if is_parted or ahead[-1].source.name == carrier.source.name else ahead[-1]


_PARTING = frozenset({",", ";", ":", "and", "but", "while", "what", "which", "who"})
