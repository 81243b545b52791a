"""What the report's charts look like: Altair specifications compiled to Vega once, here, so that the page need not. No data in here.

A chart reads a named data set that the page fills and refills. Colours are CSS variables: light and dark need no redrawing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import vl_convert

# Vega measures its text before it stands in the page: the font must be named, not inherited
_FONT = "system-ui, sans-serif"
_CONFIG = {
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "domainColor": "var(--line)",
        "gridColor": "var(--grid)",
        "tickColor": "var(--line)",
        "labelColor": "var(--soft)",
        "titleColor": "var(--soft)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelPadding": 5,
        "domain": False,
        "ticks": False,
    },
    "header": {"labelColor": "var(--ink)", "labelFontSize": 13, "labelFontWeight": 600, "labelAnchor": "start", "labelOrient": "top", "title": None},
    "facet": {"spacing": 14},
}
_BY_RANK = alt.EncodingSortField("rank", op="min")


@cache
def specifications() -> dict[str, dict[str, Any]]:
    """Vega specifications by name, made once a process; their data sets are named `rows`, the map's also `countries` and `regions`."""
    charts = {
        "nights": _bars(170, "weapons"),
        "weeks": _bars(120, "people"),
        "types": _bars(44, None),
        "ranks": _ranks(),
        "map": _map(),
        "calendar": _calendar(),
    }
    return {name: _compiled(chart) for name, chart in charts.items()}


def _compiled(chart: Any) -> dict[str, Any]:
    spec = chart.to_dict()
    spec["config"] = _CONFIG
    vega: dict[str, Any] = vl_convert.vegalite_to_vega(spec)
    _hush(vega["marks"])
    return vega


def _hush(marks: list[dict[str, Any]]) -> None:
    """Thousands of marks are no reading matter: the figure is one image to a screen reader, with its table beside it."""
    for mark in marks:
        mark["aria"] = False
        _hush(mark.get("marks", []))


def _of(kind: str) -> Any:
    return alt.Chart().transform_filter(alt.datum.kind == kind)


def _bars(height: int, unit: str | None) -> Any:
    """Bars over time in one panel per side or type: counts, their bounds, rival claims, and the days without a page.

    A row has panel, rank (of the panel), kind, t0, t1, tm (start, end, middle: milliseconds UTC), y0, y1, hue and key (what a click asks for).
    """
    x = alt.X("t0:T", scale=alt.Scale(type="utc", nice=False), axis=alt.Axis(title=None, grid=False, labelFlush=True, tickCount=6, formatType="utc"))
    y = alt.Y("y0:Q", axis=alt.Axis(title=unit, tickCount=3 if height > 60 else 2, format="~s" if height > 60 else "d"), scale=alt.Scale(zero=True))
    hue = alt.Color("hue:N", scale=None)
    span = {"x": x, "x2": "t1:T", "y": y, "y2": "y1:Q", "color": hue}
    point = {"x": x.copy(), "y": alt.Y("y1:Q"), "color": hue}
    point["x"]["shorthand"] = "tm:T"
    layers = [
        _of("gap").mark_rect(color="var(--gap)").encode(x=x, x2="t1:T"),
        _of("light").mark_rect(opacity=0.38, cursor="pointer").encode(**span),
        _of("solid").mark_rect(cursor="pointer").encode(**span),
        _of("bound").mark_rect(opacity=0.3, cursor="pointer").encode(**span),
        _of("open").mark_point(shape="triangle-up", filled=True, size=26, opacity=1, cursor="pointer").encode(**point),
        _of("rival").mark_point(shape="diamond", filled=False, size=34, strokeWidth=1.4, opacity=1, cursor="pointer").encode(**point),
        _of("none").mark_point(shape="circle", filled=False, size=9, strokeWidth=1, opacity=0.9).encode(**point),
    ]
    chart = alt.layer(*layers, data=alt.NamedData("rows")).properties(width=600, height=height)
    return chart.facet(row=alt.Row("panel:N", sort=_BY_RANK, header=alt.Header(title=None, labelPadding=4))).resolve_scale(y="independent")


