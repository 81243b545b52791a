"""Nuclear plants told without that noun: "the Zaporizhia station", "Khmelnytskyi’s reactors", "nuclear plants, among them Chornobyl"."""

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
_REACTORS = frozenset({"reactor", "reactors"})
_AT_A_PLANT = frozenset("unit units reactor reactors zone experts inspectors monitors".split())
_SINGLING_OUT = frozenset({"including", "them", "like", "as"})
_SITES = frozenset({"plants", "stations", "sites"})


def plant_at(t: Text, i: int) -> Mention | None:
    """The nuclear plant that the name at `i` means by what stands beside it, in a bullet that speaks of nuclear things."""
    noun = t.at(i + 1)
    if noun == "'s" and (t.at(i + 2) in _REACTORS or (t.at(i + 2) == "nuclear" and t.at(i + 3) in ("plant", "station", "reactors", "reactor"))):
        return Mention(i, i + 1, i + 1, "npp")
    if noun in _REACTORS:
        return Mention(i, i + 1, i + 1, "npp")
    if _CONTEXT.isdisjoint(t.low[max(0, i - 60) : i + 60]) and not (t.tokens[i].text in _ALONE and noun == "station"):
        return None
    if noun == "station" and t.tokens[i].text in _STATIONS:
        return Mention(i, i + 1, i + 2, "npp")
    before = t.at(i - 1)
    if before == "at" and t.at(i - 2) in _AT_A_PLANT:
        return Mention(i, i + 1, i + 1, "npp")
    is_told = (
        before in _SINGLING_OUT
        and not _SITES.isdisjoint(window := t.low[max(t.sentence_start(i), i - 6) : i])
        and "nuclear" in t.low[max(0, i - 10) : i]
    )
    return Mention(i, i + 1, i + 1, "npp") if is_told and "region" not in window else None
