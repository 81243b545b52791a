"""What a release says of itself: citation, licences, and the Frictionless data package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from transforms.schemas import withheld_as
from transforms.series import Series
from transforms.tables import Column, Table

# how the CSV gives the Parquet back
_READING = (
    "Text that begins like a formula, on any line, stands behind an apostrophe: to read it, take one apostrophe from each line that begins with "
    "apostrophes and then = + - @, a tab or a return. An empty cell is NULL where the column is not required; in a withheld column it is "
    "what the column's description says. Lists are JSON, instants UTC."
)
_KINDS = {"text": "string", "int": "integer", "int64": "integer", "double": "number", "bool": "boolean", "date": "date", "timestamptz": "datetime"}
_LICENCES = """What each part of this release may be used for

- The data (parquet/, csv/, geo/, the DuckDB file): facts gathered from a public news chronicle, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
- Places: ids, names and coordinates are of GeoNames (https://www.geonames.org/), CC BY 4.0.
- The sentences of the chronicle, "{title}" ({site}), belong to {publisher}. {sentences}
- The program that made this: Apache-2.0.
"""


def licences(series: Series, with_text: bool) -> str:
    """What each part of the release may be used for."""
    told = "This copy holds them: it is for your own use and may not be passed on." if with_text else "They are withheld here."
    return _LICENCES.format(title=series.title, site=series.site, publisher=series.publisher, sentences=told)


def citation(series: Series, version: str, day: str, content: str, with_text: bool) -> str:
    """The citation of the release, dated by its newest page and not by the clock: the same lake gives the same file."""
    quoted = partial(json.dumps, ensure_ascii=False)  # YAML reads JSON's strings
    return (
        "cff-version: 1.2.0\nmessage: Cite this data as below; a single number by page_id@revision#position.\n"
        f"title: {quoted(f'{_title(series, with_text)}, release {day}')}\ntype: dataset\n"
        "authors:\n  - name: The keyevents authors\n"
        f'version: "{day}"\ndate-released: "{day}"\nlicense: CC-BY-4.0\nabstract: "Made by keyevents {version}."\n'
        f"identifiers:\n  - type: other\n    value: {content}\n    description: What parquet/ holds, which no other release of the day does\n"
        f"references:\n  - type: serial\n    title: {quoted(series.title)}\n    authors:\n      - name: {quoted(series.publisher)}\n"
        f"    url: {series.site}\n"
        "  - type: database\n    title: GeoNames\n    authors:\n      - name: GeoNames\n    url: https://www.geonames.org/\n"
    )


def _title(series: Series, with_text: bool) -> str:
    return f"keyevents: “{series.title}” as data{', with its sentences' if with_text else ''}"


def package(series: Series, version: str, day: str, content: str, with_text: bool, tables: Sequence[tuple[Table, int]]) -> dict[str, object]:
    """The Frictionless data package of the CSV files."""
    withheld = "" if with_text else " Columns of the publisher's sentences are empty."
    return {
        "profile": "tabular-data-package",
        "name": f"keyevents-{series.name}{'-with-text' if with_text else ''}",
        "id": content,
        "title": _title(series, with_text),
        "version": day,
        "description": f"Made by keyevents {version}. {_READING}{withheld}",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}],
        "sources": [
            {"title": f"{series.publisher}: {series.title}", "path": series.site},
            {"title": "GeoNames", "path": "https://www.geonames.org/"},
        ],
        "resources": [_resource(table, n, with_text) for table, n in tables],
    }


def _resource(table: Table, n_rows: int, with_text: bool) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"csv/{table.name}.csv",
        "description": f"{table.description} {n_rows} rows.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(column, with_text) for column in table.columns], "primaryKey": list(table.key), "missingValues": [""]},
    }


def _field(column: Column, with_text: bool) -> dict[str, object]:
    is_withheld = not with_text and column.is_sentence
    description = f"{column.description}. {withheld_as(column)}" if is_withheld else column.description
    field: dict[str, object] = {"name": column.name, "type": _KINDS.get(column.type, "array"), "description": description}
    constraints: dict[str, object] = {} if column.nullable or is_withheld else {"required": True}
    constraints |= {"enum": list(column.allowed)} if column.allowed else {}
    return field | ({"constraints": constraints} if constraints else {})
