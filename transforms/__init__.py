"""Pure functions: bytes and text in, records out.

No socket, clock, environment or Prefect is used here, and no file is read but the package's own word lists and series files.
"""

# Version of the rules that read and code a page: a higher one calls for `keyevents reparse`.
CODER_VERSION = "38"
