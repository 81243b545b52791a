"""Storage only: raw archive, Parquet lake, run ledger, gazetteer file, DuckDB file, SQL views."""
