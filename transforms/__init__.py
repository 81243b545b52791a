"""Pure functions: bytes and text in, records out.

No socket, clock, environment or Prefect is used here, and no file is read but the package's own word lists and series files.
"""
