"""Who speaks for the occupier: whom he has put in office, and who runs what he holds."""

from __future__ import annotations

from transforms.coding.speech.source import Source
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary
from transforms.series import Series

INSTALLED = frozenset({"who", "whom", "installed", "appointed", "put", "named", "imposed"})
_IN_CHARGE = frozenset({"charge", "installed", "appointed", "named", "imposed"})


def installed_by_occupier(t: Text, source: Source, series: Series) -> bool:
    """Whether a person is told to hold his office from the other side: "Ivo Lopes, who was put in charge of the town by Moscow"."""
    first = source.last + (t.at(source.last) == ",")
    end = next((j for j in range(first, min(first + 14, t.size)) if t.low[j] in (",", ";", ".")), first)
    if _IN_CHARGE.isdisjoint(t.low[first:end]):
        return False
    who = [i for i in range(first + 1, end) if t.tokens[i].is_name and (t.low[i - 1] == "by" or t.low[first] == "whom")]
    codes = {match[1].code for i in who if (match := name_at(t.tokens, i, vocabulary().countries)) is not None}
    return series.other_side(series.home) in codes


def is_occupied(t: Text, source: Source) -> bool:
    """Whether what "its" stands for is in the occupiers' hands: "The Russian-held plant ..., its management wrote"."""
    words, before = vocabulary().words, t.low[t.sentence_start(source.first) : source.first]
    return not words["occupiers"].isdisjoint(before) or (t.low[source.last - 1] in _RUNNING and not words["held"].isdisjoint(before))


_RUNNING = frozenset({"management", "administration", "director", "manager", "operator", "authorities", "spokesman", "spokeswoman", "leadership"})