def _ranks() -> Any:
    """Horizontal bars by rank, in one panel per unit. A row has panel, rank (of the panel), kind, label, order, x0, x1, hue, text and key."""
    y = alt.Y("label:N", sort=alt.EncodingSortField("order", op="min"), axis=alt.Axis(title=None, labelLimit=150, labelColor="var(--ink)"))
    x = alt.X("x0:Q", axis=None, scale=alt.Scale(zero=True, padding=0))
    hue = alt.Color("hue:N", scale=None)
    layers = [
        _of("solid").mark_bar(height=13, cursor="pointer").encode(y=y, x=x, x2="x1:Q", color=hue),
        _of("light").mark_bar(height=13, opacity=0.38, cursor="pointer").encode(y=y, x=x, x2="x1:Q", color=hue),
        _of("text").mark_text(align="left", dx=5, fontSize=12, color="var(--soft)").encode(y=y, x=alt.X("x1:Q"), text="text:N"),
    ]
    chart = alt.layer(*layers, data=alt.NamedData("rows")).properties(width=300, height=alt.Step(23))
    return chart.facet(row=alt.Row("panel:N", sort=_BY_RANK)).resolve_scale(x="independent", y="independent")


def _map() -> Any:
    """Countries and regions where outlined, a dot per place, a ring for what is told of a whole region or district; area by count.

    A row has kind (place or area), lat, lon, count, hue and key.
    """
    encoded = {
        "longitude": "lon:Q",
        "latitude": "lat:Q",
        "size": alt.Size("count:Q", scale=alt.Scale(type="linear", zero=True, range=[10, 620]), legend=None),
        "color": alt.Color("hue:N", scale=None),
    }
    rows = alt.Chart(alt.NamedData("rows"))
    # the page sets centre and scale by its frame
    at = alt.Projection(type="mercator", center=[0, 0], scale=alt.ExprRef("width"), translate=alt.ExprRef("[width / 2, height / 2]"))
    layers = [
        alt.Chart(alt.NamedData("countries")).mark_geoshape(fill="var(--land)", stroke="var(--border)", strokeWidth=0.7),
        alt.Chart(alt.NamedData("regions")).mark_geoshape(fill="var(--home)", stroke="var(--border)", strokeWidth=0.6),
        rows.transform_filter(alt.datum.kind == "area").mark_point(opacity=0.9, strokeWidth=1.6, cursor="pointer", clip=True).encode(**encoded),
        rows.transform_filter(alt.datum.kind == "place")
        .mark_circle(opacity=0.62, stroke="var(--card)", strokeWidth=0.7, cursor="pointer", clip=True)
        .encode(**encoded),
    ]
    return alt.layer(*layers).properties(width=900, height=520).project(**at.to_dict())


def _calendar() -> Any:
    """A cell per day, weeks across. A row has kind (gap or solid), t0, t1, weekday, alpha and key."""
    x = alt.X("t0:T", scale=alt.Scale(type="utc", nice=False), axis=alt.Axis(title=None, grid=False, labelFlush=True, tickCount=6, formatType="utc"))
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    y = alt.Y("weekday:O", sort=days, scale=alt.Scale(domain=days), axis=alt.Axis(title=None, grid=False, values=["Mon", "Wed", "Fri", "Sun"]))
    layers = [
        _of("gap").mark_rect(fill="var(--gap)", stroke="var(--alarm)", strokeWidth=1.2).encode(x=x, x2="t1:T", y=y),
        _of("solid").mark_rect(fill="var(--calm)", cursor="pointer").encode(x=x, x2="t1:T", y=y, opacity=alt.Opacity("alpha:Q", scale=None)),
    ]
    return alt.layer(*layers, data=alt.NamedData("rows")).properties(width=600, height=112)
