"""Names of villages, told by how they end: for such as the gazetteer lacks."""

from __future__ import annotations

from transforms.coding.places.false_names import opens_sentence
from transforms.coding.places.place_words import Grammar
from transforms.coding.places.placements import stands_alone
from transforms.coding.text.language import Text

# how names of villages end, and hardly those of people
_ENDINGS = tuple("vka nka rka ino ovo evo oye ske hne nya nia tsi tsy ivsk ovsk evsk hrad grad pole dar".split())
# ... and those of nothing else, in names of some length
_SURE, _LONG = ("ivka", "ovka", "evka", "skoye", "kovo"), 8
STATES = frozenset({"was", "were", "had", "has", "is"})
_TAKEN = frozenset(
    "seized taken captured liberated retaken recaptured freed shelled bombed occupied lost burning encircled surrounded cleared".split()
)


def ends_like_village(name: str) -> bool:
    return name.endswith(_ENDINGS)


def is_village(t: Text, first: int, last: int, g: Grammar) -> bool:
    """Whether a name at the end of its capitalised words can be but a village's: by its form, or fought over where it opens a sentence."""
    name = t.slice(first, last)
    if opens_sentence(t, first):
        return name.endswith(_ENDINGS) and _is_fought_over(t, last)
    return last - first == 1 and len(name) >= _LONG and name.endswith(_SURE) and stands_alone(t, last, g)


def _is_fought_over(t: Text, last: int) -> bool:
    """ "Novoliubivka in the X region had been seized"."""
    if t.at(last) not in STATES and t.at(last) not in ("in", "near"):
        return False
    verb = next((j for j in range(last, min(last + 6, t.size)) if t.low[j] in STATES), None)
    return verb is not None and not _TAKEN.isdisjoint(t.low[verb + 1 : verb + 4])
