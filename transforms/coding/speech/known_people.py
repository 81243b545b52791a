"""Which people a text names whose side is known: by their whole name or by its end."""

from __future__ import annotations

from transforms.coding.text.language import Text
from transforms.coding.text.tokens import as_listed
from transforms.coding.text.vocabulary import vocabulary


def known_as(name: str) -> str | None:
    """The longest end of a name that somebody is known by: "Ursula von der Leyen", "Zelenskyy" for "Volodymyr Zelenskyy"."""
    name = as_listed(name)
    parts, people = name.split(), vocabulary().people
    return next((tail for tail in (name, *(" ".join(parts[-size:]) for size in (3, 2, 1))) if tail in people), None)


def first_known(t: Text, first: int, last: int) -> str | None:
    """The first person known among the tokens [first, last), by two names or by the last."""
    people = vocabulary().people
    names = (name for at in range(first, last) if t.tokens[at].is_name for name in (t.slice(max(0, at - 1), at + 1), t.tokens[at].text))
    return next((name for name in names if name in people), None)
