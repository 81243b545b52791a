"""A notebook on the database: `marimo edit docs/explore.py`. The data folder is $KEYEVENTS_DATA, else ./data; nothing is written."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="keyevents")


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import marimo as mo

    from warehouse.database import connect

    db = connect(Path(os.environ.get("KEYEVENTS_DATA", "data")) / "keyevents.duckdb")
    return alt, db, mo


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    # Key events

    Every row is what a bullet of the chronicle **reports**, not what happened: the same strike may be told on two days, and a number belongs to
    the one who claims it. `SELECT * FROM duckdb_columns()` explains every column.
    """)


@app.cell
def _(db, mo):
    coverage = mo.sql("SELECT page_date, n_bullets, share_coded, n_warnings FROM coverage ORDER BY page_date DESC LIMIT 30", engine=db)
    return (coverage,)


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Drones by night

    Launched against intercepted, by the one who says so. Claims of one night stand side by side; a missing night is a night without a claim, not
    a quiet one.
    """)


@app.cell
def _(db, mo):
    nights = mo.sql(
        """
        SELECT night, attacker, coalesce(claimant, 'the page') AS claimant, launched_low AS launched, intercepted_low AS intercepted
        FROM air_war
        WHERE weapon = 'drone' AND region IS NULL AND dated_by = 'event' AND coalesce(launched_low, intercepted_low) IS NOT NULL
        ORDER BY night
        """,
        engine=db,
    )
    return (nights,)


@app.cell
def _(alt, mo, nights):
    base = alt.Chart(nights).encode(x=alt.X("night:T", title=None), tooltip=["night:T", "claimant:N", "launched:Q", "intercepted:Q"])
    drones_chart = (
        alt.layer(
            base.mark_point(filled=False).encode(y=alt.Y("launched:Q", title="drones"), color="claimant:N"),
            base.mark_point(filled=True).encode(y="intercepted:Q", color="claimant:N"),
        )
        .properties(width=560, height=160)
        .facet(row=alt.Row("attacker:N", title="launched by"))
    )
    mo.vstack([drones_chart, mo.md("Open: at least so many launched. Filled: at least so many brought down.")])
    return (drones_chart,)


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Casualties by day and region

    `distinct_low` takes of each place the largest lower bound told, and of a region and its towns the larger. It is neither a floor nor a total: a
    country's total stands beside its regions'. Dead of battle, mostly soldiers, are left out. A region without a bar had no number told.
    """)


@app.cell
def _(db, mo):
    casualties = mo.sql(
        """
        SELECT date, coalesce(region, 'unknown') AS region, attacker, metric, distinct_low AS at_least, distinct_high AS at_most
        FROM daily_casualties
        WHERE metric IN ('killed', 'injured') AND NOT in_combat AND distinct_low > 0 AND dated_by <> 'period'
        ORDER BY date
        """,
        engine=db,
    )
    return (casualties,)


@app.cell
def _(alt, casualties):
    casualties_chart = (
        alt.Chart(casualties)
        .mark_bar()
        .encode(
            x=alt.X("date:T", title=None),
            y=alt.Y("at_least:Q", title="people, at least"),
            color="region:N",
            row=alt.Row("metric:N", title=None),
            tooltip=["date:T", "region:N", "attacker:N", "at_least:Q", "at_most:Q"],
        )
        .properties(width=560, height=140)
    )
    casualties_chart  # noqa: B018 - a cell shows its last expression
    return (casualties_chart,)


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Places hit

    Towns and villages at which strikes were reported, tolls of longer periods left out; what the gazetteer could not resolve has no coordinates
    and is missing here.
    """)


@app.cell
def _(db, mo):
    hits = mo.sql(
        """
        SELECT place, region, attacker, any_value(lat) AS lat, any_value(lon) AS lon, sum(reports)::BIGINT AS reports
        FROM places_hit
        WHERE kind = 'city' AND lat IS NOT NULL AND dated_by <> 'period'
        GROUP BY ALL
        """,
        engine=db,
    )
    return (hits,)


@app.cell
def _(alt, hits):
    hits_map = (
        alt.Chart(hits)
        .mark_circle(opacity=0.6)
        .encode(longitude="lon:Q", latitude="lat:Q", size="reports:Q", color="attacker:N", tooltip=["place:N", "region:N", "attacker:N", "reports:Q"])
        .project("mercator")
        .properties(width=560, height=380)
    )
    hits_map  # noqa: B018 - a cell shows its last expression
    return (hits_map,)


if __name__ == "__main__":
    app.run()
