"""The main module of a deployed run: Prefect's engine and nothing else.

Processes that a run spawns import its main module anew. Were that Prefect's, each would spend a second on Prefect, which it has no use for.
"""

import runpy

if __name__ == "__main__":
    runpy.run_module("prefect.engine", run_name="__main__")
