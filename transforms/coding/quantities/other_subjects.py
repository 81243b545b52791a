"""Verbs that stand behind a phrase and speak of somebody or something else: "a tent which a missile destroyed"."""

from __future__ import annotations

from transforms.coding.quantities.cues import Cue, context_words
from transforms.coding.quantities.heads import PEOPLE, WEAPONS, lexicon
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.text.split import Words


def is_other_subject(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool:
    """Whether the verb speaks of another: "which a missile destroyed", "a judge remanded him in custody"."""
    before, verb = words.at(phrase.first - 1), words.at(cue.first - 1 - words.at(cue.first - 1).endswith("ly"))
    if phrase.noun in WEAPONS:
        relative = before in ("which", "whom") or (before == "that" and phrase.form == "article")
        return relative and metric in ("intercepted", "hit") and cue.participle and distance == 0 and verb not in lexicon().be
    if phrase.noun not in PEOPLE:
        return False
    if phrase.value > 1 and distance > 0 and verb in ("was", "is") and before != "of" and phrase.head not in _COLLECTIVE:
        return True
    if phrase.form == "definite":
        return metric == "displaced" and words.at(cue.first) == "fled"  # "his deputy fled"
    if metric == "detained" and phrase.form == "article" and phrase.head in _COURTS and distance > 0:
        # "a judge remanded him in custody", "a judge ordered him to be held"
        return words.at(phrase.last) == "ordered" or (not cue.participle and lexicon().be.isdisjoint(words.low[phrase.last : cue.first]))
    return (
        phrase.form == "article"
        and metric == "evacuated"
        and words.at(cue.first) in ("got", "came", "made")
        and context_words("evacuation").isdisjoint(words.low)
    )


_COURTS = frozenset({"judge", "prosecutor", "magistrate", "investigator", "policeman", "officer", "detective", "police officer", "bailiff"})
_COLLECTIVE = frozenset({"family", "couple", "crew", "staff", "personnel", "military", "people"})
