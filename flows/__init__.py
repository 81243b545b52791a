"""Orchestration and the edge of the network: Prefect flows, settings, clock, command line."""

import os

# Prefect phones home unless told not to, and reads this when it is first imported
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
