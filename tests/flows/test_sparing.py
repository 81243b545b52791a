"""pandas stays out of the processes that make tables, and is there for whoever wants it."""

import subprocess
import sys


def test_tables_are_made_without_pandas_and_pandas_still_reads_them() -> None:
    told = """
import sys
import flows.coding
import pyarrow as pa

table = pa.table({"low": [7, None], "place": ["Dnipro", None]})
print("pandas" in sys.modules, sys.meta_path == [f for f in sys.meta_path if type(f).__name__ != "_NoPandas"])
frame = table.to_pandas()
import pandas

print(type(frame) is pandas.DataFrame, pa.Table.from_pandas(frame, schema=table.schema, preserve_index=False).equals(table))
print(pa.array(pandas.Series([1.0, None])).null_count)
"""
    shown = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["False", "True", "True", "True", "1"]
