"""Nuclear plants told without that noun: "the Zaporizhia station", "Khmelnytskyi’s reactors"."""

from __future__ import annotations

from transforms.coding.places.mentions import Mention
from transforms.coding.text.language import Text

# places that give their names to nuclear plants
PLANTS = frozenset(
    "Zaporizhia Zaporizhzhia Zaporizhzhya Zaporozhye Rivne Khmelnytskyi Khmelnytsky Chornobyl Chernobyl Kursk Smolensk Leningrad Kalinin "
    "Novovoronezh Balakovo Rostov Astravets Ostrovets Paks Akkuyu Belene Kozloduy Dukovany Temelin Mochovce Bohunice".split()
)
# ... and these to no other station
_ALONE = frozenset({"Astravets", "Ostrovets", "Novovoronezh", "Akkuyu", "Kozloduy"})
# trains stop at the stations of the others
_STATIONS = _ALONE | frozenset("Zaporizhia Zaporizhzhia Zaporizhzhya Zaporozhye Rivne Khmelnytskyi Khmelnytsky Chornobyl Chernobyl".split())
_CONTEXT = frozenset("nuclear reactor reactors iaea rosatom rosenergoatom energoatom grossi kotin likhachev radiation atomic".split())


def plant_at(t: Text, i: int) -> Mention | None:
    """The nuclear plant that the name at `i` means by what stands beside it, in a bullet that speaks of nuclear things."""
    noun = t.at(i + 1)
    behind = t.at(i + 2) if noun == "'s" else noun
    if behind in ("reactor", "reactors") or (noun == "'s" and behind == "nuclear"):
        return Mention(i, i + 1, i + 1, "npp")
    is_nuclear = t.tokens[i].text in _ALONE or not _CONTEXT.isdisjoint(t.low[max(0, i - 60) : i + 60])
    return Mention(i, i + 1, i + 2, "npp") if noun == "station" and t.tokens[i].text in _STATIONS and is_nuclear else None
