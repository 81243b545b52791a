"""Numbers of what stands without one behind a verb: "would send instructors, several hundred of them in the end"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.coding.quantities.cues import Cue
from transforms.coding.quantities.heads import find_head, lexicon
from transforms.coding.quantities.meanings import meaning_of
from transforms.coding.quantities.objects import is_object
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.sharing import take
from transforms.coding.text.split import Words


def go_back(words: Words, readings: Sequence[Reading], n: int, cues: Sequence[Cue], exchange: bool) -> None:
    """ "launched Shaheds at Odesa, 14 of them": the number takes the metric that the verb gives to the plural."""
    reading = readings[n]
    first = reading.phrase.first
    cue = next((c for c in reversed(cues) if c.last < first), None)
    if cue is None or not cue.forward or words.sentence[cue.first] != words.sentence[first] or first - cue.last > _SIGHT:
        return
    head = find_head(words, cue.last, 2, lexicon())
    if head is None or not head.plural or (n and readings[n - 1].phrase.first >= cue.last) or words.low[cue.last] in lexicon().stops:
        return
    named = Reading(replace(reading.phrase, noun=head.noun, head=head.word, form="number"))
    metric = meaning_of(words, cue, named, exchange)
    if metric in _GONE_BACK_TO and is_object(words, cue, named, metric):
        take(reading, metric, 3)


_SIGHT = 14
_GONE_BACK_TO = frozenset({"launched", "intercepted", "troops", "captured", "exchanged", "killed", "injured"})
