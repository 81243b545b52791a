"""What the words around a source say of its ties: what it runs, whom it is close to, what is known of its name."""

from __future__ import annotations

from transforms.coding.speech.source import PERSON, Source
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

_OWNERS = frozenset({"operator", "owner", "maker", "manufacturer", "builder", "supplier", "publisher", "parent", "developer"})


def runs_it(t: Text, source: Source) -> bool:
    """Whether an unknown firm is told by what it runs: "Helix, its operator"."""
    its = next((i for i in range(source.last, source.hint) if t.low[i] == "its"), None)
    return its is not None and t.at(its + 1) in _OWNERS and source.name.lower() not in vocabulary().organisations


def of_known_name(source: Source, owner: str | None) -> str | None:
    """The side of "its president, Ursula von der Leyen": what is known of a full name counts more than the state that "its" may mean."""
    parts, people = source.name.split(), vocabulary().people
    if source.kind != PERSON or len(parts) < 2 or owner in (None, "EU", "NATO", "UN"):
        return owner
    return next((people[name] for name in (source.name, " ".join(parts[-3:]), " ".join(parts[-2:])) if name in people), owner)


def until_tie(t: Text, told: range) -> range:
    """The words that tell of a source, without whom it is close to: "a hacker group tied to Russian intelligence"."""
    tie = next((i for i in range(told.start + 1, told.stop) if t.low[i] in _TIES and t.at(i + 1) in ("to", "with")), None) if len(told) > 3 else None
    return told if tie is None else range(told.start, tie)


_TIES = frozenset({"tied", "linked", "loyal", "close", "affiliated", "connected", "allied", "ties", "links", "sympathetic"})
