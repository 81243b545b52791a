"""All or none of those just counted: "killing all of them", "none of whom survived", "said that both were arrested"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.heads import lexicon
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.text.split import Words


def from_everyone(words: Words, readings: Sequence[Reading]) -> None:
    """People counted without a verb of their own take what befell all of them, or what none of them escaped."""
    if _WHOLE.isdisjoint(words.low):
        return
    for at in [at for at, word in enumerate(words.low) if word in _WHOLE]:
        metric = _befell(words, at)
        source = next((r for r in reversed(readings) if r.phrase.last <= at and group_of(r.phrase) == "people"), None)
        if metric is None or source is None or source.metric is not None or source.phrase.form != "number":
            continue
        if words.sentence[at] - words.sentence[source.phrase.first] <= 1 and (words.low[at] != "both" or source.phrase.value == _PAIR):
            source.metric, source.weight = metric, 0


_WHOLE = frozenset({"all", "both", "everyone", "everybody", "each"})
_PAIR = 2


def _befell(words: Words, at: int) -> str | None:
    """What is told of the quantifier at token `at`, as object or as subject."""
    before = words.at(at - 1)
    end = at + 1 + 2 * (words.joined(at + 1, 2) in _OF_THEM) + (words.at(at + 1) in ("aboard", "inside"))
    if before in _DOING and (end > at + 1 or words.at(end) in ("", ".", ",", ";")):
        return _DOING[before]
    while words.at(end) in _LIGHT:
        end += 1
    return _DONE.get(words.at(end)) if words.at(end - 1) in lexicon().be or words.at(end) in _BY_THEMSELVES else None


_OF_THEM = frozenset({"of them", "of whom", "of those", "on board"})
_LIGHT = frozenset({"were", "was", "are", "have", "had", "been", "also", "now", "later", "reportedly", "then", "soon", "since", "seriously", "badly"})
_BY_THEMSELVES = frozenset({"died", "perished", "drowned", "suffocated", "surrendered"})
_DOING = {
    "killing": "killed", "killed": "killed", "kills": "killed", "wounding": "injured", "injuring": "injured", "hurting": "injured",
    "wounded": "injured", "injured": "injured", "arresting": "detained", "detaining": "detained", "detained": "detained",
    "arrested": "detained", "capturing": "captured", "rescuing": "evacuated", "evacuating": "evacuated",
}  # fmt: skip
_DONE = {
    "killed": "killed", "died": "killed", "dead": "killed", "perished": "killed", "drowned": "killed", "suffocated": "killed", "executed": "killed",
    "murdered": "killed", "shot": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured", "hospitalised": "injured",
    "arrested": "detained", "detained": "detained", "jailed": "detained", "caught": "detained", "captured": "captured",
    "surrendered": "captured", "evacuated": "evacuated", "missing": "missing",
}  # fmt: skip
